"""A lock that outlives transactions: one run of a job at a time, released by the system if its process dies."""

from __future__ import annotations

import fcntl
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from dashboard.core.errors import Busy
from data.commands.locks import number_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine


@contextmanager
def alone(engine: Engine, name: str) -> Iterator[None]:
    """Hold `name` for this database: an advisory lock of PostgreSQL, a locked file beside SQLite's.

    Raises:
        Busy: another process has it.
    """
    if engine.dialect.name == "postgresql":
        with _by_server(engine, name):
            yield
    else:
        with _by_file(Path(f"{engine.url.database}.{name}.lock")):
            yield


@contextmanager
def _by_server(engine: Engine, name: str) -> Iterator[None]:
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if not connection.scalar(select(func.pg_try_advisory_lock(number_of(name)))):
            raise Busy
        try:
            yield
        finally:
            connection.scalar(select(func.pg_advisory_unlock(number_of(name))))


@contextmanager
def _by_file(path: Path) -> Iterator[None]:
    with path.open("w", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as problem:
            raise Busy from problem
        yield
