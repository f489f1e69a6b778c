"""The page of reference data: what is in force, by which decree, what it was before, and the ways to a new revision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core.permissions import Permission
from dashboard.core.text import N_, Lang, t
from layouts import links
from layouts import reference_parts as parts
from layouts.components.elements import html
from layouts.components.panel import lead
from layouts.page import Page
from layouts.reference_more import days_panel, minimums_panel, written_panel
from layouts.reference_parts import edit
from layouts.reference_view import View
from layouts.switch import pills

if TYPE_CHECKING:
    from dash.development.base_component import Component

__all__ = ["PAGE", "View", "page"]

PAGE: Final = Page(
    id="reference", path="/acuan", title=N_("Data acuan"), permission=Permission.REFERENCE_WRITE, by_round=False
)


def page(view: View, lang: Lang) -> Component:
    """The whole page."""
    said = t(
        "Data acuan siklus **{cycle}**. Yang diubah menjadi revisi baru dengan dasar hukumnya; yang lama tetap tersimpan.",
        lang,
        cycle=view.cycle,
    )
    body = [
        parts.windows_panel(view, lang),
        _stack([parts.rounds_panel(view, lang), parts.courses_panel(view, lang), written_panel(view, lang)], 7),
        _stack([parts.rules_panel(view, lang)], 5),
        _stack([days_panel(view, lang)], 7),
        _stack([minimums_panel(view, lang)], 5),
    ]
    return html.Div(
        [
            html.H1(t("Data acuan", lang), className="visually-hidden"),
            _cycles(view, lang),
            lead([said], large=False),
            html.Div(body, className="grid reference"),
        ]
    )


def _stack(panels: list[Component], span: int) -> html.Div:
    return html.Div(panels, className=f"stack span-{span}")


def _cycles(view: View, lang: Lang) -> Component:
    said = [(one, one, links.to_reference(siklus=one)) for one in view.cycles]
    fresh = edit("jendela", t("Mulai siklus baru", lang))
    return html.Div([pills(t("Siklus", lang), said, view.cycle), fresh], className="switches screen-only")
