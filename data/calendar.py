"""The one calendar: which days are worked, by national holidays, cuti bersama and the installation's own days.

Holidays and cuti bersama are those of the library `holidays`; own days (`calendar_days`) win over both and weekends.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Final

from data.rules import RATE_DAYS, is_holiday, is_working_day

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class Calendar:
    """Working days; `own` are (day, whether it is worked) by day, and win over everything else."""

    own: tuple[tuple[date, bool], ...] = ()

    @staticmethod
    def of(own: Iterable[tuple[date, bool]]) -> Calendar:
        """The calendar with these own days, in any order."""
        return Calendar(tuple(sorted(own)))

    @cached_property
    def _said(self) -> dict[date, bool]:
        return dict(self.own)

    @cached_property
    def _windows(self) -> dict[tuple[date, date], tuple[date, ...]]:
        return {}

    def is_working_day(self, day: date) -> bool:
        """Whether `day` is worked: by an own day, else Monday to Friday without holiday or cuti bersama."""
        said = self._said.get(day)
        return is_working_day(day) if said is None else said

    def is_holiday(self, day: date) -> bool:
        """Whether `day` is closed by the calendar: an own day off, or a holiday or cuti bersama; a weekend is not."""
        said = self._said.get(day)
        return is_holiday(day) if said is None else not said

    def working_days(self, first: date, last: date) -> tuple[date, ...]:
        """The working days from `first` to `last`, both included, oldest first."""
        days = (first + n * DAY for n in range((last - first).days + 1))
        return tuple(day for day in days if self.is_working_day(day))

    def service_days(self, first: date, last: date) -> tuple[date, ...]:
        """The days of a window over which its work is planned: its working days, or all days where it has none."""
        found = self._windows.get((first, last))
        if found is None:
            every = tuple(first + n * DAY for n in range((last - first).days + 1))
            found = self._windows[first, last] = self.working_days(first, last) or every
        return found

    def last_working_days(self, last: date, *, first: date, count: int = RATE_DAYS) -> tuple[date, ...]:
        """Up to `count` working days from `first` to `last` (both included), the latest ones, oldest first."""
        found: list[date] = []
        day = last
        while day >= first and len(found) < count:
            if self.is_working_day(day):
                found.append(day)
            day -= DAY
        return tuple(reversed(found))

    def working_days_left(self, today: date, last: date) -> int:
        """Working days after `today` up to and including `last`: 0 on that day, negative for those since it has passed."""
        first, end = sorted((today, last))
        days = len(self.working_days(first + DAY, end))
        return days if last >= today else -days

    def working_days_before(self, day: date, count: int) -> date:
        """The day that lies `count` working days before `day`, which itself is not counted."""
        while count:
            day -= DAY
            count -= self.is_working_day(day)
        return day


NATIONAL: Final = Calendar()  # without own days
