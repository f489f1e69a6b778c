"""Loading an officer's page: the own desk and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from callbacks import record
from callbacks.filters import Filters, read
from dashboard.core.errors import NotFound
from dashboard.core.permissions import Role
from data.scope import Scope
from tests.callbacks.calling import caller
from tests.data.desks import NOW, spell, ticket

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def test_it_shows_the_open_services_of_the_own_desk(db: Session) -> None:
    own = ticket(db)
    spell(db, own)
    spell(db, ticket(db, "33.74"))
    view = record.load(caller(db, "33.73", role=Role.PETUGAS, at=NOW), Filters())
    assert (view.area.name, view.services.count) == ("Kota Salatiga", 1)
    assert [one.id for one in view.services.open] == [own.id]
    assert len(view.services.parties) == 24
    assert (view.day.day.isoformat(), len(view.day.readiness)) == ("2022-08-23", 11)


@pytest.mark.parametrize("query", ["wilayah=33.74", "wilayah=33", "wilayah=*"])
def test_another_desk_is_not_found(db: Session, query: str) -> None:
    with pytest.raises(NotFound):
        record.load(caller(db, "33.73", role=Role.PETUGAS, at=NOW), read(query))


def test_the_desk_of_a_province_does_not_write_for_those_below() -> None:
    assert record.own_desk(Scope.of("33"), None) == "33"
    with pytest.raises(NotFound):
        record.own_desk(Scope.of("33"), "33.73")


def test_somebody_of_several_desks_chooses(db: Session) -> None:
    assert record.own_desk(Scope.of("33.73", "33.74"), "33.74") == "33.74"
    for scope in (Scope(), Scope.of("*")):
        with pytest.raises(NotFound):
            record.own_desk(scope, None)
    del db
