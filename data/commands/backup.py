"""Copies of the whole database, and back: SQLite by its backup API, PostgreSQL as a zip of its tables.

Both are one consistent state, taken while the program runs. The identity key is not in them.
"""

from __future__ import annotations

import json
import os
import sqlite3
import zipfile
from contextlib import closing
from typing import TYPE_CHECKING, Any, Final, cast

from alembic import command
from alembic.runtime.migration import MigrationContext
from sqlalchemy import MetaData, func, inspect, select

from dashboard.core.errors import InvalidInput
from dashboard.core.text import N_
from data.migrate import config, migrate
from data.models import Audit, Base, Batch, User

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

MANIFEST: Final = "manifest.json"
FORMAT: Final = "pantau-verpol 1"
SQLITE: Final = b"SQLite format 3\0"
CHUNK: Final = 1 << 20
EXISTS: Final = N_("Berkas {path} sudah ada. Pilih nama lain untuk cadangan.")
NOT_ONE: Final = N_("{path} bukan cadangan untuk basis data ini.")
DAMAGED: Final = N_("Cadangan {path} rusak. Basis data tidak diubah.")
NOT_EMPTY: Final = N_("Basis data ini sudah berisi data. Tambahkan --force untuk menimpanya dengan cadangan.")
UNREADABLE: Final = N_("Berkas {path} tidak dapat dibaca atau ditulis.")


def backup(engine: Engine, path: Path) -> None:
    """Write the database to `path` (mode 0600), whole or not at all.

    Raises:
        InvalidInput: the file exists, or cannot be written.
    """
    if path.exists():
        raise InvalidInput(EXISTS, path=path)
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        os.close(os.open(aside, os.O_CREAT | os.O_EXCL, 0o600))
        _write(engine, aside)
        aside.replace(path)
    except OSError as error:
        raise InvalidInput(UNREADABLE, path=path) from error
    finally:
        aside.unlink(missing_ok=True)


def restore(engine: Engine, path: Path, *, force: bool = False) -> None:
    """Replace the database by the backup in `path` and bring its schema up to date.

    Raises:
        InvalidInput: not a backup of this sort of database, damaged, or the database has data and not `force`.
    """
    is_sqlite = engine.dialect.name == "sqlite"
    try:
        with path.open("rb") as file:
            start = file.read(len(SQLITE))
    except OSError as error:
        raise InvalidInput(UNREADABLE, path=path) from error
    if is_sqlite != (start == SQLITE) or not (is_sqlite or zipfile.is_zipfile(path)):
        raise InvalidInput(NOT_ONE, path=path)
    if not force and has_data(engine):
        raise InvalidInput(NOT_EMPTY)
    (_restore_sqlite if is_sqlite else _restore_postgres)(engine, path)
    migrate(engine)


def has_data(engine: Engine) -> bool:
    """Whether anybody has used this database: users, imports or audit rows."""
    known = set(inspect(engine).get_table_names())
    models: tuple[Any, ...] = (User, Batch, Audit)
    with engine.connect() as connection:
        return any(
            connection.scalar(select(select(model.id).exists())) for model in models if model.__tablename__ in known
        )


def _write(engine: Engine, path: Path) -> None:
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection, closing(sqlite3.connect(path)) as target:
            _driver(connection).backup(target)
            target.execute("PRAGMA journal_mode=DELETE")  # one file, without companions
    else:
        isolated = engine.execution_options(isolation_level="REPEATABLE READ")
        with (
            isolated.connect() as connection,
            zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file,
        ):
            _dump(connection, file)


def _driver(connection: Connection) -> Any:
    return cast("Any", connection.connection.driver_connection)


def _restore_sqlite(engine: Engine, path: Path) -> None:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as source:
        try:
            is_whole = source.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            tables = {name for (name,) in source.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        except sqlite3.DatabaseError as error:
            raise InvalidInput(DAMAGED, path=path) from error
        if not is_whole or not {"alembic_version", "batches"} <= tables:
            raise InvalidInput(DAMAGED, path=path)
        with engine.connect() as connection:
            source.backup(_driver(connection))


def _dump(connection: Connection, file: zipfile.ZipFile) -> None:
    """Every table as CSV, parents before children, and a manifest of their columns."""
    found = MetaData()
    found.reflect(connection)
    tables = [table for table in found.sorted_tables if table.name != "alembic_version"]
    columns = {table.name: [column.name for column in table.columns] for table in tables}
    revision = MigrationContext.configure(connection).get_current_revision()
    file.writestr(MANIFEST, json.dumps({"format": FORMAT, "revision": revision, "tables": columns}))
    for name, names in columns.items():
        copy_out = f'COPY "{name}" ({_quoted(names)}) TO STDOUT (FORMAT csv)'
        with (
            file.open(f"{name}.csv", "w", force_zip64=True) as sink,
            _driver(connection).cursor() as cursor,
            cursor.copy(copy_out) as copy,
        ):
            sink.writelines(copy)


def _restore_postgres(engine: Engine, path: Path) -> None:
    """Drop, rebuild at the backup's revision and fill, in one transaction: whole or not at all."""
    try:
        with zipfile.ZipFile(path) as file:
            manifest = json.loads(file.read(MANIFEST))
            if manifest.get("format") != FORMAT or file.testzip() is not None:
                raise InvalidInput(DAMAGED, path=path)
            with engine.begin() as connection:
                _rebuild(connection, manifest["revision"])
                for name, names in manifest["tables"].items():
                    _fill(connection, file, name, names)
                _continue_numbers(connection)
    except (zipfile.BadZipFile, KeyError, ValueError, EOFError) as error:
        raise InvalidInput(DAMAGED, path=path) from error


def _rebuild(connection: Connection, revision: str) -> None:
    found = MetaData()
    found.reflect(connection)
    found.drop_all(connection)
    command.upgrade(config(connection), revision)


def _fill(connection: Connection, file: zipfile.ZipFile, name: str, names: list[str]) -> None:
    copy_in = f'COPY "{name}" ({_quoted(names)}) FROM STDIN (FORMAT csv)'
    with file.open(f"{name}.csv") as source, _driver(connection).cursor() as cursor, cursor.copy(copy_in) as copy:
        for part in _parts(source):
            copy.write(part)


def _parts(source: Any) -> Iterator[bytes]:
    while part := source.read(CHUNK):
        yield part


def _continue_numbers(connection: Connection) -> None:
    """New rows are numbered after the restored ones."""
    for table in Base.metadata.sorted_tables:
        if "id" in table.c and (sequence := connection.scalar(select(func.pg_get_serial_sequence(table.name, "id")))):
            last = connection.scalar(select(func.max(table.c.id)))
            connection.execute(select(func.setval(sequence, last or 1, last is not None)))


def _quoted(names: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
