"""Samples against the minimum, counted by hand: who reaches it where, from day to day, and where nobody can say."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, update

from data.answers import Question
from data.days import end_of_day
from data.models import FOREVER, MinimumMembers, SampleReach
from data.queries.party_thresholds import party_thresholds
from data.rollups import sample_reach
from data.rollups.sample_reach import Sum
from data.scope import NATION, Scope
from tests.data.making import wib
from tests.data.queries.stock import absent, round_id
from tests.data.rollups.counted import rows
from tests.data.rollups.test_samples import fill
from tests.data.sampling import roll_up_samples, sample

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Row = tuple[str, str, date, date, int, int, int, int]
D20, D22 = date(2022, 10, 20), date(2022, 10, 22)


def minimum(db: Session, area: str, members: int, revision: int = 99) -> None:
    db.add(MinimumMembers(cycle="2024", area_code=area, members=members, source="test", revision=revision))
    db.flush()


def told(db: Session) -> list[Row]:
    """Province, party, from, until, and in how many kab/kota met, open, to repair, out."""
    return sorted(
        (one.area_code, one.party, one.day, one.until, one.met, one.open, one.repair, one.out)
        for one in rows(db, SampleReach)
    )


def test_a_party_is_counted_where_its_sample_leaves_it_from_day_to_day(db: Session) -> None:
    for area in ("33.73", "33.74", "33.75", "33.76"):
        minimum(db, area, 500)
    sample(db, "33.73", "pkn", wib(2022, 10, 20, 9), population=1000, sample=100, ms=20)  # 80 of 100 not met yet
    sample(db, "33.73", "pkn", wib(2022, 10, 22, 9), population=1000, sample=100, ms=50, tms=50)
    sample(db, "33.74", "pkn", wib(2022, 10, 22, 9), population=1000, sample=100, ms=49, tms=51)
    sample(db, "33.75", "pkn", wib(2022, 10, 22, 9), population=1000, sample=100, ms=40, met_home=40, not_met=60)
    sample(db, "33.76", "pkn", wib(2022, 10, 22, 9), sample=100, ms=40)  # of nobody knows how many
    sample(db, "34.02", "psi", wib(2022, 10, 22, 9), population=10**6, sample=100, ms=100)
    roll_up_samples(db)

    assert told(db) == [
        ("33", "pkn", D20, D22, 0, 1, 0, 0), ("33", "pkn", D22, FOREVER, 1, 0, 1, 1),
        ("34", "psi", D22, FOREVER, 1, 0, 0, 0),
    ]  # fmt: skip


def test_totals_own_rows_of_a_province_and_absent_parties_count_nowhere(db: Session) -> None:
    minimum(db, "33.73", 500)
    for area, party in (("33.73", ""), ("33", "pkn"), ("*", "pkn"), ("33.73", "psi")):
        sample(db, area, party, population=1000, sample=100, ms=100)
    absent(db, "33.73", "psi")
    roll_up_samples(db)
    assert told(db) == []


def test_another_minimum_counts_anew(db: Session) -> None:
    minimum(db, "33.73", 500)
    sample(db, "33.73", "pkn", wib(2022, 10, 20), population=1000, sample=100, ms=50, tms=50)
    roll_up_samples(db)
    assert told(db) == [("33", "pkn", D20, FOREVER, 1, 0, 0, 0)]
    minimum(db, "33.73", 501, revision=100)
    assert sample_reach.differing(db) == 2

    sample_reach.rebuild(db, sample_reach.all_sums(db))

    assert (told(db), sample_reach.differing(db)) == ([("33", "pkn", D20, FOREVER, 0, 0, 0, 1)], 0)


def test_only_what_is_asked_for_is_counted_and_what_is_there_is_not_filled_again(db: Session) -> None:
    for area, party in (("33.73", "pkn"), ("33.73", "psi"), ("34.02", "pkn")):
        sample(db, area, party, wib(2022, 10, 20), population=10**6, sample=100, ms=100)
    sample_reach.rebuild(db, {Sum(round_id(db, "verfak"), "33", "pkn")})
    sample_reach.fill(db)
    assert told(db) == [("33", "pkn", D20, FOREVER, 1, 0, 0, 0)]
    db.execute(delete(SampleReach))
    sample_reach.fill(db)
    assert [row[:2] for row in told(db)] == [("33", "pkn"), ("33", "psi"), ("34", "pkn")]
    assert {one.province for one in sample_reach.all_sums(db, ["33.01"])} == {"33"}


def test_a_recount_tells_a_tampered_row(db: Session) -> None:
    sample(db, "33.73", "pkn", population=10**6, sample=100, ms=100)
    roll_up_samples(db)
    assert sample_reach.differing(db) == 0
    db.execute(update(SampleReach).values(met=2))
    assert sample_reach.differing(db) == 2


@pytest.mark.parametrize("seed", range(2))
def test_any_moment_of_random_samples_is_as_the_pairs_say(db: Session, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - not a secret
    minimum(db, "33.73", 150)
    minimum(db, "33.74", 60)
    fill(db, dice)
    sample(db, "34.02", "hanura", wib(2022, 10, 20), population=900, sample=80, ms=70, tms=10)
    roll_up_samples(db)

    seen = 0
    moments = [end_of_day(date(2022, 10, 14) + timedelta(days=number)) for number in range(22)]
    for moment in (*moments, *(wib(2022, 10, 15) + timedelta(hours=hour) for hour in dice.sample(range(480), 12))):
        asked = Question("verfak", "keanggotaan", moment)
        for scope, area in ((Scope.of("33"), "33"), (Scope.of(NATION), NATION)):
            pairs = party_thresholds(db, scope, asked, area)
            read = party_thresholds(db, scope, asked, area, pairs=False)
            assert (read.provinces, read.nation, read.projected) == (pairs.provinces, pairs.nation, True)
            seen += sum(one.met for one in read.provinces)
    assert seen
