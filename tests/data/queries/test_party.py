"""One party through its rounds, with another party, another area and another day beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dashboard.core.errors import NotFound
from data.queries.party import party_info, party_rounds, registered
from data.scope import Scope
from tests.data.making import wib
from tests.data.queries.stock import NOON_23, absent, presence, question, recap, roll_up, round_id

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

JATENG = Scope.of("33")


@pytest.fixture
def facts(db: Session) -> Session:
    recap(db, "33.73", received=100, checked=60, ms=40, bms=15, tms=5)
    recap(db, "33.74", received=50)
    recap(db, "34.71", received=999, checked=999)
    recap(db, "33.73", "psi", received=777, checked=1)
    recap(db, "33", object="kantor", received=1, checked=1, ms=1, bms=0, tms=0)
    recap(db, "33.73", object="kantor", received=1, checked=0, ms=0, bms=0, tms=0)
    recap(db, "33.73", round_id=round_id(db, "verfak"), at=wib(2022, 10, 20), received=30, checked=10, ms=10)
    roll_up(db)
    return db


def test_each_round_and_object_is_summed_over_the_areas(facts: Session) -> None:
    found = party_rounds(facts, JATENG, "pkb", "33", NOON_23)
    assert [(one.round.code, one.object, one.received, one.checked, one.ms, one.areas) for one in found] == [
        ("vermin", "keanggotaan", 150, 60, 40, 2),
        ("vermin", "kantor", 2, 1, 1, 2),
    ]
    assert found[0].received_known == 100


def test_later_rounds_follow_in_their_order(facts: Session) -> None:
    found = party_rounds(facts, JATENG, "pkb", "33", wib(2022, 11, 1))
    assert [(one.round.code, one.object) for one in found] == [
        ("vermin", "keanggotaan"),
        ("vermin", "kantor"),
        ("verfak", "keanggotaan"),
    ]


def test_an_area_has_its_own_rows_only(facts: Session) -> None:
    found = party_rounds(facts, Scope.of("33.74"), "pkb", "33.74", NOON_23)
    assert [(one.object, one.received, one.checked) for one in found] == [("keanggotaan", 50, None)]
    with pytest.raises(NotFound):
        party_rounds(facts, Scope.of("33.74"), "pkb", "33.73", NOON_23)


def test_a_party_without_rows_has_no_rounds(facts: Session) -> None:
    assert party_rounds(facts, JATENG, "hanura", "33", NOON_23) == ()


def test_absent_is_told_from_unsaid(facts: Session) -> None:
    presence(facts, "33.73", "pkb")
    absent(facts, "33.74", "pkb")
    absent(facts, "34.71", "pkb")
    found = registered(facts, JATENG, question(party="pkb"), "33")
    assert [[one.code for one in some] for some in (found.here, found.absent)] == [["33.73"], ["33.74"]]
    assert len(found.unsaid) == 33


def test_a_party_is_known_by_its_code_only(facts: Session) -> None:
    assert party_info(facts, JATENG, question(party="pkb")).abbreviation == "PKB"
    for code in ("PKB", "tidak_ada", None):
        with pytest.raises(NotFound):
            party_info(facts, JATENG, question(party=code))
