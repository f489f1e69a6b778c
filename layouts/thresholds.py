"""Party thresholds: in how many kab/kota a party reaches the minimum, against how many it must."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dash import dcc, html

from dashboard.core import formats
from dashboard.core.text import Lang, t, tn
from layouts import links

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from callbacks.filters import Filters
    from data.answers import PartyInfo


@dataclass(frozen=True, kw_only=True)
class Thresholds:
    """`met` maps party codes to areas reached, of `areas` in all; `needed` of them suffice.

    `projected`: by the sample's projection, not by counted members.
    """

    parties: Sequence[PartyInfo]
    met: Mapping[str, int]
    needed: int
    areas: int
    projected: bool = False


def title(one: Thresholds, lang: Lang) -> str:
    """How many parties are there, or who comes closest."""
    there = sum(count >= one.needed for count in one.met.values())
    needed = formats.number(one.needed, lang)
    if there:
        total = formats.number(len(one.met), lang)
        return tn(
            "{n} dari {total} partai sudah memenuhi syarat di {needed} kab/kota",
            there,
            lang,
            total=total,
            needed=needed,
        )
    best = max(one.met.values(), default=0)
    if not best:
        return t("Belum ada partai yang memenuhi syarat minimal di satu kab/kota pun", lang)
    first = next(party for party in one.parties if one.met.get(party.code) == best)
    said = formats.number(best, lang)
    return t(
        "Belum ada partai yang cukup; {party} terdepan di {n} dari {needed}",
        lang,
        party=first.abbreviation,
        n=said,
        needed=needed,
    )


def sub(one: Thresholds, lang: Lang) -> str:
    """What is counted and what the line is."""
    facts = {"needed": formats.number(one.needed, lang), "areas": formats.number(one.areas, lang)}
    if one.projected:
        return t(
            "Kab/kota dengan proyeksi sampel mencapai syarat minimal; garis = {needed} dari {areas} yang diperlukan. Proyeksi, bukan putusan.",
            lang,
            **facts,
        )
    return t(
        "Kab/kota dengan anggota MS mencapai syarat minimal; garis = {needed} dari {areas} yang diperlukan.",
        lang,
        **facts,
    )


def table(one: Thresholds, filters: Filters, lang: Lang) -> html.Div:
    """One bar a party, most areas first, with the line at what is needed."""
    order = sorted(one.parties, key=lambda party: -one.met.get(party.code, 0))
    share = one.needed / max(one.areas, 1)
    place = {"left": f"{share:.1%}", "transform": f"translateX(-{share:.1%})"}
    line = html.Span(t("perlu {n}", lang, n=formats.number(one.needed, lang)), style=place)
    head = [
        html.Th(t("Partai", lang), scope="col"),
        html.Th(html.Span(line, className="plan-name"), scope="col", className="plan-head"),
        html.Th(t("Kab/kota", lang), scope="col", className="num"),
    ]
    body = [_row(party, one, filters, lang) for party in order]
    return html.Div(
        html.Table([html.Thead(html.Tr(head)), html.Tbody(body)], className="rows is-tight"), className="thresholds"
    )


def _row(party: PartyInfo, one: Thresholds, filters: Filters, lang: Lang) -> html.Tr:
    count = one.met.get(party.code, 0)
    kind = "bar is-good" if count >= one.needed else "bar"
    bar = html.Span(className=kind if count else "bar is-zero", style={"width": f"{count / max(one.areas, 1):.2%}"})
    mark = html.Span(className="mark", style={"left": f"{one.needed / max(one.areas, 1):.2%}"})
    href = links.to_verification(filters, party=party.code)
    return html.Tr(
        [
            html.Th(dcc.Link(party.abbreviation, href=href), scope="row", title=party.name),
            html.Td(html.Span([bar, mark], className="bar-track"), className="cell-bar"),
            html.Td(formats.number(count, lang), className="num strong"),
        ]
    )
