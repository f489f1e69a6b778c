"""Loading the page of the stages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from callbacks import timeline
from callbacks.context import Ctx
from callbacks.filters import Filters, read
from dashboard.core.errors import NotFound
from dashboard.core.permissions import ROLES, Role
from dashboard.core.text import Lang
from data.clock import now
from data.scope import Scope

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

AUGUST = Filters().but(as_of_text="2022-08-23")


def caller(db: Session, *areas: str, role: Role = Role.PIMPINAN) -> Ctx:
    return Ctx(db=db, scope=Scope.of(*areas), lang=Lang.ID, user="u", role=role, permissions=ROLES[role], now=now(db))


def test_it_opens_on_the_cycle_and_the_round_that_run(db: Session) -> None:
    view = timeline.load(caller(db, "33"), AUGUST)
    assert (view.cycle, [one.round.code for one in view.running]) == ("2024", ["vermin"])
    assert len(view.running[0].paces) == 35
    assert view.figures is view.running[0].figures


def test_between_two_rounds_the_last_one_is_shown(db: Session) -> None:
    view = timeline.load(caller(db, "33"), Filters().but(as_of_text="2022-09-20"))
    assert [one.round.code for one in view.running] == ["vermin"]


def test_a_round_asked_for_is_shown_with_its_cycle(db: Session) -> None:
    view = timeline.load(caller(db, "33"), AUGUST.but(round="verfak"))
    assert (view.cycle, [one.round.code for one in view.running]) == ("2024", ["verfak"])


def test_a_cycle_without_rounds_has_a_schedule_only(db: Session) -> None:
    view = timeline.load(caller(db, "33"), read("siklus=2026-2"))
    assert (view.running, view.rounds, [line.stage for line in view.lines]) == ((), (), ["mutakhir"])


@pytest.mark.parametrize("query", ["siklus=1999", "wilayah=33.74", "putaran=tidak_ada"])
def test_what_is_not_there_or_not_yours_is_not_found(db: Session, query: str) -> None:
    with pytest.raises(NotFound):
        timeline.load(caller(db, "33.73"), read(query))


def test_without_a_scope_there_is_nothing(db: Session) -> None:
    with pytest.raises(NotFound):
        timeline.load(caller(db), AUGUST)


def test_only_those_who_may_are_offered_files(db: Session) -> None:
    assert timeline.load(caller(db, "33"), AUGUST).exports
    assert not timeline.load(caller(db, "33", role=Role.PENGAWAS), AUGUST).exports
