"""Samples against the minimum, by province and party, from day to day, from the facts."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import and_, exists, or_, select

from data.answers import SampleState
from data.models import Area, MinimumMembers, Round, SampleReach
from data.models import FactualSample as Fact
from data.rollups.adding import added_up
from data.rollups.difference import compare, intervals, write
from data.rollups.minimums import least_members
from data.rollups.samples import CELLS, PAIR, carried, registered
from data.scope import marked
from data.tally import ALL_PARTIES
from data.thresholds import Reach, projected_members, reach

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from pandas import DataFrame
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from data.rollups.difference import Difference

REACHES: Final = (Reach.MET, Reach.OPEN, Reach.REPAIR, Reach.OUT)
SUM: Final = ["round_id", "province", "party"]
PROVINCE: Final = 2  # digits of a province's code
AT_ONCE: Final = 13  # provinces: a third of the country
_MODELS: Final[tuple[Any, ...]] = (Fact, SampleReach)


class Sum(NamedTuple):
    """One party over the kab/kota of one province in one round: what is counted anew."""

    round_id: int
    province: str
    party: str


def rebuild(db: Session, sums: Collection[Sum]) -> int:
    """Count these anew, in the caller's transaction; return how many rows were taken away or added."""
    return sum(write(db, part) for part in _differences(db, sums))


def differing(db: Session) -> int:
    """How many rows a recount of all facts would take away or add."""
    return sum(len(part) for part in _differences(db, all_sums(db)))


def fill(db: Session) -> None:
    """Count the whole rollup where facts are there and it is not: after a migration."""
    known = select(exists(select(SampleReach.round_id)), exists(select(Fact.round_id)))
    counted, told = db.execute(marked(known, *_MODELS)).one()
    if told and not counted:
        rebuild(db, all_sums(db))


def sums_of(db: Session, batch_id: int) -> set[Sum]:
    """What the rows of a batch of samples count in."""
    columns: list[Any] = [getattr(Fact, name) for name in PAIR]
    stmt = select(*columns).where(Fact.batch_id == batch_id)
    return _sums(db.execute(marked(stmt.distinct(), Fact)))


def all_sums(db: Session, areas: Iterable[str] | None = None) -> set[Sum]:
    """All there are, or that should be; of the provinces of `areas` only where given."""
    found: set[Sum] = set()
    for model in _MODELS:
        columns: list[Any] = [getattr(model, name) for name in PAIR]
        found |= _sums(db.execute(marked(select(*columns).distinct(), model)))
    if areas is None:
        return found
    provinces = {area[:PROVINCE] for area in areas}
    return {one for one in found if one.province in provinces}


def _sums(pairs: Iterable[Any]) -> set[Sum]:
    return {Sum(number, area[:PROVINCE], party) for number, area, party in pairs if party != ALL_PARTIES}


def _differences(db: Session, sums: Collection[Sum]) -> Iterator[Difference]:
    """Portion by portion; a portion may hold more parties than asked for, never fewer."""
    rounds: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one in sums:
        rounds[one.round_id][one.province].add(one.party)
    cycles: dict[int, str] = {row.id: row.cycle for row in db.execute(select(Round.id, Round.cycle))}
    for number, provinces in rounds.items():
        codes = sorted(provinces)
        for some in (codes[start : start + AT_ONCE] for start in range(0, len(codes), AT_ONCE)):
            parties = sorted(set[str]().union(*(provinces[code] for code in some)))
            facts = registered(db, and_(Fact.round_id == number, Fact.party.in_(parties), _below(some)))
            least = _least(db, cycles[number], facts["area_code"].unique().tolist())
            of = and_(SampleReach.round_id == number, SampleReach.area_code.in_(some), SampleReach.party.in_(parties))
            yield compare(db, SampleReach, states(facts, least), of)


def _below(provinces: Collection[str]) -> ColumnElement[bool]:
    """SQL for “this sample is of a kab/kota of one of `provinces`”."""
    return or_(*(and_(Fact.area_code > f"{code}.", Fact.area_code < f"{code}/") for code in provinces))


def _least(db: Session, cycle: str, codes: Sequence[str]) -> dict[str, int]:
    """Kab/kota of `codes` -> members a party needs there."""
    rows = db.execute(select(Area.code, Area.population).where(Area.code.in_(codes)))
    people = {row.code: row.population for row in rows}
    return least_members(db, cycle, people, MinimumMembers.area_code.in_(codes))


def states(facts: DataFrame, least: Mapping[str, int]) -> DataFrame:
    """Rows of `sample_reach` from samples of registered parties in kab/kota; `least` is the minimum of each.

    `facts` have the columns of `PAIR` and `CELLS`, `at` and `day`, in any order.
    """
    rows = carried(facts)
    cells = rows[CELLS].astype("Int64").astype(object)
    known = cells.where(cells.notna(), None).itertuples(index=False, name=None)
    places = zip(*(rows[name].to_numpy().tolist() for name in ("area_code", "party", "at")), known, strict=True)
    stands = [
        reach(projected_members(SampleState._make((area, party, *each, at))), least.get(area))
        for area, party, at, each in places
    ]
    marks = {name: [int(one is name) for one in stands] for name in REACHES}
    rows = rows[[*PAIR, "day", "at"]].assign(province=rows["area_code"].str[:PROVINCE], **marks)
    whole = added_up(rows, PAIR, SUM, sums=[], marks=REACHES)
    return intervals(whole, SUM).rename(columns={"province": "area_code"})
