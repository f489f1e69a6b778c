"""Bring a database to the newest schema, or back; Alembic does the work on a connection of ours.

Rollups that are new in the schema are counted from the data that are there, in the same transaction.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.orm import Session

from data.rollups import rebuild, sample_reach, samples, service

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

FOLDER: Final = Path(__file__).parent / "migrations"
PATIENCE: Final = "300s"  # to wait for another migration
LOCK: Final = 0x50414E54  # "PANT": one migration at a time on PostgreSQL


def config(connection: Connection) -> Config:
    """Alembic's settings: our folder, this connection, no ini file."""
    settings = Config()
    settings.set_main_option("script_location", str(FOLDER))
    settings.attributes["connection"] = connection
    return settings


def migrate(engine: Engine, revision: str = "head") -> None:
    """Upgrade the schema to `revision`; twice at once is as good as once."""
    with engine.execution_options(write=True).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{PATIENCE}'")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
        command.upgrade(config(connection), revision)
        if revision == "head":
            with Session(connection, join_transaction_mode="rollback_only") as db:
                rebuild.fill(db)
                service.fill(db)
                samples.fill(db)
                sample_reach.fill(db)


def go_back(engine: Engine, revision: str = "base") -> None:
    """Downgrade the schema to `revision`."""
    with engine.execution_options(write=True).begin() as connection:
        command.downgrade(config(connection), revision)


def is_current(engine: Engine) -> bool:
    """Whether the schema is the one this code was written for."""
    with engine.connect() as connection:
        found = MigrationContext.configure(connection).get_current_revision()
        return found == ScriptDirectory.from_config(config(connection)).get_current_head()
