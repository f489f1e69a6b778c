"""Whether a daily count moves more than its own noise: an individuals chart (XmR) over complete service days. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

FEWEST: Final = 8  # days below which limits would say nothing
WIDTH: Final = 2.66  # three standard deviations, from the mean moving range of two: 3 / 1.128
RUN: Final = 8  # days in a row on one side of the mean
Z_95: Final = 1.959964
Z_998: Final = 3.090232


@dataclass(frozen=True, slots=True)
class Flag:
    """A day that stands out: `kind` is `above` or `below` the limits, or `run_above`, `run_below` (the last day of it)."""

    day: date
    count: int
    kind: str


@dataclass(frozen=True, slots=True)
class Control:
    """Counts of `days` in order; the mean and the limits are None with fewer than eight days."""

    days: tuple[date, ...]
    counts: tuple[int, ...]
    mean: float | None = None
    lower: float | None = None
    upper: float | None = None
    flags: tuple[Flag, ...] = ()


def control(days: Sequence[date], counts: Sequence[int]) -> Control:
    """The chart of these counts: mean ± 2.66 × the mean difference of neighbours, no lower limit below zero."""
    if len(counts) < FEWEST:
        return Control(tuple(days), tuple(counts))
    mean = sum(counts) / len(counts)
    moves = [abs(now - was) for was, now in pairwise(counts)]
    reach = WIDTH * sum(moves) / len(moves)
    lower, upper = max(mean - reach, 0.0), mean + reach
    found = [*_outside(days, counts, lower, upper), *_runs(days, counts, mean)]
    return Control(tuple(days), tuple(counts), mean, lower, upper, tuple(sorted(found, key=lambda one: one.day)))


def _outside(days: Sequence[date], counts: Sequence[int], lower: float, upper: float) -> list[Flag]:
    return [
        Flag(day, count, "above" if count > upper else "below")
        for day, count in zip(days, counts, strict=True)
        if count > upper or count < lower
    ]


def _runs(days: Sequence[date], counts: Sequence[int], mean: float) -> list[Flag]:
    """The last day of each row of eight or more days on one side; a day at the mean ends it."""
    found: list[Flag] = []
    side, length = 0, 0
    for n, count in enumerate(counts):
        now = (count > mean) - (count < mean)
        length = length + 1 if now and now == side else int(bool(now))
        side = now
        if length >= RUN:
            if found and length > RUN:
                found.pop()
            found.append(Flag(days[n], count, "run_above" if side > 0 else "run_below"))
    return found


def funnel(share: float, n: int) -> tuple[tuple[float, float], tuple[float, float]]:
    """Limits within which chance alone puts 95 % and 99.8 % of the shares of `n` cases around `share` (all 0..1).

    The normal approximation of the binomial, kept within 0 and 1: they widen for few cases.
    """
    error = (share * (1 - share) / n) ** 0.5 if n else 1.0
    inner, outer = ((max(share - z * error, 0.0), min(share + z * error, 1.0)) for z in (Z_95, Z_998))
    return inner, outer
