"""What an import must know of this database, as plain values for the importers."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from data.clock import day_of
from data.importers.lookups import AreaRef, Lookups, PartyRef, RoundRef, WindowRef
from data.models import Area, Party, Round, StageWindow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from data.scope import Scope


def lookups(db: Session, scope: Scope) -> Lookups:
    """All areas, parties, rounds and windows; `scope` is whose rows the importer may write."""
    areas = select(Area.code, Area.name, Area.kind, Area.parent_code).order_by(Area.code)
    return Lookups(
        areas=tuple(
            AreaRef(code=code, name=name, kind=kind, parent_code=parent)
            for code, name, kind, parent in db.execute(areas)
        ),
        parties=_parties(db),
        rounds=_rounds(db),
        windows=_windows(db),
        scope=scope.areas,
    )


def _parties(db: Session) -> dict[str, tuple[PartyRef, ...]]:
    by_cycle: dict[str, list[PartyRef]] = defaultdict(list)
    stmt = select(Party.cycle, Party.code, Party.abbreviation, Party.name, Party.number).order_by(Party.id)
    for cycle, code, abbreviation, name, number in db.execute(stmt):
        by_cycle[cycle].append(PartyRef(code=code, abbreviation=abbreviation, name=name, number=number))
    return {cycle: tuple(parties) for cycle, parties in by_cycle.items()}


def _rounds(db: Session) -> tuple[RoundRef, ...]:
    return tuple(
        RoundRef(id=row.id, cycle=row.cycle, code=row.code, stage=row.stage, name=row.name, first_on=row.first_on)
        for row in db.scalars(select(Round).order_by(Round.cycle, Round.position))
    )


def _windows(db: Session) -> tuple[WindowRef, ...]:
    return tuple(
        WindowRef(
            cycle=row.cycle,
            stage=row.stage,
            level=row.level,
            starts_on=day_of(row.starts_at),
            ends_on=day_of(row.ends_at) if row.ends_at else None,
            revision=row.revision,
            area_code=row.area_code,
        )
        for row in db.scalars(select(StageWindow).order_by(StageWindow.id))
    )
