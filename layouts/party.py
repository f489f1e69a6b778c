"""One party through all rounds, objects and areas on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core.permissions import Permission
from dashboard.core.text import N_, Lang, t
from layouts import links
from layouts import party_parts as parts
from layouts.components.elements import Link, html
from layouts.components.files import files
from layouts.components.panel import lead
from layouts.page import Page
from layouts.party_view import View
from layouts.party_words import keys, sentences
from layouts.registration_line import registration_line
from layouts.switch import switches

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from callbacks.filters import Filters

__all__ = ["PAGE", "View", "page"]

PAGE: Final = Page(
    id="party",
    path="/partai/<code>",
    title=N_("Partai"),
    permission=Permission.PARTY_READ,
    in_menu=False,
    code="party",
    under="/verifikasi",
)


def page(view: View, lang: Lang) -> Component:
    """The whole page; where nothing was reported the sentences say so and what is known still stands."""

    def address(filters: Filters, **changes: str | None) -> str:
        return links.to_party(filters, view.party.code, **changes)

    top = [
        *_crumbs(view),
        html.H1(_heading(view, lang)),
        switches(view.filters, view.question, view.rounds, lang, address),
        lead(sentences(view, lang)),
    ]
    line = registration_line(view.registration, view.filters, view.figures.area.code, view.party.code, lang)
    body = [
        *keys(view, lang),
        *([line] if line else []),
        *parts.panels(view, lang),
        *([_files(view, lang)] if view.exports else []),
    ]
    return html.Div([*top, html.Div(body, className="grid")], className="party-page")


def _heading(view: View, lang: Lang) -> str:
    """The party's name, in short where it has one, and where."""
    party = view.party
    name = party.name if party.abbreviation == party.name else f"{party.abbreviation}, {party.name}"
    return t("{party} di {area}", lang, party=name, area=view.figures.area.name)


def _crumbs(view: View) -> list[Component]:
    above = [
        Link(area.name, href=links.to_party(view.filters, view.party.code, area=area.code)) for area in view.parents
    ]
    return [html.Nav([part for one in above for part in (one, " › ")], className="crumbs")] if above else []


def _files(view: View, lang: Lang) -> Component:
    query = view.filters.but(party=view.party.code).query()
    return files("partai", query, t("Unduh semua daftar di halaman ini:", lang), lang)
