"""Rollups, counted by hand: items against recaps, unknown cells, parties against totals, parties not registered."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, update

from data.models import FOREVER, AreaProgress, PartyPresence, Progress, VerificationItem, VerificationRecap
from data.rollups.keys import COUNTS, Key, all_keys
from data.rollups.rebuild import differences, portions, rebuild, rebuild_areas
from tests.data.making import wib
from tests.data.queries.stock import absent, earlier_decision, item, recap, roll_up
from tests.data.rollups.counted import Facts, ages, area_on, ends_of_days, on, rows

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

D20, D21, D22, D23 = (date(2022, 8, number) for number in (20, 21, 22, 23))


def test_a_state_holds_until_the_day_of_the_next_report(db: Session) -> None:
    recap(db, at=wib(2022, 8, 20), received=100, checked=10)
    recap(db, at=wib(2022, 8, 22), received=100, checked=30)
    roll_up(db)

    assert [(row.day, row.until, row.checked) for row in rows(db, Progress)] == [(D20, D22, 10), (D22, FOREVER, 30)]
    assert on(db, date(2022, 8, 19)) == {}
    assert on(db, D21)["pkb"].checked == 10


def test_of_two_reports_on_a_day_the_later_one_rules(db: Session) -> None:
    recap(db, at=wib(2022, 8, 20, 16), received=100, checked=20)
    recap(db, at=wib(2022, 8, 20, 9), received=100, checked=10)
    roll_up(db)

    assert [(row.checked, row.at) for row in rows(db, Progress)] == [(20, wib(2022, 8, 20, 16))]


def test_a_report_a_minute_after_midnight_wib_is_of_the_new_day(db: Session) -> None:
    recap(db, at=wib(2022, 8, 21, 0, 1), received=100, checked=1)
    roll_up(db)

    assert list(on(db, D20)) == []
    assert list(on(db, D21)) == ["pkb"]


def test_an_unknown_cell_keeps_the_last_known_value(db: Session) -> None:
    recap(db, at=wib(2022, 8, 20), received=100, checked=40, ms=30, nik=4)
    recap(db, at=wib(2022, 8, 21), received=110, tms=5)
    roll_up(db)

    state = on(db, D21)["pkb"]
    assert (state.received, state.checked, state.ms, state.bms, state.tms, state.nik) == (110, 40, 30, None, 5, 4)


def test_checked_is_the_sum_of_its_parts_where_only_they_are_known(db: Session) -> None:
    recap(db, at=wib(2022, 8, 20), received=100, checked=1)
    recap(db, at=wib(2022, 8, 21), received=100, ms=10, bms=20, tms=3)
    recap(db, "33.74", at=wib(2022, 8, 20), received=100, ms=1, bms=2)
    recap(db, "33.74", at=wib(2022, 8, 21), received=100, tms=4)
    roll_up(db)

    assert on(db, D21)["pkb"].checked == 33
    assert on(db, D20, "33.74")["pkb"].checked is None
    assert on(db, D21, "33.74")["pkb"].checked == 7


def test_items_win_over_recaps_from_the_first_item_on(db: Session) -> None:
    recap(db, at=wib(2022, 8, 20), received=500, checked=100)
    item(db, received=wib(2022, 8, 21), decided=wib(2022, 8, 22), findings=0b000011)
    item(db, received=wib(2022, 8, 21), findings=0b100001)
    recap(db, at=wib(2022, 8, 22), received=999, checked=999)
    roll_up(db)

    before, then, now = (on(db, day)["pkb"] for day in (D20, D21, D22))
    assert (before.origin, before.received) == ("recap", 500)
    assert (then.origin, then.received, then.checked, then.ganda_identik, then.nik) == ("item", 2, 0, 2, 1)
    assert (now.origin, now.received, now.checked, now.ms, now.ganda_eksternal) == ("item", 2, 1, 1, 1)


def test_a_decision_replaced_later_counts_until_it_was(db: Session) -> None:
    made = item(db, received=wib(2022, 8, 20), decided=wib(2022, 8, 23))  # MS in force
    earlier_decision(db, made, wib(2022, 8, 21), wib(2022, 8, 23))  # BMS before
    roll_up(db)

    states = [(on(db, day)["pkb"].bms, on(db, day)["pkb"].ms) for day in (D20, D21, D22, D23)]
    assert states == [(0, 0), (1, 0), (1, 0), (0, 1)]
    assert ages(db) == {("33.73", D20, D21, 0, 1)}  # open until its first decision


def test_an_item_decided_without_a_date_counts_from_the_day_it_came(db: Session) -> None:
    item(db, received=wib(2022, 8, 20)).status = "TMS"
    roll_up(db)

    assert on(db, D20)["pkb"].tms == 1
    assert ages(db) == {("33.73", D20, D20, 0, 1)}


def test_a_partys_own_rows_win_over_the_total_from_their_day_on(db: Session) -> None:
    recap(db, party="", at=wib(2022, 8, 20), received=1000, checked=100)
    recap(db, party="pkb", at=wib(2022, 8, 22), received=60, checked=6)
    recap(db, party="", at=wib(2022, 8, 23), received=2000, checked=200)
    roll_up(db)

    whole = sorted(rows(db, AreaProgress), key=lambda row: row.day)
    totals = [(row.day, row.until, row.received, row.parties) for row in whole]
    assert totals == [(D20, D22, 1000, 1), (D22, FOREVER, 60, 1)]
    assert on(db, D23)[""].origin == "total"


def test_an_area_sums_what_is_known_and_shares_only_of_that(db: Session) -> None:
    recap(db, party="pkb", at=wib(2022, 8, 20), received=100, checked=40, ms=40)
    recap(db, party="pdip", at=wib(2022, 8, 20), received=50)
    roll_up(db)

    area = area_on(db, D20)
    assert area is not None
    assert (area.parties, area.received, area.received_known, area.checked, area.ms, area.bms) == (
        2,
        150,
        100,
        40,
        40,
        None,
    )


def test_a_party_not_registered_in_the_area_is_left_out_of_everything(db: Session) -> None:
    recap(db, party="", at=wib(2022, 8, 20), received=900)
    recap(db, party="pkb", at=wib(2022, 8, 20), received=100)
    item(db, party="pkb", received=wib(2022, 8, 20))
    recap(db, "33.74", "pkb", at=wib(2022, 8, 20), received=7)
    absent(db, "33.73", "pkb")
    roll_up(db)

    assert list(on(db, D20)) == [""]
    assert area_on(db, D20).received == 900  # type: ignore[union-attr]
    assert area_on(db, D20, "33.74").received == 7  # type: ignore[union-attr]
    assert ages(db) == set()


def test_a_change_of_presence_rebuilds_the_area(db: Session) -> None:
    recap(db, party="pkb", at=wib(2022, 8, 20), received=100)
    absent(db, "33.73", "pkb")
    roll_up(db)
    assert area_on(db, D20) is None

    db.execute(update(PartyPresence).values(registered=1))
    rebuild_areas(db, ["33.73"])

    assert area_on(db, D20).received == 100  # type: ignore[union-attr]


def test_a_second_rebuild_writes_nothing_and_a_change_only_its_own_rows(db: Session) -> None:
    recap(db, at=wib(2022, 8, 20), received=100)
    changed = recap(db, "33.74", at=wib(2022, 8, 20), received=100)
    roll_up(db)
    keys = all_keys(db)
    assert rebuild(db, keys) == 0

    changed.received = 101
    db.flush()
    assert rebuild(db, keys) == 6  # a row of `progress`, `area_progress` and `party_progress`, out and in


def test_rows_whose_facts_are_gone_go_too(db: Session) -> None:
    item(db)
    recap(db, "33.74")
    roll_up(db)
    db.execute(delete(VerificationItem))
    db.execute(delete(VerificationRecap))

    roll_up(db)

    assert (rows(db, Progress), ages(db)) == ([], set())


def test_a_tampered_rollup_is_told_by_a_recount(db: Session) -> None:
    recap(db, received=100)
    roll_up(db)
    db.execute(update(Progress).values(received=99))

    (found,) = differences(db, all_keys(db))

    assert (found.table.name, len(found.surplus), len(found.missing)) == ("progress", 1, 1)


def test_many_areas_are_counted_some_at_a_time() -> None:
    keys = {Key(1, "keanggotaan", f"{number:05}") for number in range(150)}
    parts = list(portions(keys))
    assert [len(part) for part in parts] == [64, 64, 22]
    assert set().union(*parts) == keys


def test_areas_with_many_items_are_counted_fewer_at_a_time() -> None:
    keys = {Key(1, "keanggotaan", f"33.{number:02}") for number in range(1, 31)}
    assert [len(part) for part in portions(keys, 1_000)] == [30]
    assert [len(part) for part in portions(keys, 1_000_000)] == [7, 7, 7, 7, 2]
    assert {len(part) for part in portions(keys, 10**9)} == {1}


@pytest.mark.parametrize("seed", range(3))
def test_every_day_of_random_facts_is_as_counted_one_by_one(db: Session, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - not a secret
    areas, parties = ("33.73", "33.74"), ("", "pkb", "pdip", "pan")
    fill(db, dice, areas, parties)
    roll_up(db)
    facts = Facts.of(db)

    for area in areas:
        for day, moment in ends_of_days():
            stored, whole = on(db, day, area), area_on(db, day, area)
            for party in parties:
                expected = facts.party(area, party, moment)
                found = stored.get(party)
                assert (found and {name: getattr(found, name) for name in COUNTS}) == expected, (area, party, day)
            summed = facts.area(area, parties, moment)
            assert (whole and {name: getattr(whole, name) for name in summed or {}}) == summed, (area, day)


def fill(db: Session, dice: random.Random, areas: tuple[str, ...], parties: tuple[str, ...]) -> None:
    """Facts of all sorts, on quarter hours of three weeks."""
    first = wib(2022, 8, 12, 0)
    moments = [first + timedelta(minutes=15 * number) for number in dice.choices(range(20 * 96), k=130)]
    for area, party, at in sorted({(dice.choice(areas), dice.choice(parties), at) for at in moments[:70]}):
        names = dice.sample([name for name in COUNTS if name != "received"], 4)
        counts = {name: dice.randrange(90) for name in names}
        recap(db, area, party, at, **counts | ({} if dice.randrange(4) else {"ms": 1, "bms": 2, "tms": 3}))
    for at in moments[70:]:
        decided = at + timedelta(hours=dice.randrange(2, 200)) if dice.random() < 0.7 else None
        party, findings = dice.choice(parties[1:3]), dice.randrange(64)
        made = item(db, dice.choice(areas), party=party, received=at, decided=decided, findings=findings)
        if decided and dice.random() < 0.5:
            earlier_decision(db, made, at + timedelta(hours=1), decided)
    absent(db, areas[1], parties[2])
