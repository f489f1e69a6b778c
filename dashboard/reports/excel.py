"""What all workbooks share: Excel's limit and its way to count days, the printed page, and the sheet *Catatan*."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from dashboard.core import formats
from dashboard.core.errors import InvalidInput
from dashboard.core.text import N_, Lang, t
from dashboard.reports.file_notes import PROVISIONAL
from dashboard.reports.safe_cells import safe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsxwriter import Workbook

SHEET_ROWS: Final = 1_048_575  # Excel's own limit, without the header
TOO_MANY: Final = N_(
    "Ada {n} baris, padahal satu lembar Excel memuat paling banyak {limit}. Persempit saringannya atau unduh CSV."
)
NOTES: Final = N_("Catatan")
ONLY_TEXT: Final = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
DAY_ZERO: Final = date(1899, 12, 30).toordinal()  # where Excel's count of days starts
WHOLE_DAY: Final = timedelta(days=1)
A4: Final = 9


def refuse_too_many(rows: int, lang: Lang) -> None:
    """Stop at more rows than a sheet takes: nothing is ever cut.

    Raises:
        InvalidInput: more than `SHEET_ROWS`.
    """
    if rows > SHEET_ROWS:
        raise InvalidInput(TOO_MANY, n=formats.number(rows, lang), limit=formats.number(SHEET_ROWS, lang))


def serial(moment: datetime) -> float:
    """A moment as Excel counts days, on a clock in western Indonesia."""
    here = formats.local(moment)
    rest = timedelta(hours=here.hour, minutes=here.minute, seconds=here.second) / WHOLE_DAY
    return day_serial(here.date()) + rest


def day_serial(day: date) -> int:
    """A day as Excel counts them."""
    return day.toordinal() - DAY_ZERO


def iso(value: date) -> str:
    """A moment (which is a date, too; to the minute, in WIB) or a day, for CSV."""
    return formats.local(value).strftime("%Y-%m-%dT%H:%M") if isinstance(value, datetime) else value.isoformat()


def for_paper(page: Any, as_of: datetime, lang: Lang) -> None:
    """A4 across, as wide as one page, with the header, the moment and the page's number on each."""
    moment = t("Data per {moment}", lang, moment=formats.moment(as_of, lang))
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.set_footer(f"&L{t(PROVISIONAL, lang)}. {moment}&R&P/&N")


def explain(book: Workbook, lines: Iterable[tuple[str, str]], lang: Lang) -> None:
    """The sheet that says what the others are, a line for each (label, words)."""
    sheet, bold = book.add_worksheet(t(NOTES, lang)), book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 1, 90)
    for line, (label, words) in enumerate(lines):
        sheet.write_string(line, 0, safe(label), bold)
        sheet.write_string(line, 1, safe(words), wrapped)
