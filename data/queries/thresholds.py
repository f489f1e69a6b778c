"""What is asked of a party in each area, and what the weakest registered party there has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from data.models import MinimumMembers, Progress
from data.queries.samples import projected
from data.queries.state import area_states, in_force, party_states
from data.rules import minimum_members

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from data.answers import AreaInfo
    from data.queries.samples import Samples
    from data.queries.state import AreaStates, Slice
    from data.scope import Scope
    from data.tally import State

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
    if of.party is not None:
        found = states if members == of else area_states(db, scope, members)
        return {area: state.ms for area, state in found.by_area.items() if state.ms is not None}
    least, later = _least(db, scope, members)
    moved = states.moved if members == of else (party_states(db, scope, members) if later else {})
    return least | {area: ms for area in later if (ms := _least_of(moved.get(area, {}))) is not None}


def _least(db: Session, scope: Scope, of: Slice) -> tuple[dict[str, int], set[str]]:
    """The least MS by area at the end of the day, and the areas in which something came in after the moment."""
    named = select(Progress.area_code, func.min(Progress.ms), func.max(Progress.at)).where(Progress.party != "")
    rows = db.execute(in_force(named.group_by(Progress.area_code), scope, of, Progress)).all()
    later = {area for area, _, at in rows if at > of.moment}
    return {area: ms for area, ms, _ in rows if ms is not None and area not in later}, later


def _least_of(parties: Mapping[str, State]) -> int | None:
    return min((state.ms for party, state in parties.items() if party and state.ms is not None), default=None)


def weakest_projection(samples: Samples) -> dict[str, float]:
    """Area code -> the least projected MS of a party whose sample can be projected."""
    found = {
        area: [value for party, row in parties.items() if party and (value := projected(row)) is not None]
        for area, parties in samples.items()
    }
    return {area: min(values) for area, values in found.items() if values}
