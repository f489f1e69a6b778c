"""Every area's pace now against the pace it needs, shortest of days first, and since when it is too slow."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.text import Lang, t, tn
from layouts import links, pace
from layouts.components.attributes import attrs
from layouts.components.elements import Link, html
from layouts.components.panel import panel

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from callbacks.filters import Filters
    from data.answers import AreaFigures
    from data.timeline import Pace
    from layouts.timeline_view import Running

METRICS: Final = ("daily_rate", "pace_needed", "spare_days", "eta", "slow_since")
WIDEST: Final = 2.0  # a pace of twice what is needed fills the bar
NAMED: Final = 2  # areas in the title


def pace_panel(one: Running, filters: Filters, lang: Lang) -> Component | None:
    """The table; nothing where no area has reported."""
    if all(each.figures["received"] is None for each in one.paces):
        return None
    sub = t("Batang: laju sekarang dibanding yang dibutuhkan (garis tegak). Terpendek waktunya di atas.", lang)
    body: list[Component] = [html.Div(table(one, filters, lang), className="scroll-x")]
    silent = [each.figures for each in one.paces if each.figures["received"] is None]
    if silent:
        names = [part for each in silent for part in (_name(each, filters), ", ")][:-1]
        body.append(html.P([t("Belum ada laporan:", lang), " ", *names, "."], className="foot"))
    return panel(title(one, lang), body, lang, sub=sub, metrics=METRICS)


def title(one: Running, lang: Lang) -> str:
    """How many are too slow, and the worst of them."""
    known = [each for each in one.paces if each.figures["backlog"] is not None]
    if one.figures.area.kind in {"kabupaten", "kota"}:
        return _single(one, lang)
    if not one.slow:
        return t("Tidak ada wilayah yang terlalu lambat", lang)
    worst = formats.listing([each.figures.area.short_name for each in one.slow[:NAMED]], lang)
    return tn(
        "{n} dari {all} wilayah terlalu lambat, terutama {worst}", len(one.slow), lang, all=len(known), worst=worst
    )


def _single(one: Running, lang: Lang) -> str:
    if one.slow:
        return t("Terlalu lambat sejak {day}", lang, day=formats.long_day(one.slow[0].red.since, lang))
    return (
        t("Laju cukup untuk selesai tepat waktu", lang) if one.paces[0].spare is not None else _said(one.paces[0], lang)
    )


def table(one: Running, filters: Filters, lang: Lang) -> html.Table:
    """A row for every area that has reported."""
    heads = (
        (t("Wilayah", lang), None),
        (t("Sekarang dibanding perlu", lang), "hide-phone"),
        (t("Sehari", lang), "num"),
        (t("Perlu", lang), "num"),
        (t("Selesai", lang), "num hide-phone"),
        (t("Lebih atau kurang", lang), "num"),
        (t("Terlalu lambat sejak", lang), "num"),
    )
    top = html.Tr([html.Th(words, scope="col", className=kind) for words, kind in heads])
    body = [_row(each, filters, lang) for each in one.paces if each.figures["received"] is not None]
    caption = html.Caption(title(one, lang), className="visually-hidden")
    return html.Table([caption, html.Thead(top), html.Tbody(body)], className="rows paces is-tight")


def _row(one: Pace, filters: Filters, lang: Lang) -> html.Tr:
    figures = one.figures
    rate, needed = figures["daily_rate"], _needed(figures)
    done = pace.done_day(figures, figures["eta"]) if figures["backlog"] else None
    return html.Tr(
        [
            html.Th(_name(figures, filters), scope="row"),
            html.Td(_bar(one, lang), className="cell-bar hide-phone"),
            html.Td(_rate(rate, lang), className="num strong"),
            html.Td(formats.number(needed, lang), className="num muted"),
            html.Td(formats.short_day(done, lang), className="num hide-phone"),
            html.Td(_said(one, lang), className="num late" if one.red.since else "num"),
            html.Td(_since(one, lang), className="num"),
        ]
    )


def _name(figures: AreaFigures, filters: Filters) -> Component:
    """A province leads to its own schedule, a kab/kota to its page."""
    code, name = figures.area.code, figures.area.short_name
    below = figures.area.kind == "province"
    return Link(name, href=links.to_timeline(filters, area=code) if below else links.to_area(filters, code))


def _needed(figures: AreaFigures) -> int | None:
    """The needed pace in whole items, while there is something to do."""
    needed = figures["pace_needed"]
    return math.ceil(needed) if needed is not None and figures["backlog"] else None


def _rate(rate: float | None, lang: Lang) -> str:
    return formats.number(rate, lang, decimals=0 if rate is None or rate >= 10 or rate == int(rate) else 1)  # noqa: PLR2004


def _bar(one: Pace, lang: Lang) -> html.Div | None:
    rate, needed = one.figures["daily_rate"], one.figures["pace_needed"]
    if rate is None or not needed:
        return None
    share = min(rate / needed / WIDEST, 1.0)
    kind = "bar is-bad" if one.red.since else "bar is-strong is-capped" if share == 1 else "bar is-strong"
    marks = [
        html.Span(className=kind, style={"width": f"{share:.1%}"}),
        html.Span(className="mark", style={"left": "50%"}),
    ]
    words = t("{ratio} dari laju yang dibutuhkan", lang, ratio=formats.times(rate / needed, lang))
    return html.Div(marks, className="bar-track", role="img", title=words, **attrs(aria_label=words))


def _said(one: Pace, lang: Lang) -> str:
    """Days spare or short, or why that cannot be said."""
    backlog, left, spare = one.figures["backlog"], one.figures["days_left"], one.spare
    if not backlog:
        return t("tidak diketahui", lang) if backlog is None else t("selesai", lang)
    if left is None or left < 0:
        return t("tanpa batas akhir", lang) if left is None else tn("lewat {n} hari", int(-left), lang)
    if not spare:
        return t("laju belum diketahui", lang) if spare is None else t("tepat pada batas", lang)
    return tn("lebih {n} hari", spare, lang) if spare > 0 else tn("kurang {n} hari", -spare, lang)


def _since(one: Pace, lang: Lang) -> list[str | Component]:
    """Since when it is too slow; where that is over, that it was."""
    first, since = one.red.first, one.red.since
    if since is None:
        words = t("pernah, {day}", lang, day=formats.short_day(first, lang)) if first else formats.NO_VALUE
        return [html.Span(words, className="muted")]
    parts: list[str | Component] = [formats.short_day(since, lang)]
    if first and first != since:
        words = t("pertama {day}", lang, day=formats.short_day(first, lang))
        parts.append(html.Small(words, className="muted"))
    return parts
