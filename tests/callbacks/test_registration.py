"""Loading the page of registration."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from callbacks import registration
from callbacks.filters import Filters
from dashboard.core.errors import NotFound
from dashboard.core.permissions import Role
from tests.callbacks.test_overview import caller
from tests.data.making import wib
from tests.data.queries.registering import DPC, branch, hand_in

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def some(db: Session) -> None:
    hand_in(db, "33.73", "pkb", *DPC)
    hand_in(db, "34.71", "pkb", *DPC)
    hand_in(db, "33.74", "pkb", *DPC, updated_at=wib(2022, 8, 14, 23, 59))
    branch(db, "33.73", "pkb", members=300, kecamatan_filled=3)


def test_home_is_the_callers_own_area(db: Session) -> None:
    some(db)
    view = registration.load(caller(db, "33"), Filters())
    assert (view.found.area.code, view.found.question.cycle, view.lower.done) == ("33", "2024", 2)
    assert (view.figures.reported, view.figures.expected) == (2, 35)
    mine = registration.load(caller(db, "33.73", role=Role.OPERATOR), Filters())
    assert (mine.found.area.code, mine.lower.done, mine.parents) == ("33.73", 1, ())


def test_a_moment_of_the_past_and_the_moments_worth_a_look(db: Session) -> None:
    some(db)
    view = registration.load(caller(db, "33"), Filters().but(as_of_text="2022-08-14T23:58"))
    assert view.lower.done == 1
    assert view.figures.menu.chosen
    presets = [one.href for one in view.figures.menu.presets]
    assert presets == ["/pendaftaran", "/pendaftaran?per=2022-08-14", "/pendaftaran?per=2022-08-01"]


def test_what_is_not_there_or_not_theirs_is_not_found(db: Session) -> None:
    some(db)
    for ctx, filters in (
        (caller(db), Filters()),
        (caller(db, "33"), Filters(area="34")),
        (caller(db, "33"), Filters(party="tidak_ada")),
    ):
        with pytest.raises(NotFound):
            registration.load(ctx, filters)


def test_a_file_of_the_nation_tells_every_area(db: Session) -> None:
    some(db)
    whole = registration.load_list(caller(db, "*"), Filters())
    assert (len(whole.found.places), whole.lower.done) == (514, 3)
    assert len(registration.load(caller(db, "*"), Filters()).found.places) == 38


def test_only_who_may_export_sees_the_buttons(db: Session) -> None:
    some(db)
    assert registration.load(caller(db, "33"), Filters()).exports
    assert not registration.load(caller(db, "33", role=Role.PENGAWAS), Filters()).exports
