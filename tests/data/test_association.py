"""Rank correlation, computed on paper."""

from __future__ import annotations

import pytest

from data.association import beyond_chance, spearman


def test_ranks_that_agree_or_turn_round() -> None:
    up = [(float(n), float(n * n)) for n in range(6)]
    assert spearman(up) == pytest.approx(1)
    assert spearman([(left, -right) for left, right in up]) == pytest.approx(-1)


def test_one_exchange_among_five() -> None:
    """Ranks 1 2 3 4 5 and 2 1 3 4 5: 1 − 6 × (1 + 1) / (5 × 24) = 0.9."""
    assert spearman([(1, 20), (2, 10), (3, 30), (4, 40), (5, 50)]) == pytest.approx(0.9)


def test_ties_have_their_mean_rank() -> None:
    """Ranks 1.5 1.5 3 4 5 against 1 2 3 4 5: covariance 9.5, spreads 9.5 and 10: 9.5 / √95 = 0.97468."""
    assert spearman([(1, 1), (1, 2), (2, 3), (3, 4), (4, 5)]) == pytest.approx(0.974679)


def test_few_or_equal_values_say_nothing() -> None:
    assert spearman([(1, 2), (2, 3), (3, 4), (4, 5)]) is None
    assert spearman([(1.0, float(n)) for n in range(9)]) is None


def test_chance_narrows_with_more_pairs() -> None:
    """1.96 / √23 = 0.409 for 24 parties."""
    assert beyond_chance(0.41, 24)
    assert not beyond_chance(-0.40, 24)
