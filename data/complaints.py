"""Public complaints as arithmetic: the state of an area, what fell, the sum by day, and what a province said of itself.

Reports are cumulative; what a report leaves empty keeps its last known value. Nothing here knows a database.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Literal, NamedTuple

from data.answers import Reporting
from data.days import day_of
from data.tally import total

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from data.answers import AreaInfo

Counted = Literal["received", "resolved"]


class Report(NamedTuple):
    """What one area reported at one moment; None is an empty cell."""

    area_code: str
    at: datetime
    received: int
    in_process: int | None = None
    resolved: int | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Fall:
    """A cumulative number that is lower than in the area's report before."""

    area_code: str
    at: datetime
    column: Counted
    was: int
    now: int


@dataclass(frozen=True, slots=True)
class Claim:
    """What a province said of itself, beside the sum of its kab/kota at that moment (None: none had reported).

    `reported` of `expected` kab/kota had sent a report on that day.
    """

    area: AreaInfo
    at: datetime
    received: int
    summed: int | None
    reported: int
    expected: int
    source: str | None

    @property
    def gap(self) -> int | None:
        """The province's number less the sum: positive where kab/kota left something unsaid."""
        return None if self.summed is None else self.received - self.summed


@dataclass(frozen=True, slots=True)
class AreaComplaints:
    """The state of an area: its own newest numbers, or the sums over its kab/kota (`known` of `expected` have any).

    `at` is the newest report of a kab/kota, the oldest of the newest ones of a sum; `reported` have reported on the day.
    """

    area: AreaInfo
    reporting: Reporting
    received: int | None
    in_process: int | None
    resolved: int | None
    at: datetime | None
    known: int
    reported: int
    expected: int
    falls: int = 0


@dataclass(frozen=True, slots=True)
class Series:
    """Sums over areas at the end of each day on which any reported: `added` to `received` that day, `reports` sent."""

    days: tuple[date, ...] = ()
    received: tuple[int, ...] = ()
    resolved: tuple[int | None, ...] = ()
    added: tuple[int, ...] = ()
    reports: tuple[int, ...] = ()

    def before(self, day: date) -> int | None:
        """What had been received by the end of the last reported day before `day`; None where there is none."""
        known = [count for each, count in zip(self.days, self.received, strict=True) if each < day]
        return known[-1] if known else None


@dataclass(slots=True)
class State:
    """The newest numbers of one area while its reports are read in order of time."""

    received: int
    in_process: int | None
    resolved: int | None
    at: datetime
    falls: list[Fall] = field(default_factory=list)

    def take(self, report: Report) -> None:
        """Go on to `report`, the next one; a cumulative number that is lower than the last known one fell."""
        _, at, received, in_process, resolved, _ = report
        if received < self.received:
            self.falls.append(Fall(report.area_code, at, "received", self.received, received))
        if resolved is not None and self.resolved is not None and resolved < self.resolved:
            self.falls.append(Fall(report.area_code, at, "resolved", self.resolved, resolved))
        self.received, self.at = received, at
        self.in_process = self.in_process if in_process is None else in_process
        self.resolved = self.resolved if resolved is None else resolved


def states(reports: Iterable[Report]) -> dict[str, State]:
    """Area code -> where it stands after its last report; `reports` in order of time."""
    found: dict[str, State] = {}
    for report in reports:
        state = found.get(report.area_code)
        if state is None:
            found[report.area_code] = State(report.received, report.in_process, report.resolved, report.at)
        else:
            state.take(report)
    return found


def series(reports: Iterable[Report]) -> Series:
    """The sum over the areas of `reports` (in order of time), day by day; a day nobody reported is left out."""
    added: defaultdict[date, int] = defaultdict(int)
    solved: defaultdict[date, int] = defaultdict(int)
    sent: defaultdict[date, set[str]] = defaultdict(set)
    last: dict[str, int] = {}
    settled: dict[str, int] = {}
    first_settled: date | None = None
    for report in reports:
        day = day_of(report.at)
        sent[day].add(report.area_code)
        added[day] += report.received - last.get(report.area_code, 0)
        last[report.area_code] = report.received
        if report.resolved is not None:
            first_settled = first_settled or day
            solved[day] += report.resolved - settled.get(report.area_code, 0)
            settled[report.area_code] = report.resolved
    days = tuple(sent)
    known = accumulate(solved[day] for day in days)
    return Series(
        days=days,
        received=tuple(accumulate(added[day] for day in days)),
        resolved=tuple(
            None if first_settled is None or day < first_settled else count
            for day, count in zip(days, known, strict=True)
        ),
        added=tuple(added[day] for day in days),
        reports=tuple(len(sent[day]) for day in days),
    )


def claim(area: AreaInfo, own: Report, below: Iterable[Report], expected: int) -> Claim:
    """What the province `area` said in `own`, beside its kab/kota's reports up to that moment."""
    until = [report for report in below if report.at <= own.at]
    found = states(until)
    day = day_of(own.at)
    return Claim(
        area=area,
        at=own.at,
        received=own.received,
        summed=total(state.received for state in found.values()),
        reported=len({report.area_code for report in until if day_of(report.at) == day}),
        expected=expected,
        source=own.source,
    )


def of_area(area: AreaInfo, state: State | None, today: date) -> AreaComplaints:
    """A kab/kota as it stands; silence is not zero."""
    if state is None:
        return AreaComplaints(area, Reporting.NEVER, None, None, None, None, known=0, reported=0, expected=1)
    told = day_of(state.at) == today
    return AreaComplaints(
        area=area,
        reporting=Reporting.REPORTED if told else Reporting.SILENT,
        received=state.received,
        in_process=state.in_process,
        resolved=state.resolved,
        at=state.at,
        known=1,
        reported=int(told),
        expected=1,
        falls=len(state.falls),
    )


def of_sum(area: AreaInfo, parts: Sequence[AreaComplaints]) -> AreaComplaints:
    """An area as the sum of the kab/kota below it; what is unknown in all of them stays unknown."""
    reported = sum(part.reported for part in parts)
    known = sum(part.known for part in parts)
    return AreaComplaints(
        area=area,
        reporting=Reporting.REPORTED if reported else Reporting.SILENT if known else Reporting.NEVER,
        received=total(part.received for part in parts),
        in_process=total(part.in_process for part in parts),
        resolved=total(part.resolved for part in parts),
        at=min((part.at for part in parts if part.at), default=None),
        known=known,
        reported=reported,
        expected=sum(part.expected for part in parts),
        falls=sum(part.falls for part in parts),
    )
