"""How stored rows of a rollup differ from a recount; only what differs is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import pandas as pd
from sqlalchemy import Column, Integer, Table, delete, select, tuple_

from data.bulk import Days, Seconds, days, fetch, instants, load, temporary
from data.models.base import DayType, InstantType
from data.rollups.ageing import OPEN_END
from data.scope import marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pandas import DataFrame
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Difference:
    """How stored rows of one rollup differ from a recount: rows to take away and rows to add."""

    table: Table
    surplus: DataFrame
    missing: DataFrame

    def __bool__(self) -> bool:
        """Whether there is any difference."""
        return bool(len(self.surplus) or len(self.missing))

    def __len__(self) -> int:
        """How many rows are to be taken away or added."""
        return len(self.surplus) + len(self.missing)


def intervals(states: DataFrame, place: Sequence[str]) -> DataFrame:
    """`states`, sorted by day within their `place`: each row holds until the next of its place, the newest for ever."""
    following = states.groupby(list(place), observed=True)["day"].shift(-1)
    return states.assign(until=following.astype("datetime64[s]").fillna(OPEN_END))


def compare(db: Session, model: Any, fresh: DataFrame, where: ColumnElement[bool]) -> Difference:
    """How the stored rows of `model` that are `where` differ from `fresh`, all of them counted anew."""
    table = cast("Table", model.__table__)
    names = [column.name for column in table.columns]
    stored, fresh = _stored(db, model, where), fresh[names]
    if stored.empty:  # nothing to compare with: most of an import
        return Difference(table, stored, fresh)
    stored, fresh = _same_types(stored, table), _same_types(fresh, table)
    before, after = (pd.util.hash_pandas_object(frame, index=False).to_numpy() for frame in (stored, fresh))
    return Difference(table, stored[~np.isin(before, after)], fresh[~np.isin(after, before)])


def _stored(db: Session, model: Any, where: ColumnElement[bool]) -> DataFrame:
    shown = {"at": Seconds, "day": Days, "until": Days, "received_on": Days, "decided_on": Days}
    columns = (shown[c.name](c).label(c.name) if c.name in shown else c for c in model.__table__.columns)
    frame = fetch(db, marked(select(*columns).where(where), model))
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


def write(db: Session, part: Difference) -> int:
    """Make the stored rows what the recount gives; return how many rows were taken away or added."""
    key = list(part.table.primary_key.columns)
    if len(part.surplus):
        gone = temporary(db, f"gone_{part.table.name}", key)
        load(db, gone, part.surplus[[column.name for column in key]])
        db.execute(delete(part.table).where(tuple_(*key).in_(select(*gone.columns))))
    load(db, part.table, part.missing)
    return len(part)
