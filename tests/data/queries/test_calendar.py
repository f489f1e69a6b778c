"""Own days of the calendar move rates, plans, the first red day and deadlines; counted by hand.

The window of vermin in Jateng runs from 16 August to 9 September 2022: 18 working days (3 + 5 + 3 + 2 + 5).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from data.days import start_of_day
from data.memo import remember
from data.models import CalendarDay
from data.queries.calendar import calendar
from data.queries.figures import figures
from data.queries.timeline import paces
from data.scope import Scope
from data.timeline import Red
from tests.data.making import wib
from tests.data.queries.stock import question, recap, roll_up
from tests.data.queries.updating import semester

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from data.answers import AreaFigures

JATENG = Scope.of("33")
END_22 = wib(2022, 8, 22, 23, 59).replace(second=59)


def own(db: Session, day: date, *, working: bool) -> None:
    db.add(CalendarDay(held_at=start_of_day(day), held_on=day, working=int(working), name="x", source=None))
    db.flush()


def august(db: Session, day: int, *, working: bool) -> None:
    own(db, date(2022, 8, day), working=working)


def reports(db: Session, levels: dict[int, int]) -> None:
    for day, checked in levels.items():
        recap(db, "33.73", "pkb", wib(2022, 8, day, 12), received=1000, checked=checked)
        recap(db, "34.71", "pkb", wib(2022, 8, day, 12), received=1000, checked=day)
    roll_up(db)


def salatiga(db: Session, moment: datetime) -> AreaFigures:
    return figures(db, JATENG, question(moment), "33.73")


def test_a_saturday_that_is_worked_counts_in_the_rate_and_a_day_off_does_not(db: Session) -> None:
    """Added: 16 August 10, 17 100, 18 30, 19 20, 20 200, 22 40. The 17th is a holiday, the 20th a Saturday."""
    reports(db, {15: 0, 16: 10, 17: 110, 18: 140, 19: 160, 20: 360, 21: 360, 22: 400})
    assert salatiga(db, END_22)["daily_rate"] == 25  # 10, 20, 30, 40
    august(db, 20, working=True)
    assert salatiga(db, END_22)["daily_rate"] == 30  # 10, 20, 30, 40, 200
    august(db, 19, working=False)
    assert salatiga(db, END_22)["daily_rate"] == 35  # 10, 30, 40, 200


def test_own_days_move_the_share_that_the_plan_has_done(db: Session) -> None:
    """At noon on Saturday the 20th: the 16th, 18th and 19th of 18 days; then half of the 20th too; then without the 19th."""
    reports(db, {16: 10})
    noon = wib(2022, 8, 20, 12)
    assert salatiga(db, noon).planned == pytest.approx(3 / 18)
    august(db, 20, working=True)
    assert salatiga(db, noon).planned == pytest.approx(3.5 / 19)
    august(db, 19, working=False)
    assert salatiga(db, noon).planned == pytest.approx(2.5 / 18)


def test_a_day_off_moves_the_first_day_an_area_was_too_slow(db: Session) -> None:
    """Added 60, 30, 30, 30, 1, 1, 1 from the 16th; 850 left on the 19th need 40.5 a day.

    The median of the 16th, 18th and 19th is 30: red. With the 18th off it is 45; on the 22nd it is 30 and 47 are needed.
    """
    reports(db, {16: 60, 18: 120, 19: 150, 22: 153})
    asked = question(END_22)
    assert paces(db, JATENG, asked, salatiga(db, END_22))[0].red == Red(date(2022, 8, 19), date(2022, 8, 19))
    august(db, 18, working=False)
    assert paces(db, JATENG, asked, salatiga(db, END_22))[0].red == Red(date(2022, 8, 22), date(2022, 8, 22))


def test_an_own_day_moves_the_deadline_of_a_semester(db: Session) -> None:
    """30 and 29 December, 24 December (26 cuti bersama, 25 Christmas); with the 24th off the 23rd."""
    assert semester(db, "2025-2").deadline == date(2025, 12, 24)
    own(db, date(2025, 12, 24), working=False)
    assert semester(db, "2025-2").deadline == date(2025, 12, 23)


def test_it_is_read_once_by_a_session_that_only_reads_and_equal_days_are_one_value(db: Session) -> None:
    before = calendar(db, JATENG)
    assert calendar(db, JATENG) is before
    august(db, 20, working=True)
    assert calendar(db, JATENG).is_working_day(date(2022, 8, 20))
    kept = calendar(remember(db), JATENG)
    august(db, 21, working=True)
    assert calendar(db, JATENG) is kept
