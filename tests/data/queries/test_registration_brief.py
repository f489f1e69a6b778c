"""Registration in one line: what the page of registration counts, of one party or of all, in one's own areas."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from data.answers import Question
from data.queries.registration_brief import brief
from data.scope import Scope
from tests.data.queries.registering import AT, DPC, branch, hand_in

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from data.registration_counts import Brief


def told(db: Session, area: str, party: str | None = None, at: datetime = AT) -> Brief | None:
    return brief(db, Scope.of("*"), Question("vermin", "keanggotaan", at, party), area)


def filled(db: Session) -> None:
    hand_in(db, "33.73", "pkb", *DPC)
    hand_in(db, "33.73", "psi", *DPC[:2])
    hand_in(db, "33.72", "pkb", *DPC)
    hand_in(db, "34.71", "pkb", DPC[0])
    branch(db, "33.73", "pkb", members=5_000)
    branch(db, "33.72", "pkb", members=1)
    branch(db, "33.71", "pkb", registered=0)
    branch(db, "34.71", "pkb", members=1)


def test_of_one_party_in_one_area_documents_and_members_are_told(db: Session) -> None:
    filled(db)
    here = told(db, "33.73", "pkb")
    assert here is not None
    assert (here.documents.complete, here.wanted, here.expected) == (6, 6, 1)
    assert here.branches is not None
    assert (here.branches.registered, here.branches.counted) == (1, 5_000)
    assert here.minimum is not None


@pytest.mark.parametrize(
    ("area", "party", "counts"),
    [
        (
            "33",
            "pkb",
            (2, 34, 2, 1, 2, 1),
        ),  # 35 kab/kota but one; two registered, one not, one of two with members enough
        ("34", "pkb", (0, 5, 1, 0, 1, 0)),
        ("*", "pkb", (2, 513, 3, 1, 3, 1)),
    ],
)
def test_of_a_party_above_a_kab_kota_its_areas_are_counted(
    db: Session, area: str, party: str, counts: tuple[int, ...]
) -> None:
    filled(db)
    one = told(db, area, party)
    assert one is not None
    has = one.branches
    assert has is not None
    found = (one.documents.done, one.expected, has.registered, has.absent, has.members_known, has.members)
    assert found == counts


def test_of_all_parties_pairs_are_counted_and_of_the_nation_documents_alone(db: Session) -> None:
    filled(db)
    single, nation = told(db, "33.73"), told(db, "*")
    assert single is not None
    assert nation is not None
    assert (single.documents.pairs, single.documents.done, single.areas) == (2, 1, 1)
    assert (nation.documents.pairs, nation.documents.done, nation.branches) == (4, 2, None)
    assert nation.expected == 514 * single.expected - 1


def test_without_documents_there_is_no_line(db: Session) -> None:
    filled(db)
    branch(db, "35.78", "pkb", members=5_000)
    assert told(db, "35") is None
    assert told(db, "33", "pkb", AT.replace(day=4)) is None  # before they came in
