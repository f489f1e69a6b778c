"""The rows of a file as typed columns, and the checks' view of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from data.importers.columns import INSTANTS, INTEGERS, UTC_OFFSET
from data.importers.moments import SECONDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from data.importers.columns import Context, Typed
    from data.importers.kind import Kind


@dataclass(kw_only=True)
class Rows:
    """All rows of a file; `line` is each row's line in it, `raw` the text of the columns it has.

    `round` is the index of the row's round in `lookups.rounds` (-1 unknown), `cycle` that of its cycle in `cycles`.
    """

    kind: Kind
    context: Context
    line: NDArray[np.int32]
    columns: Mapping[str, Typed]
    round: NDArray[np.int32] | None = None
    cycle: NDArray[np.int32] | None = None
    cycles: tuple[str, ...] = ()
    raised: dict[str, NDArray[np.int64]] = field(default_factory=dict)  # instants lifted to the end of their day
    rewritten: dict[str, dict[int, str]] = field(default_factory=dict)  # the same of series: by row

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.line)

    def numbers(self, name: str) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """Counts or instants (seconds) of a column per row, and whether each is known."""
        if (column := self.columns.get(name)) is None:
            return np.zeros(len(self), dtype=np.int64), np.zeros(len(self), dtype=bool)
        values = self.raised.get(name)
        return column.spread(column.values) if values is None else values, column.spread(column.known)

    def days(self, name: str) -> NDArray[np.int64]:
        """Instants of a column as day numbers in WIB."""
        return (self.numbers(name)[0] + UTC_OFFSET) // SECONDS

    def bare(self, name: str) -> NDArray[np.bool_]:
        """Whether a column's dates have no time of day."""
        column = self.columns[name]
        assert column.timed is not None  # noqa: S101 - only instants are asked
        return column.spread(~column.timed)

    def identity(self, name: str) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """A key column as numbers, equal exactly where the values are, and whether each is known."""
        if name == "putaran" and self.round is not None:
            return self.round.astype(np.int64), self.round >= 0
        if name == "siklus" and self.cycle is not None:
            return self.cycle.astype(np.int64), self.cycle >= 0
        column = self.columns.get(name)
        if column is None:
            return np.full(len(self), -1), np.ones(len(self), dtype=bool)
        kind = self.kind.column(name).type
        if kind in INSTANTS or kind in INTEGERS:
            return self.numbers(name)
        codes, _ = pd.factorize(pd.array(column.strings(), dtype="str"))  # an empty cell is -1
        failing = column.failing()
        return column.spread(codes.astype(np.int64)), ~failing

    def text(self, name: str, row: int) -> str:
        """The raw cell of a row; empty where the file has no such column."""
        column = self.columns.get(name)
        return column.text_of(row) if column is not None else ""

    def value(self, name: str, row: int) -> Any:
        """The typed value of a cell, None where unknown."""
        column = self.columns.get(name)
        if column is None or not column.known[at := column.distinct_of(row)]:
            return None
        return column.values[at]  # noqa: PD011 - not a frame
