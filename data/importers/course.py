"""The check of a service's course: what happened to it, in the order in which it can happen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.core.text import N_
from data.importers.columns import UTC_OFFSET
from data.importers.moments import SECONDS, read_back, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from data.importers.checks import Told
    from data.importers.rows import Rows

ONE: Final = len("2022-08-23T03:00:00Z")
NEVER: Final = int(np.iinfo(np.int64).min)
FOREVER: Final = int(np.iinfo(np.int64).max)
BEFORE: Final = N_("{later} mendahului {earlier} ({moment}).")
UNRESOLVED: Final = N_("Layanan dibuka kembali {reopened} kali, tetapi baru selesai {resolved} kali.")
TOO_OFTEN: Final = N_("Layanan selesai {resolved} kali, tetapi hanya dibuka kembali {reopened} kali.")
CLOSED: Final = N_("{column} jatuh saat layanan sudah selesai ({moment}).")


@dataclass(frozen=True, slots=True)
class Course:
    """Opened, answered, resolved, opened again, resolved again …, each not before the last; escalated while it is open.

    On one day it cannot be told what came first where the earlier one has no time: then the later one is lifted to it.
    """

    opened: str
    responded: str
    resolved: str
    reopened: str
    escalated: str
    returned: str

    def failing(self, rows: Rows) -> NDArray[np.bool_]:
        """Rows out of order."""
        wrong = np.zeros(len(rows), dtype=bool)
        for row in self._suspects(rows):
            wrong[row] = self._problem(rows, row) is not None
        return wrong

    def told(self, rows: Rows, row: int) -> Told:
        """The first thing out of order."""
        problem = self._problem(rows, row)
        assert problem is not None  # noqa: S101 - the row fails
        return problem

    def settle(self, rows: Rows) -> None:
        """Lift what happened on a day to an earlier one that is only known to have happened on it."""
        for row in self._suspects(rows):
            steps = self._steps(rows, row)
            floor = self._floor(rows, row, with_escalation=len(steps) == 1)
            lifted = []
            for _, second in steps:
                floor = floor if _unclear(second, floor) else second
                lifted.append(floor)
            if lifted != [second for _, second in steps]:
                self._rewrite(rows, row, lifted)

    def _rewrite(self, rows: Rows, row: int, seconds: list[int]) -> None:
        for name, mine in ((self.resolved, seconds[::2]), (self.reopened, seconds[1::2])):
            if mine:
                rows.rewritten.setdefault(name, {})[row] = written(mine)

    def _suspects(self, rows: Rows) -> Iterator[int]:
        """Rows that were opened again, or whose only resolution lies before something else."""
        first, ends = _first(rows, self.resolved)
        _, again = _first(rows, self.reopened)
        others = (self.opened, self.responded, self.escalated, self.returned)
        last = np.max([_or_never(rows, name) for name in others], axis=0)
        odd = (again > 0) | (ends > 1) | ((ends == 1) & (first < last))
        yield from (int(row) for row in np.flatnonzero(odd & rows.numbers(self.opened)[1]))

    def _steps(self, rows: Rows, row: int) -> list[tuple[str, int]]:
        """Resolutions and reopenings by turns, as far as both go."""
        ends, starts = self._series(rows, self.resolved, row), self._series(rows, self.reopened, row)
        found = []
        for at, end in enumerate(ends):
            found.append((self.resolved, end))
            if at < len(starts):
                found.append((self.reopened, starts[at]))
        return found

    def _floor(self, rows: Rows, row: int, *, with_escalation: bool) -> int:
        names = (self.opened, self.responded, *((self.escalated, self.returned) if with_escalation else ()))
        return max(int(_value(rows, name, row) or NEVER) for name in names)

    def _problem(self, rows: Rows, row: int) -> Told | None:
        ends, starts = self._series(rows, self.resolved, row), self._series(rows, self.reopened, row)
        counts = {"reopened": len(starts), "resolved": len(ends)}
        if len(starts) > len(ends):
            return self.reopened, UNRESOLVED, counts
        if len(ends) > len(starts) + 1:
            return self.resolved, TOO_OFTEN, counts
        return self._out_of_order(rows, row) or self._outside(rows, row)

    def _out_of_order(self, rows: Rows, row: int) -> Told | None:
        before = max((int(_value(rows, name, row) or NEVER), name) for name in (self.opened, self.responded))
        for name, second in self._steps(rows, row):
            if second < before[0]:
                return _before(name, before[1], before[0])
            before = second, name
        return None

    def _outside(self, rows: Rows, row: int) -> Told | None:
        """An escalation or its return while the service was resolved: both lie in one spell."""
        seconds = [int(_value(rows, self.opened, row) or NEVER), *(at for _, at in self._steps(rows, row))]
        spells = list(zip(seconds[::2], [*seconds[1::2], FOREVER], strict=False))
        away, back = _value(rows, self.escalated, row), _value(rows, self.returned, row)
        if away is None:
            return None
        ends = [end for start, end in spells if start <= away <= end]
        if not ends:
            return _closed(self.escalated, away)
        return _closed(self.returned, back) if back is not None and back > ends[-1] else None

    @staticmethod
    def _series(rows: Rows, name: str, row: int) -> list[int]:
        again = rows.rewritten.get(name, {}).get(row)
        return read_back(again or rows.value(name, row))


def _before(later: str, earlier: str, second: int) -> Told:
    return later, BEFORE, {"later": later, "earlier": earlier, "moment": datetime.fromtimestamp(second, UTC)}


def _closed(column: str, second: int) -> Told:
    return column, CLOSED, {"column": column, "moment": datetime.fromtimestamp(second, UTC)}


def _unclear(later: int, earlier: int) -> bool:
    """Whether `later` lies before `earlier` only because that one is known to the day."""
    day, of_day = divmod(earlier + UTC_OFFSET, SECONDS)
    return later < earlier and of_day == SECONDS - 1 and (later + UTC_OFFSET) // SECONDS == day


def _value(rows: Rows, name: str, row: int) -> int | None:
    """The instant of a row as it was settled, None where unknown."""
    if (column := rows.columns.get(name)) is None or not column.known[column.distinct_of(row)]:
        return None
    raised = rows.raised.get(name)
    return int(raised[row] if raised is not None else column.values[column.distinct_of(row)])


def _or_never(rows: Rows, name: str) -> NDArray[np.int64]:
    seconds, known = rows.numbers(name)
    return np.where(known, seconds, NEVER)


def _first(rows: Rows, name: str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The first instant of a series per row (seconds; 0 where there is none), and how many it has."""
    if (column := rows.columns.get(name)) is None:
        return np.zeros(len(rows), dtype=np.int64), np.zeros(len(rows), dtype=np.int64)
    texts = pc.fill_null(column.strings(), "")
    count = (pc.utf8_length(texts).to_numpy(zero_copy_only=False).astype(np.int64) + 1) // (ONE + 1)
    heads = pc.if_else(pc.equal(texts, ""), "1970-01-01T00:00:00", pc.utf8_slice_codeunits(texts, 0, ONE - 1))
    seconds = heads.cast(pa.timestamp("s")).cast(pa.int64()).to_numpy(zero_copy_only=False)
    return column.spread(seconds), column.spread(count)
