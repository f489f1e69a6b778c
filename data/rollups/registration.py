"""The rollup of registration documents: what each party has handed in for an area, from day to day, from the facts."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

import pandas as pd
from sqlalchemy import ColumnElement, Table, and_, delete, false, or_, select, union

from data.bulk import Days, Seconds, days, fetch, instants, load
from data.models import RegistrationDocument, RegistrationProgress
from data.rollups.ageing import OPEN_END
from data.scope import marked

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from pandas import DataFrame
    from sqlalchemy import Select
    from sqlalchemy.orm import Session

PLACE: Final = ["cycle", "level", "area_code"]
PAIR: Final = [*PLACE, "party"]
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
    written = 0
    for some in _portions(places):
        fresh = states(_facts(db, some))
        db.execute(delete(RegistrationProgress).where(_under(RegistrationProgress, some)))
        load(db, TABLE, fresh)
        written += len(fresh)
    return written


def differing(db: Session) -> int:
    """How many rows a recount of all facts would take away or add."""
    found = 0
    for some in _portions(all_places(db)):
        fresh, stored = states(_facts(db, some)), _stored(db, some)
        names = [column.name for column in TABLE.columns]
        rows = pd.concat([fresh[names], stored[names].astype(fresh[names].dtypes.to_dict())])
        found += len(rows.drop_duplicates(keep=False))
    return found


def all_places(db: Session) -> set[Place]:
    """Every place that has a fact or a rollup row."""
    parts = [select(*(getattr(model, name) for name in PLACE)).distinct() for model in _MODELS]
    return _places(db, select(union(*parts).subquery()))


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
    shown = {"at": Seconds, "day": Days, "until": Days}
    columns = [shown[c.name](c).label(c.name) if c.name in shown else c for c in TABLE.columns]
    frame = fetch(db, marked(select(*columns).where(_under(RegistrationProgress, places)), RegistrationProgress))
    return frame.assign(at=instants(frame["at"]), day=days(frame["day"]), until=days(frame["until"]))


def states(facts: DataFrame) -> DataFrame:
    """A row a pair and day on which anything changed, in the columns of `registration_progress`.

    `facts` has the columns of `PAIR`, `document`, `status`, `uploader`, `at` and `day`, in any order.
    """
    document = [*PAIR, "document"]
    rows = facts.sort_values([*document, "at"], ignore_index=True)
    rows = rows.drop_duplicates([*document, "day"], keep="last", ignore_index=True)
    marks = _marks(rows)
    steps = marks - marks.groupby([rows[name] for name in document], sort=False).shift(1, fill_value=0)
    summed = pd.concat([rows[[*PAIR, "day", "at"]], steps], axis=1).groupby([*PAIR, "day"], as_index=False)
    whole = summed.agg(dict.fromkeys(COUNTS, "sum") | {"at": "max"})
    pairs = whole.groupby(PAIR, sort=False)
    following = pairs["day"].shift(-1).astype("datetime64[s]").fillna(OPEN_END)
    whole[COUNTS] = pairs[COUNTS].cumsum()
    return whole.assign(until=following, at=pairs["at"].cummax())


def _marks(rows: DataFrame) -> DataFrame:
    """0 or 1 for each of `COUNTS`; who uploaded is asked of uploaded documents only."""
    sent = rows["status"] != UNSENT
    marks = {"reported": rows["status"].notna()}
    marks |= {name: rows["status"] == status for name, status in STATES.items()}
    marks |= {name: sent & (rows["uploader"] == who) for name, who in UPLOADERS.items()}
    return pd.DataFrame(marks)[COUNTS].astype("int64")
