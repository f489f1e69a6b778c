"""What an import must know of this database, as plain values for the importers."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from data.days import day_of, start_of_day
from data.importers.lookups import AreaRef, Lookups, PartyRef, RoundRef, WindowRef
from data.importers.revisions import listed
from data.models import (
    Area,
    MinimumMembers,
    Party,
    PlanCurve,
    RequiredDocument,
    Round,
    RuleParameter,
    ServiceHours,
    ServiceTopic,
    StageWindow,
)

if TYPE_CHECKING:
    from datetime import datetime

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
        documents=_documents(db),
        topics=frozenset(db.scalars(select(ServiceTopic.code))),
        revised=_revised(db),
    )


def _parties(db: Session) -> dict[str, tuple[PartyRef, ...]]:
    by_cycle: dict[str, list[PartyRef]] = defaultdict(list)
    stmt = select(Party.cycle, Party.code, Party.abbreviation, Party.name, Party.number).order_by(Party.id)
    for cycle, code, abbreviation, name, number in db.execute(stmt):
        by_cycle[cycle].append(PartyRef(code=code, abbreviation=abbreviation, name=name, number=number))
    return {cycle: tuple(parties) for cycle, parties in by_cycle.items()}


def _documents(db: Session) -> dict[tuple[str, str], dict[str, str]]:
    found: dict[tuple[str, str], dict[str, str]] = {}
    columns = (RequiredDocument.cycle, RequiredDocument.level, RequiredDocument.code, RequiredDocument.name)
    for cycle, level, code, name in db.execute(select(*columns).order_by(RequiredDocument.position)):
        found.setdefault((cycle, level), {})[code] = name
    return found


def _rounds(db: Session) -> tuple[RoundRef, ...]:
    return tuple(
        RoundRef(
            id=row.id,
            cycle=row.cycle,
            code=row.code,
            stage=row.stage,
            name=row.name,
            first_on=row.first_on,
            parties=listed(row.parties),
            areas=listed(row.areas),
        )
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


def _revised(db: Session) -> dict[str, dict[tuple[Any, ...], tuple[Any, ...]]]:
    """What stored revisions say, by the names of the kinds in `data.importers`."""
    window = (StageWindow.cycle, StageWindow.stage, StageWindow.level, StageWindow.area_code, StageWindow.revision)
    rows = db.execute(select(*window, StageWindow.starts_at, StageWindow.ends_at))
    rule = (RuleParameter.cycle, RuleParameter.code, RuleParameter.revision, RuleParameter.value)
    point = (PlanCurve.cycle, PlanCurve.stage, PlanCurve.level, PlanCurve.revision, PlanCurve.time_percent)
    least = (MinimumMembers.cycle, MinimumMembers.area_code, MinimumMembers.revision, MinimumMembers.members)
    hours = (ServiceHours.area_code, ServiceHours.stage, ServiceHours.weekday, ServiceHours.valid_from)
    opened = db.execute(select(*hours, ServiceHours.opens, ServiceHours.closes))
    return {
        "jam_layanan": {
            (*place, int(start_of_day(first).timestamp()), opens): (closes,) for *place, first, opens, closes in opened
        },
        "tahapan": {tuple(row[:5]): (_seconds(row[5]), _seconds(row[6])) for row in rows},
        "aturan": {tuple(key): (value,) for *key, value in db.execute(select(*rule))},
        "kurva_rencana": {tuple(key): (work,) for *key, work in db.execute(select(*point, PlanCurve.work_percent))},
        "syarat_minimal": {tuple(key): (members,) for *key, members in db.execute(select(*least))},
    }


def _seconds(instant: datetime | None) -> int | None:
    return int(instant.timestamp()) if instant else None
