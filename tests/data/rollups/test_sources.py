"""Where more than one source speaks, named by hand; one source alone is not in dispute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import update

from data.models import PartyPresence
from data.models.rollups import Disputed
from data.rollups.rebuild import rebuild_areas
from tests.data.making import wib
from tests.data.queries.stock import absent, item, recap, roll_up
from tests.data.rollups.counted import rows

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def disputed(db: Session) -> set[tuple[str, str, str]]:
    """Area, party and kind of all that is disputed."""
    return {(row.area_code, row.party, row.kind) for row in rows(db, Disputed)}


def test_one_source_is_not_in_dispute(db: Session) -> None:
    recap(db, "33.73", "pkb")
    recap(db, "33.74", "")
    item(db, "33.75")
    absent(db, "33.76", "pkb")
    roll_up(db)

    assert disputed(db) == set()


def test_a_total_beside_a_partys_own_row_is(db: Session) -> None:
    recap(db, "33.73", "", at=wib(2022, 8, 20))
    recap(db, "33.73", "pkb", at=wib(2022, 8, 25))
    recap(db, "33.74", "")
    item(db, "33.74")
    recap(db, "33.75", "", object="kantor")
    recap(db, "33.75", "pkb")
    roll_up(db)

    assert disputed(db) == {("33.73", "", "total"), ("33.74", "", "total")}


def test_items_and_a_recap_of_one_party_are(db: Session) -> None:
    item(db, party="pkb")
    recap(db, party="pkb")
    item(db, party="pan")
    recap(db, party="psi")
    roll_up(db)

    assert disputed(db) == {("33.73", "pkb", "items")}


def test_facts_of_a_party_that_is_not_registered_are_and_no_dispute_of_another_kind(db: Session) -> None:
    recap(db, party="")
    recap(db, party="pkb")
    item(db, party="pkb")
    item(db, party="pan")
    absent(db, "33.73", "pkb")
    absent(db, "33.73", "pan")
    roll_up(db)

    assert disputed(db) == {("33.73", "pkb", "absent"), ("33.73", "pan", "absent")}


def test_a_change_of_presence_settles_it(db: Session) -> None:
    recap(db, party="pkb")
    absent(db, "33.73", "pkb")
    roll_up(db)
    db.execute(update(PartyPresence).values(registered=1))

    rebuild_areas(db, ["33.73"])

    assert disputed(db) == set()
