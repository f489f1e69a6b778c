"""Reference data with its history: what is in force, what it was, and who changed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from data.days import day_of
from data.models import CalendarDay, Correction, MinimumMembers, PlanCurve, Round, RuleParameter
from data.queries.reference_book import book, cycles
from data.scope import Scope
from tests.data.making import make_batch, wib

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

NOBODY = Scope()  # an administrator has no area


def test_a_rule_in_force_is_its_newest_revision_else_the_law(db: Session) -> None:
    for number, value in ((0, "75%"), (1, "60%")):
        row = RuleParameter(
            cycle="2024", code="bagian_kabkota", revision=number, value=value, legal_basis=f"Dasar {number}"
        )
        db.add(row)
    db.add(RuleParameter(cycle="2029", code="pembulatan", revision=0, value="ke_atas", legal_basis="PKPU"))
    db.flush()
    rules = {one.code: one for one in book(db, NOBODY, "2024").rules}
    assert (rules["bagian_kabkota"].value, rules["bagian_kabkota"].legal_basis) == ("60%", "Dasar 1")
    assert [one.value for one in rules["bagian_kabkota"].revisions] == ["75%", "60%"]
    assert (rules["pembulatan"].now, rules["pembulatan"].value) == (None, "setengah_ke_atas")
    assert rules["pembulatan"].legal_basis == "UU 7/2017 pasal 173 ayat (2)"
    assert (rules["sla_selesai_hari"].is_threshold, rules["pembulatan"].is_threshold) == (False, True)
    assert "2029" in cycles(db, NOBODY)


def test_a_course_keeps_each_revision_whole(db: Session) -> None:
    for number, time, work in ((0, 50, 20), (1, 30, 10), (1, 60, 50)):
        db.add(PlanCurve(cycle="2024", stage="vermin", level="kabkota", revision=number, time_percent=time,
                         work_percent=work, legal_basis=f"Rakor {number}"))  # fmt: skip
    db.flush()
    (course,) = book(db, NOBODY, "2024").courses
    assert [one.points for one in course.revisions] == [((50, 20),), ((30, 10), (60, 50))]
    assert course.now.curve == ((0.0, 0.0), (0.3, 0.1), (0.6, 0.5), (1.0, 1.0))
    assert book(db, NOBODY, "2029").courses == ()


def test_what_has_no_revisions_tells_what_was_replaced(db: Session) -> None:
    batch, day = make_batch(db, "kalender"), wib(2022, 10, 17, 0)
    db.add(CalendarDay(held_at=day, held_on=day_of(day), working=1, name="Rakor"))
    extra = db.scalars(select(Round).where(Round.code == "verfak", Round.cycle == "2024")).one()
    for kind, number, moment, column, old, new in (
        ("kalender", 0, day, "working", "0", "1"), ("kalender", 0, wib(2022, 10, 18, 0), "working", "1", "0"),
        ("putaran", extra.id, None, "parties", None, "ummat"),
    ):  # fmt: skip
        db.add(Correction(kind=kind, fact_id=number, area_code="*", as_of_at=moment, column=column, old=old, new=new,
                          corrected_at=wib(2022, 8, 23), corrected_by="admin", batch_id=batch.id))  # fmt: skip
    extra.parties, extra.areas = "ummat", "53, 71"
    db.flush()
    found = book(db, NOBODY, "2024")
    mine = next(one for one in found.days if one.name == "Rakor")
    assert (mine.working, [(one.old, one.new, one.by) for one in mine.changes]) == (True, [("0", "1", "admin")])
    narrow = next(one for one in found.rounds if one.code == "verfak")
    assert (narrow.parties, narrow.areas, len(narrow.changes)) == (("ummat",), ("53", "71"), 1)
    newest = found.written[0]
    assert (newest.title, newest.by) == ("Hari kerja dan libur sendiri", "test")


def test_windows_of_every_area_and_minimums_with_their_revisions(db: Session) -> None:
    db.add(MinimumMembers(cycle="2024", area_code="33.19", revision=1, members=870, source="Keputusan baru"))
    db.flush()
    found = book(db, NOBODY, "2024")
    kudus = next(one for one in found.minimums if one.area.code == "33.19")
    assert [(number, members) for number, members, _ in kudus.revisions] == [(0, 867), (1, 870)]
    vermin = next(line for line in found.windows if (line.stage, line.level) == ("vermin", "kabkota"))
    assert [one.number for one in vermin.revisions] == [0, 1, 2]
