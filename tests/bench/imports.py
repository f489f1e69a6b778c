"""Importing items against the database's own way of taking the same rows; and importing a file again."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import insert, select

from data.models import Batch, VerificationItem
from tests.bench import rows
from tests.bench.measure import Line, show
from tests.bench.workshop import KINDS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bench.workshop import Database, Workshop

NAME: Final = VerificationItem.__tablename__
COLUMNS: Final = ", ".join(f'"{column.name}"' for column in VerificationItem.__table__.columns if column.name != "id")
SMALL: Final = 33_000
PROVINCE: Final = "33"


def run(shop: Workshop) -> None:
    """Measure and print."""
    for kind in KINDS:
        whole = shop.full(kind)
        lines = [_import(shop, whole), _memory(shop, whole), *_again(shop, kind)]
        show(f"Imports of {shop.size:,} items, {kind}", lines)


def _import(shop: Workshop, whole: Database) -> Line:
    way = "COPY" if whole.kind == "postgresql" else "executemany"
    return Line(
        what=f"CSV, checked, with rollups; beside it {way} into an equal table",
        unit="s",
        ours=[shop.imported[whole.kind].seconds],
        reference=[_copied(whole, shop.database(whole.kind, "copy"), shop.folder / "rows.csv")],
        budget="ratio ≤ 2",
    )


def _memory(shop: Workshop, whole: Database) -> Line:
    return Line(what="… memory at its peak", unit="MB", ours=[shop.imported[whole.kind].megabytes], budget="≤ 1,000 MB")


def _again(shop: Workshop, kind: str) -> list[Line]:
    """A file of the size of one province, and the same with one row in a hundred changed."""
    database = shop.database(kind, "small")
    first = rows.items(database.sessions, SMALL, PROVINCE)
    files = [
        rows.write(frame, shop.folder / f"{name}.csv")
        for name, frame in (("first", first), ("again", rows.changed(first)))
    ]
    taken = [shop.run(["import", "item_verifikasi", str(file)], database.url).seconds for file in (*files, files[1])]
    names = ("rows of a province, new", "rows again, 1 % changed", "rows again, the same file")
    budgets = ("", "≤ 2 s", "")
    return [
        Line(what=f"{SMALL:,} {name}", unit="s", ours=[seconds], budget=budget)
        for name, seconds, budget in zip(names, taken, budgets, strict=True)
    ]


def _copied(source: Database, target: Database, aside: Path) -> float:
    """Seconds that the bare rows take into the same table of another database, in one transaction."""
    with source.engine.connect() as old, target.engine.execution_options(write=True).begin() as new:
        batches: Any = Batch.__table__
        new.execute(insert(batches), [dict(row) for row in old.execute(select(batches)).mappings()])
    return _by_copy(source, target, aside) if source.kind == "postgresql" else _by_executemany(source, target)


def _by_copy(source: Database, target: Database, aside: Path) -> float:
    out, into = f"COPY {NAME} ({COLUMNS}) TO STDOUT (FORMAT csv)", f"COPY {NAME} ({COLUMNS}) FROM STDIN (FORMAT csv)"
    with source.engine.connect() as old, aside.open("wb") as file, _driver(old).cursor().copy(out) as copy:
        for part in copy:
            file.write(part)
    start = time.perf_counter()
    with target.engine.begin() as new, aside.open("rb") as file, _driver(new).cursor().copy(into) as copy:
        while part := file.read(1 << 20):
            copy.write(part)
    return time.perf_counter() - start


def _by_executemany(source: Database, target: Database) -> float:
    with source.engine.connect() as old:
        ready = _driver(old).execute(f"SELECT {COLUMNS} FROM {NAME}").fetchall()  # noqa: S608 - names of our own table
    holes = ", ".join("?" * len(ready[0]))
    start = time.perf_counter()
    with target.engine.execution_options(write=True).begin() as new:
        new.exec_driver_sql(f"INSERT INTO {NAME} ({COLUMNS}) VALUES ({holes})", ready)  # noqa: S608
    return time.perf_counter() - start


def _driver(connection: Any) -> Any:
    return connection.connection.driver_connection
