"""Where an area or a party stands at a moment: from the rollups, and inside a day from that day's facts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from data.days import day_of
from data.memo import once
from data.models import AreaProgress, Progress
from data.queries.reference import round_of
from data.rollups.keys import Key
from data.rollups.moment import parties_at
from data.rollups.moved import areas_at
from data.rules import FINDINGS
from data.scope import visible
from data.tally import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from data.answers import Question, RoundInfo
    from data.rollups.moved import AreaAt
    from data.scope import Scope

MEMBERS: Final = "keanggotaan"
COUNTS: Final = ("checked", "ms", "bms", "tms", *FINDINGS)
STATE: Final = ("at", "received", "received_known")
PartyStates = dict[str, dict[str, State]]  # area code -> party code ('' = all parties together) -> its state


@dataclass(frozen=True, slots=True)
class Slice:
    """A question with its round looked up: what every read of a view shares."""

    round_id: int
    round: RoundInfo
    object: str
    party: str | None
    moment: datetime
    day: date

    @property
    def cycle(self) -> str:
        """The cycle of the round."""
        return self.round.cycle

    def of_members(self) -> Slice:
        """The same slice of the object `keanggotaan`."""
        return replace(self, object=MEMBERS)


@dataclass(frozen=True, slots=True)
class AreaStates:
    """The state of each area that has one; `least` is the smallest known MS of a registered party of the area.

    `moved` are the areas with facts later that day.
    """

    by_area: Mapping[str, State]
    least: Mapping[str, int]
    moved: frozenset[str] = frozenset()


def slice_of(db: Session, scope: Scope, question: Question) -> Slice:
    """The question with its round.

    Raises:
        NotFound: there is no such round.
    """
    found = round_of(db, scope, question.round, question.as_of)
    return Slice(
        round_id=found.id,
        round=found.info,
        object=question.object,
        party=question.party,
        moment=question.as_of,
        day=day_of(question.as_of),
    )


@once
def area_states(db: Session, scope: Scope, of: Slice) -> AreaStates:
    """The own state of each area of `scope` at the moment, over its registered parties or of the one asked for."""
    return _area_states(db, scope, of, least=True)


@once
def area_counts(db: Session, scope: Scope, of: Slice) -> Mapping[str, State]:
    """The same without the weakest party, which costs most of a moment inside a day."""
    return _area_states(db, scope, of, least=False).by_area


def _area_states(db: Session, scope: Scope, of: Slice, *, least: bool) -> AreaStates:
    if of.party is not None:
        own = {area: found[of.party] for area, found in party_states(db, scope, of).items() if of.party in found}
        return AreaStates(own, _known({area: state.ms for area, state in own.items()}))
    columns: list[Any] = [getattr(AreaProgress, name) for name in ("area_code", "least_ms", *STATE)]
    rows = db.execute(in_force(select(*columns, *counts(AreaProgress)), scope, of, AreaProgress)).all()
    late = {Key(of.round_id, of.object, row.area_code) for row in rows if row.at > of.moment}
    again = {key.area_code: area for key, area in (areas_at(db, late, of.moment, least=least) if late else {}).items()}
    sure = [row for row in rows if row.at <= of.moment]
    states = {area: _area_state(*cells) for area, _, *cells in sure}
    return AreaStates(
        states | {area: _moved_state(state) for area, state in again.items()},
        _known({row.area_code: row.least_ms for row in sure} | {area: state.least for area, state in again.items()}),
        frozenset(key.area_code for key in late),
    )


def _known(counts: Mapping[str, int | None]) -> dict[str, int]:
    return {area: count for area, count in counts.items() if count is not None}


@once
def party_states(db: Session, scope: Scope, of: Slice) -> PartyStates:
    """The state of each registered party (only the one asked for, if any) in each area of `scope` at the moment."""
    stmt = select(Progress.area_code, Progress.party, Progress.at, Progress.received, *counts(Progress))
    if of.party is not None:
        stmt = stmt.where(Progress.party == of.party)
    states: PartyStates = {}
    late: set[str] = set()
    for area, party, at, received, checked, *others in db.execute(in_force(stmt, scope, of, Progress)):
        if at > of.moment:
            late.add(area)
        states.setdefault(area, {})[party] = party_state(at, received, checked, *others)
    return {area: found for area, found in (states | _moved(db, of, late)).items() if found}


def _area_state(at: datetime, received: int, received_known: int | None, *others: int | None) -> State:
    checked, ms, bms, tms, *findings = others
    return State(at, received, received_known, checked, ms, bms, tms, tuple(findings))


def _moved_state(area: AreaAt) -> State:
    received, *others = area.counts
    return _area_state(datetime.fromtimestamp(area.at or 0, UTC), received or 0, area.received_known, *others)


def party_state(at: datetime, received: int, checked: int | None, *others: int | None) -> State:
    """A party's state from the columns of `progress`, in their order."""
    ms, bms, tms, *findings = others
    return State(at, received, None if checked is None else received, checked, ms, bms, tms, tuple(findings))


def in_force(stmt: Select[*tuple[Any, ...]], scope: Scope, of: Slice, model: Any) -> Select[*tuple[Any, ...]]:
    """Limit `stmt` to the rows of a rollup that hold at the end of the slice's day, in `scope`."""
    stmt = stmt.where(model.round_id == of.round_id, model.object == of.object)
    return visible(stmt.where(model.day <= of.day, model.until > of.day), scope, model)


def counts(model: Any) -> Iterable[Any]:
    """The columns of a rollup that follow `received`, in the order of `State`."""
    return [getattr(model, name) for name in COUNTS]


def _moved(db: Session, of: Slice, areas: Iterable[str]) -> PartyStates:
    """States in `areas` (of the caller's scope) at the moment, from facts; an area without any yet has none."""
    keys = {Key(of.round_id, of.object, area) for area in areas}
    if not keys:
        return {}
    found: PartyStates = {key.area_code: {} for key in keys}
    for (_, _, area, party), row in parties_at(db, keys, of.moment).items():
        if of.party in {None, party}:
            received, *others = row.counts
            found[area][party] = party_state(datetime.fromtimestamp(row.at, UTC), received or 0, *others)
    return found
