"""Uptake of the updates: the share done day by day, beside the earlier semester laid so that the deadlines meet."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from dashboard.core import formats
from dashboard.core.text import Lang, t
from layouts.figures import marks
from layouts.figures.theme import INK, MS, MUTED, base

if TYPE_CHECKING:
    from datetime import date

    from data.update_answers import Uptake

    Trace = dict[str, Any]

ROOM: Final = 0.3  # of the semester: from here on a label fits left of the present
UNDER: Final = 0.3  # of its end: where the earlier line carries its label
HEADROOM: Final = 1.2


def uptake(now: Uptake, before: Uptake | None, words: tuple[str, str], lang: Lang) -> Trace:
    """A figure as a plain dict; `words` label the two lines. Without reports it is empty, never an error."""
    deadline = now.semester.deadline
    if not now.days or now.expected is None:
        return {"data": [], "layout": base(lang)}
    last = max(now.semester.last, now.days[-1])
    older = _shifted(before, deadline, now.semester.first, last) if before else ([], [])
    newer = (list(now.days), [_rounded(now.share(day)) for day in now.days])
    top = max([value or 0 for value in (*newer[1], *older[1])] + [0.01]) * HEADROOM
    traces = [
        *_line(marks.line("received", *older, MUTED), words[1], lang),
        *_line(marks.line("checked", *newer, MS, width=2.5), words[0], lang),
    ]
    traces += _labels(now, older, words, top, lang)
    return {"data": traces, "layout": _layout((now.semester.first, last), deadline, top, lang)}


def _shifted(before: Uptake, deadline: date, first: date, last: date) -> tuple[list[date], list[float | None]]:
    """The earlier line on the days of this semester, as far as both go."""
    shift = deadline - before.semester.deadline
    days = [day + shift for day in before.days if first <= day + shift <= last]
    return days, [_rounded(before.share(day - shift)) for day in days]


def _rounded(share: float | None) -> float | None:
    """To a hundredth of a per cent: finer than any pixel."""
    return None if share is None else round(share, 4)


def _line(line: Trace, name: str, lang: Lang) -> list[Trace]:
    """A line that says its share under the pointer; none where it has no points."""
    said = [formats.percent(value, lang) for value in line["y"]]
    more = {"name": name, "customdata": said, "hoverinfo": "all", "hovertemplate": "%{customdata}"}
    return [line | more] if said else []


def _labels(
    now: Uptake, older: tuple[list[date], list[float | None]], words: tuple[str, str], top: float, lang: Lang
) -> list[Trace]:
    """At the end of each line; on the present a dot."""
    today, share = now.days[-1], now.share(now.days[-1]) or 0.0
    whole = (max(now.semester.last, today) - now.semester.first).days or 1
    left = (today - now.semester.first).days / whole > ROOM
    said = f"\u00a0\u00a0{words[0]} {formats.percent(share, lang)}\u00a0\u00a0"
    found = [
        marks.dot("now", today, share, MS),
        marks.label("checked", (today, share), said, MS, "top left" if left else "top right"),
    ]
    if older[0]:  # under its end, right of the steep part of the line
        spot = (min(older[0][-1], now.semester.deadline), (older[1][-1] or 0.0) * UNDER)
        found.append(marks.label("received", spot, f"{words[1]}\u00a0\u00a0", MUTED, "middle left"))
    return [*found, marks.label("end", (now.semester.deadline, top), t("tenggat", lang), INK, "bottom left")]


def _layout(span: tuple[date, date], deadline: date, top: float, lang: Lang) -> Trace:
    first, last = span
    months = [day for n in range((last - first).days + 1) if (day := first + timedelta(days=n)).day == 1]
    clear = [day for day in months if abs((day - deadline).days) > marks.GAP_DAYS * 2]
    levels = marks.axis_levels(top * 100)
    fine = any(level != int(level) for level in levels)
    return base(
        lang,
        height=300,
        uirevision="uptake",
        xaxis={
            **marks.day_axis([*clear, deadline], lang, strong=deadline),
            "range": [first.isoformat(), (last + timedelta(days=6)).isoformat()],
        },
        yaxis={
            "tickvals": [level / 100 for level in levels],
            "ticktext": [formats.number(level, lang, decimals=int(fine and level > 0)) + "%" for level in levels],
            "range": [0, top],
        },
        shapes=[marks.wall(deadline, INK)],
    )
