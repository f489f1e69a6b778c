"""What one day brought to the items of each party up to a moment: received, decided, and decided anew."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import pandas as pd
from sqlalchemy import and_, case, func, literal, select

from data.bulk import Seconds
from data.days import day_of
from data.lists import among
from data.models import VerificationDecision, VerificationItem
from data.rollups.items import OPEN, spans
from data.rollups.keys import COUNTS, PARTY, under
from data.rules import FINDINGS
from data.scope import marked

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from sqlalchemy.orm import Session

    from data.rollups.keys import Key

Item = VerificationItem
Place = tuple[int, str, str, str]  # round, object, area, party
PLACE: Final[list[Any]] = [getattr(Item, name) for name in PARTY]
SLOT: Final = {name: number for number, name in enumerate(COUNTS)}


@dataclass(slots=True)
class Gain:
    """What was added to each of `COUNTS` but `checked`, and the newest instant of it (seconds since 1970)."""

    at: int = 0
    counts: list[int] = field(default_factory=lambda: [0] * len(COUNTS))

    def add(self, name: str, count: int, at: int) -> None:
        """Note that `count` came to `name`."""
        self.counts[SLOT[name]] += count
        self.at = max(self.at, at)


def gains(db: Session, keys: Collection[Key], moment: datetime) -> dict[Place, Gain]:
    """By place what its items gained on the moment's day up to the moment; places where nothing moved are left out."""
    found: dict[Place, Gain] = defaultdict(Gain)
    _received(db, keys, moment, found)
    _decided(db, keys, moment, found)
    _replaced(db, keys, moment, found)
    return found


def _received(db: Session, keys: Collection[Key], moment: datetime, found: dict[Place, Gain]) -> None:
    """Items of the day; one with a status but without the moment of it was decided when it was received."""
    at_once = case((and_(Item.decided_at.is_(None), Item.status != OPEN), Item.status), else_=literal(OPEN))
    group: list[Any] = [*PLACE, Item.findings, at_once]
    columns: list[Any] = [*group, func.count(), Seconds(func.max(Item.received_at))]
    stmt = select(*columns).where(under(Item, keys)).group_by(*group)
    stmt = stmt.where(Item.received_on == day_of(moment), Item.received_at <= moment)
    for round_id, kind, area, party, findings, status, count, at in db.execute(marked(stmt, Item)):
        gain = found[round_id, kind, area, party]
        gain.add("received", count, at)
        if findings:
            for name in _names(findings):
                gain.add(name, count, at)
        if status != OPEN:
            gain.add(status.lower(), count, at)


@cache
def _names(findings: int) -> tuple[str, ...]:
    return tuple(name for bit, name in enumerate(FINDINGS) if findings >> bit & 1)


def _decided(db: Session, keys: Collection[Key], moment: datetime, found: dict[Place, Gain]) -> None:
    """The decisions of the day that are in force now."""
    group: list[Any] = [*PLACE, Item.status]
    columns: list[Any] = [*group, func.count(), Seconds(func.max(Item.decided_at))]
    stmt = select(*columns).where(under(Item, keys)).group_by(*group)
    stmt = stmt.where(Item.decided_on == day_of(moment), Item.decided_at <= moment, Item.status != OPEN)
    for round_id, kind, area, party, status, count, at in db.execute(marked(stmt, Item)):
        found[round_id, kind, area, party].add(status.lower(), count, at)


def _replaced(db: Session, keys: Collection[Key], moment: datetime, found: dict[Place, Gain]) -> None:
    """Decisions that were replaced on the day or later: those of the day count, those that ended on it no more."""
    Old, day = VerificationDecision, day_of(moment)  # noqa: N806 - a class
    areas = sorted({key.area_code for key in keys})
    lately = select(Old.item_id).where(among(Old.area_code, areas), Old.replaced_on >= day)
    if db.scalar(marked(lately.limit(1), Old)) is None:
        return
    history = spans(db, keys, moment, lately)
    today = pd.Timestamp(day)
    for when, sign in (("decided", 1), ("replaced", -1)):
        rows = history[(history[f"{when}_on"] == today) & (history["status"] != OPEN)]
        for round_id, kind, area, party, status, at in rows[[*PARTY, "status", f"{when}_at"]].itertuples(index=False):
            found[round_id, kind, area, party].add(status.lower(), sign, int(at.timestamp()))
