"""Reading a file of a kind: text in, typed rows, rejected rows and warnings out. No database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.core.text import N_
from data.importers.cells import plain
from data.importers.checks import NotBefore
from data.importers.columns import Context, Typed, typed
from data.importers.course import Course
from data.importers.duplicates import duplicates
from data.importers.frame import frame_of
from data.importers.kinds import KINDS
from data.importers.privacy import KEPT, shown
from data.importers.problems import MOST_REJECTED, FileRefused, Problem, Reading, Rejected
from data.importers.resolve import resolve
from data.importers.rows import Rows
from data.importers.source import open_source
from data.importers.table import Table, read_table
from data.importers.trends import warnings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from numpy.typing import NDArray
    from pandas import DataFrame

    from data.importers.kind import Kind
    from data.importers.lookups import Lookups
    from data.importers.source import Source

RAGGED: Final = N_("Baris ini berisi {cells} sel, sedangkan judulnya {width}; periksa pemisah dan tanda kutip.")
MERGED: Final = N_(
    "Lembar ini memuat sel gabungan pada baris {first} sampai {last}; pisahkan sel itu lalu simpan ulang."
)
COMPUTED: Final = N_("Kolom ini berisi rumus; yang dibaca adalah hasil terakhir yang tersimpan.")


def read_file(  # noqa: PLR0913 - the last four are options
    path: Path | str,
    kind: Kind | str,
    lookups: Lookups,
    *,
    now: datetime,
    sheet: str | None = None,
    progress: Callable[[float], None] | None = None,
    stored: Callable[[Kind, DataFrame], DataFrame | None] | None = None,
) -> Reading:
    """Read a CSV, XLSX or zipped CSV of `kind`; `progress` is told the share done, 0 to 1.

    `stored` gives the stored rows with which the good ones are compared (see `trends.warnings`).

    Raises:
        FileRefused: the file as a whole cannot be read; nothing of it is kept.
    """
    tell = progress or (lambda _: None)
    kind = KINDS[kind] if isinstance(kind, str) else kind
    source = open_source(Path(path), kind, sheet)
    tell(0.3)
    table = read_table(source.take_text(), kind, KINDS.values(), source.separators)
    _refuse_merged(source, table)
    tell(0.5)
    rows = _typed_rows(table, kind, Context(lookups, now))
    tell(0.7)
    good, reasons = _judge(rows)
    frame = frame_of(rows, good)
    tell(0.9)
    told, count = warnings(kind, frame, lookups, stored(kind, frame) if stored else None)
    computed = tuple(_computed(source, table))
    tell(1.0)
    return Reading(
        kind=kind.name,
        frame=frame,
        rejected=_rejected(rows, table, reasons),
        warnings=computed + told,
        warning_count=count + len(computed),
        ignored=table.header.ignored,
        dropped=table.header.dropped,
        total=len(rows) + len(table.ragged),
    )


def _refuse_merged(source: Source, table: Table) -> None:
    """Merged cells at or below the header leave cells empty that are not: they would be read as unknown."""
    for first, last in source.merged:
        if last >= table.header_line - 1:
            raise FileRefused(MERGED, first=first + 1, last=last + 1)


def _typed_rows(table: Table, kind: Kind, context: Context) -> Rows:
    columns: dict[str, Typed] = {}
    for name in list(table.texts):  # each is let go as it is read: a large file is in memory once
        texts, codes = _distinct(table.texts.pop(name))
        columns[name] = typed(kind.column(name), texts, codes, context)
    rows = Rows(kind=kind, context=context, line=table.line, columns=columns)
    resolve(rows)
    for check in kind.checks:
        if isinstance(check, (NotBefore, Course)):
            check.settle(rows)
    return rows


def _distinct(chunks: pa.ChunkedArray) -> tuple[pa.Array, NDArray[np.int32] | None]:
    """The distinct texts of a column and which one each row has; a plain text column from bulk reading stays as it is."""
    if pa.types.is_dictionary(chunks.type):
        array = chunks.unify_dictionaries().combine_chunks()
    elif chunks.num_chunks and len(chunks):
        array = chunks.combine_chunks()
        if pc.count_distinct(array).as_py() == len(array):
            return array, None
        array = array.dictionary_encode()
    else:
        array = pa.array([], pa.string()).dictionary_encode()
    if isinstance(array, pa.ChunkedArray):
        array = array.chunk(0)
    return array.dictionary, array.indices.to_numpy().astype(np.int32, copy=False)


def _judge(rows: Rows) -> tuple[NDArray[np.bool_], dict[int, list[Problem]]]:
    """Which rows are good, and everything that is wrong with the others."""
    cells = {name: column.failing() for name, column in rows.columns.items() if column.errors}
    checks = [(check, check.failing(rows)) for check in rows.kind.checks]
    bad = np.zeros(len(rows), dtype=bool)
    for failing in (*cells.values(), *(failing for _, failing in checks)):
        bad |= failing
    if bad.sum() > MOST_REJECTED:
        raise _hopeless(rows, cells, int(bad.sum()))
    reasons: dict[int, list[Problem]] = {int(row): [] for row in np.flatnonzero(bad)}
    for name, failing in cells.items():
        for row in np.flatnonzero(failing):
            reasons[int(row)].append(_cell_problem(rows, name, int(row)))
    for check, failing in checks:
        for row in np.flatnonzero(failing):
            column, message, params = check.told(rows, int(row))
            reasons[int(row)].append(_problem(rows, column, int(row), message, params))
    for double, problem in duplicates(rows, ~bad).items():
        bad[double] = True
        reasons[double] = [problem]
    return ~bad, reasons


def _cell_problem(rows: Rows, name: str, row: int) -> Problem:
    column = rows.columns[name]
    error = column.errors[column.distinct_of(row)]
    return _problem(rows, name, row, error.message, error.params)


def _problem(rows: Rows, column: str, row: int, message: str, params: dict[str, object]) -> Problem:
    value = shown(plain(rows.text(column, row)))
    return Problem(column=column, value=value, message=message, params=params, line=int(rows.line[row]))


def _hopeless(rows: Rows, cells: dict[str, NDArray[np.bool_]], count: int) -> FileRefused:
    for name, failing in cells.items():
        if failing.any():
            problem = _cell_problem(rows, name, int(np.flatnonzero(failing)[0]))
            return FileRefused(
                N_("{n} baris bermasalah, terlalu banyak untuk satu berkas; contohnya baris {line}, kolom {column}."),
                n=count, line=problem.line, column=problem.column,
            )  # fmt: skip
    return FileRefused(N_("{n} baris bermasalah, terlalu banyak untuk satu berkas; periksa jenis dan isinya."), n=count)


def _rejected(rows: Rows, table: Table, reasons: dict[int, list[Problem]]) -> tuple[Rejected, ...]:
    """Rejected rows in the order of the file. A ragged row keeps no cell: nobody knows which column they are of."""
    out = [
        Rejected(line=int(rows.line[row]), cells=_cells(rows, row), reasons=tuple(problems))
        for row, problems in reasons.items()
    ]
    for line, cells in table.ragged:
        params = {"cells": cells, "width": table.header.width}
        problem = Problem(column="", value="", message=RAGGED, params=params, line=line)
        out.append(Rejected(line=line, cells={}, reasons=(problem,)))
    return tuple(sorted(out, key=lambda each: each.line))


def _cells(rows: Rows, row: int) -> dict[str, str]:
    return {name: shown(plain(rows.text(name, row)), KEPT) for name in rows.columns}


def _computed(source: Source, table: Table) -> Iterable[Problem]:
    names = {at: name for name, at in table.header.positions.items()}
    for column, row in source.formulas.items():
        if column in names:
            yield Problem(column=names[column], value="", message=COMPUTED, line=row + 1)
