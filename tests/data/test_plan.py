"""The planned course of a stage, over the service days of its window."""

from __future__ import annotations

from datetime import date

import pytest

from data.calendar import NATIONAL
from data.plan import STRAIGHT, curve_of, due, service_share
from tests.data.making import wib

START, END = wib(2022, 8, 16, 0), wib(2022, 9, 9, 23, 59)  # 18 working days; 17 August is a holiday


@pytest.mark.parametrize(
    ("moment", "share"),
    [
        (wib(2022, 8, 15), 0),
        (START, 0),
        (wib(2022, 8, 16, 12), 0.5 / 18),
        (wib(2022, 8, 17, 0), 1 / 18),
        (wib(2022, 8, 17, 18), 1 / 18),
        (wib(2022, 8, 20, 12), 3 / 18),  # a Saturday rests
        (wib(2022, 8, 30, 0), 9 / 18),
        (END, 1),
        (wib(2022, 12, 1), 1),
    ],
)
def test_only_service_days_count_and_each_passes_evenly(moment: object, share: float) -> None:
    assert service_share(START, END, moment, NATIONAL) == pytest.approx(share)  # type: ignore[arg-type]


def test_a_window_on_a_weekend_counts_every_day_of_it() -> None:
    assert NATIONAL.service_days(date(2022, 8, 20), date(2022, 8, 21)) == (date(2022, 8, 20), date(2022, 8, 21))
    assert service_share(wib(2022, 8, 20, 0), wib(2022, 8, 21, 23, 59), wib(2022, 8, 21, 0), NATIONAL) == 0.5


def test_a_curve_runs_straight_between_its_points_and_has_both_ends() -> None:
    curve = curve_of([(50, 20)])
    assert list(curve) == [(0, 0), (0.5, 0.2), (1, 1)]
    assert [due(curve, passed) for passed in (0, 0.25, 0.5, 0.75, 1)] == pytest.approx([0, 0.1, 0.2, 0.6, 1])
    assert due(STRAIGHT, 0.3) == pytest.approx(0.3)


def test_a_point_at_the_start_or_the_end_says_what_is_due_there() -> None:
    assert curve_of([(0, 10), (100, 90)]) == ((0, 0.1), (1, 0.9))
