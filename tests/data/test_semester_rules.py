"""Semesters and their deadlines in working days, against days counted by hand."""

from __future__ import annotations

from datetime import date

import pytest

from data.rules import is_working_day, semester_days, semester_deadline, semester_of, working_days_left

JOINT = {date(2025, 12, 26): False, date(2026, 12, 24): False}  # cuti bersama


@pytest.mark.parametrize(
    ("semester", "deadline"),
    [
        ("2026-2", date(2026, 12, 28)),  # 31 Dec is a Thursday: 30, 29 and 28 December, as the schedule says
        ("2026-1", date(2026, 6, 25)),  # 30 June is a Tuesday: 29, 26 and 25 June
        ("2025-2", date(2025, 12, 26)),  # without cuti bersama: 30, 29 and 26 December
        ("2024-1", date(2024, 6, 26)),  # 30 June is a Sunday: 28, 27 and 26 June
        ("2023-2", date(2023, 12, 27)),  # 31 December is a Sunday: 29, 28 and 27 December
    ],
)
def test_updates_are_due_three_working_days_before_the_end(semester: str, deadline: date) -> None:
    assert semester_deadline(semester) == deadline


def test_own_days_move_the_deadline_both_ways() -> None:
    assert semester_deadline("2025-2", JOINT) == date(2025, 12, 24)
    assert semester_deadline("2025-2", {date(2025, 12, 27): True}) == date(2025, 12, 27)  # a Saturday worked
    assert not is_working_day(date(2026, 12, 24), JOINT)
    assert is_working_day(date(2026, 12, 23), JOINT)


def test_days_left_are_counted_after_today_up_to_the_deadline() -> None:
    last = date(2026, 12, 28)
    assert working_days_left(date(2026, 11, 20), last, JOINT) == 24  # 5 + 5 + 5 + 5, 21 to 23 December and the 28th
    assert working_days_left(date(2026, 11, 20), last) == 25
    assert working_days_left(date(2026, 12, 27), last) == 1
    assert working_days_left(last, last) == 0
    assert working_days_left(date(2026, 12, 30), last) == -2


@pytest.mark.parametrize(
    ("day", "semester"), [(date(2025, 6, 30), "2025-1"), (date(2025, 7, 1), "2025-2"), (date(2026, 1, 1), "2026-1")]
)
def test_a_day_lies_in_its_semester(day: date, semester: str) -> None:
    assert semester_of(day) == semester
    first, last = semester_days(semester)
    assert first <= day <= last


@pytest.mark.parametrize("text", ["2025-3", "2025", "x-1", "2025-0"])
def test_other_words_are_no_semester(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - several sentences
        semester_days(text)
