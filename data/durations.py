"""Durations that can be added up: medians and percentiles of any set of desks and days without their rows.

Up to 512 values are kept as they are; more become counts in buckets that grow by 2 %, so that a percentile is never
further than 1 % from the exact one. What a set of values becomes does not depend on the order in which it was merged.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import ArrayLike, NDArray

MOST_EXACT: Final = 512  # values kept as they are
GROWTH: Final = 1.02  # of a bucket over the one before: its middle is within 1 % of all it holds
LONGEST: Final = 2**32 - 1  # seconds
SHORT: Final = 2**16  # seconds that fit into two bytes: most service days do
MEDIAN: Final = 0.5
_SHORT, _LONG, _BUCKETS = b"\x01", b"\x02", b"\x03"  # the first byte says how the rest is to be read
_PAIR: Final = 6  # bytes of a bucket and its count
_SIZE: Final = 1 + int(np.log(LONGEST) / np.log(GROWTH)) + 1  # bucket 0 is zero seconds
_LOWS: Final = np.concatenate(([0.0], GROWTH ** np.arange(_SIZE - 1)))
_MIDDLES: Final = _LOWS * (2 * GROWTH / (1 + GROWTH))  # as far from the low end as from the high one, in percent


@dataclass(frozen=True, eq=False, slots=True)
class Durations:
    """A set of durations in whole seconds: its values, sorted, or how many lie in each bucket (then `values` is empty)."""

    values: NDArray[np.int64]
    counts: NDArray[np.int64] | None = None

    @staticmethod
    def of(values: Iterable[int] | ArrayLike) -> Durations:
        """These durations.

        Raises:
            ValueError: not whole seconds from 0 to 136 years.
        """
        whole = np.asarray(values if isinstance(values, (np.ndarray, list, tuple)) else [*values])  # type: ignore[misc]
        if not whole.size:
            return EMPTY
        if whole.dtype.kind not in "iu" or whole.min() < 0 or whole.max() > LONGEST:
            msg = f"durations are whole seconds from 0 to {LONGEST}"
            raise ValueError(msg)
        return _settled([whole.astype(np.int64, copy=False).ravel()], [])

    @staticmethod
    def cells(values: NDArray[np.int64], starts: NDArray[np.intp]) -> list[bytes]:
        """`to_bytes` of each of the parts of `values` that begin at `starts`; every part is sorted and not empty."""
        short, cuts = values.astype("<u2").tobytes(), [*starts.tolist(), len(values)]
        return [
            _SHORT + short[2 * start : 2 * end]
            if end - start <= MOST_EXACT and values[end - 1] < SHORT
            else Durations.of(values[start:end]).to_bytes()
            for start, end in pairwise(cuts)
        ]

    @staticmethod
    def merged(many: Iterable[Durations]) -> Durations:
        """All of these together."""
        some = list(many)
        return _settled([one.values for one in some], [one.counts for one in some if one.counts is not None])

    @staticmethod
    def from_bytes(stored: bytes) -> Durations:
        """What `to_bytes` wrote.

        Raises:
            ValueError: not written by it.
        """
        return Durations.from_many((stored,))

    @staticmethod
    def from_many(stored: Iterable[bytes]) -> Durations:
        """All of these cells of a rollup together, read at once.

        Raises:
            ValueError: one was not written by `to_bytes`.
        """
        by_kind: dict[bytes, list[bytes]] = {_SHORT: [], _LONG: [], _BUCKETS: []}
        try:
            for cell in stored:
                by_kind[cell[:1]].append(cell[1:])
        except KeyError as problem:
            msg = "not durations of this version"
            raise ValueError(msg) from problem
        exact = [_read(by_kind[_SHORT], "<u2"), _read(by_kind[_LONG], "<u4")]
        return _settled(exact, [_counted(by_kind[_BUCKETS])] if by_kind[_BUCKETS] else [])

    def to_bytes(self) -> bytes:
        """A compact form for a rollup's cell: two or four bytes a value, six a bucket."""
        if self.counts is not None:
            filled = np.flatnonzero(self.counts)
            return _BUCKETS + filled.astype("<u2").tobytes() + self.counts[filled].astype("<u4").tobytes()
        if not self.values.size or self.values[-1] < SHORT:
            return _SHORT + self.values.astype("<u2").tobytes()
        return _LONG + self.values.astype("<u4").tobytes()

    @property
    def n(self) -> int:
        """How many."""
        return int(self.values.size if self.counts is None else self.counts.sum())

    @property
    def is_exact(self) -> bool:
        """Whether quantiles are those of the values themselves; otherwise they are within 1 %."""
        return self.counts is None

    @property
    def median(self) -> float | None:
        """Seconds; None without values."""
        return self.quantile(MEDIAN)

    @property
    def p10(self) -> float | None:
        """Seconds that a tenth stays below."""
        return self.quantile(0.1)

    @property
    def p90(self) -> float | None:
        """Seconds that nine in ten stay below."""
        return self.quantile(0.9)

    def quantile(self, q: float) -> float | None:
        """Seconds at the quantile `q` (0..1), interpolated between neighbours as numpy does; None without values."""
        if not (n := self.n):
            return None
        rank = q * (n - 1)
        below = int(rank)
        low, high = self._at(below), self._at(min(below + 1, n - 1))
        return low + (high - low) * (rank - below)

    def _at(self, rank: int) -> float:
        """The value with `rank` others before it."""
        if self.counts is None:
            return float(self.values[rank])
        return float(_MIDDLES[np.searchsorted(self.counts.cumsum(), rank, side="right")])

    def __eq__(self, other: object) -> bool:
        """Whether they hold the same, as far as they know."""
        return isinstance(other, Durations) and self.to_bytes() == other.to_bytes()

    def __hash__(self) -> int:
        """Equal ones have the same."""
        return hash(self.to_bytes())


EMPTY: Final = Durations(np.zeros(0, dtype=np.int64))


def _settled(exact: Sequence[NDArray[np.int64]], counts: Sequence[NDArray[np.int64]]) -> Durations:
    """Values and counts as one: values as long as there are few and no counts."""
    values = np.concatenate(exact) if exact else EMPTY.values
    if not counts and values.size <= MOST_EXACT:
        return Durations(np.sort(values))
    return Durations(EMPTY.values, np.sum([_buckets(values), *counts], axis=0))


def _buckets(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many values lie in each bucket: from its low end up to the next one's."""
    return np.bincount(np.searchsorted(_LOWS, values, side="right") - 1, minlength=_SIZE).astype(np.int64)


def _read(cells: list[bytes], kind: str) -> NDArray[np.int64]:
    return np.frombuffer(b"".join(cells), dtype=kind).astype(np.int64)


def _counted(cells: list[bytes]) -> NDArray[np.int64]:
    """The counts of all these cells together: each has its buckets first, then how many lie in them."""
    cuts = [(cell, len(cell) // _PAIR * 2) for cell in cells]
    buckets = _read([cell[:cut] for cell, cut in cuts], "<u2")
    counts = _read([cell[cut:] for cell, cut in cuts], "<u4")
    return np.bincount(buckets, weights=counts, minlength=_SIZE).astype(np.int64)
