"""Parties over their provinces, counted by hand and one by one: sums, the minimum, a province's own rows."""

from __future__ import annotations

import random
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import delete, update

from data.models import Area, MinimumMembers, Progress
from data.models.rollups import FOREVER, Disputed, PartyProgress
from data.rollups.keys import all_keys
from data.rollups.provinces import MEMBERS, add_up, all_sums, differences
from data.rollups.rebuild import fill, rebuild
from data.rules import FINDINGS, minimum_members
from data.thresholds import Reach, counted_members, reach
from tests.data.making import wib
from tests.data.queries.stock import absent, item, recap, roll_up
from tests.data.rollups.counted import Facts, ends_of_days, rows
from tests.data.rollups.test_rebuild import fill as some_facts

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

D20, D21, D22, D23 = (date(2022, 8, number) for number in (20, 21, 22, 23))
COUNTS = ("received", "checked", "ms", "bms", "tms", *FINDINGS)
REACHES = ("met", "open", "repair", "out")


def of(db: Session, province: str = "33", party: str = "pkb") -> list[PartyProgress]:
    """The rows of a party in a province, oldest first."""
    found = [row for row in rows(db, PartyProgress) if (row.area_code, row.party) == (province, party)]
    return sorted(found, key=lambda row: row.day)


def ask(db: Session, members: int, *areas: str) -> None:
    """Say by decree what a party needs in these areas."""
    for area in areas:
        db.add(MinimumMembers(cycle="2024", area_code=area, members=members, source="test", revision=99))
    db.flush()


def test_a_party_is_summed_over_the_areas_of_its_province_from_day_to_day(db: Session) -> None:
    recap(db, "33.73", at=wib(2022, 8, 20), received=100, checked=40)
    recap(db, "33.74", at=wib(2022, 8, 22), received=50)
    recap(db, "33.74", "psi", at=wib(2022, 8, 20), received=7)
    recap(db, "33.74", "", at=wib(2022, 8, 20), received=900)
    recap(db, "34.71", at=wib(2022, 8, 20), received=1)
    roll_up(db)

    found = [(row.day, row.until, row.areas, row.received, row.checked, row.ms) for row in of(db)]
    assert found == [(D20, D22, 1, 100, 40, None), (D22, FOREVER, 2, 150, 40, None)]
    assert [row.received for row in of(db, "34")] == [1]
    assert of(db, party="") == []


def test_the_newest_instant_of_all_areas_is_kept(db: Session) -> None:
    recap(db, "33.73", at=wib(2022, 8, 20, 16))
    recap(db, "33.74", at=wib(2022, 8, 20, 9))
    roll_up(db)

    assert [row.at for row in of(db)] == [wib(2022, 8, 20, 16)]


def test_each_area_stands_against_its_own_minimum(db: Session) -> None:
    ask(db, 100, "33.01", "33.02", "33.03", "33.04", "33.05")
    recap(db, "33.01", received=150, checked=150, ms=100, bms=0, tms=50)
    recap(db, "33.02", received=150, checked=140, ms=90, bms=0, tms=50)  # ten pending
    recap(db, "33.03", received=150, checked=150, ms=90, bms=10, tms=50)  # ten to complete
    recap(db, "33.04", received=150, checked=150, ms=99, bms=0, tms=51)
    recap(db, "33.05", "psi", received=100)  # nothing is checked yet
    roll_up(db)

    assert [(row.met, row.open, row.repair, row.out) for row in of(db)] == [(1, 1, 1, 1)]
    assert [(row.met, row.open, row.repair, row.out) for row in of(db, party="psi")] == [(0, 1, 0, 0)]


def test_other_objects_stand_against_no_minimum(db: Session) -> None:
    recap(db, object="kantor", received=1, checked=1, ms=1)
    roll_up(db)

    assert [(row.received, row.met, row.open, row.repair, row.out) for row in of(db)] == [(1, 0, 0, 0, 0)]


def test_a_provinces_own_members_count_until_the_first_of_its_areas(db: Session) -> None:
    recap(db, "33", at=wib(2022, 8, 20), received=1000)
    recap(db, "33.73", at=wib(2022, 8, 22), received=60)
    recap(db, "33", at=wib(2022, 8, 23), received=2000)
    roll_up(db)

    assert [(row.day, row.until, row.areas, row.received) for row in of(db)] == [
        (D20, D22, 1, 1000),
        (D22, FOREVER, 1, 60),
    ]


