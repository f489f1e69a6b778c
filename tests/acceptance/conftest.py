"""The command line on a database of a test's own, used as an office would: files in, numbers out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from dashboard.cli import run
from tests.own_database import KEY, Own, own, pattern

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["own", "pattern"]


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a command left behind: its exit status, what it printed and what it complained of."""

    status: int
    out: str
    err: str

    @property
    def last(self) -> str:
        """The last line of its output."""
        return self.out.splitlines()[-1]


@dataclass(frozen=True)
class Office:
    """Somebody at a command line, with a database and a folder of files."""

    own: Own
    capture: pytest.CaptureFixture[str]

    @property
    def folder(self) -> Path:
        """Where the files are."""
        return self.own.folder

    def file(self, name: str, *lines: str) -> Path:
        """A CSV of these lines."""
        return self.own.file(name, *lines)

    def says(self, *words: object) -> Said:
        """What `python -m dashboard …` says to these words."""
        self.capture.readouterr()
        status = run([str(word) for word in words])
        said = self.capture.readouterr()
        return Said(status=status, out=said.out, err=said.err)

    def takes(self, kind: str, name: str, *lines: str) -> Said:
        """An import that must succeed."""
        said = self.says("import", kind, self.file(name, *lines))
        assert said.status == 0, said
        return said

    def answer(self, area: str, as_of: str, *options: str) -> dict[str, Any]:
        """`figures` of an area as JSON."""
        said = self.says("figures", "--area", area, "--as-of", as_of, "--format", "json", *options)
        assert said.status == 0, said
        found: dict[str, Any] = json.loads(said.out)
        return found

    def metrics(self, area: str, as_of: str, *options: str) -> dict[str, float | None]:
        """The metrics of one area."""
        found: dict[str, float | None] = self.answer(area, as_of, *options)["metrics"]
        return found


@pytest.fixture
def office(own: Own, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Office:
    """An office with an empty installation."""
    monkeypatch.setenv("DATABASE_URL", own.url)
    monkeypatch.setenv("IDENTITY_KEY", KEY.decode())
    monkeypatch.chdir(own.folder)
    return Office(own, capsys)
