"""Lists of pages as files: an XLSX with a sheet for each list and one that explains them, and the first list as CSV."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, Literal

from xlsxwriter import Workbook

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t
from dashboard.reports import file_notes
from dashboard.reports.excel import ONLY_TEXT, day_serial, explain, for_paper, iso, refuse_too_many, serial
from dashboard.reports.file_notes import Lines, head, last_report, meanings
from dashboard.reports.safe_cells import safe
from data.page_metrics import BY_ID

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from data.answers import AreaInfo

Kind = Literal["text", "count", "share", "day", "moment"]
Cell = str | int | float | date | datetime | None  # None is unknown: an empty cell, never a zero

UNKNOWN: Final = N_("Sel kosong berarti tidak diketahui, bukan nol.")
FORMATS: Final[dict[Kind, str]] = {
    "text": "@",
    "count": "#,##0",
    "share": "0.0%",
    "day": "dd/mm/yyyy",
    "moment": "dd/mm/yyyy hh.mm",
}


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of a list: its header (Indonesian source), what its cells hold, and what it means where that needs words.

    `share` is 0..1; `moment` is an instant, written on a clock in western Indonesia.
    """

    header: str
    kind: Kind = "text"
    width: int = 14
    meaning: str = ""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One list: `rows` have a cell for each column."""

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True, kw_only=True)
class ListFile:
    """What a file holds: `topic` names it, `said` are (label, words) of its filters, `metrics` are explained in it."""

    topic: str
    title: str
    area: AreaInfo
    as_of: datetime
    data_as_of: datetime | None
    sheets: tuple[Sheet, ...]
    lang: Lang
    said: tuple[tuple[str, str], ...] = ()
    metrics: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """Rows of all lists."""
        return sum(len(sheet.rows) for sheet in self.sheets)


def file_name(one: ListFile, kind: str) -> str:
    """`TERBATAS_kpu-jateng_tanggapan_33.73_2022-08-23T1405WIB.xlsx`; see `file_notes.file_name`."""
    return file_notes.file_name(one.topic, one.area, one.as_of, kind)


def notes(one: ListFile) -> Lines:
    """(label, words): what the file is, of where and when, with which filters."""
    place = f"{one.area.name} ({one.area.code})"
    return [*head(one.title, place, one.as_of, one.lang), last_report(one.data_as_of, one.lang), *one.said]


def xlsx(one: ListFile) -> bytes:
    """The workbook: a sheet for each list, then *Catatan*.

    Raises:
        InvalidInput: more rows than a sheet takes, or a cell that Excel would cut.
    """
    target = io.BytesIO()
    with Workbook(target, {"in_memory": True, **ONLY_TEXT}) as book:
        for sheet in one.sheets:
            _fill(book, sheet, one)
        explain(book, [*notes(one), *_meanings(one)], one.lang)
    return target.getvalue()


def _fill(book: Workbook, sheet: Sheet, one: ListFile) -> None:
    refuse_too_many(len(sheet.rows), one.lang)
    page, bold = book.add_worksheet(t(sheet.title, one.lang)), book.add_format({"bold": True, "bottom": 1})
    looks = {kind: book.add_format({"num_format": words}) for kind, words in FORMATS.items()}
    for n, column in enumerate(sheet.columns):
        page.set_column(n, n, column.width, looks[column.kind])
        page.write_string(0, n, t(column.header, one.lang), bold)
    for line, row in enumerate(sheet.rows, 1):
        for n, (column, cell) in enumerate(zip(sheet.columns, row, strict=True)):
            _write(page, (line, n), column, cell)
    page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    page.freeze_panes(1, 0)
    for_paper(page, one.as_of, one.lang)


def _write(page: Any, spot: tuple[int, int], column: Column, cell: Cell) -> None:
    if cell is None:
        return
    if column.kind == "text":
        page.write_string(*spot, safe(str(cell)))
    else:
        page.write_number(*spot, _number(cell))


def _number(cell: str | float | date) -> float:
    if isinstance(cell, datetime):
        return serial(cell)
    return day_serial(cell) if isinstance(cell, date) else float(cell)


def _meanings(one: ListFile) -> Iterable[tuple[str, str]]:
    """What the lists hold, their columns and the numbers in them."""
    lang = one.lang
    for sheet in one.sheets:
        yield t("Baris di {sheet}", lang, sheet=t(sheet.title, lang)), formats.number(len(sheet.rows), lang)
    yield "", t(UNKNOWN, lang)
    yield from (("", t(words, lang)) for words in one.remarks)
    for column in {
        column.header: column for sheet in one.sheets for column in sheet.columns if column.meaning
    }.values():
        yield t(column.header, lang), t(column.meaning, lang)
    yield from meanings((BY_ID[name] for name in one.metrics), lang)


def csv_text(one: ListFile) -> bytes:
    """The first list as UTF-8 CSV (with a mark, so that Excel reads it so); lines that begin with `#` say what it is.

    Days and moments are ISO, moments in WIB; shares are fractions of one.

    Raises:
        InvalidInput: a cell too long for a spreadsheet.
    """
    buffer = io.StringIO(newline="")
    buffer.write("\ufeff")
    table, sheet = csv.writer(buffer), one.sheets[0]
    for label, words in notes(one):
        table.writerow([f"# {safe(label)}: {safe(words)}"])
    table.writerow([t(column.header, one.lang) for column in sheet.columns])
    for row in sheet.rows:
        table.writerow([_plain(cell) for cell in row])
    return buffer.getvalue().encode()


def _plain(cell: Cell) -> str | float:
    if isinstance(cell, date):
        return iso(cell)
    return "" if cell is None else safe(cell) if isinstance(cell, str) else cell
