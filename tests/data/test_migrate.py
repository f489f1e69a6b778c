"""Migrations build exactly the models, forward, back and twice, on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import func, inspect, select

from data.engine import make_engine
from data.migrate import go_back, is_current, migrate
from data.models import Area, Base

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Engine


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An empty database of its own."""
    if request.param == "sqlite":
        engine = make_engine(f"sqlite:///{tmp_path / 'empty.db'}")
    else:
        server = make_engine(request.getfixturevalue("postgres"))
        with server.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("DROP DATABASE IF EXISTS migrations_test")
            connection.exec_driver_sql("CREATE DATABASE migrations_test")
        engine = make_engine(server.url.set(database="migrations_test").render_as_string(hide_password=False))
        server.dispose()
    yield engine
    engine.dispose()


def shape(engine: Engine) -> dict[str, Any]:
    """Everything the database says about its tables."""
    found = inspect(engine)
    return {
        table: {
            "columns": sorted((c["name"], str(c["type"]), c["nullable"]) for c in found.get_columns(table)),
            "primary": found.get_pk_constraint(table)["constrained_columns"],
            "indexes": sorted((str(i["name"]), i["column_names"], i["unique"]) for i in found.get_indexes(table)),
            "unique": sorted(str(u["name"]) for u in found.get_unique_constraints(table)),
            "checks": sorted((str(c["name"]), c["sqltext"]) for c in found.get_check_constraints(table)),
            "links": sorted((str(f["name"]), f["referred_table"]) for f in found.get_foreign_keys(table)),
        }
        for table in found.get_table_names()
        if table != "alembic_version"
    }


def test_migrations_build_exactly_the_models(empty: Engine) -> None:
    migrate(empty)
    migrated = shape(empty)
    with empty.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), Base.metadata)
    go_back(empty)
    assert shape(empty) == {}

    Base.metadata.create_all(empty)

    assert differences == []
    assert migrated == shape(empty)
    Base.metadata.drop_all(empty)


def test_migrating_twice_is_as_good_as_once(empty: Engine) -> None:
    assert not is_current(empty)
    migrate(empty)
    migrate(empty)
    assert is_current(empty)


def test_every_table_is_strict_on_sqlite() -> None:
    assert [t.name for t in Base.metadata.sorted_tables if not t.dialect_options["sqlite"]["strict"]] == []


def test_the_test_database_has_reference_data(engine: Engine) -> None:
    with engine.connect() as connection:
        kinds = dict(connection.execute(select(Area.kind, func.count()).group_by(Area.kind)).all())
    assert kinds == {"nation": 1, "province": 38, "kabupaten": 416, "kota": 98}
