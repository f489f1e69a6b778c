"""From what single desks did to one desk's figures, or a sum's: counting, durations, rates. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from datetime import timedelta
from statistics import median, mode
from typing import TYPE_CHECKING, Final

from data.answers import Reporting
from data.days import day_of
from data.durations import Durations
from data.service_answers import AGES, Coverage, Met, ServiceFigures, Spread
from data.service_volume import daily, silence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date, datetime

    from data.answers import AreaInfo

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
    """What a desk, or the desks of a province, did in the period: `COUNTS`, durations, and by day what came and went."""

    counts: list[int] = field(default_factory=lambda: [0] * len(COUNTS))
    response: list[bytes] = field(default_factory=list)
    resolution: list[bytes] = field(default_factory=list)
    opened_on: dict[date, int] = field(default_factory=dict)
    closed_on: dict[date, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Due:
    """Open services whose target has passed (`late`) or is near: how many, and when the first was or is due."""

    count: int = 0
    late: int = 0
    first_at: datetime | None = None


NOT_DUE: Final = Due()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is open at a desk at the moment: how many, of these past the target, paused, and not answered in time.

    `ages` follow `AGES`; `away` are with other offices, the first since the day `away_on`. `here_due` and `away_due` are
    what needs somebody soon, here and with other offices; `back_at` is when something last came back from one today.
    """

    count: int = 0
    late: int = 0
    waiting: int = 0
    unanswered: int = 0
    ages: tuple[int, ...] = (0,) * len(AGES)
    oldest_at: datetime | None = None
    away: int = 0
    away_on: date | None = None
    here_due: Due = NOT_DUE
    away_due: Due = NOT_DUE
    back_at: datetime | None = None


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
    """One desk as it stands: what is open, its service days, when it gave signs of life, whether it serves and when it will.

    `last_at` is its newest record, `signed_on` the last day with a record or an attendance; `quiet` are service days of
    the period that lie in a silence. `served` are parties, `registered` those said to be there (None: nothing is said).
    """

    area: AreaInfo
    standing: Standing
    days: Days
    is_open: bool
    day_s: int
    opens_next: Callable[[], datetime | None]  # asked for only where it is shown
    last_at: datetime | None
    signed_on: date | None
    quiet: frozenset[date]
    served: frozenset[str]
    registered: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Times:
    """How long responses and resolutions took."""

    response: Durations
    resolution: Durations

    @staticmethod
    def of(tally: Tally) -> Times:
        """Those of a tally, read at once."""
        return Times(Durations.from_many(tally.response), Durations.from_many(tally.resolution))

    @staticmethod
    def merged(parts: Sequence[Times]) -> Times:
        """All of these together."""
        return Times(Durations.merged(one.response for one in parts), Durations.merged(one.resolution for one in parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Desks that are counted together, what they did, and how long it took."""

    desks: tuple[Desk, ...]
    tallies: tuple[Tally, ...]
    times: Times

    @staticmethod
    def of(desks: Iterable[Desk], tally: Tally) -> Part:
        """Of desks that share one tally."""
        return Part(desks=tuple(desks), tallies=(tally,), times=Times.of(tally))

    @staticmethod
    def all(parts: Sequence[Part]) -> Part:
        """All of these together."""
        return Part(
            desks=tuple(desk for one in parts for desk in one.desks),
            tallies=tuple(tally for one in parts for tally in one.tallies),
            times=Times.merged([one.times for one in parts]),
        )


def single(part: Part, frame: Frame) -> ServiceFigures:
    """The figures of one desk on its own."""
    [desk] = part.desks
    own = desk.area.kind == "province"
    return replace(several(desk.area, part, frame), own=own, opens_next=desk.opens_next())


def several(area: AreaInfo, part: Part, frame: Frame, *, children: tuple[ServiceFigures, ...] = ()) -> ServiceFigures:
    """The figures of these desks together."""
    desks = part.desks
    counts = dict(zip(COUNTS, map(sum, zip(*(one.counts for one in part.tallies), strict=True)), strict=True))
    now = [desk.standing for desk in desks]
    open_now, late = sum(one.count for one in now), sum(one.late for one in now)
    days_silent = [silence(desk) for desk in desks]
    silent, never = sum(bool(days) for days in days_silent), days_silent.count(None)
    opened, closed = daily(part, frame)
    close_rate = median(closed.values()) if closed else None
    return ServiceFigures(
        area=area,
        desks=len(desks),
        opened_desks=sum(desk.is_open for desk in desks),
        silent=silent,
        never=never,
        reporting=_reporting(len(desks), silent, never),
        last_at=max((desk.last_at for desk in desks if desk.last_at), default=None),
        silent_days=max((days for days in days_silent if days), default=0),
        is_open=any(desk.is_open for desk in desks),
        opened=counts["opened"],
        reopened=counts["reopened"],
        responded=counts["responded"],
        resolved=counts["resolved"],
        first_contact=counts["first_contact"],
        escalated=counts["escalated"],
        response=spread(part.times.response),
        resolution=spread(part.times.resolution),
        response_sla=_met(counts["response_met"], counts["responded"], sum(one.unanswered for one in now)),
        resolution_sla=_met(counts["resolution_met"], counts["resolved"], late),
        open_now=open_now,
        open_ages=tuple(map(sum, zip(*(one.ages for one in now), strict=True))),
        overdue=late,
        waiting=sum(one.waiting for one in now),
        oldest_at=min((one.oldest_at for one in now if one.oldest_at), default=None),
        oldest_days=max(
            (_days(desk, desk.standing.oldest_at, frame) for desk in desks if desk.standing.count), default=None
        ),
        escalated_open=sum(one.away for one in now),
        escalated_days=max(
            (desk.days.since(desk.standing.away_on, frame.today) for desk in desks if desk.standing.away_on),
            default=None,
        ),
        open_rate=median(opened.values()) if opened else None,
        close_rate=close_rate,
        days_to_clear=to_clear(open_now, close_rate),
        coverage=coverage(desks),
        day_s=mode(desk.day_s for desk in desks) if desks else 0,
        children=children,
    )


def _days(desk: Desk, since: datetime | None, frame: Frame) -> int:
    """Service days since that moment."""
    return desk.days.since(day_of(since), frame.today) if since else 0


def _met(met: int, ended: int, open_late: int) -> Met:
    return Met(met, ended - met + open_late)


def spread(found: Durations) -> Spread:
    """Quantiles of these durations."""
    return Spread(found.n, found.p10, found.median, found.p90)


def _reporting(desks: int, silent: int, never: int) -> Reporting:
    if desks > silent + never:
        return Reporting.REPORTED
    return Reporting.SILENT if silent else Reporting.NEVER


def to_clear(open_now: int, rate: float | None) -> float | None:
    """Service days until what is open is done; 0 where nothing is open, None without a rate."""
    if not open_now:
        return 0.0
    return open_now / rate if rate else None


def coverage(desks: Iterable[Desk]) -> Coverage:
    """Pairs of party and desk; a desk whose registered parties are not known is no part of it."""
    known = [(one.served, one.registered) for one in desks if one.registered is not None]
    if not known:
        return Coverage()
    return Coverage(
        served=sum(len(served & registered) for served, registered in known),
        registered=sum(len(registered) for _, registered in known),
        others=sum(len(served - registered) for served, registered in known),
    )
