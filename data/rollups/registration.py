"""The rollup of registration documents: what each party has handed in for an area, from day to day, from the facts."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

import pandas as pd
from sqlalchemy import ColumnElement, Table, and_, delete, exists, false, func, or_, select, union

from data.bulk import Days, Seconds, days, fetch, instants, load
from data.models import PartyPresence, RegistrationDocument, RegistrationProgress, RequiredDocument
from data.rollups.ageing import OPEN_END
from data.scope import marked

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from pandas import DataFrame
    from sqlalchemy import Select
    from sqlalchemy.orm import Session

PLACE: Final = ["cycle", "level", "area_code"]
PAIR: Final = [*PLACE, "party"]
OUTCOMES: Final = ["pairs", "done", "begun", "repairing"]
SUMS: Final = "jumlah"  # the level of the kab/kota of a province added up
COUNTS: Final = ["reported", "uploaded", "complete", "repair", "by_dpp", "by_dpw", "by_dpc", "by_helpdesk"]
STATES: Final = {"uploaded": "diunggah", "complete": "lengkap", "repair": "perlu_perbaikan"}
UPLOADERS: Final = {"by_dpp": "DPP", "by_dpw": "DPW", "by_dpc": "DPC", "by_helpdesk": "helpdesk"}
UNSENT: Final = "belum_diunggah"
AREAS_AT_ONCE: Final = 64
TABLE: Final = cast("Table", RegistrationProgress.__table__)


class Place(NamedTuple):
    """One level of a cycle in one area, with all its parties: what is rebuilt at once."""

    cycle: str
    level: str
    area_code: str


def rebuild(db: Session, places: Collection[Place]) -> int:
    """Recompute the rollup of `places` from the facts, in the caller's transaction; return how many rows there are."""
    needed, written = needed_documents(db), 0
    for some in _portions(places):
        fresh = states(_facts(db, some), needed)
        db.execute(delete(RegistrationProgress).where(_under(RegistrationProgress, some)))
        load(db, TABLE, fresh)
        written += len(fresh)
    return written + add_up(db, {place.area_code for place in places})


def add_up(db: Session, areas: Iterable[str]) -> int:
    """Add the kab/kota up anew in the provinces of `areas`: what a change of their documents or presence calls for."""
    provinces = sorted({area[:2] for area in areas if "." in area})
    for province in provinces:
        fresh = sums(_pairs(db, province), province)
        gone = and_(RegistrationProgress.level == SUMS, RegistrationProgress.area_code == province)
        db.execute(delete(RegistrationProgress).where(gone))
        load(db, TABLE, fresh)
    return len(provinces)


def differing(db: Session) -> int:
    """How many rows a recount of all facts would take away or add."""
    needed, places = needed_documents(db), all_places(db)
    found = sum(_unequal(states(_facts(db, some), needed), _stored(db, some)) for some in _portions(places))
    for province in sorted({place.area_code[:2] for place in places if "." in place.area_code} | _summed(db)):
        here = and_(RegistrationProgress.level == SUMS, RegistrationProgress.area_code == province)
        found += _unequal(sums(_pairs(db, province), province), _rows(db, here))
    return found


def _unequal(fresh: DataFrame, stored: DataFrame) -> int:
    names = [column.name for column in TABLE.columns]
    rows = pd.concat([fresh[names], stored[names].astype(fresh[names].dtypes.to_dict())])
    return len(rows.drop_duplicates(keep=False))


def _summed(db: Session) -> set[str]:
    """The provinces that have sums."""
    stmt = select(RegistrationProgress.area_code).where(RegistrationProgress.level == SUMS).distinct()
    return set(db.scalars(marked(stmt, RegistrationProgress)))


def needed_documents(db: Session) -> dict[tuple[str, str], int]:
    """(cycle, level) -> how many documents are required."""
    stmt = select(RequiredDocument.cycle, RequiredDocument.level, func.count())
    rows = db.execute(stmt.group_by(RequiredDocument.cycle, RequiredDocument.level))
    return {(cycle, level): count for cycle, level, count in rows}


def all_places(db: Session) -> set[Place]:
    """Every place that has a fact or a rollup row."""
    parts = [select(*(getattr(model, name) for name in PLACE)).distinct() for model in _MODELS]
    return {place for place in _places(db, select(union(*parts).subquery())) if place.level != SUMS}


def places_of(db: Session, batch_id: int) -> set[Place]:
    """The places in which rows of a batch stand."""
    columns = [getattr(RegistrationDocument, name) for name in PLACE]
    return _places(db, select(*columns).where(RegistrationDocument.batch_id == batch_id).distinct())


_MODELS: Final = (RegistrationDocument, RegistrationProgress)


def _places(db: Session, stmt: Select[*tuple[Any, ...]]) -> set[Place]:
    return {Place(*row) for row in db.execute(marked(stmt, *_MODELS))}


def _portions(places: Collection[Place]) -> Iterator[list[Place]]:
    """Some areas at a time: not all facts of a country are counted at once."""
    every = sorted(places)
    for start in range(0, len(every), AREAS_AT_ONCE):
        yield every[start : start + AREAS_AT_ONCE]


