"""Checks between the cells of a row: each finds the failing rows of a whole file at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from dashboard.core.text import N_

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from data.importers.rows import Rows

Told = tuple[str, str, dict[str, Any]]  # column, sentence, params


class Check(Protocol):
    """One rule between cells; unknown cells never fail it."""

    def failing(self, rows: Rows) -> NDArray[np.bool_]:
        """Which rows break the rule."""

    def told(self, rows: Rows, row: int) -> Told:
        """What to say about a row that does."""


def _sums(rows: Rows, parts: tuple[str, ...]) -> tuple[NDArray[np.int64], NDArray[np.bool_], NDArray[np.bool_]]:
    """The known parts of each row added up; whether any, and whether all of them are known."""
    total = np.zeros(len(rows), dtype=np.int64)
    some, every = np.zeros(len(rows), dtype=bool), np.ones(len(rows), dtype=bool)
    for part in parts:
        values, known = rows.numbers(part)
        total += np.where(known, values, 0)
        some |= known
        every &= known
    return total, some, every


@dataclass(frozen=True, slots=True)
class AtMost:
    """The known `parts` together are at most `whole`."""

    parts: tuple[str, ...]
    whole: str

    def failing(self, rows: Rows) -> NDArray[np.bool_]:
        """Rows whose parts exceed the whole."""
        total, some, _ = _sums(rows, self.parts)
        whole, known = rows.numbers(self.whole)
        over: NDArray[np.bool_] = some & known & (total > whole)
        return over

    def told(self, rows: Rows, row: int) -> Told:
        """Both numbers."""
        params = {"parts": " + ".join(self.parts), "sum": _sum_of(rows, self.parts, row), "whole": self.whole,
                  "most": int(rows.value(self.whole, row))}  # fmt: skip
        return self.parts[0], N_("{parts} ({sum}) lebih besar dari {whole} ({most})."), params


@dataclass(frozen=True, slots=True)
class Adds:
    """The `parts`, where all are known, add up to `whole`; where some are, they do not exceed it."""

    parts: tuple[str, ...]
    whole: str

    def failing(self, rows: Rows) -> NDArray[np.bool_]:
        """Rows that do not add up."""
        total, some, every = _sums(rows, self.parts)
        whole, known = rows.numbers(self.whole)
        wrong: NDArray[np.bool_] = known & some & ((total > whole) | (every & (total != whole)))
        return wrong

    def told(self, rows: Rows, row: int) -> Told:
        """Both numbers."""
        params = {"parts": " + ".join(self.parts), "sum": _sum_of(rows, self.parts, row), "whole": self.whole,
                  "due": int(rows.value(self.whole, row))}  # fmt: skip
        return self.parts[0], N_("{parts} ({sum}) tidak sama dengan {whole} ({due})."), params


def _sum_of(rows: Rows, parts: tuple[str, ...], row: int) -> int:
    return sum(int(rows.value(part, row) or 0) for part in parts)


@dataclass(frozen=True, slots=True)
class NotBefore:
    """`later` does not lie before `earlier`; on one day it cannot be told where one of them has no time."""

    later: str
    earlier: str

    def failing(self, rows: Rows) -> NDArray[np.bool_]:
        """Rows in the wrong order."""
        later, known = rows.numbers(self.later)
        earlier, both = rows.numbers(self.earlier)
        wrong: NDArray[np.bool_] = known & both & (later < earlier) & ~self._same_day(rows)
        return wrong

    def settle(self, rows: Rows) -> None:
        """On one day, where one has no time, let the later one be no earlier: its day is all that is known."""
        if self.later in rows.columns and self.earlier in rows.columns:
            (later, known), (earlier, both) = rows.numbers(self.later), rows.numbers(self.earlier)
            unclear = known & both & (later < earlier) & self._same_day(rows)
            if unclear.any():
                rows.raised[self.later] = np.where(unclear, earlier, later)

    def _same_day(self, rows: Rows) -> NDArray[np.bool_]:
        if self.later not in rows.columns or self.earlier not in rows.columns:
            return np.zeros(len(rows), dtype=bool)
        bare = rows.bare(self.later) | rows.bare(self.earlier)
        same: NDArray[np.bool_] = bare & (rows.days(self.later) == rows.days(self.earlier))
        return same

    def told(self, rows: Rows, row: int) -> Told:
        """The earlier moment."""
        params = {"later": self.later, "earlier": self.earlier,
                  "moment": datetime.fromtimestamp(int(rows.value(self.earlier, row)), UTC)}  # fmt: skip
        return self.later, N_("{later} mendahului {earlier} ({moment})."), params


@dataclass(frozen=True, slots=True)
class ParentArea:
    """A kab/kota (`33.73`) has its province (`33`), known or in the same file; a province has none; all in scope."""

    code: str
    parent: str
    kind: str

    def failing(self, rows: Rows) -> NDArray[np.bool_]:
        """Rows out of place."""
        codes = {rows.value(self.code, row) for row in range(len(rows))}
        known = codes | set(rows.context.lookups.codes)
        return np.array([self._is_lost(rows, row, known) for row in range(len(rows))], dtype=bool)

    def _is_lost(self, rows: Rows, row: int, known: set[Any]) -> bool:
        code, parent, kind = (rows.value(name, row) for name in (self.code, self.parent, self.kind))
        if code is None or kind is None:
            return False
        if not rows.context.lookups.holds(code):
            return True
        if kind == "province":
            return "." in code or parent is not None
        return "." not in code or parent != code.partition(".")[0] or parent not in known

    def told(self, rows: Rows, row: int) -> Told:
        """What was expected."""
        if not rows.context.lookups.holds(rows.value(self.code, row)):
            return self.code, N_("Wilayah ini di luar kewenangan Anda."), {}
        return (
            self.parent,
            N_("Kode, jenis dan induk wilayah ini tidak cocok; kab/kota 33.73 berinduk provinsi 33."),
            {},
        )
