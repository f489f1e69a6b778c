"""The service days of a desk as a list, worked out once a year: what counts days asks for many at a time. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from data.service_hours import ServiceCalendar

EPOCH: Final = date(1970, 1, 1)


def served(calendar: ServiceCalendar, first: date, last: date) -> tuple[date, ...]:
    """The service days of `calendar` from `first` to `last`, both included, in order."""
    if last < first:
        return ()
    every = [day for year in range(first.year, last.year + 1) for day in _year(calendar, year)]
    return tuple(every[bisect_left(every, first) : bisect_right(every, last)])


@lru_cache(maxsize=4_096)
def day_number(days: int) -> date:
    """The day that lies `days` after 1 January 1970."""
    return EPOCH + timedelta(days=days)


@lru_cache(maxsize=2_048)
def _year(calendar: ServiceCalendar, year: int) -> tuple[date, ...]:
    first = date(year, 1, 1)
    every = (first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days))
    return tuple(day for day in every if calendar.is_service_day(day))
