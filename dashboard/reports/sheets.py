"""Lists of pages as files: an XLSX with a sheet for each list and one that explains them, and the first list as CSV."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, Literal

from xlsxwriter import Workbook

from dashboard.core import formats
from dashboard.core.errors import InvalidInput
from dashboard.core.text import N_, Lang, t
from dashboard.reports.backlog_notes import OFFICE, PROVISIONAL, RESTRICTED
from dashboard.reports.safe_cells import safe
from data.page_metrics import BY_ID

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from data.answers import AreaInfo

Kind = Literal["text", "count", "share", "day", "moment"]
Cell = str | int | float | date | datetime | None  # None is unknown: an empty cell, never a zero

NATION: Final = "*"
NOTES: Final = N_("Catatan")
SHEET_ROWS: Final = 1_048_575  # Excel's own limit, without the header
TOO_MANY: Final = N_("Ada {n} baris, padahal satu lembar Excel memuat paling banyak {limit}. Unduh CSV.")
UNKNOWN: Final = N_("Sel kosong berarti tidak diketahui, bukan nol.")
FORMATS: Final[dict[Kind, str]] = {
    "text": "@",
    "count": "#,##0",
    "share": "0.0%",
    "day": "dd/mm/yyyy",
    "moment": "dd/mm/yyyy hh.mm",
}
OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
DAY_ZERO: Final = date(1899, 12, 30)  # where Excel's count of days starts
DAY: Final = timedelta(days=1)


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
    """`TERBATAS_kpu-jateng_tanggapan_33.73_2022-08-23T1405WIB.xlsx`; the nation is `nasional`."""
    place = "nasional" if one.area.code == NATION else one.area.code
    moment = formats.local(one.as_of).strftime("%Y-%m-%dT%H%MWIB")
    return f"TERBATAS_{OFFICE}_{one.topic}_{place}_{moment}.{kind}"


def notes(one: ListFile) -> list[tuple[str, str]]:
    """(label, words): what the file is, of where and when, with which filters."""
    lang = one.lang
    return [
        (one.title, f"{one.area.name} ({one.area.code})"),
        (t("Data per {moment}", lang, moment=formats.moment(one.as_of, lang)), t(PROVISIONAL, lang)),
        (t("Sifat", lang), t(RESTRICTED, lang)),
        (t("Laporan terakhir", lang), formats.moment(one.data_as_of, lang)),
        *one.said,
    ]


def xlsx(one: ListFile) -> bytes:
    """The workbook: a sheet for each list, then *Catatan*.

    Raises:
        InvalidInput: more rows than a sheet takes, or a cell that Excel would cut.
    """
    target = io.BytesIO()
    with Workbook(target, OPTIONS) as book:
        for sheet in one.sheets:
            _fill(book, sheet, one)
        _explain(book, one)
    return target.getvalue()


def _fill(book: Workbook, sheet: Sheet, one: ListFile) -> None:
    if len(sheet.rows) > SHEET_ROWS:
        rows, limit = (formats.number(count, one.lang) for count in (len(sheet.rows), SHEET_ROWS))
        raise InvalidInput(TOO_MANY, n=rows, limit=limit)
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
    _for_paper(page, one)


def _write(page: Any, spot: tuple[int, int], column: Column, cell: Cell) -> None:
    if cell is None:
        return
    if column.kind == "text":
        page.write_string(*spot, safe(str(cell)))
    else:
        page.write_number(*spot, _number(cell))


def _number(cell: str | float | date | datetime) -> float:
    """A cell as Excel counts: days since its day zero, instants on a clock in western Indonesia."""
    if isinstance(cell, datetime):
        here = formats.local(cell).replace(tzinfo=None)
        return (here - datetime.combine(DAY_ZERO, datetime.min.time())) / DAY
    return float((cell - DAY_ZERO).days) if isinstance(cell, date) else float(cell)


def _for_paper(page: Any, one: ListFile) -> None:
    moment = t("Data per {moment}", one.lang, moment=formats.moment(one.as_of, one.lang))
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.set_footer(f"&L{t(PROVISIONAL, one.lang)}. {moment}&R&P/&N")


def _explain(book: Workbook, one: ListFile) -> None:
    """The sheet that says what the others are."""
    sheet, bold = book.add_worksheet(t(NOTES, one.lang)), book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 1, 90)
    for line, (label, words) in enumerate([*notes(one), *_meanings(one)]):
        sheet.write_string(line, 0, safe(label), bold)
        sheet.write_string(line, 1, safe(words), wrapped)


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
    for metric in (BY_ID[name] for name in one.metrics):
        yield t(metric.name, lang), f"{t(metric.definition, lang)} {t(metric.formula, lang)}."


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
    if isinstance(cell, datetime):
        return formats.local(cell).strftime("%Y-%m-%dT%H:%M")
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else safe(cell) if isinstance(cell, str) else cell
