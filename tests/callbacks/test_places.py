"""Where a page stands, as far as its caller sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from callbacks.filters import Filters
from callbacks.places import choices, home, parents
from dashboard.core.errors import NotFound
from data.queries import reference
from tests.callbacks.calling import caller, commissioner

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def test_a_page_is_of_the_area_asked_for_or_of_the_callers_own(db: Session) -> None:
    assert home(commissioner(db), Filters()) == "33.73"
    assert home(commissioner(db), Filters(area="33.74")) == "33.74"  # the reads refuse it
    with pytest.raises(NotFound):
        home(caller(db), Filters())


def test_only_areas_that_the_caller_sees_stand_above(db: Session) -> None:
    salatiga = reference.area(db, caller(db, "*").scope, "33.73")
    assert [[one.code for one in parents(caller(db, code), salatiga)] for code in ("*", "33", "33.73")] == [
        ["*", "33"],
        ["33"],
        [],
    ]


def test_the_nation_is_a_choice_for_those_alone_who_see_all_of_it(db: Session) -> None:
    assert [one.code for one in choices(commissioner(db))] == ["33.73"]
    assert {one.code[:2] for one in choices(caller(db, "33"))} == {"33"}
    assert "*" in {one.code for one in choices(caller(db, "*"))}
