"""Loading the page of semester updates."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from callbacks import updates
from callbacks.filters import Filters
from dashboard.core.errors import InvalidInput, NotFound
from dashboard.core.permissions import Role
from tests.callbacks.test_overview import caller as any_caller
from tests.data.making import wib
from tests.data.queries.updating import update

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from callbacks.context import Ctx


def caller(db: Session, *areas: str, role: Role = Role.PIMPINAN) -> Ctx:
    """Somebody on the demo's day, years before the semesters."""
    return replace(any_caller(db, *areas, role=role), now=wib(2022, 8, 23, 14, 5))


def per(day: str, **changes: str) -> Filters:
    return Filters().but(as_of_text=day, **changes)


def some(db: Session) -> None:
    for area in ("33.73", "33.74"):
        update(db, area, "pkb", at=wib(2026, 10, 5), kepengurusan=1)
        update(db, area, "pdip", "belum", obstacle=f"kendala {area}", at=wib(2026, 10, 6))
    update(db, "33.27", "pkb", semester="2025-2", imported=wib(2025, 12, 30))
    update(db, "32.73", "pkb", at=wib(2026, 11, 30))


def test_the_newest_semester_that_has_begun_is_the_default(db: Session) -> None:
    some(db)
    view = updates.load(caller(db, "33"), per("2026-10-05"))
    assert (view.semester.code, view.whole.area.code, view.whole.done, view.shown_later) == ("2026-2", "33", 2, False)
    assert view.before is not None
    assert view.before.semester.code == "2025-2"
    assert updates.load(caller(db, "33"), per("2026-06-30")).semester.code == "2026-1"
    assert updates.load(caller(db, "33"), per("2027-01-04")).semester.code == "2027-1"


def test_before_any_semester_the_newest_with_data_is_shown_as_it_was_last_known(db: Session) -> None:
    some(db)
    view = updates.load(caller(db, "33"), Filters())
    assert (view.semester.code, view.question.as_of, view.shown_later) == ("2026-2", wib(2026, 10, 6), True)
    assert view.whole.done == 2
    earlier = updates.load(caller(db, "33"), Filters(semester="2025-2"))
    assert (earlier.semester.code, earlier.whole.done, earlier.before) == ("2025-2", 1, None)
    asked = updates.load(caller(db, "33"), per("2022-08-23", semester="2026-2"))
    assert (asked.whole.done, asked.shown_later) == (None, False)


def test_one_party_and_one_object_narrow_the_page(db: Session) -> None:
    some(db)
    view = updates.load(caller(db, "33"), per("2026-11-01", party="pkb", part="kepengurusan"))
    assert (view.whole.done, view.whole.expected) == (2, 2)
    assert [one.party.code for one in view.parties] == ["pkb"]
    assert [chip.label for chip in view.figures.chips] == ["Semester II 2026", "Kepengurusan"]


def test_a_commissioner_meets_nothing_of_another_area(db: Session) -> None:
    some(db)
    view = updates.load(caller(db, "33.73"), per("2026-11-01"))
    assert {one.area_code for one in view.cells} == {"33.73"}
    assert [one.words for one in view.obstacles] == ["kendala 33.73"]
    for filters in (Filters(area="33.74"), Filters(area="33")):
        with pytest.raises(NotFound):
            updates.load(caller(db, "33.73"), filters)
    with pytest.raises(NotFound):
        updates.load(caller(db), Filters())


def test_supervisors_read_no_notes_and_take_no_files(db: Session) -> None:
    some(db)
    view = updates.load(caller(db, "33", role=Role.PENGAWAS), per("2026-11-01"))
    assert (view.obstacles, view.rows, view.exports) == ((), False, False)
    assert {one.obstacle for one in view.cells} == {None}
    assert sum(one.obstacles for one in view.parties) == 2


def test_what_is_not_there_is_said(db: Session) -> None:
    with pytest.raises(InvalidInput):
        updates.load(caller(db, "33"), Filters(semester="2019-1"))
    with pytest.raises(NotFound):
        updates.load(caller(db, "33"), Filters(party="zzz"))


def test_a_file_has_every_pair_even_of_the_nation(db: Session) -> None:
    some(db)
    filters = per("2026-12-01")
    assert updates.load(caller(db, "*"), filters).cells == ()
    assert {one.area_code for one in updates.load_list(caller(db, "*"), filters).cells} == {"32.73", "33.73", "33.74"}
