"""Files read back as a spreadsheet program does."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import TYPE_CHECKING, Any

from python_calamine import CalamineWorkbook

from dashboard.core.text import t
from dashboard.reports.sheets import csv_text, xlsx

if TYPE_CHECKING:
    from dashboard.reports.sheets import ListFile


def sheet(data: bytes, name: str) -> list[list[Any]]:
    """The rows of a workbook's sheet, its header first."""
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(name).to_python()


def csv_rows(data: bytes) -> list[list[str]]:
    """The table of a CSV, its header first, without the lines that say what it is."""
    text = data.decode("utf-8-sig")
    return [row for row in csv.reader(io.StringIO(text, newline="")) if not row[0].startswith("#")]


def is_only_text(data: bytes) -> bool:
    """Whether a workbook has neither a formula nor a link in any of its parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return all(b"<f>" not in parts.read(name) and b"hyperlink" not in parts.read(name) for name in parts.namelist())


def assert_written(file: ListFile) -> None:
    """Its workbook has its lists and the notes in their order, its CSV the first list with as many rows."""
    data = xlsx(file)
    titles = [t(one.title, file.lang) for one in file.sheets]
    assert CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names == [*titles, t("Catatan", file.lang)]
    assert len(sheet(data, titles[0])) == len(csv_rows(csv_text(file))) == 1 + len(file.sheets[0].rows)
