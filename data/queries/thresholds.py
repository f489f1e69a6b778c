"""What is asked of a party in each area, and what the weakest registered party there has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from data.models import MinimumMembers, Progress
from data.queries.samples import projected
from data.queries.state import area_states, in_force
from data.rules import minimum_members

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy.orm import Session

    from data.answers import AreaInfo
    from data.queries.samples import Samples
    from data.queries.state import AreaStates, Slice
    from data.scope import Scope

KAB_KOTA = ("kabupaten", "kota")


def minimums(db: Session, scope: Scope, of: Slice, areas: Iterable[AreaInfo]) -> dict[str, int]:
    """Kab/kota code -> members a party needs there in the slice's cycle."""
    return minimums_of(db, scope, of.cycle, areas)


def minimums_of(db: Session, scope: Scope, cycle: str, areas: Iterable[AreaInfo]) -> dict[str, int]:
    """Kab/kota code -> members a party needs there: the decree's figure, else by the population, where it is known."""
    stmt = select(MinimumMembers.area_code, MinimumMembers.members).where(MinimumMembers.cycle == cycle)
    stmt = stmt.where(scope.covers(MinimumMembers.area_code)).order_by(MinimumMembers.revision)  # the newest rules
    official = {row.area_code: row.members for row in db.execute(stmt)}
    kab_kota = [area for area in areas if area.kind in KAB_KOTA]
    computed = {area.code: minimum_members(area.population) for area in kab_kota if area.population is not None}
    return computed | official


def weakest(db: Session, scope: Scope, of: Slice, states: AreaStates) -> dict[str, int]:
    """Area code -> the least MS of `keanggotaan` of a registered party whose MS is known; of the party asked for.

    `states` are those of the slice, used again where it is of `keanggotaan` already.
    """
    members = of.of_members()
    found = states if members == of else area_states(db, scope, members)
    if of.party is not None:
        return {area: state.ms for area, state in found.by_area.items() if state.ms is not None}
    later = {area: ms for area, ms in found.moved.items() if ms is not None}
    return later | (_least(db, scope, members, found.moved) if found.by_area.keys() - found.moved.keys() else {})


def _least(db: Session, scope: Scope, of: Slice, without: Collection[str]) -> dict[str, int]:
    """The least MS by area at the end of the day, but for the areas of `without`."""
    named = select(Progress.area_code, func.min(Progress.ms)).where(Progress.party != "", Progress.ms.is_not(None))
    rows = db.execute(in_force(named.group_by(Progress.area_code), scope, of, Progress))
    return {area: ms for area, ms in rows if area not in without}


def weakest_projection(samples: Samples) -> dict[str, float]:
    """Area code -> the least projected MS of a party whose sample can be projected."""
    found = {
        area: [value for party, row in parties.items() if party and (value := projected(row)) is not None]
        for area, parties in samples.items()
    }
    return {area: min(values) for area, values in found.items() if values}
