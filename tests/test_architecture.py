"""The rules of this code base that no linter knows."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import subprocess
from pathlib import Path
from typing import Final

import pytest

import data.queries
from data.page_metrics import ALL

ROOT: Final = Path(__file__).parent.parent
PACKAGES: Final = ("dashboard", "callbacks", "layouts", "data")
SOURCES: Final = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
TESTS: Final = sorted((ROOT / "tests").rglob("*.py"))
LONGEST: Final = 300
UNSCOPED: Final = {"lookups", "users", "version"}  # what a scope comes from, and what has no area
ALLOWED_ROOT: Final = {
    ".ci", ".gitignore", "CHANGELOG.md", "LICENSE", "Makefile", "Procfile", "README.md", "assets", "callbacks",
    "dashboard", "data", "docs", "layouts", "pyproject.toml", "requirements.txt", "tests",
}  # fmt: skip


def tracked() -> list[str]:
    """The files that git tracks, or every file of a copy without git."""
    listed = subprocess.run(
        ["git", "ls-files"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return listed.stdout.split("\n")[:-1]


def public_functions(module: str) -> list[tuple[str, inspect.Signature]]:
    found = inspect.getmembers(importlib.import_module(module), inspect.isfunction)
    return [(n, inspect.signature(f)) for n, f in found if f.__module__ == module and not n.startswith("_")]


@pytest.mark.parametrize("path", SOURCES + TESTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_is_too_long_to_read(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("module", [m.name for m in pkgutil.iter_modules(data.queries.__path__)])
def test_every_query_that_takes_a_session_takes_a_scope_next(module: str) -> None:
    for name, signature in public_functions(f"data.queries.{module}"):
        first = list(signature.parameters)[:2]
        if first[:1] == ["db"] and module not in UNSCOPED:
            assert first == ["db", "scope"], f"{module}.{name}"


def test_nothing_is_left_unfinished_or_skipped() -> None:
    marks = re.compile(
        r"\b(TODO|FIXME|XXX|HACK)\b|NotImplementedError|mark\.skip|pytest\.skip|xfail\(|lorem ipsum", re.IGNORECASE
    )
    here = Path(__file__)
    assert [str(p) for p in SOURCES + TESTS if p != here and marks.search(p.read_text("utf-8"))] == []


def test_the_root_holds_what_was_agreed() -> None:
    assert {name.split("/")[0] for name in tracked()} <= ALLOWED_ROOT


def test_no_file_names_the_machine_it_was_written_on() -> None:
    places = re.compile(r"/work/(main|shared)|\.\./shared|/root/|/home/\w+/|pypi\.org/simple|registry\.npmjs")
    texts = [
        ROOT / name for name in tracked() if name.endswith((".py", ".md", ".css", ".toml", ".html", ".txt", "Makefile"))
    ]
    here = Path(__file__)
    assert [str(p) for p in texts if p.is_file() and p != here and places.search(p.read_text("utf-8"))] == []


def test_every_metric_is_defined_once() -> None:
    ids = [metric.id for metric in ALL]
    assert len(ids) == len(set(ids))
    assert all(metric.definition and metric.formula and metric.source for metric in ALL)


def test_every_dependency_says_why_it_is_there() -> None:
    said = (ROOT / "docs" / "decisions.md").read_text("utf-8")
    lines = (ROOT / "requirements.txt").read_text("utf-8") + (ROOT / "tests" / "requirements.txt").read_text("utf-8")
    names = re.findall(r"^([a-z0-9-]+)(?:\[\w+\])?==", lines, re.MULTILINE)
    assert [name for name in names if name not in said] == []


def test_every_dependency_is_pinned() -> None:
    for name in ("requirements.txt", "tests/requirements.txt"):
        lines = [line.split("#")[0].strip() for line in (ROOT / name).read_text("utf-8").splitlines()]
        assert [line for line in lines if line and not line.startswith("-r") and "==" not in line] == []
