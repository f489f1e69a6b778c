"""The page of complaints as it is read, hand-countable, with an area outside the scope."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from dashboard.core.errors import NotFound
from data.answers import Reporting
from data.days import day_of
from data.models import PublicComplaint
from data.queries.complaint_reports import complaint_figures
from data.scope import Scope
from tests.data.making import make_batch, wib

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

NOON = wib(2022, 8, 23, 12)
JATENG = Scope.of("33")


def told(db: Session, area: str, at: datetime, received: int, **more: int | str | None) -> None:
    values = {"in_process": None, "resolved": None, "source": None, **more}
    batch = make_batch(db, "tanggapan").id
    db.add(
        PublicComplaint(area_code=area, as_of_at=at, as_of_on=day_of(at), received=received, batch_id=batch, **values)
    )
    db.flush()


@pytest.fixture
def reports(db: Session) -> Session:
    """Salatiga reports today, Surakarta fell yesterday, Magelang said zero a week ago; Yogyakarta is another province."""
    told(db, "33.73", wib(2022, 8, 16), 0, in_process=0, resolved=0)
    told(db, "33.73", wib(2022, 8, 20), 5, in_process=4, resolved=1)
    told(db, "33.73", wib(2022, 8, 23, 11), 6, resolved=2)
    told(db, "33.73", wib(2022, 8, 23, 13), 60)
    told(db, "33.72", wib(2022, 8, 20), 8, resolved=3)
    told(db, "33.72", wib(2022, 8, 22), 7, resolved=3)
    told(db, "33.71", wib(2022, 8, 16), 0)
    told(db, "33", wib(2022, 8, 22, 18), 20, source="KPU Jateng")
    told(db, "34.71", wib(2022, 8, 22), 100)
    return db


def test_a_province_is_the_sum_of_what_its_areas_last_said(reports: Session) -> None:
    found = complaint_figures(reports, JATENG, "33", NOON)
    assert (found.whole.received, found.whole.in_process, found.whole.resolved) == (13, 4, 5)
    assert (found.whole.known, found.reported, found.expected) == (3, 1, 35)
    assert found.data_as_of == wib(2022, 8, 23, 11)


def test_its_areas_are_told_apart_by_what_they_said_and_when(reports: Session) -> None:
    found = {one.area.code: one for one in complaint_figures(reports, JATENG, "33", NOON).children}
    assert len(found) == 35
    assert (found["33.73"].reporting, found["33.73"].received) == (Reporting.REPORTED, 6)
    assert (found["33.72"].reporting, found["33.72"].at, found["33.72"].falls) == (
        Reporting.SILENT,
        wib(2022, 8, 22),
        1,
    )
    assert (found["33.71"].reporting, found["33.71"].received) == (Reporting.SILENT, 0)
    assert (found["33.74"].reporting, found["33.74"].received) == (Reporting.NEVER, None)


def test_the_days_are_sums_of_last_numbers_and_the_present_is_cut_at_the_moment(reports: Session) -> None:
    days = complaint_figures(reports, JATENG, "33", NOON).days
    assert days.days == (date(2022, 8, 16), date(2022, 8, 20), date(2022, 8, 22), date(2022, 8, 23))
    assert days.received == (0, 13, 12, 13)
    assert days.resolved == (0, 4, 4, 5)


def test_what_fell_is_listed(reports: Session) -> None:
    (fall,) = complaint_figures(reports, JATENG, "33", NOON).falls
    assert (fall.area_code, fall.column, fall.was, fall.now) == ("33.72", "received", 8, 7)


def test_the_province_s_own_number_stands_beside_the_sum_of_that_moment_and_is_no_part_of_it(reports: Session) -> None:
    (claim,) = complaint_figures(reports, JATENG, "33", NOON).claims
    assert (claim.received, claim.summed, claim.gap) == (20, 12, 8)
    assert (claim.reported, claim.expected, claim.source) == (1, 35, "KPU Jateng")


def test_one_area_has_its_own_reports_only(reports: Session) -> None:
    found = complaint_figures(reports, Scope.of("33.73"), "33.73", NOON)
    assert (found.whole.received, found.expected, found.children, found.claims) == (6, 1, (), ())
    assert {report.area_code for report in found.reports} == {"33.73"}


def test_the_nation_is_the_sum_of_provinces(reports: Session) -> None:
    found = complaint_figures(reports, Scope.of("*"), "*", NOON)
    by_code = {one.area.code: one for one in found.children}
    assert (found.whole.received, by_code["33"].received, by_code["34"].received) == (113, 13, 100)
    assert (found.expected, len(found.children)) == (514, 38)


def test_another_area_is_not_found(reports: Session) -> None:
    for area in ("33.72", "33", "99.99"):
        with pytest.raises(NotFound):
            complaint_figures(reports, Scope.of("33.73"), area, NOON)


def test_without_reports_everything_is_unknown(db: Session) -> None:
    found = complaint_figures(db, JATENG, "33", NOON)
    assert (found.whole.received, found.whole.reporting, found.data_as_of) == (None, Reporting.NEVER, None)
    assert (found.days.days, found.falls, found.claims) == ((), (), ())
