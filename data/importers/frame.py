"""Typed rows -> the frame that leaves the importers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pyarrow as pa

from data.importers.columns import INSTANTS, INTEGERS, Type

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from data.importers.rows import Rows

TEXT = pd.StringDtype("pyarrow", na_value=np.nan)


def frame_of(rows: Rows, good: NDArray[np.bool_]) -> pd.DataFrame:
    """The good rows: every column of the kind, `line`, and `round_id` and `siklus` where there are rounds or parties."""
    where = None if good.all() else np.flatnonzero(good)
    data: dict[str, Any] = {}
    for column in rows.kind.columns:
        data[column.name] = _series(rows, column.name, column.type, where)
    if rows.round is not None:
        ids = np.array([each.id for each in rows.context.lookups.rounds], dtype=np.int64)
        data["round_id"] = pd.array(ids[_at(rows.round, where)], dtype="Int64")
    if rows.cycle is not None:
        data["siklus"] = _coded(np.array(rows.cycles, dtype=object), _at(rows.cycle, where))
    return pd.DataFrame({**data, "line": _at(rows.line, where)}, copy=False)


def _at(values: NDArray[Any], where: NDArray[np.int64] | None) -> NDArray[Any]:
    return values if where is None else values[where]


def _coded(words: NDArray[np.object_], codes: NDArray[np.int32]) -> Any:
    return pd.array(pa.array(list(words), pa.string()).take(pa.array(codes)), dtype=TEXT)


def _series(rows: Rows, name: str, kind: Type, where: NDArray[np.int64] | None) -> Any:
    size = len(rows) if where is None else len(where)
    column = rows.columns.get(name)
    if kind in INTEGERS or kind in INSTANTS:
        values, known = (_at(each, where) for each in rows.numbers(name))
        if kind is Type.FINDINGS:
            known = np.ones(size, dtype=bool)
        return _instants(values, known) if kind in INSTANTS else pd.arrays.IntegerArray(values, ~known)
    if kind is Type.SERIES and rows.rewritten.get(name):
        return _changed(rows, name, where)
    if column is None:
        empty = "" if kind is Type.PARTY and rows.kind.all_parties else rows.kind.column(name).default
        return pd.array([empty] * size, dtype=TEXT) if kind is not Type.REAL else np.full(size, np.nan)
    if kind is Type.REAL:
        return np.where(_at(column.spread(column.known), where), _at(column.spread(column.values), where), np.nan)
    strings = column.strings()
    if column.codes is None:
        return pd.array(strings if where is None else strings.take(pa.array(where)), dtype=TEXT)
    return pd.array(strings.take(pa.array(_at(column.codes, where))), dtype=TEXT)


def _changed(rows: Rows, name: str, where: NDArray[np.int64] | None) -> Any:
    """The series of a column, some of them rewritten."""
    words = rows.columns[name].spread(np.array(rows.columns[name].strings().to_pylist(), dtype=object))
    for row, word in rows.rewritten[name].items():
        words[row] = word
    return pd.array(pa.array(list(_at(words, where)), pa.string()), dtype=TEXT)


def _instants(values: NDArray[np.int64], known: NDArray[np.bool_]) -> Any:
    seconds = values.astype("datetime64[s]")
    if not known.all():
        seconds = np.where(known, seconds, np.datetime64("NaT", "s"))
    return pd.DatetimeIndex(seconds).tz_localize("UTC").array
