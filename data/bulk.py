"""Many rows at once: COPY on PostgreSQL, `executemany` on SQLite; and instants and days as numbers, on both."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final, cast

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv
from sqlalchemy import BigInteger, Column, Integer, LargeBinary, MetaData, Table, Text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from data.models.base import DayType, InstantType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray
    from pandas import DataFrame, Series
    from sqlalchemy import Select
    from sqlalchemy.orm import Session
    from sqlalchemy.sql.compiler import SQLCompiler

CHUNK: Final = 50_000
EPOCH: Final = date(1970, 1, 1)
TO_CSV: Final = pa.csv.WriteOptions(include_header=False)


class Seconds(FunctionElement[int]):
    """An instant as seconds since 1970 UTC: no Python object per row."""

    type = BigInteger()
    inherit_cache = True


class Days(FunctionElement[int]):
    """A day as days since 1970-01-01."""

    type = BigInteger()
    inherit_cache = True


@compiles(Seconds)
def _seconds(element: Seconds, compiler: SQLCompiler, **kw: Any) -> str:
    return f"CAST(EXTRACT(EPOCH FROM {compiler.process(element.clauses, **kw)}) AS BIGINT)"


@compiles(Seconds, "sqlite")
def _seconds_sqlite(element: Seconds, compiler: SQLCompiler, **kw: Any) -> str:
    return f"unixepoch({compiler.process(element.clauses, **kw)})"


@compiles(Days)
def _days(element: Days, compiler: SQLCompiler, **kw: Any) -> str:
    return f"(({compiler.process(element.clauses, **kw)}) - DATE '{EPOCH}')"


@compiles(Days, "sqlite")
def _days_sqlite(element: Days, compiler: SQLCompiler, **kw: Any) -> str:
    return f"(unixepoch({compiler.process(element.clauses, **kw)}) / 86400)"


class WibDay(FunctionElement[date]):
    """The day in WIB of an instant."""

    type = DayType()
    inherit_cache = True


@compiles(WibDay)
def _wib_day(element: WibDay, compiler: SQLCompiler, **kw: Any) -> str:
    return f"CAST(TIMEZONE('UTC', {compiler.process(element.clauses, **kw)}) + INTERVAL '7 hours' AS DATE)"


@compiles(WibDay, "sqlite")
def _wib_day_sqlite(element: WibDay, compiler: SQLCompiler, **kw: Any) -> str:
    return f"date({compiler.process(element.clauses, **kw)}, '+7 hours')"


class IsoText(FunctionElement[str]):
    """An instant as ISO text in UTC, to the second."""

    type = Text()
    inherit_cache = True


@compiles(IsoText)
def _iso_text(element: IsoText, compiler: SQLCompiler, **kw: Any) -> str:
    instant = compiler.process(element.clauses, **kw)
    return f"TO_CHAR(TIMEZONE('UTC', {instant}), 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"


@compiles(IsoText, "sqlite")
def _iso_text_sqlite(element: IsoText, compiler: SQLCompiler, **kw: Any) -> str:
    return compiler.process(element.clauses, **kw)


def fetch(db: Session, stmt: Select[*tuple[Any, ...]]) -> DataFrame:
    """The rows of `stmt` as they come from the driver, columns named as selected."""
    result = db.execute(stmt)
    return pd.DataFrame.from_records(cast("Any", result.all()), columns=list(result.keys()))


def instants(seconds: Series[Any]) -> Series[Any]:
    """Seconds since 1970 -> `datetime64[s]` in UTC without a zone; unknown -> NaT."""
    return _moments(seconds, "s")


def days(numbers: Series[Any]) -> Series[Any]:
    """Days since 1970 -> `datetime64[s]` at midnight; unknown -> NaT."""
    return _moments(numbers, "D")


def _moments(numbers: Series[Any], unit: str) -> Series[Any]:
    known = numbers.notna().to_numpy()
    values = np.where(known, pd.to_numeric(numbers).fillna(0), 0).astype("int64").astype(f"datetime64[{unit}]")
    values = values.astype("datetime64[s]")
    values[~known] = np.datetime64("NaT")
    return pd.Series(values, index=numbers.index)


def temporary(db: Session, name: str, columns: Sequence[Column[Any]]) -> Table:
    """A new temporary table with these columns' names and types, gone after the transaction (dropped first if left)."""
    copies: list[Any] = [Column(column.name, column.type, nullable=True) for column in columns]
    table = Table(name, MetaData(), *copies, prefixes=["TEMPORARY"], postgresql_on_commit="DROP")
    connection = db.connection()
    if connection.dialect.has_table(connection, name):
        table.drop(connection, checkfirst=False)
    table.create(connection, checkfirst=False)
    return table


