"""What the page of the stages shows: the schedule of a cycle, and of each round that runs its figures and paces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from callbacks.filters import Filters
    from data.answers import AreaFigures, Burnup, Question, RoundInfo
    from data.reference_book import Course, Rule
    from data.timeline import Line, Pace


@dataclass(frozen=True, kw_only=True)
class Running:
    """A round at the as-of: figures of the area, their course, and the pace of every area below, shortest of days first."""

    round: RoundInfo
    figures: AreaFigures
    burnup: Burnup
    paces: tuple[Pace, ...]

    @property
    def slow(self) -> tuple[Pace, ...]:
        """The areas that are too slow now."""
        return tuple(one for one in self.paces if one.red.since)


@dataclass(frozen=True, kw_only=True)
class View:
    """`lines` are the stages of `cycle` by their start; `rounds` those of the cycle, `running` those shown in full.

    `rules` and `courses` are in force in the cycle; `exports`: the caller may download.
    """

    filters: Filters
    question: Question
    figures: AreaFigures
    cycle: str | None
    cycles: tuple[str, ...]
    rounds: tuple[RoundInfo, ...]
    lines: tuple[Line, ...]
    running: tuple[Running, ...]
    exports: bool
    rules: tuple[Rule, ...] = ()
    courses: tuple[Course, ...] = ()

    @property
    def moment(self) -> datetime:
        """The as-of."""
        return self.question.as_of
