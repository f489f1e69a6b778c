"""Checks of the Help Desk's kinds: ranges, what belongs together, days that are not ahead; and one warning."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import numpy as np

from dashboard.core.text import N_
from data.importers.columns import FUTURE
from data.importers.trends import Found

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pandas import DataFrame

    from data.importers.checks import Told
    from data.importers.kind import Kind
    from data.importers.lookups import Lookups
    from data.importers.rows import Rows

OUT_OF_RANGE: Final = N_("Isi {least} sampai {most}.")
ALONE: Final = N_("Kolom ini kosong, padahal {other} terisi.")
MORE: Final = N_("Yang hadir ({present}) lebih banyak dari yang terjadwal ({scheduled}).")
EPOCH: Final = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Between:
    """A count from `least` to `most`."""

    column: str
    least: int
    most: int

    def failing(self, rows: Rows) -> NDArray[np.bool_]:
        """Rows outside."""
        values, known = rows.numbers(self.column)
        return known & ((values < self.least) | (values > self.most))

    def told(self, rows: Rows, row: int) -> Told:
        """The bounds."""
        del rows, row
        return self.column, OUT_OF_RANGE, {"least": self.least, "most": self.most}


@dataclass(frozen=True, slots=True)
class Needs:
    """Where `column` is filled, `other` is too."""

    column: str
    other: str

    def failing(self, rows: Rows) -> NDArray[np.bool_]:
        """Rows in which only the first is filled."""
        return _filled(rows, self.column) & ~_filled(rows, self.other)

    def told(self, rows: Rows, row: int) -> Told:
        """Which one is filled."""
        del rows, row
        return self.other, ALONE, {"other": self.column}


def _filled(rows: Rows, name: str) -> NDArray[np.bool_]:
    """Rows with anything in the cell, readable or not: what is wrong with it is said elsewhere."""
    column = rows.columns.get(name)
    return np.zeros(len(rows), dtype=bool) if column is None else column.spread(column.known) | column.failing()


@dataclass(frozen=True, slots=True)
class NotAhead:
    """A day that has begun."""

    column: str

    def failing(self, rows: Rows) -> NDArray[np.bool_]:
        """Rows of days to come."""
        known = rows.numbers(self.column)[1]
        return known & (rows.days(self.column) > (rows.context.today - EPOCH) // timedelta(days=1))

    def told(self, rows: Rows, row: int) -> Told:
        """That it lies ahead."""
        del rows, row
        return self.column, FUTURE, {}


@dataclass(frozen=True, slots=True)
class MoreThan:
    """More officers present than scheduled: possible, but worth a look."""

    column: str
    other: str

    def found(self, frame: DataFrame, kind: Kind, lookups: Lookups, before: DataFrame | None) -> Found | None:
        """Rows with more in `column` than in `other`."""
        del kind, lookups, before
        present, scheduled = frame[self.column], frame[self.other]
        odd = np.flatnonzero((present > scheduled).fillna(value=False).to_numpy(dtype=bool))
        if not len(odd):
            return None
        return Found(odd, self.column, MORE,
                     lambda at: {"present": int(present.iloc[at]), "scheduled": int(scheduled.iloc[at])})  # fmt: skip
