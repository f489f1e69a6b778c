"""What every verb needs of the database: settings, an engine that is closed again, sessions that may write."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from dashboard.core.settings import Settings
from data.engine import make_engine, make_sessions, writing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine
    from sqlalchemy.orm import Session, sessionmaker


@contextmanager
def opened(settings: Settings | None = None) -> Iterator[Engine]:
    """The engine of the environment's database, for work that may take minutes; disposed of at the end."""
    engine = make_engine((settings or Settings()).database_url, long_work=True)
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def reading(settings: Settings | None = None) -> Iterator[sessionmaker[Session]]:
    """Session factory for verbs that only read."""
    with opened(settings) as engine:
        yield make_sessions(engine)


@contextmanager
def changing(settings: Settings | None = None) -> Iterator[sessionmaker[Session]]:
    """Session factory for verbs that write."""
    with opened(settings) as engine:
        yield writing(make_sessions(engine))
