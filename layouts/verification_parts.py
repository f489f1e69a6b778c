"""The parts of the verification page, for one kab/kota and for an area with others below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t
from data.answers import Reporting
from layouts import factual, findings_bars, status_bars, terms, thresholds
from layouts.burnup_panel import burnup_panel
from layouts.components.panel import panel
from layouts.party_matrix import Grid, legend, matrix
from layouts.quality_panel import quality_panel
from layouts.standing import met
from layouts.thresholds import Thresholds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from data.answers import AreaFigures
    from layouts.status_bars import Bar
    from layouts.verification_view import View

COUNTS = ("checked", "progress", "ms", "bms", "tms")
SAMPLES = ("sample", "met_home", "met_gathered", "met_video", "not_met", "projection")
FURTHEST = 3


def several(view: View, lang: Lang) -> list[Component]:
    """A province or the nation: areas and thresholds beside the matrix, then what was found and when it ends."""
    left = [areas_panel(view, lang), findings_panel(view, lang), thresholds_panel(view, lang)]
    right = [
        matrix_panel(view, lang),
        burnup_panel(view.figures, view.burnup, lang),
        factual_panel(view, lang),
        quality_panel(view.disagreements, view.party_infos, view.filters, lang),
    ]
    return [_stack(left, 5), _stack(right, 7)]


def single(view: View, lang: Lang) -> list[Component]:
    """One kab/kota: its parties, then when it ends and what was found."""
    right = [
        burnup_panel(view.figures, view.burnup, lang),
        findings_panel(view, lang),
        factual_panel(view, lang),
        quality_panel(view.disagreements, view.party_infos, view.filters, lang),
    ]
    return [_stack([parties_panel(view, lang)], 7), _stack(right, 5)]


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
        words = t("Belum ada laporan: {names}.", lang, names=formats.listing(silent, lang))
        body.append(html.P(words, className="foot"))
    name = terms.word(terms.OBJECTS, view.question.object, lang).lower()
    sub = t("Status {object} per wilayah, diurutkan dari yang paling tertinggal.", lang, object=name)
    return panel(areas_title(bars, lang), body, lang, sub=sub, metrics=COUNTS)


def _never(figures: Sequence[AreaFigures]) -> list[str]:
    return [one.area.short_name for one in figures if one.reporting is Reporting.NEVER]


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
    """Status of each party in one kab/kota, the largest remainder first; the absent are named below."""
    figures, area = view.figures, view.figures.area
    shown = [one for one in view.parties if view.question.party in {None, one.party.code}]
    bars = status_bars.party_bars(shown, view.filters, area.code, planned=figures.planned, rows=view.rows)
    if not bars:
        return None
    body: list[Component] = [status_bars.table(bars, lang, first=t("Partai", lang), planned=figures.planned)]
    absent = [one.party.abbreviation for one in shown if one.areas_absent]
    if absent:
        words = t("Tidak terdaftar di sini: {names}.", lang, names=formats.listing(absent, lang))
        body.append(html.P(words, className="foot"))
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


def matrix_panel(view: View, lang: Lang) -> Component | None:
    """Party × area, where there are kab/kota below and any cell is known."""
    children = tuple(one for one in view.figures.children if "." in one.area.code)
    if not children or not view.standings:
        return None
    needed = view.figures["areas_needed"] if view.decides else None
    order = sorted(children, key=lambda one: (one["progress"] is None, one["progress"] or 0, one.area.code))
    grid = Grid(
        areas=order,
        parties=view.party_infos,
        found=view.standings,
        needed=None if needed is None else int(needed),
        rows=view.rows,
    )
    body = [matrix(grid, view.filters, lang), legend(lang, projected=view.is_projected, decides=view.decides)]
    return panel(matrix_title(view, lang), body, lang, sub=matrix_sub(view, lang))


def matrix_title(view: View, lang: Lang) -> str:
    """How many parties are done in more than half of the areas."""
    areas = len(view.figures.children)
    done = {party.code: 0 for party in view.party_infos}
    for one in view.standings.values():
        if one.cell.party in done and one.share == 1:
            done[one.cell.party] += 1
    half = sum(count * 2 > areas for count in done.values())
    if half:
        words = N_("{n} dari {total} partai selesai diperiksa di lebih dari separuh wilayah")
        return t(words, lang, n=formats.number(half, lang), total=formats.number(len(done), lang))
    pairs = sum(done.values())
    known = sum(one.cell.received is not None for one in view.standings.values())
    words = N_("{n} dari {total} pasangan partai dan wilayah selesai diperiksa")
    return t(words, lang, n=formats.number(pairs, lang), total=formats.number(known, lang))


def matrix_sub(view: View, lang: Lang) -> str:
    """What a cell is, and where a click leads."""
    said = [t("Satu sel satu partai di satu wilayah, wilayah yang paling tertinggal di atas.", lang)]
    if view.is_projected:
        said.append(t("Huruf menurut proyeksi sampel, bukan putusan.", lang))
    if view.rows:
        said.append(t("Klik sel untuk berkasnya.", lang))
    return " ".join(said)


def thresholds_panel(view: View, lang: Lang) -> Component | None:
    """How many areas each party reaches, where the round decides on it."""
    needed = view.figures["areas_needed"]
    areas = sum("." in one.area.code for one in view.figures.children)
    if not view.decides or needed is None or not areas or not view.standings:
        return None
    one = Thresholds(
        parties=view.party_infos,
        met=met(view.standings.values(), [party.code for party in view.party_infos]),
        needed=int(needed),
        areas=areas,
        projected=view.is_projected,
    )
    body = thresholds.table(one, view.filters, lang)
    metrics = ("minimum", "areas_met", "areas_needed")
    return panel(thresholds.title(one, lang), body, lang, sub=thresholds.sub(one, lang), metrics=metrics)


def findings_panel(view: View, lang: Lang) -> Component | None:
    """Findings with their share of what was checked."""
    if view.figures["received"] is None:
        return None
    body = findings_bars.table(view.figures, view.filters, lang, rows=view.rows)
    return panel(findings_bars.title(view.figures, lang), body, lang, sub=findings_bars.sub(view.figures, lang))


def factual_panel(view: View, lang: Lang) -> Component | None:
    """How the sample was met and what it projects, in rounds that have samples."""
    if view.figures["sample"] is None:
        return None
    body: list[Component] = [factual.attempt_bar(view.figures, lang)]
    if said := factual.projection_sentence(view.samples, lang):
        body.append(html.P(said, className="foot"))
    if view.is_single and (table := factual.outcome_table(view.samples, view.party_infos, view.minimums, lang)):
        body.append(html.Div(table, className="scroll-x"))
    sub = factual.sub(view.figures, lang)
    return panel(factual.title(view.figures, lang), body, lang, sub=sub, metrics=SAMPLES)
