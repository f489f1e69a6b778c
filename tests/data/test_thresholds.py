"""Thresholds by hand: at, below and above the minimum; provinces whose 75 % ends in .5; absent parties."""

from __future__ import annotations

import pytest

from data.answers import SampleState
from data.parameters import Parameters
from data.thresholds import (
    AreaThreshold,
    Outlook,
    Reach,
    counted_members,
    of_nation,
    of_province,
    outlook,
    project,
    projected,
    projected_members,
    reach,
)
from tests.data.making import wib


def sample(**known: int | None) -> SampleState:
    fields = ("population", "sample", "met_home", "met_gathered", "met_video", "not_met", "ms", "tms")
    return SampleState("33.73", "pkb", **{name: known.get(name) for name in fields}, at=wib(2022, 11, 4))


def rows(*reaches: Reach) -> list[AreaThreshold]:
    return [AreaThreshold(f"64.{n:02}", "pkb", one, 100) for n, one in enumerate(reaches)]


@pytest.mark.parametrize(
    ("received", "ms", "bms", "tms", "expected"),
    [
        (100, 100, 0, 0, Reach.MET),  # exactly at the minimum
        (101, 101, 0, 0, Reach.MET),  # one above
        (120, 99, 0, 21, Reach.OUT),  # one below, and nothing left
        (120, 99, 0, 20, Reach.OPEN),  # one below, one not checked yet
        (120, 99, 1, 20, Reach.REPAIR),  # one below, one to complete
        (120, 98, 1, 20, Reach.REPAIR),  # one pending and one to complete
        (99, 0, 0, 0, Reach.OUT),  # one too few handed in
        (100, 0, 0, 0, Reach.OPEN),  # just enough, none checked
        (100, None, None, None, Reach.OPEN),  # statuses unknown rule nothing out
        (120, None, None, 21, Reach.OUT),
    ],
)
def test_one_area_against_a_minimum_of_a_hundred(
    received: int, ms: int | None, bms: int | None, tms: int | None, expected: Reach
) -> None:
    assert reach(counted_members(received, ms, bms, tms), 100) is expected


def test_what_is_missing_is_counted_in_whole_members() -> None:
    assert AreaThreshold("33.73", "pkb", Reach.OPEN, 100, counted_members(120, 97, 3, 0)).missing == 3
    assert AreaThreshold("33.73", "pkb", Reach.MET, 100, counted_members(120, 107, 3, 0)).missing == 0
    assert AreaThreshold("33.73", "pkb", Reach.UNKNOWN, 100).missing is None
    short = projected_members(sample(population=1_000, sample=278, ms=138, tms=140))
    assert AreaThreshold("33.73", "pkb", Reach.OUT, 500, short).missing == 4  # 496.4 projected


def test_without_a_report_or_a_minimum_nothing_is_said() -> None:
    assert reach(None, 100) is Reach.UNKNOWN
    assert reach(counted_members(100, 100, 0, 0), None) is Reach.UNKNOWN


@pytest.mark.parametrize(
    ("met", "best", "expected"),
    [
        (26, 26, Outlook.CERTAIN),
        (25, 26, Outlook.POSSIBLE),
        (25, 25, Outlook.IMPOSSIBLE),
        (27, 35, Outlook.CERTAIN),
        (0, 35, Outlook.POSSIBLE),
    ],
)
def test_jateng_needs_26(met: int, best: int, expected: Outlook) -> None:
    assert outlook(met, best, 26) is expected


@pytest.mark.parametrize(("areas", "needed"), [(38, 29), (10, 8), (34, 26), (6, 5), (35, 26), (5, 4)])
def test_three_quarters_that_end_in_a_half_go_up(areas: int, needed: int) -> None:
    assert Parameters().areas_needed(areas) == needed


def test_a_province_of_ten_needs_eight_and_seven_and_a_half_are_not_enough() -> None:
    found = of_province("64", "pkb", 8, rows(*[Reach.MET] * 7, Reach.OUT, Reach.OUT, Reach.OUT))
    assert (found.met, found.best, found.short, found.outlook) == (7, 7, 1, Outlook.IMPOSSIBLE)


