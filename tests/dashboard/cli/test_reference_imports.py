"""Reference data is the admin's: for the nation, with each revision's legal basis; facts are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from dashboard.cli.imports import scope_of
from dashboard.core.errors import NotAllowed
from data.commands.users import add_user
from data.models import Audit, RuleParameter
from data.scope import Scope
from tests.data.making import wib
from tests.own_database import KEY

if TYPE_CHECKING:
    from tests.own_database import Own


@pytest.fixture
def people(own: Own) -> Own:
    """An admin without a scope and an operator of one area."""
    with own.sessions.begin() as db:
        for name, role, areas in (("admin", "admin", ()), ("operator", "operator", ("33.73",))):
            add_user(db, name=name, role=role, areas=areas, password_hash="x", now=wib(2022, 8, 1))
    return own


def test_an_admin_keeps_reference_data_and_imports_no_facts(people: Own) -> None:
    assert scope_of(people.sessions, "admin", reference=True) == Scope.of("*")
    with pytest.raises(NotAllowed):
        scope_of(people.sessions, "admin")


def test_an_operator_imports_facts_of_their_area_and_no_reference_data(
    people: Own, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert scope_of(people.sessions, "operator", reference=True) == Scope.of("33.73")
    monkeypatch.setenv("IDENTITY_KEY", KEY.decode())
    rule = people.file("a.csv", "cycle,code,revision,value,legal_basis", "2024,bagian_kabkota,0,60%,Putusan MK")
    assert people.run("import", "aturan", str(rule), "--by", "operator").returncode != 0
    assert people.run("import", "aturan", str(rule), "--by", "admin").returncode == 0
    with people.sessions() as db:
        assert [(row.value, row.legal_basis) for row in db.scalars(select(RuleParameter))] == [("60%", "Putusan MK")]
        last = db.scalars(select(Audit).order_by(Audit.id.desc()).limit(1)).one()
        assert (last.actor, last.action, last.subject) == ("admin", "import", "aturan a.csv")
