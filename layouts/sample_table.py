"""Factual verification of drawn members, one row an area or a party: the sample, how it was met, and its projection."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t, tn
from data.answers import SampleState
from data.rules import krejcie_morgan_sample_size
from data.thresholds import project
from layouts.components.attributes import attrs
from layouts.components.elements import Link, html
from layouts.components.folding import folding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from data.rules import Projection
    from data.verdicts import Verdict

HEADS: Final = (
    N_("Populasi"), N_("Sampel"), N_("Rumus"), N_("Rumah"), N_("Dihadirkan"), N_("Video"), N_("Tidak ditemui"), N_("MS"),
    N_("TMS"), N_("Proyeksi (rentang 95%)"), N_("Syarat minimal"), N_("Terhadap minimal"), N_("Putusan resmi"),
)  # fmt: skip
METRICS: Final = (
    "sample", "sample_due", "met_home", "met_gathered", "met_video", "not_met", "projection", "minimum",
    "official_verdict",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class SampleRow:
    """A party's sample in an area, under the name of either, against the minimum there; beside it the official verdict.

    `enter` is where the caller may enter a verdict.
    """

    label: str
    title: str
    href: str
    state: SampleState
    minimum: int | None
    verdict: Verdict | None = None
    enter: str | None = None


def with_verdicts(states: Sequence[SampleState], verdicts: Sequence[Verdict]) -> list[SampleState]:
    """The states of single parties that have a sample, and a bare one for each verdict without, by area and party."""
    known = {(one.area_code, one.party): one for one in states if one.party and one.sample}
    for one in verdicts:
        empty = (None,) * 8
        known.setdefault((one.area_code, one.party), SampleState(one.area_code, one.party, *empty, at=one.decided_at))
    return [known[key] for key in sorted(known)]


def due(state: SampleState) -> int | None:
    """The size that the formula gives for the population; None where that is unknown, or all parties stand together."""
    return krejcie_morgan_sample_size(state.population) if state.population is not None and state.party else None


def differing(rows: Sequence[SampleRow]) -> list[SampleRow]:
    """Rows whose received sample is not what the formula gives."""
    return [
        one for one in rows if None not in {due(one.state), one.state.sample} and due(one.state) != one.state.sample
    ]


def title(rows: Sequence[SampleRow], met: int | None, lang: Lang) -> str:
    """How many projections reach the minimum; without that, whether the samples are those of the formula."""
    total = formats.number(len(rows), lang)
    if met:
        return tn("Proyeksi {n} dari {total} sampel mencapai syarat minimal", met, lang, total=total)
    if odd := len(differing(rows)):
        return tn("{n} dari {total} sampel berbeda dari rumus Krejcie–Morgan", odd, lang, total=total)
    return tn("{n} sampel, semuanya sebesar rumus Krejcie–Morgan", len(rows), lang)


def sub(lang: Lang) -> str:
    """What stands beside what, and what does not stand here."""
    return t(
        "Sampel yang diterima dari KPU RI berlaku; angka rumus hanya pembanding. Proyeksi bukan putusan; putusan resmi dimuat dari "
        "berita acara dan berdiri sendiri di kolom terakhir.",
        lang,
    )


def against(found: Projection | None, minimum: int | None, lang: Lang) -> str:
    """Where the interval lies: above the minimum, below it, or around it. A projection, not a verdict."""
    if found is None or minimum is None:
        return formats.NO_VALUE
    if found.low >= minimum:
        return t("di atas", lang)
    return t("di bawah", lang) if found.high < minimum else t("rentang memuat minimal", lang)


def table(rows: Sequence[SampleRow], head: str, lang: Lang) -> Component:
    """All rows; beyond the first 14 they fold."""
    heads = [html.Th(head, scope="col"), *(html.Th(t(words, lang), scope="col", className="num") for words in HEADS)]
    lines = [_row(one, lang) for one in rows]
    hint = t("Populasi, rumus, hasil kunjungan, MS, dan TMS tampak di layar yang lebih lebar.", lang)
    found = folding(heads, lines, lang, more=N_("{n} baris lainnya"), name="scroll-x sample-table")
    return html.Div([found, html.P(hint, className="foot sample-hint screen-only")])


def _row(one: SampleRow, lang: Lang) -> html.Tr:
    state, found = one.state, project(one.state)
    joined = state.met_video is None and state.met_gathered is not None
    counts = [formats.number(count, lang) for count in (state.met_home, state.met_gathered)]
    video = t("termasuk", lang) if joined else formats.number(state.met_video, lang)
    said: list[Component | str] = [formats.NO_VALUE]
    if found:
        bounds = f"({formats.number(found.low, lang)}–{formats.number(found.high, lang)})"
        said = [formats.number(found.value, lang), " ", html.Span(bounds, className="nowrap")]
    cells = [
        formats.number(state.population, lang),
        html.B(formats.number(state.sample, lang)),
        _due(state, lang),
        *counts,
        video,
        *(formats.number(count, lang) for count in (state.not_met, state.ms, state.tms)),
        said,
        formats.number(one.minimum, lang),
        against(found, one.minimum, lang),
    ]
    cells.append(verdict_cell(one, lang))
    name = html.Th(Link(one.label, href=one.href), scope="row", title=one.title)
    return html.Tr([name, *(html.Td(cell, className="num") for cell in cells)])


def verdict_cell(one: SampleRow, lang: Lang) -> Component:
    """The official verdict with its day and minutes, or that none was entered; where the caller may enter one, the way."""
    parts: list[str | Component] = []
    if one.verdict is None:
        parts.append(html.Span(t("belum dimuat", lang), className="muted"))
    else:
        day = formats.short_day(formats.local(one.verdict.decided_at).date(), lang)
        said = html.Span(one.verdict.verdict, className=f"badge is-{'certain' if one.verdict.is_met else 'impossible'}")
        parts += [said, " ", html.Small(day, title=one.verdict.decree)]
    if one.enter:
        words = t("catat", lang) if one.verdict is None else t("putusan baru", lang)
        parts += [
            " ",
            html.A(words, href=one.enter, className="screen-only", title=one.title, **attrs(data_file="page")),
        ]
    return html.Span(parts, className="verdict")


def verdict_sentence(verdicts: Sequence[Verdict], lang: Lang) -> str | None:
    """How many verdicts of each sort were entered, of how many samples they speak is not said; None without any."""
    if not verdicts:
        return None
    met = sum(one.is_met for one in verdicts)
    counts = {"met": formats.number(met, lang), "rest": formats.number(len(verdicts) - met, lang)}
    return tn("Putusan resmi: {n} dimuat, {met} MS dan {rest} TMS.", len(verdicts), lang, **counts)


def _due(state: SampleState, lang: Lang) -> Component | str:
    """The size by the formula, marked where the sample received is another one."""
    size = due(state)
    said = formats.number(size, lang)
    if size is None or state.sample is None or size == state.sample:
        return said
    return html.Span(said, className="late", title=t("berbeda dari sampel yang diterima", lang))
