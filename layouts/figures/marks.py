"""What figures are drawn with: lines and direct labels whose ids the style sheet knows, and round axes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from dashboard.core import formats

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dashboard.core.text import Lang

GAP_DAYS: Final = 7  # between labels of the time axis
NEAR: Final = 3  # days: labels of the time axis closer than this would touch
STEPS: Final = (0.2, 0.25, 0.5, 1, 2, 2.5)
MOST_LEVELS: Final = 5


def line(  # noqa: PLR0913 - what a line is
    uid: str, x: Sequence[date], y: Sequence[float | None], color: str, *, width: float = 1.5, dash: str = "solid"
) -> dict[str, Any]:
    """A line whose `uid` the style sheet knows; a None breaks it. It says nothing under the pointer."""
    return {
        "type": "scatter",
        "uid": uid,
        "x": [day.isoformat() for day in x],
        "y": list(y),
        "mode": "lines",
        "line": {"color": color, "width": width, "dash": dash},
        "connectgaps": False,
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def dot(uid: str, x: date, y: float, color: str) -> dict[str, Any]:
    """One point."""
    return {**line(uid, [x], [y], color), "mode": "markers", "marker": {"color": color, "size": 8}}


def label(uid: str, spot: tuple[date, float], words: str, color: str, place: str) -> dict[str, Any]:
    """A direct label at a point of the data, in place of a legend; `place` as in Plotly's `textposition`."""
    day, level = spot
    return {
        **line(f"say-{uid}", [day], [level], color),
        "mode": "text",
        "text": [f"<b>{words}</b>"],
        "textposition": place,
        "textfont": {"color": color, "size": 12},
    }


def wall(end: date, color: str) -> dict[str, Any]:
    """The upright line where the window ends."""
    day = end.isoformat()
    drawn = {"color": color, "width": 1}
    return {"type": "line", "x0": day, "x1": day, "y0": 0, "y1": 1, "yref": "paper", "line": drawn}


def day_range(first: date, last: date, lang: Lang) -> str:
    """`31 Agu–4 Sep`, `2–4 Sep`, or the one day."""
    if first == last:
        return formats.short_day(last, lang)
    start = str(first.day) if (first.year, first.month) == (last.year, last.month) else formats.short_day(first, lang)
    return f"{start}–{formats.short_day(last, lang)}"


def axis_days(first: date, today: date, end: date | None) -> list[date]:
    """Days that the time axis names: the first, the window's end, the present, and about every week between."""
    last = max(first, today, end or today)
    near = max(NEAR, (last - first).days // 9)
    fixed = [first, *([end] if end else []), today, last]
    weeks = range(GAP_DAYS, (last - first).days, max(GAP_DAYS, -(-(last - first).days // MOST_LEVELS)))
    named: list[date] = []
    for day in [*fixed, *(first + timedelta(days=step) for step in weeks)]:
        if all(abs((day - other).days) > near for other in named):
            named.append(day)
    return sorted(named)


def axis_levels(top: float) -> list[float]:
    """Round levels from zero up to `top`, at most six; counts have no halves."""
    if top <= 0:
        return [0]
    power = 10 ** (len(str(int(top))) - 1)
    step = max(next(power * part for part in STEPS if top / (power * part) <= MOST_LEVELS), 1)
    return [step * n for n in range(int(top // step) + 1)]


def day_axis(days: Sequence[date], lang: Lang, *, strong: date | None = None) -> dict[str, Any]:
    """An axis of time that names `days`, one of them in bold."""
    words = [(day, formats.short_day(day, lang)) for day in days]
    return {
        "type": "date",
        "tickvals": [day.isoformat() for day in days],
        "ticktext": [f"<b>{said}</b>" if day == strong else said for day, said in words],
        "hoverformat": "%A, %-d %b",
    }


def count_axis(top: float, room: float, lang: Lang) -> dict[str, Any]:
    """An axis of counts from zero to `top` times `room`."""
    levels = axis_levels(top)
    return {
        "tickvals": levels,
        "ticktext": [formats.compact(level, lang) if level else "0" for level in levels],
        "range": [0, max(top, 1) * room],
    }


def spread(days: Sequence[date], least: int) -> list[date]:
    """Those of `days` that are at least `least` days apart, counted from the last one back: level labels need room."""
    kept: list[date] = []
    for day in reversed(days):
        if not kept or (kept[0] - day).days >= least:
            kept.insert(0, day)
    return kept
