"""Services of the Help Desk for the tests of its desk: every argument has a boring default, due times are given."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from data.days import day_of
from data.models import ServiceSpell, ServiceTicket
from data.scope import Scope
from tests.data.making import wib

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

SALATIGA = Scope.of("33.73")
NOW = wib(2022, 8, 23, 14, 5)  # a Tuesday
_numbers = count(1)


def ticket(db: Session, area: str = "33.73", *, opened: datetime | None = None, **columns: Any) -> ServiceTicket:
    """A service that is being handled since 09.00, or that ended at `resolved_at`."""
    opened = opened or wib(2022, 8, 23, 9)
    defaults: dict[str, Any] = {
        "area_code": area, "source_hash": f"desk-{next(_numbers)}".encode(), "opened_at": opened, "opened_on": day_of(opened),
        "channel": "tatap_muka", "party": "pkb", "category": "nik", "officer": "P1",
        "state": "selesai" if columns.get("resolved_at") else "ditangani", "version": 1,
    }  # fmt: skip
    row = ServiceTicket(**defaults | columns)
    db.add(row)
    db.flush()
    return row


def spell(db: Session, of: ServiceTicket, **columns: Any) -> ServiceSpell:
    """The first open spell of a service, with the columns it shares."""
    shared = ("area_code", "channel", "party", "category", "officer", "opened_at", "opened_on", "resolved_at")
    defaults: dict[str, Any] = {name: getattr(of, name) for name in shared}
    defaults |= {"ticket_id": of.id, "n": 1, "paused_s": 0, "target_s": 28_800, "first_contact": 0}
    defaults |= {"resolved_on": day_of(of.resolved_at) if of.resolved_at else None}
    row = ServiceSpell(**defaults | columns)
    db.add(row)
    db.flush()
    return row
