"""The table of the backlog: filtered, sorted and paged by the database."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from dashboard.core.errors import InvalidInput, NotFound
from data.models import StageWindow
from data.queries.backlog import backlog, count, every_row
from data.scope import Scope
from tests.data.making import wib
from tests.data.queries.stock import NOON_23, absent, earlier_decision, item, question, roll_up

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from data.answers import BacklogRow

SALATIGA, JATENG = Scope.of("33.73"), Scope.of("33")


def stock(db: Session) -> dict[int, str]:
    """Six open items in three areas, one decided and one of another province; id -> letter."""
    made = {
        "a": item(db, "33.73", received=wib(2022, 8, 16, 10), findings=0b000010, team="Tim 1"),
        "b": item(db, "33.73", received=wib(2022, 8, 16, 9), party="pan"),
        "c": item(db, "33.74", received=wib(2022, 8, 16, 8), findings=0b000011),
        "d": item(db, "33.01", received=wib(2022, 8, 20), party="pan"),
        "e": item(db, "33.73", received=wib(2022, 8, 23, 9)),
        "f": item(db, "33.74", received=wib(2022, 8, 20), decided=wib(2022, 8, 23, 18)),
        "-": item(db, "33.73", decided=wib(2022, 8, 20)),
        "x": item(db, "34.71", received=wib(2022, 8, 16)),
    }
    roll_up(db)
    return {one.id: letter for letter, one in made.items()}


def letters(rows: tuple[BacklogRow, ...], names: dict[int, str]) -> str:
    return "".join(names[row.id] for row in rows)


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        (None, "bacdfe"), ("received", "bacdfe"), ("-received", "edfabc"),
        ("area", "dbaecf"), ("-area", "cfbaed"), ("party", "bdcafe"), ("-party", "cafebd"),
    ],
)  # fmt: skip
def test_the_table_comes_in_the_order_asked_for_on_any_page(db: Session, sort: str | None, order: str) -> None:
    names = stock(db)

    whole = letters(backlog(db, JATENG, question(), "33", sort=sort), names)
    pages = [backlog(db, JATENG, question(), "33", sort=sort, offset=at, limit=2) for at in (0, 2, 4, 6)]

    assert whole == order
    assert [letters(page, names) for page in pages] == [order[:2], order[2:4], order[4:], ""]
    assert letters(tuple(every_row(db, JATENG, question(), "33", sort=sort)), names) == order


def test_a_row_says_everything_about_an_item_but_who_it_is(db: Session) -> None:
    stock(db)
    row = backlog(db, SALATIGA, question(), "33.73")[1]

    assert (row.area_code, row.area_name, row.party, row.party_name) == ("33.73", "Kota Salatiga", "pkb", "PKB")
    assert (row.object, row.findings, row.method, row.team) == ("keanggotaan", ("ganda_eksternal",), None, "Tim 1")
    assert (row.received_at, row.age_days, row.due_on) == (wib(2022, 8, 16, 10), 7, date(2022, 9, 9))
    assert len(row.reference) == 8
    int(row.reference, 16)


@pytest.mark.parametrize(
    ("finding", "age", "party", "found"),
    [
        ("ganda_eksternal", None, None, "ac"), ("ganda_identik", None, None, "c"), ("nik", None, None, ""),
        ("tanpa", None, None, "bdfe"), (None, "4-7", None, "bac"), (None, "2-3", None, "df"), (None, "4-", None, "bac"),
        (None, "0-1", None, "e"), ("ganda_identik", "2-3", None, ""), (None, None, "pan", "bd"),
        ("tanpa", "4-7", "pan", "b"),
    ],
)  # fmt: skip
def test_filters_narrow_rows_and_count_alike(
    db: Session, finding: str | None, age: str | None, party: str | None, found: str
) -> None:
    names = stock(db)
    asked = question(party=party)

    assert letters(backlog(db, JATENG, asked, "33", finding=finding, age=age), names) == found
    assert count(db, JATENG, asked, "33", finding=finding, age=age) == len(found)


def test_rows_follow_the_moment(db: Session) -> None:
    names = stock(db)

    def seen(*moment: int) -> str:
        asked = question(wib(2022, 8, *moment))
        rows = letters(backlog(db, JATENG, asked, "33"), names)
        assert count(db, JATENG, asked, "33") == len(rows)
        return rows

    assert seen(16, 9, 30) == "bc"
    assert seen(16, 23) == "ba-c"
    assert seen(20, 23) == "bacdf"
    assert seen(23, 19) == "bacde"


def test_an_item_leaves_with_its_first_decision_and_a_party_not_registered_never_enters(db: Session) -> None:
    open_one = item(db)
    withdrawn = item(db)
    earlier_decision(db, withdrawn, wib(2022, 8, 20), wib(2022, 8, 21))
    again = item(db, decided=wib(2022, 8, 22))
    earlier_decision(db, again, wib(2022, 8, 20), wib(2022, 8, 22))
    item(db, party="ummat")
    item(db, "33.74")
    absent(db, "33.73", "ummat")
    roll_up(db)

    assert [row.id for row in backlog(db, SALATIGA, question(), "33.73")] == [open_one.id, withdrawn.id]
    assert count(db, SALATIGA, question(), "33.73") == 2


def test_the_due_date_is_the_end_of_the_areas_own_window(db: Session) -> None:
    item(db, "33.73")
    item(db, "33.74")
    window = {
        "cycle": "2024",
        "stage": "vermin",
        "level": "kabkota",
        "name": "Vermin",
        "legal_basis": "SK",
        "note": None,
    }
    db.add(
        StageWindow(
            **window, area_code="33.74", revision=3, starts_at=wib(2022, 8, 16), ends_at=wib(2022, 9, 12, 23, 59)
        )
    )
    roll_up(db)

    assert [row.due_on for row in backlog(db, JATENG, question(), "33")] == [date(2022, 9, 9), date(2022, 9, 12)]


def test_what_cannot_be_asked_is_refused(db: Session) -> None:
    for wrong in (
        {"finding": "siapa"},
        {"age": "tua"},
        {"age": "٣-٧"},
        {"sort": "nama"},
        {"offset": -1},
        {"limit": 1001},
    ):
        with pytest.raises(InvalidInput):
            backlog(db, SALATIGA, question(), "33.73", **wrong)
    with pytest.raises(NotFound):
        backlog(db, SALATIGA, question(NOON_23), "33.74")
    with pytest.raises(NotFound):
        count(db, Scope(), question(NOON_23), "33.73")
