"""Locks: one writer at a time, the others wait, and wait long enough."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest

from dashboard.core.errors import Busy
from data.commands import locks
from data.queries.version import data_version

if TYPE_CHECKING:
    from tests.own_database import Own


def test_a_second_writer_of_an_area_waits_for_the_first(own: Own) -> None:
    order: list[str] = []

    def second() -> None:
        with own.sessions() as db:
            locks.begin(db)
            locks.lock(db, ["area 33.73"])
            order.append("second")

    with own.sessions() as db:
        locks.begin(db)
        locks.lock(db, ["area 33.73", "area 33.74"])
        thread = threading.Thread(target=second)
        thread.start()
        time.sleep(0.3)
        order.append("first")
        db.commit()
    thread.join(30)
    assert order == ["first", "second"]


def test_who_only_reads_waits_for_no_writer(own: Own) -> None:
    with own.sessions() as writer, own.sessions() as reader:
        locks.begin(writer)
        locks.read_only(reader)
        assert data_version(reader) == 0


def test_waiting_ends_in_a_sentence_not_in_a_hanging_program(own: Own) -> None:
    with own.sessions() as holder, own.sessions() as waiter:
        locks.begin(holder)
        locks.lock(holder, ["area 33.73"])
        with pytest.raises(Busy, match="Impor lain sedang berjalan"):  # noqa: PT012 - SQLite refuses to begin, PostgreSQL to lock
            locks.begin(waiter, 0.2)
            locks.lock(waiter, ["area 33.73"], 0.2)
        holder.rollback()
        waiter.rollback()
        locks.begin(waiter, 0.2)  # whoever held it is gone
        locks.lock(waiter, ["area 33.73"], 0.2)


def test_a_form_that_could_not_wait_leaves_the_next_writer_its_patience(own: Own) -> None:
    """SQLite keeps the limit with the connection, which the pool gives to the next one."""
    with own.sessions() as holder, own.sessions() as waiter:
        locks.begin(holder, 0.2)
        locks.lock(holder, ["kind putaran"], 0.2)
        with pytest.raises(Busy):  # noqa: PT012 - as above
            locks.begin(waiter, 0.2)
            locks.lock(waiter, ["kind putaran"], 0.2)
    with own.sessions() as after:
        limit = "PRAGMA busy_timeout" if own.url.startswith("sqlite") else "SHOW lock_timeout"
        assert after.connection().exec_driver_sql(limit).scalar() == (5_000 if own.url.startswith("sqlite") else "2s")
