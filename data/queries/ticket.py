"""One service in depth: what it was about, its steps with the service time between them, and each spell against its target."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from dashboard.core.errors import NotFound
from data.days import day_of
from data.models import ServiceEvent, ServiceSpell, ServiceTicket, ServiceTopic
from data.queries.parameters import targets
from data.queries.reference import area as area_info
from data.queries.reference import parties, running_round
from data.queries.service_calendar import calendar_of
from data.queries.service_due import due_of
from data.scope import marked, visible
from data.ticket_answers import Step, Ticket, TicketSpell
from data.ticket_steps import Event, events_of, facts_of, state_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from data.scope import Scope
    from data.service_hours import ServiceCalendar


def ticket(db: Session, scope: Scope, number: int, as_of: datetime) -> Ticket:
    """The service with this number as it was known at `as_of`.

    Raises:
        NotFound: there is none within `scope`, or it was not opened yet.
    """
    of = ServiceTicket
    found = db.scalar(visible(select(of), scope, of).where(of.id == number, of.opened_at <= as_of))
    if found is None:
        raise NotFound
    owned = found.area_code in scope.areas
    calendar = calendar_of(db, scope, found.area_code, found.stage)
    events = [one for one in _events(db, found) if one.at <= as_of]
    spells = _spells(db, number, as_of)
    answer = db.get(ServiceTopic, found.topic) if found.topic else None
    of_round = running_round(db, scope, as_of).code
    names = {one.code: one.abbreviation for one in parties(db, scope, of_round, moment=as_of)}
    first = spells[0] if spells else None
    answered = first is not None and first.responded_at is not None and first.responded_at <= as_of
    return Ticket(
        id=found.id,
        area=area_info(db, scope, found.area_code),
        as_of=as_of,
        opened_at=found.opened_at,
        channel=found.channel,
        category=found.category,
        party=found.party,
        party_name=names.get(found.party, found.party),
        party_level=found.party_level,
        requester=found.requester_role,
        stage=found.stage,
        topic=answer.question if answer else None,
        topic_answer=answer.answer if answer else None,
        topic_reference=answer.reference if answer else None,
        question=found.question,
        answer=found.answer,
        reference=found.reference,
        state=state_of(events),
        rating=next((int(one.target) for one in reversed(events) if one.kind == "nilai" and one.target), None),
        response_s=first.response_s if first and answered else None,
        response_target_s=targets(db, scope).at(day_of(found.opened_at)).response_s(found.channel),
        pause_s=sum(one.paused_s for one in spells),
        from_file=found.batch_id is not None,
        owned=owned,
        steps=_steps(events, calendar, owned=owned),
        spells=tuple(_spell(one, as_of) for one in spells),
    )


def _events(db: Session, found: ServiceTicket) -> Sequence[Event]:
    """Its steps; of a file's service those that its facts stand for."""
    of = ServiceEvent
    stmt = marked(select(of.kind, of.at, of.officer, of.target), of).where(of.ticket_id == found.id).order_by(of.seq)
    said = [Event(*row) for row in db.execute(stmt)]
    return said or events_of(facts_of(found))


def _spells(db: Session, number: int, as_of: datetime) -> Sequence[Any]:
    of = ServiceSpell
    stmt = marked(select(of), of).where(of.ticket_id == number, of.opened_at <= as_of).order_by(of.n)
    return db.scalars(stmt).all()


def _spell(one: Any, as_of: datetime) -> TicketSpell:
    over = one.resolved_at is not None and one.resolved_at <= as_of
    due = one.due_at if over else due_of(one, as_of)
    late = (one.resolution_s or 0) > one.target_s if over else due is not None and due < as_of
    return TicketSpell(
        n=one.n,
        opened_at=one.opened_at,
        resolved_at=one.resolved_at if over else None,
        resolution_s=one.resolution_s if over else None,
        target_s=one.target_s,
        due_at=due,
        late=late,
    )


def _steps(events: Sequence[Event], calendar: ServiceCalendar, *, owned: bool) -> tuple[Step, ...]:
    """Each step with the service time since the one before; officers only for the desk's own people."""
    first, *_ = events
    steps = [Step(first.kind, first.at, first.officer if owned else None, None, None, paused=False)]
    for before, one in pairwise(events):
        target = None if one.kind == "pindah" and not owned else one.target
        since = calendar.between(before.at, one.at)
        paused = before.kind == "jeda"
        steps.append(Step(one.kind, one.at, one.officer if owned else None, target, since, paused))
    return tuple(steps)
