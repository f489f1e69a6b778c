"""How much of a stage's work is due by a moment: a curve over the service days of its window. Knows no database."""

from __future__ import annotations

from bisect import bisect_left
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from dashboard.core.formats import local

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from data.calendar import Calendar

Curve = tuple[tuple[float, float], ...]  # (share of the service days, share of the work), both rising from 0 to 1

STRAIGHT: Final[Curve] = ((0.0, 0.0), (1.0, 1.0))
DAY: Final = timedelta(days=1)


def curve_of(points: Iterable[tuple[int, int]]) -> Curve:
    """The curve through (time, work) in percent; it starts at 0 and ends at 1 even where no point says so."""
    said = {0: 0.0, 100: 1.0} | {time: work / 100 for time, work in points}
    return tuple((time / 100, work) for time, work in sorted(said.items()))


def due(curve: Curve, passed: float) -> float:
    """The share of the work that is due when `passed` (0..1) of the service days are over: straight between points."""
    after = bisect_left(curve, passed, key=lambda point: point[0])
    if after == 0:
        return curve[0][1]
    (from_time, low), (to_time, high) = curve[after - 1], curve[after]
    return low + (high - low) * (passed - from_time) / (to_time - from_time)


def service_share(starts_at: datetime, ends_at: datetime, moment: datetime, calendar: Calendar) -> float:
    """The share (0..1) of a window's service days that is over at `moment`; a day passes evenly from 00.00 WIB.

    Service days are the working days of `calendar`; a window without any (a weekend) counts every day.
    """
    if moment >= ends_at:
        return 1.0
    if moment <= starts_at:
        return 0.0
    today = local(moment)
    days = calendar.service_days(local(starts_at).date(), local(ends_at).date())
    before = bisect_left(days, today.date())
    begun = days[before : before + 1] == (today.date(),)
    part = (today.hour * 3_600 + today.minute * 60 + today.second) / DAY.total_seconds() if begun else 0.0
    return (before + part) / len(days)
