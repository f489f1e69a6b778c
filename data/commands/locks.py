"""One import at a time per area (and per kind of reference data), on both databases."""

from __future__ import annotations

import hashlib
import time
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from dashboard.core.errors import AppError, Broken, Busy, Unavailable
from dashboard.core.text import N_
from data.importers.privacy import masked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

PATIENCE: Final = 300.0  # seconds that a file waits for another import
AT_FORM: Final = 10.0  # seconds that a person at a form does
STEP: Final = 5.0  # seconds of one wait for SQLite's lock: in between a process can be stopped
AGAIN: Final = 5
IMPORTING: Final = N_("Impor lain sedang berjalan, jadi belum ada yang disimpan. Tunggu sebentar, lalu coba lagi.")
UNWRITABLE: Final = N_(
    "Basis data tidak dapat ditulis: penyimpanannya penuh atau hanya dapat dibaca. Tidak ada yang disimpan."
)
WAITED: Final = frozenset({"55P03", "40P01", "40001"})  # PostgreSQL: a lock not had, a ring of locks, a lost race
FULL: Final = frozenset({"53100", "25006"})  # PostgreSQL: disk full, read only


class Importing(Busy):
    """Another import holds what this one needs; worth trying again by itself after `AGAIN` seconds."""

    message = IMPORTING


def begin(db: Session, patience: float = PATIENCE) -> None:
    """Start the transaction of a long write: SQLite's write lock now, PostgreSQL's limits on idling and time lifted.

    Raises:
        Busy: another process holds SQLite's write lock for longer than `patience` seconds.
        Unavailable: the database cannot be reached or written.
    """
    deadline = time.monotonic() + patience
    while True:
        wait = max(0.0, min(STEP, deadline - time.monotonic()))
        try:
            connection = db.connection(execution_options={"write": True, "wait": wait})
            break
        except OperationalError as error:
            db.rollback()
            if time.monotonic() > deadline or "locked" not in str(error.orig):
                raise refusal(error) from error
            time.sleep(0.05)
    if connection.dialect.name == "postgresql":
        _limit(db, "idle_in_transaction_session_timeout", "0")
        _limit(db, "statement_timeout", "0")
        _limit(db, "lock_timeout", _milliseconds(patience))


def _milliseconds(seconds: float) -> str:
    """A limit of PostgreSQL's; 0 would lift it."""
    return f"{max(1, round(seconds * 1_000))}ms"


def _limit(db: Session, name: str, value: str) -> None:
    """Set a limit of PostgreSQL's until this transaction ends."""
    db.execute(select(func.set_config(name, value, True)))  # noqa: FBT003 - SQL's own signature


def refusal(error: DBAPIError) -> AppError:
    """What to say of a write that the database refused, and of which nothing was stored."""
    state, told = getattr(error.orig, "sqlstate", None), str(error.orig)
    if isinstance(error, IntegrityError):
        return Broken(_constraint(error))
    if state in FULL or "is full" in told or "readonly" in told:
        return Unavailable(UNWRITABLE)
    return Importing() if state in WAITED or "locked" in told else Unavailable()


def _constraint(error: IntegrityError) -> str:
    """Which constraint was broken, without the values that broke it."""
    diagnosis = getattr(error.orig, "diag", None)
    if diagnosis is None:  # SQLite's own words name columns only
        return masked(str(error.orig))
    return f"{type(error.orig).__name__}: {diagnosis.table_name} {diagnosis.constraint_name or diagnosis.column_name}"


def read_only(db: Session) -> None:
    """Let a session that may write only read: on SQLite it then waits for no writer."""
    db.connection(execution_options={"write": False})


def lock(db: Session, names: Iterable[str], patience: float = PATIENCE) -> None:
    """Hold these names until the transaction ends; always taken in one order, so that nobody waits in a ring.

    Raises:
        Busy: another process holds one of them for longer than `patience` seconds.
        Unavailable: the database cannot be reached.
    """
    if db.get_bind().dialect.name != "postgresql":
        return  # SQLite has one writer anyway
    try:
        deadline = time.monotonic() + patience
        for number in sorted(number_of(name) for name in set(names)):
            _limit(db, "lock_timeout", _milliseconds(deadline - time.monotonic()))
            db.execute(select(func.pg_advisory_xact_lock(number)))
    except OperationalError as error:
        raise refusal(error) from error


def number_of(name: str) -> int:
    """The key of an advisory lock of PostgreSQL."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big", signed=True)
