"""Whose hours hold where: own over the province's over the nation's, a stage's own over any stage's."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from data.days import start_of_day
from data.models import CalendarDay, ServiceHours, ServiceSpecialDay
from data.queries.service_calendar import calendar_of, calendars
from data.scope import Scope
from tests.data.making import wib

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

JATENG = Scope.of("33")
MONDAY = date(2022, 8, 22)
EIGHT, FOUR = 480, 960


def hours(db: Session, area: str, opens: int, *, stage: str = "", first: date = date(2022, 8, 20)) -> None:
    """Every Monday from `opens` to 16.00."""
    db.add(
        ServiceHours(
            area_code=area, stage=stage, weekday=0, opens=opens, closes=FOUR, valid_from=first, valid_until=None,
            on_holidays=0, legal_basis="Surat",
        )
    )  # fmt: skip
    db.flush()


def special(db: Session, area: str, opens: int | None, day: date = MONDAY) -> None:
    db.add(ServiceSpecialDay(area_code=area, day=day, opens=opens, closes=opens and FOUR, name="x", source=None))
    db.flush()


def monday(db: Session, area: str = "33.73", stage: str | None = None) -> list[int]:
    return [opens for opens, _ in calendar_of(db, JATENG, area, stage).minutes(MONDAY)]


def test_the_reference_data_has_kpu_ri_and_wonogiri_in_2022_and_office_hours_before_and_after(db: Session) -> None:
    salatiga, wonogiri = calendars(db, JATENG, ["33.73", "33.12"]).values()
    assert salatiga.minutes(date(2022, 8, 14)) == ((EIGHT, 23 * 60 + 59),)
    assert salatiga.minutes(date(2022, 8, 21)) == ((EIGHT, FOUR),)  # a Sunday
    assert salatiga.minutes(date(2022, 7, 31)) == salatiga.minutes(date(2022, 12, 18)) == ()  # Sundays
    assert salatiga.minutes(date(2022, 8, 17)) == ()
    assert salatiga.minutes(date(2022, 12, 15)) == ((EIGHT, FOUR),)
    assert [closes for day in (12, 13, 14) for _, closes in wonogiri.minutes(date(2022, 12, day))] == [1020, 1020, 960]
    assert wonogiri.minutes(date(2022, 8, 14)) == ((EIGHT, 23 * 60 + 59),)


def test_own_hours_win_over_the_provinces_and_these_over_the_nations(db: Session) -> None:
    hours(db, "33", 510)
    assert (monday(db), monday(db, "33"), monday(db, "34.71"), monday(db, "*")) == ([510], [510], [EIGHT], [EIGHT])
    hours(db, "33.73", 540)
    assert (monday(db), monday(db, "33.74")) == ([540], [510])


def test_a_stages_own_hours_win_where_that_stage_is_asked_for_but_not_over_a_nearer_place(db: Session) -> None:
    hours(db, "33", 510, stage="verfak")
    assert (monday(db), monday(db, stage="verfak"), monday(db, stage="vermin")) == ([EIGHT], [510], [EIGHT])
    hours(db, "33.73", 540)
    assert (monday(db, stage="verfak"), monday(db, "33.74", "verfak")) == ([540], [510])


def test_newer_hours_replace_the_older_ones_of_the_same_place(db: Session) -> None:
    hours(db, "33.73", 540, first=date(2022, 8, 1))
    hours(db, "33.73", 600, first=MONDAY)
    assert monday(db) == [600]
    assert calendar_of(db, JATENG, "33.73").minutes(date(2022, 8, 15)) == ((540, FOUR),)


def test_special_days_of_the_nearest_place_win_and_closed_is_closed(db: Session) -> None:
    special(db, "*", 600)
    hours(db, "33.73", 540)
    assert monday(db) == [600]
    special(db, "33", None)
    assert (monday(db), monday(db, "34.71")) == ([], [600])
    special(db, "33.73", 660)
    assert (monday(db), monday(db, "33.74")) == ([660], [])


def test_own_days_of_the_calendar_close_desks_and_open_them_on_holidays(db: Session) -> None:
    """With the 18th off and the 17th worked: 16.00 of the 16th to the 19th at 08.00 has the 17th's 8 h."""
    for day, working in ((17, 1), (18, 0)):
        held = date(2022, 8, day)
        db.add(CalendarDay(held_at=start_of_day(held), held_on=held, working=working, name="x", source=None))
    db.flush()
    assert calendar_of(db, JATENG, "33.73").between(wib(2022, 8, 16, 16), wib(2022, 8, 19, 8)) == 8 * 3_600


def test_desks_that_serve_alike_share_one_calendar(db: Session) -> None:
    found = calendars(db, JATENG, ["33.73", "33.74", "33.12"])
    assert found["33.73"] is found["33.74"] is calendar_of(db, JATENG, "33.01")
    assert found["33.12"] is not found["33.73"]
