"""What the browser may ask of an endless table."""

from __future__ import annotations

from typing import Any

import pytest

from callbacks.backlog import FLIPPED
from callbacks.blocks import Block, asked_rows
from dashboard.core.errors import InvalidInput
from layouts.backlog_grid import SORTS
from tests.callbacks.calling import block, sorted_by


@pytest.mark.parametrize(
    "request_",
    [
        None, [], "0-100", {}, block(start=None), block(start="0"), block(start=-1), block(start=True), block(end=1.5),
        block(start=5, end=5), block(end=10_000_001), block(start=float("nan")), block(sortModel="party"),
        block(sortModel=[7]), block(sortModel={"colId": "party", "sort": "asc"}), sorted_by("team"),
        sorted_by("source_hash"), sorted_by("party; DROP TABLE x"), sorted_by(["party"]), sorted_by({}),
        sorted_by("party", "up"), sorted_by("party", ["asc"]), sorted_by(None),
    ],
)  # fmt: skip
def test_a_request_that_is_not_of_our_table_is_refused(request_: Any) -> None:
    with pytest.raises(InvalidInput):
        asked_rows(request_, SORTS, FLIPPED)


def test_a_request_for_very_many_rows_is_cut_to_a_block() -> None:
    assert asked_rows(block(0, 10_000), SORTS, FLIPPED) == Block(0, 500, None)
    assert asked_rows(block(300, 400, sortModel=None), SORTS, FLIPPED) == Block(300, 100, None)
