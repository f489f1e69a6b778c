"""Semesters and their deadlines in working days, against days counted by hand."""

from __future__ import annotations

from datetime import date

import pytest

from data.calendar import NATIONAL, Calendar
from data.rules import semester_days, semester_deadline, semester_of

OWN = Calendar.of([(date(2026, 12, 23), False), (date(2025, 12, 26), True)])


@pytest.mark.parametrize(
    ("semester", "deadline"),
    [
        ("2026-2", date(2026, 12, 28)),  # 31 Dec is a Thursday: 30, 29 and 28 December, as the schedule says
        ("2026-1", date(2026, 6, 25)),  # 30 June is a Tuesday: 29, 26 and 25 June
        ("2025-2", date(2025, 12, 24)),  # 30 and 29 December; 28 and 27 are a weekend, 26 cuti bersama, 25 Christmas
        ("2024-1", date(2024, 6, 26)),  # 30 June is a Sunday: 28, 27 and 26 June
        ("2023-2", date(2023, 12, 27)),  # 31 December is a Sunday: 29, 28 and 27 December
    ],
)
def test_updates_are_due_three_working_days_before_the_end(semester: str, deadline: date) -> None:
    assert semester_deadline(semester, NATIONAL) == deadline


def test_own_days_move_the_deadline_both_ways() -> None:
    assert semester_deadline("2025-2", OWN) == date(2025, 12, 26)  # 30, 29 and the 26th, worked after all
    saturday = Calendar(((date(2025, 12, 27), True),))
    assert semester_deadline("2025-2", saturday) == date(2025, 12, 27)
    off = Calendar(((date(2026, 12, 29), False),))
    assert semester_deadline("2026-2", off) == date(2026, 12, 23)  # 30 and 28; 24 to 27 are no working days


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
