"""The data version grows with each write, and not with one that was taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete

from data.commands.version import bump
from data.models import DataVersion
from data.queries.version import data_version

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def test_it_grows_by_one_and_begins_at_one(db: Session) -> None:
    db.execute(delete(DataVersion))
    assert data_version(db) == 0
    bump(db)
    bump(db)
    assert data_version(db) == 2


def test_a_write_taken_back_leaves_it_as_it_was(db: Session) -> None:
    bump(db)
    before = data_version(db)
    with db.begin_nested() as inner:
        bump(db)
        inner.rollback()
    assert data_version(db) == before
