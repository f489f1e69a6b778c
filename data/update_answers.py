"""What the queries of semester updates answer: frozen values; `None` is unknown, never zero."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from data.answers import AreaInfo, PartyInfo


class Done(StrEnum):
    """Where a party stands in an area in a semester."""

    DONE = "sudah"
    OPEN = "belum"
    ABSENT = "tidak_terdaftar"  # neither done nor waited for
    NEVER = "never"  # the area has not said anything yet


@dataclass(frozen=True, kw_only=True, slots=True)
class SemesterInfo:
    """A semester such as `2025-2`, its days and its deadline in one area.

    `rule` is the deadline that the working days give, `basis` the decree whose window set another (or the same) one,
    None without a window. `accounts` parties hold an account, as published for the semester `accounts_of`.
    """

    code: str
    first: date
    last: date
    deadline: date
    rule: date
    basis: str | None = None
    accounts: int | None = None
    accounts_of: str | None = None
    accounts_source: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class UpdateQuestion:
    """Which slice: a semester at a moment; of one party, or of one object (`part`) instead of all four together."""

    semester: SemesterInfo
    as_of: datetime
    party: str | None = None
    part: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class UpdateFigures:
    """An area and the areas below it: `done` of `expected` pairs of a party and a kab/kota.

    Both count the kab/kota that have reported (`reported` of `areas`); None while none has. `absent` pairs are not
    registered; `undated` of the done have no date; `parts` maps an object to (updated, pairs that say so or not).
    """

    area: AreaInfo
    done: int | None
    expected: int | None
    absent: int
    undated: int
    obstacles: int
    reported: int
    areas: int
    data_as_of: datetime | None
    parts: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    children: tuple[UpdateFigures, ...] = ()

    @property
    def share(self) -> float | None:
        """Share done, 0..1; None where nothing is known."""
        return self.done / self.expected if self.done is not None and self.expected else None

    @property
    def left(self) -> int | None:
        """What is still waited for."""
        return None if self.done is None or self.expected is None else self.expected - self.done


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyUpdates:
    """One party: done in `done` of `expected` kab/kota that reported; `absent` in some; how many noted an obstacle."""

    party: PartyInfo
    done: int
    expected: int
    absent: int
    obstacles: int

    @property
    def share(self) -> float | None:
        """Share of the areas, 0..1."""
        return self.done / self.expected if self.expected else None


@dataclass(frozen=True, kw_only=True, slots=True)
class UpdateCell:
    """One party in one area; `parts` are the objects whose state is known; `at` when it was submitted, if said."""

    area_code: str
    party: str
    state: Done
    parts: Mapping[str, bool] = field(default_factory=dict)
    at: datetime | None = None
    obstacle: str | None = None
    source: str | None = None

    @property
    def updated(self) -> int:
        """Objects that were updated."""
        return sum(self.parts.values())


@dataclass(frozen=True, kw_only=True, slots=True)
class Obstacle:
    """What keeps a party from updating in an area, as the office noted it, free of identities."""

    area: AreaInfo
    party: str
    words: str
    state: Done


@dataclass(frozen=True, kw_only=True, slots=True)
class Uptake:
    """Done at the end of each day from the semester's first day on, of `expected`; None while no area has reported."""

    semester: SemesterInfo
    days: tuple[date, ...]
    done: tuple[int | None, ...]
    expected: int | None
    undated: int = 0

    def at(self, day: date) -> int | None:
        """Done at the end of `day`: the last known before it, None before the first and without any."""
        if not self.days or day < self.days[0]:
            return None
        return self.done[min((day - self.days[0]).days, len(self.days) - 1)]

    def share(self, day: date) -> float | None:
        """The same as a share of `expected`."""
        done = self.at(day)
        return done / self.expected if done is not None and self.expected else None

    def twin(self, deadline: date, day: date) -> date:
        """The day of this semester that lies as far from its deadline as `day` does from `deadline`."""
        return self.semester.deadline + timedelta(days=(day - deadline).days)
