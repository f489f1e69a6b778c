"""What a Help Desk's own officers work with: open services by due time, those just ended, attendance, readiness."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, or_, select
from sqlalchemy.orm import aliased

from data.days import day_of
from data.desk_answers import Attendance, EndedTicket, OpenTicket, ReadinessItem, Topic
from data.helpdesk import READINESS, SHIFTS, WAITING
from data.models import (
    SatisfactionCode,
    ServiceAttendance,
    ServiceReadiness,
    ServiceSpell,
    ServiceTicket,
    ServiceTopic,
)
from data.queries.service_calendar import calendar_of
from data.queries.service_due import due_at, due_of
from data.queries.tickets import state_at
from data.scope import marked, visible

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from data.scope import Scope
    from data.service_hours import ServiceCalendar

RECENT: Final = timedelta(days=60)  # officers who worked in it are offered
ENDED: Final = timedelta(days=3)  # services that ended in it are shown
MOST: Final = 200
NEVER: Final = datetime.max.replace(tzinfo=UTC)
OF: Final = ServiceSpell
OPEN_COLUMNS: Final = (
    OF.ticket_id, ServiceTicket.version, OF.resolved_at, OF.n, OF.channel, OF.party, OF.category, ServiceTicket.question,
    OF.officer, OF.opened_at, OF.response_due_at, OF.responded_at, OF.due_at, OF.waiting_since, OF.escalated_to,
    OF.escalated_at, OF.returned_at, OF.paused_s, OF.due_before_at,
)  # fmt: skip


def open_tickets(db: Session, scope: Scope, area: str, as_of: datetime, *, limit: int = MOST) -> tuple[OpenTicket, ...]:
    """The services of the desk `area` that are open, by what is due next; those whose clock stands come last."""
    calendar = calendar_of(db, scope, area)
    due = due_at(as_of)
    stmt = _open(scope, area, as_of, OPEN_COLUMNS).order_by(due.is_(None), due, OF.opened_at).limit(limit)
    found = [_ticket(row, calendar, as_of) for row in db.execute(stmt)]
    return tuple(sorted(found, key=lambda one: (one.waiting_since is not None, one.next_due_at or NEVER, one.id)))


def count_open(db: Session, scope: Scope, area: str, as_of: datetime) -> int:
    """How many are open; `open_tickets` may show fewer."""
    return db.scalar(_open(scope, area, as_of, (func.count(),))) or 0


def ended_tickets(db: Session, scope: Scope, area: str, as_of: datetime, *, limit: int = 20) -> tuple[EndedTicket, ...]:
    """The services of the desk that ended in the last three days, the newest first."""
    of = ServiceTicket
    rated = visible(select(SatisfactionCode.ticket_id), scope, SatisfactionCode).where(
        SatisfactionCode.area_code == area, SatisfactionCode.ticket_id == of.id, SatisfactionCode.used_on.is_not(None)
    )
    columns = (of.id, of.version, of.channel, of.party, of.category, of.officer, OF.resolved_at, rated.exists())
    later = aliased(OF)
    again = select(later.n).where(later.ticket_id == of.id, later.n > OF.n, later.opened_at <= as_of).exists()
    since = (OF.resolved_at > as_of - ENDED, OF.resolved_at <= as_of, ~again)
    stmt = visible(select(*columns).join(OF, OF.ticket_id == of.id), scope, ServiceTicket, ServiceSpell)
    stmt = marked(stmt, SatisfactionCode)
    stmt = stmt.where(OF.area_code == area, *since).order_by(OF.resolved_at.desc(), of.id.desc()).limit(limit)
    return tuple(_ended(row) for row in db.execute(stmt))


def officers(db: Session, scope: Scope, area: str, as_of: datetime) -> tuple[str, ...]:
    """Codes of the officers of the desk who had a service in the last sixty days, in order."""
    stmt = visible(select(OF.officer).distinct(), scope, ServiceSpell)
    stmt = stmt.where(OF.area_code == area, OF.opened_on > day_of(as_of - RECENT), OF.opened_on <= day_of(as_of))
    return tuple(sorted(officer for officer in db.scalars(stmt) if officer))


def ticket_area(db: Session, scope: Scope, ticket_id: int) -> str | None:
    """The desk of a service; None if there is none within `scope`."""
    stmt = visible(select(ServiceTicket.area_code), scope, ServiceTicket)
    return db.scalar(stmt.where(ServiceTicket.id == ticket_id))


def topics(db: Session, scope: Scope) -> tuple[Topic, ...]:
    """The managed questions, in their order."""
    del scope  # reference data, open to every user
    of = ServiceTopic
    rows = db.execute(select(of.code, of.category, of.question, of.answer, of.reference).order_by(of.position, of.code))
    return tuple(Topic(*row) for row in rows)


def attendance(db: Session, scope: Scope, area: str, day: date) -> tuple[Attendance, ...]:
    """What the desk said of its shifts of `day`, in the order of `SHIFTS`."""
    of = ServiceAttendance
    stmt = visible(select(of.held_on, of.shift, of.scheduled, of.present, of.kpu_ri_filled), scope, ServiceAttendance)
    found = [
        Attendance(*row[:4], bool(row[4])) for row in db.execute(stmt.where(of.area_code == area, of.held_on == day))
    ]
    return tuple(sorted(found, key=lambda one: SHIFTS.index(one.shift)))


def readiness(db: Session, scope: Scope, area: str, as_of: datetime) -> tuple[ReadinessItem, ...]:
    """Every item of the checklist as it stands at `as_of`, in the order of `READINESS`."""
    of = ServiceReadiness
    stmt = visible(select(of.item, of.available, of.as_of_at, of.confirmed_by), scope, ServiceReadiness)
    rows = db.execute(stmt.where(of.area_code == area, of.as_of_at <= as_of).order_by(of.as_of_at))
    newest = {item: ReadinessItem(item, bool(available), at, by) for item, available, at, by in rows}
    return tuple(newest.get(item, ReadinessItem(item)) for item in READINESS)


def _open(scope: Scope, area: str, as_of: datetime, columns: tuple[Any, ...]) -> Select[Any]:
    stmt = select(*columns).join_from(OF, ServiceTicket, ServiceTicket.id == OF.ticket_id)
    stmt = visible(stmt, scope, ServiceSpell, ServiceTicket)
    still = or_(OF.resolved_at.is_(None), OF.resolved_at > as_of)
    return stmt.where(OF.area_code == area, still, OF.opened_at <= as_of)


def _ticket(row: Any, calendar: ServiceCalendar, as_of: datetime) -> OpenTicket:
    state = state_at(row, as_of)
    escalated, waiting = state == "eskalasi", row.waiting_since if state == WAITING else None
    answered = row.responded_at is not None and row.responded_at <= as_of
    return OpenTicket(
        id=row.ticket_id,
        version=row.version,
        state=state,
        spell=row.n,
        channel=row.channel,
        party=row.party,
        category=row.category,
        question=row.question,
        officer=row.officer,
        opened_at=row.opened_at,
        age_s=max(calendar.between(row.opened_at, waiting or as_of) - row.paused_s, 0),
        response_due_at=row.response_due_at,
        responded_at=row.responded_at if answered else (row.opened_at if row.n > 1 else None),
        due_at=due_of(row, as_of),
        waiting_since=waiting,
        escalated_to=row.escalated_to if escalated else None,
        escalated_at=row.escalated_at if escalated else None,
    )


def _ended(row: Any) -> EndedTicket:
    ticket, version, channel, party, category, officer, at, rated = row
    return EndedTicket(
        id=ticket, version=version, channel=channel, party=party, category=category, officer=officer, resolved_at=at,
        rated=bool(rated),
    )  # fmt: skip
