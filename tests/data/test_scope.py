"""Visibility: the one place where a scope becomes SQL, and the wire that trips where it is forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import exists, func, select
from sqlalchemy.orm import aliased

from dashboard.core.errors import NotFound, UnscopedQuery
from data.models import Area, Batch, PublicComplaint, Round
from data.scope import NATION, Scope, scoped_tables, visible
from tests.data.making import make_batch, wib

if TYPE_CHECKING:
    from sqlalchemy import Select
    from sqlalchemy.orm import Session

inner = select(PublicComplaint.area_code).cte()
FORGETFUL = {
    "columns": select(PublicComplaint.id),
    "entity": select(PublicComplaint),
    "count": select(func.count()).select_from(PublicComplaint),
    "alias": select(aliased(PublicComplaint).id),
    "cte": select(inner.c.area_code),
    "exists": select(Area.name).where(exists().where(PublicComplaint.area_code == Area.code)),
}


@pytest.fixture
def complaints(db: Session) -> Session:
    """One complaint row in each of four areas, two of which look alike."""
    batch = make_batch(db, "tanggapan")
    for area in ("33", "33.01", "33.10", "34.01"):
        db.add(
            PublicComplaint(
                area_code=area, as_of_at=wib(2022, 9, 6), as_of_on=wib(2022, 9, 6).date(), received=1, batch_id=batch.id
            )
        )
    db.flush()
    return db


def seen(db: Session, scope: Scope) -> list[str]:
    return sorted(db.scalars(visible(select(PublicComplaint.area_code), scope, PublicComplaint)))


@pytest.mark.parametrize("stmt", FORGETFUL.values(), ids=FORGETFUL.keys())
def test_a_query_that_forgets_its_scope_is_refused(db: Session, stmt: Select[Any]) -> None:
    with pytest.raises(UnscopedQuery):
        db.execute(stmt)


def test_reference_data_needs_no_scope(db: Session) -> None:
    assert scoped_tables(select(Area.code, Round.id, Batch.id)) == set()
    assert db.scalar(select(func.count()).select_from(Area)) == 1 + 38 + 514


@pytest.mark.parametrize(
    ("scope", "areas"),
    [
        (Scope.of(NATION), ["33", "33.01", "33.10", "34.01"]),
        (Scope.of("33"), ["33", "33.01", "33.10"]),
        (Scope.of("33.10"), ["33.10"]),
        (Scope.of("33.10", "34.01"), ["33.10", "34.01"]),
        (Scope.of("33.1"), []),
        (Scope(), []),
    ],
)
def test_a_scope_sees_its_areas_and_what_lies_below(complaints: Session, scope: Scope, areas: list[str]) -> None:
    assert seen(complaints, scope) == areas


@pytest.mark.parametrize("area", ["33", "3", "33.7", "%", NATION, "34.01", "33.73.01x"])
def test_narrowing_never_leaves_the_scope(area: str) -> None:
    scope = Scope.of("33.73")
    if area.startswith("33.73."):
        assert scope.narrowed(area) == Scope.of(area)
    else:
        with pytest.raises(NotFound):
            scope.narrowed(area)


def test_narrowing_to_a_part() -> None:
    assert Scope.of("33").narrowed("33.73") == Scope.of("33.73")
    assert Scope.of(NATION).narrowed("33") == Scope.of("33")
    assert Scope.of("33").narrowed(None) == Scope.of("33")


def test_where_a_scope_opens() -> None:
    assert Scope.of("33.73").home() == "33.73"
    assert Scope.of("33").home() == "33"
    assert Scope.of("33.73", "33.74").home() == "33.73"
    assert Scope.of("33.73", "34.01").home() == NATION
    assert Scope().home() is None


def test_of_several_areas_the_ones_within_are_mine_in_their_order() -> None:
    codes = ("33.73", "34.01", "33", "330", NATION)
    assert Scope.of("33").mine(codes) == ["33.73", "33"]
    assert Scope.of(NATION).mine(codes) == [*codes]
    assert Scope().mine(codes) == []
