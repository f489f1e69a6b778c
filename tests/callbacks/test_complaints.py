"""Loading the page of complaints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from callbacks import complaints
from callbacks.filters import Filters
from dashboard.core.errors import NotFound
from dashboard.core.permissions import Role
from tests.callbacks.test_overview import caller
from tests.data.making import wib
from tests.data.queries.test_complaint_reports import told

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def test_it_opens_on_the_callers_own_area_at_the_moment_asked_for(db: Session) -> None:
    told(db, "33.73", wib(2022, 8, 20), 5)
    told(db, "33.73", wib(2022, 8, 23), 9)
    view = complaints.load(caller(db, "33"), Filters().but(as_of_text="2022-08-22"))
    assert (view.figures.area.code, view.figures.whole.received) == ("33", 5)


def test_the_way_up_ends_where_the_scope_does(db: Session) -> None:
    def above(*scope: str) -> list[str]:
        view = complaints.load(caller(db, *scope), Filters(area="33.73"))
        return [area.code for area in view.parents]

    assert [above("*"), above("33"), above("33.73")] == [["*", "33"], ["33"], []]


def test_another_area_is_not_found(db: Session) -> None:
    for filters in (Filters(area="33.74"), Filters(area="33")):
        with pytest.raises(NotFound):
            complaints.load(caller(db, "33.73"), filters)
    with pytest.raises(NotFound):
        complaints.load(caller(db), Filters())


def test_files_are_offered_to_those_who_may_take_them(db: Session) -> None:
    assert complaints.load(caller(db, "33"), Filters()).exports
    assert not complaints.load(caller(db, "33", role=Role.PENGAWAS), Filters()).exports
