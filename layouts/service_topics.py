"""What parties ask the Help Desks: the obstacles of the week with a text for LO's, matrices, who asks again, later verdicts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.permissions import Permission
from dashboard.core.text import N_, Lang, t, tn
from data.helpdesk import CATEGORY_WORDS
from layouts import links, terms, topic_matrix, topic_parts
from layouts.components.elements import Link, html
from layouts.components.files import files
from layouts.components.panel import lead
from layouts.page import Page
from layouts.service_time import period_words
from layouts.switch import pills
from layouts.ticket_filters import PERIODS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dash.development.base_component import Component

    from callbacks.filters import Filters
    from data.answers import PartyInfo
    from data.topic_answers import Topics
    from layouts.tickets_view import Stand

PAGE: Final = Page(
    id="service_topics",
    path="/layanan/topik",
    title=N_("Apa yang ditanyakan parpol"),
    permission=Permission.SERVICE_READ,
    in_menu=False,
    under="/helpdesk",
    by_round=False,
)


@dataclass(frozen=True, kw_only=True)
class View:
    """What was asked: `stages` are names by code; `rows`: may open single services; `exports`: may download."""

    filters: Filters
    topics: Topics
    figures: Stand
    stages: Mapping[str, str]
    parties: tuple[PartyInfo, ...]
    rows: bool = False
    exports: bool = False


def page(view: View, lang: Lang) -> Component:
    """The whole page, numbers included; one sentence where nothing was asked."""
    top: list[Component] = [_crumbs(view, lang), html.H1(_heading(view, lang)), _periods(view, lang)]
    found = view.topics
    if not found.opened and not found.total:
        return html.Div([*top, html.P(_nothing(view, lang), className="empty")], className="topics-page")
    left = [topic_parts.obstacles(view, lang), topic_matrix.by_stage(view, lang)]
    right = [topic_parts.text_panel(view, lang), topic_parts.repeated(view, lang), topic_parts.served(view, lang)]
    body: list[Component] = [_stack(left, 7), _stack(right, 5)]
    body += [one for one in (topic_matrix.by_party(view, lang), topic_parts.later(view, lang)) if one is not None]
    if view.exports:
        query = view.filters.but(area=found.area.code).query()
        body.append(files("topik", query, t("Unduh semua tabel halaman ini:", lang), lang))
    return html.Div([*top, lead(sentences(view, lang)), html.Div(body, className="grid")], className="topics-page")


def _stack(shown: list[Component | None], span: int) -> html.Div:
    return html.Div([one for one in shown if one is not None], className=f"stack span-{span}")


def _heading(view: View, lang: Lang) -> str:
    return t("Apa yang ditanyakan parpol, {area}", lang, area=view.figures.name)


def _crumbs(view: View, lang: Lang) -> Component:
    code = view.topics.area.code
    own = view.topics.own or "." in code
    desk = links.to_desk(view.filters, code) if own else links.to_helpdesk(view.filters, area=code)
    parts: list[Component | str] = [Link(f"Help Desk {view.figures.name}", href=desk)]
    if view.rows:
        listed = links.to_tickets(view.filters, area=code, reach=view.filters.reach)
        parts += [" · ", Link(t("Daftar layanan", lang), href=listed)]
    return html.Nav(parts, className="crumbs")


def _periods(view: View, lang: Lang) -> Component:
    choices = [(code, t(name, lang), address(view, period=code)) for code, name in PERIODS]
    return html.Div(pills(t("Masa", lang), choices, view.filters.period), className="switches screen-only")


def address(view: View, **changes: str | None) -> str:
    """This page with `changes`."""
    return links.to_service_topics(view.filters, **{"area": view.filters.area, "reach": view.filters.reach, **changes})


def sentences(view: View, lang: Lang) -> list[str]:
    """How much was asked, what most of all, and how often the same again."""
    found = view.topics
    when = period_words(found.period.first, found.period.last, lang)
    said = [tn("**{n} layanan dibuka** {when}.", found.opened, lang, when=when)]
    if found.obstacles:
        first = found.obstacles[0]
        name = terms.inside(terms.word(CATEGORY_WORDS, first.category, lang))
        days = topic_parts.week_words(found.week, lang)
        said.append(
            t(
                "Kendala terbanyak {days}: **{name}** ({n}).",
                lang,
                days=days,
                name=name,
                n=formats.number(first.now, lang),
            )
        )
    if found.repeated:
        share = formats.share_of(found.repeated, found.of_parties, lang)
        said.append(t("{share} pertanyaan parpol berulang dalam 7 hari.", lang, share=share))
    return said


def _nothing(view: View, lang: Lang) -> str:
    found = view.topics
    if found.data_as_of is None:
        moment = formats.moment(found.as_of, lang)
        return t("Belum ada layanan yang dicatat sampai {moment}; itu bukan berarti nol.", lang, moment=moment)
    moment = formats.moment(found.data_as_of, lang)
    return t("Tidak ada layanan yang dibuka dalam masa ini; catatan terakhir {moment}.", lang, moment=moment)
