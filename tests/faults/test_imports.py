"""What goes wrong while a file is imported: the disk is full, the database goes away, somebody else is quicker."""

from __future__ import annotations

import sqlite3
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from sqlalchemy import event, func, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from dashboard.cli import REFUSED
from dashboard.core.errors import Broken, InvalidInput, Unavailable
from data.commands import audit
from data.commands.imports import import_file
from data.commands.locks import IMPORTING, UNWRITABLE, refusal
from data.models import Batch, VerificationRecap
from data.scope import Scope, marked
from tests.own_database import KEY, ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.own_database import Own

HEADER = "putaran,objek,kode_wilayah,partai,per_tanggal,diterima,diperiksa"
ROWS = [
    f"vermin,keanggotaan,33.{area:02},{party},2022-08-{day},100,{day}"
    for area in range(1, 30)
    for party in ("pkb", "golkar", "psi")
    for day in range(16, 30)
]
PATIENCE = 60.0


def stored(own: Own) -> tuple[int, int]:
    """Batches and recaps."""
    with own.sessions() as db:
        recaps = select(func.count(VerificationRecap.id))
        return db.scalar(select(func.count(Batch.id))) or 0, db.scalar(marked(recaps, VerificationRecap)) or 0


def take_on_a_full_disk(own: Own, path: Path) -> str:
    """Import while SQLite's file may hardly grow; what was said."""

    def full(connection: Any, _record: Any, _proxy: Any) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 8}")

    event.listen(own.engine, "checkout", full)
    with pytest.raises(Unavailable) as refused:
        own.take("rekap_verifikasi", path)
    event.remove(own.engine, "checkout", full)
    own.engine.dispose()
    return refused.value.message


def end_who_waits(own: Own) -> None:
    """Cut the connection of the backend that waits for an advisory lock, as a stopped server would."""
    waiting = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with own.engine.connect() as connection:
            if connection.exec_driver_sql(waiting).first():
                return
        time.sleep(0.01)
    pytest.fail("no import ever waited")


def take_while_the_server_stops(own: Own, path: Path) -> str:
    """Import until the last thing that is written, the audit row, then lose the server; what was said."""
    with ThreadPoolExecutor() as pool, own.sessions() as holder:
        holder.execute(select(func.pg_advisory_xact_lock(audit.LOCK)))
        running = pool.submit(own.take, "rekap_verifikasi", path)
        end_who_waits(own)
        with pytest.raises(Unavailable) as refused:
            running.result(PATIENCE)
        return refused.value.message


def test_a_database_that_fails_half_way_keeps_nothing_and_the_file_imports_afterwards(own: Own) -> None:
    path = own.file("rekap.csv", HEADER, *ROWS)
    fails = take_on_a_full_disk if own.url.startswith("sqlite") else take_while_the_server_stops

    said = fails(own, path)

    assert said in {UNWRITABLE, Unavailable.message}
    assert stored(own) == (0, 0)
    assert own.broken() == []
    assert own.take("rekap_verifikasi", path).accepted == len(ROWS)
    assert own.broken() == []


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (psycopg.errors.DiskFull(), UNWRITABLE),
        (psycopg.errors.ReadOnlySqlTransaction(), UNWRITABLE),
        (sqlite3.OperationalError("database or disk is full"), UNWRITABLE),
        (sqlite3.OperationalError("attempt to write a readonly database"), UNWRITABLE),
        (sqlite3.OperationalError("database is locked"), IMPORTING),
        (psycopg.errors.LockNotAvailable(), IMPORTING),
        (psycopg.errors.DeadlockDetected(), IMPORTING),
        (psycopg.OperationalError("the connection is lost"), Unavailable.message),
        (sqlite3.OperationalError("disk I/O error"), Unavailable.message),
    ],
)
def test_each_refusal_of_a_database_has_its_sentence(error: Exception, said: str) -> None:
    assert refusal(OperationalError("INSERT", {}, error)).message == said


def test_a_broken_constraint_is_nobody_elses_process_and_is_found_by_its_number(own: Own) -> None:
    with own.engine.begin() as connection:  # stands for any rule of the database that a file may break
        connection.exec_driver_sql("CREATE UNIQUE INDEX satu_baris ON verification_recap (area_code)")
    path = own.file("rekap.csv", HEADER, *ROWS[:2])

    with pytest.raises(Broken) as refused:
        own.take("rekap_verifikasi", path)
    told = own.run("import", "rekap_verifikasi", str(path))

    assert stored(own) == (0, 0)
    number, _, detail = refused.value.line.partition(" ")
    assert number in str(refused.value)
    assert "verification_recap" in detail
    assert "33.01" not in detail
    line, sentence = told.stderr.splitlines()[-2:]
    assert told.returncode == REFUSED
    assert line.split()[0] in sentence
    assert "verification_recap" in line
    assert "Proses lain" not in sentence


@pytest.mark.parametrize("place", ["/dev/full", "tidak/ada.csv", "."])
def test_a_rejected_file_that_cannot_be_written_is_one_sentence_and_nothing_is_stored(own: Own, place: str) -> None:
    path = own.file("rekap.csv", HEADER, *ROWS[:2], "vermin,keanggotaan,33.1,pkb,2022-08-20,1,1")

    with pytest.raises(InvalidInput, match="tidak dapat ditulis"):
        import_file(
            own.sessions, "rekap_verifikasi", path, scope=Scope.of("*"), by="penguji", identity_key=KEY,
            rejected_to=own.folder / place,
        )  # fmt: skip

    assert stored(own) == (0, 0)


def test_the_same_rows_by_two_processes_of_different_scope_are_stored_once(own: Own) -> None:
    path = own.file("rekap.csv", HEADER, *ROWS)
    assert own.run("users", "add", "operator.jateng", "--role", "operator", "--area", "33").returncode == 0

    said = _both(own, path, [], ["--by", "operator.jateng"])

    n = len(ROWS)
    assert sorted(said) == [
        f"diterima=0 tetap={n} ditolak=0 peringatan=0",
        f"diterima={n} tetap=0 ditolak=0 peringatan=0",
    ]
    assert stored(own) == (2, n)
    assert own.broken() == []


def _both(own: Own, path: Path, *options: list[str]) -> list[str]:
    """The last lines of imports that run at once."""
    running = [
        subprocess.Popen(  # noqa: S603 - our own program
            own.command("import", "rekap_verifikasi", str(path), *some),
            env=own.environment(), cwd=ROOT, stdout=subprocess.PIPE, text=True,
        )
        for some in options
    ]  # fmt: skip
    return [process.communicate(timeout=PATIENCE)[0].splitlines()[-1] for process in running]


def test_a_read_only_database_refuses_with_a_sentence(own: Own) -> None:
    if own.url.startswith("sqlite"):
        # a connection that may only read stands in for a read-only disk: root writes through file modes
        refuse = event.listens_for(own.engine, "connect")
        refuse(lambda connection, _record: connection.execute("PRAGMA query_only = ON"))
        own.engine.dispose()
    else:
        with own.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            name = make_url(own.url).database
            connection.exec_driver_sql(f'ALTER DATABASE "{name}" SET default_transaction_read_only = on')
        own.engine.dispose()

    with pytest.raises(Unavailable, match="hanya dapat dibaca"):
        own.take("rekap_verifikasi", own.file("rekap.csv", HEADER, *ROWS))
