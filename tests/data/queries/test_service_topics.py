"""What parties ask, counted on paper: days of the rollup, two weeks, a day that is not over, and later verdicts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from dashboard.core.errors import NotFound
from data.answers import PartyInfo
from data.models import ServiceTopicDay
from data.queries.service_topics import service_topics
from data.rollups.service_topics import resum
from data.scope import Scope
from data.service_answers import Period
from data.topic_answers import Cell, Later
from tests.data.making import wib
from tests.data.queries.serving import registered, roll_up, service
from tests.data.queries.stock import recap
from tests.data.queries.stock import roll_up as verification
from tests.data.queries.test_service import at

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from data.topic_answers import Topics

NOON = at(23, 14)
MONTH = Period(date(2022, 8, 1), date(2022, 8, 23))
SALATIGA = Scope.of("33.73")


def asked(db: Session, area: str, day: int, category: str, party: str, opened: int, repeated: int = 0) -> None:
    """One row of the rollup, in the stage vermin."""
    db.add(
        ServiceTopicDay(
            area_code=area, day=date(2022, 8, day), category=category, stage="vermin", party=party, opened=opened,
            repeated=repeated,
        )
    )  # fmt: skip
    db.flush()


@pytest.fixture
def topics(db: Session) -> Session:
    """The week is 16 to 22 August, the one before 9 to 15: NIK 5 + 2 after 3, akun 4 after 6, lainnya 9; others elsewhere."""
    asked(db, "33.73", 16, "nik", "pkb", 5, 2)
    asked(db, "33.73", 22, "nik", "pan", 2)
    asked(db, "33.73", 15, "nik", "pkb", 3)
    asked(db, "33.73", 20, "akun", "pkb", 4, 1)
    asked(db, "33.73", 9, "akun", "pkb", 6)
    asked(db, "33.73", 18, "lainnya", "", 9)
    asked(db, "33", 18, "kantor", "pkb", 7)
    asked(db, "33.74", 18, "nik", "pkb", 100)
    asked(db, "34.71", 18, "nik", "pkb", 1_000)
    return db


def of(db: Session, area: str = "33.73", scope: Scope = SALATIGA, *, own: bool = False) -> Topics:
    return service_topics(db, scope, area, MONTH, NOON, own=own)


def test_the_obstacles_of_the_last_complete_week_beside_the_one_before(topics: Session) -> None:
    """Lainnya is no obstacle; in all 5 + 2 + 4 + 9 = 20 after 3 + 6 = 9."""
    found = of(topics)
    assert found.week == (date(2022, 8, 16), date(2022, 8, 22))
    assert [(one.category, one.now, one.before, one.parties) for one in found.obstacles] == [
        ("nik", 7, 3, 2),
        ("akun", 4, 6, 1),
    ]
    assert (found.total, found.before, found.opened, found.of_parties, found.repeated) == (20, 9, 29, 20, 3)


def test_a_province_has_all_its_desks_and_its_own_alone(topics: Session) -> None:
    province = Scope.of("33")
    assert of(topics, "33", province).total == 20 + 7 + 100
    own = of(topics, "33", province, own=True)
    assert [(one.category, one.now) for one in own.obstacles] == [("kantor", 7)]
    for area in ("33", "33.74", "34.71", "*"):
        with pytest.raises(NotFound):
            of(topics, area)


def test_who_was_served_of_those_registered(topics: Session) -> None:
    registered(topics, "33.73", ["pkb", "pan"], absent=["prima"])
    found = {one.party.code: one for one in of(topics).served}
    assert [(found[code].desks, found[code].registered, found[code].opened) for code in ("pkb", "pan", "prima")] == [
        (1, 1, 18), (1, 1, 2), (0, 0, 0),
    ]  # fmt: skip


def test_of_a_day_that_is_not_over_only_what_came_by_the_moment(db: Session) -> None:
    """PKB asks on 20 and again on 23 at 13.00 (repeated); PAN on 23 at 13.30; what comes at 15.00 is not known at 14.00."""
    for day, hour, minute, party in ((20, 9, 0, "pkb"), (23, 13, 0, "pkb"), (23, 13, 30, "pan"), (23, 15, 0, "pan")):
        service(db, "33.73", ("buka", at(day, hour, minute)), party=party)
    roll_up(db)
    assert of(db).cells == (Cell("akun", "", "pan", 1, 0), Cell("akun", "", "pkb", 2, 1))
    late = service_topics(db, SALATIGA, "33.73", MONTH, wib(2022, 8, 23, 23, 59))
    assert late.opened == 4


def test_who_asks_again_within_a_day_and_after_seven(db: Session) -> None:
    """On 23 by 14.00: PKB after exactly seven days; PAN after eight (new), then again; nobody never; Semarang is another desk."""
    for area, day, hour, party in (
        ("33.73", 16, 9, "pkb"), ("33.73", 23, 9, "pkb"), ("33.73", 15, 9, "pan"), ("33.73", 23, 10, "pan"),
        ("33.73", 23, 11, "pan"), ("33.73", 22, 9, ""), ("33.73", 23, 9, ""), ("33.73", 23, 16, "pkb"),
        ("33.74", 22, 9, "prima"), ("33.73", 23, 12, "prima"), ("34.71", 23, 9, "pkb"), ("34.71", 23, 16, "pkb"),
    ):  # fmt: skip
        service(db, area, ("buka", at(day, hour)), party=party)
    roll_up(db)
    assert of(db).cells == (
        Cell("akun", "", "", 2, 0), Cell("akun", "", "pan", 3, 1), Cell("akun", "", "pkb", 2, 1), Cell("akun", "", "prima", 1, 0),
    )  # fmt: skip
    assert of(db, "33", Scope.of("33")).opened == 9


def test_a_whole_country_is_the_sum_of_its_provinces(topics: Session) -> None:
    """Salatiga's 29, the province's 7, Semarang's 100 and Yogyakarta's 1,000; who was served is told by province."""
    asked(topics, "34.71", 1, "akun", "psi", 1)
    asked(topics, "33.74", 23, "nik", "pan", 4, 1)  # all of it before the moment: the desk has nothing later
    resum(topics, {"33": {date(2022, 8, day) for day in (9, 15, 16, 18, 20, 22, 23)}, "34": {date(2022, 8, 18)}})
    found = of(topics, "*", Scope.of("*"))
    assert (found.opened, found.served) == (29 + 7 + 100 + 1_000 + 4, ())  # the sums of Yogyakarta's 1st are not made
    assert Cell("nik", "vermin", "pkb", 5 + 3 + 100 + 1_000, 2) in found.cells
    assert Cell("nik", "vermin", "pan", 2 + 4, 1) in found.cells
    assert [(one.category, one.now, one.before, one.parties) for one in found.obstacles] == [
        ("nik", 7 + 100 + 1_000, 3, 2), ("kantor", 7, 0, 1), ("akun", 4, 6, 1),
    ]  # fmt: skip


def test_a_province_with_something_later_that_day_is_counted_by_its_desks(db: Session) -> None:
    """On the 23rd by 14.00: two at Semarang, where one comes later, one at Salatiga and one at Yogyakarta."""
    for area, hour in (("33.74", 9), ("33.74", 10), ("33.74", 16), ("33.73", 9), ("34.71", 9)):
        service(db, area, ("buka", at(23, hour)), party="pkb")
    roll_up(db)
    assert of(db, "*", Scope.of("*")).opened == 2 + 1 + 1
    late = service_topics(db, Scope.of("*"), "*", MONTH, wib(2022, 8, 23, 23, 59))
    assert late.opened == 5


def decided(db: Session, area: str, day: int, party: str = "pkb", **counts: int | None) -> None:
    """What verification of an area says of a party."""
    recap(db, area, party, at=wib(2022, 8, day), **({"received": 900} | counts))


def later_of(db: Session, area: str, party: str = "pkb") -> tuple[int, dict[str, int]]:
    """What the second half of the month up to the 23rd decided: members checked, findings."""
    compared = of(db, area, Scope.of(area)).comparison
    assert compared is not None
    assert (compared.asked[1], compared.decided) == (date(2022, 8, 11), (date(2022, 8, 12), date(2022, 8, 22)))
    [found] = [one for one in compared.parties if one.party.code == party]
    return found.checked, {name: count for name, count in found.found.items() if count}


@pytest.fixture
def verified(db: Session) -> Session:
    """In Salatiga 10 (2 BMS, 1 NIK) by the 11th and 40 (9 BMS, 4 NIK) by the 22nd; 5 in Semarang, 7 in Yogyakarta."""
    service(db, "33.73", ("buka", at(1, 9)))
    decided(db, "33.73", 10, checked=10, bms=2, nik=1)
    decided(db, "33.73", 20, checked=40, bms=9, nik=4)
    decided(db, "33.73", 23, checked=900)
    decided(db, "33.74", 15, checked=5, tms=3)
    decided(db, "33.74", 15, "psi", checked=700)
    decided(db, "33.74", 15, "", checked=800)
    decided(db, "34.71", 16, checked=7, nik=2)
    return db


def test_later_verdicts_of_a_country_are_those_of_its_provinces(verified: Session) -> None:
    """40 - 10 in Salatiga and 5 in Semarang; with Yogyakarta's 7 in the whole country."""
    verification(verified)
    roll_up(verified)
    assert later_of(verified, "33.73") == (30, {"bms": 7, "nik": 3})
    assert later_of(verified, "33") == (35, {"bms": 7, "tms": 3, "nik": 3})
    assert later_of(verified, "*") == (42, {"bms": 7, "tms": 3, "nik": 5})
    assert later_of(verified, "*", "psi") == (700, {})


def test_what_a_province_says_of_itself_is_no_verdict_of_its_areas(verified: Session) -> None:
    """Yogyakarta's province reports 300 before any of its areas does: only the 7 of the city count, as without it."""
    decided(verified, "34", 5, checked=300, nik=50)
    decided(verified, "35", 15, checked=3_000)
    verification(verified)
    roll_up(verified)
    assert later_of(verified, "34") == (7, {"nik": 2})
    assert later_of(verified, "*") == (42, {"bms": 7, "tms": 3, "nik": 5})


def test_shares_need_twenty_cases_of_either() -> None:
    """5 of 20 questions about NIK, 3 of 30 members found; 19 questions say nothing."""
    pkb = PartyInfo("pkb", 1, "PKB", "Partai Kebangkitan Bangsa")
    many = Later(pkb, {"nik": 5, "akun": 15}, 30, {"nik": 3, "bms": 1, "tms": 2})
    assert many.shares("nik") == (0.25, 0.1)
    assert many.counts("bms_tms") == (5, 3)
    few = Later(pkb, {"nik": 19}, 30, {"nik": 3})
    assert few.shares("nik") is None
