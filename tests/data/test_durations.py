"""Durations that can be added up: exact while they are few, within 2 % when they are many, whatever the order."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.durations import EMPTY, GROWTH, LONGEST, MOST_EXACT, Durations

seconds = st.integers(0, LONGEST)
few = st.lists(seconds, max_size=40)
shapes = st.sampled_from(["even", "short", "long", "two humps", "same"])
QUANTILES = (0.0, 0.1, 0.25, 0.5, 0.9, 0.99, 1.0)


def many(shape: str, seed: int, size: int = 3_000) -> np.ndarray:
    """Whole seconds of some shape."""
    random = np.random.default_rng(seed)
    drawn = {
        "even": lambda: random.uniform(0, 100_000, size),
        "short": lambda: random.exponential(60, size),
        "long": lambda: random.lognormal(9, 2, size),
        "two humps": lambda: np.concatenate([random.normal(300, 50, size // 2), random.normal(90_000, 9_000, size)]),
        "same": lambda: np.full(size, random.integers(0, 100_000)),
    }[shape]()
    return np.clip(np.rint(drawn), 0, LONGEST).astype(np.int64)


@given(st.lists(seconds, min_size=1, max_size=MOST_EXACT), st.floats(0, 1))
def test_few_values_have_the_quantiles_that_numpy_finds(values: list[int], q: float) -> None:
    found = Durations.of(values)
    assert found.is_exact
    assert found.quantile(q) == pytest.approx(float(np.quantile(np.array(values, dtype=float), q)), rel=1e-9)


def test_the_median_of_an_even_number_lies_between_the_middle_two() -> None:
    """1, 2, 4, 10: the ranks are 0 to 3, the median is at 1.5 (3), the 90th percentile at 2.7: 4 + 0.7 * 6 = 8.2."""
    found = Durations.of([10, 1, 4, 2])
    assert (found.n, found.median) == (4, 3.0)
    assert [found.p90, found.p10] == pytest.approx([8.2, 1.3])


@given(shapes, st.integers(0, 1_000_000))
def test_many_values_have_quantiles_within_two_percent(shape: str, seed: int) -> None:
    values = many(shape, seed)
    found = Durations.of(values)
    assert not found.is_exact
    for q in QUANTILES:
        assert found.quantile(q) == pytest.approx(float(np.quantile(values, q)), rel=0.02, abs=1e-9)


@given(st.lists(seconds, min_size=MOST_EXACT + 1, max_size=MOST_EXACT + 40))
def test_any_values_at_all_have_quantiles_within_two_percent(values: list[int]) -> None:
    found = Durations.of(values)
    for q in QUANTILES:
        assert found.quantile(q) == pytest.approx(float(np.quantile(np.array(values), q)), rel=0.02, abs=1e-9)


@given(st.lists(few, max_size=8), st.randoms(use_true_random=False))
def test_parts_merged_in_any_order_are_the_whole(parts: list[list[int]], random: object) -> None:
    cells = [Durations.of(part) for part in parts]
    whole = Durations.of([value for part in parts for value in part])
    random.shuffle(cells)  # type: ignore[attr-defined]
    assert Durations.merged(cells) == whole
    assert Durations.from_many(cell.to_bytes() for cell in cells) == whole


@given(shapes, st.integers(0, 10_000), st.integers(0, 600), st.integers(0, 600))
def test_merging_is_associative_and_commutative_across_the_limit(shape: str, seed: int, one: int, two: int) -> None:
    values = many(shape, seed, 700)
    a, b, c = (Durations.of(part) for part in np.split(values, sorted((one, two))))
    left, right = (
        Durations.merged([Durations.merged([a, b]), c]),
        Durations.merged([a, Durations.merged([c, b])]),
    )
    assert left == right == Durations.of(values)
    assert hash(left) == hash(right)


@given(st.one_of(few, st.lists(seconds, min_size=MOST_EXACT + 1, max_size=MOST_EXACT + 9)))
def test_bytes_give_back_what_they_were_made_of(values: list[int]) -> None:
    found = Durations.of(values)
    assert Durations.from_bytes(found.to_bytes()) == found
    assert found.n == len(values)


def test_a_cell_is_compact() -> None:
    assert len(EMPTY.to_bytes()) == 1
    assert len(Durations.of([900] * 20).to_bytes()) == 41  # two bytes each
    assert len(Durations.of([900, 70_000]).to_bytes()) == 9  # four, as one is longer than 18 hours
    assert len(Durations.of([900] * 100_000).to_bytes()) == 7  # one bucket


@given(st.lists(seconds, min_size=1, max_size=900))
def test_a_higher_quantile_is_never_less(values: list[int]) -> None:
    found = [Durations.of(values).quantile(q) or 0.0 for q in QUANTILES]
    assert all(low <= high for low, high in pairwise(found))


def test_nothing_has_no_median() -> None:
    assert (EMPTY.n, EMPTY.median, EMPTY.p90) == (0, None, None)
    assert Durations.merged([]) == Durations.of([]) == EMPTY == Durations.merged([EMPTY, EMPTY])
    assert EMPTY != 0


@pytest.mark.parametrize("values", [[-1], [0.5], [LONGEST + 1]])
def test_what_is_no_duration_is_refused(values: list[int]) -> None:
    with pytest.raises(ValueError, match="whole seconds"):
        Durations.of(values)


@pytest.mark.parametrize("stored", [b"", b"\x09", b"\x01\x00"])
def test_what_was_not_written_here_is_not_read(stored: bytes) -> None:
    with pytest.raises(ValueError, match=r"version|buffer size"):
        Durations.from_bytes(stored)


def test_buckets_keep_the_promise_of_one_percent() -> None:
    assert (GROWTH - 1) / (GROWTH + 1) < 0.01
