"""What holds of service time whatever the hours, holidays and changes are."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.core.formats import WIB
from data.service_line import merged
from tests.data.desk_hours import MOMENTS, PAUSES, ZONES, calendars

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from data.service_hours import ServiceCalendar

SECOND = timedelta(seconds=1)
CALENDARS = calendars()
TRIES = settings(max_examples=60, deadline=None)


def day_by_day(desk: ServiceCalendar, start: datetime, end: datetime) -> int:
    """Service seconds as the hours of each day say, one day after the other."""
    day, last, total = start.astimezone(WIB).date(), end.astimezone(WIB).date(), timedelta()
    while day <= last:
        for opens, closes in desk.hours(day):
            total += max(min(closes, end) - max(opens, start), timedelta())
        day += timedelta(days=1)
    return int(total.total_seconds())


@TRIES
@given(CALENDARS, MOMENTS, MOMENTS)
def test_it_is_what_the_days_hold(desk: ServiceCalendar, one: datetime, two: datetime) -> None:
    start, end = sorted((one, two))
    assert desk.between(start, end) == day_by_day(desk, start, end)
    assert desk.between(end, start) == 0


@TRIES
@given(CALENDARS, MOMENTS, MOMENTS, MOMENTS)
def test_parts_add_up_and_more_time_is_never_less_service(
    desk: ServiceCalendar, one: datetime, two: datetime, three: datetime
) -> None:
    first, middle, last = sorted((one, two, three))
    assert desk.between(first, middle) + desk.between(middle, last) == desk.between(first, last)
    assert desk.between(first, middle) <= desk.between(first, last) <= (last - first).total_seconds()


@TRIES
@given(CALENDARS, MOMENTS, MOMENTS, ZONES)
def test_a_moment_is_the_same_in_every_zone(
    desk: ServiceCalendar, start: datetime, end: datetime, zone: tzinfo
) -> None:
    assert desk.between(start.astimezone(zone), end) == desk.between(start, end.astimezone(zone))
    assert desk.due(start.astimezone(zone), 5_000) == desk.due(start, 5_000)
    assert desk.day_seconds(start.astimezone(zone)) == desk.day_seconds(start)
    assert desk.opens_next(start.astimezone(zone)) == desk.opens_next(start)


@TRIES
@given(CALENDARS, MOMENTS, MOMENTS, PAUSES)
def test_pauses_take_away_their_union_inside_the_span(
    desk: ServiceCalendar, one: datetime, two: datetime, pauses: Sequence[tuple[datetime, datetime]]
) -> None:
    start, end = sorted((one, two))
    seconds = [(int(max(a, start).timestamp()), int(min(b, end).timestamp())) for a, b in pauses]
    away = sum(desk.between(datetime.fromtimestamp(a, UTC), datetime.fromtimestamp(b, UTC)) for a, b in merged(seconds))
    assert desk.net(start, end, pauses) == desk.between(start, end) - away
    assert desk.net(start, end, [*pauses, *pauses]) == desk.net(start, end, pauses)


@TRIES
@given(CALENDARS, MOMENTS, st.integers(1, 2_000_000), PAUSES)
def test_due_is_the_first_instant_with_that_much_service_time(
    desk: ServiceCalendar, start: datetime, seconds: int, pauses: Sequence[tuple[datetime, datetime]]
) -> None:
    found = desk.due(start, seconds, pauses)
    if found is None:
        assert desk.net(start, start + timedelta(days=400), pauses) < seconds
    else:
        assert desk.net(start, found, pauses) == seconds
        assert desk.net(start, found - SECOND, pauses) == seconds - 1


@TRIES
@given(CALENDARS, MOMENTS)
def test_the_next_opening_is_open_and_nothing_is_before_it(desk: ServiceCalendar, moment: datetime) -> None:
    found = desk.opens_next(moment)
    if found is None:
        assert desk.between(moment, moment + timedelta(days=400)) == 0
    else:
        assert desk.is_open(found)
        assert desk.between(moment, found) == 0
        assert desk.is_open(moment) == (found == moment)


@TRIES
@given(CALENDARS, st.lists(st.tuples(MOMENTS, MOMENTS), min_size=1, max_size=12), st.sampled_from(["s", "ms", "ns"]))
def test_many_at_once_are_as_one_by_one(
    desk: ServiceCalendar, tickets: list[tuple[datetime, datetime]], unit: str
) -> None:
    starts, ends = (np.array([int(each[n].timestamp()) for each in tickets]) for n in (0, 1))
    moments = (each.astype("datetime64[s]").astype(f"datetime64[{unit}]") for each in (starts, ends))

    assert desk.between_many(*moments).tolist() == [desk.between(a, b) for a, b in tickets]
    due = [desk.due(a, 90_000) for a, _ in tickets]
    many = desk.due_many(starts, np.full(len(tickets), 90_000))
    assert many.tolist() == [-1 if one is None else int(one.timestamp()) for one in due]
