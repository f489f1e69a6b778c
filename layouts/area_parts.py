"""The parts of an area's page, for one kab/kota and for an area with others below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.core import formats
from dashboard.core.text import Lang, t
from data.answers import Reporting
from layouts import ageing_bars, factual, findings_bars, links, status_bars
from layouts.area_parties import parties_panel
from layouts.burnup_panel import burnup_panel
from layouts.components.elements import Link, html
from layouts.components.panel import panel, stack
from layouts.peers_strip import peers_panel
from layouts.verification_parts import COUNTS, SAMPLES, areas_title

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from data.answers import Complaints
    from layouts.area_view import View


def single(view: View, lang: Lang) -> list[Component]:
    """One kab/kota: parties on the left, time on the right, the rest below."""
    left = [parties_panel(view, lang), outcome_panel(view, lang), findings_panel(view, lang)]
    right = [
        ages_panel(view, lang),
        peers_panel(view.figures, view.peers, lang) if view.peers else None,
        burnup_panel(view.figures, view.burnup, lang),
        factual_panel(view, lang),
        complaints_panel(view, lang),
    ]
    return [stack(left, 7), stack(right, 5)]


def several(view: View, lang: Lang) -> list[Component]:
    """A province or the nation: its areas on the left, time on the right."""
    left = [areas_panel(view, lang)]
    right = [
        burnup_panel(view.figures, view.burnup, lang),
        ages_panel(view, lang),
        findings_panel(view, lang),
        factual_panel(view, lang),
        complaints_panel(view, lang),
    ]
    return [stack(left, 7), stack(right, 5)]


def areas_panel(view: View, lang: Lang) -> Component | None:
    """Every area below, furthest behind the plan first; those without a report are links too."""
    children = view.figures.children
    bars = status_bars.area_bars(children, view.filters, lang, rows=view.rows)
    body: list[Component] = []
    if bars:
        body.append(status_bars.table(bars, lang, first=t("Wilayah", lang), planned=view.figures.planned))
    silent = [one.area for one in children if one.reporting is Reporting.NEVER]
    if silent:
        names = [Link(area.short_name, href=links.to_area(view.filters, area.code)) for area in silent]
        listed = [part for name in names for part in (name, ", ")][:-1]
        body.append(html.P([t("Belum ada laporan:", lang), " ", *listed, "."], className="foot"))
    if not body:
        return None
    title = areas_title(bars, lang) if bars else t("Belum ada wilayah yang melapor", lang)
    return panel(title, body, lang, sub=t("Status per wilayah; ketuk nama untuk halamannya.", lang), metrics=COUNTS)


def ages_panel(view: View, lang: Lang) -> Component | None:
    """The backlog by age and finding, and how much of it has rows at all."""
    backlog = view.figures["backlog"]
    if not backlog and not view.itemised:
        return None
    said = ageing_bars.listed(view.itemised, backlog, lang)
    if not view.itemised:
        title = t("Umur tunggakan tidak diketahui", lang)
        return panel(title, html.P(said, className="empty"), lang, metrics=("backlog",))
    body = ageing_bars.table(view.ages, view.filters.but(area=view.figures.area.code), lang, rows=view.rows)
    return panel(ageing_bars.title(view.ages, lang), body, lang, sub=said, metrics=("backlog", "oldest_days"))


def findings_panel(view: View, lang: Lang) -> Component | None:
    """Findings, where any is known."""
    if all(count is None for count in view.figures.findings.values()):
        return None
    body = findings_bars.table(view.figures, view.filters, lang, rows=view.rows)
    return panel(findings_bars.title(view.figures, lang), body, lang, sub=findings_bars.sub(view.figures, lang))


def factual_panel(view: View, lang: Lang) -> Component | None:
    """How the sample was met and what it projects."""
    if view.figures["sample"] is None:
        return None
    body: list[Component] = [factual.attempt_bar(view.figures, lang)]
    if said := factual.projection_sentence(view.figures, lang):
        body.append(html.P(said, className="foot"))
    return panel(factual.title(view.figures, lang), body, lang, sub=factual.sub(view.figures, lang), metrics=SAMPLES)


def outcome_panel(view: View, lang: Lang) -> Component | None:
    """What each party's sample projects against the minimum."""
    if not view.samples:
        return None
    table = factual.outcome_table(view.samples, view.party_infos, {view.figures.area.code: view.minimum}, lang)
    if table is None:
        return None
    title = t("Proyeksi tiap partai, bukan putusan", lang)
    sub = t("MS sampel dibawa ke populasi, dengan rentang 95% (Wilson).", lang)
    return panel(title, html.Div(table, className="scroll-x"), lang, sub=sub, metrics=("projection", "minimum"))


def complaints_panel(view: View, lang: Lang) -> Component:
    """The latest state of public complaints, or that nobody has reported any."""
    found = view.complaints
    if found is None:
        words = t("Belum ada laporan tanggapan masyarakat sampai hari itu.", lang)
        return panel(t("Tanggapan masyarakat", lang), html.P(words, className="empty"), lang)
    title = t("{n} tanggapan masyarakat", lang, n=formats.number(found.received, lang))
    if found.received == 0:
        title = t("Nol tanggapan masyarakat, sudah dilaporkan", lang)
    rows = [
        (t("Tanggapan masuk", lang), found.received),
        (t("Diproses", lang), found.in_process),
        (t("Selesai", lang), found.resolved),
    ]
    href = links.to_complaints(view.filters, area=view.figures.area.code)
    body = [
        html.Tr([html.Th(words, scope="row"), html.Td(Link(_known(count, lang), href=href), className="num strong")])
        for words, count in rows
    ]
    table = html.Table(html.Tbody(body), className="rows is-tight")
    return panel(title, table, lang, sub=_complaints_sub(found, view, lang))


def _known(count: int | None, lang: Lang) -> str:
    return t("belum dilaporkan", lang) if count is None else formats.number(count, lang)


def _complaints_sub(found: Complaints, view: View, lang: Lang) -> str:
    day = formats.long_day(formats.local(found.at).date(), lang)
    if view.is_single or found.own:
        return t("Kumulatif per {day}.", lang, day=day)
    facts = {"n": formats.number(found.areas, lang), "day": day}
    return t("Jumlah dari {n} kab/kota yang melapor; laporan tertua {day}.", lang, **facts)
