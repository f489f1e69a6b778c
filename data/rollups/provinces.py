"""Parties added up over each province, and against the minimum of its kab/kota: from `progress`, from day to day."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
import pandas as pd
from sqlalchemy import and_, or_, select, true

from data.bulk import Days, Seconds, days, fetch, instants
from data.models import Area, MinimumMembers, Progress, Round
from data.models.rollups import PartyProgress
from data.rollups.adding import added_up, until_own
from data.rollups.difference import compare, intervals, write
from data.rollups.keys import PARTY, Key
from data.rollups.minimums import least_members
from data.rules import FINDINGS, OBJECTS
from data.scope import NATION, marked
from data.tally import ALL_PARTIES
from data.thresholds import Reach

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from pandas import DataFrame, Series
    from sqlalchemy.orm import Session

    from data.rollups.difference import Difference

MEMBERS: Final = OBJECTS[0]
SUMS: Final = ("received", "checked", "ms", "bms", "tms", *FINDINGS)
STATE: Final = [*PARTY, "day", "at", *SUMS]
REACHES: Final = (Reach.MET, Reach.OPEN, Reach.REPAIR, Reach.OUT)
PROVINCE: Final = 2  # digits of a province's code
AT_ONCE: Final = 10  # provinces


class Sum(NamedTuple):
    """One party over one province, in one round and object: what is added up anew."""

    round_id: int
    object: str
    province: str
    party: str


class Portion(NamedTuple):
    """Parties and provinces of one round and object: all of them with each other."""

    round_id: int
    object: str
    provinces: Collection[str]
    parties: Collection[str]


class Known(NamedTuple):
    """States of all parties of `keys` that are at hand (columns `STATE`): they need not be read back."""

    keys: frozenset[Key]
    states: DataFrame


def touched(part: Difference) -> set[Sum]:
    """What a difference of `progress` changes the sums of."""
    found = [rows[PARTY].assign(area_code=rows["area_code"].str[:PROVINCE]) for rows in (part.surplus, part.missing)]
    rows = pd.concat([rows for rows in found if len(rows)], ignore_index=True).drop_duplicates()
    return _sums(rows.astype({"round_id": "int64"}).itertuples(index=False))


def _sums(places: Iterable[Any]) -> set[Sum]:
    """The sums in which these places (round, object, area, party) count."""
    return {
        Sum(number, kind, area[:PROVINCE], party)
        for number, kind, area, party in places
        if party != ALL_PARTIES and area != NATION
    }


def add_up(db: Session, sums: Collection[Sum], known: Known | None = None) -> int:
    """Add these up anew, in the caller's transaction; return how many rows were taken away or added."""
    return sum(write(db, part) for part in _differences(db, sums, known))


def differences(db: Session) -> Iterator[Difference]:
    """What a recount of all sums from `progress` would change; only real differences."""
    return (part for part in _differences(db, all_sums(db)) if part)


def all_sums(db: Session, kind: str | None = None) -> set[Sum]:
    """All there are, or that should be; of one object only where given."""
    found: set[Sum] = set()
    for model in (Progress, PartyProgress):
        columns: list[Any] = [getattr(model, name) for name in PARTY]
        stmt = select(*columns).where(true() if kind is None else model.object == kind)
        found |= _sums(db.execute(marked(stmt.distinct(), model)))
    return found


def _differences(db: Session, sums: Collection[Sum], known: Known | None = None) -> Iterator[Difference]:
    cycles: dict[int, str] = {row.id: row.cycle for row in db.execute(select(Round.id, Round.cycle))}
    for some in _portions(sums):
        least = _least(db, cycles[some.round_id], some.provinces) if some.object == MEMBERS else {}
        here = and_(*(getattr(PartyProgress, name) == getattr(some, name) for name in ("round_id", "object")))
        these = PartyProgress.area_code.in_(some.provinces), PartyProgress.party.in_(some.parties)
        yield compare(db, PartyProgress, province_states(_states(db, some, known), least), and_(here, *these))


