"""Sources that disagree are named, with both numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dashboard.core.errors import NotFound
from data.queries.quality import disagreements
from data.scope import Scope
from tests.data.making import wib
from tests.data.queries.stock import END_23, NOON_23, absent, item, question, recap, roll_up

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

SALATIGA, JATENG = Scope.of("33.73"), Scope.of("33")


def found(db: Session, scope: Scope = JATENG, area: str = "33", **asked: str) -> list[tuple[object, ...]]:
    rows = disagreements(db, scope, question(NOON_23, **asked), area)
    return [(one.kind, one.area.code, one.party, one.column, one.shown, one.other) for one in rows]


def test_a_total_that_is_not_the_sum_of_its_parties_is_named(db: Session) -> None:
    recap(db, "33.73", "", received=150, checked=60, ms=50)
    recap(db, "33.73", "pkb", received=100, checked=40)
    recap(db, "33.73", "pan", received=40, checked=20)
    recap(db, "33.74", "", received=100, checked=40)  # no party rows: nothing to compare
    recap(db, "34.71", "", received=150)
    recap(db, "34.71", "pkb", received=1)
    roll_up(db)

    assert found(db) == [("total", "33.73", "", "received", 140, 150)]
    assert found(db, SALATIGA, "33.73") == found(db)
    assert found(db, Scope.of("33.74"), "33.74") == []


def test_items_and_a_recap_of_the_same_moment_are_compared(db: Session) -> None:
    item(db, party="pkb", decided=wib(2022, 8, 18))
    item(db, party="pkb", decided=wib(2022, 8, 22))
    item(db, party="pan")
    recap(db, party="pkb", at=wib(2022, 8, 19), received=9, checked=9)  # an older one
    recap(db, party="pkb", at=wib(2022, 8, 20, 12), received=2, ms=1, bms=1, tms=0)  # one was checked by then
    recap(db, party="pan", at=wib(2022, 8, 20, 12), received=1, checked=0)
    recap(db, party="pkb", at=wib(2022, 8, 24), received=7)  # after the as-of
    roll_up(db)

    assert found(db) == [("items", "33.73", "pkb", "checked", 1, 2), ("items", "33.73", "pkb", "bms", 0, 1)]


def test_rows_of_a_party_that_is_not_registered_are_named(db: Session) -> None:
    recap(db, party="ummat", received=7, at=wib(2022, 8, 20))
    recap(db, party="ummat", received=8, at=wib(2022, 8, 22))
    recap(db, "33.74", party="ummat", received=9)
    item(db, party="prima")
    item(db, party="prima", received=END_23)
    absent(db, "33.73", "ummat")
    absent(db, "33.73", "prima")
    absent(db, "34.71", "ummat")
    recap(db, "34.71", party="ummat", received=3)
    roll_up(db)

    whole = [("absent", "33.73", "prima", "received", None, 1), ("absent", "33.73", "ummat", "received", None, 8)]
    assert found(db) == whole
    assert found(db, party="ummat") == whole[1:]


def test_another_area_is_not_found(db: Session) -> None:
    with pytest.raises(NotFound):
        disagreements(db, SALATIGA, question(), "33.74")


def test_a_total_of_a_province_is_compared_with_its_own_parties_only(db: Session) -> None:
    recap(db, "33", "", received=150)
    recap(db, "33", "pkb", received=100)
    recap(db, "33.73", "", received=7)
    recap(db, "33.73", "pkb", received=7)
    recap(db, "33.74", "pkb", received=900)
    roll_up(db)

    assert found(db) == [("total", "33", "", "received", 100, 150)]
    assert found(db, party="pkb") == []


def test_what_was_disputed_later_is_none_of_an_earlier_moment(db: Session) -> None:
    item(db, party="pkb")
    recap(db, party="pkb", at=END_23, received=9)
    recap(db, party="", at=END_23, received=500)
    recap(db, "33.74", party="prima", at=END_23)
    absent(db, "33.74", "prima")
    roll_up(db)

    assert found(db) == []
    later = disagreements(db, JATENG, question(END_23), "33")
    assert [(one.kind, one.area.code) for one in later] == [("items", "33.73"), ("total", "33.73"), ("absent", "33.74")]
