"""The rows that alerts are made of: services past or near their target, signs of life, attendance, gaps of the checklist."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import and_, case, func, or_, select, union_all

from data.clock import now
from data.days import day_of, start_of_day
from data.lists import among
from data.memo import once
from data.models import Area, ServiceAttendance, ServiceDay, ServiceSpell
from data.queries.service_due import due_at
from data.queries.service_rows import DAY_COLUMNS
from data.scope import marked

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from data.scope import Scope

OF: Final = ServiceSpell


class Risk(NamedTuple):
    """A service that is open and whose target has passed or will soon."""

    area: str
    escalated: int
    due_at: datetime
    subject: str


class Signs(NamedTuple):
    """The first and the last day on which a desk gave a sign of life, up to a day."""

    first: date
    last: date


def due(db: Session, scope: Scope, codes: Sequence[str], moment: datetime, until: datetime) -> list[Risk]:
    """Each open service whose target ends up to `until`.

    A part for each range of an index. What was sent on, paused or resolved only after `moment` had its own target then;
    nothing was, where `moment` is the present.
    """
    back = or_(OF.returned_at.is_(None), OF.returned_at > moment)
    away = case((and_(OF.escalated_at <= moment, back), 1), else_=0).label("away")
    turned = func.coalesce(OF.escalated_at, OF.waiting_since)
    still: list[tuple[Any, ColumnElement[bool]]] = [(OF.due_at, OF.resolved_at.is_(None))]
    if not _is_present(db, scope, tuple(codes), moment):
        still = [
            (OF.due_at, and_(OF.resolved_at.is_(None), or_(turned.is_(None), turned <= moment))),
            (OF.due_before_at, and_(OF.resolved_at.is_(None), turned > moment)),
            (due_at(moment), OF.resolved_at > moment),
        ]
    mine = (among(OF.area_code, scope.mine(codes)), OF.opened_at <= moment)
    parts = [
        select(OF.area_code, away, ends.label("due_at"), OF.ticket_id).where(*mine, which, ends <= until)
        for ends, which in still
    ]
    rows = db.execute(marked(select(*union_all(*parts).subquery().c), OF))
    return [Risk(area, away, ends, str(ticket)) for area, away, ends, ticket in rows]


@once
def _is_present(db: Session, scope: Scope, codes: tuple[str, ...], moment: datetime) -> bool:
    """Whether nothing was recorded after `moment`: a clock that stands may have records after it."""
    if moment < now(db):
        return False
    of = ServiceDay
    later = select(of.day).where(among(of.area_code, scope.mine(codes)), of.day >= day_of(moment), of.at > moment)
    return db.execute(marked(later.limit(1), of)).first() is None


def signs(db: Session, scope: Scope, codes: Sequence[str], moment: datetime) -> dict[str, Signs]:
    """Area code -> first and last day with a record (of days before today) or an attendance; desks without any are left out."""
    today, held, day = day_of(moment), ServiceAttendance, ServiceDay
    recorded = select(day.day).where(
        day.area_code == Area.code, day.day < today, sum(DAY_COLUMNS[1:], DAY_COLUMNS[0]) > 0
    )
    came = select(held.held_on).where(held.area_code == Area.code, held.held_at <= moment)
    columns = (
        recorded.order_by(day.day).limit(1), recorded.order_by(day.day.desc()).limit(1),
        came.order_by(held.held_at).limit(1), came.order_by(held.held_at.desc()).limit(1),
    )  # fmt: skip
    stmt = select(Area.code, *(one.correlate(Area).scalar_subquery() for one in columns))
    rows = db.execute(marked(stmt.where(among(Area.code, scope.mine(codes))), day, held))
    found = {code: [one for one in said if one] for code, *said in rows}
    return {code: Signs(min(said), max(said)) for code, said in found.items() if said}


def recorded_today(db: Session, scope: Scope, codes: Sequence[str], moment: datetime) -> set[str]:
    """Desks with anything recorded on the day of `moment` up to it."""
    since = start_of_day(day_of(moment))
    happened = [
        and_(at >= since, at <= moment)
        for at in (OF.opened_at, OF.responded_at, OF.escalated_at, OF.returned_at, OF.resolved_at)
    ]
    stmt = select(OF.area_code).where(among(OF.area_code, scope.mine(codes)), OF.opened_at <= moment, or_(*happened))
    parts = (stmt.where(OF.resolved_at.is_(None)), stmt.where(OF.resolved_at >= since))
    return set(db.scalars(marked(select(union_all(*parts).subquery().c.area_code).distinct(), OF)))


def filled(
    db: Session, scope: Scope, codes: Sequence[str], first: date, moment: datetime
) -> dict[str, dict[date, bool]]:
    """Area code -> each day from `first` on with attendance: whether KPU RI's was filled in every shift."""
    of = ServiceAttendance
    stmt = select(of.area_code, of.held_on, func.min(of.kpu_ri_filled)).group_by(of.area_code, of.held_on)
    stmt = stmt.where(among(of.area_code, scope.mine(codes)), of.held_at >= start_of_day(first), of.held_at <= moment)
    found: dict[str, dict[date, bool]] = {}
    for code, day, said in db.execute(marked(stmt, of)):
        found.setdefault(code, {})[day] = bool(said)
    return found
