"""The page of reference data: the cycle that runs, or the one asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from callbacks.filters import Filters
from callbacks.reference import load
from dashboard.core.errors import NotFound
from dashboard.core.permissions import Role
from tests.callbacks.calling import caller

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def test_it_opens_on_the_cycle_that_runs(db: Session) -> None:
    view = load(caller(db, role=Role.ADMIN), Filters())
    assert (view.cycle, "2024" in view.cycles) == ("2024", True)
    assert [one.code for one in view.book.rounds] == ["vermin", "vermin_p", "verfak", "verfak_p"]


def test_an_unknown_cycle_is_not_found(db: Session) -> None:
    with pytest.raises(NotFound):
        load(caller(db, role=Role.ADMIN), Filters(cycle="1999"))
