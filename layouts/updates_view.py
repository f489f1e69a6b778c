"""What the page of semester updates shows, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Final

from dashboard.core.formats import local

if TYPE_CHECKING:
    from datetime import date, datetime

    from callbacks.filters import Filters
    from data.answers import AreaInfo, PartyInfo
    from data.calendar import Calendar
    from data.update_answers import (
        Obstacle,
        PartyUpdates,
        SemesterInfo,
        UpdateCell,
        UpdateFigures,
        UpdateQuestion,
        Uptake,
    )
    from layouts.components.as_of import AsOf
    from layouts.components.chips import Chip

NATION: Final = "*"
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Stand:
    """What the context line says: kab/kota that have reported this semester, its chips, and moments worth a look."""

    area: AreaInfo
    as_of: datetime
    data_as_of: datetime | None
    reported: int
    expected: int
    chips: tuple[Chip, ...]
    menu: AsOf
    by_day: bool = False


@dataclass(frozen=True, kw_only=True)
class View:
    """One semester in an area and those below it, beside the newest earlier semester with data (`before`).

    `calendar` says which days are worked. `shown_later`: the semester begins after the present moment, so what stands
    here is its newest data. `rows`: the caller may read single notes; `exports`: may download.
    """

    filters: Filters
    question: UpdateQuestion
    semesters: tuple[SemesterInfo, ...]
    whole: UpdateFigures
    uptake: Uptake
    before: Uptake | None
    parties: tuple[PartyUpdates, ...]
    infos: tuple[PartyInfo, ...]
    cells: tuple[UpdateCell, ...]
    obstacles: tuple[Obstacle, ...]
    calendar: Calendar
    parents: tuple[AreaInfo, ...]
    figures: Stand
    present: datetime
    shown_later: bool
    rows: bool
    exports: bool

    @property
    def semester(self) -> SemesterInfo:
        """The semester that is shown."""
        return self.question.semester

    @property
    def today(self) -> date:
        """The day of the as-of in WIB."""
        return local(self.question.as_of).date()

    @property
    def is_undated(self) -> bool:
        """Whether nothing that is done says when: then there is no course to show."""
        return bool(self.whole.done) and self.whole.undated == self.whole.done

    @property
    def is_single(self) -> bool:
        """Whether the area is one kab/kota."""
        return "." in self.whole.area.code

    @property
    def is_nation(self) -> bool:
        """Whether the areas below are provinces."""
        return self.whole.area.code == NATION

    @property
    def days_left(self) -> int:
        """Working days to the deadline; negative since it has passed."""
        return self.calendar.working_days_left(self.today, self.semester.deadline)

    @property
    def is_over(self) -> bool:
        """Whether the deadline has passed."""
        return self.today > self.semester.deadline

    @property
    def needed(self) -> float | None:
        """Updates a working day that bring all in by the deadline; None when no day is left or nothing is known."""
        left = self.whole.left
        return left / self.days_left if left and self.days_left > 0 else None

    @cached_property
    def rate(self) -> float | None:
        """Updates a working day over the last five of them; None before the first or without reports."""
        days = self.calendar.last_working_days(self.today, first=self.semester.first)
        if not days or self.whole.done is None or self.is_over:
            return None
        start = self.uptake.at(days[0] - _DAY) or 0
        return ((self.uptake.at(self.today) or 0) - start) / len(days)

    @property
    def share_before(self) -> float | None:
        """The earlier semester's share, as many days from its deadline as today is from this one's."""
        return self.before.share(self.before.twin(self.semester.deadline, self.today)) if self.before else None

    @cached_property
    def names(self) -> dict[str, str]:
        """Party code -> abbreviation."""
        return {one.code: one.abbreviation for one in self.infos}

    @property
    def unnamed(self) -> int:
        """Parties that hold an account but have no name in the data."""
        return max((self.semester.accounts or 0) - len(self.infos), 0)
