"""Whole numbers that add up."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.demo.ground import Days, apportion, chance, curve, flat_when_silent, part_of, population_for, share_out
from data.rules import krejcie_morgan_sample_size


@given(st.integers(0, 100_000), st.lists(st.floats(0.01, 100), min_size=1, max_size=30))
def test_parts_add_up_to_the_whole_and_are_near_their_weight(total: int, weights: list[float]) -> None:
    parts = apportion(total, np.array(weights))
    exact = total * np.array(weights) / sum(weights)
    assert parts.sum() == total
    assert (np.abs(parts - exact) < 1).all()


def test_a_curve_never_falls_and_ends_at_its_total() -> None:
    assert curve(10, np.array([0.1, 0.05, 0.55, 1.0])).tolist() == [1, 1, 5, 10]


def test_a_day_without_a_report_keeps_the_number_of_the_day_before() -> None:
    reported = np.array([False, True, False, True])
    assert flat_when_silent(np.array([1, 2, 3, 4]), reported).tolist() == [0, 2, 2, 4]


def test_what_is_shared_out_adds_up_each_day_and_stays_within_the_room() -> None:
    room = np.repeat(np.array([[30], [5], [65]]), 4, axis=1)
    parts = share_out(chance("test"), np.array([0, 40, 40, 100]), room)
    assert parts.sum(axis=0).tolist() == [0, 40, 40, 100]
    assert (np.diff(parts, axis=1) >= 0).all()
    assert parts[:, -1].tolist() == [30, 5, 65]


def test_a_part_of_a_curve_has_its_shape_and_its_own_end() -> None:
    assert part_of(np.array([[0, 5, 10]]), np.array([3])).tolist() == [[0, 1, 3]]


@pytest.mark.parametrize("sample", [205, 278, 283, 316, 383])
def test_the_population_of_a_sample_is_the_smallest_that_gives_it(sample: int) -> None:
    population = population_for(sample)
    assert krejcie_morgan_sample_size(population) == sample
    assert krejcie_morgan_sample_size(population - 1) < sample


def test_little_is_done_at_weekends_and_on_independence_day() -> None:
    days = Days(date(2022, 8, 16), 6)  # Tuesday, the holiday, Thursday, Friday, Saturday, Sunday
    assert days.weights().tolist() == [1.0, 0.2, 1.0, 1.0, 0.45, 0.2]


def test_each_part_of_the_demo_draws_from_a_generator_of_its_own() -> None:
    assert chance("a").integers(1_000) == chance("a").integers(1_000)
    assert chance("a").integers(1_000_000) != chance("b").integers(1_000_000)
