"""Semesters: which there are, when they are due, how many parties hold an account."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from dashboard.core.errors import NotFound
from data.days import start_of_day
from data.models import CalendarDay, Party, Semester, StageWindow
from data.queries import semesters
from data.scope import Scope
from tests.data.making import wib
from tests.data.queries.updating import NATION, semester, update

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def codes(db: Session, year: int, month: int, scope: Scope = NATION) -> list[str]:
    area = scope.home() or "*"
    return [one.code for one in semesters.semesters(db, scope, area, wib(year, month, 15))]


def window(db: Session, end: int, *, area: str = "", level: str = "nasional", revision: int = 1) -> None:
    db.add(
        StageWindow(
            cycle="2026-2", stage="mutakhir", level=level, area_code=area, revision=revision, name="Pemutakhiran",
            starts_at=wib(2026, 7, 1, 0), ends_at=wib(2026, 12, end, 23, 59), legal_basis=f"Keputusan {end}", note=None,
        )
    )  # fmt: skip
    db.flush()


def test_semesters_are_those_of_data_schedule_accounts_and_the_present(db: Session) -> None:
    assert codes(db, 2026, 11) == ["2025-2", "2026-2"]
    assert codes(db, 2027, 1) == ["2025-2", "2026-2", "2027-1"]
    assert codes(db, 2022, 8) == ["2025-2", "2026-2"]
    update(db, "32.73", semester="2025-1", imported=wib(2025, 6, 1))
    assert codes(db, 2026, 11) == ["2025-1", "2025-2", "2026-2"]
    assert codes(db, 2026, 11, Scope.of("33.73")) == ["2025-2", "2026-2"]
    with pytest.raises(NotFound):
        semesters.semesters(db, Scope.of("33.73"), "33.74", wib(2026, 11, 15))


def test_the_schedule_sets_the_deadline_and_agrees_with_the_rule(db: Session) -> None:
    found = semester(db)
    assert (found.deadline, found.rule) == (date(2026, 12, 28), date(2026, 12, 28))
    assert found.basis == "PKPU 4/2022 jo. 11/2022 pasal 146"


def test_without_a_window_the_rule_sets_it_and_own_days_count(db: Session) -> None:
    assert (semester(db, "2025-2").deadline, semester(db, "2025-2").basis) == (date(2025, 12, 24), None)
    own = CalendarDay(
        held_at=start_of_day(date(2025, 12, 29)), held_on=date(2025, 12, 29), working=0, name="x", source=None
    )
    db.add(own)
    db.flush()
    assert semester(db, "2025-2").deadline == date(2025, 12, 23)


def test_a_revised_window_and_an_areas_own_override_it(db: Session) -> None:
    window(db, 21)
    window(db, 18, area="33.74", level="kabkota", revision=0)
    assert semester(db).deadline == date(2026, 12, 21)
    assert semester(db).basis == "Keputusan 21"
    assert semester(db, area="33.74").deadline == date(2026, 12, 18)
    assert semester(db, area="33.73").deadline == date(2026, 12, 21)


def test_accounts_are_the_semesters_own_or_the_newest_earlier_ones(db: Session) -> None:
    first, second = semester(db, "2025-2"), semester(db)
    assert (first.accounts, first.accounts_of) == (76, "2025-2")
    assert "Bawaslu" in first.accounts_source
    assert (second.accounts, second.accounts_of) == (76, "2025-2")
    db.add(Semester(code="2026-2", accounts=78, source="KPU"))
    db.flush()
    assert (semester(db).accounts, semester(db).accounts_of) == (78, "2026-2")


def test_parties_are_those_of_the_cycle_of_the_semester_and_of_the_data(db: Session) -> None:
    rows = {"number": None, "category": "new", "verfak_required": 1, "final_status": None}
    db.add(Party(cycle="2026-2", code="rakyat_baru", abbreviation="PRB", name="Partai Rakyat Baru", **rows))
    db.add(Party(cycle="2019", code="berkarya", abbreviation="Berkarya", name="Partai Berkarya", **rows))
    update(db, "33.73", "berkarya")
    names = [one.abbreviation for one in semesters.parties(db, NATION, semester(db))]
    assert (names[0], len(names)) == ("PKB", 26)
    assert {"PRB", "Berkarya"} <= set(names)
    assert len(semesters.listed(db, NATION, semester(db, "2025-2"))) == 24
    assert "Berkarya" not in [one.abbreviation for one in semesters.parties(db, Scope.of("33.74"), semester(db))]
