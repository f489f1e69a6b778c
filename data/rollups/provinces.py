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
from data.rollups.keys import PARTY
from data.rollups.minimums import least_members
from data.rules import OBJECTS
from data.scope import NATION, marked
from data.tally import ALL_PARTIES
from data.thresholds import Reach

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from pandas import DataFrame, Series
    from sqlalchemy.orm import Session

    from data.rollups.difference import Difference

MEMBERS: Final = OBJECTS[0]
SUMS: Final = ("received", "checked", "ms", "bms", "tms")
REACHES: Final = (Reach.MET, Reach.OPEN, Reach.REPAIR, Reach.OUT)
PROVINCE: Final = 2  # digits of a province's code
AT_ONCE: Final = 4  # provinces


class Sum(NamedTuple):
    """One party over one province, in one round and object: what is added up anew."""

    round_id: int
    object: str
    province: str
    party: str


def touched(part: Difference) -> set[Sum]:
    """What a difference of `progress` changes the sums of."""
    rows = pd.concat([part.surplus[PARTY], part.missing[PARTY]]).drop_duplicates()
    return _sums(rows.astype({"round_id": "int64"}).itertuples(index=False))


def _sums(places: Iterable[Any]) -> set[Sum]:
    """The sums in which these places (round, object, area, party) count."""
    return {
        Sum(number, kind, area[:PROVINCE], party)
        for number, kind, area, party in places
        if party != ALL_PARTIES and area != NATION
    }


def add_up(db: Session, sums: Collection[Sum]) -> int:
    """Add these up anew, in the caller's transaction; return how many rows were taken away or added."""
    return sum(write(db, part) for part in _differences(db, sums))


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


def _differences(db: Session, sums: Collection[Sum]) -> Iterator[Difference]:
    """Portion by portion; a portion may hold more parties than asked for, never fewer."""
    places: dict[tuple[int, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one in sums:
        places[one.round_id, one.object][one.province].add(one.party)
    cycles: dict[int, str] = {row.id: row.cycle for row in db.execute(select(Round.id, Round.cycle))}
    for (number, kind), provinces in places.items():
        codes = sorted(provinces)
        for start in range(0, len(codes), AT_ONCE):
            some = codes[start : start + AT_ONCE]
            parties = sorted(set[str]().union(*(provinces[code] for code in some)))
            least = _least(db, cycles[number], some) if kind == MEMBERS else {}
            fresh = province_states(_states(db, number, kind, some, parties), least)
            model = PartyProgress
            here = and_(model.round_id == number, model.object == kind, model.area_code.in_(some))
            yield compare(db, model, fresh, and_(here, model.party.in_(parties)))


def _below(db: Session, provinces: Collection[str]) -> dict[str, int | None]:
    """Area code -> its population, of these provinces and their kab/kota."""
    here = or_(Area.code.in_(provinces), Area.parent_code.in_(provinces))
    return {row.code: row.population for row in db.execute(select(Area.code, Area.population).where(here))}


def _least(db: Session, cycle: str, provinces: Collection[str]) -> dict[str, int]:
    """Kab/kota -> members a party needs there."""
    kab_kota = {code: people for code, people in _below(db, provinces).items() if code not in provinces}
    return least_members(db, cycle, kab_kota, MinimumMembers.area_code.in_(sorted(kab_kota)))


def _states(db: Session, number: int, kind: str, provinces: Collection[str], parties: Collection[str]) -> DataFrame:
    """States of these parties in the provinces and their kab/kota."""
    codes = sorted(_below(db, provinces))
    columns = (getattr(Progress, name) for name in (*PARTY, *SUMS))
    moments = (Seconds(Progress.at).label("at"), Days(Progress.day).label("day"))
    stmt = select(*columns, *moments).where(Progress.round_id == number, Progress.object == kind)
    stmt = stmt.where(Progress.area_code.in_(codes), Progress.party.in_(parties))
    rows = fetch(db, marked(stmt, Progress))
    rows = rows.assign(at=instants(rows["at"]), day=days(rows["day"])).astype(dict.fromkeys(SUMS, "float64"))
    return rows.sort_values([*PARTY, "day"], ignore_index=True)


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
