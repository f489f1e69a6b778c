"""SIGKILL half-way through the store phase: nothing is visible, nothing is broken, the same file imports afterwards."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select
from sqlalchemy.engine import make_url

from data.commands import audit
from data.models import Batch, Progress, VerificationItem
from data.scope import marked
from tests.own_database import ROOT, Own

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COUNT = 60_000
PATIENCE = 120.0


def big_file(own: Own) -> Path:
    areas = [f"33.{number:02}" for number in range(1, 30)]
    lines = (
        f"I{n},vermin,keanggotaan,{areas[n % 29]},pkb,{'MS' if n % 3 else 'belum'},2022-08-16T09:00,"
        f"{f'2022-08-{17 + n % 5}T10:00' if n % 3 else ''}"
        for n in range(COUNT)
    )
    return own.file(
        "besar.csv", "id_sumber,putaran,objek,kode_wilayah,partai,status,diterima_pada,diputus_pada", *lines
    )


def wait_until(condition: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert process.poll() is None, "the import ended before it could be killed"
        assert time.monotonic() < deadline
        time.sleep(0.005)


def is_writing(own: Own) -> bool:
    """Whether another process has held SQLite's write lock for a while: the short first reads never do."""
    for _ in range(20):
        with closing(sqlite3.connect(str(make_url(own.url).database), timeout=0, isolation_level=None)) as connection:
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                time.sleep(0.01)
            else:
                return False
    return True


def is_waiting_for_the_chain(own: Own) -> bool:
    """Whether a backend waits for an advisory lock: everything but the audit row is then written, not committed."""
    with own.sessions() as db:
        found: Any = db.connection().exec_driver_sql(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
        )
        return bool(found.scalar())


def kill_while_storing(own: Own, path: Path) -> None:
    command = own.command("import", "item_verifikasi", str(path))
    if own.url.startswith("sqlite"):
        with subprocess.Popen(command, env=own.environment(), cwd=ROOT) as process:  # noqa: S603 - our own program
            wait_until(lambda: is_writing(own), process)
            process.send_signal(signal.SIGKILL)
    else:
        with own.sessions() as holder:
            holder.execute(select(func.pg_advisory_xact_lock(audit.LOCK)))
            with subprocess.Popen(command, env=own.environment(), cwd=ROOT) as process:  # noqa: S603 - our own program
                wait_until(lambda: is_waiting_for_the_chain(own), process)
                process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL


def test_an_import_killed_while_storing_leaves_nothing_and_can_be_repeated(own: Own) -> None:
    path = big_file(own)

    kill_while_storing(own, path)

    with own.sessions() as db:
        assert db.scalar(select(func.count(Batch.id))) == 0
        assert db.scalar(marked(select(func.count(VerificationItem.id)), VerificationItem)) == 0
        assert db.scalar(marked(select(func.count()).select_from(Progress), Progress)) == 0
    assert own.broken() == []

    done = own.run("import", "item_verifikasi", str(path))

    assert done.stdout.splitlines()[-1] == f"diterima={COUNT} tetap=0 ditolak=0 peringatan=0", done.stderr
    assert done.returncode == 0
    assert own.broken() == []
