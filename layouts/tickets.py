"""Single services of the Help Desks: the list behind every number of their pages, and one service in depth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.permissions import Permission
from dashboard.core.text import N_, Lang, t, tn
from data.ticket_answers import ENDED_LATE, REOPENED
from layouts import links, ticket_detail
from layouts.components.elements import Link, html
from layouts.components.files import files
from layouts.components.panel import panel
from layouts.components.paper import paper_rows
from layouts.page import Page
from layouts.service_time import period_words
from layouts.ticket_filters import filter_bar, fresh, narrowed
from layouts.ticket_grid import grid
from layouts.tickets_view import View

if TYPE_CHECKING:
    from dash.development.base_component import Component

__all__ = ["PAGE", "View", "page"]

PAGE: Final = Page(
    id="tickets",
    path="/layanan",
    title=N_("Layanan"),
    permission=Permission.TICKETS_READ,
    in_menu=False,
    under="/helpdesk",
    by_round=False,
)


def page(view: View, lang: Lang) -> Component:
    """The list, whose rows follow as they are scrolled to; or the one service asked for."""
    if view.ticket is not None:
        return ticket_detail.page(view, view.ticket, lang)
    crumbs = html.Nav(_crumbs(view, lang), className="crumbs")
    body = [
        crumbs,
        html.H1(t("Layanan {area}", lang, area=view.figures.name), className="visually-hidden"),
        _rows(view, lang),
    ]
    return html.Div(body, className="backlog-page tickets-page")


def _crumbs(view: View, lang: Lang) -> list[Component | str]:
    area = view.figures.area.code
    desk = links.to_desk(view.filters, area) if view.single else links.to_helpdesk(view.filters, area=area)
    topics = links.to_service_topics(view.filters, area=area, reach=view.filters.reach)
    name = Link(f"Help Desk {view.figures.name}", href=desk)
    return [name, " · ", Link(t("Apa yang ditanyakan parpol", lang), href=topics)]


def title(view: View, lang: Lang) -> str:
    """How many there are, and what about them needs a look."""
    asked = view.asked
    if asked.is_open:
        return _open_title(view, lang)
    when = period_words(asked.period.first, asked.period.last, lang)
    if asked.state == ENDED_LATE:
        return tn("{n} penyelesaian lewat sasaran, {when}", view.total, lang, when=when)
    if asked.is_ended:
        return tn("{n} penyelesaian, {when}", view.total, lang, when=when)
    if asked.state == REOPENED:
        return tn("{n} kali dibuka kembali, {when}", view.total, lang, when=when)
    return tn("{n} layanan dibuka, {when}", view.total, lang, when=when)


def _open_title(view: View, lang: Lang) -> str:
    if view.asked.state == "lewat":
        return tn("{n} layanan terbuka lewat sasaran", view.total, lang)
    count = tn("{n} layanan terbuka", view.total, lang)
    if not view.late:
        return t("{count}, semua masih dalam sasaran", lang, count=count)
    return t("{count}; {late} lewat sasaran", lang, count=count, late=formats.number(view.late, lang))


def _rows(view: View, lang: Lang) -> Component:
    bar = filter_bar(view, lang)
    if not view.total:
        return panel(_none(view, lang), [bar, _reset(view, lang)], lang)
    sub = t("Satu baris satu layanan, dalam waktu layanan; ketuk waktunya untuk melihat perjalanannya.", lang)
    if view.asked.is_ended:
        sub = t("Satu baris satu penyelesaian: layanan yang dibuka kembali lalu selesai lagi ada dua kali.", lang)
    body = [bar, grid(view, lang), *paper_rows(lang), *([_files(view, lang)] if view.exports else [])]
    return panel(title(view, lang), body, lang, sub=sub, metrics=_metrics(view))


def _metrics(view: View) -> tuple[str, ...]:
    if view.asked.is_open:
        return ("service_open", "service_sla_resolution")
    if view.asked.is_ended:
        return ("service_resolved", "service_sla_resolution", "service_resolution")
    if view.asked.state == REOPENED:
        return ("service_reopened", "service_resolution")
    return ("service_opened", "service_response", "service_resolution")


def _none(view: View, lang: Lang) -> str:
    """Nothing there: a zero that was reported, a filter too narrow, or silence."""
    if view.figures.data_as_of is None:
        return t("Belum ada layanan yang dicatat", lang)
    if narrowed(view.filters):
        return t("Tidak ada layanan yang cocok dengan saringan", lang)
    return t("Tidak ada layanan yang dibuka dalam masa ini", lang)


def _reset(view: View, lang: Lang) -> Component:
    last = view.figures.data_as_of
    if last is None:
        moment = formats.moment(view.asked.as_of, lang)
        words = t("Belum ada layanan yang dicatat sampai {moment}; itu bukan berarti nol.", lang, moment=moment)
        return html.P(words, className="empty")
    said = t("Catatan terakhir {moment}.", lang, moment=formats.moment(last, lang))
    if not narrowed(view.filters):
        return html.P(said, className="empty")
    return html.P([said, " ", html.A(t("Hapus semua saringan", lang), href=fresh(view))], className="empty")


def _files(view: View, lang: Lang) -> Component:
    query = view.filters.but(area=view.figures.area.code, ticket=None).query()
    return files("layanan", query, tn("Unduh semua {n} baris:", view.total, lang), lang)
