"""The rules of the rollups once more, row by row and slowly, as a second opinion; and rollups as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from data.days import end_of_day
from data.models import (
    AreaProgress,
    BacklogAge,
    PartyPresence,
    Progress,
    VerificationDecision,
    VerificationItem,
    VerificationRecap,
)
from data.rollups.keys import COUNTS, STATES
from data.rules import FINDINGS
from data.scope import marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy.orm import Session

Counts = dict[str, int | None]
FIRST, LAST = date(2022, 8, 10), date(2022, 9, 10)


def rows(db: Session, model: Any) -> list[Any]:
    """All rows of a scoped table."""
    return list(db.scalars(marked(select(model), model)))


def on(db: Session, day: date, area: str = "33.73") -> dict[str, Progress]:
    """Rows of `progress` that hold at the end of `day`, by party."""
    found = (row for row in rows(db, Progress) if row.area_code == area and row.day <= day < row.until)
    return {row.party: row for row in found}


def area_on(db: Session, day: date, area: str = "33.73") -> AreaProgress | None:
    """The row of `area_progress` that holds at the end of `day`."""
    found = [row for row in rows(db, AreaProgress) if row.area_code == area and row.day <= day < row.until]
    assert len(found) <= 1
    return found[0] if found else None


def ages(db: Session) -> set[tuple[str, date, date, int, int]]:
    """Rows of `backlog_age`: area, received, decided, findings, items."""
    return {(r.area_code, r.received_on, r.decided_on, r.findings, r.items) for r in rows(db, BacklogAge)}


@dataclass(frozen=True)
class Facts:
    """Everything imported, for one round and object."""

    items: list[VerificationItem]
    history: list[VerificationDecision]
    recaps: list[VerificationRecap]
    absent: set[tuple[str, str]]

    @staticmethod
    def of(db: Session) -> Facts:
        """All facts of the database."""
        absent = {(row.area_code, row.party) for row in rows(db, PartyPresence) if not row.registered}
        return Facts(rows(db, VerificationItem), rows(db, VerificationDecision), rows(db, VerificationRecap), absent)

    def status(self, item: VerificationItem, moment: datetime) -> str:
        """Its status at a moment."""
        decided = item.decided_at or item.received_at
        if item.status != "belum" and decided <= moment:
            return item.status
        for old in self.history:
            if old.item_id == item.id and old.decided_at <= moment < old.replaced_at:
                return old.status
        return "belum"

    def party(self, area: str, party: str, moment: datetime) -> Counts | None:
        """The state of a party at a moment, or None where nothing is known."""
        if (area, party) in self.absent:
            return None
        mine = [i for i in self.items if (i.area_code, i.party) == (area, party) and i.received_at <= moment]
        if mine:
            return self._of_items(mine, moment)
        told = [r for r in self.recaps if (r.area_code, r.party) == (area, party) and r.as_of_at <= moment]
        return _of_recaps(sorted(told, key=lambda r: r.as_of_at)) if told else None

    def _of_items(self, mine: Iterable[VerificationItem], moment: datetime) -> Counts:
        mine = list(mine)
        found = [self.status(item, moment) for item in mine]
        counts: Counts = {state: found.count(state.upper()) for state in STATES}
        counts |= {name: sum(item.findings >> bit & 1 for item in mine) for bit, name in enumerate(FINDINGS)}
        return counts | {"received": len(mine), "checked": sum(found.count(state.upper()) for state in STATES)}

    def area(self, area: str, parties: Iterable[str], moment: datetime) -> Counts | None:
        """The sum over the parties of an area, totals only where there is no party of its own."""
        own = [state for party in parties if party and (state := self.party(area, party, moment))]
        total = self.party(area, "", moment)
        summed = own or ([total] if total else [])
        if not summed:
            return None
        known = [state["received"] for state in summed if state["checked"] is not None]
        out: Counts = {name: _sum(state[name] for state in summed) for name in COUNTS}
        least = min((state["ms"] for state in own if state["ms"] is not None), default=None)
        return out | {"received_known": _sum(known), "parties": len(summed), "least_ms": least}


def _of_recaps(told: list[VerificationRecap]) -> Counts:
    known: Counts = dict.fromkeys(COUNTS)
    for row in told:
        new = {name: getattr(row, name) for name in COUNTS}
        if new["checked"] is None and None not in (new["ms"], new["bms"], new["tms"]):
            new["checked"] = new["ms"] + new["bms"] + new["tms"]
        known |= {name: value for name, value in new.items() if value is not None}
    parts = [known[state] for state in STATES]
    if known["checked"] is None and None not in parts:
        known["checked"] = sum(part or 0 for part in parts)
    return known


def _sum(values: Iterable[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def ends_of_days() -> Iterator[tuple[date, datetime]]:
    """Every day that the made-up facts may touch, with its last second."""
    for number in range((LAST - FIRST).days):
        day = FIRST + timedelta(days=number)
        yield day, end_of_day(day)
