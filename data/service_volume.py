"""What came and went day by day, on the days of which anything is known: silence is no zero. Pure."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from data.alerts import SILENT_DAYS

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence
    from datetime import date

    from data.service_sums import Days, Desk, Frame, Part


def silence(desk: Desk) -> int | None:
    """Complete service days since the last sign of a desk; None where there never was one."""
    return None if desk.signed_on is None else desk.days.since(desk.signed_on, desk.days.over)


def daily(part: Part, frame: Frame) -> tuple[dict[date, int], dict[date, int]]:
    """Opened and resolved on each complete service day of the period; days of one desk's silence are not there."""
    gone = part.desks[0].quiet if len(part.desks) == 1 else frozenset()
    kept = [day for day in serving_days(part, frame) if day not in gone]
    return _by_day(kept, (one.opened_on for one in part.tallies)), _by_day(
        kept, (one.closed_on for one in part.tallies)
    )


def serving_days(part: Part, frame: Frame) -> list[date]:
    """Complete service days of the period, as far as they are known: days on which at least half of the desks serve."""
    serving: dict[date, int] = {}
    first = frame.first or min((day for one in part.tallies for day in one.opened_on), default=frame.today)
    for days, count in _alike(part.desks):
        for day in days.complete(first):
            serving[day] = serving.get(day, 0) + count
    last = told_until(part.desks, frame)
    return sorted(day for day, count in serving.items() if count * 2 >= len(part.desks) and day <= last)


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
    signed = desks[0].signed_on if len(desks) == 1 and silence(desks[0]) else None
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
