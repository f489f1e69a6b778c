"""Bring rollups up to date with the facts: compute the touched keys anew, write only the rows that differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

import numpy as np
import pandas as pd
from sqlalchemy import Column, Integer, Table, delete, select, tuple_

from data.bulk import Days, Seconds, days, fetch, instants, load, temporary
from data.models import AreaProgress, BacklogAge, Progress
from data.models.base import DayType, InstantType
from data.rollups.ageing import OPEN_END, ages
from data.rollups.areas import area_states
from data.rollups.items import cells_of, no_spans
from data.rollups.keys import AREA, PARTY, all_keys, under
from data.rollups.states import party_states, registered, registered_items
from data.scope import marked

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from pandas import DataFrame
    from sqlalchemy.orm import Session

    from data.rollups.keys import Key

AREAS_AT_ONCE: Final = 64
ITEMS_AT_ONCE: Final = 250_000  # more of them would need more memory than all the rest of an import


@dataclass(frozen=True, slots=True)
class Difference:
    """How stored rows of one rollup differ from a recount: rows to take away and rows to add."""

    table: Table
    surplus: DataFrame
    missing: DataFrame

    def __bool__(self) -> bool:
        """Whether there is any difference."""
        return bool(len(self.surplus) or len(self.missing))


def rebuild(db: Session, keys: Collection[Key], items: DataFrame | None = None) -> int:
    """Recompute the rollups of `keys` from facts, in the caller's transaction; return how many rows were written.

    `items`, where the caller has just stored them and knows that they are all items of these keys (columns of
    `verification_item`), saves reading them back.
    """
    return sum(_rebuild(db, part, items) for part in portions(keys, 0 if items is None else len(items)))


def _rebuild(db: Session, keys: Collection[Key], items: DataFrame | None) -> int:
    found = [part for part in _differences(db, keys, items) if part]
    for part in found:
        _write(db, part)
    return sum(len(part.missing) + len(part.surplus) for part in found)


def rebuild_areas(db: Session, areas: Iterable[str]) -> int:
    """Recompute all rollups of `areas`: what a change of party presence calls for."""
    return rebuild(db, all_keys(db, areas))


def differences(db: Session, keys: Collection[Key]) -> Iterator[Difference]:
    """What a recount of `keys` from facts would change in the rollups; only real differences."""
    for part in portions(keys):
        yield from (difference for difference in _differences(db, part) if difference)


def portions(keys: Collection[Key], items: int = 0) -> Iterator[set[Key]]:
    """`keys`, some areas at a time, fewer where they have many `items`: not all are counted at once."""
    areas = sorted({key.area_code for key in keys})
    at_once = max(1, min(AREAS_AT_ONCE, len(areas) * ITEMS_AT_ONCE // max(items, 1)))
    for start in range(0, len(areas), at_once):
        some = set(areas[start : start + at_once])
        yield {key for key in keys if key.area_code in some}


def _differences(db: Session, keys: Collection[Key], items: DataFrame | None = None) -> Iterator[Difference]:
    if items is None:
        counted, history = registered_items(db, keys)
    else:
        counted, history = (
            registered(db, cells_of(items[items["area_code"].isin({k.area_code for k in keys})])),
            no_spans(),
        )
    parties = party_states(db, keys, counted, history)
    yield _compare(db, Progress, _intervals(parties, PARTY), keys)
    yield _compare(db, AreaProgress, _intervals(area_states(parties), AREA), keys)
    yield _compare(db, BacklogAge, ages(counted, history), keys)


def _intervals(states: DataFrame, place: list[str]) -> DataFrame:
    """Each row holds until the next of its place, the newest for ever."""
    following = states.groupby(place, observed=True)["day"].shift(-1)
    return states.assign(until=following.astype("datetime64[s]").fillna(OPEN_END))


def _compare(db: Session, model: Any, fresh: DataFrame, keys: Collection[Key]) -> Difference:
    table = cast("Table", model.__table__)
    names = [column.name for column in table.columns]
    stored = _same_types(_stored(db, model, keys), table)
    fresh = _same_types(fresh[names], table)
    before, after = (pd.util.hash_pandas_object(frame, index=False).to_numpy() for frame in (stored, fresh))
    return Difference(table, stored[~np.isin(before, after)], fresh[~np.isin(after, before)])


def _stored(db: Session, model: Any, keys: Collection[Key]) -> DataFrame:
    shown = {"at": Seconds, "day": Days, "until": Days, "received_on": Days, "decided_on": Days}
    columns = (shown[c.name](c).label(c.name) if c.name in shown else c for c in model.__table__.columns)
    frame = fetch(db, marked(select(*columns).where(under(model, keys)), model))
    for name in shown.keys() & set(frame.columns):
        frame[name] = instants(frame[name]) if name == "at" else days(frame[name])
    return frame


def _same_types(frame: DataFrame, table: Table) -> DataFrame:
    """Numbers as float, words as str, moments to the second: so that equal rows look equal."""
    return frame.astype({column.name: _dtype(column) for column in table.columns})


def _dtype(column: Column[Any]) -> str:
    if isinstance(column.type, (InstantType, DayType)):
        return "datetime64[s]"
    return "float64" if isinstance(column.type, Integer) else "str"


def _write(db: Session, part: Difference) -> None:
    key = list(part.table.primary_key.columns)
    if len(part.surplus):
        gone = temporary(db, f"gone_{part.table.name}", key)
        load(db, gone, part.surplus[[column.name for column in key]])
        db.execute(delete(part.table).where(tuple_(*key).in_(select(*gone.columns))))
    load(db, part.table, part.missing)
