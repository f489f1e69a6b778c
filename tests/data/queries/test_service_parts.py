"""Satisfaction, readiness, attendance and officers of desks, counted by hand, with a desk outside the scope."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from data.queries.readiness import attendance, attendance_days, readiness
from data.queries.reference import area
from data.queries.satisfaction import satisfaction
from data.queries.service import service_figures
from data.queries.service_officers import officer_loads
from data.scope import Scope
from data.service_answers import AttendanceDay, Period, Service
from tests.data.making import wib
from tests.data.queries.serving import answered, present, ready, roll_up, service

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

NOON = wib(2022, 8, 23, 14)
WEEK = Period(date(2022, 8, 17), date(2022, 8, 23))
JATENG = Scope.of("33")


def figures(db: Session, code: str = "33", *, scope: Scope = JATENG, own: bool = False) -> Service:
    return service_figures(db, scope, code, WEEK, NOON, own=own)


def test_the_index_is_that_of_the_decree_with_its_answers(db: Session) -> None:
    """Salatiga: all 3 and all 4, means 3.5: 9 × 3.5/9 × 25 = 87.50, B. With the province's own desk all 2: means 3, 75, C.

    Three services were resolved by no desk that recorded: no rate. An answer after the moment and one before the
    period do not count, and Yogyakarta is not ours.
    """
    answered(db, "33.73", wib(2022, 8, 20), 3)
    answered(db, "33.73", wib(2022, 8, 22), 4)
    answered(db, "33.73", wib(2022, 8, 23, 15), 1)
    answered(db, "33.73", wib(2022, 8, 16), 1)
    answered(db, "33", wib(2022, 8, 22), 2)
    answered(db, "34.71", wib(2022, 8, 22), 1)
    whole, parts = satisfaction(db, JATENG, figures(db))
    assert (whole.n, whole.value, whole.grade, whole.rate) == (3, 75.0, "C", None)
    assert (parts["33.73"].n, parts["33.73"].value, parts["33.73"].grade) == (2, 87.5, "B")
    assert (parts["33"].value, parts["33.74"].n, parts["33.74"].means) == (50.0, 0, None)
    assert "34.71" not in parts


def test_elements_are_kept_apart_and_the_rate_is_of_resolved_services(db: Session) -> None:
    """u1 = 4 and 2, the rest 3: mean of u1 is 3; of four services two were answered."""
    answered(db, "33.73", wib(2022, 8, 20), 4, 3, 3, 3, 3, 3, 3, 3, 1)
    answered(db, "33.73", wib(2022, 8, 22), 2, 3, 3, 3, 3, 3, 3, 3, 4)
    for hour in (9, 10, 11, 12):
        service(db, "33.73", ("buka", wib(2022, 8, 22, hour)), ("selesai", wib(2022, 8, 22, hour, 30)))
    roll_up(db)
    whole, parts = satisfaction(db, Scope.of("33.73"), figures(db, "33.73", scope=Scope.of("33.73")))
    assert [*(whole.means or ())] == [3, 3, 3, 3, 3, 3, 3, 3, 2.5]
    assert whole.rate == 0.5
    assert not parts


def test_a_nation_has_its_provinces_as_parts(db: Session) -> None:
    answered(db, "33.73", wib(2022, 8, 20), 3)
    answered(db, "33", wib(2022, 8, 20), 3)
    answered(db, "34.71", wib(2022, 8, 20), 4)
    nation = Scope.of("*")
    whole, parts = satisfaction(db, nation, figures(db, "*", scope=nation))
    assert (whole.n, parts["33"].n, parts["34"].n, parts["32"].n) == (3, 2, 1, 0)


def test_the_newest_word_on_an_item_holds_until_the_moment(db: Session) -> None:
    ready(db, "33.73", "ruang", wib(2022, 8, 1))
    ready(db, "33.73", "kamera", wib(2022, 8, 1), available=False)
    ready(db, "33.73", "kamera", wib(2022, 8, 20))
    ready(db, "33.73", "ruang", wib(2022, 8, 24), available=False)
    ready(db, "34.71", "ruang", wib(2022, 8, 1))
    found = readiness(db, JATENG, figures(db))
    (one,) = found["33.73"]
    assert {item: said.available for item, said in one.items()} == {"ruang": True, "kamera": True}
    assert (one["kamera"].at, one["kamera"].by) == (wib(2022, 8, 20), "K1")
    assert (len(found), found["33.74"]) == (36, ({},))
    (nation,) = [
        some
        for code, some in readiness(db, Scope.of("*"), figures(db, "*", scope=Scope.of("*"))).items()
        if code == "34"
    ]
    assert sum(len(one) for one in nation) == 1


def test_attendance_counts_shifts_and_the_days_without_any(db: Session) -> None:
    """Due are 18 to 22 (17 is a holiday, the 23rd is not over): said for 18 and 22, missing 19 20 21."""
    present(db, "33.73", wib(2022, 8, 18, 0), 2, 2)
    present(db, "33.73", wib(2022, 8, 22, 0), 3, 1, filled=False)
    present(db, "33.73", wib(2022, 8, 23, 0), 2, 2)
    present(db, "34.71", wib(2022, 8, 18, 0), 9, 9)
    one = figures(db, "33.73", scope=Scope.of("33.73"))
    whole, parts = attendance(db, Scope.of("33.73"), one)
    assert (whole.shifts, whole.scheduled, whole.present, whole.filled) == (3, 7, 5, 2)
    assert (whole.due, whole.missing, whole.today) == (5, 3, (1, 1, 1))
    assert parts["33.73"] == whole
    province, _ = attendance(db, JATENG, figures(db))
    assert (province.due, province.missing, province.today) == (
        5,
        3,
        (1, 1, 1),
    )  # nothing is due of who never gave a sign
    present(db, "33.74", wib(2022, 8, 10, 0))
    again, _ = attendance(db, JATENG, figures(db))
    assert (again.due, again.missing, again.today) == (10, 8, (2, 1, 1))


def test_each_day_of_a_desk_is_due_or_not_and_said_or_not(db: Session) -> None:
    present(db, "33.73", wib(2022, 8, 16, 0))
    present(db, "33.73", wib(2022, 8, 22, 0), 3, 1, filled=False)
    days = attendance_days(db, Scope.of("33.73"), area(db, JATENG, "33.73"), WEEK, NOON)
    assert days[0] == AttendanceDay(date(2022, 8, 17), due=False)
    assert days[1] == AttendanceDay(date(2022, 8, 18), due=True)
    assert days[5] == AttendanceDay(date(2022, 8, 22), due=True, scheduled=3, present=1, filled=False)
    assert len(days) == 7


def test_nothing_is_due_before_a_desk_began(db: Session) -> None:
    present(db, "33.73", wib(2022, 8, 22, 0))
    own = Scope.of("33.73")
    days = attendance_days(db, own, area(db, JATENG, "33.73"), WEEK, NOON)
    whole, _ = attendance(db, own, figures(db, "33.73", scope=own))
    assert [one.day.day for one in days] == [22, 23]
    assert (whole.due, whole.missing) == (1, 0)


@pytest.fixture
def officers(db: Session) -> Session:
    """P1: 600 and 1200 s; P2: one open since the 22nd, 08.00, late; nobody's: one."""
    for minute in (10, 20):
        service(db, "33.73", ("buka", wib(2022, 8, 22, 9)), ("selesai", wib(2022, 8, 22, 9, minute)))
    service(db, "33.73", ("buka", wib(2022, 8, 22, 8)), officer="P2")
    service(db, "33.73", ("buka", wib(2022, 8, 23, 13)), officer=None)
    roll_up(db)
    return db


def test_officers_are_seen_by_their_own_desk_only(officers: Session) -> None:
    own = Scope.of("33.73")
    loads = {one.officer: one for one in officer_loads(officers, own, figures(officers, "33.73", scope=own))}
    assert [*loads] == ["", "P1", "P2"]
    assert (loads["P1"].opened, loads["P1"].resolved, loads["P1"].resolution.median) == (2, 2, 900)
    assert (loads["P2"].open_now, loads["P2"].overdue, loads[""].open_now) == (1, 1, 1)
    assert officer_loads(officers, JATENG, figures(officers, "33.73")) == ()
    assert officer_loads(officers, JATENG, figures(officers)) == ()


def test_the_province_sees_the_officers_of_its_own_desk(officers: Session) -> None:
    service(officers, "33", ("buka", wib(2022, 8, 23, 13)), officer="PR")
    loads = officer_loads(officers, JATENG, figures(officers, own=True))
    assert [one.officer for one in loads] == ["PR"]
