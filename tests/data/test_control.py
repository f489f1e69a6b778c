"""The control chart of a daily count: limits and flags computed on paper."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.control import Flag, control, funnel

FIRST = date(2022, 8, 1)


def days(count: int) -> list[date]:
    return [FIRST + timedelta(days=n) for n in range(count)]


def test_the_limits_are_those_computed_on_paper() -> None:
    """10 12 10 12 10 12 10 12 10 40: mean 138/10 = 13.8; moves 2×8 and 30 = 46, /9 = 5.1111; × 2.66 = 13.5956.

    Upper 27.3956, lower 0.2044: the 40 of the tenth day is above. Nine days in a row lie below the mean 13.8: a run.
    """
    counts = [10, 12] * 4 + [10, 40]
    found = control(days(10), counts)
    assert found.mean == pytest.approx(13.8)
    assert found.lower == pytest.approx(0.2044, abs=1e-4)
    assert found.upper == pytest.approx(27.3956, abs=1e-4)
    assert found.flags == (
        Flag(date(2022, 8, 9), 10, "run_below"),
        Flag(date(2022, 8, 10), 40, "above"),
    )


def test_noise_raises_no_flag() -> None:
    """5 7 5 7 … : mean 6, moves 2, limits 6 ± 5.32."""
    found = control(days(12), [5, 7] * 6)
    assert found.lower == pytest.approx(0.68)
    assert found.upper == pytest.approx(11.32)
    assert found.flags == ()


def test_a_count_has_no_limit_below_zero_and_a_zero_is_then_no_signal() -> None:
    found = control(days(8), [0, 9, 1, 8, 0, 9, 1, 8])
    assert (found.lower, found.flags) == (0.0, ())


def test_few_days_have_no_limits() -> None:
    found = control(days(7), [1, 2, 3, 4, 5, 6, 100])
    assert (found.mean, found.lower, found.upper, found.flags) == (None, None, None, ())


def test_two_rows_of_days_are_two_flags() -> None:
    """Eight ones then eight nines: mean 5, each half is a run; one move of 8 in 15, limits 5 ± 1.4187: all stand out."""
    found = control(days(16), [1] * 8 + [9] * 8)
    runs = [one for one in found.flags if one.kind.startswith("run")]
    assert runs == [Flag(date(2022, 8, 8), 1, "run_below"), Flag(date(2022, 8, 16), 9, "run_above")]


@given(st.lists(st.integers(0, 500), min_size=8, max_size=60))
def test_every_flagged_day_outside_the_limits_is_outside_and_no_other_is(counts: list[int]) -> None:
    found = control(days(len(counts)), counts)
    assert found.lower is not None
    assert found.upper is not None
    flagged = {one.day for one in found.flags if one.kind in {"above", "below"}}
    for day, count in zip(found.days, found.counts, strict=True):
        assert (day in flagged) == (count > found.upper or count < found.lower)


def test_funnel_limits_widen_for_few_cases() -> None:
    """Share 0.8: error of 100 cases 0.04, of 25 cases 0.08: 0.8 ± 1.96 × 0.04 and ± 3.09 × 0.04."""
    warning, action = funnel(0.8, 100)
    assert list(warning) == pytest.approx([0.7216, 0.8784], abs=1e-4)
    assert list(action) == pytest.approx([0.6764, 0.9236], abs=1e-4)
    assert list(funnel(0.8, 25)[1]) == pytest.approx([0.5528, 1.0], abs=1e-4)
    assert funnel(0.5, 0) == ((0.0, 1.0), (0.0, 1.0))
