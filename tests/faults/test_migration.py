"""Migrations that run twice at once, or fail half-way."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import inspect
from sqlalchemy.exc import DBAPIError

from data.migrate import go_back, is_current, migrate
from tests.own_database import ROOT

if TYPE_CHECKING:
    from tests.own_database import Own


def test_two_migrations_at_once_give_one_database(own: Own) -> None:
    go_back(own.engine)
    command, environment = own.command("migrate"), own.environment()
    both = [
        subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)  # noqa: S603 - our own program
        for _ in range(2)
    ]

    said = sorted(process.communicate(timeout=120) for process in both)

    assert [process.returncode for process in both] == [0, 0], said
    assert said[0] == ("Basis data siap; 0 baris data acuan ditambahkan.\n", "")
    assert said[1][0] != said[0][0]
    assert is_current(own.engine)
    assert own.broken() == []


def test_a_migration_that_fails_half_way_leaves_nothing_and_can_be_repeated(own: Own) -> None:
    go_back(own.engine)
    with own.engine.execution_options(write=True).begin() as connection:  # in the way of a later revision
        connection.exec_driver_sql("CREATE TABLE progress (x INTEGER)")

    with pytest.raises(DBAPIError):
        migrate(own.engine)
    left = set(inspect(own.engine).get_table_names()) - {"alembic_version"}
    failed = own.run("migrate")
    with own.engine.execution_options(write=True).begin() as connection:
        connection.exec_driver_sql("DROP TABLE progress")
    repeated = own.run("migrate")

    assert left == {"progress"}
    assert (failed.returncode, len(failed.stderr.splitlines())) == (2, 1)
    assert "Traceback" not in failed.stderr
    assert (repeated.returncode, repeated.stderr) == (0, "")
    assert is_current(own.engine)
