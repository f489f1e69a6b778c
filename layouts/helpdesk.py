"""Service quality of the Help Desks of an area; an area with one desk shows it in depth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.permissions import Permission
from dashboard.core.text import N_, Lang, t
from data.answers import Reporting
from data.helpdesk import CHANNEL_WORDS
from layouts import desk_parts, links
from layouts import helpdesk_parts as parts
from layouts import service_quality as quality
from layouts.alerts_panel import alerts_panel
from layouts.components.elements import Link, html
from layouts.components.files import files
from layouts.components.key_number import key_number
from layouts.components.panel import lead, table_twin
from layouts.helpdesk_keys import keys
from layouts.helpdesk_view import View
from layouts.helpdesk_words import sentences, state_words
from layouts.page import Page
from layouts.switch import pills

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dash.development.base_component import Component

    Address = Callable[..., str]

__all__ = ["PAGE", "View", "page"]

PAGE: Final = Page(
    id="helpdesk", path="/helpdesk", title=N_("Help Desk"), permission=Permission.SERVICE_READ, by_round=False
)
PERIODS: Final = (("7", N_("7 hari")), ("30", N_("30 hari")), ("90", N_("90 hari")), ("semua", N_("Semua")))


def page(view: View, lang: Lang) -> Component:
    """The whole page, numbers included; one sentence where nothing was ever recorded."""

    def address(**changes: str | None) -> str:
        if view.desk:
            return links.to_desk(view.filters, view.service.area.code, **changes)
        return links.to_helpdesk(view.filters, **changes)

    top: list[Component] = [*_crumbs(view, lang), _head(view, lang), switches(view, address, lang)]
    if (
        view.whole.reporting is Reporting.NEVER
        and not view.attendance.shifts
        and not any(map(any, view.ready.values()))
    ):
        return html.Div([*top, _nothing(view, lang)], className="helpdesk")
    numbers = [key_number(one, lang) for one in keys(view, lang)]
    body = desk_parts.body(view, lang) if view.desk else several(view, lang)
    shown = [*numbers, *body, *([_files(view, lang)] if view.exports else [])]
    return html.Div([*top, lead(sentences(view, lang)), html.Div(shown, className="grid")], className="helpdesk")


def several(view: View, lang: Lang) -> list[Component]:
    """Many desks: how long it takes on the left, who is there, what is open and what people think on the right."""
    left = [parts.resolution_panel(view, lang), parts.share_panel(view, lang), parts.response_panel(view, lang)]
    left.append(quality.attendance_panel(view, lang))
    right = [
        alerts_panel(view, lang),
        parts.now_panel(view, lang),
        parts.volume_panel(view, lang),
        parts.open_panel(view, lang),
        quality.ikm_panel(view, lang),
    ]
    twin = table_twin(parts.figures_table(view, lang), lang)
    return [
        _stack(left, 7, "service-main"),
        _stack(right, 5),
        quality.readiness_panel(view, lang),
        html.Section([part for part in (html.H2(t("Semua angka per satker", lang)), twin) if part is not None]),
    ]


def _stack(shown: Sequence[Component | None], span: int, more: str = "") -> html.Div:
    return html.Div([one for one in shown if one is not None], className=f"stack span-{span} {more}".strip())


def _crumbs(view: View, lang: Lang) -> list[Component]:
    above: list[Component] = [
        Link(area.name, href=links.to_helpdesk(view.filters, area=area.code)) for area in view.parents
    ]
    if view.desk and view.whole.own and not above:
        words = t("Semua satker", lang)
        above = [Link(words, href=links.to_helpdesk(view.filters, area=view.service.area.code))]
    return [html.Nav([part for one in above for part in (one, " › ")], className="crumbs")] if above else []


def _head(view: View, lang: Lang) -> Component:
    name = view.service.area.name
    words = t("Help Desk {area}", lang, area=f"KPU {name}" if view.whole.own else name)
    badge = None
    if view.desk and view.whole.reporting is Reporting.SILENT:
        badge = html.Span(state_words(view.whole, lang), className="badge is-silent")
    return html.Div([html.H1(words), badge], className="area-head")


def switches(view: View, address: Address, lang: Lang) -> Component:
    """Period and channel, as plain links."""
    periods = [(code, t(name, lang), address(period=code)) for code, name in PERIODS]
    channels = [("", t("Semua kanal", lang), address(channel=None))]
    channels += [(code, t(name, lang), address(channel=code)) for code, name in CHANNEL_WORDS.items()]
    return html.Div(
        [
            pills(t("Masa", lang), periods, view.filters.period),
            pills(t("Kanal", lang), channels, view.filters.channel or ""),
        ],
        className="switches screen-only",
    )


def _nothing(view: View, lang: Lang) -> Component:
    moment = formats.moment(view.service.as_of, lang)
    words = t("Belum ada layanan yang dicatat sampai {moment}; itu bukan berarti nol.", lang, moment=moment)
    return html.P(words, className="empty")


def _files(view: View, lang: Lang) -> Component:
    query = view.filters.but(area=view.service.area.code).query()
    words = (
        t("Unduh angka satker ini:", lang) if view.desk and not view.whole.own else t("Unduh angka semua satker:", lang)
    )
    return files("helpdesk", query, words, lang)
