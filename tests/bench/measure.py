"""Times of repeated calls, lines of a table, and how a table is printed."""

from __future__ import annotations

import time
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HEADINGS: Final = ("what", "n", "reference", "ours best", "ours p50", "ours p95", "ratio", "budget")
WIDTH: Final = 160


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One measured thing: our values and those of the reference, in `unit`; `budget` in words."""

    what: str
    ours: Sequence[float]
    unit: str = "ms"
    reference: Sequence[float] = ()
    budget: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """The texts of `HEADINGS`."""
        middle = median(self.ours)
        beside = median(self.reference) if self.reference else None
        return (
            self.what,
            str(len(self.ours)),
            "" if beside is None else _written(beside, self.unit),
            _written(min(self.ours), self.unit),
            _written(middle, self.unit),
            _written(percentile(self.ours, 0.95), self.unit),
            "" if not beside else f"{middle / beside:.2f}",
            self.budget,
        )


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` of all do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, -(-int(share * 1000) * len(ordered) // 1000) - 1))]


def timed(call: Callable[[], object], n: int, *, before: Callable[[], object] = lambda: None) -> list[float]:
    """Milliseconds of `n` calls; `before` runs before each and is not counted."""
    found = []
    for _ in range(n):
        before()
        start = time.perf_counter()
        call()
        found.append((time.perf_counter() - start) * 1000)
    return found


def _written(value: float, unit: str) -> str:
    digits = 0 if value >= 100 else 1 if value >= 10 else 2
    return f"{value:,.{digits}f} {unit}".strip()


def show(title: str, lines: Sequence[Line]) -> None:
    """Print a table of `lines`."""
    table = Table(title=title, title_justify="left", min_width=100)
    for number, heading in enumerate(HEADINGS):
        table.add_column(heading, justify="left" if number in {0, len(HEADINGS) - 1} else "right")
    for line in lines:
        table.add_row(*line.cells)
    Console(width=WIDTH).print(table)
