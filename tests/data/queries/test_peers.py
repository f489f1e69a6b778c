"""Peers stay nameless, and the province is a sum: nothing else of other areas comes out."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest

from dashboard.core.errors import NotFound
from data.queries.peers import peers
from data.scope import Scope
from tests.data.queries.stock import question, recap, roll_up

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

SALATIGA = Scope.of("33.73")


def test_the_five_nearest_in_load_come_sorted_and_without_the_own(db: Session) -> None:
    recap(db, "33.73", received=100, checked=99)
    for code, received, checked in (
        ("33.01", 110, 77), ("33.02", 90, 9), ("33.03", 120, 60), ("33.04", 80, 24), ("33.05", 130, 13),
        ("33.06", 900, 900), ("34.71", 100, 100),
    ):  # fmt: skip
        recap(db, code, received=received, checked=checked)
    recap(db, "33.07", received=100)  # what it checked is not known
    roll_up(db)

    found = peers(db, SALATIGA, question(), "33.73")

    assert found.shares == (0.1, 0.1, 0.3, 0.5, 0.7)
    assert found.median == 0.3
    assert (found.province.area.code, found.province["received"]) == ("33", 1630)
    assert found.province.children == ()


def test_no_name_or_code_of_another_area_comes_out(db: Session) -> None:
    for number in range(1, 8):
        recap(db, f"33.0{number}", received=100 + number, checked=10)
    recap(db, "33.73", received=100, checked=50)
    roll_up(db)

    written = str(asdict(peers(db, SALATIGA, question(), "33.73")))

    assert "33.0" not in written
    assert "Cilacap" not in written


def test_with_too_few_others_there_are_no_shares(db: Session) -> None:
    recap(db, "33.73", received=100, checked=50)
    for number in range(1, 4):
        recap(db, f"33.0{number}", received=100, checked=10)
    roll_up(db)
    assert (peers(db, SALATIGA, question(), "33.73").shares, peers(db, SALATIGA, question(), "33.73").median) == (
        (),
        None,
    )

    recap(db, "33.04", received=100, checked=10)
    roll_up(db)
    assert peers(db, SALATIGA, question(), "33.73").shares == (0.1,) * 4


def test_an_area_without_a_load_and_a_province_have_no_peers(db: Session) -> None:
    for number in range(1, 6):
        recap(db, f"33.0{number}", received=100, checked=10)
    roll_up(db)

    assert peers(db, SALATIGA, question(), "33.73").shares == ()
    assert peers(db, Scope.of("33"), question(), "33").shares == ()


def test_another_area_is_not_found(db: Session) -> None:
    for area in ("33.74", "33", "*"):
        with pytest.raises(NotFound):
            peers(db, SALATIGA, question(), area)
