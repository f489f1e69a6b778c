"""Services of the form: opened once, then step by step. The caller owns the transaction; each tap has a key of its own.

The same key is the same tap, however often it is sent. A service of a file goes on here from the steps that its facts
stand for; from then on its steps say everything.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import exists, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from dashboard.core.errors import NotFound, Stale
from dashboard.core.formats import clock_time
from dashboard.core.text import N_, Lang
from data.commands import audit
from data.commands.ticket_checks import NewTicket, answered, check_area, check_new, check_officer, columns_of, target_of
from data.commands.version import bump
from data.days import day_of
from data.models import ServiceEvent, ServiceTicket
from data.rollups import service
from data.scope import marked, visible
from data.ticket_steps import Event, events_of, facts_of, flat_of, joined, taken

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from data.scope import Scope

__all__ = ["NewTicket", "TicketState", "open_ticket", "take_step"]

KEPT: Final = 16  # bytes of a hash
CHANGED: Final = N_(
    "Layanan ini sudah diubah {officer} pukul {time}. Lihat keadaannya yang baru, lalu pilih langkah lagi."
)


@dataclass(frozen=True, kw_only=True, slots=True)
class TicketState:
    """A service as it stands after a tap; the next step must name its `version`."""

    id: int
    area_code: str
    version: int
    state: str
    officer: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Tap:
    """Who did something, when, under which key."""

    actor: str
    officer: str
    key: bytes
    at: datetime


def open_ticket(  # noqa: PLR0913 - who, where, what, when
    db: Session, scope: Scope, *, actor: str, officer: str, key: bytes | str, new: NewTicket, now: datetime
) -> TicketState:
    """Record a service that began at `now`; a repeated key gives the one that is there, and changes nothing.

    Raises:
        NotFound: an area outside `scope`.
        InvalidInput: an unknown code, or an officer of the wrong form.
    """
    check_area(db, scope, new.area_code)
    mine = _hashed(new.area_code, key)
    there = visible(select(ServiceTicket), scope, ServiceTicket).where(ServiceTicket.source_hash == mine)
    if (known := db.scalar(there)) is not None:
        return _state(known)
    check_new(db, new, officer)
    opened = Event("buka", now, officer)
    ticket = _inserted(db, columns_of(new) | _flat([opened]) | {"source_hash": mine, "opened_on": day_of(now)})
    if ticket is None:  # the same tap, sent twice at once: the other one was quicker
        return _state(db.scalars(there).one())
    _finish(db, ticket, [opened], _Tap(actor=actor, officer=officer, key=mine, at=now), step="buka")
    return _state(ticket)


def take_step(  # noqa: PLR0913 - who, which, what, when
    db: Session,
    scope: Scope,
    *,
    actor: str,
    officer: str,
    ticket_id: int,
    version: int,
    key: bytes | str,
    step: str,
    target: str | None = None,
    rating: int | None = None,
    topic: str | None = None,
    answer: str | None = None,
    now: datetime,
) -> TicketState:
    """Take one step at `now`, never before the step before it; a repeated key changes nothing.

    `target` is where an escalation goes or who takes over, `rating` (1 to 5) belongs to `nilai`. `topic` and `answer`
    say what was answered. A pause, escalation or end before any response is the first response, too.

    Raises:
        NotFound: no such service in `scope`.
        Stale: it is no longer the version that was seen.
        IllegalStep: its state does not allow the step.
        InvalidInput: an unknown target, rating, topic or officer.
    """
    ticket = db.scalar(
        visible(select(ServiceTicket), scope, ServiceTicket).where(ServiceTicket.id == ticket_id).with_for_update()
    )
    if ticket is None:
        raise NotFound
    mine = _hashed(str(ticket_id), key)
    if db.scalar(marked(select(exists().where(ServiceEvent.key_hash == mine)), ServiceEvent)):
        return _state(ticket)
    if ticket.version != version:
        raise _stale(db, ticket)
    target = target_of(step, target, rating)
    check_officer(officer)
    before = _events(db, ticket)
    at = max(now, before[-1].at)
    fresh = [Event(kind, at, officer, target if kind == step else None) for kind in taken(ticket.state, step)]
    more = answered(db, topic, answer)
    db.execute(
        update(ServiceTicket)
        .where(ServiceTicket.id == ticket_id)
        .values(**_flat([*before, *fresh]), **more)
        .execution_options(synchronize_session=False)
    )
    db.refresh(ticket)
    _finish(db, ticket, fresh, _Tap(actor=actor, officer=officer, key=mine, at=at), step=step)
    return _state(ticket)


def _inserted(db: Session, row: dict[str, Any]) -> ServiceTicket | None:
    """The new service; None if its key has come meanwhile (PostgreSQL waits for the other transaction's end)."""
    into = postgresql.insert if db.get_bind().dialect.name == "postgresql" else sqlite.insert
    stmt = into(ServiceTicket).values(**row).on_conflict_do_nothing(index_elements=["source_hash"])
    return db.scalar(stmt.returning(ServiceTicket))


def _finish(db: Session, ticket: ServiceTicket, fresh: Sequence[Event], tap: _Tap, *, step: str) -> None:
    """Store the events of a tap (the step itself carries the key), time the service anew, say so in the log."""
    first = ticket.version - len(fresh) + 1
    keys = [tap.key if each.kind == step else _hashed(f"{ticket.id} {each.kind}", tap.key) for each in fresh]
    _store(db, ticket, fresh, first, keys)
    service.refresh(db, [ticket.id])
    detail = {"layanan": ticket.id, "langkah": step, "petugas": tap.officer, "pada": tap.at.isoformat()}
    detail["tujuan"] = fresh[-1].target
    audit.record(db, actor=tap.actor, action="layanan", subject=ticket.area_code, detail=detail)
    bump(db)


def _store(db: Session, ticket: ServiceTicket, events: Sequence[Event], first: int, keys: Sequence[bytes]) -> None:
    of = {"area_code": ticket.area_code, "ticket_id": ticket.id}
    rows = [
        of
        | {
            "seq": seq,
            "kind": each.kind,
            "at": each.at,
            "officer": each.officer,
            "target": each.target,
            "key_hash": key,
        }
        for seq, (each, key) in enumerate(zip(events, keys, strict=True), start=first)
    ]
    db.execute(insert(ServiceEvent), rows)


def _events(db: Session, ticket: ServiceTicket) -> list[Event]:
    """What happened so far; the facts of a file become steps here, at the first one that follows them."""
    of = ServiceEvent
    stmt = marked(select(of.kind, of.at, of.officer, of.target), of).where(of.ticket_id == ticket.id).order_by(of.seq)
    found = [Event(*row) for row in db.execute(stmt)]
    if found:
        return found
    found = list(events_of(facts_of(ticket)))
    keys = [_hashed(f"{ticket.id} berkas", str(seq)) for seq in range(1, len(found) + 1)]
    _store(db, ticket, found, 1, keys)
    return found


def _flat(events: Sequence[Event]) -> dict[str, Any]:
    """The columns of a service that its steps decide."""
    flat = flat_of(events)
    return {
        "opened_at": flat.opened_at,
        "officer": flat.officer,
        "first_response_at": flat.first_response_at,
        "resolutions": joined(flat.resolutions),
        "reopenings": joined(flat.reopenings),
        "resolved_at": flat.resolved_at,
        "escalated_to": flat.escalated_to,
        "escalated_at": flat.escalated_at,
        "returned_at": flat.returned_at,
        "rating": flat.rating,
        "state": flat.state,
        "version": len(events),
    }


def _stale(db: Session, ticket: ServiceTicket) -> Stale:
    """Who changed it, and when."""
    of = ServiceEvent
    stmt = marked(select(of.officer, of.at), of).where(of.ticket_id == ticket.id).order_by(of.seq.desc()).limit(1)
    last = db.execute(stmt).first()
    if last is None:
        return Stale()
    return Stale(CHANGED, officer=last.officer or "–", time=clock_time(last.at, Lang.ID))


def _hashed(about: str, key: bytes | str) -> bytes:
    """A key within what it is about, so that nobody meets another desk's service by it."""
    plain = key.encode() if isinstance(key, str) else key
    return hashlib.sha256(b"\0".join((b"form", about.encode(), plain))).digest()[:KEPT]


def _state(ticket: ServiceTicket) -> TicketState:
    return TicketState(
        id=ticket.id, area_code=ticket.area_code, version=ticket.version, state=ticket.state, officer=ticket.officer
    )