def test_a_provinces_own_offices_are_added(db: Session) -> None:
    recap(db, "33", object="kantor", received=1)
    recap(db, "33.73", object="kantor", received=1)
    roll_up(db)

    assert [(row.areas, row.received) for row in of(db)] == [(2, 2)]


def test_another_minimum_changes_how_areas_stand(db: Session) -> None:
    recap(db, received=10, checked=10, ms=10, bms=0, tms=0)
    roll_up(db)
    ask(db, 10, "33.73")
    assert [row.met for row in of(db)] == [0]

    add_up(db, all_sums(db, MEMBERS))

    db.expire_all()
    assert [row.met for row in of(db)] == [1]


def test_what_is_gone_from_the_areas_goes_from_the_province(db: Session) -> None:
    made = recap(db, received=10)
    recap(db, "33.74", "psi", received=5)
    roll_up(db)
    db.delete(made)
    roll_up(db)

    assert {row.party for row in rows(db, PartyProgress)} == {"psi"}


def test_only_what_changed_is_written(db: Session) -> None:
    changed = recap(db, received=10)
    recap(db, "33.74", "psi", received=5)
    roll_up(db)
    changed.received = 11
    db.flush()

    assert rebuild(db, all_keys(db)) == 6  # a row of each of three rollups, out and in
    assert list(differences(db)) == []


def test_a_tampered_sum_is_told_by_a_recount(db: Session) -> None:
    recap(db, received=10)
    roll_up(db)
    db.execute(update(PartyProgress).values(received=9))

    (found,) = differences(db)

    assert (found.table.name, len(found.surplus), len(found.missing)) == ("party_progress", 1, 1)


def test_a_database_of_an_older_schema_is_filled_once(db: Session) -> None:
    item(db, party="pkb")
    recap(db, party="pkb", received=3, ms=2)
    recap(db, "34.71", "psi", received=7)
    roll_up(db)
    before = {(row.area_code, row.party, row.received) for row in rows(db, PartyProgress)}
    for model in (PartyProgress, Disputed):
        db.execute(delete(model))

    fill(db)

    assert {(row.area_code, row.party, row.received) for row in rows(db, PartyProgress)} == before
    assert [(row.area_code, row.kind) for row in rows(db, Disputed)] == [("33.73", "items")]
    db.execute(update(Progress).values(received=0))
    fill(db)  # not again
    assert {(row.area_code, row.party, row.received) for row in rows(db, PartyProgress)} == before


@pytest.mark.parametrize("seed", range(3))
def test_every_day_of_random_facts_is_as_counted_one_by_one(db: Session, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - not a secret
    areas, parties = ("33.73", "33.74", "33"), ("", "pkb", "pdip", "pan")
    least = {"33.73": 60, "33.74": 2}
    for area, members in least.items():
        ask(db, members, area)
    some_facts(db, dice, areas, parties)
    absent(db, "33", "pan")
    roll_up(db)
    facts = Facts.of(db)
    stored = {party: of(db, party=party) for party in parties[1:]}
    for day, moment in ends_of_days():
        for party, spans in stored.items():
            held = [row for row in spans if row.day <= day < row.until]
            states = {area: state for area in areas if (state := facts.party(area, party, moment))}
            assert [as_told(row) for row in held] == ([by_hand(states, least)] if states else []), (party, day)


def as_told(row: PartyProgress) -> dict[str, Any]:
    return {name: getattr(row, name) for name in (*COUNTS, "areas", *REACHES)}


def by_hand(states: dict[str, Any], least: dict[str, int]) -> dict[str, Any]:
    """The sum over an area's own rows: of the province's only where there are no others."""
    below = {area: state for area, state in states.items() if area != "33"}
    counting = below or states
    known = {name: [state[name] for state in counting.values() if state[name] is not None] for name in COUNTS}
    sums = {name: sum(values) if values else None for name, values in known.items()}
    stand = [
        reach(counted_members(*(state[name] for name in ("received", "ms", "bms", "tms"))), least[area])
        for area, state in below.items()
    ]
    return sums | {"areas": len(counting)} | {one.value: stand.count(one) for one in Reach if one.value in REACHES}


def test_without_a_decree_the_population_says_what_is_needed(db: Session) -> None:
    db.execute(delete(MinimumMembers))
    db.execute(update(Area).where(Area.code == "33.73").values(population=9_500))
    recap(db, received=10, checked=10, ms=minimum_members(9_500), bms=0, tms=0)
    roll_up(db)

    assert [row.met for row in of(db)] == [1]
