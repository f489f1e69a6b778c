"""What the officers of one desk do: for those whose own desk it is, and nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.durations import Durations
from data.queries import service_rows as rows
from data.queries.parameters import targets
from data.service_answers import OfficerLoad
from data.service_sums import PLACE, Tally, spread
from data.service_tally import count_spells

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from data.parameters import Targets
    from data.queries.service_rows import SpellRow
    from data.scope import Scope
    from data.service_answers import OpenSpell, Service


def officer_loads(db: Session, scope: Scope, service: Service) -> tuple[OfficerLoad, ...]:
    """Officers of the desk of `service` by their code, '' for services without one; empty unless it is the scope itself."""
    if service.area.code not in scope.areas or service.whole.children:
        return ()
    spells: dict[str, list[SpellRow]] = {}
    for one in rows.spells_of(db, scope, (service.area.code,), service.period.first, service.as_of):
        spells.setdefault(one.officer or "", []).append(one)
    held_to = targets(db, scope)
    mine: dict[str, list[OpenSpell]] = {}
    for spell in service.spells:
        mine.setdefault(spell.officer or "", []).append(spell)
    return tuple(_load(name, spells[name], mine.get(name, []), service, held_to) for name in sorted(spells))


def _load(
    name: str, spells: Iterable[SpellRow], mine: Iterable[OpenSpell], service: Service, held_to: Targets
) -> OfficerLoad:
    tallies: Mapping[str, Tally] = {service.area.code: (tally := Tally())}
    count_spells(tallies, spells, service.period.first, service.as_of, held_to)
    open_now = list(mine)
    return OfficerLoad(
        officer=name,
        opened=tally.counts[PLACE["opened"]],
        resolved=tally.counts[PLACE["resolved"]],
        resolution=spread(Durations.from_many(tally.resolution)),
        open_now=len(open_now),
        overdue=sum(one.is_late(service.as_of) for one in open_now),
    )
