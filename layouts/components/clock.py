"""The stage clock: which stage runs, how far its window is, what is left, and the last change of schedule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.core import formats
from dashboard.core.text import Lang, t, tn
from layouts.components.attributes import attrs
from layouts.components.elements import html
from layouts.stage_words import stage_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from dash.development.base_component import Component

    from data.answers import Window


def stage_clock(windows: Sequence[Window], moment: datetime, lang: Lang) -> html.Div:
    """A track for each window; the dotted line is the end it had before the last revision."""
    if not windows:
        return html.Div(html.P(t("Tidak ada tahapan yang berjalan pada hari itu.", lang), className="muted clock"))
    return html.Div([_clock(one, moment, lang) for one in windows], className="clocks")


def _clock(window: Window, moment: datetime, lang: Lang) -> html.Div:
    share = window.elapsed(moment)
    marks: list[Component] = []
    if share is not None:
        marks += [
            html.Div(className="clock-done", style={"width": f"{share:.1%}"}),
            html.Div(className="clock-now", style={"left": f"{share:.1%}"}),
        ]
    if (was := _was(window)) is not None:
        marks.append(html.Div(className="clock-was", style={"left": f"{was:.1%}"}))
    return html.Div(
        [
            html.Div(stage_name(window.name, lang), className="clock-name"),
            html.Div(marks, className="clock-track", **attrs(aria_hidden="true")),
            _ends(window, moment, lang),
            _revision(window, lang),
        ],
        className="clock",
    )


def _was(window: Window) -> float | None:
    """Where the former end lies on the track, if the window was made longer."""
    if window.previous_ends_at is None or window.ends_at is None or window.previous_ends_at >= window.ends_at:
        return None
    whole = (window.ends_at - window.starts_at).total_seconds()
    return (window.previous_ends_at - window.starts_at).total_seconds() / whole


def _ends(window: Window, moment: datetime, lang: Lang) -> html.Div:
    start = html.Span(formats.short_day(formats.local(window.starts_at).date(), lang))
    if window.ends_at is None:
        return html.Div([start, html.Span(t("tanpa batas akhir", lang))], className="clock-ends")
    end = html.Span(formats.short_day(formats.local(window.ends_at).date(), lang))
    return html.Div([start, html.B(days_said(window, moment, lang)), end], className="clock-ends")


def days_said(window: Window, moment: datetime, lang: Lang) -> str:
    """`hari ke-8 · 17 hari lagi`, and what stands there on the last day, before the window and after it."""
    today, first = formats.local(moment).date(), formats.local(window.starts_at).date()
    last = formats.local(window.ends_at).date() if window.ends_at else None
    if today < first:
        return tn("mulai {n} hari lagi", (first - today).days, lang)
    day = t("hari ke-{day}", lang, day=(today - first).days + 1)
    if last is None:
        return day
    if today > last:
        return tn("berakhir {n} hari lalu", (today - last).days, lang)
    left = tn("{n} hari lagi", (last - today).days, lang) if today < last else t("hari terakhir", lang)
    return f"{day} · {left}"


def _revision(window: Window, lang: Lang) -> html.Div | None:
    if not window.revision:
        return None
    words = t("Revisi ke-{revision}, {basis}", lang, revision=window.revision, basis=window.legal_basis)
    if window.previous_ends_at is not None and window.ends_at is not None:
        old, new = (formats.local(one).date() for one in (window.previous_ends_at, window.ends_at))
        words += t("; semula berakhir {old}", lang, old=formats.short_day(old, lang)) if old != new else ""
    return html.Div(words, className="clock-note")
