"""What the reads of the Help Desk answer: frozen values that pages, files and the command line share.

A desk is known by the code of its area: a kab/kota, or a province for the province's own desk. Times are seconds of
service time; `None` is unknown or undefined, never zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from data.answers import Reporting

if TYPE_CHECKING:
    from datetime import date, datetime

    from data.answers import AreaInfo
    from data.control import Control
    from data.helpdesk import Sla

AGES: Final = ((0, 0), (1, 1), (2, 3), (4, None))  # service days since it was opened
FEW: Final = 20  # below this many cases counts are shown, not shares


@dataclass(frozen=True, slots=True)
class Period:
    """Days asked for, both included; `first` None is from the first record on. Days before it are never counted."""

    first: date | None
    last: date


@dataclass(frozen=True, slots=True)
class Spread:
    """How long something took, in seconds of service time; all None without a case."""

    n: int = 0
    p10: float | None = None
    median: float | None = None
    p90: float | None = None


@dataclass(frozen=True, slots=True)
class Met:
    """Cases within and beyond their target."""

    met: int = 0
    missed: int = 0

    @property
    def n(self) -> int:
        """All that were judged."""
        return self.met + self.missed

    @property
    def share(self) -> float | None:
        """Share met, 0..1; None without a case."""
        return self.met / self.n if self.n else None


@dataclass(frozen=True, slots=True)
class Coverage:
    """Pairs of party and desk: those served at least once, of those registered there (None: not known, or not counted).

    `others` were served where they are said not to be registered: they are no part of `served`.
    """

    served: int = 0
    registered: int | None = None
    others: int = 0

    @property
    def share(self) -> float | None:
        """Share of the registered that were served; None where that is not known."""
        return self.served / self.registered if self.registered else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceFigures:
    """One desk, or the sum of desks below an area, over a period and as it stands at a moment.

    `desks` are counted; of these `opened_desks` serve at the moment, `silent` have not recorded anything for
    `silent_days` complete service days (of a sum: the most), `never` not at all. `open_ages` follow `AGES`;
    `oldest_days`, `escalated_days` are service days. Rates are medians a complete service day. `day_s` is an ordinary service day in seconds (of
    a sum: the one most desks have), 0 where no hours are known.
    """

    area: AreaInfo
    own: bool = False  # the desk of the area itself, not the sum of those below
    desks: int = 1
    opened_desks: int = 0
    silent: int = 0
    never: int = 0
    reporting: Reporting = Reporting.NEVER
    last_at: datetime | None = None
    silent_days: int = 0
    is_open: bool = False
    opens_next: datetime | None = None
    opened: int = 0
    reopened: int = 0
    responded: int = 0
    resolved: int = 0
    first_contact: int = 0
    escalated: int = 0
    response: Spread = Spread()
    resolution: Spread = Spread()
    response_sla: Met = Met()
    resolution_sla: Met = Met()
    open_now: int = 0
    open_ages: tuple[int, ...] = (0,) * len(AGES)
    overdue: int = 0
    waiting: int = 0
    oldest_at: datetime | None = None
    oldest_days: int | None = None
    escalated_open: int = 0
    escalated_days: int | None = None
    open_rate: float | None = None
    close_rate: float | None = None
    days_to_clear: float | None = None
    coverage: Coverage = Coverage()
    day_s: int = 0
    children: tuple[ServiceFigures, ...] = ()

    @property
    def reported(self) -> int:
        """Desks that are neither silent nor without any record."""
        return self.desks - self.silent - self.never


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """The Help Desks of an area over a period: `whole` with its desks, and the volume by day.

    `volume` has complete service days only: those on which at least half of the desks are open; `closed` days are left
    out, and so are the `quiet` days of a single desk's silences. `running` is the count of the day that is not over (None: it is). `sla` are the targets in force.
    `spells` are open at the moment, the oldest first: of a single desk only.
    """

    area: AreaInfo
    period: Period
    as_of: datetime
    data_as_of: datetime | None
    whole: ServiceFigures
    volume: Control
    sla: Sla
    closed: int = 0
    quiet: int = 0
    running: tuple[date, int] | None = None
    spells: tuple[OpenSpell, ...] = ()

    def part_of(self, desk: str) -> str:
        """Which of the parts of `whole` the desk belongs to: itself, in the nation its province."""
        return desk.partition(".")[0] if self.area.kind == "nation" else desk

    @property
    def reported(self) -> int:
        """Desks that record."""
        return self.whole.reported

    @property
    def expected(self) -> int:
        """How many desks there are."""
        return self.whole.desks


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSpell:
    """One service that is open at the moment: `days` of service since it was opened."""

    ticket_id: int
    area_code: str
    n: int
    channel: str
    party: str
    category: str
    officer: str | None
    opened_at: datetime
    responded_at: datetime | None
    due_at: datetime | None
    waiting_since: datetime | None
    escalated_to: str | None
    escalated_at: datetime | None
    returned_at: datetime | None
    days: int
    escalated_days: int | None = None

    @property
    def is_escalated(self) -> bool:
        """Whether it lies with another office now."""
        return self.escalated_at is not None and self.returned_at is None

    def is_late(self, moment: datetime) -> bool:
        """Whether it has passed its target."""
        return self.due_at is not None and self.due_at < moment


@dataclass(frozen=True, slots=True)
class OfficerLoad:
    """What one officer of a desk did in the period, and has open now."""

    officer: str
    opened: int
    resolved: int
    resolution: Spread
    open_now: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """Answers of a period: the nine element means (None without an answer), of `resolved` services in the period."""

    n: int
    means: tuple[float, ...] | None
    value: float | None  # the IKM, 25..100
    grade: str
    word: str  # Indonesian source
    resolved: int

    @property
    def rate(self) -> float | None:
        """Answers a resolved service; None where there are more answers than services recorded, or none of these."""
        return self.n / self.resolved if self.resolved and self.n <= self.resolved else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """Shifts of a period: officers scheduled and present, how many filled KPU RI's attendance.

    `due` are the complete service days of the desks, `missing` those of them without any row; `today` says of the day
    of the moment: desks due, those with a row, those that filled KPU RI's.
    """

    shifts: int = 0
    scheduled: int = 0
    present: int = 0
    filled: int = 0
    due: int = 0
    missing: int = 0
    today: tuple[int, int, int] = (0, 0, 0)

    @property
    def share(self) -> float | None:
        """Present of scheduled; more than scheduled is all."""
        return min(self.present / self.scheduled, 1.0) if self.scheduled else None


@dataclass(frozen=True, slots=True)
class AttendanceDay:
    """One day of one desk: whether it was due, what was said of it (None: nothing)."""

    day: date
    due: bool
    scheduled: int | None = None
    present: int | None = None
    filled: bool | None = None


@dataclass(frozen=True, slots=True)
class Ready:
    """One item of the checklist as it was last confirmed."""

    available: bool
    at: datetime
    by: str | None


Checklist = Mapping[str, Ready]  # item of `data.helpdesk.READINESS` -> its state; what was never confirmed is missing
