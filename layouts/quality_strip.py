"""One line on the service of the Help Desks for the pages of leadership, each number leading to where it is explained."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.core import formats
from dashboard.core.text import Lang, t, tn
from data.answers import Reporting
from layouts import links
from layouts.components.elements import Link, html
from layouts.components.info import info
from layouts.helpdesk_words import met_words
from layouts.service_quality import WEAK, ikm_words
from layouts.service_time import aged, period_words, took

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from callbacks.filters import Filters
    from data.service_answers import Satisfaction, Service

METRICS = ("service_sla_resolution", "service_resolution", "service_open", "service_silent", "service_ikm")


@dataclass(frozen=True, kw_only=True)
class Quality:
    """What the line says: the Help Desks of an area over the last 30 days."""

    service: Service
    satisfaction: Satisfaction


def strip(found: Quality | None, filters: Filters, lang: Lang) -> Component | None:
    """The line; None where the reader may not see it."""
    if found is None:
        return None
    whole, area = found.service.whole, found.service.area
    many = whole.desks > 1
    href = links.to_helpdesk(filters, area=area.code) if many else links.to_desk(filters, area.code)
    head = html.B(Link(t("Help Desk", lang), href=href))
    if whole.reporting is Reporting.NEVER:
        words = t("belum ada layanan yang dicatat; itu bukan berarti nol", lang)
        return html.Div([head, html.Span(words, className="muted")], className="quality-strip")
    period = period_words(found.service.period.first, found.service.period.last, lang)
    parts = [head, *_numbers(found, lang), html.Span(period, className="muted"), info(METRICS, lang)]
    return html.Div(parts, className="quality-strip")


def _numbers(found: Quality, lang: Lang) -> list[Component]:
    whole = found.service.whole
    late = bool(whole.day_s) and (whole.resolution.p90 or 0) > whole.day_s
    said = [
        _pair(met_words(whole.resolution_sla, lang), t("selesai tepat waktu", lang)),
        _pair(took(whole.resolution.p90, lang), t("p90 penyelesaian", lang), bad=late),
        _pair(formats.number(whole.open_now, lang), t("terbuka", lang)),
    ]
    if whole.overdue:
        said.append(_pair(formats.number(whole.overdue, lang), t("lewat sasaran", lang), bad=True))
    said += _quiet(found, lang)
    index = found.satisfaction
    if index.n:
        weak = t("lemah, {n}", lang, n=tn("{n} jawaban", index.n, lang))
        said.append(_pair(ikm_words(index, lang), f"IKM ({weak})" if index.n < WEAK else "IKM"))
    return said


def _quiet(found: Quality, lang: Lang) -> list[Component]:
    """Silent desks; the one desk's own silence."""
    whole = found.service.whole
    if whole.desks == 1:
        return [_pair(aged(whole.silent_days, lang), t("diam", lang), bad=True)] if whole.silent else []
    quiet = whole.silent + whole.never
    return [_pair(formats.number(quiet, lang), tn("satker diam", quiet, lang), bad=bool(quiet))]


def _pair(value: str, words: str, *, bad: bool = False) -> Component:
    return html.Span([html.Span(value, className="strong late" if bad else "strong"), f" {words}"])
