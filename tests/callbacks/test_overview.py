"""Loading the overview."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from callbacks import overview
from callbacks.context import Ctx
from callbacks.filters import Filters
from dashboard.core.errors import NotFound
from dashboard.core.permissions import ROLES, Role
from dashboard.core.text import Lang
from data.clock import now
from data.scope import Scope

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def caller(db: Session, *areas: str, role: Role = Role.PIMPINAN) -> Ctx:
    return Ctx(db=db, scope=Scope.of(*areas), lang=Lang.ID, user="u", role=role, permissions=ROLES[role], now=now(db))


def test_it_opens_on_the_callers_own_area(db: Session) -> None:
    view = overview.load(caller(db, "33"), Filters())
    assert view.figures.area.code == "33"
    assert len(view.figures.children) == 35


def test_without_reports_everything_is_unknown_and_nothing_fails(db: Session) -> None:
    view = overview.load(caller(db, "33"), Filters())
    assert view.figures["received"] is None
    assert (view.itemised, view.changes) == (0, ())


def test_yesterday_is_a_day_before_the_moment_asked_for(db: Session) -> None:
    view = overview.load(caller(db, "33"), Filters().but(as_of_text="2022-08-23"))
    assert (view.figures.as_of - view.before.as_of).total_seconds() == 86_400


def test_another_area_is_not_found(db: Session) -> None:
    with pytest.raises(NotFound):
        overview.load(caller(db, "33.73"), Filters(area="33.74"))


def test_a_caller_without_a_scope_sees_nothing(db: Session) -> None:
    with pytest.raises(NotFound):
        overview.load(caller(db), Filters())


def test_rows_may_be_opened_only_by_those_who_may_read_them(db: Session) -> None:
    assert overview.load(caller(db, "33"), Filters()).rows
    assert not overview.load(caller(db, "33", role=Role.PENGAWAS), Filters()).rows
