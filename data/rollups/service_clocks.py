"""What services are timed by: the calendar of each desk and stage, and the targets of each day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from data.days import day_of
from data.queries.parameters import targets
from data.queries.service_calendar import calendars
from data.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray
    from sqlalchemy.orm import Session

    from data.helpdesk import Sla
    from data.parameters import Targets
    from data.service_hours import ServiceCalendar

    Ints = NDArray[np.int64]

NATION: Final = Scope.of("*")
DAY: Final = 86_400
OFFSET: Final = 7 * 3_600  # WIB
EPOCH: Final = date(1970, 1, 1)
ONE: Final = timedelta(days=1)
FAR: Final = 400  # days within which a desk opens again, or never


def day_numbers(seconds: Ints) -> Ints:
    """Days in WIB of instants, as days since 1970."""
    return (seconds + OFFSET) // DAY


@dataclass
class Clocks:
    """Calendars and targets as `db` has them now; each is looked up once."""

    db: Session
    _calendars: dict[tuple[str, str | None], ServiceCalendar] = field(default_factory=dict)
    _targets: dict[date, Sla] = field(default_factory=dict)
    _tables: dict[int, DayTable] = field(default_factory=dict)

    def know(self, places: Iterable[tuple[str, str | None]]) -> None:
        """Look up the calendars of these (area, stage) at once."""
        by_stage: dict[str | None, list[str]] = {}
        for area, stage in set(places) - self._calendars.keys():
            by_stage.setdefault(stage, []).append(area)
        for stage, areas in by_stage.items():
            for area, calendar in calendars(self.db, NATION, areas, stage).items():
                self._calendars[area, stage] = calendar

    def calendar(self, area: str, stage: str | None) -> ServiceCalendar:
        """When the desk of `area` serves in `stage`."""
        if (area, stage) not in self._calendars:
            self.know([(area, stage)])
        return self._calendars[area, stage]

    def sla(self, day: date) -> Sla:
        """What a service opened on `day` is held to."""
        if day not in self._targets:
            self._targets[day] = self._known_targets.at(day)
        return self._targets[day]

    @cached_property
    def _known_targets(self) -> Targets:
        return targets(self.db, NATION)

    def slas(self, numbers: Ints) -> tuple[list[Sla], Ints]:
        """The targets of these days: each different day's, and which one each has."""
        days, which = np.unique(numbers, return_inverse=True)
        return [self.sla(EPOCH + int(day) * ONE) for day in days], which

    def table(self, calendar: ServiceCalendar) -> DayTable:
        """What `calendar` says of whole days."""
        return self._tables.setdefault(id(calendar), DayTable(calendar))


@dataclass
class DayTable:
    """A calendar's days, each asked once: when its last interval closes, how long it ordinarily is, when one follows."""

    calendar: ServiceCalendar
    _closes: dict[int, int] = field(default_factory=dict)

    def ordinary(self, seconds: Ints) -> Ints:
        """`day_seconds` of these instants."""
        return self._by_day(self._running(seconds), self._ordinary)

    def first_day(self, seconds: Ints) -> Ints:
        """The day on which a service that comes at each of these instants is first at a desk that is open."""
        opened = self._by_day(self._running(seconds), self._next)
        return np.where(opened < 0, day_numbers(seconds), opened)

    @cached_property
    def _ordinary_known(self) -> dict[int, int]:
        return {}

    def _running(self, seconds: Ints) -> Ints:
        """The day of each instant, or the next one if its desk has closed for the day."""
        days = day_numbers(seconds)
        closes = self._by_day(days, self._last)
        return days + (seconds >= closes)

    @staticmethod
    def _by_day(days: Ints, asked: object) -> Ints:
        different, which = np.unique(days, return_inverse=True)
        assert callable(asked)  # noqa: S101 - one of the methods below
        return np.array([asked(int(day)) for day in different], dtype=np.int64)[which]

    def _last(self, day: int) -> int:
        """The second at which the desk closes for the day; its first second if it does not open."""
        if day not in self._closes:
            minutes = self.calendar.minutes(EPOCH + day * ONE)
            self._closes[day] = day * DAY - OFFSET + (minutes[-1][1] * 60 if minutes else 0)
        return self._closes[day]

    def _ordinary(self, day: int) -> int:
        if day not in self._ordinary_known:
            self._ordinary_known[day] = self.calendar.day_seconds(datetime.fromtimestamp(day * DAY - OFFSET, UTC))
        return self._ordinary_known[day]

    def _next(self, day: int) -> int:
        """The first day from `day` on with service; -1 if there is none for long."""
        found = (each for each in range(day, day + FAR) if self._last(each) > each * DAY - OFFSET)
        return next(found, -1)


__all__ = ["EPOCH", "NATION", "Clocks", "DayTable", "day_numbers", "day_of"]
