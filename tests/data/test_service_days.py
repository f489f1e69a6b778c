"""Service days as a list: the same as asked one by one."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from data.service_days import served
from data.service_hours import Hours, ServiceCalendar, SpecialDay

WEEK = tuple(Hours(weekday, 480, 960, date(2020, 1, 1)) for weekday in range(5))
DESK = ServiceCalendar((WEEK,), (SpecialDay(date(2022, 8, 14), 480, 1439), SpecialDay(date(2022, 8, 15), None, None)))


def test_a_week_with_a_special_sunday_and_a_closed_monday() -> None:
    """12 Aug is a Friday; the 13th closed, the 14th special, the 15th closed, 16 open, 17 a holiday, 18 open."""
    found = served(DESK, date(2022, 8, 12), date(2022, 8, 18))
    assert [day.day for day in found] == [12, 14, 16, 18]
    assert served(DESK, date(2022, 8, 18), date(2022, 8, 12)) == ()


@given(st.dates(date(2021, 12, 1), date(2022, 12, 31)), st.integers(0, 60))
def test_the_list_is_what_the_calendar_says_of_each_day(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    every = [first + timedelta(days=n) for n in range(length + 1)]
    assert served(DESK, first, last) == tuple(day for day in every if DESK.is_service_day(day))
