"""One area among others of a similar load, who stay nameless: dots on a line from none to all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.core import formats
from dashboard.core.text import Lang, t, tn
from layouts import pace
from layouts.components.attributes import attrs
from layouts.components.elements import html
from layouts.components.panel import panel

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from data.answers import AreaFigures
    from data.queries.peers import Peers

NEAR_END = 0.2
NEAR = 0.02  # shares that round to the same few points are level


def peers_panel(figures: AreaFigures, peers: Peers, lang: Lang, *, span: int = 12) -> Component | None:
    """The strip, and the province's total in the line above it; None where the area's own share is unknown."""
    own = figures["progress"]
    if own is None:
        return None
    return panel(
        _title(own, peers, lang),
        _strip(figures, own, peers, lang),
        lang,
        sub=_sub(peers, lang),
        metrics=("progress",),
        span=span,
    )


def _title(own: float, peers: Peers, lang: Lang) -> str:
    if peers.median is None:
        return t("Dibanding provinsi", lang)
    median = formats.percent(peers.median, lang, decimals=0)
    if own > peers.median + NEAR:
        return t("Lebih cepat dari yang sebebannya (median {median})", lang, median=median)
    if own < peers.median - NEAR:
        return t("Lebih lambat dari yang sebebannya (median {median})", lang, median=median)
    return t("Setara dengan yang sebebannya (median {median})", lang, median=median)


def _sub(peers: Peers, lang: Lang) -> str:
    said = []
    if peers.shares:
        said.append(tn("Diperiksa, {n} kab/kota dengan beban serupa; tanpa nama.", len(peers.shares), lang))
    province = peers.province
    if province["progress"] is not None:
        facts = {"name": province.area.name, "share": pace.share_checked(province, lang)}
        counts = f"{formats.number(province['checked'], lang)} / {formats.number(province['received'], lang)}"
        said.append(t("{name}: {share} ({counts}).", lang, counts=counts, **facts))
    return " ".join(said)


def _strip(figures: AreaFigures, own: float, peers: Peers, lang: Lang) -> html.Div:
    dots: list[Component] = [html.Span(className="peer", style={"left": f"{share:.1%}"}) for share in peers.shares]
    province = peers.province["progress"]
    if province is not None:
        name = html.Span(peers.province.area.short_name, className=f"peer-name {_side(province)}")
        dots.append(html.Span(name, className="peer-province", style={"left": f"{province:.1%}"}))
    label = f"{figures.area.short_name} {pace.share_checked(figures, lang)}"
    dots.append(
        html.Span(
            html.Span(label, className=f"peer-name {_side(own)}"), className="peer-own", style={"left": f"{own:.1%}"}
        )
    )
    others = ", ".join(formats.percent(share, lang, decimals=0) for share in peers.shares)
    said = t("{own}; yang sebebannya {others}", lang, own=label, others=others or formats.NO_VALUE)
    return html.Div(dots, className="strip", role="img", **attrs(aria_label=said))


def _side(share: float) -> str:
    """Near the ends a label stands to one side, so that it stays on the strip."""
    return "is-start" if share < NEAR_END else "is-end" if share > 1 - NEAR_END else ""
