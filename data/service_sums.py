"""From what single desks did to one desk's figures, or a sum's: counting, durations, rates, silence. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import groupby
from statistics import median, mode
from typing import TYPE_CHECKING, Final

from data.alerts import SILENT_DAYS
from data.answers import Reporting
from data.days import day_of
from data.durations import Durations
from data.service_answers import AGES, Coverage, Met, ServiceFigures, Spread

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping, Sequence
    from datetime import date, datetime

    from data.answers import AreaInfo
    from data.service_answers import OpenSpell

DAY: Final = timedelta(days=1)
COUNTS: Final = (
    "opened", "reopened", "responded", "response_met", "resolved", "resolution_met", "first_contact", "escalated",
)  # fmt: skip
PLACE: Final = {name: n for n, name in enumerate(COUNTS)}


@dataclass(frozen=True, slots=True)
class Days:
    """Service days of one desk in order, up to the day of the moment; `over` is the last day that is complete."""

    served: tuple[date, ...]
    over: date

    def complete(self, first: date | None) -> tuple[date, ...]:
        """Those from `first` on that are over."""
        start = bisect_left(self.served, first) if first else 0
        return self.served[start : bisect_right(self.served, self.over)]

    def since(self, day: date, until: date) -> int:
        """Service days after `day`, up to and including `until`."""
        return max(bisect_right(self.served, until) - bisect_right(self.served, day), 0)


@dataclass(slots=True)
class Tally:
    """What one desk did in the period: counts in the order of `COUNTS`, durations, and by day what came and went."""

    counts: list[int] = field(default_factory=lambda: [0] * len(COUNTS))
    response: list[bytes] = field(default_factory=list)
    resolution: list[bytes] = field(default_factory=list)
    opened_on: dict[date, int] = field(default_factory=dict)
    closed_on: dict[date, int] = field(default_factory=dict)
    last_at: datetime | None = None
    signed_on: date | None = None  # the last day with a record or an attendance
    spells: list[OpenSpell] = field(default_factory=list)
    unanswered: int = 0  # open, not responded to, past the target of the response
    served: set[str] = field(default_factory=set)
    registered: frozenset[str] | None = None
    quiet: frozenset[date] = frozenset()  # service days of the period that lie in a silence

    def seen(self, at: datetime) -> None:
        """A record of this moment."""
        self.last_at = at if self.last_at is None else max(self.last_at, at)
        self.signed(day_of(at))

    def signed(self, day: date) -> None:
        """A sign of life on this day."""
        self.signed_on = day if self.signed_on is None else max(self.signed_on, day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The moment and the period that figures are about; `first` None is from the first record on.

    `over` is the last day that is complete at the moment: its day, or the one before.
    """

    as_of: datetime
    first: date | None
    today: date
    over: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One desk: its records, its service days, whether it serves at the moment and when it will."""

    area: AreaInfo
    tally: Tally
    days: Days
    is_open: bool
    day_s: int
    opens_next: Callable[[], datetime | None]  # asked for only where it is shown


@dataclass(frozen=True, slots=True)
class Times:
    """How long responses and resolutions took."""

    response: Durations
    resolution: Durations

    @staticmethod
    def of(desks: Iterable[Desk]) -> Times:
        """Those of the desks, read at once."""
        tallies = [desk.tally for desk in desks]
        return Times(
            Durations.from_many(cell for one in tallies for cell in one.response),
            Durations.from_many(cell for one in tallies for cell in one.resolution),
        )

    @staticmethod
    def merged(parts: Sequence[Times]) -> Times:
        """All of these together."""
        return Times(Durations.merged(one.response for one in parts), Durations.merged(one.resolution for one in parts))


def single(desk: Desk, times: Times, frame: Frame, *, own: bool) -> ServiceFigures:
    """One desk on its own."""
    return _figures(desk.area, (desk,), times, frame, own=own, opens_next=desk.opens_next())


def several(
    area: AreaInfo, desks: Sequence[Desk], times: Times, frame: Frame, *, children: tuple[ServiceFigures, ...] = ()
) -> ServiceFigures:
    """The sum of `desks`, whose durations are `times`."""
    return _figures(area, desks, times, frame, children=children)


def _figures(  # noqa: PLR0913 - what stands beside the sums, by keyword
    area: AreaInfo,
    desks: Sequence[Desk],
    times: Times,
    frame: Frame,
    *,
    own: bool = False,
    opens_next: datetime | None = None,
    children: tuple[ServiceFigures, ...] = (),
) -> ServiceFigures:
    tallies = [desk.tally for desk in desks]
    counts = dict(zip(COUNTS, map(sum, zip(*(one.counts for one in tallies), strict=True)), strict=True))
    spells = [spell for one in tallies for spell in one.spells]
    late = sum(one.is_late(frame.as_of) for one in spells)
    silences = [silence(desk) for desk in desks]
    silent, never = sum(bool(days) for days in silences), silences.count(None)
    away = [one.escalated_days or 0 for one in spells if one.is_escalated]
    opened, closed = daily(desks, frame)
    close_rate = median(closed.values()) if closed else None
    return ServiceFigures(
        area=area,
        own=own,
        desks=len(desks),
        opened_desks=sum(desk.is_open for desk in desks),
        silent=silent,
        never=never,
        reporting=_reporting(len(desks), silent, never),
        last_at=max((one.last_at for one in tallies if one.last_at), default=None),
        silent_days=max((days for days in silences if days), default=0),
        is_open=any(desk.is_open for desk in desks),
        opens_next=opens_next,
        opened=counts["opened"],
        reopened=counts["reopened"],
        responded=counts["responded"],
        resolved=counts["resolved"],
        first_contact=counts["first_contact"],
        escalated=counts["escalated"],
        response=spread(times.response),
        resolution=spread(times.resolution),
        response_sla=_met(counts["response_met"], counts["responded"], sum(one.unanswered for one in tallies)),
        resolution_sla=_met(counts["resolution_met"], counts["resolved"], late),
        open_now=len(spells),
        open_ages=ages(spells),
        overdue=late,
        waiting=sum(one.waiting_since is not None for one in spells),
        oldest_at=min((one.opened_at for one in spells), default=None),
        oldest_days=max((one.days for one in spells), default=None),
        escalated_open=len(away),
        escalated_days=max(away, default=None),
        open_rate=median(opened.values()) if opened else None,
        close_rate=close_rate,
        days_to_clear=to_clear(len(spells), close_rate),
        coverage=coverage(tallies),
        day_s=mode(desk.day_s for desk in desks) if desks else 0,
        children=children,
    )


def _met(met: int, ended: int, open_late: int) -> Met:
    return Met(met, ended - met + open_late)


def ages(spells: Iterable[OpenSpell]) -> tuple[int, ...]:
    """How many lie in each of `AGES`."""
    found = [0] * len(AGES)
    for spell in spells:
        found[next(n for n, (_, high) in enumerate(AGES) if high is None or spell.days <= high)] += 1
    return tuple(found)


def spread(found: Durations) -> Spread:
    """Quantiles of these durations."""
    return Spread(found.n, found.p10, found.median, found.p90)


def silence(desk: Desk) -> int | None:
    """Complete service days since the last sign of a desk; None where there never was one."""
    signed = desk.tally.signed_on
    return None if signed is None else desk.days.since(signed, desk.days.over)


def _reporting(desks: int, silent: int, never: int) -> Reporting:
    if desks > silent + never:
        return Reporting.REPORTED
    return Reporting.SILENT if silent else Reporting.NEVER


def to_clear(open_now: int, rate: float | None) -> float | None:
    """Service days until what is open is done; 0 where nothing is open, None without a rate."""
    if not open_now:
        return 0.0
    return open_now / rate if rate else None


def daily(desks: Sequence[Desk], frame: Frame) -> tuple[dict[date, int], dict[date, int]]:
    """Opened and resolved on each complete service day of the period; days of one desk's silence are not there."""
    gone = desks[0].tally.quiet if len(desks) == 1 else frozenset()
    kept = [day for day in serving_days(desks, frame) if day not in gone]
    return _by_day(kept, (desk.tally.opened_on for desk in desks)), _by_day(
        kept, (desk.tally.closed_on for desk in desks)
    )


