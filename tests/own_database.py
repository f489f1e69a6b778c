"""A database of a test's own, with reference data, for what commits, runs in other processes or is killed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final

import psycopg
import pytest
from sqlalchemy.engine import make_url

from data.commands.imports import Outcome, import_file
from data.commands.reference import load_reference
from data.commands.verify import verify
from data.engine import make_engine, make_sessions, writing
from data.migrate import migrate
from data.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine
    from sqlalchemy.orm import Session, sessionmaker

ROOT: Final = Path(__file__).parents[1]
REAL: Final = ROOT / "tests" / "fixtures" / "real"
KEY: Final = b"a key of the tests"
_numbers = count(1)


@dataclass
class Own:
    """One database: where it is, who may write, and files for it."""

    url: str
    engine: Engine
    folder: Path
    sessions: sessionmaker[Session]

    def file(self, name: str, *lines: str) -> Path:
        """A CSV of these lines."""
        path = self.folder / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    def take(self, kind: str, path: Path, *, scope: str = "*", strict: bool = False, dry_run: bool = False) -> Outcome:
        """Import a file as a test's importer."""
        return import_file(
            self.sessions,
            kind,
            path,
            scope=Scope.of(scope),
            by="penguji",
            identity_key=KEY,
            strict=strict,
            dry_run=dry_run,
        )

    def broken(self) -> list[str]:
        """Sentences of the invariants that do not hold."""
        with self.sessions() as db:
            return [check.sentence for check in verify(db) if check.broken]

    def command(self, *words: str) -> list[str]:
        """A command line for this database."""
        return [sys.executable, "-m", "dashboard", *words]

    def environment(self) -> dict[str, str]:
        """The environment of a process of its own."""
        return {
            "DATABASE_URL": self.url,
            "IDENTITY_KEY": KEY.decode(),
            "PATH": "/usr/bin:/bin",
            "PYTHONPATH": str(ROOT),
        }

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return subprocess.run(  # noqa: S603 - our own program
            self.command(*words),
            env=self.environment(),
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )


def _prepare(url: str) -> None:
    engine = make_engine(url)
    migrate(engine)
    with writing(make_sessions(engine)).begin() as db:
        load_reference(db)
    engine.dispose()


@pytest.fixture(scope="session", params=("sqlite", "postgresql"))
def pattern(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A migrated database with reference data that is only copied, never used."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('pattern') / 'pattern.db'}"
    else:
        url = _create(str(request.getfixturevalue("postgres")), f"pattern_{next(_numbers)}")
    _prepare(url)
    return url


@pytest.fixture
def own(pattern: str, tmp_path: Path) -> Iterator[Own]:
    """A copy of the pattern, gone after the test."""
    if pattern.startswith("sqlite"):
        url = f"sqlite:///{tmp_path / 'own.db'}"
        shutil.copy(str(make_url(pattern).database), tmp_path / "own.db")
    else:
        url = _create(pattern, f"own_{next(_numbers)}", template=str(make_url(pattern).database))
    engine = make_engine(url, long_work=True)
    yield Own(url, engine, tmp_path, writing(make_sessions(engine)))
    engine.dispose()
    if not url.startswith("sqlite"):
        _run(pattern, f'DROP DATABASE "{make_url(url).database}" WITH (FORCE)')


def _create(server: str, name: str, template: str = "template1") -> str:
    _run(server, f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def _run(server: str, statement: str) -> None:
    address = make_url(server).set(drivername="postgresql", database="postgres")
    with psycopg.connect(address.render_as_string(hide_password=False), autocommit=True) as connection:
        connection.execute(statement.encode())
