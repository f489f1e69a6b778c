"""A moment inside a day, taken from the day before and that day's facts, says what a recount of all facts says."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from data.rollups.keys import COUNTS, PARTY, Key
from data.rollups.moment import area_states_at, parties_at, states_at
from data.rollups.presence import absences
from data.rollups.sources import of_registered, sources
from data.rollups.states import party_states
from tests.data.making import wib
from tests.data.queries.stock import absent, earlier_decision, item, recap, roll_up, round_id

if TYPE_CHECKING:
    from datetime import datetime

    from pandas import DataFrame
    from sqlalchemy.orm import Session

AREAS = ("33.73", "33.20", "33")
PARTIES = ("pkb", "gerindra", "pdip", "")
FROM, DAYS = wib(2022, 8, 16, 0), 8


def recounted(db: Session, keys: set[Key], moment: datetime) -> DataFrame:
    """The same from every fact since the beginning."""
    absent = absences(db, {key.round_id for key in keys}, AREAS)
    whole = party_states(of_registered(sources(db, keys, moment), absent))
    return whole.drop_duplicates(PARTY, keep="last", ignore_index=True)


def moment_of(dice: random.Random, first: datetime = FROM) -> datetime:
    """A moment on the quarter hour, so that facts and moments meet."""
    return first + timedelta(minutes=15 * dice.randrange(DAYS * 96))


def some_items(db: Session, dice: random.Random) -> None:
    for _ in range(40):
        received = moment_of(dice)
        decided = received + timedelta(minutes=15 * dice.randrange(400)) if dice.random() < 0.7 else None
        row = item(
            db,
            dice.choice(AREAS),
            party=dice.choice(PARTIES[:2]),
            received=received,
            decided=decided,
            findings=dice.randrange(64),
        )
        if decided is None and dice.random() < 0.2:
            row.status = "TMS"
        for _ in range(dice.choice((0, 0, 1, 2))):
            earlier = received + timedelta(minutes=15 * dice.randrange(200))
            earlier_decision(db, row, earlier, earlier + timedelta(minutes=15 * dice.randrange(200)))


def some_recaps(db: Session, dice: random.Random, parties: tuple[str, ...] = PARTIES) -> None:
    names = [name for name in COUNTS if name != "received"]
    told = {(dice.choice(AREAS), dice.choice(parties), moment_of(dice)) for _ in range(60)}
    for area, party, at in told:
        counts = {name: dice.randrange(100) for name in names if dice.random() < 0.5}
        recap(db, area, party, at, received=dice.randrange(100, 300), **counts)


@pytest.mark.parametrize("seed", range(4))
def test_the_day_before_and_the_days_facts_say_what_all_facts_say(db: Session, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - not a secret
    some_items(db, dice)
    some_recaps(db, dice)
    absent(db, "33.20", "pdip")
    roll_up(db)
    keys = {Key(round_id(db), "keanggotaan", area) for area in AREAS}
    for moment in (moment_of(dice) for _ in range(25)):
        columns = [*PARTY, "day", "at", "origin", *COUNTS]
        pd.testing.assert_frame_equal(
            states_at(db, keys, moment)[columns],
            recounted(db, keys, moment)[columns],
            check_dtype=False,
            check_column_type=False,
        )


def test_only_the_keys_asked_for_are_counted(db: Session) -> None:
    recap(db, "33.73", "pkb", wib(2022, 8, 23, 9), received=10, checked=4)
    recap(db, "33.20", "pkb", wib(2022, 8, 23, 9), received=99, checked=9)
    roll_up(db)
    number = round_id(db)

    found = parties_at(db, {Key(number, "keanggotaan", "33.73")}, wib(2022, 8, 23, 10))

    assert [place for place, _ in found.items()] == [(number, "keanggotaan", "33.73", "pkb")]


def test_a_recap_that_leaves_checked_open_is_counted_from_all_before_it(db: Session) -> None:
    recap(db, "33.73", "pkb", wib(2022, 8, 22, 9), received=10, ms=1, bms=1, tms=1)
    recap(db, "33.73", "pkb", wib(2022, 8, 23, 9), received=10, ms=4)
    roll_up(db)
    key = Key(round_id(db), "keanggotaan", "33.73")

    state = parties_at(db, {key}, wib(2022, 8, 23, 10))[(*key, "pkb")]

    assert state.counts[:5] == (10, 3, 4, 1, 1)  # what was the sum once was known then, and is not unsaid


def test_an_area_is_the_sum_of_its_parties_at_the_moment(db: Session) -> None:
    noon = wib(2022, 8, 23, 12)
    for party, hour in (("pkb", 9), ("gerindra", 11), ("pdip", 15)):
        recap(db, "33.73", party, wib(2022, 8, 23, hour), received=10, checked=4)
    roll_up(db)

    row = area_states_at(db, {Key(round_id(db), "keanggotaan", "33.73")}, noon).iloc[0]

    assert (row["parties"], row["received"], row["checked"]) == (2, 20, 8)
