"""Factual verification of drawn members: the newest state of each party in each area, unknown cells kept from before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, func, select

from data.answers import SampleState
from data.bulk import Seconds
from data.memo import once
from data.models import FactualSample
from data.queries.presence import presence
from data.queries.state import MEMBERS, slice_of
from data.rules import carried_over
from data.scope import visible
from data.tally import SampleSum, counted, total, total_of_reals

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from data.answers import Question
    from data.queries.state import Slice
    from data.scope import Scope

Samples = dict[str, dict[str, SampleState]]  # area code -> party code ('' = all parties together) -> its state
COLUMNS: Final = ("population", "sample", "met_home", "met_gathered", "met_video", "not_met", "ms", "tms")


def sample_states(db: Session, scope: Scope, question: Question, area: str) -> tuple[SampleState, ...]:
    """Samples of the registered parties in `area` and below, by area and party; *all parties* only where no others.

    They are of members: none where another object is asked for.

    Raises:
        NotFound: `area` is outside `scope`, or there is no such round.
    """
    scope = scope.narrowed(area)
    of = slice_of(db, scope, question)
    found = samples(db, scope, of) if of.object == MEMBERS else {}
    rows = [row for parties in found.values() for row in counted(parties)]
    return tuple(sorted(rows, key=lambda row: (row.area_code, row.party)))


@once
def samples(db: Session, scope: Scope, of: Slice) -> Samples:
    """Samples (they are of members) of the registered parties by area and party at the moment."""
    absent = presence(db, scope, of).absent
    found: Samples = {}
    nobody: frozenset[str] = frozenset()
    gaps: dict[str, set[str]] = {}
    for state, rows in _newest(db, scope, of):
        if state.party not in absent.get(state.area_code, nobody):
            found.setdefault(state.area_code, {})[state.party] = state
            if rows > 1 and (unknown := {name for name in COLUMNS if getattr(state, name) is None}):
                gaps.setdefault(state.area_code, set()).update(unknown)
    for area, party, name, count in _known_before(db, scope, of, gaps):
        known = found.get(area, {}).get(party)
        if known and getattr(known, name) is None:
            found[area][party] = replace(known, **{name: count})  # type: ignore[arg-type]  # a count's name
    return found


def _newest(db: Session, scope: Scope, of: Slice) -> Iterator[tuple[SampleState, int]]:
    """The newest row of each area and party, and how many rows there are."""
    Fact = FactualSample  # noqa: N806 - a class
    last = _of_slice(
        select(Fact.area_code, Fact.party, func.max(Fact.as_of_at).label("at"), func.count().label("n")), of
    )
    newest = last.where(scope.covers(Fact.area_code)).group_by(Fact.area_code, Fact.party).subquery()
    same = (Fact.area_code == newest.c.area_code, Fact.party == newest.c.party, Fact.as_of_at == newest.c.at)
    columns: list[Any] = [Fact.area_code, Fact.party, *(getattr(Fact, name) for name in COLUMNS)]
    stmt = _of_slice(select(*columns, Seconds(Fact.as_of_at), newest.c.n), of).join(newest, and_(*same))
    at = cache(lambda seconds: datetime.fromtimestamp(seconds, UTC))
    for *cells, seconds, rows in db.execute(visible(stmt, scope, Fact)):
        yield SampleState(*cells, at(seconds)), rows  # type: ignore[call-arg]  # a cell a field


def _known_before(
    db: Session, scope: Scope, of: Slice, gaps: Mapping[str, Collection[str]]
) -> Iterator[tuple[str, str, str, int]]:
    """Area, party, column and its last known count, for the columns unknown in the newest rows of these areas."""
    Fact = FactualSample  # noqa: N806 - a class
    for name in sorted(set().union(*gaps.values())):
        areas, column = sorted(area for area, names in gaps.items() if name in names), getattr(Fact, name)
        last = select(Fact.area_code, Fact.party, func.max(Fact.as_of_at).label("at")).where(column.is_not(None))
        last = _of_slice(last, of).where(Fact.area_code.in_(areas), scope.covers(Fact.area_code))
        known = last.group_by(Fact.area_code, Fact.party).subquery()
        same = (Fact.area_code == known.c.area_code, Fact.party == known.c.party, Fact.as_of_at == known.c.at)
        stmt = _of_slice(select(Fact.area_code, Fact.party, column), of).join(known, and_(*same))
        for area, party, count in db.execute(visible(stmt, scope, Fact)):
            yield area, party, name, count


def _of_slice(stmt: Select[*tuple[Any, ...]], of: Slice) -> Select[*tuple[Any, ...]]:
    Fact = FactualSample  # noqa: N806 - a class
    stmt = stmt.where(Fact.round_id == of.round_id, Fact.as_of_at <= of.moment)
    return stmt if of.party is None else stmt.where(Fact.party == of.party)


def sample_sum(states: Iterable[SampleState]) -> SampleSum:
    """The states (at least one) of an area's parties, summed."""
    rows = list(states)
    return SampleSum(
        at=max(row.at for row in rows),
        sample=total(row.sample for row in rows),
        met_home=total(row.met_home for row in rows),
        met_gathered=total(row.met_gathered for row in rows),
        met_video=total(row.met_video for row in rows),
        not_met=total(row.not_met for row in rows),
        ms=total(row.ms for row in rows),
        tms=total(row.tms for row in rows),
        projection=total_of_reals(projected(row) for row in rows),
    )


def projected(row: SampleState) -> float | None:
    """Members of the population that are MS by the sample; None where a part of it is unknown or does not fit."""
    if row.ms is None or not row.sample or row.population is None:
        return None
    if not row.ms <= row.sample <= row.population:
        return None  # cells of different days that contradict each other
    return carried_over(row.ms, row.sample, row.population)
