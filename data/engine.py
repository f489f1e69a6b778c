"""Engines and sessions; nothing else in the code base creates one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.orm import Session, sessionmaker

from data.scope import refuse_unscoped

if TYPE_CHECKING:
    import sqlite3

POSTGRES_OPTIONS: Final = (
    "-c statement_timeout={timeout} -c lock_timeout=2s -c idle_in_transaction_session_timeout=30s -c timezone=UTC"
)
BUSY_MS: Final = 5_000


def make_engine(url: str, *, long_work: bool = False) -> Engine:
    """An engine whose calls fail in seconds instead of hanging; `long_work` (imports) lifts the statement limit."""
    parsed = make_url(url)
    return _sqlite(parsed) if parsed.get_backend_name() == "sqlite" else _postgres(parsed, long_work=long_work)


def _postgres(url: URL, *, long_work: bool) -> Engine:
    options = POSTGRES_OPTIONS.format(timeout="0" if long_work else "5s")
    return create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_size=8,
        max_overflow=0,
        pool_timeout=3,
        pool_pre_ping=True,
        hide_parameters=True,  # errors go to the log; what people typed does not
        connect_args={"connect_timeout": 3, "tcp_user_timeout": 5000, "options": options},
    )


def _sqlite(url: URL) -> Engine:
    if url.database and url.database != ":memory:":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url, connect_args={"timeout": BUSY_MS / 1000, "check_same_thread": False}, hide_parameters=True
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None  # SQLAlchemy's `begin` event below says when a transaction starts
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "cache_size=-65536",
            "temp_store=MEMORY",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        options = connection.get_execution_options()
        write, wait = options.get("write", False), options.get("wait", BUSY_MS / 1000)
        connection.exec_driver_sql(f"PRAGMA busy_timeout={wait * 1000:.0f}").close()  # a form waits less than a file
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


def make_sessions(engine: Engine) -> sessionmaker[Session]:
    """Session factory whose sessions refuse unscoped reads."""
    sessions = sessionmaker(engine, expire_on_commit=False)
    event.listen(sessions, "do_orm_execute", refuse_unscoped)
    return sessions


def writing(sessions: sessionmaker[Session]) -> sessionmaker[Session]:
    """The same sessions for commands: on SQLite they take the write lock at once, so that none fails half-way."""
    engine = sessions.kw["bind"]
    writers = sessionmaker(engine.execution_options(write=True), expire_on_commit=False)
    event.listen(writers, "do_orm_execute", refuse_unscoped)
    return writers
