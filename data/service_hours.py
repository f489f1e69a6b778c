"""Service time of a Help Desk: its weekly hours, special days and holidays as one value. Knows no database.

All instants need a zone; seconds are whole (a part of one is cut off), days are days in WIB.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from data.calendar import NATIONAL, Calendar
from data.service_line import Line, merged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Pauses = Sequence[tuple[datetime, datetime]]  # (from, to): overlapping ones count once, outside ones not at all

HORIZON: Final = timedelta(days=400)  # what does not happen by then is not foretold
DAY: Final = 86_400
MINUTE: Final = 60
EPOCH: Final = date(1970, 1, 1).toordinal()
OFFSET: Final = 7 * 3_600  # WIB

Minutes = tuple[int, int]  # opens and closes, after 00.00 WIB; 1440 is the end of the day


@dataclass(frozen=True, slots=True)
class Hours:
    """One interval of a weekday (0 is Monday), from `valid_from` to `valid_until` (None: until something newer)."""

    weekday: int
    opens: int
    closes: int
    valid_from: date
    valid_until: date | None = None
    on_holidays: bool = False

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on `day`, whatever weekday that is."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day with hours of its own; `opens` and `closes` None: closed."""

    day: date
    opens: int | None
    closes: int | None
    name: str = ""


@dataclass(frozen=True)
class ServiceCalendar:
    """When a desk serves. `sets` are weekly hours, the most specific place and stage first; `special` days win.

    On a day the first of the sets rules that has any row in force, of these the ones with the newest `valid_from`:
    a weekday without a row is closed. The `calendar` closes holidays unless the rows say `on_holidays`.
    """

    sets: tuple[tuple[Hours, ...], ...]
    special: tuple[SpecialDay, ...] = ()
    calendar: Calendar = NATIONAL

    @cached_property
    def _special(self) -> dict[date, SpecialDay]:
        return {one.day: one for one in self.special}

    @cached_property
    def _lines(self) -> list[Line]:
        return []

    def between(self, start: datetime, end: datetime) -> int:
        """Seconds of service time from `start` to `end`; 0 where `end` is not later."""
        first, last = _second(start), _second(end)
        if last <= first:
            return 0
        line = self._line(first, last)
        return line.passed(last) - line.passed(first)

    def net(self, start: datetime, end: datetime, pauses: Pauses = ()) -> int:
        """The same without the time of `pauses`."""
        first, last = _second(start), _second(end)
        if last <= first:
            return 0
        line = self._line(first, last)
        inside = ((max(_second(one), first), min(_second(two), last)) for one, two in pauses)
        paused = sum(line.passed(two) - line.passed(one) for one, two in merged(list(inside)))
        return line.passed(last) - line.passed(first) - paused

    def due(self, start: datetime, seconds: int, pauses: Pauses = ()) -> datetime | None:
        """The first instant at which `seconds` of service time without `pauses` have passed since `start`.

        None if that is more than 400 days away.
        """
        first = _second(start)
        if seconds <= 0:
            return _instant(first)
        last = first + int(HORIZON.total_seconds())
        line = self._line(first, last)
        reached = line.passed(first)
        for one, two in merged([(max(_second(a), first), min(_second(b), last)) for a, b in pauses]):
            from_here, resumed = line.passed(one) - reached, line.passed(two)
            if seconds <= from_here:
                break
            seconds, reached = seconds - from_here, resumed
        found = line.at(reached + seconds)
        return _instant(found) if found is not None and found <= last else None

    def is_open(self, moment: datetime) -> bool:
        """Whether the desk serves at `moment`; not any more at the minute it closes."""
        second = _second(moment)
        return self._line(second, second).open_at(second)

    def opens_next(self, moment: datetime) -> datetime | None:
        """`moment` itself while the desk is open, else when it opens next; None if not within 400 days."""
        first = _second(moment)
        last = first + int(HORIZON.total_seconds())
        found = self._line(first, last).next_open(first)
        return _instant(found) if found is not None and found <= last else None

    def hours(self, day: date) -> tuple[tuple[datetime, datetime], ...]:
        """The intervals (UTC) in which the desk is open on `day`."""
        midnight = _midnight(day)
        return tuple(
            (_instant(midnight + one * MINUTE), _instant(midnight + two * MINUTE)) for one, two in self.minutes(day)
        )

    def minutes(self, day: date) -> tuple[Minutes, ...]:
        """The same as minutes after 00.00 WIB."""
        if (special := self._special.get(day)) is not None:
            opens, closes = special.opens, special.closes
            return () if opens is None or closes is None else ((opens, closes),)
        rows = self._in_force(day)
        if self.calendar.is_holiday(day):
            rows = [row for row in rows if row.on_holidays]
        return _minutes(rows)

    def is_service_day(self, day: date) -> bool:
        """Whether the desk is open at all on `day`."""
        return bool(self.minutes(day))

    def day_seconds(self, moment: datetime) -> int:
        """Length of the ordinary service day that runs at `moment` or follows it: "1 hari layanan"; 0 if none does.

        Ordinary are the weekly hours: what a special day adds to them or takes away does not count.
        """
        second, day = _second(moment), _day(_second(moment))
        for step in range(HORIZON.days):
            today = day + timedelta(days=step)
            opened = self.minutes(today)
            if opened and _midnight(today) + opened[-1][1] * MINUTE > second:
                ordinary = sum(two - one for one, two in _minutes(self._in_force(today)))
                if ordinary:
                    return ordinary * MINUTE
        return 0

    def between_many(self, starts: NDArray[np.generic], ends: NDArray[np.generic]) -> NDArray[np.int64]:
        """`between` of each pair: arrays of `datetime64` (UTC) or of epoch seconds (int64), without gaps (`NaT`)."""
        first, last = _seconds(starts), np.maximum(_seconds(ends), _seconds(starts))
        if not first.size:
            return np.zeros(first.shape, dtype=np.int64)
        line = self._line(int(first.min()), int(last.max()))
        return line.passed_many(last) - line.passed_many(first)

    def due_many(self, starts: NDArray[np.int64], seconds: NDArray[np.int64]) -> NDArray[np.int64]:
        """`due` of each pair without pauses, all in epoch seconds; -1 where it is None."""
        if not starts.size:
            return np.zeros(starts.shape, dtype=np.int64)
        horizon = int(HORIZON.total_seconds())
        line = self._line(int(starts.min()), int(starts.max()) + horizon)
        found = line.at_many(line.passed_many(starts) + seconds)
        found = np.where(seconds <= 0, starts, found)
        return np.where((found < 0) | (found > starts + horizon), -1, found)

    def _in_force(self, day: date) -> list[Hours]:
        """The rows for `day`'s weekday in the version that rules on `day`."""
        for rows in self.sets:
            valid = [row for row in rows if row.holds_on(day)]
            if valid:
                newest = max(row.valid_from for row in valid)
                return [row for row in valid if row.valid_from == newest and row.weekday == day.weekday()]
        return []

    def _line(self, first: int, last: int) -> Line:
        """The line of whole years that has both instants; it grows with what is asked."""
        for line in self._lines:
            if line.covers(first, last):
                return line
        known = self._lines[:1]
        first, last = min([first, *(one.first for one in known)]), max([last, *(one.last - 1 for one in known)])
        line = self._drawn(_day(first).year, _day(last).year)
        self._lines[:] = [line]
        return line

    def _drawn(self, first: int, last: int) -> Line:
        day, after = date(first, 1, 1), date(last + 1, 1, 1)
        days = [day + timedelta(days=n) for n in range((after - day).days)]
        found = [
            (_midnight(one) + a * MINUTE, _midnight(one) + b * MINUTE) for one in days for a, b in self.minutes(one)
        ]
        found = merged(found)
        return Line(_midnight(day), _midnight(after), tuple(a for a, _ in found), tuple(b for _, b in found))


def _minutes(rows: Sequence[Hours]) -> tuple[Minutes, ...]:
    """The rows' intervals, in order, those that touch or overlap as one."""
    return tuple(merged([(row.opens, row.closes) for row in rows]))


def _second(moment: datetime) -> int:
    if moment.tzinfo is None:
        msg = f"an instant needs a zone: {moment}"
        raise ValueError(msg)
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(seconds=1)


def _seconds(moments: NDArray[np.generic]) -> NDArray[np.int64]:
    if moments.dtype.kind != "M":
        return moments.astype(np.int64, copy=False)
    if np.isnat(moments).any():
        msg = "an instant is missing"
        raise ValueError(msg)
    return moments.astype("datetime64[s]").astype(np.int64)


def _instant(second: int) -> datetime:
    return datetime.fromtimestamp(second, UTC)


def _day(second: int) -> date:
    return date.fromordinal(EPOCH + (second + OFFSET) // DAY)


def _midnight(day: date) -> int:
    return (day.toordinal() - EPOCH) * DAY - OFFSET
