"""Pace, deadline, silence and moments inside a day, counted by hand. The window runs from 16 August to 9 September."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from data.answers import Reporting
from data.models import FOREVER, AreaProgress, StageWindow
from data.queries.figures import figures
from data.scope import Scope
from tests.data.making import wib
from tests.data.queries.stock import item, question, recap, roll_up, round_id

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from data.answers import AreaFigures

JATENG = Scope.of("33")


def end(day: int, month: int = 8) -> datetime:
    return wib(2022, month, day, 23, 59).replace(second=59)


def salatiga(db: Session, as_of: datetime, **asked: Any) -> AreaFigures:
    return figures(db, JATENG, question(as_of, **asked), "33.73")


def reports(db: Session, levels: dict[int, int], area: str = "33.73") -> None:
    """Recaps of August days: `checked` of 1,000 at noon."""
    for day, checked in levels.items():
        recap(db, area, "pkb", wib(2022, 8, day, 12), received=1000, checked=checked)


def test_the_rate_is_the_median_of_the_working_days_without_the_holiday(db: Session) -> None:
    reports(db, {15: 0, 16: 10, 17: 110, 18: 140, 19: 160, 20: 360, 21: 360, 22: 400, 23: 999})
    roll_up(db)
    found = salatiga(db, wib(2022, 8, 22, 23, 59).replace(second=59))

    assert found["daily_rate"] == 25  # 16: 10, 18: 30, 19: 20, 22: 40; the 17th is a holiday, 20 and 21 a weekend
    assert found["backlog"] == 600
    assert found["days_left"] == 18
    assert found["pace_needed"] == 600 / 18
    assert found["eta"] == 24
    assert found.eta_range == (600 / 32.5, 600 / 17.5)
    assert found.is_at_risk


def test_what_came_in_over_a_gap_is_spread_over_its_days(db: Session) -> None:
    reports(db, {16: 100, 22: 700})
    roll_up(db)
    assert salatiga(db, end(23))["daily_rate"] == 100  # 16, 18, 19, 22: 100 each; the 23rd: unknown
    assert salatiga(db, end(19))["daily_rate"] == 100  # nothing after the 16th is known, and unknown is not zero
    assert salatiga(db, end(31))["daily_rate"] is None  # nobody reported on the last five working days


def test_before_the_first_report_the_work_began_with_the_window(db: Session) -> None:
    reports(db, {23: 800})
    roll_up(db)
    assert salatiga(db, wib(2022, 8, 23, 14))["daily_rate"] == 100  # eight days from the 16th
    assert salatiga(db, wib(2022, 8, 23, 11))["daily_rate"] is None


def test_before_the_window_there_is_no_rate(db: Session) -> None:
    recap(db, "33.73", "pkb", wib(2022, 8, 10), received=1000, checked=50)
    roll_up(db)
    found = salatiga(db, end(12))
    assert (found["daily_rate"], found["eta"], found["days_left"]) == (None, None, 28)
    assert found.planned == 0.0


def test_after_the_window_days_are_negative_and_no_pace_is_needed(db: Session) -> None:
    for day in (5, 6, 7, 8, 9):
        recap(db, "33.73", "pkb", wib(2022, 9, day), received=1000, checked=day * 100)
    recap(db, "33.73", "pkb", wib(2022, 9, 12), received=1000, checked=990)
    roll_up(db)
    found = salatiga(db, end(14, 9))
    assert (found["days_left"], found["pace_needed"]) == (-5, None)
    assert (found["daily_rate"], found["backlog"]) == (100, 10)
    assert found.is_at_risk
    assert found.planned == 1.0


def test_the_last_days_of_the_window_take_their_share_of_a_report_after_it(db: Session) -> None:
    recap(db, "33.73", "pkb", wib(2022, 9, 2), received=1000, checked=100)
    recap(db, "33.73", "pkb", wib(2022, 9, 12), received=1000, checked=600)
    recap(db, "33.73", "pkb", wib(2022, 9, 13), received=1000, checked=999)
    roll_up(db)
    assert salatiga(db, end(20, 9))["daily_rate"] == 50
    assert salatiga(db, end(20, 9), party="pkb")["daily_rate"] == 50


def test_nothing_left_needs_no_more_days(db: Session) -> None:
    reports(db, {16: 500, 18: 1000})
    roll_up(db)
    found = salatiga(db, end(24))
    assert (found["backlog"], found["eta"], found["pace_needed"]) == (0, 0, 0)
    assert not found.is_at_risk
    assert found.reporting is Reporting.REPORTED


def test_an_open_end_leaves_the_deadline_unknown(db: Session) -> None:
    reports(db, {16: 100, 18: 200})
    values: dict[str, Any] = {"name": "Vermin", "legal_basis": "Keputusan", "note": None, "revision": 0}
    db.add(
        StageWindow(
            cycle="2024", stage="vermin", level="kabkota", area_code="33.73", starts_at=wib(2022, 8, 16, 0),
            ends_at=None, **values,
        )
    )  # fmt: skip
    roll_up(db)
    found = salatiga(db, end(18))
    assert (found["days_left"], found["pace_needed"], found.planned) == (None, None, None)
    assert found["daily_rate"] == 75  # the 16th 100, the 18th 50


def test_a_provinces_rate_is_that_of_its_areas_together(db: Session) -> None:
    reports(db, {16: 10, 18: 30, 19: 40, 22: 70})
    reports(db, {16: 100, 18: 300, 19: 500, 22: 800}, "33.74")
    reports(db, {16: 900, 22: 999}, "34.02")
    roll_up(db)
    found = figures(db, JATENG, question(end(22)), "33")
    assert found["daily_rate"] == 110  # 110, 110, 210, 110
    assert found["eta"] == (2000 - 870) / 110


def test_silence_is_told_from_a_report_and_from_never(db: Session) -> None:
    reports(db, {22: 100})
    reports(db, {22: 100, 23: 100}, "33.74")
    roll_up(db)
    whole = figures(db, JATENG, question(end(23)), "33")
    said = {child.area.code: child.reporting for child in whole.children}
    assert said["33.73"] is Reporting.SILENT
    assert said["33.74"] is Reporting.REPORTED
    assert said["33.75"] is Reporting.NEVER
    assert whole.reporting is Reporting.REPORTED
    assert (whole.reported, whole.expected) == (1, 35)
    assert figures(db, JATENG, question(end(24)), "33").reporting is Reporting.SILENT


@pytest.mark.parametrize("party", [None, "pkb"])
def test_inside_a_day_only_what_was_known_by_then_counts(db: Session, party: str | None) -> None:
    recap(db, "33.73", "pkb", wib(2022, 8, 22, 16), received=100, checked=10)
    recap(db, "33.73", "pkb", wib(2022, 8, 23, 10), received=100, checked=20)
    recap(db, "33.73", "pkb", wib(2022, 8, 23, 16), received=100, checked=60)
    recap(db, "33.74", "pkb", wib(2022, 8, 23, 16), received=50, checked=50)
    roll_up(db)

    at_five_past_two = figures(db, JATENG, question(wib(2022, 8, 23, 14, 5), party=party), "33")
    assert (at_five_past_two["received"], at_five_past_two["checked"]) == (100, 20)
    assert at_five_past_two.data_as_of == wib(2022, 8, 23, 10)
    assert figures(db, JATENG, question(wib(2022, 8, 23, 9), party=party), "33")["checked"] == 10
    assert figures(db, JATENG, question(wib(2022, 8, 23, 9), party=party), "33").data_as_of == wib(2022, 8, 22, 16)
    assert figures(db, JATENG, question(end(23), party=party), "33")["checked"] == 110


def test_inside_a_day_an_item_decided_later_is_still_the_oldest(db: Session) -> None:
    item(db, "33.73", received=wib(2022, 8, 16), decided=wib(2022, 8, 23, 16))
    item(db, "33.73", received=wib(2022, 8, 20))
    item(db, "33.74", received=wib(2022, 8, 23, 16))
    roll_up(db)
    found = figures(db, JATENG, question(wib(2022, 8, 23, 14)), "33")
    oldest = {child.area.code: child["oldest_days"] for child in found.children}
    assert (oldest["33.73"], oldest["33.74"]) == (7, None)
    assert figures(db, JATENG, question(end(23)), "33.73")["oldest_days"] == 3
    assert figures(db, JATENG, question(end(23)), "33.74")["oldest_days"] == 0


def test_an_interval_of_the_rollup_holds_until_its_end_and_not_on_it(db: Session) -> None:
    known: dict[str, Any] = dict.fromkeys(
        ("bms", "tms", "ganda_identik", "ganda_eksternal", "potensi_ganda", "pekerjaan", "usia", "nik")
    )
    first, second = date(2022, 8, 16), date(2022, 8, 19)
    for day, until, checked in ((first, second, 10), (second, FOREVER, 40)):
        db.add(
            AreaProgress(
                round_id=round_id(db), object="keanggotaan", area_code="33.73", day=day, until=until,
                at=wib(2022, 8, day.day), parties=1, received=100, received_known=80, checked=checked, ms=checked,
                **known,
            )
        )  # fmt: skip
    db.flush()
    days = [first - timedelta(days=1), first, date(2022, 8, 18), second, date(2022, 12, 31)]
    said = [salatiga(db, wib(day.year, day.month, day.day, 23, 59))["checked"] for day in days]
    assert said == [None, 10, 10, 40, 40]
    found = salatiga(db, end(19))
    assert (found["received"], found["backlog"], found["progress"]) == (100, 40, 0.5)
