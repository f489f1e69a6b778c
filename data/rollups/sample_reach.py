"""Samples against the minimum, by province and party, from day to day, from the facts."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import and_, exists, or_, select, true

from data.answers import SampleState
from data.models import Area, FactualSample, Round, SampleReach
from data.rollups.adding import added_up
from data.rollups.difference import compare, intervals, write
from data.rollups.minimums import least_members
from data.rollups.samples import CELLS, PAIR, carried, registered
from data.scope import marked
from data.tally import ALL_PARTIES
from data.thresholds import Reach, projected_members, reach

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from pandas import DataFrame
    from sqlalchemy.orm import Session

    from data.rollups.difference import Difference

REACHES: Final = (Reach.MET, Reach.OPEN, Reach.REPAIR, Reach.OUT)
SUM: Final = ["round_id", "province", "party"]
PROVINCE: Final = 2  # digits of a province's code
AT_ONCE: Final = 4  # provinces
_MODELS: Final[tuple[Any, ...]] = (FactualSample, SampleReach)


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
    known = select(exists(select(SampleReach.round_id)), exists(select(FactualSample.round_id)))
    counted, told = db.execute(marked(known, *_MODELS)).one()
    if told and not counted:
        rebuild(db, all_sums(db))


def sums_of(db: Session, batch_id: int) -> set[Sum]:
    """What the rows of a batch of samples count in."""
    columns: list[Any] = [getattr(FactualSample, name) for name in PAIR]
    stmt = select(*columns).where(FactualSample.batch_id == batch_id)
    return _sums(db.execute(marked(stmt.distinct(), FactualSample)))


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
        least = _least(db, cycles[number])
        codes = sorted(provinces)
        for some in (codes[start : start + AT_ONCE] for start in range(0, len(codes), AT_ONCE)):
            parties = sorted(set[str]().union(*(provinces[code] for code in some)))
            below = or_(
                *(and_(FactualSample.area_code > f"{code}.", FactualSample.area_code < f"{code}/") for code in some)
            )
            here = and_(FactualSample.round_id == number, FactualSample.party.in_(parties), below)
            of = and_(SampleReach.round_id == number, SampleReach.area_code.in_(some), SampleReach.party.in_(parties))
            yield compare(db, SampleReach, states(registered(db, here), least), of)


def _least(db: Session, cycle: str) -> dict[str, int]:
    """Kab/kota -> members a party needs there."""
    rows = db.execute(select(Area.code, Area.population).where(Area.kind.in_(("kabupaten", "kota"))))
    below = {row.code: row.population for row in rows}
    return {code: members for code, members in least_members(db, cycle, below, true()).items() if code in below}


def states(facts: DataFrame, least: Mapping[str, int]) -> DataFrame:
    """Rows of `sample_reach` from samples of registered parties in kab/kota; `least` is the minimum of each.

    `facts` have the columns of `PAIR` and `CELLS`, `at` and `day`, in any order.
    """
    rows = carried(facts)
    cells = rows[CELLS].astype("Int64").astype(object)
    known = cells.where(cells.notna(), None).itertuples(index=False, name=None)
    places = zip(rows["area_code"], rows["party"], known, rows["at"], strict=True)
    stands = [
        reach(projected_members(SampleState._make((area, party, *each, at))), least.get(area))
        for area, party, each, at in places
    ]
    marks = {name: [int(one is name) for one in stands] for name in REACHES}
    rows = rows[[*PAIR, "day", "at"]].assign(province=rows["area_code"].str[:PROVINCE], **marks)
    whole = added_up(rows, PAIR, SUM, sums=[], marks=REACHES)
    return intervals(whole, SUM).rename(columns={"province": "area_code"})