def load(
    db: Session,
    table: Table,
    frame: DataFrame,
    progress: Callable[[float], None] | None = None,
    order: NDArray[np.intp] | None = None,
) -> None:
    """Append `frame` (columns named as the table's; instants `datetime64` in UTC) to `table`.

    `progress` is told the share written, 0 to 1, after each portion. Rows go in the `order` of these positions, without
    a sorted copy of them all.
    """
    if frame.empty:
        return
    names = ", ".join(f'"{name}"' for name in frame.columns)
    if db.get_bind().dialect.name == "postgresql":
        _copy(db, f'COPY "{table.name}" ({names}) FROM STDIN (FORMAT csv)', table, _told(frame, progress, order))
    else:
        holes = ", ".join("?" for _ in frame.columns)
        insert = f'INSERT INTO "{table.name}" ({names}) VALUES ({holes})'  # noqa: S608 - names of our own tables
        for part in _told(frame, progress, order):
            cells = [_cells(part[name], table.c[name]) for name in part.columns]
            db.connection().exec_driver_sql(insert, list(zip(*cells, strict=True)))


def _told(
    frame: DataFrame, progress: Callable[[float], None] | None, order: NDArray[np.intp] | None
) -> Iterator[DataFrame]:
    """`frame` in portions; each is told of when it is written."""
    for start in range(0, len(frame), CHUNK):
        part = slice(start, start + CHUNK)
        yield frame.iloc[part] if order is None else frame.iloc[order[part]]
        if progress:
            progress(min(1.0, (start + CHUNK) / len(frame)))


def _copy(db: Session, command: str, table: Table, parts: Iterator[DataFrame]) -> None:
    refused: type[Exception] = cast("Any", db.get_bind()).dialect.loaded_dbapi.Error
    try:
        _send(db, command, table, parts)
    except refused as error:  # the driver's own: SQLAlchemy does not see a COPY
        raise cast("Exception", DBAPIError.instance(command, None, error, refused)) from error


def _send(db: Session, command: str, table: Table, parts: Iterator[DataFrame]) -> None:
    driver = cast("Any", db.connection().connection.driver_connection)
    with driver.cursor() as cursor, cursor.copy(command) as copy:
        for part in parts:
            arrays = [_arrow(part[name], table.c[name]) for name in part.columns]
            sink = pa.BufferOutputStream()
            pa.csv.write_csv(pa.Table.from_arrays(arrays, names=list(part.columns)), sink, TO_CSV)
            copy.write(memoryview(sink.getvalue()))


def _arrow(values: Series[Any], column: Column[Any]) -> Any:
    """One column as Arrow writes it to CSV: an unquoted empty cell is NULL, a quoted one is ''."""
    if isinstance(column.type, InstantType):
        return pa.array(_naive(values).to_numpy("datetime64[s]"), pa.timestamp("s"), from_pandas=True).cast(
            pa.timestamp("s", "UTC")
        )
    if isinstance(column.type, DayType):
        return pa.array(_naive(values).to_numpy("datetime64[D]"), pa.date32(), from_pandas=True)
    if isinstance(column.type, LargeBinary):
        return pa.array(["\\x" + value.hex() for value in values])
    if pd.api.types.is_float_dtype(values.dtype) and isinstance(column.type, Integer):
        return pa.array(values.astype("Int64"), from_pandas=True)
    if isinstance(values.dtype, pd.CategoricalDtype):
        return pa.array(values.astype(object), from_pandas=True)
    return pa.array(values, from_pandas=True)


def _cells(values: Series[Any], column: Column[Any]) -> list[Any]:
    """One column as `sqlite3` takes it."""
    if isinstance(column.type, (InstantType, DayType)):
        return _written(values, "s" if isinstance(column.type, InstantType) else "D")
    if pd.api.types.is_float_dtype(values.dtype) and isinstance(column.type, Integer):
        values = values.astype("Int64")
    if not values.hasnans:
        return values.tolist()
    return values.astype(object).where(values.notna(), None).tolist()


def _written(values: Series[Any], unit: str) -> list[str | None]:
    """ISO text, written once per different value: `2022-08-23T07:05:00Z` (unit s) or `2022-08-23` (unit D)."""
    codes, different = pd.factorize(_naive(values).to_numpy(f"datetime64[{unit}]"), use_na_sentinel=True)
    kept = np.datetime_as_string(different.astype(f"datetime64[{unit}]"))
    words = [f"{text}Z" if unit == "s" else str(text) for text in kept] + [None]
    return list(np.array(words, dtype=object)[codes])


def _naive(values: Series[Any]) -> Series[Any]:
    """`values` in UTC without a zone."""
    moments = pd.to_datetime(values) if values.dtype == object else values
    return moments.dt.tz_convert("UTC").dt.tz_localize(None) if moments.dt.tz is not None else moments