def _portions(sums: Collection[Sum]) -> Iterator[Portion]:
    """Some provinces at a time, with all parties of any of them."""
    places: dict[tuple[int, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one in sums:
        places[one.round_id, one.object][one.province].add(one.party)
    for (number, kind), provinces in places.items():
        codes = sorted(provinces)
        for start in range(0, len(codes), AT_ONCE):
            some = codes[start : start + AT_ONCE]
            yield Portion(number, kind, some, sorted(set[str]().union(*(provinces[code] for code in some))))


def _below(db: Session, provinces: Collection[str]) -> dict[str, int | None]:
    """Area code -> its population, of these provinces and their kab/kota."""
    here = or_(Area.code.in_(provinces), Area.parent_code.in_(provinces))
    return {row.code: row.population for row in db.execute(select(Area.code, Area.population).where(here))}


def _least(db: Session, cycle: str, provinces: Collection[str]) -> dict[str, int]:
    """Kab/kota -> members a party needs there."""
    kab_kota = {code: people for code, people in _below(db, provinces).items() if code not in provinces}
    return least_members(db, cycle, kab_kota, MinimumMembers.area_code.in_(sorted(kab_kota)))


def _states(db: Session, some: Portion, known: Known | None) -> DataFrame:
    """States of the parties in the provinces and their kab/kota, sorted by key and day."""
    codes = _below(db, some.provinces).keys()
    told = {code for code in codes if known and Key(some.round_id, some.object, code) in known.keys}
    parts = [_read(db, some, sorted(codes - told))] if told != codes else []
    if known and told:
        rows = known.states
        here = (rows["round_id"] == some.round_id) & (rows["object"] == some.object) & rows["area_code"].isin(told)
        parts.append(rows[here & rows["party"].isin(some.parties)])
    filled = [part for part in parts if len(part)] or parts
    return pd.concat(filled, ignore_index=True).sort_values([*PARTY, "day"], ignore_index=True)


def _read(db: Session, some: Portion, areas: Collection[str]) -> DataFrame:
    columns = (getattr(Progress, name) for name in (*PARTY, *SUMS))
    moments = (Days(Progress.day).label("day"), Seconds(Progress.at).label("at"))
    stmt = select(*columns, *moments).where(Progress.round_id == some.round_id, Progress.object == some.object)
    stmt = stmt.where(Progress.area_code.in_(areas), Progress.party.in_(some.parties))
    rows = fetch(db, marked(stmt, Progress))
    return rows.assign(at=instants(rows["at"]), day=days(rows["day"])).astype(dict.fromkeys(SUMS, "float64"))


def province_states(rows: DataFrame, least: Mapping[str, int]) -> DataFrame:
    """Rows of `party_progress` from states of parties in provinces and kab/kota (of one object), sorted by key and day.

    `least` has the members that a party needs in a kab/kota; empty where the object is another.
    """
    place = ["round_id", "object", "province", "party"]
    rows = rows.assign(province=rows["area_code"].str[:PROVINCE])
    is_own = rows["area_code"] == rows["province"]
    below, own = rows[~is_own], rows[is_own]
    if len(own) and own["object"].iloc[0] == MEMBERS:
        own = until_own(own, below, [*PARTY, "province"], place)
    rows = pd.concat([below, own], ignore_index=True) if len(own) else below
    rows = rows.assign(areas=rows["received"].notna().astype("int64"), **_reaches(rows, least))
    whole = added_up(rows, PARTY, place, sums=SUMS, marks=["areas", *REACHES])
    return intervals(whole.rename(columns={"province": "area_code"}), PARTY)


def _reaches(rows: DataFrame, least: Mapping[str, int]) -> dict[str, Series[Any]]:
    """How the party of each row stands, as `data.thresholds.reach` says: 0 or 1 each; 0 throughout without a minimum."""
    minimum = rows["area_code"].map(least).astype("float64")
    best = rows["received"] - rows["tms"].fillna(0)
    reached = [
        rows["ms"].fillna(0) >= minimum,
        best - rows["bms"].fillna(0) >= minimum,
        best >= minimum,
        minimum.notna(),
    ]
    first = np.select(reached, range(len(REACHES)), -1)
    return {name: pd.Series((first == n).astype("int64"), index=rows.index) for n, name in enumerate(REACHES)}
