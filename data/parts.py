"""What an area adds to the area above it, and all metrics of an area from that: arithmetic without a database."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from data.answers import Reporting
from data.days import day_of
from data.metrics import IDS
from data.pace import Pace, pace
from data.rules import FINDINGS, backlog, days_left, days_to_finish, pace_needed, progress
from data.tally import SampleSum, State, summed, summed_samples, total

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date, datetime

    from data.answers import Window


@dataclass(frozen=True, slots=True)
class Part:
    """Everything of an area that is summed upwards; `added` is what single days added to `checked`.

    `met` counts kab/kota whose parties reach the minimum (None: not known of any), `needed` the kab/kota a party
    needs; `reported` of `expected` kab/kota have reported on the day.
    """

    state: State | None = None
    sample: SampleSum | None = None
    not_registered: int | None = None
    oldest: date | None = None
    added: Mapping[date, float] = field(default_factory=dict)
    met: int | None = None
    needed: int | None = None
    reported: int = 0
    expected: int = 0

    @property
    def at(self) -> datetime | None:
        """The newest instant counted."""
        return max((one.at for one in (self.state, self.sample) if one), default=None)

    @property
    def is_done(self) -> bool:
        """Whether something came in and nothing of it is left to report."""
        state, sample = self.state, self.sample
        checked = state is None or state.checked == state.received
        drawn = sample is None or sample.is_done
        return self.at is not None and checked and drawn


def combined(parts: Collection[Part]) -> Part:
    """The sum of parts; what is unknown in all of them stays unknown."""
    added: dict[date, float] = {}
    for part in parts:
        for day, count in part.added.items():
            added[day] = added.get(day, 0) + count
    return Part(
        state=summed([part.state for part in parts if part.state]),
        sample=summed_samples([part.sample for part in parts if part.sample]),
        not_registered=total(part.not_registered for part in parts),
        oldest=min((part.oldest for part in parts if part.oldest), default=None),
        added=added,
        met=total(part.met for part in parts),
        needed=total(part.needed for part in parts),
        reported=sum(part.reported for part in parts),
        expected=sum(part.expected for part in parts),
    )


def reporting(part: Part, today: date, *, absent: bool = False) -> Reporting:
    """Why the numbers of a kab/kota are what they are; `absent`: the party asked for is not registered there."""
    if absent:
        return Reporting.NOT_REGISTERED
    if part.at is None:
        return Reporting.NEVER
    return Reporting.REPORTED if day_of(part.at) == today or part.is_done else Reporting.SILENT


def reporting_above(part: Part, today: date) -> Reporting:
    """The same of a province or the nation: reported as soon as one of its kab/kota has on the day."""
    if not part.expected:
        return Reporting.NOT_REGISTERED
    if part.at is None:
        return Reporting.NEVER
    complete = part.expected > 0 and part.reported == part.expected
    return Reporting.REPORTED if day_of(part.at) == today or complete else Reporting.SILENT


def metrics(
    part: Part,
    *,
    today: date,
    window: Window | None,
    days: Sequence[date],
    minimum: int | None,
) -> tuple[dict[str, float | None], tuple[float | None, float | None]]:
    """All metrics in the order of `data.metrics.METRICS`, and the range of `eta` (quick, slow quartile).

    `minimum` is what a party needs in a kab/kota; None for what has kab/kota below it.
    """
    speed = pace(part.added, days)
    values = _counts(part.state) | _sample(part.sample) | _deadline(part, speed, today, window)
    values |= {
        "not_registered": part.not_registered,
        "oldest_days": (today - part.oldest).days if part.oldest else None,
        "minimum": minimum,
        "areas_met": part.met,
        "areas_needed": part.needed,
    }
    left = _backlog(part.state)
    spread = (days_to_finish(left, speed.quick), days_to_finish(left, speed.slow))
    return {name: values[name] for name in IDS}, spread


def findings(state: State | None) -> dict[str, int | None]:
    """Finding code -> count."""
    return dict(zip(FINDINGS, state.findings if state else (None,) * len(FINDINGS), strict=True))


def _backlog(state: State | None) -> int | None:
    return backlog(state.checked, state.received_known) if state else None


def _counts(state: State | None) -> dict[str, float | None]:
    names = ("received", "checked", "ms", "bms", "tms")
    values: dict[str, float | None] = {name: getattr(state, name) if state else None for name in names}
    share = progress(state.checked, state.received_known) if state else None
    return values | {"backlog": _backlog(state), "progress": share}


def _sample(sample: SampleSum | None) -> dict[str, float | None]:
    names = ("sample", "met_home", "met_gathered", "met_video", "not_met", "projection")
    return {name: getattr(sample, name) if sample else None for name in names}


def _deadline(part: Part, speed: Pace, today: date, window: Window | None) -> dict[str, float | None]:
    end = day_of(window.ends_at) if window and window.ends_at else None
    left, days = _backlog(part.state), days_left(end, today)
    return {
        "daily_rate": speed.rate,
        "pace_needed": pace_needed(left, days),
        "days_left": days,
        "eta": days_to_finish(left, speed.rate),
    }
