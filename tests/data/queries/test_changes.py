"""What moved between two moments, told from reports that can be followed by hand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from dashboard.core.errors import NotFound
from data.queries.changes import changes
from data.scope import Scope
from tests.data.making import wib
from tests.data.queries.stock import NOON_23, correction, question, recap, roll_up

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

SALATIGA, JATENG = Scope.of("33.73"), Scope.of("33")
NOON_22, MORNING_23 = wib(2022, 8, 22, 12), wib(2022, 8, 23, 9)
MOVED = (wib(2022, 8, 16, 0), "schedule", None, {"old": date(2022, 9, 6), "new": date(2022, 9, 9)})


def told(
    db: Session, scope: Scope = JATENG, area: str = "33", *, since: datetime = NOON_22, party: str | None = None
) -> list[tuple[object, ...]]:
    found = changes(db, scope, question(NOON_23, party=party), area, since)
    rows = [(one.at, one.kind, one.area and one.area.code, dict(one.values)) for one in found]
    return [(*row[:3], {key: value for key, value in row[3].items() if key != "name"}) for row in rows]


def test_areas_that_finished_fell_silent_or_added_most(db: Session) -> None:
    recap(db, "33.01", at=wib(2022, 8, 22, 9), checked=90)
    recap(db, "33.01", at=MORNING_23, checked=100)  # done now
    recap(db, "33.02", at=wib(2022, 8, 22, 9), checked=100)  # was done before
    recap(db, "33.03", at=wib(2022, 8, 22, 9), checked=10)  # silent today
    recap(db, "33.04", at=wib(2022, 8, 20, 9), checked=10)  # silent for longer
    recap(db, "33.05", at=wib(2022, 8, 22, 9), checked=10)
    recap(db, "33.05", at=MORNING_23, checked=45)
    recap(db, "33.06", at=MORNING_23, checked=20)  # its first report
    recap(db, "33.06", at=wib(2022, 8, 23, 20), checked=99)  # after the as-of
    recap(db, "34.71", at=MORNING_23, checked=100)
    roll_up(db)

    assert told(db) == [
        (MORNING_23, "reported", "33.06", {"added": 20}),
        (MORNING_23, "reported", "33.05", {"added": 35}),
        (MORNING_23, "finished", "33.01", {"checked": 100}),
        (wib(2022, 8, 23, 0), "silent", "33.03", {"since": wib(2022, 8, 22, 9)}),
        MOVED,
    ]


def test_only_the_five_largest_increments_are_told(db: Session) -> None:
    for number in range(1, 8):
        recap(db, f"33.0{number}", at=MORNING_23, checked=number)
    roll_up(db)

    assert [row[2] for row in told(db) if row[1] == "reported"] == ["33.07", "33.06", "33.05", "33.04", "33.03"]


def test_corrections_are_told_with_both_values(db: Session) -> None:
    one = recap(db, "33.73", at=wib(2022, 8, 20), checked=30)
    other = recap(db, "33.73", "pan", at=wib(2022, 8, 20), checked=30)
    away = recap(db, "33.74", at=wib(2022, 8, 20), checked=30)
    correction(db, one, "checked", "20", "30", wib(2022, 8, 23, 8))
    correction(db, one, "received", "99", "100", wib(2022, 8, 22, 8))  # before
    correction(db, one, "ms", "1", "2", wib(2022, 8, 23, 20))  # after the as-of
    correction(db, one, "source", "a", "b", wib(2022, 8, 23, 8))  # not a number that is shown
    correction(db, other, "checked", "5", "30", wib(2022, 8, 22, 20))
    correction(db, away, "checked", "5", "30", wib(2022, 8, 22, 20))
    roll_up(db)

    first = (wib(2022, 8, 23, 8), "correction", "33.73", {"party": "pkb", "field": "checked", "old": 20, "new": 30})
    second = (wib(2022, 8, 22, 20), "correction", "33.73", {"party": "pan", "field": "checked", "old": 5, "new": 30})
    assert told(db, SALATIGA, "33.73") == [first, second, MOVED]
    assert told(db, SALATIGA, "33.73", party="pan") == [second, MOVED]
    assert len([row for row in told(db) if row[1] == "correction"]) == 3


def test_within_one_day_nobody_falls_silent(db: Session) -> None:
    recap(db, "33.73", at=wib(2022, 8, 22, 9), checked=10)
    roll_up(db)

    assert told(db, since=wib(2022, 8, 23, 8)) == [MOVED]


def test_a_window_that_is_over_has_no_news(db: Session) -> None:
    assert changes(db, JATENG, question(wib(2022, 10, 1)), "33", wib(2022, 9, 30)) == ()


def test_another_area_is_not_found(db: Session) -> None:
    with pytest.raises(NotFound):
        changes(db, SALATIGA, question(), "33.74", NOON_22)
