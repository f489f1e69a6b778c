"""One party through all rounds and objects, and where it is registered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from dashboard.core.errors import NotFound
from data.days import day_of
from data.models import PartyPresence, Progress
from data.queries.progress import counting
from data.queries.reference import area as area_info
from data.queries.reference import areas, parties, round_rows, rounds
from data.queries.state import Slice, party_states
from data.queries.thresholds import KAB_KOTA
from data.rules import OBJECTS
from data.scope import visible
from data.tally import summed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy.orm import Session

    from data.answers import AreaInfo, PartyInfo, Question, RoundInfo
    from data.scope import Scope
    from data.tally import State


@dataclass(frozen=True, slots=True)
class PartyRound:
    """What is known of a party in one round and object over an area and below; `areas` of them have a report.

    `received_known` is the part of `received` whose `checked` is known.
    """

    round: RoundInfo
    object: str
    received: int
    received_known: int | None
    checked: int | None
    ms: int | None
    bms: int | None
    tms: int | None
    areas: int


@dataclass(frozen=True, slots=True)
class Registered:
    """Kab/kota in which a party is registered, in which it is said not to be, and of which nobody has said."""

    here: tuple[AreaInfo, ...]
    absent: tuple[AreaInfo, ...]
    unsaid: tuple[AreaInfo, ...]


def party_info(db: Session, scope: Scope, question: Question) -> PartyInfo:
    """The party that the question asks for.

    Raises:
        NotFound: there is no such party in the round's cycle, or no such round.
    """
    for one in parties(db, scope, question.round, moment=question.as_of):
        if one.code == question.party:
            return one
    raise NotFound


def party_rounds(db: Session, scope: Scope, party: str, area: str, moment: datetime) -> tuple[PartyRound, ...]:
    """Every round and object of which anything is known of `party` in `area` and below at `moment`, in their order.

    Raises:
        NotFound: `area` is unknown or outside `scope`.
    """
    own = scope.narrowed(area_info(db, scope, area).code)
    known = _known(db, own, party, moment)
    return tuple(
        one for of in _slices(db, own, party, moment) if (of.round_id, of.object) in known for one in _of(db, own, of)
    )


def _known(db: Session, scope: Scope, party: str, moment: datetime) -> set[tuple[int, str]]:
    stmt = select(Progress.round_id, Progress.object).where(Progress.party == party, Progress.day <= day_of(moment))
    return {(row.round_id, row.object) for row in db.execute(visible(stmt.distinct(), scope, Progress))}


def _slices(db: Session, scope: Scope, party: str, moment: datetime) -> Iterator[Slice]:
    ids = {(row.info.cycle, row.info.code): row.id for row in round_rows(db, scope)}
    for info in rounds(db, scope, moment=moment):
        for kind in OBJECTS:
            key = ids[info.cycle, info.code]
            yield Slice(round_id=key, round=info, object=kind, party=party, moment=moment, day=day_of(moment))


def _of(db: Session, scope: Scope, of: Slice) -> Iterator[PartyRound]:
    """The sum over areas, where there is any."""
    party = of.party or ""
    rows = {code: found[party] for code, found in party_states(db, scope, of).items() if party in found}
    counted = counting(of, rows)
    whole: State | None = summed(list(counted.values()))
    if whole is not None:
        counts = (whole.received, whole.received_known, whole.checked, whole.ms, whole.bms, whole.tms)
        yield PartyRound(of.round, of.object, *counts, areas=len(counted))


def registered(db: Session, scope: Scope, question: Question, area: str) -> Registered:
    """Where the party asked for is registered in `area` and below.

    Raises:
        NotFound: `area` is unknown or outside `scope`, or there is no such round.
    """
    own = scope.narrowed(area_info(db, scope, area).code)
    cycle = next((one.cycle for one in rounds(db, own, moment=question.as_of) if one.code == question.round), None)
    if cycle is None:
        raise NotFound
    stmt = select(PartyPresence.area_code, PartyPresence.registered)
    stmt = stmt.where(PartyPresence.cycle == cycle, PartyPresence.party == question.party)
    said = {row.area_code: bool(row.registered) for row in db.execute(visible(stmt, own, PartyPresence))}
    every = [info for info in areas(db, own) if info.kind in KAB_KOTA]
    here, absent, unsaid = (
        tuple(info for info in every if said.get(info.code) is state) for state in (True, False, None)
    )
    return Registered(here, absent, unsaid)