def serving_days(desks: Sequence[Desk], frame: Frame) -> list[date]:
    """Complete service days of the period, as far as they are known: days on which at least half of the desks serve."""
    serving: dict[date, int] = {}
    first = frame.first or min((day for desk in desks for day in desk.tally.opened_on), default=frame.today)
    for days, count in _alike(desks):
        for day in days.complete(first):
            serving[day] = serving.get(day, 0) + count
    last = told_until(desks, frame)
    return sorted(day for day, count in serving.items() if count * 2 >= len(desks) and day <= last)


def silences(served: Sequence[date], signs: Container[date]) -> frozenset[date]:
    """Days of `served` in rows of at least `SILENT_DAYS` without a sign of life: nothing is known of them."""
    found: set[date] = set()
    for is_told, row in groupby(served, key=signs.__contains__):
        days = [*row]
        if not is_told and len(days) >= SILENT_DAYS:
            found |= {*days}
    return frozenset(found)


def told_until(desks: Sequence[Desk], frame: Frame) -> date:
    """The last day that is known: of one desk that is silent the day of its last sign, for silence is no zero."""
    signed = desks[0].tally.signed_on if len(desks) == 1 and silence(desks[0]) else None
    return min(signed, frame.over) if signed else frame.over


def _alike(desks: Sequence[Desk]) -> list[tuple[Days, int]]:
    """Each set of service days with how many desks share it."""
    found: dict[int, tuple[Days, int]] = {}
    for desk in desks:
        days, count = found.get(id(desk.days), (desk.days, 0))
        found[id(desk.days)] = (days, count + 1)
    return list(found.values())


def _by_day(days: Sequence[date], counts: Iterable[Mapping[date, int]]) -> dict[date, int]:
    found = dict.fromkeys(days, 0)
    for one in counts:
        for day, count in one.items():
            if day in found:
                found[day] += count
    return found


def coverage(tallies: Iterable[Tally]) -> Coverage:
    """Pairs of party and desk; a desk whose registered parties are not known is no part of it."""
    known = [(one.served, one.registered) for one in tallies if one.registered is not None]
    if not known:
        return Coverage()
    return Coverage(
        served=sum(len(served & registered) for served, registered in known),
        registered=sum(len(registered) for _, registered in known),
        others=sum(len(served - registered) for served, registered in known),
    )
