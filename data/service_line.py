"""Open intervals on the line of time, with what passed before each: service time as differences of prefix sums."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


@dataclass(frozen=True)
class Line:
    """Disjoint intervals [opens, closes) in epoch seconds, in order; they say everything from `first` to before `last`."""

    first: int
    last: int
    opens: tuple[int, ...]
    closes: tuple[int, ...]

    def covers(self, first: int, last: int) -> bool:
        """Whether both instants lie in what this line says."""
        return self.first <= first and last < self.last

    @cached_property
    def after(self) -> tuple[int, ...]:
        """Service seconds passed at the end of each interval."""
        return tuple(accumulate(map(int.__sub__, self.closes, self.opens)))

    @cached_property
    def _arrays(self) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Opens, closes and what passed before, led by an empty interval that stands for the time before the first."""
        opens = np.array((self.first, *self.opens), dtype=np.int64)
        closes = np.array((self.first, *self.closes), dtype=np.int64)
        before = np.array((0, 0, *self.after[:-1]), dtype=np.int64)[: len(opens)]
        return opens, closes, before

    def passed(self, second: int) -> int:
        """Service seconds from `first` to `second`."""
        at = bisect_right(self.opens, second) - 1
        return self.after[at] - max(self.closes[at] - second, 0) if at >= 0 else 0

    def passed_many(self, seconds: NDArray[np.int64]) -> NDArray[np.int64]:
        """The same of each of `seconds`, all of which it covers."""
        opens, closes, before = self._arrays
        at = np.searchsorted(opens, seconds, side="right") - 1
        return before[at] + np.minimum(seconds, closes[at]) - opens[at]

    def at(self, passed: int) -> int | None:
        """The first second at which `passed` (at least 1) service seconds have passed; None if they never do."""
        place = bisect_left(self.after, passed)
        return self.closes[place] - (self.after[place] - passed) if place < len(self.after) else None

    def at_many(self, passed: NDArray[np.int64]) -> NDArray[np.int64]:
        """The same of each of `passed`; -1 if they never do."""
        if not self.after:
            return np.full(passed.shape, -1, dtype=np.int64)
        after, closes = np.array(self.after, dtype=np.int64), np.array(self.closes, dtype=np.int64)
        place = np.minimum(np.searchsorted(after, passed, side="left"), len(after) - 1)
        return np.where(passed > after[-1], -1, closes[place] - (after[place] - passed))

    def open_at(self, second: int) -> bool:
        """Whether `second` lies in an interval."""
        at = bisect_right(self.opens, second) - 1
        return at >= 0 and second < self.closes[at]

    def next_open(self, second: int) -> int | None:
        """`second` itself while open, else when the next interval opens; None if none does."""
        if self.open_at(second):
            return second
        place = bisect_right(self.opens, second)
        return self.opens[place] if place < len(self.opens) else None


def merged(intervals: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The union of `intervals` as disjoint ones, in order; empty or reversed ones are nothing."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(each for each in intervals if each[0] < each[1]):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found
