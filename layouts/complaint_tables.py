"""The tables of the page of complaints: areas by need, and the reports of one area."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t
from data.answers import Reporting
from layouts import links
from layouts.components.attributes import attrs
from layouts.components.elements import Link, html
from layouts.components.folding import folding
from layouts.components.legend import swatch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from callbacks.filters import Filters
    from data.complaints import AreaComplaints, Report

HEADS: Final = (N_("Jumlah masuk"), N_("Diproses"), N_("Selesai"))


def areas_table(rows: Sequence[AreaComplaints], filters: Filters, lang: Lang) -> Component:
    """One row an area; beyond the first 14 they fold."""
    most = max((one.received or 0 for one in rows), default=0) or 1
    swatches = [swatch("is-done", t("selesai", lang)), swatch("is-open", t("belum selesai", lang))]
    heads = [
        html.Th(t("Wilayah", lang), scope="col"),
        html.Th(html.Ul(swatches, className="legend"), scope="col", className="cell-bar"),
        *(
            html.Th(t(words, lang), scope="col", className="num hide-phone" if n == len(HEADS) - 1 else "num")
            for n, words in enumerate(HEADS)
        ),
        html.Th(t("Laporan terakhir", lang), scope="col", className="num hide-phone"),
    ]
    lines = [_area(one, most, filters, lang) for one in rows]
    return folding(heads, lines, lang, more=N_("{n} wilayah lainnya"), name="complaint-areas")


def _area(one: AreaComplaints, most: int, filters: Filters, lang: Lang) -> html.Tr:
    code = one.area.code
    is_kab_kota = "." in code
    rows_href = links.to_complaints(filters, area=code)
    name_href = links.to_area(filters, code) if is_kab_kota else rows_href
    name: list[Component] = [Link(one.area.short_name, href=name_href)]
    if one.falls:
        words = t("angka kumulatif turun", lang)
        name.append(html.Span("▼", className="late fell", title=words, role="img", **attrs(aria_label=words)))
    return html.Tr(
        [
            html.Th(name, scope="row"),
            html.Td(_bar(one, most, lang), className="cell-bar"),
            html.Td(Link(formats.number(one.received, lang), href=rows_href), className="num strong"),
            html.Td(formats.number(one.in_process, lang), className="num"),
            html.Td(formats.number(one.resolved, lang), className="num hide-phone"),
            html.Td(_last(one, lang), className="num muted hide-phone"),
        ]
    )


def _bar(one: AreaComplaints, most: int, lang: Lang) -> Component:
    """Received as a bar on one scale for all areas, its settled part dark; a reported zero in words."""
    if not one.received:
        return html.Span(t("nol, sudah dilaporkan", lang), className="muted said")
    done = min(one.resolved or 0, one.received)
    parts = [("is-done", done), ("is-open", one.received - done)]
    spans = [html.Span(className=kind, style={"width": f"{count / most:.2%}"}) for kind, count in parts if count]
    whole, settled = formats.number(one.received, lang), formats.number(one.resolved, lang)
    words = t("masuk {whole}, selesai {settled}", lang, whole=whole, settled=settled)
    return html.Div(spans, className="volume", role="img", title=words, **attrs(aria_label=words))


def _last(one: AreaComplaints, lang: Lang) -> Component | str:
    """When the area last reported (of a sum: the oldest of its areas' last reports), as a badge where it is silent."""
    if one.at is None:
        return formats.NO_VALUE
    day = formats.short_day(formats.local(one.at).date(), lang)
    if one.reporting is Reporting.REPORTED and one.expected == 1:
        return day
    if one.expected > 1:
        done, expected = formats.number(one.reported, lang), formats.number(one.expected, lang)
        return t("{done} / {n} hari itu", lang, done=done, n=expected)
    return html.Span(t("diam sejak {day}", lang, day=day), className="badge is-silent")


def reports_table(reports: Sequence[Report], lang: Lang) -> Component:
    """The reports of one area, the newest first, with what each added; older ones fold."""
    steps = [None, *(now.received - was.received for was, now in pairwise(reports))]
    words = (N_("Laporan"), N_("Jumlah masuk"), N_("Tambahan"), N_("Diproses"), N_("Selesai"), N_("Sumber"))
    kinds = (None, "num", "num", "num", "num", "hide-phone source")
    heads = [html.Th(t(one, lang), scope="col", className=kind) for one, kind in zip(words, kinds, strict=True)]
    rows = [_report(one, step, lang) for one, step in zip(reports, steps, strict=True)][::-1]
    return folding(heads, rows, lang, more=N_("{n} laporan lebih lama"), name="complaint-reports")


def _report(one: Report, step: int | None, lang: Lang) -> html.Tr:
    """One report; a number that fell is marked."""
    fell = step is not None and step < 0
    said = (
        formats.NO_VALUE
        if step is None
        else formats.number(step, lang)
        if step <= 0
        else f"+{formats.number(step, lang)}"
    )
    return html.Tr(
        [
            html.Th(formats.short_moment(one.at, lang), scope="row"),
            html.Td(formats.number(one.received, lang), className="num strong"),
            html.Td(said, className="num late" if fell else "num"),
            html.Td(formats.number(one.in_process, lang), className="num"),
            html.Td(formats.number(one.resolved, lang), className="num"),
            html.Td(one.source or "", className="muted hide-phone source"),
        ]
    )
