"""Which parties are said not to be registered in an area; that holds at any moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from data.memo import once
from data.models import PartyPresence
from data.scope import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from data.queries.state import Slice
    from data.scope import Scope


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


@once
def presence(db: Session, scope: Scope, of: Slice) -> Presence:
    """Presence of the parties of the slice's cycle in the areas of `scope`."""
    here = visible(select(PartyPresence.area_code).where(PartyPresence.cycle == of.cycle), scope, PartyPresence)
    absent: dict[str, set[str]] = {}
    for area, party in db.execute(here.add_columns(PartyPresence.party).where(PartyPresence.registered == 0)):
        absent.setdefault(area, set()).add(party)
    known = db.scalars(here.distinct())
    return Presence(frozenset(known), {area: frozenset(parties) for area, parties in absent.items()})
