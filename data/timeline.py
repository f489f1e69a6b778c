"""The schedule as the timeline page shows it, and since when an area is too slow: values and arithmetic, no database."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from datetime import date, datetime

    from data.answers import AreaFigures, AreaInfo

MINUTE: Final = timedelta(minutes=1)  # 23.59 means the whole last minute


@dataclass(frozen=True, slots=True)
class Revision:
    """One version of a window; `decided_at` is the decree's date, where it is known."""

    number: int
    name: str
    starts_at: datetime
    ends_at: datetime | None
    legal_basis: str
    note: str | None = None
    decided_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A stage at one level, everywhere or (`area`) in one area only, with its revisions, oldest first."""

    stage: str
    level: Literal["nasional", "provinsi", "kabkota"]
    area: AreaInfo | None
    revisions: tuple[Revision, ...]

    @property
    def now(self) -> Revision:
        """The revision that rules."""
        return self.revisions[-1]

    @property
    def former(self) -> tuple[Revision, ...]:
        """Earlier revisions with another time than the one that rules, oldest first."""
        now = (self.now.starts_at, self.now.ends_at)
        return tuple(one for one in self.revisions[:-1] if (one.starts_at, one.ends_at) != now)

    @property
    def moves(self) -> tuple[tuple[Revision, Revision], ...]:
        """Revisions that moved the start or the end, each with the one before it."""
        both = pairwise(self.revisions)
        return tuple((a, b) for a, b in both if (a.starts_at, a.ends_at) != (b.starts_at, b.ends_at))

    def state(self, moment: datetime) -> Literal["past", "running", "ahead"]:
        """Whether the window is over, runs or is to come at `moment`."""
        if moment < self.now.starts_at:
            return "ahead"
        over = self.now.ends_at is not None and moment >= self.now.ends_at + MINUTE
        return "past" if over else "running"


@dataclass(frozen=True, slots=True)
class Red:
    """The first day ever on which an area was too slow, and since when it is (None: it is not now)."""

    first: date | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Pace:
    """One area: its figures and since when it is red."""

    figures: AreaFigures
    red: Red

    @property
    def spare(self) -> int | None:
        """Days left when the work is done at the present rate; negative: short of days; None: cannot be said."""
        left, eta = self.figures["days_left"], self.figures["eta"]
        return None if left is None or eta is None or not self.figures["backlog"] else int(left) - math.ceil(eta)

    @property
    def order(self) -> tuple[int, float, str]:
        """Shortest of days first, then what cannot be said, then what is done, then what never reported."""
        figures = self.figures
        if figures["backlog"] is None:
            return 3, 0, figures.area.code
        if not figures["backlog"]:
            return 2, 0, figures.area.code
        return (1, 0, figures.area.code) if self.spare is None else (0, self.spare, figures.area.code)


def is_red(backlog: float | None, days_left: float | None, rate: float | None) -> bool | None:
    """Whether more a day is needed than is done; None where the rate, the backlog or the end is not known.

    From the window's last day on whatever is left is too late.
    """
    if backlog is None or days_left is None:
        return None
    if not backlog:
        return False
    if days_left <= 0:
        return True
    return None if rate is None else backlog / days_left > rate


def red_of(days: list[tuple[date, bool | None]]) -> Red:
    """From each day's answer, oldest first; an unknown day neither starts nor ends a spell."""
    first = since = None
    for day, red in days:
        if red:
            first, since = first or day, since or day
        elif red is False:
            since = None
    return Red(first, since)
