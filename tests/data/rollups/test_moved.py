"""Areas at a moment inside a day, from their sums of the day before, are what all facts of all parties sum up to."""

from __future__ import annotations

import random
from datetime import UTC
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from data.rollups.keys import COUNTS, Key
from data.rollups.moved import AreaAt, areas_at
from tests.data.making import wib
from tests.data.queries.stock import absent, recap, roll_up, round_id
from tests.data.rollups.test_moment import AREAS, moment_of, recounted, some_items, some_recaps

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from pandas import DataFrame
    from sqlalchemy.orm import Session


def total(cells: Iterable[float]) -> int | None:
    known = pd.Series(list(cells), dtype="float64").dropna()
    return None if known.empty else int(known.sum())


def summed(rows: DataFrame) -> AreaAt:
    """The sum of an area's parties, or of *all parties together* where there is nothing else, counted row by row."""
    own = rows[rows["party"] != ""]
    ruling = rows if own.empty else own
    known = ruling[ruling["checked"].notna()]
    least = own["ms"].min()
    return AreaAt(
        int(ruling["at"].max().replace(tzinfo=UTC).timestamp()),
        total(known["received"]),
        tuple(total(ruling[name]) for name in COUNTS),
        None if pd.isna(least) else int(least),
    )


def expected(db: Session, keys: set[Key], moment: datetime) -> dict[Key, AreaAt]:
    rows = recounted(db, keys, moment)
    number = round_id(db)
    return {Key(number, "keanggotaan", str(area)): summed(own) for area, own in rows.groupby("area_code")}


def without_least(areas: dict[Key, AreaAt]) -> dict[Key, AreaAt]:
    return {key: area._replace(least=None) for key, area in areas.items()}


@pytest.mark.parametrize("totals", [True, False])
@pytest.mark.parametrize("seed", range(3))
def test_areas_at_a_moment_are_the_sums_of_all_facts(db: Session, seed: int, *, totals: bool) -> None:
    dice = random.Random(seed)  # noqa: S311 - not a secret
    some_items(db, dice)
    some_recaps(db, dice, ("pkb", "gerindra", "pdip", "") if totals else ("pkb", "pdip", "psi", "ppp"))
    absent(db, "33.20", "pdip")
    roll_up(db)
    keys = {Key(round_id(db), "keanggotaan", area) for area in AREAS}
    for moment in (moment_of(dice) for _ in range(20)):
        whole = expected(db, keys, moment)
        assert areas_at(db, keys, moment) == whole
        assert without_least(areas_at(db, keys, moment, least=False)) == without_least(whole)


def test_the_least_party_may_be_one_that_did_not_move(db: Session) -> None:
    recap(db, "33.73", "pkb", wib(2022, 8, 22, 9), received=10, checked=5, ms=2)
    recap(db, "33.73", "psi", wib(2022, 8, 22, 9), received=20, checked=9, ms=7)
    recap(db, "33.73", "psi", wib(2022, 8, 23, 9), received=20, checked=12, ms=9)
    recap(db, "33.73", "pkb", wib(2022, 8, 23, 15), received=10, checked=10, ms=8)
    roll_up(db)
    key = Key(round_id(db), "keanggotaan", "33.73")

    found = areas_at(db, {key}, wib(2022, 8, 23, 10))[key]

    assert (found.received_known, found.counts[:3], found.least) == (30, (30, 17, 11), 2)


def test_an_area_of_which_nothing_is_known_yet_is_left_out(db: Session) -> None:
    recap(db, "33.73", "pkb", wib(2022, 8, 23, 15), received=10, checked=5)
    roll_up(db)

    assert areas_at(db, {Key(round_id(db), "keanggotaan", "33.73")}, wib(2022, 8, 23, 10)) == {}
