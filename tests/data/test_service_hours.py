"""Service time of a Help Desk, computed by hand. KPU RI in 2022: daily 08.00–16.00, 14 August to 23.59."""

from __future__ import annotations

from datetime import date, datetime

import numpy as np
import pytest

from data.calendar import Calendar
from data.service_hours import Hours, ServiceCalendar, SpecialDay
from tests.data.desk_hours import CYCLE, EIGHT, FOUR, HOUR, KPU, OFFICE
from tests.data.making import wib

NEVER = ServiceCalendar(())


def august(day: int, hour: int, minute: int = 0) -> datetime:
    return wib(2022, 8, day, hour, minute)


def test_a_service_over_independence_day() -> None:
    """Tuesday 16: 15.30–16.00 = 30 min; Wednesday 17: holiday; Thursday 18: 08.00–09.15 = 75 min. 105 min.

    An hour from 15.30 on the 16th: 30 min that day, 30 min on the 18th, so 08.30.
    """
    assert KPU.between(august(16, 15, 30), august(18, 9, 15)) == 105 * 60
    assert KPU.due(august(16, 15, 30), HOUR) == august(18, 8, 30)
    assert KPU.hours(date(2022, 8, 17)) == ()


def test_the_last_day_of_registration_runs_to_one_minute_before_midnight() -> None:
    """Sunday 14: 15.00–23.59 = 8 h 59 min; Monday 15: 08.00–09.00 = 1 h. 9 h 59 min = 35,940 s.

    Eight hours from 22.00: 1 h 59 min that evening, 6 h 1 min on Monday, so 14.01. An ordinary day is still 8 h.
    """
    assert KPU.between(august(14, 15), august(15, 9)) == 35_940
    assert KPU.due(august(14, 22), 8 * HOUR) == august(15, 14, 1)
    assert KPU.hours(date(2022, 8, 14)) == ((august(14, 8), august(14, 23, 59)),)
    assert KPU.day_seconds(august(14, 22)) == 8 * HOUR
    assert KPU.is_open(august(14, 23, 58))
    assert not KPU.is_open(august(14, 23, 59))


def test_weekends_count_while_the_cycle_runs_and_not_after_it() -> None:
    """Friday 15.00 to Monday 09.00. August: 1 h, two days of 8 h, 1 h = 18 h. March 2023: 1 h and 1 h."""
    assert KPU.between(august(19, 15), august(22, 9)) == 18 * HOUR
    assert KPU.between(wib(2023, 3, 10, 15), wib(2023, 3, 13, 9)) == 2 * HOUR


def test_hours_that_change_in_the_middle_of_a_service() -> None:
    """To Sunday 18 September 08.00–16.00, from Monday 07.30–15.30: 15.00–16.00 and 07.30–08.00 = 90 min."""
    new = tuple(Hours(day, EIGHT - 30, FOUR - 30, date(2022, 9, 19)) for day in range(7))
    changed = ServiceCalendar((CYCLE + new,))
    assert changed.between(wib(2022, 9, 18, 15), wib(2022, 9, 19, 8)) == 90 * 60
    assert changed.hours(date(2022, 9, 19)) == ((wib(2022, 9, 19, 7, 30), wib(2022, 9, 19, 15, 30)),)


def test_an_areas_own_hours_rule_while_they_hold_and_then_the_next_ones() -> None:
    """Own to Tuesday 13 December 08.00–17.00, then the cycle's last day to 16.00: 16.00–17.00 and 8 h = 9 h."""
    own = tuple(Hours(day, EIGHT, 17 * 60, date(2022, 8, 1), date(2022, 12, 13)) for day in range(7))
    found = ServiceCalendar((own, CYCLE + OFFICE))
    assert found.between(wib(2022, 12, 13, 16), wib(2022, 12, 14, 17)) == 9 * HOUR
    assert (found.day_seconds(wib(2022, 12, 13, 8)), found.day_seconds(wib(2022, 12, 13, 17))) == (9 * HOUR, 8 * HOUR)
    weekdays = ServiceCalendar((own[:5], CYCLE))
    assert weekdays.hours(date(2022, 8, 20)) == ()  # a Saturday: an own week without it is closed, whatever others do


def test_a_pause_over_the_holiday_stops_the_clock_and_counts_once() -> None:
    """16: 14.00–16.00 = 2 h; 18: 08.00–11.00 = 3 h; paused 15.00–16.00 and 08.00–10.00 = 3 h. 2 h are left.

    An hour is over when the pause begins; two when an hour has passed after it.
    """
    pause = (august(16, 15), august(18, 10))
    inside, before, reversed_ = (august(18, 9), august(18, 9, 30)), (august(15, 8), august(16, 14)), pause[::-1]
    for pauses in ([pause], [pause, inside, before, pause, reversed_]):
        assert KPU.net(august(16, 14), august(18, 11), pauses) == 2 * HOUR
        assert KPU.due(august(16, 14), HOUR, pauses) == august(16, 15)
        assert KPU.due(august(16, 14), 2 * HOUR, pauses) == august(18, 11)
    assert KPU.net(august(16, 14), august(18, 11), [(august(1, 8), august(31, 8))]) == 0


