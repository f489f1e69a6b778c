"""The page of one area: everything about it on one page, printable on one A4; a commissioner's home."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core.permissions import Permission
from dashboard.core.text import N_, Lang, t
from layouts import area_parts as parts
from layouts import links
from layouts.area_keys import keys
from layouts.area_lead import sentences
from layouts.area_view import View
from layouts.components.badges import reporting_badge
from layouts.components.elements import Link, html
from layouts.components.panel import lead
from layouts.page import Page
from layouts.quality_strip import strip
from layouts.registration_line import registration_line
from layouts.switch import switches

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from callbacks.filters import Filters
    from data.answers import AreaInfo

__all__ = ["PAGE", "View", "page"]

PAGE: Final = Page(
    id="area", path="/wilayah/<code>", title=N_("Wilayah"), permission=Permission.AREA_READ, in_menu=False, under="/"
)


def page(view: View, lang: Lang) -> Component:
    """The whole page; where nothing was reported the sentences say so and what is known still stands."""

    def address(filters: Filters, **changes: str | None) -> str:
        return links.to_area(filters, view.figures.area.code, **changes)

    top = [
        _crumbs(view, lang),
        html.Div([html.H1(view.figures.area.name), _badge(view, lang)], className="area-head"),
        switches(view.filters, view.question, view.rounds, lang, address),
        lead(sentences(view, lang)),
    ]
    body = parts.single(view, lang) if view.is_single else parts.several(view, lang)
    served = strip(view.quality, view.filters, lang)
    line = registration_line(view.registration, view.filters, view.figures.area.code, view.question.party, lang)
    shown = [*keys(view, lang), *(one for one in (served, line) if one), *body]
    return html.Div([*top, html.Div(shown, className="grid area-grid")], className="area-page")


def _crumbs(view: View, lang: Lang) -> Component:
    """The way up, as links where the caller may go there."""
    crumbs = [_crumb(area, view.filters, may_open=may_open) for area, may_open in view.parents]
    return html.Nav(
        [part for crumb in crumbs for part in (crumb, " › ")], className="crumbs", title=t("Letak wilayah", lang)
    )


def _crumb(area: AreaInfo, filters: Filters, *, may_open: bool) -> Component:
    return Link(area.name, href=links.to_area(filters, area.code)) if may_open else html.Span(area.name)


def _badge(view: View, lang: Lang) -> Component | None:
    return reporting_badge(view.figures.reporting, view.figures.data_as_of, lang) if view.is_single else None
