"""Sums over parties and areas: unknown is skipped, all unknown stays unknown, party rows win over *all parties*."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from data.days import day_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date, datetime

ALL_PARTIES: Final = ""
Row = TypeVar("Row")


class State(NamedTuple):
    """Counts of a party or of an area at a moment; `at` is the newest instant they count.

    `received_known` is the part of `received` whose `checked` is known; `findings` follow `data.rules.FINDINGS`.
    """

    at: datetime
    received: int
    received_known: int | None
    checked: int | None
    ms: int | None
    bms: int | None
    tms: int | None
    findings: tuple[int | None, ...]

    @property
    def day(self) -> date:
        """The day (WIB) of the newest instant."""
        return day_of(self.at)


@dataclass(frozen=True, slots=True)
class SampleSum:
    """Factual samples of an area, summed over its parties; `projection` over those that can be projected.

    `below_squared` and `above_squared` sum the squares of how far their intervals reach.
    """

    at: datetime
    sample: int | None
    met_home: int | None
    met_gathered: int | None
    met_video: int | None
    not_met: int | None
    ms: int | None
    tms: int | None
    projection: float | None
    below_squared: float | None
    above_squared: float | None

    @property
    def bounds(self) -> tuple[float, float] | None:
        """The interval of `projection`: those of its samples joined as of independent ones; None without a projection."""
        if self.projection is None or self.below_squared is None or self.above_squared is None:
            return None
        return self.projection - math.sqrt(self.below_squared), self.projection + math.sqrt(self.above_squared)

    @property
    def is_done(self) -> bool:
        """Whether every drawn member is accounted for, by attempt or by outcome."""
        attempts = total((self.met_home, self.met_gathered, self.met_video, self.not_met))
        return self.sample is not None and self.sample in {attempts, total((self.ms, self.tms))}


def total(values: Iterable[int | None]) -> int | None:
    """The sum of what is known; None where nothing is."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def total_of_reals(values: Iterable[float | None]) -> float | None:
    """The sum of what is known; None where nothing is."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def summed(states: Collection[State]) -> State | None:
    """One state of several; None of none."""
    if not states:
        return None
    return State(
        at=max(state.at for state in states),
        received=sum(state.received for state in states),
        received_known=total(state.received_known for state in states),
        checked=total(state.checked for state in states),
        ms=total(state.ms for state in states),
        bms=total(state.bms for state in states),
        tms=total(state.tms for state in states),
        findings=tuple(total(column) for column in zip(*(state.findings for state in states), strict=True)),
    )


def summed_samples(samples: Collection[SampleSum]) -> SampleSum | None:
    """One sum of several; None of none."""
    if not samples:
        return None
    return SampleSum(
        at=max(sample.at for sample in samples),
        sample=total(sample.sample for sample in samples),
        met_home=total(sample.met_home for sample in samples),
        met_gathered=total(sample.met_gathered for sample in samples),
        met_video=total(sample.met_video for sample in samples),
        not_met=total(sample.not_met for sample in samples),
        ms=total(sample.ms for sample in samples),
        tms=total(sample.tms for sample in samples),
        projection=total_of_reals(sample.projection for sample in samples),
        below_squared=total_of_reals(sample.below_squared for sample in samples),
        above_squared=total_of_reals(sample.above_squared for sample in samples),
    )


def over_parties(states: Mapping[str, State]) -> State | None:
    """An area's state from those of its registered parties; *all parties* only where no party has its own."""
    return summed(counted(states))


def counted(rows: Mapping[str, Row]) -> list[Row]:
    """The rows of an area that count: its parties', or the one of *all parties* where no party has its own."""
    return [row for party, row in rows.items() if party != ALL_PARTIES] or list(rows.values())
