"""Factual verification of drawn members: sums of areas from their rollup, pairs of area and party from the facts.

The newest state of each pair counts, unknown cells kept from before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, exists, func, select
from sqlalchemy.orm import aliased

from data.answers import SampleState
from data.bulk import Seconds
from data.memo import once
from data.models import FactualSample, Party, PartyPresence, SampleProgress, SampleReach
from data.queries.presence import presence
from data.queries.state import MEMBERS, slice_of
from data.rules import project_sample
from data.scope import marked, visible
from data.tally import SampleSum, counted, total, total_of_reals
from data.thresholds import Reach, outcome, projected

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from data.answers import Question
    from data.queries.state import Slice
    from data.scope import Scope

Samples = dict[str, dict[str, SampleState]]  # area code -> party code ('' = all parties together) -> its state
Reaches = dict[tuple[str, str], Mapping[Reach, int]]  # (province, party) -> in how many kab/kota it stands how
REACHES: Final = (Reach.MET, Reach.OPEN, Reach.REPAIR, Reach.OUT)
CELLS: Final = ("population", "sample", "met_home", "met_gathered", "met_video", "not_met", "ms", "tms")
SUMS: Final = (
    "sample", "met_home", "met_gathered", "met_video", "not_met", "ms", "tms", "projection", "below_squared",
    "above_squared",
)  # fmt: skip
NOBODY: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class AreaSamples:
    """The samples of an area's registered parties summed, and the least projection of a single party."""

    whole: SampleSum
    least: float | None


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
    return tuple(sorted(rows, key=itemgetter(0, 1)))  # by area and party


def parties_drawn(db: Session, scope: Scope, question: Question, area: str) -> frozenset[str]:
    """The parties of which a sample stands in `area` or below, without a look at every pair; as `sample_states` has them.

    Raises:
        NotFound: `area` is outside `scope`, or there is no such round.
    """
    scope = scope.narrowed(area)
    of = slice_of(db, scope, question)
    if of.object != MEMBERS:
        return frozenset()
    Fact, later = FactualSample, aliased(FactualSample)  # noqa: N806 - a class
    pair = (later.round_id == Fact.round_id, later.party == Fact.party, later.area_code == Fact.area_code)
    replaced = exists().where(*pair, later.as_of_at > Fact.as_of_at, later.as_of_at <= of.moment)
    gone = and_(PartyPresence.area_code == Fact.area_code, PartyPresence.party == Fact.party)
    absent = exists().where(gone, PartyPresence.cycle == of.cycle, PartyPresence.registered == 0)
    drawn = select(Fact.id).where(Fact.party == Party.code, Fact.sample > 0, scope.covers(Fact.area_code))
    # One of each party is enough; EXISTS would tempt PostgreSQL to join all samples of the country.
    one = _of_slice(drawn, of).where(~replaced, ~absent).limit(1).scalar_subquery()
    stmt = select(Party.code).where(Party.cycle == of.cycle, one.is_not(None))
    return frozenset(db.scalars(marked(stmt, Fact, PartyPresence)))


@once
def sample_reaches(db: Session, scope: Scope, of: Slice) -> Reaches | None:
    """Every party (or the one asked for) in each province of `scope` at the moment, as its samples project it.

    None where something came in later on the moment's day: the pairs are counted one by one then.
    """
    Row = SampleReach  # noqa: N806 - a class
    stmt = select(Row.area_code, Row.party, Row.at, Row.met, Row.open, Row.repair, Row.out)
    stmt = stmt.where(Row.round_id == of.round_id, Row.day <= of.day, Row.until > of.day)
    if of.party is not None:
        stmt = stmt.where(Row.party == of.party)
    rows = db.execute(visible(stmt, scope, Row)).all()
    if any(at > of.moment for _, _, at, *_ in rows):
        return None
    found = {(province, party): dict(zip(REACHES, counts, strict=True)) for province, party, _, *counts in rows}
    return {key: known for key, counts in found.items() if (known := {one: n for one, n in counts.items() if n})}


