"""What both databases promise."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError, StatementError

from data.models import DataVersion, Installation, SignInFailure
from data.models.base import InstantType

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.orm import Session


def test_an_instant_comes_back_as_it_went(db: Session) -> None:
    db.add(SignInFailure(subject=b"x", at=datetime(2022, 8, 23, 7, 5, 9, 999, tzinfo=UTC)))
    db.flush()
    db.expunge_all()
    assert db.scalar(select(SignInFailure.at)) == datetime(2022, 8, 23, 7, 5, 9, tzinfo=UTC)


def test_a_time_without_a_zone_is_never_guessed(db: Session) -> None:
    db.add(SignInFailure(subject=b"x", at=datetime(2022, 8, 23)))  # noqa: DTZ001 - that is the point
    with pytest.raises(StatementError, match="zone"):
        db.flush()


def test_there_is_one_data_version(db: Session) -> None:
    db.add(DataVersion(id=2, version=0))
    with pytest.raises(IntegrityError):
        db.flush()


def test_sqlite_writes_ahead_and_survives_a_power_cut(engine: Engine) -> None:
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
            assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        else:
            assert connection.exec_driver_sql("SHOW statement_timeout").scalar() == "5s"
            assert connection.exec_driver_sql("SHOW lock_timeout").scalar() == "2s"


def test_work_of_a_test_is_undone(db: Session) -> None:
    assert db.scalars(select(Installation)).all() == []
    assert InstantType.cache_ok
