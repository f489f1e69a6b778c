"""Whether desks have what the SOP asks for, and who is there: checklist and attendance as they were known at a moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import Text, cast, func, select

from data.bulk import Days
from data.days import day_of, end_of_day, start_of_day
from data.lists import among
from data.models import ServiceAttendance
from data.queries.checklists import checklists
from data.queries.service_calendar import calendars
from data.queries.service_desks import desk_codes
from data.queries.service_rows import attended, began, last_records
from data.scope import marked
from data.service_answers import Attendance, AttendanceDay
from data.service_days import day_number, served
from data.service_sums import DAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from data.answers import AreaInfo
    from data.scope import Scope
    from data.service_answers import Checklist, Period, Service

SECOND: Final = timedelta(seconds=1)
Row = tuple[str, "date", int, int, int]  # desk, day, scheduled, present, shifts with KPU RI's attendance filled


class Tally(NamedTuple):
    """The shifts of one desk: how many, officers scheduled and present, shifts filled with KPU RI, and their days."""

    shifts: int
    scheduled: int
    present: int
    filled: int
    days: frozenset[date]


NOTHING: Final = Tally(0, 0, 0, 0, frozenset())


def readiness(db: Session, scope: Scope, service: Service) -> dict[str, tuple[Checklist, ...]]:
    """Code of each part of `service` (of itself, for one desk) -> the checklists of its desks, as of the newest word.

    Raises:
        NotFound: the area is outside `scope`.
    """
    parts: dict[str, list[Checklist]] = {}
    for code, items in checklists(db, scope, desk_codes(db, scope, service), service.as_of).items():
        parts.setdefault(service.part_of(code), []).append(items)
    return {part: tuple(lists) for part, lists in parts.items()}


def attendance(db: Session, scope: Scope, service: Service) -> tuple[Attendance, dict[str, Attendance]]:
    """The sum, and code of each part -> its own; days without service hours are not due.

    Nor is anything due of a desk that never gave a sign: it is told apart, not as missing.

    Raises:
        NotFound: the area is outside `scope`.
    """
    codes, today = desk_codes(db, scope, service), day_of(service.as_of)
    by_desk = _tallies(db, scope, codes, service.period, service.as_of)
    rows = _rows(db, scope, codes, replace(service.period, first=today), service.as_of)
    now = {code: [*some] for code, some in groupby(rows, itemgetter(0))}
    first = began(db, scope, tuple(codes), service.period.first) or today
    known = calendars(db, scope, codes)
    due = {key: frozenset(served(one, first, today)) for key, one in {id(one): one for one in known.values()}.items()}
    over = service.as_of >= end_of_day(today)
    parts: dict[str, list[Attendance]] = {}
    alive = _alive(db, scope, codes, {*by_desk}, service.as_of)
    for code in codes:
        owes = due[id(known[code])] if code in by_desk or code in alive else NOTHING.days
        one = _attendance(by_desk.get(code, NOTHING), now.get(code, []), owes, today, over=over)
        parts.setdefault(service.part_of(code), []).append(one)
    found = {code: _sum(some) for code, some in parts.items()}
    return _sum(found.values()), found


def _alive(db: Session, scope: Scope, codes: Sequence[str], told: set[str], moment: datetime) -> set[str]:
    """Those of the desks, but for the `told`, that gave a sign before the day: from the others nothing is missing.

    A desk that began today owes nothing of the days before: those with a record of today are asked for an older one.
    """
    rest, began_today = tuple(code for code in codes if code not in told), start_of_day(day_of(moment))
    if not rest:
        return set()
    newest = last_records(db, scope, tuple(codes), moment)
    recent = tuple(code for code in rest if code in newest and newest[code] >= began_today)
    older = last_records(db, scope, recent, began_today - SECOND) if recent else {}
    came = attended(db, scope, tuple(codes), day_of(moment))
    return {code for code in rest if code in came or (code in newest and code not in recent) or code in older}


def attendance_days(
    db: Session, scope: Scope, desk: AreaInfo, period: Period, as_of: datetime
) -> tuple[AttendanceDay, ...]:
    """Each day of the period at one desk, in order; `period` needs a first day.

    Raises:
        NotFound: the desk is outside `scope`.
    """
    scope.narrowed(desk.code)
    rows = _rows(db, scope, (desk.code,), period, as_of)
    by_day: dict[date, list[Row]] = {}
    for row in rows:
        by_day.setdefault(row[1], []).append(row)
    first = began(db, scope, (desk.code,), period.first) or period.last
    known = calendars(db, scope, (desk.code,))[desk.code]
    every = [first + DAY * n for n in range((period.last - first).days + 1)]
    return tuple(_said(day, by_day.get(day), due=known.is_service_day(day)) for day in every)


def _said(day: date, rows: Sequence[Row] | None, *, due: bool) -> AttendanceDay:
    if not rows:
        return AttendanceDay(day, due)
    return AttendanceDay(
        day, due, sum(row[2] for row in rows), sum(row[3] for row in rows), filled=all(row[4] for row in rows)
    )


def _rows(db: Session, scope: Scope, codes: Iterable[str], period: Period, as_of: datetime) -> list[Row]:
    """By desk and day; days as numbers first: one Python object less for each of many rows."""
    of = ServiceAttendance
    stmt = select(of.area_code, Days(of.held_on), of.scheduled, of.present, of.kpu_ri_filled)
    found = db.execute(marked(_told(stmt, scope, codes, period, as_of).order_by(of.area_code, of.held_at), of))
    return [(code, day_number(day), due, came, filled) for code, day, due, came, filled in found]


def _tallies(db: Session, scope: Scope, codes: Iterable[str], period: Period, as_of: datetime) -> dict[str, Tally]:
    """The shifts of each desk summed by the database, whose days come as one text: a row a desk, not a shift."""
    of = ServiceAttendance
    sums = (func.sum(column) for column in (of.scheduled, of.present, of.kpu_ri_filled))
    columns: list[Any] = [of.area_code, func.count(), *sums, func.aggregate_strings(cast(Days(of.held_on), Text), ",")]
    stmt = _told(select(*columns), scope, codes, period, as_of).group_by(of.area_code)
    return {
        code: Tally(shifts, int(due), int(came), int(filled), frozenset(map(day_number, map(int, days.split(",")))))
        for code, shifts, due, came, filled, days in db.execute(marked(stmt, of))
    }


def _told(
    stmt: Select[*tuple[Any, ...]], scope: Scope, codes: Iterable[str], period: Period, as_of: datetime
) -> Select[*tuple[Any, ...]]:
    of = ServiceAttendance
    stmt = stmt.where(among(of.area_code, scope.mine(codes)), of.held_at <= as_of)
    return stmt.where(of.held_on >= period.first) if period.first else stmt


def _attendance(whole: Tally, now: Sequence[Row], due: frozenset[date], today: date, *, over: bool) -> Attendance:
    """Of one desk: `now` are today's shifts; today is missing only once it is `over`."""
    complete = due if over else due - {today}
    return Attendance(
        shifts=whole.shifts,
        scheduled=whole.scheduled,
        present=whole.present,
        filled=whole.filled,
        due=len(complete),
        missing=len(complete - whole.days),
        today=(int(today in due), int(bool(now)), int(bool(now) and all(row[4] for row in now))),
    )


def _sum(parts: Iterable[Attendance]) -> Attendance:
    every = list(parts)
    return Attendance(
        shifts=sum(one.shifts for one in every),
        scheduled=sum(one.scheduled for one in every),
        present=sum(one.present for one in every),
        filled=sum(one.filled for one in every),
        due=sum(one.due for one in every),
        missing=sum(one.missing for one in every),
        today=(
            sum(one.today[0] for one in every),
            sum(one.today[1] for one in every),
            sum(one.today[2] for one in every),
        ),
    )
