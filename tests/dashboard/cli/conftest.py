"""Fixtures of the command line: a database of a test's own, and the keyboard of a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.own_database import own, pattern

if TYPE_CHECKING:
    from sqlalchemy import Engine

__all__ = ["own", "pattern", "shell"]


@pytest.fixture
def shell(engine: Engine, database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment of a person at the keyboard, with a migrated database."""
    del engine
    monkeypatch.setenv("DATABASE_URL", database_url)
    monkeypatch.setenv("ENVIRONMENT", "development")
