"""Where sources disagree: what the page shows beside what it set aside. Nothing is hidden, nothing is averaged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t, tn
from layouts import links
from layouts.components.elements import html
from layouts.components.panel import panel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dash.development.base_component import Component

    from callbacks.filters import Filters
    from data.answers import PartyInfo
    from data.queries.quality import Disagreement

SHOWN: Final = 6
COLUMNS: Final = {
    "received": N_("diterima"),
    "checked": N_("diperiksa"),
    "ms": N_("MS"),
    "bms": N_("BMS"),
    "tms": N_("TMS"),
}
COMPARED: Final = (
    N_("Jumlah per partai dan angka gabungan"),
    N_("Data per item dan rekap"),
    N_("Laporan dan daftar partai yang terdaftar"),
)
SOURCES: Final = {
    "total": (N_("jumlah per partai"), N_("angka gabungan")),
    "items": (N_("data per item"), N_("rekap")),
    "absent": (N_("tidak dihitung"), N_("dilaporkan, padahal tidak terdaftar")),
}


def quality_panel(
    found: Sequence[Disagreement], parties: Sequence[PartyInfo], filters: Filters, lang: Lang, *, span: int = 12
) -> Component:
    """A row for each difference, the largest first; a sentence where all sources agree."""
    title = _title(found, lang)
    if not found:
        sub = t("Dibandingkan pada saat yang sama, di semua wilayah yang ditampilkan.", lang)
        return panel(title, _compared(lang), lang, sub=sub, span=span)
    names = {party.code: party.abbreviation for party in parties}
    order = sorted(found, key=lambda one: (-abs(one.other - (one.shown or 0)), one.area.code, one.party))
    body: list[Component] = [_table(order[:SHOWN], names, filters, lang)]
    if rest := order[SHOWN:]:
        more = html.Summary(tn("{n} perbedaan lainnya", len(rest), lang))
        body.append(html.Details([more, _table(rest, names, filters, lang)], className="more"))
    sub = t("Halaman ini memakai kolom kiri; yang dikesampingkan tetap ditunjukkan.", lang)
    return panel(title, body, lang, sub=sub, span=span)


def _compared(lang: Lang) -> Component:
    """What was held against what, where nothing differs."""
    same = t("tidak ada perbedaan", lang)
    rows = [html.Tr([html.Th(t(words, lang), scope="row"), html.Td(same, className="num muted")]) for words in COMPARED]
    return html.Table(html.Tbody(rows), className="rows is-tight")


def _title(found: Sequence[Disagreement], lang: Lang) -> str:
    areas = len({one.area.code for one in found})
    if not found:
        return t("Semua sumber cocok", lang)
    return tn("{n} angka berbeda antarsumber, di {areas} wilayah", len(found), lang, areas=formats.number(areas, lang))


def _table(found: Sequence[Disagreement], names: Mapping[str, str], filters: Filters, lang: Lang) -> html.Div:
    head = (N_("Wilayah"), N_("Angka"), N_("Dipakai"), N_("Dikesampingkan"))
    tops = [html.Th(t(words, lang), scope="col", className="num" if n > 1 else None) for n, words in enumerate(head)]
    rows = [_row(one, names, filters, lang) for one in found]
    return html.Div(
        html.Table([html.Thead(html.Tr(tops)), html.Tbody(rows)], className="rows is-tight"), className="scroll-x"
    )


def _row(one: Disagreement, names: Mapping[str, str], filters: Filters, lang: Lang) -> html.Tr:
    shown, other = SOURCES[one.kind]
    party = names.get(one.party, one.party)
    what = f"{party}, {t(COLUMNS[one.column], lang)}" if party else t(COLUMNS[one.column], lang)
    used: list[Component | str] = [formats.number(one.shown, lang), html.Small(t(shown, lang), className="muted")]
    aside: list[Component | str] = [formats.number(one.other, lang), html.Small(t(other, lang), className="muted")]
    return html.Tr(
        [
            html.Th(html.A(one.area.short_name, href=links.to_area(filters, one.area.code)), scope="row"),
            html.Td(what),
            html.Td(used, className="num stacked"),
            html.Td(aside, className="num stacked", title=formats.moment(one.at, lang)),
        ]
    )
