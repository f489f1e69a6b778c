"""How fast the work goes: daily increments between reports, their median and quartiles."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from typing import TYPE_CHECKING, Final

from data.days import day_of, end_of_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from data.answers import Window
    from data.calendar import Calendar

DAY: Final = timedelta(days=1)
UNBOUNDED: Final = timedelta(days=20)  # how far back to look where a stage has no window
Knot = tuple["date", int]  # a day with a report, and the cumulative count at its end


@dataclass(frozen=True, slots=True)
class Pace:
    """Checks a day: the median of the recent days, and the quick and the slow quartile."""

    rate: float | None = None
    quick: float | None = None
    slow: float | None = None


def rate_days(window: Window | None, moment: datetime, calendar: Calendar) -> tuple[date, ...]:
    """The last complete working days (up to five) inside `window` at `moment`, oldest first."""
    today = day_of(moment)
    last = today if moment >= end_of_day(today) else today - DAY
    if window is None:
        return calendar.last_working_days(last, first=last - UNBOUNDED)
    if window.ends_at is not None:
        last = min(last, day_of(window.ends_at))
    return calendar.last_working_days(last, first=day_of(window.starts_at))


def increments(knots: Sequence[Knot], days: Iterable[date], window: Window | None) -> dict[date, float]:
    """What each of `days` added: evenly spread between reports, from 0 at the day before the window.

    `knots` are in the order of their days. What nobody reported is unknown, not zero: there is no increment of a day
    after the last report, and without a window none of the days up to the first.
    """
    if not knots:
        return {}
    opening = day_of(window.starts_at) - DAY if window else knots[0][0]
    line = knots if opening >= knots[0][0] else [(opening, 0), *knots]
    return {day: _slope(line, day) for day in days if line[0][0] < day <= line[-1][0]}


def _slope(line: Sequence[Knot], day: date) -> float:
    """What `day` added: the slope of the line between the knot before it and the one at or after it."""
    after = bisect_left(line, day, key=lambda knot: knot[0])
    (from_day, low), (to_day, high) = line[after - 1], line[after]
    return (high - low) / (to_day - from_day).days


def pace(added: Mapping[date, float], days: Iterable[date]) -> Pace:
    """The pace over those of `days` whose increment is known."""
    known = sorted(added[day] for day in days if day in added)
    if not known:
        return Pace()
    return Pace(rate=median(known), quick=_quantile(known, 0.75), slow=_quantile(known, 0.25))


def _quantile(ordered: Sequence[float], share: float) -> float:
    """The quantile by linear interpolation between the neighbours."""
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)
