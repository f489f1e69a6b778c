"""Semesters: which there are, when their updates are due in an area, how many parties hold an account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from data.answers import PartyInfo
from data.days import day_of
from data.memo import once
from data.models import Party, PartyUpdate, Semester, StageWindow
from data.queries.calendar import calendar
from data.queries.reference import NO_SCHEDULE, WINDOW_COLUMNS, round_rows
from data.rules import semester_days, semester_deadline, semester_of
from data.schedule import Schedule, WindowRow, schedule_of
from data.scope import visible
from data.update_answers import SemesterInfo

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from data.calendar import Calendar
    from data.scope import Scope

STAGE: Final = "mutakhir"


def semesters(db: Session, scope: Scope, area: str, moment: datetime) -> tuple[SemesterInfo, ...]:
    """The semesters by code: those with data in `scope`, a window or a number of accounts, and the present one.

    A schedule's window of the stage `mutakhir` (its cycle is the semester) sets the deadline in `area`, else the rule.

    Raises:
        NotFound: `area` is outside `scope`.
    """
    scope.narrowed(area)
    windows, accounts, own = _schedules(db), _accounts(db), calendar(db, scope)
    stmt = visible(select(PartyUpdate.semester).distinct(), scope, PartyUpdate)
    known = {*db.scalars(stmt), *windows, *(code for code, _, _ in accounts)}
    present = semester_of(day_of(moment))
    codes = sorted(known | {present} if known and present > min(known) else known or {present})
    return tuple(_info(code, windows.get(code, NO_SCHEDULE), area, accounts, own) for code in codes)


def _info(
    code: str, schedule: Schedule, area: str, accounts: list[tuple[str, int, str]], own: Calendar
) -> SemesterInfo:
    (first, last), rule, window = semester_days(code), semester_deadline(code, own), schedule.window(area)
    ends = day_of(window.ends_at) if window and window.ends_at else None
    of, number, source = max((row for row in accounts if row[0] <= code), default=(None, None, ""))
    return SemesterInfo(
        code=code,
        first=first,
        last=last,
        deadline=ends or rule,
        rule=rule,
        basis=window.legal_basis if window and ends else None,
        accounts=number,
        accounts_of=of,
        accounts_source=source,
    )


def _schedules(db: Session) -> dict[str, Schedule]:
    """Semester -> the windows of its updates."""
    stmt = select(StageWindow.cycle, *WINDOW_COLUMNS).where(StageWindow.stage == STAGE)
    rows: dict[str, list[WindowRow]] = {}
    for row in db.execute(stmt.order_by(StageWindow.starts_at)):
        if _is_semester(row[0]):
            rows.setdefault(row[0], []).append(WindowRow(*row[1:]))
    return {code: schedule_of(found) for code, found in rows.items()}


def _is_semester(code: str) -> bool:
    year, _, half = code.partition("-")
    return len(year) == 4 and year.isdecimal() and half in {"1", "2"}  # noqa: PLR2004 - digits of a year


def _accounts(db: Session) -> list[tuple[str, int, str]]:
    stmt = select(Semester.code, Semester.accounts, Semester.source)
    return [(code, number, source) for code, number, source in db.execute(stmt) if _is_semester(code)]


@once
def listed(db: Session, scope: Scope, semester: SemesterInfo) -> tuple[PartyInfo, ...]:
    """Parties of the semester's own list and of the cycle that ran then, by ballot number."""
    cycle = _cycle(db, scope, semester.first)
    rows = db.execute(_PARTIES.where(Party.cycle.in_((cycle, semester.code)))).all()
    own_last = sorted(rows, key=lambda row: row[0] == semester.code)
    return _ordered({row[1]: PartyInfo(*row[1:]) for row in own_last}.values())


@once
def parties(db: Session, scope: Scope, semester: SemesterInfo) -> tuple[PartyInfo, ...]:
    """The same, and those that only the data name (of another cycle)."""
    known = {one.code: one for one in listed(db, scope, semester)}
    in_data = visible(select(PartyUpdate.party).where(PartyUpdate.semester == semester.code), scope, PartyUpdate)
    others = set(db.scalars(in_data.distinct())) - set(known)
    rows = db.execute(_PARTIES.where(Party.code.in_(others)).order_by(Party.cycle)) if others else ()
    more = {code: PartyInfo(code, None, code, code) for code in others} | {row[1]: PartyInfo(*row[1:]) for row in rows}
    return _ordered((known | more).values())


_PARTIES: Final = select(Party.cycle, Party.code, Party.number, Party.abbreviation, Party.name)


def _ordered(parties: Iterable[PartyInfo]) -> tuple[PartyInfo, ...]:
    """In ballot order, those without a number last."""
    return tuple(sorted(parties, key=lambda one: (one.number is None, one.number or 0, one.code)))


def _cycle(db: Session, scope: Scope, day: date) -> str:
    """The cycle whose first round began last before or on `day`, else the earliest."""
    begun: dict[str, date] = {}
    for row in round_rows(db, scope):
        if row.first_on:
            begun[row.info.cycle] = min(begun.get(row.info.cycle, row.first_on), row.first_on)
    past = [(on, cycle) for cycle, on in begun.items() if on <= day]
    return max(past)[1] if past else min(((on, cycle) for cycle, on in begun.items()), default=(day, ""))[1]
