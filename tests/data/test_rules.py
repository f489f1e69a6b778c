"""The rules, against figures that were published and against what must hold for any number."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from data.rules import (
    Ikm,
    areas_needed,
    backlog,
    days_left,
    days_to_finish,
    half_up,
    ikm,
    is_working_day,
    kecamatan_needed,
    krejcie_morgan_sample_size,
    minimum_members,
    pace_needed,
    progress,
    project_sample,
)

counts = st.integers(min_value=0, max_value=300_000_000)


@pytest.mark.parametrize(("areas", "needed"), [(35, 26), (38, 29), (27, 20), (10, 8), (6, 5), (2, 2), (1, 1), (0, 0)])
def test_a_party_needs_three_quarters_of_the_areas_half_up(areas: int, needed: int) -> None:
    assert areas_needed(areas) == needed


@pytest.mark.parametrize(("kecamatan", "needed"), [(19, 10), (22, 11), (4, 2), (1, 1)])
def test_a_party_needs_half_of_the_kecamatan_half_up(kecamatan: int, needed: int) -> None:
    assert kecamatan_needed(kecamatan) == needed


def test_the_share_of_another_cycle_is_an_argument() -> None:
    assert areas_needed(35, share=1.0) == 35
    assert areas_needed(35, share=0.7) == 25  # 24.5, which a binary 0.7 x 35 would round down
    with pytest.raises(ValueError, match="share"):
        areas_needed(35, share=1.01)


@pytest.mark.parametrize(
    ("population", "minimum"),
    [(578_001, 579), (579_000, 579), (936_000, 936), (1_000_000, 1000), (2_000_000, 1000), (1, 1), (0, 0)],
)
def test_the_minimum_is_a_thousandth_rounded_up_and_at_most_a_thousand(population: int, minimum: int) -> None:
    assert minimum_members(population) == minimum


@pytest.mark.parametrize(
    ("population", "sample"), [(440, 205), (443, 206), (1000, 278), (10, 10), (100, 80), (1_000_000, 384), (0, 0)]
)
def test_the_sample_sizes_are_the_published_ones(population: int, sample: int) -> None:
    assert krejcie_morgan_sample_size(population) == sample


def test_a_negative_count_is_refused() -> None:
    for rule in (minimum_members, areas_needed, kecamatan_needed, krejcie_morgan_sample_size):
        with pytest.raises(ValueError, match="negative"):
            rule(-1)


@given(counts, counts)
def test_more_people_never_need_less(one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert minimum_members(low) <= minimum_members(high)
    assert krejcie_morgan_sample_size(low) <= krejcie_morgan_sample_size(high)
    assert areas_needed(low) <= areas_needed(high)


@given(counts)
def test_a_sample_is_never_more_than_the_population_and_nobody_needs_more_than_there_is(count: int) -> None:
    assert krejcie_morgan_sample_size(count) <= min(count, 384)
    assert kecamatan_needed(count) <= areas_needed(count) <= count


@given(st.integers(min_value=0, max_value=10_000))
def test_halves_go_up(whole: int) -> None:
    assert half_up(Fraction(2 * whole + 1, 2)) == whole + 1
    assert half_up(Fraction(4 * whole + 1, 4)) == whole


@pytest.mark.parametrize(
    ("ms", "sample", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718)],
)  # Newcombe (1998), table I, method 3
def test_a_sample_is_projected_with_wilsons_interval(ms: int, sample: int, low: float, high: float) -> None:
    found = project_sample(ms, sample, population=sample * 10_000)

    assert found.value == ms * 10_000
    assert round(found.low / (sample * 10_000), 4) == low
    assert round(found.high / (sample * 10_000), 4) == high


@given(st.integers(1, 400), st.integers(0, 400), st.integers(0, 5000))
def test_the_interval_holds_the_projection_and_stays_within_the_population(sample: int, ms: int, more: int) -> None:
    assume(ms <= sample)
    found = project_sample(ms, sample, sample + more)
    assert 0 <= found.low <= found.value + 1e-9
    assert found.value - 1e-9 <= found.high <= sample + more


@pytest.mark.parametrize(("ms", "sample", "population"), [(1, 0, 0), (0, 0, 10), (3, 2, 10), (1, 2, 1), (-1, 2, 3)])
def test_a_sample_that_cannot_be_is_refused(ms: int, sample: int, population: int) -> None:
    with pytest.raises(ValueError, match="sample"):
        project_sample(ms, sample, population)


def test_progress_and_backlog_of_nothing_are_undefined_not_zero() -> None:
    assert progress(50, 200) == 0.25
    assert progress(0, 200) == 0.0
    assert progress(0, 0) is None
    assert progress(None, 200) is None
    assert backlog(50, 200) == 150
    assert backlog(None, 200) is None
    assert backlog(5, None) is None


def test_days_are_counted_to_the_last_one_and_past_it() -> None:
    assert days_left(date(2022, 9, 9), date(2022, 8, 23)) == 17
    assert days_left(date(2022, 9, 9), date(2022, 9, 9)) == 0
    assert days_left(date(2022, 9, 9), date(2022, 9, 12)) == -3
    assert days_left(None, date(2022, 9, 12)) is None


def test_a_pace_is_needed_only_while_days_are_left() -> None:
    assert pace_needed(34, 17) == 2.0
    assert pace_needed(0, 17) == 0.0
    assert pace_needed(34, 0) is None
    assert pace_needed(34, -1) is None
    assert pace_needed(34, None) is None
    assert pace_needed(None, 17) is None


def test_the_time_to_finish_is_undefined_while_nothing_moves_and_zero_when_nothing_is_left() -> None:
    assert days_to_finish(30, 20.0) == 1.5
    assert days_to_finish(30, 0.0) is None
    assert days_to_finish(30, -2.0) is None
    assert days_to_finish(30, None) is None
    assert days_to_finish(0, None) == 0.0
    assert days_to_finish(None, 20.0) is None


def test_weekends_holidays_and_cuti_bersama_are_no_working_days() -> None:
    assert is_working_day(date(2022, 8, 16))
    assert not is_working_day(date(2022, 8, 17))  # Independence Day, a Wednesday
    assert not is_working_day(date(2022, 8, 20))
    assert not is_working_day(date(2022, 8, 21))
    assert is_working_day(date(2022, 8, 22))
    assert not is_working_day(date(2022, 4, 29))  # cuti bersama before Idulfitri, a Friday


@pytest.mark.parametrize(
    ("value", "grade", "word"),
    [
        (100.00, "A", "Sangat baik"), (88.31, "A", "Sangat baik"), (88.30, "B", "Baik"), (76.61, "B", "Baik"),
        (76.60, "C", "Kurang baik"), (65.00, "C", "Kurang baik"), (64.99, "D", "Tidak baik"), (25.00, "D", "Tidak baik"),
    ],
)  # fmt: skip
def test_the_index_of_satisfaction_has_the_published_grades(value: float, grade: str, word: str) -> None:
    assert ikm([value / 25] * 9) == Ikm(value, grade, word)


def test_the_index_is_the_sum_of_ninths_times_25() -> None:
    """Sum of the means 29.25; 29.25 / 9 = 3.25; times 25 = 81.25, which is a B."""
    assert ikm([4, 4, 3, 3.5, 3, 3, 3.25, 2.5, 3]) == Ikm(81.25, "B", "Baik")


def test_two_decimals_are_rounded_half_up_before_the_grade() -> None:
    assert ikm([88.305 / 25] * 9) == Ikm(88.31, "A", "Sangat baik")  # round() would leave 88.3 and a B
    assert ikm([88.3049 / 25] * 9) == Ikm(88.3, "B", "Baik")


def test_the_published_index_of_a_neighbour_is_plausible() -> None:
    """KPU Jabar, semester I 2025: IKM 87.09, mutu B. Only five of its nine means are published: no check of the sum."""
    assert ikm([87.09 / 25] * 9) == Ikm(87.09, "B", "Baik")


@pytest.mark.parametrize("means", [[3.0] * 8, [3.0] * 10, [0.9, *[3.0] * 8], [4.1, *[3.0] * 8], [float("nan")] * 9, []])
def test_an_index_needs_nine_means_from_one_to_four(means: list[float]) -> None:
    with pytest.raises(ValueError, match="9 means"):
        ikm(means)


@given(st.lists(st.floats(1, 4), min_size=9, max_size=9))
def test_an_index_lies_between_25_and_100_and_the_order_of_the_elements_does_not_matter(means: list[float]) -> None:
    found = ikm(means)
    assert 25 <= found.value <= 100
    assert ikm(means[::-1]) == found
