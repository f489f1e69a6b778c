"""The SQL of the table of services: which spells are asked for, how many a day or desk, and the rows of one page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, false, func, or_, select, true, union_all

from dashboard.core.errors import NotFound
from data.days import day_of, end_of_day, start_of_day
from data.helpdesk import CLOSED
from data.memo import once
from data.models import ServiceDay, ServiceSpell, ServiceTicket, ServiceTopicDay
from data.queries.service_calendar import calendars
from data.queries.service_desks import desks_of
from data.queries.service_due import due_at
from data.queries.service_rows import last_records
from data.scope import NATION, marked, visible
from data.service_days import served
from data.ticket_answers import ENDED_LATE, LATE, REOPENED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from sqlalchemy import ColumnElement, Select, Subquery
    from sqlalchemy.orm import Session

    from data.answers import AreaInfo
    from data.scope import Scope
    from data.ticket_answers import Asked

OF: Final = ServiceSpell
YEARS: Final = 3  # no older service day decides on an age
COLUMNS: Final = (
    OF.ticket_id, OF.n, OF.area_code, OF.opened_at, OF.opened_on, OF.channel, OF.category, OF.topic, OF.party, OF.stage,
    OF.officer, OF.responded_at, OF.response_s, OF.escalated_at, OF.returned_at, OF.waiting_since, OF.paused_s,
    OF.resolved_at, OF.resolution_s, OF.due_at, OF.due_before_at,
)  # fmt: skip
NOW_COLUMNS: Final = (
    OF.ticket_id, OF.n, OF.area_code, OF.opened_at, OF.opened_on, OF.stage, OF.responded_at, OF.escalated_at,
    OF.returned_at, OF.waiting_since, OF.paused_s, OF.resolved_at, OF.due_at,
    OF.due_before_at,
)  # fmt: skip


@once
def desks(db: Session, scope: Scope, asked: Asked) -> dict[str, AreaInfo]:
    """The desks asked about, by code.

    Raises:
        NotFound: the area is unknown or outside `scope`, or has no desk of its own.
    """
    found = {one.code: one for one in desks_of(db, scope, asked.area)}
    if not asked.own:
        return found
    if asked.area == NATION:
        raise NotFound
    return {asked.area: found[asked.area]}


def spells(db: Session, scope: Scope, asked: Asked, *columns: Any, hit: Sequence[Any] = ()) -> Select[Any]:
    """`columns` of the spells asked for, which are not those that are open; only of the days or desks in `hit`, if any."""
    codes, days = [*desks(db, scope, asked)], (asked.period.first, day_of(asked.as_of))
    if hit and isinstance(hit[0], str):
        codes = list(hit)
    elif hit:
        days = (min(hit), max(hit))
    stmt = select(*columns).where(OF.area_code.in_(codes), *_on(asked, *days), *_narrowed(asked))
    return marked(stmt, ServiceSpell)


def keys(db: Session, scope: Scope, asked: Asked, hit: Sequence[Any] = ()) -> tuple[Select[Any], Any]:
    """The keys of the spells asked for, and the columns that they can be sorted by: as far as an index has them, no more."""
    if asked.is_open:
        both = _open(db, scope, asked, [*desks(db, scope, asked)])
        return marked(select(both.c.ticket_id, both.c.n), ServiceSpell), both.c
    return spells(db, scope, asked, OF.ticket_id, OF.n, hit=hit), OF


def rows_of(some: Select[Any]) -> tuple[Select[Any], Any]:
    """`COLUMNS` of the spells whose keys `some` gives, and those keys with what they are sorted by (`lead`, `opened`)."""
    found = some.subquery()
    columns: Sequence[Any] = COLUMNS
    stmt = select(*columns).select_from(found).join(OF, and_(OF.ticket_id == found.c.ticket_id, OF.n == found.c.n))
    return marked(stmt, ServiceSpell), found.c


def count_open(db: Session, scope: Scope, asked: Asked) -> int:
    """How many are open."""
    parts = union_all(*_open_parts(db, scope, asked, [*desks(db, scope, asked)], func.count().label("part")))
    return int(db.scalar(marked(select(func.sum(parts.subquery().c.part)), ServiceSpell)) or 0)


def _on(asked: Asked, first: date | None, last: date) -> list[ColumnElement[bool]]:
    """Ends that came from `first` to `last`, or services opened (again) then, up to the moment: one bound a side for the index."""
    if asked.is_ended:
        ended = [OF.resolved_at <= min(asked.as_of, end_of_day(last))]
        return [*ended, OF.resolved_at >= start_of_day(first)] if first else ended
    days = [OF.opened_on >= first] if first else []
    turn = OF.n > 1 if asked.state == REOPENED else OF.n == 1
    return [turn, OF.opened_on <= last, OF.opened_at <= asked.as_of, *days]


def _narrowed(asked: Asked) -> list[ColumnElement[bool]]:
    pairs = (
        (OF.channel, asked.channel), (OF.category, asked.category), (OF.stage, asked.stage), (OF.party, asked.party),
        (OF.officer, asked.officer),
    )  # fmt: skip
    late = [OF.resolution_s > OF.target_s] if asked.state == ENDED_LATE else []  # as `data.rollups.service_days` counts
    return [*late, *(column == value for column, value in pairs if value is not None)]


def _open(db: Session, scope: Scope, asked: Asked, codes: list[str]) -> Subquery:
    """Open at the moment: two parts, each with an index of its own, where one condition with OR would have none."""
    columns = (OF.ticket_id, OF.n, OF.area_code, OF.opened_at, due_at(asked.as_of).label("due_at"))
    return union_all(*_open_parts(db, scope, asked, codes, *columns)).subquery()


def _open_parts(
    db: Session, scope: Scope, asked: Asked, codes: list[str], *columns: Any
) -> tuple[Select[Any], Select[Any]]:
    base = select(*columns).where(OF.area_code.in_(codes), OF.opened_at <= asked.as_of, *_narrowed(asked))
    base = base.where(*_standing(asked), *_aged(db, scope, asked, codes))
    return base.where(OF.resolved_at.is_(None)), base.where(OF.resolved_at > asked.as_of)


def _standing(asked: Asked) -> list[ColumnElement[bool]]:
    """How an open spell stands at the moment; what is known only later has not happened."""
    moment = asked.as_of
    waits = and_(OF.waiting_since.is_not(None), OF.waiting_since <= moment)
    back = and_(OF.returned_at.is_not(None), OF.returned_at <= moment)
    away = and_(OF.escalated_at.is_not(None), OF.escalated_at <= moment, ~back)
    answered = or_(OF.n > 1, and_(OF.responded_at.is_not(None), OF.responded_at <= moment))
    known = {
        "menunggu": [waits],
        "eskalasi": [away],
        "ditangani": [~waits, ~away, answered],
        "terbuka": [~waits, ~away, ~answered],
        LATE: [due_at(moment) < moment],
    }
    return known.get(asked.state or "", [])


def _aged(db: Session, scope: Scope, asked: Asked, codes: list[str]) -> list[ColumnElement[bool]]:
    """The age in service days as a range of days, for desks that serve alike at once."""
    if asked.age is None:
        return []
    alike: dict[int, tuple[Any, list[str]]] = {}
    for code, calendar in calendars(db, scope, codes).items():
        alike.setdefault(id(calendar), (calendar, []))[1].append(code)
    today = day_of(asked.as_of)
    parts = [
        and_(OF.area_code.in_(some), _between(served(calendar, today.replace(month=1, day=1, year=today.year - YEARS), today), asked.age))
        for calendar, some in alike.values()
    ]  # fmt: skip
    return [or_(false(), *parts)]


def _between(days: tuple[date, ...], age: tuple[int, int | None]) -> ColumnElement[bool]:
    """Opened so that between `age[0]` and `age[1]` (None: any number) of `days` came after it."""
    low, high = age
    if low > len(days):
        return false()
    parts: list[ColumnElement[bool]] = [OF.opened_at < start_of_day(days[-low])] if low else []
    if high is not None and high < len(days):
        parts.append(OF.opened_at >= start_of_day(days[-1 - high]))
    return and_(true(), *parts)


@once
def by_day(db: Session, scope: Scope, asked: Asked) -> dict[date, int]:
    """Day of opening (or of the end) -> how many of the spells asked for; not for what is open."""
    return _counts(db, scope, asked, 0)


@once
def by_desk(db: Session, scope: Scope, asked: Asked) -> dict[str, int]:
    """Desk -> how many of the spells asked for; not for what is open."""
    return _counts(db, scope, asked, 1)


def _counts(db: Session, scope: Scope, asked: Asked, by: int) -> dict[Any, int]:
    """From the rollup, whose days are over; the day of the moment, and what has no rollup, from the spells."""
    rollup = _rollup(asked)
    keys = (OF.resolved_on if asked.is_ended else OF.opened_on, OF.area_code)
    if rollup is None:
        stmt = spells(db, scope, asked, *keys, func.count().label("items")).group_by(OF.area_code, keys[0])
        of = stmt.subquery().c  # by desk and day first, in the order of the index: nothing is sorted
        found = db.execute(marked(select(of[by], func.sum(of["items"])).group_by(of[by]), ServiceSpell))
        return {key: int(count) for key, count in found}
    model, column = rollup
    today = day_of(asked.as_of)
    whole = asked.as_of >= end_of_day(today)
    key = (model.day, model.area_code)[by]
    stmt = select(key, func.sum(column)).where(model.area_code.in_([*desks(db, scope, asked)])).group_by(key)
    stmt = stmt.where(model.day <= today if whole else model.day < today, column > 0)
    if asked.period.first:
        stmt = stmt.where(model.day >= asked.period.first)
    said = {"category": asked.category, "stage": asked.stage, "party": asked.party}
    stmt = stmt.where(*(getattr(model, name) == value for name, value in said.items() if value is not None))
    counted = {key: int(count) for key, count in db.execute(marked(stmt, model))}
    return counted if whole else _with_today(db, scope, asked, counted, keys, by)


def _with_today(  # noqa: PLR0913, PLR0917 - what is counted, and by what
    db: Session, scope: Scope, asked: Asked, found: Mapping[Any, int], keys: tuple[Any, Any], by: int
) -> dict[Any, int]:
    stmt = spells(db, scope, asked, keys[by], func.count(), hit=[day_of(asked.as_of)]).group_by(keys[by])
    counted = dict(found)
    for key, count in db.execute(stmt):
        counted[key] = counted.get(key, 0) + count
    return counted


def _rollup(asked: Asked) -> tuple[Any, Any] | None:
    """The rollup that knows how many there are, and its column."""
    if asked.channel is not None or asked.officer is not None:
        return None
    by_subject = (asked.category, asked.stage, asked.party) != (None, None, None)
    by_day = {
        CLOSED: ServiceDay.resolved, ENDED_LATE: ServiceDay.resolved - ServiceDay.resolution_met,
        REOPENED: ServiceDay.reopened,
    }  # fmt: skip
    if asked.state in by_day:
        return None if by_subject else (ServiceDay, by_day[asked.state])
    return (ServiceTopicDay, ServiceTopicDay.opened) if by_subject else (ServiceDay, ServiceDay.opened)


def roles(db: Session, scope: Scope, ids: list[int]) -> dict[int, str | None]:
    """Service -> the role of who asked."""
    stmt = visible(select(ServiceTicket.id, ServiceTicket.requester_role), scope, ServiceTicket)
    rows = db.execute(stmt.where(ServiceTicket.id.in_(ids)))
    return {ticket: role for ticket, role in rows}  # noqa: C416 - as above


def latest(db: Session, scope: Scope, ids: list[int], asked: Asked) -> dict[int, Any]:
    """Services that were opened again by the moment -> their newest spell."""
    stmt = visible(select(*NOW_COLUMNS), scope, OF).where(OF.ticket_id.in_(ids), OF.n > 1)
    rows = db.execute(stmt.where(OF.opened_at <= asked.as_of).order_by(OF.n))
    return {row.ticket_id: row for row in rows}


@once
def last_record(db: Session, scope: Scope, asked: Asked) -> datetime | None:
    """The newest record of the rollup up to the moment; of a day whose row counts what came later, its openings."""
    codes = tuple(desks(db, scope, asked))
    newest = last_records(db, scope, codes, asked.as_of).values()
    opened = select(func.max(OF.opened_at)).where(
        OF.area_code.in_(codes), OF.opened_on == day_of(asked.as_of), OF.opened_at <= asked.as_of
    )
    today = db.scalar(marked(opened, OF))
    return max([*newest, *([today] if today else [])], default=None)
