"""What the pages of the Help Desks show: the sum of many desks, or one desk in depth."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dashboard.core import formats
from dashboard.core.text import Lang, tn

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from callbacks.filters import Filters
    from data.alerts import Alert
    from data.answers import AreaInfo, PartyInfo
    from data.service_answers import (
        Attendance,
        AttendanceDay,
        Checklist,
        OfficerLoad,
        Satisfaction,
        Service,
        ServiceFigures,
    )
    from layouts.components.chips import Chip


@dataclass(frozen=True, kw_only=True)
class Stand:
    """What the context line says of a page of the Help Desks: desks that record, of all."""

    service: Service
    chips: tuple[Chip, ...] = ()
    by_day: bool = False

    @property
    def area(self) -> AreaInfo:
        """Where."""
        return self.service.area

    @property
    def as_of(self) -> datetime:
        """The moment."""
        return self.service.as_of

    @property
    def data_as_of(self) -> datetime | None:
        """The newest record."""
        return self.service.data_as_of

    @property
    def reported(self) -> int:
        """Desks that record."""
        return self.service.reported

    @property
    def expected(self) -> int:
        """Desks there are."""
        return self.service.expected

    def scope_words(self, lang: Lang) -> str:
        """`Jawa Tengah, 36 satker`."""
        if self.expected == 1:
            return f"Help Desk {self.area.name}"
        count = tn("{n} satker", self.expected, lang)
        return f"{self.area.name}, {count}"


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What only the page of one desk shows.

    `officers` are for the desk's own people; `peers` is the sum of its province, without names. `week` are the hours of
    the days around the moment: (day, intervals, name of a special day).
    """

    officers: tuple[OfficerLoad, ...] = ()
    peers: ServiceFigures | None = None
    days: tuple[AttendanceDay, ...] = ()
    week: tuple[tuple[date, tuple[tuple[datetime, datetime], ...], str], ...] = ()
    parties: tuple[PartyInfo, ...] = ()
    owners: bool = False  # the caller may know who has what


@dataclass(frozen=True, kw_only=True)
class View:
    """The Help Desks of an area: `satisfied`, `ready` and `attended` are by the code of each part.

    `parents` are the areas above that the caller may open; `rows`: may open single services; `exports`: may download.
    """

    filters: Filters
    service: Service
    satisfaction: Satisfaction
    attendance: Attendance
    satisfied: Mapping[str, Satisfaction] = field(default_factory=dict)
    ready: Mapping[str, tuple[Checklist, ...]] = field(default_factory=dict)
    attended: Mapping[str, Attendance] = field(default_factory=dict)
    parents: tuple[AreaInfo, ...] = ()
    rows: bool = False
    exports: bool = False
    alerts: tuple[Alert, ...] = ()
    desk: Desk | None = None
    chips: tuple[Chip, ...] = ()

    @property
    def figures(self) -> Stand:
        """What the context line says."""
        return Stand(service=self.service, chips=self.chips)

    @property
    def whole(self) -> ServiceFigures:
        """The sum, or the one desk."""
        return self.service.whole

    @property
    def parts(self) -> tuple[ServiceFigures, ...]:
        """The desks, or the provinces of the nation."""
        return self.whole.children

    def name(self, one: ServiceFigures) -> str:
        """How a part is called: the province's own desk is not the province."""
        return f"KPU {one.area.short_name}" if one.own else one.area.short_name

    def names(self, some: list[ServiceFigures], lang: Lang) -> str:
        """`Blora, Brebes, dan KPU Jawa Tengah`."""
        return formats.listing([self.name(one) for one in some], lang)
