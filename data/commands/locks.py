"""One import at a time per area (and per kind of reference data), on both databases."""

from __future__ import annotations

import hashlib
import time
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError

from dashboard.core.errors import Busy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

PATIENCE: Final = 300.0  # seconds to wait for another import


def begin(db: Session) -> None:
    """Start the transaction of a long write: SQLite's write lock now, PostgreSQL's limits on idling lifted.

    Raises:
        Busy: another process holds SQLite's write lock for minutes.
    """
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            is_postgres = db.connection(execution_options={"write": True}).dialect.name == "postgresql"
            break
        except OperationalError as error:
            db.rollback()
            if time.monotonic() > deadline or "locked" not in str(error.orig):
                raise Busy from error
            time.sleep(0.05)
    if is_postgres:
        for name, value in (("lock_timeout", f"{PATIENCE:.0f}s"), ("idle_in_transaction_session_timeout", "0")):
            db.execute(select(func.set_config(name, value, True)))  # noqa: FBT003 - SQL's own signature


def read_only(db: Session) -> None:
    """Let a session that may write only read: on SQLite it then waits for no writer."""
    db.connection(execution_options={"write": False})


def lock(db: Session, names: Iterable[str]) -> None:
    """Hold these names until the transaction ends; always taken in one order, so that nobody waits in a ring.

    Raises:
        Busy: another process holds one of them for minutes.
    """
    if db.get_bind().dialect.name != "postgresql":
        return  # SQLite has one writer anyway
    try:
        for number in sorted(_number(name) for name in set(names)):
            db.execute(select(func.pg_advisory_xact_lock(number)))
    except OperationalError as error:
        raise Busy from error


def _number(name: str) -> int:
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big", signed=True)