def test_what_comes_after_hours_begins_at_the_next_opening() -> None:
    """Opened on the 16th at 20.00, answered on the 18th at 08.10: 10 min of service time."""
    assert KPU.opens_next(august(16, 20)) == august(18, 8)
    assert KPU.opens_next(august(18, 10)) == august(18, 10)
    assert KPU.opens_next(august(18, 16)) == august(19, 8)  # not any more at the minute it closes
    assert KPU.between(august(16, 20), august(18, 8, 10)) == 600
    assert KPU.due(august(16, 20), 0) == august(16, 20)
    assert KPU.due(august(16, 20), 8 * HOUR) == august(18, 16)  # the first instant, not the next morning


def test_special_days_win_over_the_week_and_holidays_over_it_unless_said_otherwise() -> None:
    special = (SpecialDay(date(2022, 8, 17), 540, 600), SpecialDay(date(2022, 8, 18), None, None))
    own = Calendar.of([(date(2022, 8, 19), False), (date(2022, 8, 17), True)])
    opened = ServiceCalendar((CYCLE,), special)
    assert opened.hours(date(2022, 8, 17)) == ((august(17, 9), august(17, 10)),)
    assert not opened.is_service_day(date(2022, 8, 18))
    assert ServiceCalendar((CYCLE,), (), own).minutes(date(2022, 8, 17)) == ((EIGHT, FOUR),)
    assert ServiceCalendar((CYCLE,), (), own).minutes(date(2022, 8, 19)) == ()
    always = tuple(Hours(day, 600, 720, date(2022, 1, 1), None, on_holidays=day == 2) for day in range(7))
    assert ServiceCalendar((always,)).minutes(date(2022, 8, 17)) == ((600, 720),)  # a Wednesday
    assert ServiceCalendar((always,)).minutes(date(2022, 10, 8)) == ()  # Maulid, a Saturday


def test_a_noon_break_and_a_night_shift() -> None:
    """Two intervals a day: 11.00–14.00 with a break of an hour is 2 h; 20.00–24.00 and 00.00–02.00 run on."""
    broken = tuple(Hours(1, *each, date(2022, 1, 1)) for each in ((780, 960), (480, 720)))
    assert ServiceCalendar((broken,)).between(august(16, 11), august(16, 14)) == 2 * HOUR
    assert ServiceCalendar((broken,)).minutes(date(2022, 8, 16)) == ((480, 720), (780, 960))
    night = ServiceCalendar(
        (tuple(Hours(day, *each, date(2022, 1, 1)) for day in range(7) for each in ((0, 120), (1200, 1440))),)
    )
    assert night.between(august(15, 23), august(16, 1)) == 2 * HOUR
    assert night.is_open(august(16, 0))
    assert night.is_open(wib(2023, 12, 31, 23, 59))
    assert night.is_open(wib(2024, 1, 2, 0))


def test_an_ordinary_day_skips_what_only_a_special_day_opens() -> None:
    """Sunday 13 November opened from 9 to 10 by a special day only: the next ordinary day is Monday's 8 h."""
    found = ServiceCalendar((OFFICE,), (SpecialDay(date(2022, 11, 13), 540, 600),))
    assert found.day_seconds(wib(2022, 11, 13, 9)) == 8 * HOUR
    assert found.between(wib(2022, 11, 13, 0), wib(2022, 11, 14, 9)) == 2 * HOUR


def test_a_desk_that_never_opens_has_no_service_time_and_foretells_nothing() -> None:
    assert NEVER.between(august(1, 0), august(31, 0)) == NEVER.day_seconds(august(1, 0)) == 0
    assert (NEVER.due(august(1, 0), 1), NEVER.opens_next(august(1, 0))) == (None, None)
    late = ServiceCalendar(((*(Hours(day, EIGHT, FOUR, date(2024, 1, 1)) for day in range(7)),),))
    assert late.opens_next(august(1, 0)) is None  # more than 400 days ahead
    assert late.due(august(1, 0), 1) is None
    assert late.opens_next(wib(2023, 1, 1)) == wib(2024, 1, 2, 8)  # the first of January is a holiday


def test_time_does_not_run_backwards_and_a_moment_needs_a_zone() -> None:
    assert KPU.between(august(18, 9), august(18, 8)) == KPU.net(august(18, 9), august(18, 8)) == 0
    with pytest.raises(ValueError, match="needs a zone"):
        KPU.between(datetime(2022, 8, 18), august(18, 8))  # noqa: DTZ001 - what is refused
    with pytest.raises(ValueError, match="missing"):
        KPU.between_many(np.array(["2022-08-18"], "datetime64[s]"), np.array(["NaT"], "datetime64[s]"))


def test_no_tickets_have_no_service_time() -> None:
    none = np.array([], dtype="datetime64[ns]")
    assert KPU.between_many(none, none).tolist() == []
