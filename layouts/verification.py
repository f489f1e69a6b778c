"""The verification page: how far each area and party is, what was found, what the samples say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.permissions import Permission
from dashboard.core.text import N_, Lang, t
from data.answers import Reporting
from layouts import links, pace, terms
from layouts import verification_parts as parts
from layouts.components.elements import html
from layouts.page import Page
from layouts.switch import switches
from layouts.verdicts_panel import verdicts_panel
from layouts.verification_view import View

if TYPE_CHECKING:
    from dash.development.base_component import Component

__all__ = ["PAGE", "View", "page"]

PAGE: Final = Page(
    id="verification", path="/verifikasi", title=N_("Verifikasi"), permission=Permission.VERIFICATION_READ
)


def page(view: View, lang: Lang) -> Component:
    """The whole page; one sentence where nothing was reported."""
    name = terms.round_word(view.round.code, view.round.name, lang)
    heading = t("Verifikasi: {round}, {area}", lang, round=name, area=view.figures.area.name)
    top: list[Component] = [
        html.H1(heading, className="visually-hidden"),
        switches(view.filters, view.question, view.rounds, lang, links.to_verification),
    ]
    if view.is_silent:
        decided = verdicts_panel(view, lang)
        below = (
            [html.Div(html.Div(decided, className="stack span-7"), className="grid verification")] if decided else []
        )
        return html.Div([*top, _nothing(view, lang), *below])
    shown = parts.single(view, lang) if view.is_single else parts.several(view, lang)
    return html.Div([*top, html.Div(shown, className="grid verification")])


def _nothing(view: View, lang: Lang) -> Component:
    """Why the page is empty, and the way to what is not."""
    facts = {
        "object": terms.word(terms.OBJECTS, view.question.object, lang).lower(),
        "round": terms.round_word(view.round.code, view.round.name, lang),
        "moment": formats.moment(view.figures.as_of, lang),
    }
    if view.figures.reporting is Reporting.NOT_REGISTERED:
        return html.P(t("Partai ini tidak terdaftar di {area}.", lang, area=view.figures.area.name), className="empty")
    if view.question.party in view.exempt:
        return html.P(t("Partai ini dikecualikan dari verifikasi faktual.", lang), className="empty")
    said = t("Belum ada laporan {object} untuk putaran {round} sampai {moment}.", lang, **facts)
    return html.P(f"{said} {pace.begins(view.figures, lang)}".strip(), className="empty")
