"""Which parties are said not to be registered in an area; that holds at any moment."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import exists, func, select

from data.memo import once
from data.models import Area, PartyPresence
from data.scope import marked, visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from data.queries.state import Slice
    from data.scope import Scope

PROVINCE: Final = 2  # digits of a province's code


@dataclass(frozen=True, slots=True)
class Presence:
    """`known` are the areas for which presence was loaded; `absent` maps area code to parties not registered there."""

    known: frozenset[str]
    absent: Mapping[str, frozenset[str]]

    def not_registered(self, area: str, party: str | None) -> int | None:
        """How many parties (0 or 1, if one is asked for) are said not to be registered; None where nothing is known."""
        if area not in self.known:
            return None
        absent = self.absent.get(area, frozenset())
        return len(absent) if party is None else int(party in absent)


def presence(db: Session, scope: Scope, of: Slice) -> Presence:
    """Presence of the parties of the slice's cycle in the areas of `scope`."""
    return presence_in(db, scope, of.cycle)


@once
def presence_in(db: Session, scope: Scope, cycle: str) -> Presence:
    """Read once for all moments: a row a party that is not registered everywhere, and one look at an index an area."""
    gone = select(PartyPresence.party, func.aggregate_strings(PartyPresence.area_code, ","))
    gone = gone.where(PartyPresence.cycle == cycle, PartyPresence.registered == 0).group_by(PartyPresence.party)
    absent: dict[str, set[str]] = {}
    for party, areas in db.execute(visible(gone, scope, PartyPresence)):
        for area in areas.split(","):
            absent.setdefault(area, set()).add(party)
    said = exists().where(PartyPresence.cycle == cycle, PartyPresence.area_code == Area.code)
    known = db.scalars(marked(select(Area.code).where(scope.covers(Area.code), said), PartyPresence))
    return Presence(frozenset(known), {area: frozenset(parties) for area, parties in absent.items()})


def registrations(db: Session, scope: Scope, of: Slice) -> dict[str, tuple[int, int]]:
    """Party -> kab/kota in which it is registered, and in which it is not; parties without any word are left out."""
    stmt = select(PartyPresence.party, func.count()).where(
        PartyPresence.cycle == of.cycle, PartyPresence.registered == 1
    )
    below = stmt.where(func.length(PartyPresence.area_code) > PROVINCE).group_by(PartyPresence.party)
    here = dict(db.execute(visible(below, scope, PartyPresence)).all())
    absent = presence(db, scope, of).absent
    gone = Counter(party for area, parties in absent.items() if "." in area for party in parties)
    return {party: (here.get(party, 0), gone[party]) for party in here.keys() | gone.keys()}
