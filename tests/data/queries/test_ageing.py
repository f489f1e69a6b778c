"""Open items by age, on a stock that can be counted by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dashboard.core.errors import NotFound
from data.queries.ageing import ageing, itemised
from data.scope import Scope
from tests.data.making import wib
from tests.data.queries.stock import END_23, NOON_23, absent, earlier_decision, item, question, roll_up

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

SALATIGA, JATENG = Scope.of("33.73"), Scope.of("33")


def test_each_open_item_stands_once_in_the_bucket_of_its_age(db: Session) -> None:
    item(db, received=wib(2022, 8, 23, 9))  # 0 days
    item(db, received=wib(2022, 8, 22), findings=0b000010)  # 1
    item(db, received=wib(2022, 8, 20), findings=0b000011)  # 3: two findings, shown under the first
    item(db, received=wib(2022, 8, 16))  # 7
    item(db, received=wib(2022, 8, 15))  # 8
    item(db, received=wib(2022, 8, 8))  # 15
    item(db, received=wib(2022, 8, 8), decided=wib(2022, 8, 20))
    item(db, "33.74", received=wib(2022, 8, 8))  # outside the scope
    roll_up(db)

    found = ageing(db, SALATIGA, question(), "33.73")

    assert [(bucket.low, bucket.high, bucket.by_finding) for bucket in found] == [
        (0, 1, {"ganda_eksternal": 1, "": 1}), (2, 3, {"ganda_identik": 1}), (4, 7, {"": 1}), (8, 14, {"": 1}),
        (15, None, {"": 1}),
    ]  # fmt: skip
    assert itemised(db, SALATIGA, question(), "33.73") == 6


def test_an_item_decided_later_was_open_before(db: Session) -> None:
    item(db, decided=wib(2022, 8, 20))
    item(db, "33.74", decided=wib(2022, 8, 20))
    roll_up(db)

    assert itemised(db, SALATIGA, question(wib(2022, 8, 19)), "33.73") == 1
    assert itemised(db, SALATIGA, question(wib(2022, 8, 20, 23)), "33.73") == 0
    assert itemised(db, SALATIGA, question(wib(2022, 8, 15)), "33.73") == 0


def test_a_moment_inside_a_day_counts_only_what_was_known_then(db: Session) -> None:
    item(db, decided=wib(2022, 8, 23, 11))  # decided before noon
    item(db, decided=wib(2022, 8, 23, 15))  # still open at noon
    item(db, received=wib(2022, 8, 23, 15))  # not received at noon
    item(db, received=wib(2022, 8, 23, 14), decided=wib(2022, 8, 23, 16))  # neither
    item(db, received=wib(2022, 8, 23, 9), decided=wib(2022, 8, 23, 16), findings=1)
    twice = item(db, decided=wib(2022, 8, 25))
    earlier_decision(db, twice, wib(2022, 8, 23, 13), wib(2022, 8, 25))  # its first decision came after noon
    again = item(db, decided=wib(2022, 8, 23, 15))
    earlier_decision(db, again, wib(2022, 8, 22), wib(2022, 8, 23, 15))  # its first decision came the day before
    item(db, "33.74", decided=wib(2022, 8, 23, 15))
    roll_up(db)

    assert itemised(db, SALATIGA, question(NOON_23), "33.73") == 3
    assert itemised(db, SALATIGA, question(wib(2022, 8, 23, 14, 30)), "33.73") == 3
    assert itemised(db, SALATIGA, question(END_23), "33.73") == 1
    assert itemised(db, SALATIGA, question(NOON_23, party="pkb"), "33.73") == 3
    assert [bucket.items for bucket in ageing(db, SALATIGA, question(NOON_23), "33.73")] == [1, 0, 2, 0, 0]


def test_parties_not_registered_here_and_other_parties_do_not_count(db: Session) -> None:
    item(db, party="pkb")
    item(db, party="ummat")
    item(db, party="prima")
    absent(db, "33.73", "ummat")
    roll_up(db)

    assert itemised(db, SALATIGA, question(), "33.73") == 2
    assert itemised(db, SALATIGA, question(party="prima"), "33.73") == 1
    assert itemised(db, SALATIGA, question(party="ummat"), "33.73") == 0


def test_a_provinces_own_members_count_only_without_those_of_its_kab_kota(db: Session) -> None:
    item(db, "33")
    item(db, "34")
    item(db, "33", kind="kantor")
    item(db, "33.73", kind="kantor")
    roll_up(db)
    assert itemised(db, JATENG, question(), "33") == 1

    item(db, "33.73")
    item(db, "33.74")
    roll_up(db)

    assert itemised(db, JATENG, question(), "33") == 2
    assert itemised(db, JATENG, question(kind="kantor"), "33") == 2
    assert itemised(db, Scope.of("*"), question(), "*") == 3


def test_another_area_is_not_found(db: Session) -> None:
    for area in ("33.74", "33", "*", "33.99"):
        with pytest.raises(NotFound):
            ageing(db, SALATIGA, question(), area)
