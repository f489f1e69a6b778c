"""Day by day, was the work of an area fast enough: from its reports, as each day knew them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from data.days import day_of, end_of_day
from data.pace import pace, rate_days
from data.timeline import is_red

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from data.answers import Window

DAY: Final = timedelta(days=1)
Steps = dict["date", tuple[float, "date"]]  # a day -> what it added, and the day of the report that told


@dataclass(frozen=True, slots=True)
class Reports:
    """One kab/kota: (day, checked, backlog) at the ends of the days with a report, oldest first; None is unknown."""

    window: Window | None
    days: tuple[tuple[date, int | None, int | None], ...]


def steps(reports: Reports) -> Steps:
    """What each day added, evenly between reports, from 0 at the day before the window (`data.pace.increments`)."""
    line = [(day, checked) for day, checked, _ in reports.days if checked is not None]
    if not line:
        return {}
    opening = day_of(reports.window.starts_at) - DAY if reports.window else line[0][0]
    line = line if opening >= line[0][0] else [(opening, 0), *line]
    return {
        before + n * DAY: ((high - low) / (after - before).days, after)
        for (before, low), (after, high) in pairwise(line)
        for n in range(1, (after - before).days + 1)
    }


def reds(whole: Sequence[Reports], window: Window | None, last: date) -> list[tuple[date, bool | None]]:
    """(day, was the sum of `whole` too slow at its end) from the window's start to `last`, at most a day past its end.

    Working days are those of the window's calendar.
    """
    if window is None or window.ends_at is None:
        return []
    first, end = day_of(window.starts_at), day_of(window.ends_at)
    added = [steps(one) for one in whole]
    days = [first + n * DAY for n in range((min(last, end + DAY) - first).days + 1)]
    left = _backlogs(whole, days)
    return [(day, is_red(left[day], (end - day).days, _rate(added, window, day))) for day in days]


def _rate(added: Sequence[Steps], window: Window, today: date) -> float | None:
    """The daily rate as it was known at the end of `today`."""
    days = rate_days(window, end_of_day(today), window.calendar)
    known = {
        day: sum(some)
        for day in days
        if (some := [each[day][0] for each in added if day in each and each[day][1] <= today])
    }
    return pace(known, days).rate


def _backlogs(whole: Sequence[Reports], days: Sequence[date]) -> dict[date, int | None]:
    """The backlog at the end of each day: of every kab/kota its last report."""
    found: dict[date, int | None] = dict.fromkeys(days)
    for one in whole:
        place, current = 0, None
        for day in days:
            while place < len(one.days) and one.days[place][0] <= day:
                current, place = one.days[place][2], place + 1
            if current is not None:
                found[day] = (found[day] or 0) + current
    return found