def test_pending_then_completed_items_widen_what_is_possible() -> None:
    found = of_province("64", "pkb", 8, rows(*[Reach.MET] * 6, Reach.OPEN, Reach.REPAIR, Reach.OUT, Reach.ABSENT))
    assert (found.met, found.with_pending, found.best) == (6, 7, 8)
    assert (found.short, found.outlook) == (2, Outlook.POSSIBLE)


def test_a_party_absent_in_three_of_ten_areas_can_no_longer_reach_eight() -> None:
    found = of_province("64", "pkb", 8, rows(*[Reach.OPEN] * 7, *[Reach.ABSENT] * 3))
    assert (found.best, found.outlook) == (7, Outlook.IMPOSSIBLE)


def test_where_nobody_has_reported_nothing_is_ruled_out() -> None:
    found = of_province("64", "pkb", 8, rows(*[Reach.MET] * 7, Reach.UNKNOWN, Reach.OUT, Reach.OUT))
    assert (found.outlook, found.is_silent) == (Outlook.POSSIBLE, False)
    assert of_province("64", "pkb", 8, rows(*[Reach.UNKNOWN] * 9, Reach.ABSENT)).is_silent


def test_a_projection_stands_once_its_sample_is_verified() -> None:
    half = projected_members(sample(population=1_000, sample=278, ms=139, tms=0, met_home=139))
    done = projected_members(sample(population=1_000, sample=278, ms=139, tms=139))
    assert done is not None
    assert (done.ms, reach(done, 500), reach(done, 501)) == (500.0, Reach.MET, Reach.OUT)
    assert half is not None
    assert (half.settled, half.with_pending, reach(half, 500)) == (False, 1_000.0, Reach.OPEN)


def test_whoever_was_not_met_can_be_completed() -> None:
    found = projected_members(sample(population=1_000, sample=278, ms=100, tms=20, met_home=120, not_met=158))
    assert found is not None
    assert (round(found.ms, 1), round(found.with_pending, 1), round(found.best, 1)) == (359.7, 359.7, 928.1)
    assert reach(found, 400) is Reach.REPAIR


@pytest.mark.parametrize(
    "known",
    [
        {"population": 1_000, "sample": 278},
        {"sample": 278, "ms": 100},
        {"population": 100, "sample": 278, "ms": 100},
        {"population": 1_000, "sample": 0, "ms": 0},
    ],
)
def test_a_sample_that_is_not_known_or_does_not_fit_is_not_projected(known: dict[str, int]) -> None:
    one = sample(**known)
    assert (projected_members(one), projected(one), project(one)) == (None, None, None)


def test_every_way_to_project_a_sample_gives_the_same_value() -> None:
    one = sample(population=1_000, sample=278, ms=139, tms=139)
    found, members = project(one), projected_members(one)
    assert found is not None
    assert members is not None
    assert found.value == projected(one) == members.ms == 500
    assert (round(found.low), round(found.high)) == (442, 558)


def test_the_nation_needs_every_province() -> None:
    certain = of_province("64", "pkb", 8, rows(*[Reach.MET] * 8, Reach.OUT, Reach.OUT))
    open_ = of_province("33", "pkb", 8, rows(*[Reach.OPEN] * 10))
    out = of_province("34", "pkb", 8, rows(*[Reach.OUT] * 10))
    silent = of_province("11", "pkb", 8, rows(*[Reach.UNKNOWN] * 10))
    assert of_nation("pkb", 3, [certain, open_, silent]).outlook is Outlook.POSSIBLE
    assert of_nation("pkb", 3, [certain, open_, out]).outlook is Outlook.IMPOSSIBLE
    assert of_nation("pkb", 2, [certain, certain]).outlook is Outlook.CERTAIN
    assert of_nation("pkb", 3, [certain, open_, silent]).counts == {Reach.MET: 1, Reach.OPEN: 1, Reach.UNKNOWN: 1}
