"""The one calendar: days counted by hand, with and without own days."""

from __future__ import annotations

from datetime import date

from data.calendar import NATIONAL, Calendar

OFF_23 = Calendar(((date(2026, 12, 23), False),))


def test_an_own_day_wins_over_the_week_and_over_the_holidays() -> None:
    own = Calendar.of([(date(2022, 8, 20), True), (date(2022, 8, 17), True), (date(2022, 8, 18), False)])
    assert [NATIONAL.is_working_day(date(2022, 8, day)) for day in (17, 18, 20)] == [False, True, False]
    assert [own.is_working_day(date(2022, 8, day)) for day in (17, 18, 20)] == [True, False, True]
    assert [own.is_holiday(date(2022, 8, day)) for day in (17, 18, 21)] == [False, True, False]
    assert NATIONAL.is_holiday(date(2022, 8, 17))
    assert NATIONAL.is_holiday(date(2026, 12, 24))  # cuti bersama


def test_calendars_of_the_same_days_are_the_same_value_in_any_order() -> None:
    days = [(date(2022, 8, 20), True), (date(2022, 8, 18), False)]
    assert Calendar.of(days) == Calendar.of(reversed(days))
    assert hash(Calendar.of(days)) == hash(Calendar.of(reversed(days)))


def test_the_last_working_days_skip_the_holiday_and_stop_at_the_first_day() -> None:
    found = NATIONAL.last_working_days(date(2022, 8, 22), first=date(2022, 8, 16))
    assert [day.day for day in found] == [16, 18, 19, 22]
    later = NATIONAL.last_working_days(date(2022, 8, 29), first=date(2022, 8, 16))
    assert [day.day for day in later] == [23, 24, 25, 26, 29]
    assert NATIONAL.last_working_days(date(2022, 8, 15), first=date(2022, 8, 16)) == ()


def test_days_left_are_counted_after_today_up_to_the_deadline() -> None:
    """From Friday 20 November 2026: four weeks of five, 21 to 23 and 28 December: 24; the 24th is cuti bersama."""
    last = date(2026, 12, 28)
    assert NATIONAL.working_days_left(date(2026, 11, 20), last) == 24
    assert OFF_23.working_days_left(date(2026, 11, 20), last) == 23
    assert NATIONAL.working_days_left(date(2026, 12, 27), last) == 1
    assert NATIONAL.working_days_left(last, last) == 0
    assert NATIONAL.working_days_left(date(2026, 12, 30), last) == -2


def test_a_window_without_working_days_counts_every_day() -> None:
    weekend = (date(2022, 8, 20), date(2022, 8, 21))
    assert NATIONAL.service_days(*weekend) == weekend
    assert NATIONAL.working_days(*weekend) == ()
    assert Calendar(((weekend[0], True),)).service_days(*weekend) == weekend[:1]
    assert NATIONAL.working_days(*reversed(weekend)) == ()


def test_days_are_counted_back_over_weekends_and_holidays() -> None:
    assert NATIONAL.working_days_before(date(2022, 8, 22), 3) == date(2022, 8, 16)  # 19, 18, 16
    assert NATIONAL.working_days_before(date(2022, 8, 22), 0) == date(2022, 8, 22)
