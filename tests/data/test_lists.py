"""Lists as one value mean the same on both databases, whatever their length."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from data.lists import among, listed
from data.models import Area

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

MORNING = datetime(2022, 8, 23, 1, 5, tzinfo=UTC)
NAMES = {"code": str, "size": int, "day": date, "at": datetime}


def test_a_column_holds_one_of_the_codes(db: Session) -> None:
    stmt = select(Area.code).where(among(Area.code, ("33.73", "33", "33.99", "it's")), Area.code > "33")

    assert [*db.scalars(stmt)] == ["33.73"]


def test_of_no_codes_nothing_is_found(db: Session) -> None:
    assert db.scalars(select(Area.code).where(among(Area.code, ()))).all() == []


def test_lists_of_any_length_are_one_statement() -> None:
    short, long = (str(select(Area.name).where(among(Area.code, ["33"] * many))) for many in (1, 1_000))

    assert short == long


def test_cells_come_back_as_their_columns_say(db: Session) -> None:
    here = listed(db, NAMES, [("33.73", 7, date(2022, 8, 22), MORNING), ("33", -1, date(9999, 12, 31), MORNING)])

    found = db.execute(select(here).order_by(here.c.size)).all()

    assert found == [("33", -1, date(9999, 12, 31), MORNING), ("33.73", 7, date(2022, 8, 22), MORNING)]


def test_cells_are_compared_as_days_and_instants(db: Session) -> None:
    here = listed(db, NAMES, [("a", 1, date(2022, 8, 22), MORNING), ("b", 1, date(2022, 8, 23), MORNING)])

    late = select(here.c.code).where(here.c.day >= date(2022, 8, 23), here.c.at <= MORNING)

    assert [*db.scalars(late)] == ["b"]
