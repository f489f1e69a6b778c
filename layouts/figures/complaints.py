"""Complaints over time: received and settled on the days that were reported, what the province said, what fell."""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from dashboard.core import formats
from dashboard.core.text import Lang, t
from layouts.figures import marks
from layouts.figures.theme import INK, MS, MUTED, TMS, base

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from data.complaints import Claim, Series

    Trace = dict[str, Any]

ROOM: Final = 0.24  # of the axis, to the right of the last day: for the names of the lines
LEFT: Final = 0.3  # of the axis: from here on a label fits left of its point
HEADROOM: Final = 1.15


def complaint_lines(
    days: Series, claims: Sequence[Claim], fell: Collection[date], today: date, lang: Lang
) -> dict[str, Any]:
    """A figure as a plain dict; `fell` are days on which a cumulative number fell. Empty data gives an empty figure."""
    if not days.days:
        return {"data": [], "layout": base(lang)}
    traces = [
        *_line("received", days.days, days.received, (t("masuk", lang), MUTED), lang),
        *_line("checked", days.days, days.resolved, (t("selesai", lang), MS), lang),
        *_falls(days, fell, lang),
        *_claims(days, claims, lang),
    ]
    return {"data": traces, "layout": _layout(days, claims, today, lang)}


def _line(
    uid: str, days: Sequence[date], values: Sequence[int | None], look: tuple[str, str], lang: Lang
) -> list[Trace]:
    """A line through the reported days; `look` is its name, said with the last value at its end, and its colour."""
    known = [(day, value) for day, value in zip(days, values, strict=True) if value is not None]
    if not known:
        return []
    name, color = look
    drawn = marks.line(uid, days, values, color, width=2)
    drawn |= {"mode": "lines+markers", "marker": {"color": color, "size": 5}, "name": name}
    drawn |= {"customdata": [formats.number(value, lang) for value in values], "hoverinfo": "all"}
    drawn["hovertemplate"] = "%{customdata}"
    words = f"{name} {formats.number(known[-1][1], lang)}"
    return [drawn, marks.label(uid, known[-1], f"\u00a0\u00a0{words}", color, "middle right")]


def _falls(days: Series, fell: Collection[date], lang: Lang) -> list[Trace]:
    """A mark on each day on which some area's number fell."""
    spots = [(day, value) for day, value in zip(days.days, days.received, strict=True) if day in fell]
    if not spots:
        return []
    drawn = marks.line("fall", [day for day, _ in spots], [value for _, value in spots], TMS)
    drawn |= {
        "mode": "markers",
        "marker": {"color": TMS, "size": 9, "symbol": "triangle-down"},
        "name": t("turun", lang),
    }
    return [drawn]


def _claims(days: Series, claims: Sequence[Claim], lang: Lang) -> list[Trace]:
    """What the province itself said, where it said it."""
    drawn: list[Trace] = []
    span = max((days.days[-1] - days.days[0]).days, 1)
    for n, one in enumerate(claims):
        day = formats.local(one.at).date()
        words = t("provinsi {n}", lang, n=formats.number(one.received, lang))
        place = "top left" if (day - days.days[0]).days > LEFT * span else "top right"
        drawn += [
            marks.dot(f"claim{n}", day, one.received, INK),
            marks.label(f"claim{n}", (day, one.received), words, INK, place),
        ]
    return drawn


def _layout(days: Series, claims: Sequence[Claim], today: date, lang: Lang) -> dict[str, Any]:
    top = max([*days.received, *(value or 0 for value in days.resolved), *(one.received for one in claims)])
    first, last = days.days[0], max(today, days.days[-1])
    named = marks.spread(marks.axis_days(first, last, None), max((last - first).days // 6, 1))
    start = datetime.combine(first, datetime.min.time())
    span = max((last - first).days, 1)
    before, after = (timedelta(hours=math.ceil(span * 24 * share)) for share in (0.03, ROOM))
    return base(
        lang,
        height=280,
        uirevision="complaints",
        xaxis={
            "range": [(start - before).isoformat(), (start + timedelta(days=span) + after).isoformat()],
            **marks.day_axis(named, lang),
            "tickangle": 0,
        },
        yaxis=marks.count_axis(top, HEADROOM, lang),
    )
