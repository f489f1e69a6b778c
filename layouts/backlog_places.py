"""Where the backlog is: by area, or by party within one kab/kota; recaps and rows alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t, tn
from layouts import links
from layouts.components.elements import html
from layouts.components.panel import panel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from layouts.backlog import View

SHOWN = 8


@dataclass(frozen=True, kw_only=True)
class Place:
    """An area or a party with what is left there; None where it is not known."""

    label: str
    href: str
    left: int | None


def places_panel(view: View, lang: Lang) -> Component | None:
    """The largest remainders first; None where nothing is left."""
    found = sorted(_places(view), key=lambda one: -(one.left or 0))
    open_ones = [one for one in found if one.left]
    total = view.figures["backlog"]
    if not open_ones or not total or (len(found) == 1 and view.question.party):
        return None
    single = "." in view.figures.area.code
    head = t("Partai", lang) if single else t("Wilayah", lang)
    body: list[Component] = [_table(open_ones[:SHOWN], open_ones[0].left or 1, total, head, lang)]
    if rest := open_ones[SHOWN:]:
        more = N_("{n} partai lainnya") if single else N_("{n} wilayah lainnya")
        folded = _table(rest, open_ones[0].left or 1, total, head, lang)
        body.append(html.Details([html.Summary(tn(more, len(rest), lang)), folded], className="more"))
    unknown = [one.label for one in found if one.left is None]
    if unknown:
        words = t(
            "Tidak diketahui, jumlah diperiksa belum dilaporkan: {names}.", lang, names=formats.listing(unknown, lang)
        )
        body.append(html.P(words, className="foot"))
    sub = t("Seluruh tunggakan, juga yang hanya ada di rekap; ketuk untuk menyaring.", lang)
    return panel(_title(open_ones, total, lang), body, lang, sub=sub, metrics=("backlog",), span=5)


def _places(view: View) -> list[Place]:
    area = view.figures.area.code
    if "." in area:
        return [
            Place(
                label=one.party.abbreviation,
                href=links.to_backlog(view.filters, party=one.party.code, area=area),
                left=None if one.checked is None else one.received - one.checked,
            )
            for one in view.parties
            if one.received is not None and view.question.party in {None, one.party.code}
        ]
    return [
        Place(
            label=one.area.short_name,
            href=links.to_backlog(view.filters, area=one.area.code),
            left=None if one["backlog"] is None else int(one["backlog"]),
        )
        for one in view.figures.children
        if one["received"] is not None
    ]


def _title(places: Sequence[Place], total: float, lang: Lang) -> str:
    """The fewest places that hold half of the backlog."""
    held, names = 0, []
    for place in places:
        held += place.left or 0
        names.append(place.label)
        if held * 2 >= total or len(names) == 3:  # noqa: PLR2004 - a title names three
            break
    if total < formats.SMALL:
        facts = {"n": formats.number(held, lang), "total": formats.number(total, lang)}
        return t("{names}: {n} dari {total} berkas tunggakan", lang, names=formats.listing(names, lang), **facts)
    share = formats.share_of(held, total, lang)
    return t("{names}: {share} dari tunggakan", lang, names=formats.listing(names, lang), share=share)


def _table(places: Sequence[Place], most: int, total: float, head: str, lang: Lang) -> html.Table:
    tops = [
        html.Th(head, scope="col"),
        html.Th("", className="cell-bar"),
        html.Th(t("Sisa", lang), scope="col", className="num"),
        html.Th(t("bagian", lang), scope="col", className="num"),
    ]
    rows = [
        html.Tr(
            [
                html.Th(html.A(place.label, href=place.href), scope="row"),
                html.Td(_bar((place.left or 0) / most), className="cell-bar"),
                html.Td(formats.number(place.left, lang), className="num strong"),
                html.Td(formats.share_of(place.left, total, lang), className="num muted"),
            ]
        )
        for place in places
    ]
    return html.Table([html.Thead(html.Tr(tops)), html.Tbody(rows)], className="rows is-tight places")


def _bar(share: float) -> html.Span:
    return html.Span(html.Span(className="bar", style={"width": f"{share:.2%}"}), className="bar-track")
