"""Thresholds as they are read: an area at the minimum, one below, one above, absent, silent, and one outside the scope."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from dashboard.core.errors import NotFound
from data.answers import Question
from data.days import day_of
from data.models import FactualSample, MinimumMembers
from data.queries.party_thresholds import party_thresholds
from data.scope import Scope
from data.thresholds import Outlook, Reach
from tests.data.making import make_batch, wib
from tests.data.queries.stock import NOON_23, absent, question, recap, roll_up, round_id

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

KALTIM = Scope.of("64")
AREAS = ("64.01", "64.02", "64.03", "64.07", "64.08", "64.09", "64.11", "64.71", "64.72", "64.74")


@pytest.fixture
def kaltim(db: Session) -> Session:
    """PKB in the ten areas of Kalimantan Timur, 100 members asked for in each: 75 % are 7.5, so it needs eight."""
    for area in AREAS:
        db.add(MinimumMembers(cycle="2024", area_code=area, members=100, source="test", revision=99))
    for area in AREAS[:5]:
        recap(db, area, received=150, checked=150, ms=100, bms=0, tms=50)  # exactly
    recap(db, AREAS[5], received=150, checked=150, ms=101, bms=0, tms=49)  # one above
    recap(db, AREAS[6], received=150, checked=150, ms=99, bms=0, tms=51)  # one below
    recap(db, AREAS[7], received=150, checked=140, ms=90, bms=0, tms=50)  # ten pending
    recap(db, AREAS[8], received=150, checked=150, ms=90, bms=10, tms=50)  # ten to complete
    absent(db, AREAS[9], "pkb")
    recap(db, "33.73", received=900, checked=900, ms=900, bms=0, tms=0)
    roll_up(db)
    return db


def test_eight_of_ten_are_needed_and_still_possible(kaltim: Session) -> None:
    (found,) = party_thresholds(kaltim, KALTIM, question(party="pkb"), "64").provinces
    assert (found.needed, found.areas, found.met, found.with_pending, found.best) == (8, 10, 6, 7, 8)
    assert (found.short, found.outlook) == (2, Outlook.POSSIBLE)


def test_each_area_says_what_is_missing(kaltim: Session) -> None:
    found = {row.area_code: row for row in party_thresholds(kaltim, KALTIM, question(party="pkb"), "64").areas}
    assert [found[code].reach for code in AREAS] == [
        *[Reach.MET] * 6, Reach.OUT, Reach.OPEN, Reach.REPAIR, Reach.ABSENT,
    ]  # fmt: skip
    assert [found[code].missing for code in AREAS] == [0, 0, 0, 0, 0, 0, 1, 10, 10, None]


def test_one_more_area_out_of_reach_makes_it_impossible(kaltim: Session) -> None:
    recap(kaltim, AREAS[8], at=wib(2022, 8, 23, 13), received=150, checked=150, ms=90, bms=9, tms=51)
    roll_up(kaltim)
    later = question(wib(2022, 8, 23, 14), party="pkb")
    (now,) = party_thresholds(kaltim, KALTIM, later, "64").provinces
    (before,) = party_thresholds(kaltim, KALTIM, question(NOON_23, party="pkb"), "64").provinces
    assert (now.outlook, before.outlook) == (Outlook.IMPOSSIBLE, Outlook.POSSIBLE)


def test_all_parties_are_there_and_the_silent_ones_ruled_out_nowhere(kaltim: Session) -> None:
    found = {one.party: one for one in party_thresholds(kaltim, KALTIM, question(), "64").provinces}
    assert len(found) == 24
    assert (found["psi"].is_silent, found["psi"].counts) == (True, {Reach.UNKNOWN: 10})


def test_the_nation_has_a_row_for_each_province(kaltim: Session) -> None:
    found = {one.province: one for one in party_thresholds(kaltim, Scope.of("*"), question(party="pkb"), "*").provinces}
    assert len(found) == 38
    assert (found["64"].met, found["33"].met) == (6, 1)


def test_one_area_has_no_province_but_its_own_row(kaltim: Session) -> None:
    found = party_thresholds(kaltim, Scope.of("64.71"), question(party="pkb"), "64.71")
    assert found.provinces == ()
    assert [(row.area_code, row.reach) for row in found.areas] == [("64.71", Reach.OPEN)]


def test_another_object_or_a_repair_round_decides_nothing(kaltim: Session) -> None:
    for asked in (question(kind="kantor"), Question("vermin_p", "keanggotaan", NOON_23)):
        assert party_thresholds(kaltim, KALTIM, asked, "64").areas == ()


def test_factual_rounds_project_samples_and_leave_out_who_is_exempt(kaltim: Session) -> None:
    at, batch = wib(2022, 11, 4), make_batch(kaltim, "sampel_verfak").id
    values: dict[str, Any] = {
        "round_id": round_id(kaltim, "verfak"), "as_of_at": at, "as_of_on": day_of(at), "population": 1_000, "sample": 278,
        "met_home": None, "met_gathered": None, "met_video": None, "not_met": None, "source": None, "batch_id": batch,
    }  # fmt: skip
    kaltim.add(FactualSample(area_code="64.01", party="psi", ms=28, tms=250, **values))
    kaltim.add(FactualSample(area_code="64.02", party="psi", ms=27, tms=251, **values))
    kaltim.flush()
    found = party_thresholds(kaltim, KALTIM, Question("verfak", "keanggotaan", wib(2022, 11, 5)), "64")
    rows = {row.area_code: row.reach for row in found.areas if row.party == "psi"}
    assert found.projected
    assert (rows["64.01"], rows["64.02"], rows["64.03"]) == (Reach.MET, Reach.OUT, Reach.UNKNOWN)
    assert "pkb" not in {one.party for one in found.provinces}


def test_another_province_is_not_found(kaltim: Session) -> None:
    with pytest.raises(NotFound):
        party_thresholds(kaltim, KALTIM, question(), "33")


@pytest.mark.parametrize("party", [None, "pkb"])
@pytest.mark.parametrize("moment", [NOON_23, wib(2022, 8, 23, 23)])  # at noon one report of the day is still to come
def test_the_database_counts_what_the_pairs_say(kaltim: Session, party: str | None, moment: datetime) -> None:
    recap(kaltim, AREAS[8], at=wib(2022, 8, 23, 18), received=150, checked=150, ms=90, bms=9, tms=51)
    recap(kaltim, AREAS[0], "psi", received=150, checked=None)
    roll_up(kaltim)
    for scope, area in ((KALTIM, "64"), (Scope.of("*"), "*")):
        asked = question(moment, party=party)
        one_by_one = party_thresholds(kaltim, scope, asked, area)
        counted = party_thresholds(kaltim, scope, asked, area, pairs=False)
        assert (counted.provinces, counted.nation) == (one_by_one.provinces, one_by_one.nation)
        assert any(row.met for row in counted.provinces)
