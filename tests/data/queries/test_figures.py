"""Figures of areas, counted by hand from facts through the rollups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from dashboard.core.errors import NotFound
from data.answers import Reporting
from data.metrics import IDS
from data.queries.figures import bare_figures, figures
from data.scope import NATION, Scope
from tests.data.making import wib
from tests.data.queries.stock import absent, item, presence, question, recap, roll_up

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

JATENG = Scope.of("33")
END = wib(2022, 8, 23, 23, 59).replace(second=59)


def counts(received: int, ms: int, bms: int = 0, tms: int = 0) -> dict[str, Any]:
    return {"received": received, "checked": ms + bms + tms, "ms": ms, "bms": bms, "tms": tms}


def two_areas_and_one_outside(db: Session) -> None:
    """Salatiga 100 + 60 received, Kota Semarang 40; Bantul 1,000, which lies outside the province."""
    recap(db, "33.73", "pkb", **counts(100, 30, 10, 10))
    recap(db, "33.73", "pdip", **counts(60, 20, 0, 10))
    recap(db, "33.74", "pkb", **counts(40, 4, 3, 3))
    recap(db, "34.02", "pkb", **counts(1000, 1000))
    roll_up(db)


def test_a_province_is_the_sum_of_its_areas_and_of_nothing_else(db: Session) -> None:
    two_areas_and_one_outside(db)
    found = figures(db, JATENG, question(END), "33")

    said = {name: found[name] for name in ("received", "checked", "backlog", "ms", "bms", "tms", "progress")}
    assert said == {
        "received": 200, "checked": 90, "backlog": 110, "ms": 54, "bms": 13, "tms": 23, "progress": 0.45,
    }  # fmt: skip
    assert len(found.children) == 35
    assert [child.area.code for child in found.children] == sorted(child.area.code for child in found.children)
    assert sum(child["received"] or 0 for child in found.children) == 200
    assert (found.reported, found.expected) == (2, 35)
    assert found.data_as_of == wib(2022, 8, 23, 12)


def test_the_nation_is_the_sum_of_its_provinces(db: Session) -> None:
    two_areas_and_one_outside(db)
    found = figures(db, Scope.of(NATION), question(END), NATION, depth=2)

    assert (found["received"], found["checked"]) == (1200, 1090)
    provinces = {child.area.code: child for child in found.children}
    assert len(provinces) == 38
    assert (provinces["33"]["received"], provinces["34"]["received"]) == (200, 1000)
    assert len(provinces["33"].children) == 35
    assert found["areas_needed"] == sum(child["areas_needed"] or 0 for child in found.children)
    assert figures(db, Scope.of(NATION), question(END), NATION, depth=0).children == ()


def test_all_metrics_come_in_the_order_in_which_they_are_defined(db: Session) -> None:
    found = figures(db, JATENG, question(END), "33")
    assert tuple(found.metrics) == IDS
    assert all(tuple(child.metrics) == IDS for child in found.children)


def test_what_lies_outside_the_scope_does_not_exist(db: Session) -> None:
    two_areas_and_one_outside(db)
    for area in ("33", "33.74", NATION, "34.02", "33.99", ""):
        with pytest.raises(NotFound):
            figures(db, Scope.of("33.73"), question(END), area)
    assert figures(db, Scope.of("33.73"), question(END), "33.73")["received"] == 160


def test_an_area_without_data_has_unknown_figures_not_zeros(db: Session) -> None:
    two_areas_and_one_outside(db)
    found = figures(db, JATENG, question(END), "33.01")

    known = {name: value for name, value in found.metrics.items() if value is not None}
    assert known == {"days_left": 17, "minimum": 1000}
    assert found.reporting is Reporting.NEVER
    assert found.data_as_of is None
    assert set(found.findings.values()) == {None}
    assert found.eta_range == (None, None)


def test_one_party_is_asked_for_alone(db: Session) -> None:
    two_areas_and_one_outside(db)
    found = figures(db, JATENG, question(END, party="pkb"), "33")
    assert (found["received"], found["checked"], found["backlog"]) == (140, 60, 80)
    salatiga = figures(db, JATENG, question(END, party="pdip"), "33.73")
    assert (salatiga["received"], salatiga["progress"]) == (60, 0.5)
    assert figures(db, JATENG, question(END, party="pdip"), "33.74")["received"] is None


def test_a_total_of_all_parties_counts_only_where_no_party_has_its_own_row(db: Session) -> None:
    recap(db, "33.73", "", **counts(999, 99))
    recap(db, "33.73", "pkb", **counts(100, 50))
    recap(db, "33.74", "", **counts(40, 10))
    roll_up(db)
    found = {child.area.code: child for child in figures(db, JATENG, question(END), "33").children}
    assert (found["33.73"]["received"], found["33.74"]["received"]) == (100, 40)
    assert figures(db, JATENG, question(END, party="pkb"), "33.74")["received"] is None


def test_a_party_that_is_not_registered_is_neither_zero_nor_backlog(db: Session) -> None:
    recap(db, "33.73", "pkb", **counts(100, 50))
    recap(db, "33.73", "pdip", **counts(60, 0))
    absent(db, "33.73", "pdip")
    presence(db, "33.74", "pkb")
    roll_up(db)
    whole = figures(db, JATENG, question(END), "33")
    found = {child.area.code: child for child in whole.children}

    assert (found["33.73"]["received"], found["33.73"]["backlog"]) == (100, 50)
    assert found["33.73"]["not_registered"] == 1
    assert found["33.74"]["not_registered"] == 0
    assert found["33.01"]["not_registered"] is None
    assert whole["not_registered"] == 1


def test_the_party_that_is_not_registered_says_so_and_is_not_expected(db: Session) -> None:
    recap(db, "33.73", "pdip", **counts(60, 0))
    absent(db, "33.73", "pdip")
    roll_up(db)
    whole = figures(db, JATENG, question(END, party="pdip"), "33")
    salatiga = next(child for child in whole.children if child.area.code == "33.73")

    assert salatiga.reporting is Reporting.NOT_REGISTERED
    assert (salatiga["received"], salatiga["not_registered"]) == (None, 1)
    assert (salatiga.expected, whole.expected) == (0, 34)


def test_shares_are_taken_of_what_is_known(db: Session) -> None:
    recap(db, "33.73", "pkb", received=100, checked=50)
    recap(db, "33.73", "pdip", received=900)
    recap(db, "33.74", "pkb", received=70)
    roll_up(db)
    whole = figures(db, JATENG, question(END), "33")
    found = {child.area.code: child for child in whole.children}

    assert (whole["received"], whole["checked"], whole["backlog"], whole["progress"]) == (1070, 50, 50, 0.5)
    assert whole["ms"] is None
    assert (found["33.74"]["received"], found["33.74"]["backlog"], found["33.74"]["progress"]) == (70, None, None)
    assert found["33.74"]["daily_rate"] is None


def test_findings_are_summed_where_they_are_known(db: Session) -> None:
    recap(db, "33.73", "pkb", ganda_identik=5, nik=2)
    recap(db, "33.74", "pkb", ganda_identik=7)
    roll_up(db)
    found = figures(db, JATENG, question(END), "33").findings
    assert (found["ganda_identik"], found["nik"], found["usia"]) == (12, 2, None)


def test_a_provinces_own_total_of_members_counts_only_without_those_of_its_areas(db: Session) -> None:
    recap(db, "33", "", **counts(5000, 100))
    roll_up(db)
    assert figures(db, JATENG, question(END), "33")["received"] == 5000
    recap(db, "33.73", "pkb", **counts(100, 50))
    roll_up(db)
    assert figures(db, JATENG, question(END), "33")["received"] == 100


def test_a_provinces_own_boards_are_added_to_those_of_its_areas(db: Session) -> None:
    recap(db, "33", "pkb", object="kepengurusan", **counts(1, 1))
    recap(db, "33.73", "pkb", object="kepengurusan", **counts(2, 1))
    roll_up(db)
    found = figures(db, JATENG, question(END, kind="kepengurusan"), "33")
    assert (found["received"], found["checked"]) == (3, 2)


def test_the_oldest_item_is_counted_in_whole_days(db: Session) -> None:
    item(db, "33.73", received=wib(2022, 8, 18, 23))
    item(db, "33.73", received=wib(2022, 8, 16), decided=wib(2022, 8, 20))
    item(db, "33.74", received=wib(2022, 8, 20, 1))
    item(db, "33.75", received=wib(2022, 8, 16), decided=wib(2022, 8, 17))
    item(db, "34.02", received=wib(2022, 8, 1))
    roll_up(db)
    whole = figures(db, JATENG, question(END), "33")
    found = {child.area.code: child["oldest_days"] for child in whole.children}
    assert (found["33.73"], found["33.74"], found["33.75"]) == (5, 3, None)
    assert whole["oldest_days"] == 5
    assert figures(db, JATENG, question(wib(2022, 8, 19, 23, 59)), "33")["oldest_days"] == 3


def test_the_oldest_item_of_one_party(db: Session) -> None:
    item(db, "33.73", party="pkb", received=wib(2022, 8, 18))
    item(db, "33.73", party="pdip", received=wib(2022, 8, 16))
    item(db, "33.74", party="pkb", received=wib(2022, 8, 16))
    absent(db, "33.74", "pkb")
    roll_up(db)
    assert figures(db, JATENG, question(END, party="pkb"), "33")["oldest_days"] == 5


COURSE = {"daily_rate", "pace_needed", "eta", "oldest_days", "areas_met"}


@pytest.mark.parametrize("hour", [8, 10, 16])
def test_figures_to_compare_with_are_the_same_but_for_their_course(db: Session, hour: int) -> None:
    recap(db, "33.73", "pkb", wib(2022, 8, 22, 9), received=10, checked=5, ms=2)
    recap(db, "33.73", "pkb", wib(2022, 8, 23, 15), received=10, checked=9, ms=6)
    item(db, "33.73", party="psi", received=wib(2022, 8, 22, 9), decided=wib(2022, 8, 23, 9))
    item(db, "33.73", party="psi", received=wib(2022, 8, 23, 12))
    recap(db, "33.02", "pkb", wib(2022, 8, 22, 9), received=7, checked=7)
    roll_up(db)
    asked = question(wib(2022, 8, 23, hour))

    whole, short = figures(db, JATENG, asked, "33"), bare_figures(db, JATENG, asked, "33")

    for one, other in zip((whole, *whole.children), (short, *short.children), strict=True):
        known = {name: value for name, value in one.metrics.items() if name not in COURSE}
        assert {name: value for name, value in other.metrics.items() if name not in COURSE} == known
        assert (other.area, other.reporting, other.data_as_of) == (one.area, one.reporting, one.data_as_of)
    assert short["checked"] == {8: 12, 10: 13, 16: 17}[hour]
