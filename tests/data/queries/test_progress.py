"""Burn-up, matrix and parties, from reports that can be added up by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from dashboard.core.errors import NotFound
from data.answers import PartyFigures, Reporting
from data.queries.progress import burnup, matrix, party_figures
from data.scope import Scope
from tests.data.making import wib
from tests.data.queries.stock import END_23, NOON_23, absent, item, presence, question, recap, roll_up

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from data.answers import Burnup

SALATIGA, JATENG, NATION = Scope.of("33.73"), Scope.of("33"), Scope.of("*")
DAYS = [date(2022, 8, day) for day in range(16, 24)]


def by_day(found: Burnup) -> dict[int, tuple[int | None, int | None]]:
    return {day.day: (a, b) for day, a, b in zip(found.days, found.received, found.checked, strict=True)}


def reports(db: Session) -> None:
    """Two areas of Jateng report on different days, a third belongs to another province."""
    recap(db, "33.73", "pkb", wib(2022, 8, 15), received=50, checked=0)
    recap(db, "33.73", "pkb", wib(2022, 8, 17), received=100, checked=20)
    recap(db, "33.73", "pan", wib(2022, 8, 17), received=40)
    recap(db, "33.74", "pkb", wib(2022, 8, 18), received=200, checked=10)
    recap(db, "33.73", "pkb", wib(2022, 8, 23, 9), received=100, checked=60)
    recap(db, "33.73", "pkb", wib(2022, 8, 23, 20), received=100, checked=90)
    recap(db, "34.71", "pkb", wib(2022, 8, 18), received=999, checked=999)
    roll_up(db)


def test_the_line_breaks_on_days_without_a_report_and_ends_at_the_moment(db: Session) -> None:
    reports(db)

    found = burnup(db, SALATIGA, question(NOON_23), "33.73")

    assert list(found.days) == DAYS
    assert by_day(found) == {
        16: (50, None), 17: (140, 20), 18: (140, None), 19: (140, None), 20: (140, None), 21: (140, None),
        22: (140, None), 23: (140, 60),
    }  # fmt: skip
    assert found.window is not None
    assert found.window.ends_at == wib(2022, 9, 9, 23, 59)
    assert by_day(burnup(db, SALATIGA, question(END_23), "33.73"))[23] == (140, 90)


def test_a_province_adds_up_its_areas_day_by_day(db: Session) -> None:
    reports(db)

    found = by_day(burnup(db, JATENG, question(NOON_23), "33"))

    assert found[17] == (140, 20)
    assert found[18] == (340, 30)
    assert found[19] == (340, None)
    assert found[23] == (340, 70)
    assert by_day(burnup(db, NATION, question(NOON_23), "*"))[18] == (1339, 1029)


def test_one_party_has_a_line_of_its_own(db: Session) -> None:
    reports(db)

    found = by_day(burnup(db, JATENG, question(NOON_23, party="pan"), "33"))

    assert found[16] == (None, None)
    assert found[17] == (40, None)
    assert found[23] == (40, None)


def test_a_provinces_own_members_hold_until_its_first_kab_kota_reports(db: Session) -> None:
    recap(db, "33", "pkb", wib(2022, 8, 16), received=1000, checked=100)
    recap(db, "33.73", "pkb", wib(2022, 8, 18), received=10, checked=5)
    recap(db, "33", "pkb", wib(2022, 8, 19), received=1000, checked=200)
    recap(db, "33", "pkb", wib(2022, 8, 16), object="kantor", received=1, checked=0)
    recap(db, "33.73", "pkb", wib(2022, 8, 16), object="kantor", received=1, checked=1)
    roll_up(db)

    found = by_day(burnup(db, JATENG, question(NOON_23), "33"))

    assert (found[16], found[17], found[18], found[23]) == ((1000, 100), (1000, None), (10, 5), (10, None))
    assert by_day(burnup(db, JATENG, question(NOON_23, kind="kantor"), "33"))[16] == (2, 1)
    assert [one.received for one in party_figures(db, JATENG, question(NOON_23), "33") if one.received] == [10]


def test_long_after_the_end_the_days_stop_and_without_a_report_nothing_is_known(db: Session) -> None:
    found = burnup(db, SALATIGA, question(wib(2026, 11, 1)), "33.73")
    assert (found.days[0], found.days[-1]) == (date(2022, 8, 16), date(2022, 9, 9))
    assert set(found.received) == set(found.checked) == {None}

    recap(db, "33.73", "pkb", wib(2022, 9, 11), received=5, checked=5)
    roll_up(db)

    later = burnup(db, SALATIGA, question(wib(2026, 11, 1)), "33.73")
    assert (later.days[-1], later.received[-1], later.checked[-1]) == (date(2022, 9, 11), 5, 5)
    assert burnup(db, SALATIGA, question(wib(2022, 8, 1)), "33.73").days == ()


def test_the_matrix_has_every_party_in_every_kab_kota_with_its_reason(db: Session) -> None:
    reports(db)
    recap(db, "33.73", "psi", wib(2022, 8, 20), received=30, checked=30, ms=20, bms=4, tms=6)
    recap(db, "33.73", "ummat", wib(2022, 8, 23, 9), received=7)
    absent(db, "33.73", "ummat")
    roll_up(db)

    cells = {(one.area_code, one.party): one for one in matrix(db, JATENG, question(NOON_23), "33")}

    assert len(cells) == 35 * 24
    assert cells["33.73", "pkb"].reporting is Reporting.REPORTED
    assert (cells["33.73", "pkb"].received, cells["33.73", "pkb"].checked) == (100, 60)
    assert (cells["33.73", "pan"].reporting, cells["33.73", "pan"].checked) == (Reporting.SILENT, None)
    done = cells["33.73", "psi"]
    assert (done.reporting, done.ms, done.bms, done.tms) == (Reporting.REPORTED, 20, 4, 6)
    assert cells["33.73", "ummat"].reporting is Reporting.NOT_REGISTERED
    assert cells["33.73", "ummat"].received is None
    assert cells["33.74", "pan"].reporting is Reporting.NEVER


def test_a_kab_kota_has_its_own_row_and_no_other(db: Session) -> None:
    reports(db)

    assert {cell.area_code for cell in matrix(db, SALATIGA, question(NOON_23), "33.73")} == {"33.73"}
    assert len(matrix(db, SALATIGA, question(NOON_23, party="pkb"), "33.73")) == 1


def test_parties_are_summed_over_the_areas_below(db: Session) -> None:
    reports(db)
    item(db, "33.74", party="pan", received=wib(2022, 8, 20), decided=wib(2022, 8, 21))
    presence(db, "33.73", "pan")
    presence(db, "33.74", "pan")
    absent(db, "33.75", "pan")
    absent(db, "34.71", "pan")
    roll_up(db)

    found = {one.party.code: one for one in party_figures(db, JATENG, question(NOON_23), "33")}

    pkb, pan = found["pkb"], found["pan"]
    assert pkb == PartyFigures(pkb.party, 300, 70, None, None, None, None, None)
    assert pan == PartyFigures(pan.party, 41, 1, 1, 0, 0, 2, 1)
    assert found["ummat"].received is None
    assert len(found) == 24


def test_another_area_is_not_found(db: Session) -> None:
    for read in (burnup, matrix, party_figures):
        for area in ("33.74", "33", "*"):
            with pytest.raises(NotFound):
                read(db, SALATIGA, question(), area)
        with pytest.raises(NotFound):
            read(db, SALATIGA, replace(question(), round="tidak_ada"), "33.73")
