"""The rows that the Help Desk's figures are made of: days of the rollup, spells that matter now, parties, signs of life.

Every read is of those desks in `codes` that the scope holds: a list of codes uses the index where a range would not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import select, union, union_all

from data.bulk import Days, Seconds
from data.days import day_of, end_of_day
from data.lists import among
from data.memo import once
from data.models import (
    Area,
    PartyPresence,
    ServiceAttendance,
    ServiceChannelDay,
    ServiceDay,
    ServiceProvinceDay,
    ServiceSpell,
    ServiceTopicDay,
)
from data.scope import marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from data.scope import Scope
    from data.service_sums import Frame

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


def days(  # noqa: PLR0913 - what is asked
    db: Session,
    scope: Scope,
    codes: Iterable[str],
    first: date | None,
    last: date,
    *,
    channel: str | None = None,
    of_provinces: bool = False,
) -> Sequence[Any]:
    """Area, day, newest instant, counts (`DAY_COLUMNS`), durations of responses and resolutions as bytes; by area and day.

    Of desks, or `of_provinces` the sums of theirs. The day as days, the instant as seconds since 1970: one Python
    object less for each of many rows.
    """
    of: Any = ServiceProvinceDay if of_provinces else ServiceChannelDay if channel else ServiceDay
    counts = [getattr(of, column.key) for column in DAY_COLUMNS]
    stmt = select(of.area_code, Days(of.day), Seconds(of.at), *counts, of.response, of.resolution)
    stmt = stmt.where(among(of.area_code, scope.mine(codes)), of.day <= last).order_by(of.area_code, of.day)
    if of is not ServiceDay:
        stmt = stmt.where(of.channel == (channel or ""))
    if first:
        stmt = stmt.where(of.day >= first)
    return db.execute(marked(stmt, of)).all()


@once
def last_records(db: Session, scope: Scope, codes: tuple[str, ...], moment: datetime) -> dict[str, datetime]:
    """Area code -> the newest record of the newest day that holds nothing later than `moment`: one look at the index each."""
    of = ServiceDay
    newest = select(of.at).where(of.area_code == Area.code, of.day <= day_of(moment), of.at <= moment)
    return _by_area(db, scope, codes, newest.order_by(of.day.desc()), of)


def _by_area(db: Session, scope: Scope, codes: Iterable[str], mine: Select[Any], model: Any) -> dict[str, Any]:
    """Area code -> the first value of `mine`, which is about `Area`; areas without any are left out."""
    first = mine.limit(1).correlate(Area).scalar_subquery()
    found = db.execute(marked(select(Area.code, first).where(among(Area.code, scope.mine(codes))), model))
    return {code: value for code, value in found if value is not None}


@once
def began(db: Session, scope: Scope, codes: tuple[str, ...], first: date | None) -> date | None:
    """The day from which there is anything to count: `first`, or the first record or attendance ever, if that is later."""
    found = [_first(db, scope, model, codes, first) for model in (ServiceDay.day, ServiceAttendance.held_on)]
    return min((day for day in found if day), default=first)


def _first(db: Session, scope: Scope, day: Any, codes: Iterable[str], first: date | None) -> date | None:
    """`first` where a desk has an earlier row, else the day of the earliest row; None without any."""
    of = day.class_
    if first and db.scalar(marked(select(day).where(among(of.area_code, scope.mine(codes)), day < first).limit(1), of)):
        return first
    at = of.held_at if of is ServiceAttendance else day
    return min(
        _by_area(db, scope, codes, select(day).where(of.area_code == Area.code).order_by(at), of).values(), default=None
    )


def spells_since(  # noqa: PLR0913 - what is asked
    db: Session,
    scope: Scope,
    codes: Sequence[str],
    since: datetime,
    moment: datetime,
    *,
    channel: str | None = None,
) -> list[SpellRow]:
    """Spells that were open at some time from `since` to `moment`, both included, of one channel or of all."""
    columns: Sequence[Any] = SPELL_COLUMNS
    of = ServiceSpell
    base = select(*columns).where(among(of.area_code, scope.mine(codes)), of.opened_at <= moment)
    if channel:
        base = base.where(of.channel == channel)
    # each part has an index of its own, where one condition with OR would have none
    parts = union_all(base.where(of.resolved_at.is_(None)), base.where(of.resolved_at >= since))
    return [SpellRow._make(row) for row in db.execute(marked(select(*parts.subquery().c), of))]


def parties_served(
    db: Session, scope: Scope, codes: Iterable[str], frame: Frame, channel: str | None
) -> list[tuple[str, str]]:
    """(Area, party) of every party that a service of the period was about, of one channel or of all.

    Of all channels the rollup knows it, but for the day that is not over.
    """
    of, day = ServiceSpell, ServiceTopicDay
    mine, since = scope.mine(codes), frame.first
    spells = select(of.area_code, of.party).where(among(of.area_code, mine), of.n == 1, of.party != "")
    spells = spells.where(of.opened_on <= frame.today, of.opened_at <= frame.as_of)
    if channel:
        spells = spells.where(of.channel == channel, *([of.opened_on >= since] if since else []))
        return [(area, party) for area, party in db.execute(marked(spells.distinct(), of))]
    known = select(day.area_code, day.party).where(among(day.area_code, mine), day.party != "", day.day <= frame.over)
    known = known.where(day.day >= since) if since else known
    both = union(known, spells.where(of.opened_on > frame.over))
    return [(area, party) for area, party in db.execute(marked(select(*both.subquery().c), of, day))]


def presence(db: Session, scope: Scope, codes: Iterable[str], cycle: str) -> list[tuple[str, str, int]]:
    """(Area, party, whether it is registered there), as far as it is said."""
    of = PartyPresence
    stmt = select(of.area_code, of.party, of.registered).where(
        of.cycle == cycle, among(of.area_code, scope.mine(codes))
    )
    return [(area, party, said) for area, party, said in db.execute(marked(stmt, of))]


@once
def attended(db: Session, scope: Scope, codes: tuple[str, ...], last: date) -> dict[str, date]:
    """Area code -> the last day up to `last` on which attendance was recorded."""
    of = ServiceAttendance
    newest = select(of.held_at).where(of.area_code == Area.code, of.held_at <= end_of_day(last))
    found = _by_area(db, scope, codes, newest.order_by(of.held_at.desc()), of)
    return {code: day_of(at) for code, at in found.items()}


def recorded(db: Session, scope: Scope, codes: Iterable[str], first: date | None, last: date) -> list[tuple[str, date]]:
    """(Area, day) of every day from `first` to `last` on which anything was recorded."""
    of = ServiceDay
    stmt = select(of.area_code, of.day).where(among(of.area_code, scope.mine(codes)), of.day <= last)
    stmt = stmt.where(sum(DAY_COLUMNS[1:], DAY_COLUMNS[0]) > 0)
    if first:
        stmt = stmt.where(of.day >= first)
    return [(area, day) for area, day in db.execute(marked(stmt, of))]


def attendances(
    db: Session, scope: Scope, codes: Iterable[str], first: date | None, last: date
) -> list[tuple[str, date]]:
    """(Area, day) of every day from `first` to `last` on which an attendance was recorded."""
    of = ServiceAttendance
    stmt = select(of.area_code, of.held_on).where(among(of.area_code, scope.mine(codes)), of.held_on <= last).distinct()
    if first:
        stmt = stmt.where(of.held_on >= first)
    return [(area, day) for area, day in db.execute(marked(stmt, of))]
