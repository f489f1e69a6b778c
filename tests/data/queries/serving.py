"""Services of Help Desks for tests: events become spells by the engine, spells become days of the rollup by plain counting."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from data.days import day_of
from data.durations import Durations
from data.helpdesk import Sla
from data.models import (
    PartyPresence,
    SatisfactionAnswer,
    ServiceAttendance,
    ServiceChannelDay,
    ServiceDay,
    ServiceProvinceDay,
    ServiceReadiness,
    ServiceSpell,
    ServiceTicket,
    ServiceTopicDay,
)
from data.queries.service_calendar import calendar_of
from data.rollups.service_topics import resum
from data.scope import Scope
from data.spells import spells_of
from data.ticket_steps import Event
from tests.data.making import make_batch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from sqlalchemy.orm import Session

_numbers = count(1)
EVERYWHERE = Scope.of("*")


def service(
    db: Session,
    area: str,
    *steps: tuple[str, datetime] | tuple[str, datetime, str],
    channel: str = "whatsapp",
    party: str = "pkb",
    category: str = "akun",
    officer: str | None = "P1",
) -> int:
    """A service with these steps (kind, when, target), and its spells; the id of the ticket."""
    events = [Event(one[0], one[1], officer, one[2] if len(one) > 2 else None) for one in steps]
    ticket = ServiceTicket(
        area_code=area, source_hash=b"t%d" % next(_numbers), opened_at=events[0].at, opened_on=day_of(events[0].at),
        channel=channel, party=party, category=category, officer=officer, state="terbuka", version=1,
    )  # fmt: skip
    db.add(ticket)
    db.flush()
    calendar = calendar_of(db, EVERYWHERE, area)
    for one in spells_of(events, calendar, Sla(), channel=channel):
        said = {name: getattr(one, name) for name in one.__slots__} | {"first_contact": int(one.first_contact)}
        db.add(
            ServiceSpell(
                ticket_id=ticket.id, area_code=area, channel=channel, party=party, category=category, **said
            )
        )  # fmt: skip
    db.flush()
    return ticket.id


def roll_up(db: Session) -> None:
    """Days and topics of all spells, counted one by one: by desk, by desk and channel, by province and by province and channel."""
    stored = db.query(ServiceSpell).execution_options(visible=frozenset({"service_spell"})).all()
    for area in {one.area_code for one in stored}:
        spells = [one for one in stored if one.area_code == area]
        db.add_all(ServiceDay(area_code=area, open_end=0, **said) for said in _days(spells))
        db.add_all(ServiceChannelDay(area_code=area, **said) for said in _by_channel(spells))
        firsts = [one for one in spells if one.n == 1]
        for day, party in {(one.opened_on, one.party) for one in firsts}:
            opened = sum((one.opened_on, one.party) == (day, party) for one in firsts)
            db.add(
                ServiceTopicDay(
                    area_code=area, day=day, category="akun", stage="", party=party, opened=opened, repeated=0
                )
            )  # fmt: skip
    db.flush()
    for province in {one.area_code[:2] for one in stored}:
        resum(db, {province: {one.opened_on for one in stored}})
        spells = [one for one in stored if one.area_code[:2] == province]
        db.add_all(ServiceProvinceDay(area_code=province, **said) for said in _by_channel(spells))
        db.add_all(ServiceProvinceDay(area_code=province, channel="", **said) for said in _days(spells))
    db.flush()


def _by_channel(spells: list[ServiceSpell]) -> Iterator[dict[str, Any]]:
    for channel in {one.channel for one in spells}:
        yield from ({"channel": channel, **said} for said in _days([one for one in spells if one.channel == channel]))


def _days(spells: list[ServiceSpell]) -> Iterator[dict[str, Any]]:
    """What happened on each day on which anything did."""
    days = {day for one in spells for day in (one.opened_on, one.responded_on, one.resolved_on, one.escalated_on)}
    return (_day(day, spells) for day in days if day)


def _day(day: date, spells: list[ServiceSpell]) -> dict[str, Any]:
    opened = [one for one in spells if one.opened_on == day]
    responded = [one for one in spells if one.responded_on == day]
    resolved = [one for one in spells if one.resolved_on == day]
    escalated = [one for one in spells if one.escalated_on == day]
    moments = [
        at
        for one in spells
        for at in (one.opened_at, one.responded_at, one.resolved_at, one.escalated_at)
        if at and day_of(at) == day
    ]
    return {
        "day": day,
        "at": max(moments),
        "opened": sum(one.n == 1 for one in opened),
        "reopened": sum(one.n > 1 for one in opened),
        "responded": len(responded),
        "response_met": sum((one.response_s or 0) <= Sla().response_s(one.channel) for one in responded),
        "resolved": len(resolved),
        "resolution_met": sum((one.resolution_s or 0) <= one.target_s for one in resolved),
        "first_contact": sum(one.first_contact for one in resolved),
        "escalated": len(escalated),
        "response": Durations.of([one.response_s for one in responded if one.response_s is not None]).to_bytes(),
        "resolution": Durations.of([one.resolution_s for one in resolved if one.resolution_s is not None]).to_bytes(),
    }


def present(
    db: Session, area: str, midnight: datetime, scheduled: int = 2, came: int = 2, *, filled: bool = True
) -> None:
    """Attendance of one whole day, which begins at `midnight`."""
    db.add(
        ServiceAttendance(
            area_code=area, held_at=midnight, held_on=day_of(midnight), shift="penuh", scheduled=scheduled, present=came,
            kpu_ri_filled=int(filled),
        )
    )  # fmt: skip
    db.flush()


def ready(db: Session, area: str, item: str, at: datetime, *, available: bool = True) -> None:
    """One item of the checklist as it was confirmed at a moment."""
    db.add(
        ServiceReadiness(
            area_code=area, item=item, as_of_at=at, as_of_on=day_of(at), available=int(available), confirmed_by="K1"
        )
    )  # fmt: skip
    db.flush()


def answered(db: Session, area: str, at: datetime, *scores: int) -> None:
    """One questionnaire: nine scores, or the same for all."""
    nine = scores if len(scores) == 9 else scores * 9
    said = {f"u{n}": score for n, score in enumerate(nine, 1)}
    db.add(
        SatisfactionAnswer(
            area_code=area, source_hash=b"a%d" % next(_numbers), answered_at=at, answered_on=day_of(at), **said
        )
    )  # fmt: skip
    db.flush()


def registered(db: Session, area: str, parties: Iterable[str] = (), absent: Iterable[str] = ()) -> None:
    """Parties that are said to be registered in an area, and those that are said not to be."""
    batch = make_batch(db, "keberadaan_partai").id
    for party, said in [*((one, 1) for one in parties), *((one, 0) for one in absent)]:
        db.add(PartyPresence(cycle="2024", area_code=area, party=party, registered=said, batch_id=batch))
    db.flush()
