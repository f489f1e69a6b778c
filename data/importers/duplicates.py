"""Rows of one file with the same key: the same row twice counts once; rows that contradict each other count not at all."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from dashboard.core.text import N_
from data.importers.columns import Type
from data.importers.problems import MOST_REJECTED, FileRefused, Problem

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from data.importers.rows import Rows

TWICE = N_("Baris ini sama persis dengan baris {other}; cukup satu.")
CONTRADICTS = N_("Kunci baris ini sama dengan baris {other}, tetapi isinya berbeda; sisakan yang benar.")


def duplicates(rows: Rows, good: NDArray[np.bool_]) -> dict[int, Problem]:
    """Row -> what is wrong, for the good rows that repeat or contradict another."""
    where = np.flatnonzero(good & _named(rows) if rows.kind.repeats else good)
    if len(where) < 2 or _surely_unique(rows):  # noqa: PLR2004 - it takes two
        return {}
    keys = {name: rows.identity(name)[0][where] for name in rows.kind.key}
    table = pd.DataFrame(keys, index=where)
    doubled = table[table.duplicated(keep=False)]
    if len(doubled) > MOST_REJECTED:
        raise FileRefused(N_("{n} baris memakai kunci yang sama; periksa kolom {columns}."),
                          n=len(doubled), columns=", ".join(rows.kind.key))  # fmt: skip
    groups: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for row, *key in doubled.itertuples():
        groups[tuple(key)].append(row)
    return {row: problem for group in groups.values() for row, problem in _judged(rows, group).items()}


def _named(rows: Rows) -> NDArray[np.bool_]:
    """Rows with an id of their own."""
    found = np.zeros(len(rows), dtype=bool)
    for column in (
        rows.columns[each.name] for each in rows.kind.columns if each.type is Type.ITEM and each.name in rows.columns
    ):
        found |= column.spread(column.known)
    return found


def _surely_unique(rows: Rows) -> bool:
    """Whether some column of the key alone has no value twice (the usual file of items)."""
    columns = [rows.columns[name] for name in rows.kind.key if name in rows.columns]
    return any(column.codes is None and column.verbatim for column in columns)


def _judged(rows: Rows, group: list[int]) -> dict[int, Problem]:
    contents = {row: tuple(rows.text(name, row).strip() for name in rows.columns) for row in group}
    first = group[0]
    if len(set(contents.values())) == 1:
        return {row: _problem(rows, TWICE, first) for row in group[1:]}
    return {row: _problem(rows, CONTRADICTS, next(other for other in group if other != row)) for row in group}


def _problem(rows: Rows, message: str, other: int) -> Problem:
    return Problem(column=rows.kind.key[-1], value="", message=message, params={"other": int(rows.line[other])})
