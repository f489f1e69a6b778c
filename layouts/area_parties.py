"""The parties of one kab/kota: status, what is left, and members that count against the minimum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t
from data.answers import Status
from layouts import status_bars
from layouts.components.attributes import attrs
from layouts.components.elements import Link, html
from layouts.components.legend import swatch
from layouts.components.panel import panel
from layouts.standing import FIRST_STAGE
from layouts.terms import LETTERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from layouts.area_view import View
    from layouts.standing import Standing
    from layouts.status_bars import Bar

LEGEND = (("is-ms", N_("MS")), ("is-bms", N_("BMS")), ("is-tms", N_("TMS")), ("is-belum", N_("belum")))
MEANINGS = {
    Status.MS: N_("mencapai syarat minimal"),
    Status.BMS: N_("baru cukup bila yang BMS dilengkapi"),
    Status.TMS: N_("tidak dapat lagi mencapai syarat minimal"),
}
PROJECTED = {
    Status.MS: N_("proyeksi mencapai syarat minimal"),
    Status.BMS: N_("proyeksi di bawahnya"),
}


def parties_panel(view: View, lang: Lang) -> Component | None:
    """One row a party, the largest remainder first; who is absent or silent is named below, never shown as zero."""
    planned = view.figures.planned
    bars = status_bars.party_bars(view.parties, view.filters, view.figures.area.code, planned=planned, rows=view.rows)
    if not bars:
        return totals_only(lang) if view.figures["received"] is not None else None
    heads = [
        html.Th(t("Partai", lang), scope="col"),
        html.Th(_legend(planned, lang), scope="col"),
        html.Th(t("Sisa", lang), scope="col", className="num"),
        html.Th(t("Diperiksa", lang), scope="col", className="num hide-phone"),
    ]
    if view.decides:
        least = formats.number(view.minimum, lang)
        words = N_("Proyeksi, perlu {least}") if view.projects else N_("MS, perlu {least}")
        heads.append(html.Th(t(words, lang, least=least), scope="col", className="num"))
    by_name = {one.party.abbreviation: one.party.code for one in view.parties}
    rows = [_row(bar, view.standings.get(by_name[bar.label]), view, lang) for bar in bars]
    table = html.Table([html.Thead(html.Tr(heads)), html.Tbody(rows)], className="rows is-tight parties")
    title = t("Sisa terbanyak: {names}", lang, names=_most(bars, lang)) if _most(bars, lang) else _done(bars, lang)
    body = [table, *_absent(view, lang)]
    sub = t("Status tiap partai, dari sisa terbanyak; ketuk sisa untuk daftarnya.", lang)
    return panel(title, body, lang, sub=sub, metrics=("checked", "backlog", "minimum"))


def totals_only(lang: Lang) -> Component:
    """Why no party is shown: the area reported one number for all of them."""
    words = t("Wilayah ini melaporkan satu angka untuk semua partai; rinciannya belum ada.", lang)
    return panel(t("Rincian per partai belum dilaporkan", lang), html.P(words, className="empty"), lang)


def _most(bars: Sequence[Bar], lang: Lang) -> str:
    left = [bar.label for bar in bars if bar.share is not None and bar.share < 1]
    return formats.listing(left[:3], lang)


def _done(bars: Sequence[Bar], lang: Lang) -> str:
    if all(bar.share == 1 for bar in bars):
        return t("Semua partai sudah selesai diperiksa", lang)
    return t("Jumlah yang sudah diperiksa belum dilaporkan", lang)


def _legend(planned: float | None, lang: Lang) -> html.Ul:
    """The colours of a bar, and its mark where there is a plan."""
    items = [swatch(kind, t(words, lang)) for kind, words in LEGEND]
    if planned is not None:
        items.append(swatch("is-line", t("rencana {share}", lang, share=formats.percent(planned, lang, decimals=0))))
    return html.Ul(items, className="legend")


def _row(bar: Bar, standing: Standing | None, view: View, lang: Lang) -> html.Tr:
    left = None if bar.whole is None or bar.checked is None else bar.whole - bar.checked
    said = formats.number(left, lang)
    cells = [
        html.Th(Link(bar.label, href=bar.href), scope="row"),
        html.Td(status_bars.bar_of(bar, lang), className="cell-bar"),
        html.Td(Link(said, href=bar.backlog_href) if bar.backlog_href else said, className="num strong"),
        html.Td(formats.share_of(bar.checked, bar.whole, lang), className="num muted hide-phone"),
    ]
    if view.decides:
        cells.append(html.Td(_minimum(standing, lang), className="num"))
    return html.Tr(cells)


def _minimum(standing: Standing | None, lang: Lang) -> list[Component | str]:
    """MS (in sampled rounds the projection) with the letter of where that leaves the party."""
    members = None if standing is None else standing.value if standing.projected else standing.cell.ms
    if standing is None or members is None:
        return [formats.NO_VALUE]
    said: list[Component | str] = [formats.number(members, lang)]
    letter, meanings = LETTERS.get(standing.status), PROJECTED if standing.projected else MEANINGS
    meaning = t(meanings[standing.status], lang) if letter else t("belum tentu", lang)
    mark = html.Span(
        letter or "·",
        className=f"letter is-{standing.status.value.lower()}",
        title=meaning,
        **attrs(aria_label=meaning),
    )
    return [*said, " ", mark]


def _absent(view: View, lang: Lang) -> list[Component]:
    absent = [one.party.abbreviation for one in view.parties if one.areas_absent]
    unsaid = [one.party for one in view.parties if one.received is None and not one.areas_absent]
    exempt = [party.abbreviation for party in unsaid if party.code in view.exempt]
    silent = [party.abbreviation for party in unsaid if party.code not in view.exempt]
    said = []
    if absent:
        said.append(
            _note("is-hatched", t("Tidak terdaftar di sini: {names}.", lang, names=formats.listing(absent, lang)))
        )
    if silent:
        said.append(_note("is-dotted", t(_unsaid(view), lang, names=formats.listing(silent, lang))))
    if exempt:
        words = t("Dikecualikan dari verifikasi faktual: {names}.", lang, names=formats.listing(exempt, lang))
        said.append(html.P(words, className="foot"))
    return said


def _unsaid(view: View) -> str:
    """In later rounds a party may be out since an earlier one."""
    if view.round.stage == FIRST_STAGE:
        return N_("Belum ada laporan: {names}.")
    return N_("Tidak ada data di putaran ini (gugur sebelumnya atau belum dilaporkan): {names}.")


def _note(swatch: str, words: str) -> Component:
    return html.P([html.Span(className=f"swatch {swatch}"), " ", words], className="foot")