def _under(model: Any, places: Collection[Place]) -> ColumnElement[bool]:
    areas: dict[tuple[str, str], list[str]] = defaultdict(list)
    for place in places:
        areas[place.cycle, place.level].append(place.area_code)
    parts = [
        and_(model.cycle == cycle, model.level == level, model.area_code.in_(codes))
        for (cycle, level), codes in areas.items()
    ]
    return or_(*parts) if parts else false()


def _facts(db: Session, places: Collection[Place]) -> DataFrame:
    row = RegistrationDocument
    columns = [getattr(row, name) for name in [*PAIR, "document", "status", "uploader"]]
    moments = (Seconds(row.updated_at).label("at"), Days(row.updated_on).label("day"))
    frame = fetch(db, marked(select(*columns, *moments).where(_under(row, places)), row))
    return frame.assign(at=instants(frame["at"]), day=days(frame["day"]))


def _stored(db: Session, places: Collection[Place]) -> DataFrame:
    return _rows(db, _under(RegistrationProgress, places))


def _rows(db: Session, where: ColumnElement[bool]) -> DataFrame:
    shown = {"at": Seconds, "day": Days, "until": Days}
    columns = [shown[c.name](c).label(c.name) if c.name in shown else c for c in TABLE.columns]
    frame = fetch(db, marked(select(*columns).where(where), RegistrationProgress, PartyPresence))
    return frame.assign(at=instants(frame["at"]), day=days(frame["day"]), until=days(frame["until"]))


def _pairs(db: Session, province: str) -> DataFrame:
    """The rows of the kab/kota of a province whose party is not said to be absent there."""
    row, gone = RegistrationProgress, PartyPresence
    same = and_(gone.cycle == row.cycle, gone.area_code == row.area_code, gone.party == row.party, gone.registered == 0)
    here = and_(row.level == "kabkota", row.area_code > f"{province}.", row.area_code < f"{province}/")
    return _rows(db, and_(here, ~exists().where(same).correlate(row)))


def states(facts: DataFrame, needed: Mapping[tuple[str, str], int]) -> DataFrame:
    """A row a pair and day on which anything changed, in the columns of `registration_progress`.

    `facts` has the columns of `PAIR`, `document`, `status`, `uploader`, `at` and `day`, in any order; `needed` is how
    many documents a cycle requires at a level.
    """
    document = [*PAIR, "document"]
    rows = facts.sort_values([*document, "at"], ignore_index=True)
    rows = rows.drop_duplicates([*document, "day"], keep="last", ignore_index=True)
    marks = _marks(rows)
    steps = marks - marks.groupby([rows[name] for name in document], sort=False).shift(1, fill_value=0)
    whole = _by_day(pd.concat([rows[[*PAIR, "day", "at"]], steps], axis=1), COUNTS)
    return whole.assign(**_outcomes(whole, needed))


def sums(pairs: DataFrame, province: str) -> DataFrame:
    """The rows of the kab/kota of a province added up by party and day."""
    names = [*OUTCOMES, *COUNTS]
    rows = pairs.sort_values([*PAIR, "day"], ignore_index=True)
    before = rows.groupby(PAIR, sort=False)[names].shift(1, fill_value=0)
    steps = pd.concat([rows[[*PAIR, "day", "at"]], rows[names].astype("int64") - before.astype("int64")], axis=1)
    return _by_day(steps.assign(area_code=province, level=SUMS), names)


def _by_day(steps: DataFrame, names: list[str]) -> DataFrame:
    """Changes by pair and day as intervals of their sums; `at` is the newest instant so far."""
    whole = steps.groupby([*PAIR, "day"], as_index=False).agg(dict.fromkeys(names, "sum") | {"at": "max"})
    pairs = whole.groupby(PAIR, sort=False)
    following = pairs["day"].shift(-1).astype("datetime64[s]").fillna(OPEN_END)
    whole[names] = pairs[names].cumsum()
    return whole.assign(until=following, at=pairs["at"].cummax())


def _outcomes(rows: DataFrame, needed: Mapping[tuple[str, str], int]) -> dict[str, Any]:
    """What the counts of each pair come to; where nothing is required nothing is done."""
    asked = [needed.get(key, 0) for key in zip(rows["cycle"], rows["level"], strict=True)]
    least = pd.Series(asked, index=rows.index, dtype="int64")
    sent = rows["uploaded"] + rows["complete"] + rows["repair"]
    found = (rows["reported"] > 0, (least > 0) & (rows["complete"] >= least), sent > 0, rows["repair"] > 0)
    return {name: one.astype("int64") for name, one in zip(OUTCOMES, found, strict=True)}


def _marks(rows: DataFrame) -> DataFrame:
    """0 or 1 for each of `COUNTS`; who uploaded is asked of uploaded documents only."""
    sent = rows["status"] != UNSENT
    marks = {"reported": rows["status"].notna()}
    marks |= {name: rows["status"] == status for name, status in STATES.items()}
    marks |= {name: sent & (rows["uploader"] == who) for name, who in UPLOADERS.items()}
    return pd.DataFrame(marks)[COUNTS].astype("int64")
