"""All rows of the backlog as a file: CSV and XLSX, written as they come from the database, never cut."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from xlsxwriter import Workbook

from dashboard.core import formats
from dashboard.core.errors import InvalidInput
from dashboard.core.text import N_, Lang, t
from dashboard.reports.backlog_notes import HEADERS, PROVISIONAL, definitions, notes
from dashboard.reports.safe_cells import safe
from layouts import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from typing import IO, Any

    from dashboard.reports.backlog_notes import About
    from data.answers import BacklogRow

EXCEL_ROWS: Final = 1_048_576  # Excel's own limit, the header included
TOO_MANY: Final = N_(
    "Ada {n} baris, padahal satu lembar Excel memuat paling banyak {limit}. Persempit saringannya atau unduh CSV."
)
COMPLETE: Final = N_("Semua baris ada di lembar Tunggakan; satu lembar Excel memuat paling banyak {limit} baris.")
SHEET: Final = "Tunggakan"
NOTES: Final = "Catatan"
OPTIONS: Final = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
WIDTHS: Final = (12, 28, 16, 26, 20, 16, 12, 17, 12, 12)
DAY_ZERO: Final = date(1899, 12, 30).toordinal()  # where Excel's count of days starts
DAY: Final = timedelta(days=1)
PIECE: Final = 500  # rows of CSV that leave together

word = lru_cache(maxsize=10_000)(safe)  # most cells repeat: areas, parties, teams


def write_xlsx(rows: Iterable[BacklogRow], about: About, target: IO[bytes]) -> int:
    """Write a workbook with the sheets `Tunggakan` and `Catatan` to `target`; return how many rows it holds.

    Rows go to a temporary folder that is gone afterwards, so that memory does not grow with them.

    Raises:
        InvalidInput: more rows than a sheet takes, or a cell that Excel would cut; nothing is written to `target` then.
    """
    _refuse_too_many(about.total, about.lang)
    with TemporaryDirectory(prefix="tunggakan-") as folder:
        whole = Path(folder, "whole.xlsx")
        with Workbook(whole, {**OPTIONS, "tmpdir": folder}) as book:
            count = _fill(book, rows, about)
            _explain(book, about, count)
        with whole.open("rb") as made:
            copyfileobj(made, target)
    return count


def _refuse_too_many(rows: int, lang: Lang) -> None:
    if rows >= EXCEL_ROWS:
        raise InvalidInput(TOO_MANY, n=formats.number(rows, lang), limit=formats.number(EXCEL_ROWS - 1, lang))


def _fill(book: Workbook, rows: Iterable[BacklogRow], about: About) -> int:
    sheet = book.add_worksheet(SHEET)
    _set_up(book, sheet, about)
    text, number = sheet.write_string, sheet.write_number
    line = 0
    for line, row in enumerate(rows, 1):
        _refuse_too_many(line, about.lang)
        for column, cell in enumerate(_words(row, about.lang)):
            if cell:
                text(line, column, cell)
        number(line, 7, _serial(row.received_at))
        number(line, 8, row.age_days)
        if row.due_on:
            number(line, 9, _day_serial(row.due_on))
    sheet.autofilter(0, 0, line, len(HEADERS) - 1)
    return line


def _set_up(book: Workbook, sheet: Any, about: About) -> None:
    """Columns with their formats (codes stay text), the header, and what every printed page says."""
    as_text, moment = book.add_format({"num_format": "@"}), book.add_format({"num_format": "dd/mm/yyyy hh.mm"})
    looks = (
        *(as_text,) * 7,
        moment,
        book.add_format({"num_format": "0"}),
        book.add_format({"num_format": "dd/mm/yyyy"}),
    )
    for column, (width, look) in enumerate(zip(WIDTHS, looks, strict=True)):
        sheet.set_column(column, column, width, look)
    bold = book.add_format({"bold": True, "bottom": 1})
    for column, header in enumerate(HEADERS):
        sheet.write_string(0, column, t(header, about.lang), bold)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L{_provisional(about)}&R&P/&N")


def _explain(book: Workbook, about: About, count: int) -> None:
    """The sheet that says what the other one is."""
    sheet, bold = book.add_worksheet(NOTES), book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 1, 90)
    limit = t(COMPLETE, about.lang, limit=formats.number(EXCEL_ROWS - 1, about.lang))
    lines = [*notes(about, count), ("", limit), *definitions(about.lang)]
    for line, (label, words) in enumerate(lines):
        sheet.write_string(line, 0, safe(label), bold)
        sheet.write_string(line, 1, safe(words), wrapped)


def _provisional(about: About) -> str:
    moment = t("Data per {moment}", about.lang, moment=formats.moment(about.question.as_of, about.lang))
    return f"{t(PROVISIONAL, about.lang)}. {moment}"


def _words(row: BacklogRow, lang: Lang) -> tuple[str, ...]:
    """The text cells of a row, in the order of the columns."""
    return (
        word(row.area_code),
        word(row.area_name),
        word(row.party_name),
        findings_words(row.findings, lang),
        word(terms.word(terms.METHODS, row.method, lang)) if row.method else "",
        word(row.team) if row.team else "",
        row.reference,
    )


@lru_cache(maxsize=256)
def findings_words(findings: tuple[str, ...], lang: Lang) -> str:
    """The findings of an item in one cell, safe to show."""
    return safe("; ".join(terms.word(terms.FINDINGS, code, lang) for code in findings))


def _serial(moment: datetime) -> float:
    """A moment as Excel counts days, on a clock in western Indonesia."""
    here = formats.local(moment)
    return _day_serial(here.date()) + timedelta(hours=here.hour, minutes=here.minute, seconds=here.second) / DAY


def _day_serial(day: date) -> int:
    return day.toordinal() - DAY_ZERO


def csv_pieces(rows: Iterable[BacklogRow], about: About) -> Iterator[bytes]:
    """The same table as UTF-8 CSV (with a mark, so that Excel reads it so), a piece of bytes at a time.

    Lines that begin with `#` stand above the header and say what the file is; moments are ISO, in WIB.

    Raises:
        InvalidInput: a cell too long for a spreadsheet, while the pieces are taken.
    """
    buffer = io.StringIO(newline="")
    table = csv.writer(buffer)
    buffer.write("\ufeff")
    for label, words in notes(about):
        table.writerow([f"# {safe(label)}: {safe(words)}"])
    table.writerow([t(header, about.lang) for header in HEADERS])
    for line, row in enumerate(rows, 1):
        due = row.due_on.isoformat() if row.due_on else ""
        received = formats.local(row.received_at).strftime("%Y-%m-%dT%H:%M")
        table.writerow([*_words(row, about.lang), received, row.age_days, due])
        if line % PIECE == 0:
            yield _taken(buffer)
    yield _taken(buffer)


def _taken(buffer: io.StringIO) -> bytes:
    """What the buffer holds, which is empty afterwards."""
    piece = buffer.getvalue().encode()
    buffer.seek(0)
    buffer.truncate()
    return piece
