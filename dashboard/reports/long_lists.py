"""Lists of any length as files: CSV and XLSX, written as the rows come from the database, never cut."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from xlsxwriter import Workbook

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t
from dashboard.reports.excel import ONLY_TEXT, SHEET_ROWS, day_serial, explain, for_paper, iso, refuse_too_many, serial
from dashboard.reports.safe_cells import safe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime
    from typing import IO

    from dashboard.reports.file_notes import Lines

COMPLETE: Final = N_("Semua baris ada di lembar {sheet}; satu lembar Excel memuat paling banyak {limit} baris.")
TEXT, COUNT, MOMENT, DAY = "@", "0", "dd/mm/yyyy hh.mm", "dd/mm/yyyy"  # what a column holds, as Excel writes it
PIECE: Final = 500  # rows of CSV that leave together

Cells = tuple[Any, ...]  # a row in the order of the columns; None or '' is unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class LongList:
    """A list and what its file says about itself.

    `columns` are (header, width, TEXT | COUNT | MOMENT | DAY); texts in `cells` are `safe` already, since most repeat.
    `total` is how many rows are expected, `notes` the head of the file once the rows are counted (None: not yet),
    `terms` what its numbers and columns mean.
    """

    sheet: str
    columns: tuple[tuple[str, int, str], ...]
    cells: Iterable[Cells]
    total: int
    as_of: datetime
    notes: Callable[[int | None], Lines]
    terms: Lines
    lang: Lang


def write_xlsx(one: LongList, target: IO[bytes]) -> int:
    """Write a workbook with the list and the sheet `Catatan` to `target`; return how many rows it holds.

    Rows go to a temporary folder that is gone afterwards, so that memory does not grow with them.

    Raises:
        InvalidInput: more rows than a sheet takes, or a cell that Excel would cut; nothing is written to `target` then.
    """
    refuse_too_many(one.total, one.lang)
    with TemporaryDirectory(prefix="daftar-") as folder:
        whole = Path(folder, "whole.xlsx")
        with Workbook(whole, {"constant_memory": True, "tmpdir": folder, **ONLY_TEXT}) as book:
            count = _fill(book, one)
            explain(book, [*one.notes(count), ("", _complete(one)), *one.terms], one.lang)
        with whole.open("rb") as made:
            copyfileobj(made, target)
    return count


def _fill(book: Workbook, one: LongList) -> int:
    sheet = book.add_worksheet(t(one.sheet, one.lang))
    _set_up(book, sheet, one)
    text, number = sheet.write_string, sheet.write_number
    as_number = [NUMBERS.get(kind) for _, _, kind in one.columns]
    line = 0
    for line, row in enumerate(one.cells, 1):
        refuse_too_many(line, one.lang)
        for n, cell in enumerate(row):
            if cell is None or cell == "":
                continue
            if (value := as_number[n]) is None:
                text(line, n, cell)
            else:
                number(line, n, value(cell))
    sheet.autofilter(0, 0, line, len(one.columns) - 1)
    return line


def _set_up(book: Workbook, sheet: Any, one: LongList) -> None:
    """Columns with their formats (codes stay text), the header, and what every printed page says."""
    looks = {kind: book.add_format({"num_format": kind}) for kind in (TEXT, COUNT, MOMENT, DAY)}
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
    for n, (header, width, kind) in enumerate(one.columns):
        sheet.set_column(n, n, width, looks[kind])
        sheet.write_string(0, n, t(header, one.lang), bold)
    sheet.freeze_panes(1, 0)
    for_paper(sheet, one.as_of, one.lang)


def _complete(one: LongList) -> str:
    return t(COMPLETE, one.lang, sheet=t(one.sheet, one.lang), limit=formats.number(SHEET_ROWS, one.lang))


def _as_it_is(count: float) -> float:
    return count


NUMBERS: Final[dict[str, Callable[[Any], float]]] = {MOMENT: serial, DAY: day_serial, COUNT: _as_it_is}


def csv_pieces(one: LongList) -> Iterator[bytes]:
    """The same table as UTF-8 CSV (with a mark, so that Excel reads it so), a piece of bytes at a time.

    Lines that begin with `#` stand above the header and say what the file is; moments are ISO, in WIB.

    Raises:
        InvalidInput: a cell too long for a spreadsheet, while the pieces are taken.
    """
    buffer = io.StringIO(newline="")
    table = csv.writer(buffer)
    buffer.write("\ufeff")
    for label, words in one.notes(None):
        table.writerow([f"# {safe(label)}: {safe(words)}"])
    table.writerow([t(header, one.lang) for header, _, _ in one.columns])
    dated = [n for n, (_, _, kind) in enumerate(one.columns) if kind in {MOMENT, DAY}]
    for line, row in enumerate(one.cells, 1):
        cells = list(row)
        for n in dated:
            cells[n] = iso(cells[n]) if cells[n] else ""
        table.writerow(cells)
        if line % PIECE == 0:
            yield _taken(buffer)
    yield _taken(buffer)


def _taken(buffer: io.StringIO) -> bytes:
    """What the buffer holds, which is empty afterwards."""
    piece = buffer.getvalue().encode()
    buffer.seek(0)
    buffer.truncate()
    return piece
