"""What is asked of a party in each area, and what the weakest registered party there has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.models import MinimumMembers
from data.queries.state import area_states
from data.rollups.minimums import least_members

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from data.answers import AreaInfo
    from data.queries.state import AreaStates, Slice
    from data.scope import Scope

KAB_KOTA = ("kabupaten", "kota")


def minimums(db: Session, scope: Scope, of: Slice, areas: Iterable[AreaInfo]) -> dict[str, int]:
    """Kab/kota code -> members a party needs there in the slice's cycle."""
    return minimums_of(db, scope, of.cycle, areas)


def minimums_of(db: Session, scope: Scope, cycle: str, areas: Iterable[AreaInfo]) -> dict[str, int]:
    """Kab/kota code -> members a party needs there: the decree's figure, else by the population, where it is known."""
    people = {area.code: area.population for area in areas if area.kind in KAB_KOTA}
    return least_members(db, cycle, people, scope.covers(MinimumMembers.area_code))


def weakest(db: Session, scope: Scope, of: Slice, states: AreaStates) -> dict[str, int]:
    """Area code -> the least MS of `keanggotaan` of a registered party whose MS is known; of the party asked for.

    `states` are those of the slice, used again where it is of `keanggotaan` already.
    """
    members = of.of_members()
    return dict((states if members == of else area_states(db, scope, members)).least)
