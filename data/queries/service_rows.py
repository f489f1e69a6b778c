"""The rows that the Help Desk's figures are made of: days of the rollup, spells that matter now, parties, signs of life.

Every read is of those desks in `codes` that the scope holds: a list of codes uses the index where a range would not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import func, select, union_all

from data.bulk import Days, Seconds
from data.days import day_of, end_of_day, start_of_day
from data.models import PartyPresence, ServiceAttendance, ServiceDay, ServiceSpell, ServiceTopicDay
from data.scope import marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from data.scope import Scope

DAY_COLUMNS: Final = (
    ServiceDay.opened, ServiceDay.reopened, ServiceDay.responded, ServiceDay.response_met, ServiceDay.resolved,
    ServiceDay.resolution_met, ServiceDay.first_contact, ServiceDay.escalated,
)  # fmt: skip
SPELL_COLUMNS: Final = (
    ServiceSpell.ticket_id, ServiceSpell.area_code, ServiceSpell.n, ServiceSpell.channel, ServiceSpell.party,
    ServiceSpell.category, ServiceSpell.officer, ServiceSpell.opened_at, ServiceSpell.opened_on,
    ServiceSpell.responded_at, ServiceSpell.response_due_at, ServiceSpell.response_s, ServiceSpell.escalated_to,
    ServiceSpell.escalated_at, ServiceSpell.returned_at, ServiceSpell.waiting_since, ServiceSpell.resolved_at,
    ServiceSpell.resolution_s, ServiceSpell.target_s, ServiceSpell.due_at, ServiceSpell.due_before_at,
    ServiceSpell.first_contact,
)  # fmt: skip


class SpellRow(NamedTuple):
    """A spell as it is stored."""

    ticket_id: int
    area_code: str
    n: int
    channel: str
    party: str
    category: str
    officer: str | None
    opened_at: datetime
    opened_on: date
    responded_at: datetime | None
    response_due_at: datetime | None
    response_s: int | None
    escalated_to: str | None
    escalated_at: datetime | None
    returned_at: datetime | None
    waiting_since: datetime | None
    resolved_at: datetime | None
    resolution_s: int | None
    target_s: int
    due_at: datetime | None
    due_before_at: datetime | None
    first_contact: int


def _mine(scope: Scope, codes: Iterable[str]) -> list[str]:
    return [code for code in codes if scope.holds(code)]


def days(db: Session, scope: Scope, codes: Iterable[str], first: date | None, last: date) -> Sequence[Any]:
    """Area, day, newest instant, counts (`DAY_COLUMNS`), durations of responses and resolutions as bytes; by area and day.

    The day as days, the instant as seconds since 1970: one Python object less for each of many rows.
    """
    stmt = (
        select(
            ServiceDay.area_code,
            Days(ServiceDay.day),
            Seconds(ServiceDay.at),
            *DAY_COLUMNS,
            ServiceDay.response,
            ServiceDay.resolution,
        )
        .where(ServiceDay.area_code.in_(_mine(scope, codes)), ServiceDay.day <= last)
        .order_by(ServiceDay.area_code, ServiceDay.day)
    )
    if first:
        stmt = stmt.where(ServiceDay.day >= first)
    return db.execute(marked(stmt, ServiceDay)).all()


def last_days(db: Session, scope: Scope, codes: Iterable[str], before: date) -> dict[str, datetime]:
    """Area code -> the newest record of a day before `before`."""
    stmt = select(ServiceDay.area_code, func.max(ServiceDay.at)).group_by(ServiceDay.area_code)
    stmt = stmt.where(
        ServiceDay.area_code.in_(_mine(scope, codes)), ServiceDay.day < before, sum(DAY_COLUMNS[1:], DAY_COLUMNS[0]) > 0
    )
    return {code: at for code, at in db.execute(marked(stmt, ServiceDay))}  # noqa: C416 - rows are no pairs to the type checker


def began(db: Session, scope: Scope, codes: Sequence[str], first: date | None) -> date | None:
    """The day from which there is anything to count: `first`, or the first record or attendance ever, if that is later."""
    found = [
        _first(db, scope, ServiceDay.day, codes, first),
        _first(db, scope, ServiceAttendance.held_on, codes, first),
    ]
    return min((day for day in found if day), default=first)


def _first(db: Session, scope: Scope, day: Any, codes: Sequence[str], first: date | None) -> date | None:
    """`first` where a desk has an earlier row, else the day of the earliest row; None without any."""
    model = day.class_
    mine = select(day).where(model.area_code.in_(_mine(scope, codes)))
    if first and db.scalar(marked(mine.where(day < first).limit(1), model)):
        return first
    return db.scalar(marked(select(func.min(day)).where(model.area_code.in_(_mine(scope, codes))), model))


def spells_since(db: Session, scope: Scope, codes: Sequence[str], since: datetime, moment: datetime) -> list[SpellRow]:
    """Spells that were open at some time from `since` to `moment`, both included."""
    base = _spells(scope, codes).where(ServiceSpell.opened_at <= moment)
    return _read(db, base.where(ServiceSpell.resolved_at.is_(None)), base.where(ServiceSpell.resolved_at >= since))


def spells_of(  # noqa: PLR0913 - what is asked
    db: Session,
    scope: Scope,
    codes: Sequence[str],
    first: date | None,
    moment: datetime,
    *,
    channel: str | None = None,
) -> list[SpellRow]:
    """Spells that were open at some time from the day `first` (None: from the beginning) to `moment`, of one channel."""
    base = _spells(scope, codes).where(ServiceSpell.opened_at <= moment)
    if channel:
        base = base.where(ServiceSpell.channel == channel)
    if first is None:
        return _read(db, base)
    ended = ServiceSpell.resolved_at >= start_of_day(first)
    return _read(db, base.where(ServiceSpell.resolved_at.is_(None)), base.where(ended))


def _spells(scope: Scope, codes: Sequence[str]) -> Select[Any]:
    columns: Sequence[Any] = SPELL_COLUMNS
    return select(*columns).where(ServiceSpell.area_code.in_(_mine(scope, codes)))


def _read(db: Session, *parts: Select[Any]) -> list[SpellRow]:
    """The rows of all parts: each has an index of its own, where one condition with OR would have none."""
    stmt = parts[0] if len(parts) == 1 else select(*union_all(*parts).subquery().c)
    return [SpellRow._make(row) for row in db.execute(marked(stmt, ServiceSpell))]


def parties_served(
    db: Session, scope: Scope, codes: Iterable[str], first: date | None, last: date
) -> list[tuple[str, str]]:
    """(Area, party) of every party that a service of these days was about."""
    of = ServiceTopicDay
    stmt = (
        select(of.area_code, of.party)
        .where(of.area_code.in_(_mine(scope, codes)), of.party != "", of.day <= last)
        .distinct()
    )
    if first:
        stmt = stmt.where(of.day >= first)
    return [(area, party) for area, party in db.execute(marked(stmt, of))]


def presence(db: Session, scope: Scope, codes: Iterable[str], cycle: str) -> list[tuple[str, str, int]]:
    """(Area, party, whether it is registered there), as far as it is said."""
    of = PartyPresence
    stmt = select(of.area_code, of.party, of.registered).where(of.cycle == cycle, of.area_code.in_(_mine(scope, codes)))
    return [(area, party, said) for area, party, said in db.execute(marked(stmt, of))]


def attended(db: Session, scope: Scope, codes: Iterable[str], last: date) -> dict[str, date]:
    """Area code -> the last day up to `last` on which attendance was recorded."""
    of = ServiceAttendance
    stmt = select(of.area_code, func.max(of.held_at)).group_by(of.area_code)
    stmt = stmt.where(of.area_code.in_(_mine(scope, codes)), of.held_at <= end_of_day(last))
    return {code: day_of(at) for code, at in db.execute(marked(stmt, of))}


def recorded(db: Session, scope: Scope, codes: Iterable[str], first: date | None, last: date) -> list[tuple[str, date]]:
    """(Area, day) of every day from `first` to `last` on which anything was recorded."""
    of = ServiceDay
    stmt = select(of.area_code, of.day).where(of.area_code.in_(_mine(scope, codes)), of.day <= last)
    stmt = stmt.where(sum(DAY_COLUMNS[1:], DAY_COLUMNS[0]) > 0)
    if first:
        stmt = stmt.where(of.day >= first)
    return [(area, day) for area, day in db.execute(marked(stmt, of))]


def attendances(
    db: Session, scope: Scope, codes: Iterable[str], first: date | None, last: date
) -> list[tuple[str, date]]:
    """(Area, day) of every day from `first` to `last` on which an attendance was recorded."""
    of = ServiceAttendance
    stmt = select(of.area_code, of.held_on).where(of.area_code.in_(_mine(scope, codes)), of.held_on <= last).distinct()
    if first:
        stmt = stmt.where(of.held_on >= first)
    return [(area, day) for area, day in db.execute(marked(stmt, of))]
