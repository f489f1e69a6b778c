"""What queries answer: frozen values that pages, files and the command line share.

Everything here is finished arithmetic and plain numbers; `None` is unknown or undefined, never zero.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from data.calendar import NATIONAL, Calendar
from data.plan import STRAIGHT, Curve, due, service_share

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime


class Status(StrEnum):
    """Status of what is verified, as official letters."""

    BELUM = "belum"
    MS = "MS"
    BMS = "BMS"
    TMS = "TMS"


class Reporting(StrEnum):
    """Why a number is what it is: silence is not zero, and neither is *not registered*."""

    REPORTED = "reported"  # reported on the day of the as-of, or nothing is left to report
    SILENT = "silent"  # reported before, but not on that day
    NEVER = "never"  # expected, but no report yet
    NOT_REGISTERED = "not_registered"


@dataclass(frozen=True, slots=True)
class Question:
    """Which slice of the data: one round and object, at a moment, of one party or of all."""

    round: str
    object: str
    as_of: datetime
    party: str | None = None


@dataclass(frozen=True, slots=True)
class AreaInfo:
    """An area as reference data knows it; `tile` is (row, column) in the tile map of its parent."""

    code: str
    name: str
    short_name: str
    kind: str
    parent_code: str | None
    population: int | None
    kecamatan_count: int | None
    tile: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class PartyInfo:
    """A party of the round's cycle, in ballot order (parties without a number last)."""

    code: str
    number: int | None
    abbreviation: str
    name: str


@dataclass(frozen=True, slots=True)
class Window:
    """When a stage runs in an area: its newest revision, and the end it had before that (None: never moved).

    `curve` is the planned course of the work over its service days, which `calendar` knows.
    """

    stage: str
    name: str
    starts_at: datetime
    ends_at: datetime | None
    revision: int
    legal_basis: str
    previous_ends_at: datetime | None

    curve: Curve = STRAIGHT
    calendar: Calendar = field(default=NATIONAL, compare=False, repr=False)

    def planned(self, moment: datetime) -> float | None:
        """Share of the work that the plan has done by `moment`; None without an end."""
        if self.ends_at is None:
            return None
        return due(self.curve, service_share(self.starts_at, self.ends_at, moment, self.calendar))

    def elapsed(self, moment: datetime) -> float | None:
        """Share of the window's time that is over at `moment`, every day alike; None without an end."""
        if self.ends_at is None:
            return None
        whole = (self.ends_at - self.starts_at).total_seconds()
        return min(max((moment - self.starts_at).total_seconds() / whole, 0.0), 1.0) if whole else 1.0


@dataclass(frozen=True, slots=True)
class AreaFigures:
    """All metrics of one area at one moment, and of the areas directly below it.

    `metrics` has every id of `data.metrics.METRICS` in that order. `findings` maps the codes of
    `data.rules.FINDINGS` to counts. `eta_range` is days until done at the quick and at the slow quartile of the
    recent daily rates. `reported` of `expected` kab/kota (itself, for a kab/kota) have reported on the day.
    `projection_range` are the bounds of the 95 % interval of `projection`.
    """

    area: AreaInfo
    as_of: datetime
    data_as_of: datetime | None
    metrics: Mapping[str, float | None]
    findings: Mapping[str, int | None]
    window: Window | None
    reporting: Reporting
    eta_range: tuple[float | None, float | None] = (None, None)
    reported: int = 0
    expected: int = 0
    planned: float | None = None  # share of the work that the plan has done by now
    projection_range: tuple[float, float] | None = None
    children: tuple[AreaFigures, ...] = ()

    def __getitem__(self, metric: str) -> float | None:
        """The value of one metric."""
        return self.metrics[metric]

    @property
    def is_at_risk(self) -> bool:
        """Whether the present rate ends after the window: the needed pace is more than the actual one."""
        backlog, left, eta = self["backlog"], self["days_left"], self["eta"]
        if not backlog or left is None:
            return False
        return left <= 0 or eta is None or eta > left


@dataclass(frozen=True, slots=True)
class Burnup:
    """Cumulative `received` and `checked` at the end of each day (at the as-of, for its day), one entry a day.

    `days` runs from the window's start (or the first report) to the as-of; a day nobody reported is None in
    `checked`, so that the line breaks there.
    """

    days: tuple[date, ...]
    received: tuple[int | None, ...]
    checked: tuple[int | None, ...]
    window: Window | None


class MatrixCell(NamedTuple):
    """One party in one area: its state and the counts behind it. A tuple: a page has thousands."""

    area_code: str
    party: str
    reporting: Reporting
    received: int | None = None
    checked: int | None = None
    ms: int | None = None
    bms: int | None = None
    tms: int | None = None


@dataclass(frozen=True, slots=True)
class AgeBucket:
    """Backlog items whose age in days lies in `low`..`high` (None = open-ended).

    `by_finding` puts each under one finding code ('' = none), so that it adds up; `having` counts it at every finding
    it has, as a list filtered by that finding does (empty: as `by_finding`).
    """

    low: int
    high: int | None
    by_finding: Mapping[str, int]
    having: Mapping[str, int] = field(default_factory=dict)

    @property
    def items(self) -> int:
        """All items of the bucket."""
        return sum(self.by_finding.values())


@dataclass(frozen=True, slots=True)
class Change:
    """Something that moved: `kind` is `finished`, `silent`, `correction`, `schedule`, `reported` …, in `values`."""

    at: datetime
    kind: str
    area: AreaInfo | None
    values: Mapping[str, str | int | float | date | datetime | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PartyFigures:
    """One party within an area (and everything below it)."""

    party: PartyInfo
    received: int | None
    checked: int | None
    ms: int | None
    bms: int | None
    tms: int | None
    areas_registered: int | None  # kab/kota in which it is registered, where presence is known
    areas_absent: int | None


@dataclass(frozen=True, slots=True)
class RoundInfo:
    """A round of a cycle; `parties` and `areas` are codes where only some take part (a province: all of it)."""

    code: str
    cycle: str
    name: str
    stage: str
    parties: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()

    def concerns(self, area: str) -> bool:
        """Whether `area`, or a part of it, takes part."""
        return not self.areas or any(
            area in (mine, "*") or area.startswith(f"{mine}.") or mine.startswith(f"{area}.") for mine in self.areas
        )


@dataclass(frozen=True, slots=True)
class BacklogRow:
    """One item not yet checked at the as-of; `reference` is a short form of the keyed hash, never a source id."""

    id: int
    reference: str
    area_code: str
    area_name: str
    party: str
    party_name: str
    object: str
    findings: tuple[str, ...]
    method: str | None
    team: str | None
    received_at: datetime
    age_days: int
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Complaints:
    """Public complaints, cumulative: the newest state of each of `areas` that reported, summed; `at` is the oldest.

    A province's own report is the province (`own`), because it counts what came in at every office.
    """

    received: int
    in_process: int | None
    resolved: int | None
    at: datetime
    areas: int
    own: bool


class SampleState(NamedTuple):
    """Factual verification of the members drawn of one party ('' = all parties together) in one area, at `at`.

    A tuple: a page has thousands.
    """

    area_code: str
    party: str
    population: int | None
    sample: int | None
    met_home: int | None
    met_gathered: int | None
    met_video: int | None
    not_met: int | None
    ms: int | None
    tms: int | None
    at: datetime
