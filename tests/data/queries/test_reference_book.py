"""Reference data with its history: what is in force, what it was, and who changed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from data.days import day_of
from data.models import CalendarDay, Correction, MinimumMembers, PlanCurve, Round, RuleParameter
from data.queries.reference_book import book, cycles
from data.queries.replaced import number_of
from data.scope import Scope
from tests.data.making import make_batch, wib

if TYPE_CHECKING:
    from datetime import datetime

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


def correct(
    db: Session, kind: str, place: tuple[int, datetime | None], changes: dict[str, tuple[str | None, str]]
) -> None:
    """A batch of `admin` that replaced these values."""
    batch, (number, moment) = make_batch(db, kind), place
    for column, (old, new) in changes.items():
        db.add(Correction(kind=kind, fact_id=number, area_code="*", as_of_at=moment, column=column, old=old, new=new,
                          corrected_at=wib(2022, 8, batch.id % 20 + 1), corrected_by=f"admin {batch.id}", batch_id=batch.id))  # fmt: skip
    db.flush()


def test_every_version_of_a_round_is_told_whole_with_its_basis(db: Session) -> None:
    """Two batches: the first narrowed it to a party, the second to areas, each by its own decree."""
    one = db.scalars(select(Round).where(Round.code == "verfak", Round.cycle == "2024")).one()
    correct(db, "putaran", (one.id, None), {"parties": (None, "ummat"), "legal_basis": ("PKPU", "Putusan 1")})
    correct(db, "putaran", (one.id + 1, None), {"name": ("lain", "lagi")})
    correct(
        db,
        "putaran",
        (one.id, None),
        {"areas": (None, "53, 71"), "position": ("3", "5"), "legal_basis": ("Putusan 1", "Putusan 2")},
    )
    one.parties, one.areas, one.position, one.legal_basis = "ummat", "53, 71", 5, "Putusan 2"
    db.flush()
    now = next(each for each in book(db, NOBODY, "2024").rounds if each.code == "verfak")
    assert (now.parties, now.areas, now.position, now.legal_basis) == (("ummat",), ("53", "71"), 5, "Putusan 2")
    assert [
        (each.number, each.was.parties, each.was.areas, each.was.position, each.was.legal_basis) for each in now.earlier
    ] == [(0, (), (), 3, "PKPU"), (1, ("ummat",), (), 3, "Putusan 1")]
    first, second = now.earlier
    assert (first.by != second.by, first.at != second.at) == (True, True)
    assert first.was.name == now.name
    assert number_of(db, NOBODY, "putaran", {"cycle": "2024", "code": "verfak"}) == 2
    assert number_of(db, NOBODY, "putaran", {"cycle": "2024", "code": "tidak_ada"}) == 0


def test_every_version_of_an_own_day_is_told_and_of_no_other_day(db: Session) -> None:
    day, other = wib(2022, 10, 17, 0), wib(2022, 10, 18, 0)
    for held_at in (day, other):
        db.add(CalendarDay(held_at=held_at, held_on=day_of(held_at), working=1, name="Rakor", source="SK 2"))
    correct(db, "kalender", (0, day), {"working": ("0", "1"), "source": (None, "SK 2")})
    correct(db, "kalender", (0, other), {"name": ("Rapat", "Rakor")})
    found = book(db, NOBODY, "2024")
    mine = {one.on: one for one in found.days}[day_of(day)]
    assert [(one.number, one.was.working, one.was.name, one.was.source) for one in mine.earlier] == [
        (0, False, "Rakor", None)
    ]
    assert (mine.working, mine.source) == (True, "SK 2")
    assert number_of(db, NOBODY, "kalender", {"held_at": day}) == 1
    newest = found.written[0]
    assert (newest.title, newest.by, newest.undone) == ("Hari kerja dan libur sendiri", "test", False)


def test_a_cycle_is_there_with_the_first_thing_that_is_said_of_it(db: Session) -> None:
    db.add(PlanCurve(cycle="2029", stage="vermin", level="kabkota", revision=0, time_percent=50, work_percent=20,
                     legal_basis="Rakor"))  # fmt: skip
    db.add(MinimumMembers(cycle="2034", area_code="33.19", members=900, source="Keputusan"))
    db.flush()
    assert cycles(db, NOBODY)[-2:] == ("2029", "2034")
    assert book(db, NOBODY, "2029").rounds == ()


def test_windows_of_every_area_and_minimums_with_their_revisions(db: Session) -> None:
    db.add(MinimumMembers(cycle="2024", area_code="33.19", revision=1, members=870, source="Keputusan baru"))
    db.flush()
    found = book(db, NOBODY, "2024")
    kudus = next(one for one in found.minimums if one.area.code == "33.19")
    assert [(number, members) for number, members, _ in kudus.revisions] == [(0, 867), (1, 870)]
    vermin = next(line for line in found.windows if (line.stage, line.level) == ("vermin", "kabkota"))
    assert [one.number for one in vermin.revisions] == [0, 1, 2]
