"""How fast the work goes."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from data.answers import Window
from data.calendar import NATIONAL
from data.pace import Pace, increments, pace, rate_days
from tests.data.making import wib


def august(day: int) -> date:
    return date(2022, 8, day)


def window(first: int = 16, last: int | None = 31) -> Window:
    ends = wib(2022, 8, last, 23, 59) if last else None
    return Window("vermin", "Vermin", wib(2022, 8, first, 0), ends, 0, "", None)


def test_the_rate_days_are_complete_working_days_inside_the_window() -> None:
    assert [day.day for day in rate_days(window(), wib(2022, 8, 23, 14, 5), NATIONAL)] == [16, 18, 19, 22]
    assert [day.day for day in rate_days(window(), wib(2022, 8, 24, 0, 0), NATIONAL)] == [16, 18, 19, 22, 23]
    assert rate_days(window(), wib(2022, 8, 16, 14), NATIONAL) == ()
    assert rate_days(window(), wib(2022, 8, 10), NATIONAL) == ()


def test_the_day_of_the_as_of_counts_once_it_is_over() -> None:
    over = wib(2022, 8, 23, 23, 59).replace(second=59)
    assert [day.day for day in rate_days(window(), over, NATIONAL)] == [16, 18, 19, 22, 23]


def test_after_the_window_the_rate_is_that_of_its_last_days() -> None:
    assert [day.day for day in rate_days(window(last=26), wib(2022, 9, 20), NATIONAL)] == [22, 23, 24, 25, 26]


def test_a_stage_without_an_end_or_without_a_window_still_has_rate_days() -> None:
    assert [day.day for day in rate_days(window(last=None), wib(2022, 8, 30), NATIONAL)] == [23, 24, 25, 26, 29]
    assert [day.day for day in rate_days(None, wib(2022, 8, 30), NATIONAL)] == [23, 24, 25, 26, 29]


def test_between_two_reports_the_work_is_spread_evenly() -> None:
    knots = [(august(16), 100), (august(19), 400), (august(22), 700)]
    days = [august(day) for day in (17, 18, 19, 20, 22)]
    assert increments(knots, days, window()) == dict.fromkeys(days, 100.0)


def test_before_the_first_report_the_work_starts_from_nothing_at_the_day_before_the_window() -> None:
    added = increments([(august(18), 300)], [august(16), august(18), august(19)], window())
    assert added == {august(16): 100.0, august(18): 100.0}


def test_a_day_after_the_last_report_is_unknown_not_zero() -> None:
    assert increments([(august(16), 100)], [august(18), august(19)], window()) == {}


def test_work_done_before_the_window_does_not_count_as_work_in_it() -> None:
    added = increments([(august(10), 300), (august(17), 370)], [august(16), august(17), august(9)], window())
    assert added == {august(16): 10.0, august(17): 10.0}


def test_without_a_window_the_first_report_says_nothing_about_a_day() -> None:
    days = [august(16), august(17), august(18)]
    assert increments([(august(17), 300), (august(18), 310)], days, None) == {august(18): 10.0}


def test_without_a_report_nothing_is_known() -> None:
    assert increments([], [august(16)], window()) == {}
    assert pace({}, [august(16)]) == Pace(None, None, None)


def test_the_rate_is_the_median_and_its_range_the_quartiles() -> None:
    days = [august(day) for day in range(1, 6)]
    added = dict(zip(days, (50.0, 10.0, 40.0, 20.0, 30.0), strict=True))
    assert pace(added, days) == Pace(rate=30.0, quick=40.0, slow=20.0)
    assert pace(added, days[:1]) == Pace(rate=50.0, quick=50.0, slow=50.0)
    assert pace(added, days[:2]) == Pace(rate=30.0, quick=40.0, slow=20.0)


@given(st.lists(st.tuples(st.integers(16, 31), st.integers(0, 1000)), min_size=1, unique_by=lambda knot: knot[0]))
def test_what_the_days_added_makes_up_the_last_report(reports: list[tuple[int, int]]) -> None:
    knots = [(august(day), checked) for day, checked in sorted(reports)]
    added = increments(knots, [august(day) for day in range(16, 32)], window())
    assert abs(sum(added.values()) - knots[-1][1]) < 1e-6
