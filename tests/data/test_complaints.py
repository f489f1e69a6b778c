"""Complaints as arithmetic, by hand."""

from __future__ import annotations

from datetime import date

from data.answers import AreaInfo, Reporting
from data.complaints import Report, claim, of_area, of_sum, series, states
from tests.data.making import wib

SALATIGA = AreaInfo("33.73", "Kota Salatiga", "Kota Salatiga", "kota", "33", None, None, None)
JATENG = AreaInfo("33", "Jawa Tengah", "Jawa Tengah", "province", "*", None, None, None)
DAY = date(2022, 8, 23)


def report(area: str, day: int, received: int, **more: int | None) -> Report:
    return Report(area, wib(2022, 8, day), received, more.get("in_process"), more.get("resolved"))


def test_an_empty_cell_keeps_the_last_known_value() -> None:
    found = states([report("33.73", 20, 5, in_process=4, resolved=1), report("33.73", 23, 6, resolved=2)])["33.73"]
    assert (found.received, found.in_process, found.resolved) == (6, 4, 2)


def test_a_number_that_falls_is_told_with_what_it_was() -> None:
    rows = [report("33.72", 20, 8, resolved=3), report("33.72", 21, 8), report("33.72", 22, 7, resolved=2)]
    falls = states(rows)["33.72"].falls
    assert [(fall.column, fall.was, fall.now, fall.at) for fall in falls] == [
        ("received", 8, 7, wib(2022, 8, 22)),
        ("resolved", 3, 2, wib(2022, 8, 22)),
    ]


def test_what_is_in_process_may_fall() -> None:
    rows = [report("33.72", 20, 8, in_process=5), report("33.72", 21, 8, in_process=1)]
    assert states(rows)["33.72"].falls == []


def test_the_sum_by_day_counts_each_area_with_its_last_number() -> None:
    rows = [
        report("33.71", 16, 0), report("33.73", 16, 1), report("33.72", 20, 8), report("33.73", 22, 5), report("33.72", 22, 7),
    ]  # fmt: skip
    found = series(rows)
    assert found.days == (date(2022, 8, 16), date(2022, 8, 20), date(2022, 8, 22))
    assert found.received == (1, 9, 12)
    assert found.added == (1, 8, 3)
    assert found.reports == (2, 1, 2)
    assert (found.before(date(2022, 8, 22)), found.before(date(2022, 8, 16))) == (9, None)


def test_nothing_is_known_to_be_settled_before_the_first_report_of_it() -> None:
    rows = [report("33.71", 16, 4), report("33.73", 20, 3, resolved=2), report("33.71", 22, 5, resolved=5)]
    assert series(rows).resolved == (None, 2, 7)


def test_two_reports_of_one_day_are_one_sender() -> None:
    assert series([report("33.71", 16, 4), report("33.71", 16, 6)]).reports == (1,)


def test_a_province_is_compared_with_the_sum_at_its_own_moment() -> None:
    own = Report("33", wib(2022, 8, 22, 18), 20, source="KPU Jateng")
    below = [report("33.72", 20, 8), report("33.73", 22, 5), report("33.73", 23, 9)]
    found = claim(JATENG, own, below, 35)
    assert (found.received, found.summed, found.gap) == (20, 13, 7)
    assert (found.reported, found.expected) == (1, 35)


def test_without_any_report_below_there_is_no_difference() -> None:
    found = claim(JATENG, Report("33", wib(2022, 8, 22), 20), [], 35)
    assert (found.summed, found.gap) == (None, None)


def test_zero_reported_today_silent_since_and_never_are_three_states() -> None:
    zero = states([report("33.73", 23, 0)])["33.73"]
    old = states([report("33.73", 20, 0)])["33.73"]
    assert [of_area(SALATIGA, state, DAY).reporting for state in (zero, old, None)] == [
        Reporting.REPORTED,
        Reporting.SILENT,
        Reporting.NEVER,
    ]
    assert [of_area(SALATIGA, state, DAY).received for state in (zero, None)] == [0, None]


def test_a_sum_skips_the_unknown_and_is_as_old_as_its_oldest_part() -> None:
    new = of_area(SALATIGA, states([report("33.73", 23, 6, in_process=4)])["33.73"], DAY)
    old = of_area(SALATIGA, states([report("33.73", 20, 7)])["33.73"], DAY)
    whole = of_sum(JATENG, [new, old, of_area(SALATIGA, None, DAY)])
    assert (whole.received, whole.in_process, whole.resolved) == (13, 4, None)
    assert (whole.known, whole.reported, whole.expected) == (2, 1, 3)
    assert whole.at == wib(2022, 8, 20)
