"""Factual verification of drawn members: the newest state of each party in each area, unknown cells kept from before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import and_, case, func, or_, select

from data.answers import SampleState
from data.memo import once
from data.models import FactualSample
from data.queries.presence import presence
from data.queries.state import MEMBERS, slice_of
from data.rules import project_sample
from data.scope import visible
from data.tally import SampleSum, counted, total, total_of_reals

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import Subquery
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
    newest = _newest(scope, of)
    Fact = FactualSample  # noqa: N806 - a class
    same = [Fact.as_of_at == column for column in newest.c if column.name not in {"area_code", "party"}]
    stmt = select(Fact.area_code, Fact.party, Fact.as_of_at, *(getattr(Fact, name) for name in COLUMNS))
    stmt = stmt.join(newest, and_(Fact.area_code == newest.c.area_code, Fact.party == newest.c.party, or_(*same)))
    stmt = stmt.where(Fact.round_id == of.round_id).order_by(Fact.as_of_at)
    found: Samples = {}
    nobody: frozenset[str] = frozenset()
    for area, party, at, *counts in db.execute(visible(stmt, scope, Fact)):
        if party not in absent.get(area, nobody):
            parties = found.setdefault(area, {})
            parties[party] = _after(parties.get(party), area, party, at, counts)
    return found


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
    return project_sample(row.ms, row.sample, row.population).value


def _newest(scope: Scope, of: Slice) -> Subquery:
    """For each area and party: when each column was last known."""
    Fact = FactualSample  # noqa: N806 - a class
    known = [func.max(case((getattr(Fact, name).is_not(None), Fact.as_of_at))).label(f"{name}_at") for name in COLUMNS]
    stmt = select(Fact.area_code, Fact.party, func.max(Fact.as_of_at).label("any_at"), *known)
    stmt = stmt.where(Fact.round_id == of.round_id, Fact.as_of_at <= of.moment, scope.covers(Fact.area_code))
    if of.party is not None:
        stmt = stmt.where(Fact.party == of.party)
    return stmt.group_by(Fact.area_code, Fact.party).subquery()


def _after(
    before: SampleState | None, area: str, party: str, at: datetime, counts: Sequence[int | None]
) -> SampleState:
    """The state after a row: what it leaves unknown keeps its last known value."""
    if before is None:
        return SampleState(area, party, *counts, at)  # type: ignore[arg-type, call-arg]  # a count a column
    known = [getattr(before, name) if new is None else new for name, new in zip(COLUMNS, counts, strict=True)]
    return SampleState(area, party, *known, at)  # type: ignore[arg-type, call-arg]  # a count a column
