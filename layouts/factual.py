"""Factual verification of drawn members: how each was met, and what the sample projects (never a verdict)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t
from data.thresholds import project
from layouts.components.elements import html

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from data.answers import AreaFigures, PartyInfo, SampleState

ATTEMPTS: Final = (
    ("met_home", "home", N_("rumah")),
    ("met_gathered", "gathered", N_("dihadirkan")),
    ("met_video", "video", N_("video")),
    ("not_met", "not-met", N_("tidak ditemui")),
)


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """Members of the sample met in one way (or not), with the words for it."""

    key: str
    label: str
    count: int


def attempts(figures: AreaFigures, lang: Lang) -> tuple[Attempt, ...]:
    """The known ways in their order; *dihadirkan* says so where video was not told apart from it."""
    joined = figures["met_video"] is None and figures["met_gathered"] is not None
    found = []
    for metric, key, words in ATTEMPTS:
        if (count := figures[metric]) is not None:
            label = t("dihadirkan atau video", lang) if joined and metric == "met_gathered" else t(words, lang)
            found.append(Attempt(key=key, label=label, count=int(count)))
    return tuple(found)


def title(figures: AreaFigures, lang: Lang) -> str:
    """What the attempts came to."""
    sample, missing = figures["sample"], figures["not_met"]
    if sample is None:
        return t("Belum ada laporan sampel", lang)
    if missing is not None:
        whole, share = formats.number(sample, lang), formats.share_of(missing, sample, lang)
        if sample < formats.SMALL:
            return t("{share} sampel tidak ditemui", lang, share=share)
        words = N_("{n} dari {whole} sampel tidak ditemui ({share})")
        return t(words, lang, n=formats.number(missing, lang), whole=whole, share=share)
    known = sum(one.count for one in attempts(figures, lang))
    words = N_("{n} dari {whole} sampel sudah ditemui")
    return t(words, lang, n=formats.number(known, lang), whole=formats.number(sample, lang))


def sub(figures: AreaFigures, lang: Lang) -> str:
    """The sum, as it is published: 1.699 = 954 + 183 + 562."""
    said = attempts(figures, lang)
    total = sum(one.count for one in said)
    sample = int(figures["sample"] or 0)
    parts = " + ".join(f"{formats.number(one.count, lang)} {one.label}" for one in said)
    if not said:
        return t("Cara anggota sampel ditemui belum dilaporkan.", lang)
    if total == sample:
        return f"{formats.number(sample, lang)} = {parts}."
    rest = formats.number(sample - total, lang)
    return t(
        "{sample} = {parts} + {rest} belum dilaporkan.",
        lang,
        sample=formats.number(sample, lang),
        parts=parts,
        rest=rest,
    )


def attempt_bar(figures: AreaFigures, lang: Lang) -> html.Div:
    """One bar for the whole sample, its parts labelled on a list below it."""
    whole = max(int(figures["sample"] or 0), 1)
    said = attempts(figures, lang)
    parts = [html.Span(className=f"is-{one.key}", style={"width": f"{min(one.count / whole, 1):.2%}"}) for one in said]
    rows = [_attempt_row(one, whole, lang) for one in said]
    return html.Div(
        [
            html.Div(parts, className="status-bar attempt-bar"),
            html.Table(html.Tbody(rows), className="rows attempts"),
        ]
    )


def _attempt_row(one: Attempt, whole: int, lang: Lang) -> html.Tr:
    return html.Tr(
        [
            html.Th([html.Span(className=f"swatch is-{one.key}"), " ", one.label.capitalize()], scope="row"),
            html.Td(formats.number(one.count, lang), className="num"),
            html.Td(formats.share_of(one.count, whole, lang), className="num muted"),
        ]
    )


def projection_sentence(figures: AreaFigures, lang: Lang) -> str | None:
    """*Proyeksi, bukan putusan: …* with the interval; None where nothing can be projected."""
    if figures["projection"] is None or figures.projection_range is None:
        return None
    low, high = (formats.number(bound, lang) for bound in figures.projection_range)
    words = N_("Proyeksi, bukan putusan: {value} anggota memenuhi syarat (rentang 95% {low}–{high}).")
    return t(words, lang, value=formats.number(figures["projection"], lang), low=low, high=high)


def outcome_table(
    states: Sequence[SampleState], parties: Sequence[PartyInfo], minimums: Mapping[str, int | None], lang: Lang
) -> html.Table | None:
    """One row a party of one area: sample, MS, the projection with its interval and the minimum; None without any."""
    by_party = {state.party: state for state in states if state.party}
    rows = [_outcome(by_party[party.code], party, minimums, lang) for party in parties if party.code in by_party]
    if not rows:
        return None
    heads = (N_("Partai"), N_("Sampel"), N_("MS"), N_("Proyeksi, bukan putusan"), N_("Syarat minimal"))
    head = [html.Th(t(words, lang), scope="col", className="num" if n else None) for n, words in enumerate(heads)]
    return html.Table([html.Thead(html.Tr(head)), html.Tbody(rows)], className="rows")


def _outcome(state: SampleState, party: PartyInfo, minimums: Mapping[str, int | None], lang: Lang) -> html.Tr:
    found, minimum = project(state), minimums.get(state.area_code)
    said = formats.NO_VALUE
    if found:
        bounds = f"{formats.number(found.low, lang)}–{formats.number(found.high, lang)}"
        said = f"{formats.number(found.value, lang)} ({bounds})"
    return html.Tr(
        [
            html.Th(party.abbreviation, scope="row", title=party.name),
            html.Td(formats.number(state.sample, lang), className="num"),
            html.Td(formats.share_of(state.ms, state.sample, lang), className="num"),
            html.Td(said, className="num"),
            html.Td(formats.number(minimum, lang), className="num muted"),
        ]
    )
