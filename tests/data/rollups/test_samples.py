"""The rollup of factual samples, counted by hand: carried cells, parties against totals, absent parties, intervals."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import delete, update

from data.days import end_of_day
from data.models import FOREVER, FactualSample, SampleProgress
from data.rollups import samples
from data.rollups.samples import Place
from data.rules import project_sample
from tests.data.making import wib
from tests.data.queries.stock import absent, round_id
from tests.data.rollups.counted import rows
from tests.data.sampling import Told, roll_up_samples, sample

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

D20, D22 = date(2022, 10, 20), date(2022, 10, 22)


def on(db: Session, day: date, area: str = "33.73") -> SampleProgress | None:
    """The row that holds at the end of `day`."""
    found = [row for row in rows(db, SampleProgress) if row.area_code == area and row.day <= day < row.until]
    assert len(found) <= 1
    return found[0] if found else None


def the(db: Session, day: date = D22, area: str = "33.73") -> SampleProgress:
    found = on(db, day, area)
    assert found is not None
    return found


def test_a_sum_holds_until_the_day_of_the_next_report_of_any_party(db: Session) -> None:
    sample(db, "33.73", "pkn", wib(2022, 10, 20, 9), sample=100, met_home=40)
    sample(db, "33.73", "hanura", wib(2022, 10, 22, 9), sample=50, met_home=5)
    roll_up_samples(db)

    found = sorted(rows(db, SampleProgress), key=lambda row: row.day)
    assert [(row.day, row.until, row.parties, row.sample, row.met_home) for row in found] == [
        (D20, D22, 1, 100, 40), (D22, FOREVER, 2, 150, 45),
    ]  # fmt: skip
    assert [row.at for row in found] == [wib(2022, 10, 20, 9), wib(2022, 10, 22, 9)]
    assert on(db, date(2022, 10, 19)) is None


def test_of_two_reports_on_a_day_the_later_rules_and_keeps_what_it_leaves_unknown(db: Session) -> None:
    sample(db, "33.73", "pkn", wib(2022, 10, 20, 16), sample=120, met_home=60)
    sample(db, "33.73", "pkn", wib(2022, 10, 20, 9), sample=100, met_home=40, not_met=7)
    roll_up_samples(db)

    (row,) = rows(db, SampleProgress)
    assert (row.sample, row.met_home, row.not_met, row.at) == (120, 60, 7, wib(2022, 10, 20, 16))


def test_an_unknown_cell_keeps_the_last_known_value_and_all_unknown_stays_unknown(db: Session) -> None:
    sample(db, "33.73", "pkn", wib(2022, 10, 20), sample=100, population=1000, ms=80)
    sample(db, "33.73", "pkn", wib(2022, 10, 22), sample=100, met_home=90)
    roll_up_samples(db)

    row = the(db)
    assert (row.ms, row.met_home, row.met_video, row.tms) == (80, 90, None, None)
    assert (row.projection, row.least) == (800, 800)


def test_parties_win_over_their_total_from_the_first_of_them_on(db: Session) -> None:
    sample(db, "33.73", "", wib(2022, 10, 20, 9), sample=999, population=999, ms=999)
    sample(db, "33.73", "pkn", wib(2022, 10, 22, 9), sample=10)
    sample(db, "33.73", "", wib(2022, 10, 23, 9), sample=1_000)
    roll_up_samples(db)

    first = the(db, D20)
    assert (first.sample, first.projection, first.least) == (999, 999, None)  # a total is nobody's projection
    assert [(the(db, day).sample, the(db, day).parties) for day in (D22, date(2022, 10, 23))] == [(10, 1), (10, 1)]


def test_a_party_that_is_not_registered_in_the_area_is_left_out_there_alone(db: Session) -> None:
    for area in ("33.73", "33.74"):
        sample(db, area, "pkn", sample=100)
        sample(db, area, "hanura", sample=7)
    roll_up_samples(db)
    absent(db, "33.74", "hanura")

    samples.rebuild_areas(db, ["33.74"])

    day = date(2022, 11, 4)
    assert [(the(db, day, area).sample, the(db, day, area).parties) for area in ("33.73", "33.74")] == [
        (107, 2), (100, 1),
    ]  # fmt: skip


def test_where_the_only_party_is_not_registered_there_is_no_row(db: Session) -> None:
    sample(db, "33.73", "pkn", sample=100)
    absent(db, "33.73", "pkn")
    roll_up_samples(db)
    assert rows(db, SampleProgress) == []


def test_projections_add_up_with_the_squares_of_their_intervals(db: Session) -> None:
    sample(db, "33.73", "pkn", population=1000, sample=200, ms=160)
    sample(db, "33.73", "hanura", population=100, sample=50, ms=25)
    sample(db, "33.73", "garuda", sample=50, ms=25)  # of nobody knows how many
    roll_up_samples(db)

    one, two = project_sample(160, 200, 1000), project_sample(25, 50, 100)
    row = the(db, date(2022, 11, 4))
    assert (row.projection, row.least) == (850, 50)
    assert row.below_squared == pytest.approx((800 - one.low) ** 2 + (50 - two.low) ** 2, rel=1e-12)
    assert row.above_squared == pytest.approx((one.high - 800) ** 2 + (two.high - 50) ** 2, rel=1e-12)


def test_a_projection_ends_where_later_cells_contradict_it(db: Session) -> None:
    sample(db, "33.73", "pkn", wib(2022, 10, 20), population=1000, sample=200, ms=160)
    sample(db, "33.73", "pkn", wib(2022, 10, 22), population=1000, sample=100)
    roll_up_samples(db)

    assert the(db, D20).projection == 800
    assert (the(db).ms, the(db).projection, the(db).least, the(db).below_squared) == (160, None, None, None)


def test_rounds_and_areas_stand_apart_and_only_the_place_asked_for_is_counted(db: Session) -> None:
    sample(db, "33.73", "pkn", sample=1)
    sample(db, "33.73", "pkn", sample=2, of_round="verfak_p")
    sample(db, "33.74", "pkn", sample=4)

    assert samples.rebuild(db, {Place(round_id(db, "verfak"), "33.73")}) == 1

    assert [(row.area_code, row.sample) for row in rows(db, SampleProgress)] == [("33.73", 1)]
    roll_up_samples(db)
    assert sorted(row.sample for row in rows(db, SampleProgress)) == [1, 2, 4]


def test_rows_whose_samples_are_gone_go_too(db: Session) -> None:
    sample(db, "33.73", "pkn", sample=1)
    roll_up_samples(db)
    db.execute(delete(FactualSample))
    roll_up_samples(db)
    assert rows(db, SampleProgress) == []


def test_a_recount_tells_a_tampered_row_but_not_the_last_bits_of_a_sum(db: Session) -> None:
    sample(db, "33.73", "pkn", population=1000, sample=200, ms=160)
    sample(db, "33.74", "pkn", sample=1)
    roll_up_samples(db)
    assert samples.differing(db) == 0

    here = update(SampleProgress).where(SampleProgress.area_code == "33.73")
    db.execute(here.values(projection=800 + 1e-10))
    assert samples.differing(db) == 0
    db.execute(here.values(projection=801))
    assert samples.differing(db) == 2  # one to take away, one to add
    db.execute(delete(SampleProgress))
    assert samples.differing(db) == 2  # one an area is missing


def test_a_rollup_that_is_not_there_is_filled_and_one_that_is_stays(db: Session) -> None:
    samples.fill(db)
    sample(db, "33.73", "pkn", sample=1)
    samples.fill(db)
    assert the(db, date(2022, 11, 4)).sample == 1
    sample(db, "33.74", "pkn", sample=2)
    samples.fill(db)
    assert on(db, date(2022, 11, 4), "33.74") is None


@pytest.mark.parametrize("seed", range(3))
def test_every_day_of_random_samples_is_as_counted_one_by_one(db: Session, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - not a secret
    fill(db, dice)
    roll_up_samples(db)
    told = Told.of(db)

    for area in ("33.73", "33.74"):
        for number in range(22):
            day = date(2022, 10, 14) + timedelta(days=number)
            found, expected = on(db, day, area), told.area(area, end_of_day(day))
            values = {name: getattr(found, name) for name in expected or {}} if found else None
            assert_same(values, expected)
    assert samples.differing(db) == 0


def assert_same(found: Mapping[str, Any] | None, expected: Mapping[str, Any] | None) -> None:
    """Equal, reals but for their last bits."""
    assert (found is None) == (expected is None)
    for name, value in (expected or {}).items():
        near = pytest.approx(value, rel=1e-12) if isinstance(value, float) else value
        assert found is not None
        assert found[name] == near, name


def fill(db: Session, dice: random.Random) -> None:
    """Samples on hours of three weeks, cells left out, some that contradict each other; one party absent."""
    first = wib(2022, 10, 15, 0)
    hours = [first + timedelta(hours=number) for number in dice.choices(range(20 * 24), k=90)]
    places = {(dice.choice(("33.73", "33.74")), dice.choice(("", "pkn", "hanura", "psi")), at) for at in hours}
    for area, party, at in sorted(places):
        size = dice.randrange(100)
        cells = {
            "population": dice.randrange(60, 900),
            "ms": dice.randrange(100),
            "tms": 3,
            "met_home": 9,
            "not_met": 1,
        }
        told = {name: value for name, value in cells.items() if dice.random() < 0.6}
        sample(db, area, party, at, sample=size, **told)  # type: ignore[arg-type]
    absent(db, "33.74", "psi")
