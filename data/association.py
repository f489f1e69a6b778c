"""Whether two numbers of the same things go together: rank correlation, and what chance alone explains. Pure."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

FEWEST: Final = 5  # things; fewer say nothing
Z: Final = 1.96  # 95 % of what chance alone gives


def spearman(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Spearman's rank correlation, ties with their mean rank; None below five pairs, or where one side never differs.

    Source: Spearman (1904), as Pearson's correlation of ranks.
    """
    if len(pairs) < FEWEST:
        return None
    left, right = (_ranks([pair[side] for pair in pairs]) for side in (0, 1))
    middle = (len(pairs) + 1) / 2
    both = sum((one - middle) * (two - middle) for one, two in zip(left, right, strict=True))
    spread = sqrt(sum((one - middle) ** 2 for one in left) * sum((two - middle) ** 2 for two in right))
    return both / spread if spread else None


def beyond_chance(rho: float, n: int) -> bool:
    """Whether chance alone gives a correlation this far from zero less than one time in twenty (normal approximation)."""
    return abs(rho) > Z / sqrt(n - 1)


def _ranks(values: Sequence[float]) -> list[float]:
    order = sorted(values)
    first = {value: at for at, value in reversed(list(enumerate(order, 1)))}
    return [first[value] + (order.count(value) - 1) / 2 for value in values]