@once
def area_samples(db: Session, scope: Scope, of: Slice) -> dict[str, AreaSamples]:
    """The own samples of each area of `scope` at the moment, over its registered parties or of the one asked for."""
    if of.party is not None:
        return _summed(samples(db, scope, of))
    Row = SampleProgress  # noqa: N806 - a class
    columns: list[Any] = [Row.area_code, Row.at, *(getattr(Row, name) for name in SUMS), Row.least]
    stmt = select(*columns).where(Row.round_id == of.round_id, Row.day <= of.day, Row.until > of.day)
    found: dict[str, AreaSamples] = {}
    late: list[str] = []
    for area, at, *sums, least in db.execute(visible(stmt, scope, Row)):
        if at > of.moment:
            late.append(area)
        else:
            found[area] = AreaSamples(SampleSum(at, *sums), least)
    return found | (_summed(_states(db, scope, of, late)) if late else {})


@once
def samples(db: Session, scope: Scope, of: Slice) -> Samples:
    """Samples (they are of members) of the registered parties by area and party at the moment."""
    return _states(db, scope, of, None)


def _states(db: Session, scope: Scope, of: Slice, areas: Collection[str] | None) -> Samples:
    """The same of the `areas` alone, where given."""
    absent = presence(db, scope, of).absent
    found: Samples = {}
    gaps: dict[str, set[str]] = {}
    at = cache(lambda seconds: datetime.fromtimestamp(seconds, UTC))
    for *cells, seconds, rows in db.execute(_newest(scope, of, areas)):
        area, party = cells[:2]
        if party in absent.get(area, NOBODY):
            continue
        state = SampleState._make((*cells, at(seconds)))
        found.setdefault(area, {})[party] = state
        if rows > 1 and None in cells:
            gaps.setdefault(area, set()).update(name for name in CELLS if getattr(state, name) is None)
    for area, party, name, count in _known_before(db, scope, of, gaps):
        known = found.get(area, {}).get(party)
        if known and getattr(known, name) is None:
            found[area][party] = known._replace(**{name: count})  # type: ignore[arg-type]  # a count's name
    return found


def _newest(scope: Scope, of: Slice, areas: Collection[str] | None) -> Select[*tuple[Any, ...]]:
    """The newest row of each area and party: the fields of a `SampleState` (seconds for its instant), how many rows."""
    Fact = FactualSample  # noqa: N806 - a class
    last = select(Fact.area_code, Fact.party, func.max(Fact.as_of_at).label("at"), func.count().label("n"))
    last = _of_slice(last, of).where(scope.covers(Fact.area_code))
    if areas is not None:
        last = last.where(Fact.area_code.in_(sorted(areas)))
    newest = last.group_by(Fact.area_code, Fact.party).subquery()
    same = (Fact.area_code == newest.c.area_code, Fact.party == newest.c.party, Fact.as_of_at == newest.c.at)
    columns: list[Any] = [Fact.area_code, Fact.party, *(getattr(Fact, name) for name in CELLS)]
    stmt = _of_slice(select(*columns, Seconds(Fact.as_of_at), newest.c.n), of).join(newest, and_(*same))
    return visible(stmt, scope, Fact)


def _known_before(
    db: Session, scope: Scope, of: Slice, gaps: Mapping[str, Collection[str]]
) -> Iterator[tuple[str, str, str, int]]:
    """Area, party, cell and its last known count, for the cells unknown in the newest rows of these areas."""
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


def _summed(found: Samples) -> dict[str, AreaSamples]:
    return {area: AreaSamples(_sum(counted(parties)), _least(parties)) for area, parties in found.items()}


def _sum(rows: Collection[SampleState]) -> SampleSum:
    """The states (at least one) of an area's parties, summed."""
    known = [one for row in rows if (one := outcome(row.ms, row.sample, row.population))]
    projections = [project_sample(*one) for one in known]
    squares = [one.squares for one in projections]
    return SampleSum(
        at=max(row.at for row in rows),
        sample=total(row.sample for row in rows),
        met_home=total(row.met_home for row in rows),
        met_gathered=total(row.met_gathered for row in rows),
        met_video=total(row.met_video for row in rows),
        not_met=total(row.not_met for row in rows),
        ms=total(row.ms for row in rows),
        tms=total(row.tms for row in rows),
        projection=total_of_reals(one.value for one in projections),
        below_squared=total_of_reals(below for below, _ in squares),
        above_squared=total_of_reals(above for _, above in squares),
    )


def _least(parties: Mapping[str, SampleState]) -> float | None:
    """The least projected MS of a party whose sample can be projected."""
    values = [projected(row) for party, row in parties.items() if party]
    return min((value for value in values if value is not None), default=None)
