"""Lines of the schedule, and since when an area is too slow: arithmetic."""

from __future__ import annotations

from datetime import date

import pytest

from data.timeline import Line, Red, Revision, is_red, red_of
from tests.data.making import wib


def revision(number: int, last: int | None, first: int = 16) -> Revision:
    ends = wib(2022, 8, last, 23, 59) if last else None
    return Revision(number, "Vermin", wib(2022, 8, first, 0), ends, f"Keputusan {number}")


def test_a_window_moved_twice_has_two_moves_and_two_ghosts() -> None:
    line = Line("vermin", "kabkota", None, (revision(0, 20), revision(1, 25), revision(2, 29)))
    assert [(old.number, new.number) for old, new in line.moves] == [(0, 1), (1, 2)]
    assert [one.number for one in line.former] == [0, 1]
    assert line.now.number == 2


def test_a_revision_that_moved_nothing_is_no_ghost() -> None:
    line = Line("vermin", "kabkota", None, (revision(0, 20), revision(1, 20)))
    assert (line.moves, line.former) == ((), ())


def test_a_window_runs_through_its_last_minute_and_one_without_an_end_for_ever() -> None:
    line = Line("vermin", "kabkota", None, (revision(0, 20),))
    moments = (wib(2022, 8, 15, 23, 59), wib(2022, 8, 16, 0), wib(2022, 8, 20, 23, 59), wib(2022, 8, 21, 0))
    assert [line.state(one) for one in moments] == ["ahead", "running", "running", "past"]
    assert Line("x", "nasional", None, (revision(0, None),)).state(wib(2029, 1, 1)) == "running"


@pytest.mark.parametrize(
    ("backlog", "left", "rate", "red"),
    [
        (100, 10, 10, False),  # exactly enough
        (101, 10, 10, True),
        (100, 10, 0, True),
        (100, 10, None, None),
        (0, 10, None, False),
        (1, 0, 99, True),  # the last day is over at its end
        (1, -3, 99, True),
        (None, 10, 10, None),
        (5, None, 1, None),  # no end, no needed pace
    ],
)
def test_red_is_needing_more_a_day_than_is_done(
    *, backlog: int | None, left: int | None, rate: float | None, red: bool | None
) -> None:
    assert is_red(backlog, left, rate) is red


def test_a_spell_ends_when_the_pace_is_enough_and_unknown_days_change_nothing() -> None:
    days = [date(2022, 8, day) for day in range(16, 24)]
    said = [False, True, None, True, False, True, None, True]
    assert red_of(list(zip(days, said, strict=True))) == Red(date(2022, 8, 17), date(2022, 8, 21))
    assert red_of([(days[0], True), (days[1], False)]) == Red(days[0], None)
    assert red_of([(days[0], None)]) == Red()
