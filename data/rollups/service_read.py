"""What the rollups of the Help Desk are counted from: tickets as flat facts, tickets by their steps, spells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd
from sqlalchemy import exists, select

from data.bulk import Seconds, fetch
from data.models import ServiceEvent, ServiceSpell, ServiceTicket
from data.rollups.service_spells import NEVER, OF_TICKET, flat_spells, of_spells
from data.scope import marked
from data.spells import spells_of
from data.ticket_steps import Event

if TYPE_CHECKING:
    from pandas import DataFrame
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from data.rollups.service_clocks import Clocks

Ticket, Step, Spell = ServiceTicket, ServiceEvent, ServiceSpell
FLAT: Final = ("id", *OF_TICKET, "officer", "escalated_to", "resolutions", "reopenings", "pause_minutes")
MOMENTS: Final = {
    "opened": "opened_at", "responded": "first_response_at", "escalated": "escalated_at", "returned": "returned_at",
}  # fmt: skip
TIMES: Final = ("area_code", "channel", "n", "response_s", "resolution_s", "target_s", "first_contact")
SUBJECTS: Final = ("area_code", "party", "stage", "category", "topic", "n", "ticket_id")
SPELL_MOMENTS: Final = {name: f"{name}_at" for name in ("opened", "responded", "escalated", "resolved")}


def spells_from_facts(db: Session, which: ColumnElement[bool], clocks: Clocks) -> DataFrame:
    """The spells of the tickets that `which` picks: those of files at once, those with steps one by one."""
    has_steps = exists().where(Step.ticket_id == Ticket.id)
    flat = _numbers(fetch(db, marked(_flat().where(which, ~has_steps), Ticket, Step)), MOMENTS)
    parts = [flat_spells(flat, clocks)] if len(flat) else []
    return (
        pd.concat([*parts, *_by_steps(db, which, clocks)], ignore_index=True)
        if len(flat)
        else _joined(_by_steps(db, which, clocks))
    )


def _joined(parts: list[DataFrame]) -> DataFrame:
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame({"ticket_id": []})


def _flat() -> Any:
    columns: list[Any] = [getattr(Ticket, name) for name in FLAT]
    return select(*columns, *(Seconds(getattr(Ticket, of)).label(name) for name, of in MOMENTS.items()))


def _by_steps(db: Session, which: ColumnElement[bool], clocks: Clocks) -> list[DataFrame]:
    names = ("id", *OF_TICKET, "opened_on", "pause_minutes", "batch_id")
    tickets = select(*(getattr(Ticket, name) for name in names)).where(which)
    tickets = tickets.where(exists().where(Step.ticket_id == Ticket.id)).order_by(Ticket.id)
    steps = select(Step.ticket_id, Step.kind, Step.at, Step.officer, Step.target)
    steps = steps.join(Ticket, Ticket.id == Step.ticket_id).where(which).order_by(Step.ticket_id, Step.seq)
    events: dict[int, list[Event]] = {}
    for number, kind, at, officer, target in db.execute(marked(steps, Ticket, Step)):
        events.setdefault(number, []).append(Event(kind, at, officer, target))
    rows = db.execute(marked(tickets, Ticket, Step)).mappings()
    return [_one_by_steps(dict(row), events[row["id"]], clocks) for row in rows]


def _one_by_steps(ticket: dict[str, Any], events: list[Event], clocks: Clocks) -> DataFrame:
    """The pause of a file stands beside the steps that came after it; one of the form is made of its steps."""
    calendar, sla = clocks.calendar(ticket["area_code"], ticket["stage"]), clocks.sla(ticket["opened_on"])
    minutes = ticket["pause_minutes"] if ticket["batch_id"] else None
    found = spells_of(events, calendar, sla, channel=ticket["channel"], pause_minutes=minutes)
    return of_spells(ticket, found)


def spell_times(db: Session, which: ColumnElement[bool]) -> DataFrame:
    """Spells as days are counted from (`day_rows`): seconds since 1970 (-1 = none), and what they took."""
    columns: list[Any] = [getattr(Spell, name) for name in TIMES]
    moments = (Seconds(getattr(Spell, of)).label(name) for name, of in SPELL_MOMENTS.items())
    found = fetch(db, marked(select(*columns, *moments).where(which), Spell))
    found[["response_s", "resolution_s"]] = found[["response_s", "resolution_s"]].astype("float64")
    return _numbers(found, SPELL_MOMENTS)


def spell_subjects(db: Session, which: ColumnElement[bool]) -> DataFrame:
    """First spells as subjects are counted from (`topic_rows`)."""
    columns: list[Any] = [getattr(Spell, name) for name in SUBJECTS]
    opened = {"opened": "opened_at"}
    stmt = select(*columns, Seconds(Spell.opened_at).label("opened")).where(which, Spell.n == 1)
    return _numbers(fetch(db, marked(stmt, Spell)), opened)


def _numbers(frame: DataFrame, moments: dict[str, str]) -> DataFrame:
    """Moments as whole seconds."""
    for name in moments:
        frame[name] = pd.to_numeric(frame[name]).fillna(NEVER).astype(np.int64)
    return frame
