"""Lists of any length as files: CSV and XLSX, written as the rows come from the database, never cut."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from xlsxwriter import Workbook

from dashboard.core import formats
from dashboard.core.errors import InvalidInput
from dashboard.core.text import N_, Lang, t
from dashboard.reports.backlog_notes import PROVISIONAL
from dashboard.reports.safe_cells import safe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import IO

EXCEL_ROWS: Final = 1_048_576  # Excel's own limit, the header included
TOO_MANY: Final = N_(
    "Ada {n} baris, padahal satu lembar Excel memuat paling banyak {limit}. Persempit saringannya atau unduh CSV."
)
COMPLETE: Final = N_("Semua baris ada di lembar {sheet}; satu lembar Excel memuat paling banyak {limit} baris.")
NOTES: Final = N_("Catatan")
OPTIONS: Final = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
TEXT, COUNT, MOMENT, DAY = "@", "0", "dd/mm/yyyy hh.mm", "dd/mm/yyyy"  # what a column holds, as Excel writes it
DAY_ZERO: Final = date(1899, 12, 30).toordinal()  # where Excel's count of days starts
WHOLE_DAY: Final = timedelta(days=1)
A4: Final = 9
PIECE: Final = 500  # rows of CSV that leave together

Cells = tuple[Any, ...]  # a row in the order of the columns; None or '' is unknown
Lines = list[tuple[str, str]]  # (label, words)


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
    _refuse_too_many(one.total, one.lang)
    with TemporaryDirectory(prefix="daftar-") as folder:
        whole = Path(folder, "whole.xlsx")
        with Workbook(whole, {**OPTIONS, "tmpdir": folder}) as book:
            count = _fill(book, one)
            _explain(book, one, count)
        with whole.open("rb") as made:
            copyfileobj(made, target)
    return count


def _refuse_too_many(rows: int, lang: Lang) -> None:
    if rows >= EXCEL_ROWS:
        raise InvalidInput(TOO_MANY, n=formats.number(rows, lang), limit=formats.number(EXCEL_ROWS - 1, lang))


def _fill(book: Workbook, one: LongList) -> int:
    sheet = book.add_worksheet(t(one.sheet, one.lang))
    _set_up(book, sheet, one)
    text, number = sheet.write_string, sheet.write_number
    as_number = [NUMBERS.get(kind) for _, _, kind in one.columns]
    line = 0
    for line, row in enumerate(one.cells, 1):
        _refuse_too_many(line, one.lang)
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
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    moment = t("Data per {moment}", one.lang, moment=formats.moment(one.as_of, one.lang))
    sheet.set_footer(f"&L{t(PROVISIONAL, one.lang)}. {moment}&R&P/&N")


def _explain(book: Workbook, one: LongList, count: int) -> None:
    """The sheet that says what the other one is."""
    lang = one.lang
    sheet, bold = book.add_worksheet(t(NOTES, lang)), book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 1, 90)
    complete = t(COMPLETE, lang, sheet=t(one.sheet, lang), limit=formats.number(EXCEL_ROWS - 1, lang))
    for line, (label, words) in enumerate([*one.notes(count), ("", complete), *one.terms]):
        sheet.write_string(line, 0, safe(label), bold)
        sheet.write_string(line, 1, safe(words), wrapped)


def _serial(moment: datetime) -> float:
    """A moment as Excel counts days, on a clock in western Indonesia."""
    here = formats.local(moment)
    rest = timedelta(hours=here.hour, minutes=here.minute, seconds=here.second) / WHOLE_DAY
    return _day_serial(here.date()) + rest


def _day_serial(day: date) -> int:
    return day.toordinal() - DAY_ZERO


def _as_it_is(count: float) -> float:
    return count


NUMBERS: Final[dict[str, Callable[[Any], float]]] = {MOMENT: _serial, DAY: _day_serial, COUNT: _as_it_is}


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
            cells[n] = _iso(cells[n])
        table.writerow(cells)
        if line % PIECE == 0:
            yield _taken(buffer)
    yield _taken(buffer)


def _iso(value: date | None) -> str:
    """A moment (which is a date, too) or a day."""
    if value is None:
        return ""
    return formats.local(value).strftime("%Y-%m-%dT%H:%M") if isinstance(value, datetime) else value.isoformat()


def _taken(buffer: io.StringIO) -> bytes:
    """What the buffer holds, which is empty afterwards."""
    piece = buffer.getvalue().encode()
    buffer.seek(0)
    buffer.truncate()
    return piece
