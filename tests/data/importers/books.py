"""Workbooks made for the tests: good ones by XlsxWriter, harmful ones by changing the members of the ZIP."""

from __future__ import annotations

import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any

import xlsxwriter

from tests.data.importers.made import RECAP_HEADER

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

ROW: Sequence[Any] = ("vermin", "keanggotaan", "33.73", "pkb", date(2022, 8, 23), 1717, 100, 90, 5, 5, "Laporan")
SHEET = "xl/worksheets/sheet1.xml"


def make_book(path: Path, *rows: Sequence[Any], name: str = "Sheet1", header: str = RECAP_HEADER) -> Path:
    """One sheet: the header, then rows."""
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, header.split(","))
        for at, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                if value is not None:
                    sheet.write(at, column, value)
    return path


def changed(path: Path, change: Callable[[str, bytes], bytes], extra: dict[str, bytes] | None = None) -> Path:
    """The same workbook with every member passed through `change`, and more members."""
    with zipfile.ZipFile(path) as old:
        members = {name: change(name, old.read(name)) for name in old.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in {**members, **(extra or {})}.items():
            new.writestr(name, data)
    return path


def swap(member: str, old: bytes, new: bytes) -> Callable[[str, bytes], bytes]:
    """A change of one member."""

    def change(name: str, data: bytes) -> bytes:
        if name != member:
            return data
        assert old in data
        return data.replace(old, new, 1)

    return change
