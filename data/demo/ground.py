"""What all parts of the demo stand on: one seed, whole numbers that add up, days of Jawa Tengah's offices."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import numpy as np

from data.rules import is_working_day, krejcie_morgan_sample_size

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Reals = NDArray[np.float64]

SEED: Final = 2022
PROVINCE: Final = "33"
TODAY: Final = date(2022, 8, 23)  # the day on which the demo's clock stands
SATURDAY: Final = 5
DAY_SECONDS: Final = 86_400
WIB_SECONDS: Final = 7 * 3_600
LARGEST_SAMPLE: Final = 100_000  # a population whose sample is as good as the largest


def chance(*names: str) -> np.random.Generator:
    """A generator of its own for one part of the demo: what is drawn elsewhere never shifts it."""
    return np.random.default_rng([SEED, zlib.crc32("/".join(names).encode())])


@dataclass(frozen=True, slots=True)
class Days:
    """Consecutive days of a round."""

    first: date
    count: int

    def __getitem__(self, index: int) -> date:
        """The day at `index`."""
        return self.first + timedelta(days=index)

    def at(self, day: date) -> int:
        """The index of `day`."""
        return (day - self.first).days

    def weights(self, *, saturday: float = 0.45, off: float = 0.2) -> Reals:
        """How much is done on each day relative to a working day: little at weekends and on holidays."""
        return np.array([self._weight(self[i], saturday, off) for i in range(self.count)])

    @staticmethod
    def _weight(day: date, saturday: float, off: float) -> float:
        if is_working_day(day):
            return 1.0
        return saturday if day.weekday() == SATURDAY else off

    def seconds(self, of_day: Ints) -> Ints:
        """Seconds of the day in WIB, one row a day, as seconds since 1970 UTC."""
        start = (self.first - date(1970, 1, 1)).days * DAY_SECONDS - WIB_SECONDS
        return start + np.arange(self.count) * DAY_SECONDS + of_day


def apportion(total: int, weights: Reals) -> Ints:
    """`total` in whole parts by `weights`: the largest remainders get what rounding leaves."""
    exact = total * weights / weights.sum()
    parts: Ints = np.floor(exact).astype(np.int64)
    largest = np.argsort(parts - exact, kind="stable")[: total - int(parts.sum())]
    parts[largest] += 1
    return parts


def curve(total: int, shares: Reals) -> Ints:
    """A cumulative whole-number curve that never falls: `shares` (0..1, rising) of `total`."""
    return np.floor(total * np.maximum.accumulate(np.clip(shares, 0, 1)) + 1e-9).astype(np.int64)


def flat_when_silent(cumulative: Ints, reported: NDArray[np.bool_]) -> Ints:
    """The same curve as it is known: a day without a report keeps the number of the day before."""
    last = np.maximum.accumulate(np.where(reported, np.arange(len(reported)), -1))
    return np.where(last >= 0, cumulative[np.maximum(last, 0)], 0)


def share_out(rng: np.random.Generator, cumulative: Ints, room: Ints) -> Ints:
    """An area's curve as curves of its parties (party × day), each rising to its `room`; columns add up exactly.

    `room` is party × day: how much of a party there is by that day; its sum is never below the curve.
    """
    line = rng.permutation(len(room))
    parts = np.zeros_like(room)
    before = np.zeros(len(room), dtype=np.int64)
    for day, step in enumerate(np.diff(cumulative, prepend=0)):
        before[line] += _one_day(rng, int(step), (room[:, day] - before)[line])
        parts[:, day] = before
    return parts


def _one_day(rng: np.random.Generator, step: int, room: Ints) -> Ints:
    """Half of a day's work goes to the parties first in line, half to all alike."""
    first: Ints = np.clip(step // 2 - (np.cumsum(room) - room), 0, room)
    return first + rng.multivariate_hypergeometric(room - first, step - int(first.sum()))


def part_of(curves: Ints, finals: Ints) -> Ints:
    """`finals` (party) spread over days like `curves` (party × day): the same shape, smaller and never falling."""
    whole = np.maximum(curves[:, -1:], 1)
    return np.floor(finals[:, None] * curves / whole).astype(np.int64)


def population_for(sample: int) -> int:
    """The smallest population whose Krejcie–Morgan sample is `sample`."""
    low, high = sample, LARGEST_SAMPLE
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if krejcie_morgan_sample_size(middle) >= sample else (middle + 1, high)
    return low
