"""The parts of the verification page, for one kab/kota and for an area with others below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t, tn
from data.answers import Reporting
from layouts import factual, findings_bars, sample_table, status_bars, terms
from layouts.area_parties import totals_only
from layouts.burnup_panel import burnup_panel
from layouts.components.elements import html
from layouts.components.panel import panel
from layouts.matrix_panel import matrix_panel, outside
from layouts.quality_panel import quality_panel
from layouts.standing import FIRST_STAGE
from layouts.thresholds_panel import samples_panel, thresholds_panel
from layouts.verdicts_panel import verdicts_panel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from data.answers import AreaFigures
    from layouts.status_bars import Bar
    from layouts.verification_view import View

COUNTS = ("checked", "progress", "ms", "bms", "tms")
SAMPLES = ("sample", "met_home", "met_gathered", "met_video", "not_met", "projection", "official_verdict")
FURTHEST = 3
NAMED = 8  # more names than these fold


def several(view: View, lang: Lang) -> list[Component]:
    """A province or the nation: areas, what was found and when it ends beside the matrix and the thresholds."""
    pairs, course = matrix_panel(view, lang), burnup_panel(view.figures, view.burnup, lang)
    left = [
        areas_panel(view, lang),
        findings_panel(view, lang),
        course,
        factual_panel(view, lang),
        quality_panel(view.disagreements, view.party_infos, view.filters, lang),
    ]
    return [_stack(left, 5), _stack([pairs or parties_panel(view, lang), thresholds_panel(view, lang)], 7)]


def single(view: View, lang: Lang) -> list[Component]:
    """One kab/kota: its parties, then when it ends and what was found."""
    right = [
        burnup_panel(view.figures, view.burnup, lang),
        findings_panel(view, lang),
        factual_panel(view, lang),
        quality_panel(view.disagreements, view.party_infos, view.filters, lang),
    ]
    below = _kept([samples_panel(view, lang)]) if view.figures["sample"] is not None else []
    return [_stack([parties_panel(view, lang)], 7), _stack(right, 5), *below]


def _kept(parts: Sequence[Component | None]) -> list[Component]:
    return [part for part in parts if part is not None]


def _stack(parts: Sequence[Component | None], span: int) -> html.Div:
    return html.Div(_kept(parts), className=f"stack span-{span}")


def areas_panel(view: View, lang: Lang) -> Component | None:
    """Status of each area, furthest behind the plan first; who has not reported is named below."""
    if view.figures["received"] is None:
        return None
    bars = status_bars.area_bars(view.figures.children, view.filters, lang, rows=view.rows)
    body: list[Component] = [
        status_bars.table(
            bars, lang, first=t("Wilayah", lang), planned=view.figures.planned, more=N_("{n} wilayah lainnya")
        )
    ]
    if silent := _never(view.figures.children):
        body.append(_silent(silent, lang))
    name = terms.word(terms.OBJECTS, view.question.object, lang).lower()
    sub = t("Status {object} per wilayah, diurutkan dari yang paling tertinggal.", lang, object=name)
    return panel(areas_title(bars, lang), body, lang, sub=sub, metrics=COUNTS)


def _never(figures: Sequence[AreaFigures]) -> list[str]:
    return [one.area.short_name for one in figures if one.reporting is Reporting.NEVER]


def _silent(names: Sequence[str], lang: Lang) -> Component:
    """Who has not reported; a long list folds."""
    if len(names) <= NAMED:
        return html.P(t("Belum ada laporan: {names}.", lang, names=formats.listing(names, lang)), className="foot")
    summary = html.Summary(tn("{n} wilayah belum ada laporan", len(names), lang))
    return html.Details([summary, html.P(formats.listing(names, lang), className="foot")], className="more")


def areas_title(bars: Sequence[Bar], lang: Lang) -> str:
    """Who is furthest behind the plan, or that nobody is."""
    known = [bar for bar in bars if bar.share is not None]
    if not known:
        return t("Jumlah yang sudah diperiksa belum dilaporkan", lang)
    open_ones = [bar for bar in known if (bar.share or 0) < 1]
    if not open_ones:
        return t("Semua wilayah yang melapor sudah selesai diperiksa", lang)
    behind = [bar.label for bar in open_ones if bar.planned is not None and bar.gap > 0]
    if behind:
        return t("Paling jauh dari rencana: {names}", lang, names=formats.listing(behind[:FURTHEST], lang))
    if all(bar.planned is not None for bar in known):
        return t("Semua wilayah yang melapor sesuai rencana atau lebih cepat", lang)
    names = [bar.label for bar in open_ones[:FURTHEST]]
    return t("Paling sedikit diperiksa: {names}", lang, names=formats.listing(names, lang))


def parties_panel(view: View, lang: Lang) -> Component | None:
    """Status of each party over the area, the largest remainder first; who has none is named below."""
    figures, area = view.figures, view.figures.area
    shown = [one for one in view.parties if view.question.party in {None, one.party.code}]
    bars = status_bars.party_bars(shown, view.filters, area.code, planned=figures.planned, rows=view.rows)
    if not bars:
        return totals_only(lang) if figures["received"] is not None else None
    body: list[Component] = [status_bars.table(bars, lang, first=t("Partai", lang), planned=figures.planned)]
    absent = [one.party.abbreviation for one in shown if one.areas_absent] if view.is_single else []
    if absent:
        words = t("Tidak terdaftar di sini: {names}.", lang, names=formats.listing(absent, lang))
        body.append(html.P(words, className="foot"))
    body += outside(view, lang)
    sub = t("Status per partai, diurutkan dari sisa terbanyak.", lang)
    return panel(parties_title(bars, lang), body, lang, sub=sub, metrics=COUNTS)


def parties_title(bars: Sequence[Bar], lang: Lang) -> str:
    """Which parties have most left to check."""
    known = [bar for bar in bars if bar.share is not None]
    left = [bar.label for bar in known if (bar.share or 0) < 1]
    if not known:
        return t("Jumlah yang sudah diperiksa belum dilaporkan", lang)
    if not left:
        return t("Semua partai sudah selesai diperiksa", lang)
    return t("Sisa terbanyak: {names}", lang, names=formats.listing(left[:FURTHEST], lang))


def findings_panel(view: View, lang: Lang) -> Component | None:
    """Findings with their share of what was checked."""
    unsaid = all(count is None for count in view.figures.findings.values())
    if view.figures["received"] is None or (unsaid and view.round.stage != FIRST_STAGE):
        return None  # only administrative verification looks for them
    body = findings_bars.table(view.figures, view.filters, lang, rows=view.rows)
    return panel(findings_bars.title(view.figures, lang), body, lang, sub=findings_bars.sub(view.figures, lang))


def factual_panel(view: View, lang: Lang) -> Component | None:
    """How the sample was met and what it projects, in rounds that have samples; verdicts alone where they have none."""
    if view.figures["sample"] is None:
        return verdicts_panel(view, lang)
    body: list[Component] = [factual.attempt_bar(view.figures, lang)]
    if said := factual.projection_sentence(view.figures, lang):
        body.append(html.P(said, className="foot"))
    if decided := sample_table.verdict_sentence(view.verdicts, lang):
        body.append(html.P(decided, className="foot"))
    sub = factual.sub(view.figures, lang)
    return panel(factual.title(view.figures, lang), body, lang, sub=sub, metrics=SAMPLES)
