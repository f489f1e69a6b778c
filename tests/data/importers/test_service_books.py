"""Services from spreadsheets and from files as offices write them: series of instants, marks, odd cells."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from data.importers.reading import read_file
from tests.data.importers.books import make_book
from tests.data.importers.made import NOW, make_lookups, reasons

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "ID Sumber,Kode Wilayah,Dibuka Pada,Kanal,Kategori,Selesai Pada,Dibuka Kembali Pada"
ROW = ("7", "33.73", "2022-08-22T09:00", "surel", "akun")


def test_a_workbook_holds_one_end_as_a_date_and_several_as_text(tmp_path: Path) -> None:
    opened = datetime(2022, 8, 22, 9)  # noqa: DTZ001 - a spreadsheet knows no zone
    rows = (
        ("1", "33.73", opened, "surel", "akun", datetime(2022, 8, 22, 10), None),  # noqa: DTZ001
        ("2", "33.73", opened, "surel", "akun", "2022-08-22 10:00; 2022-08-23 10:00", "2022-08-23 08:00"),
        ("3", "33.73", opened, "surel", "akun", None, None),
    )
    frame = read_file(
        make_book(tmp_path / "b.xlsx", *rows, header=HEADER), "layanan_helpdesk", make_lookups(), now=NOW
    ).frame
    ends = [None if each != each else each for each in frame["selesai_pada"]]  # noqa: PLR0124 - NaN
    assert ends == ["2022-08-22T03:00:00Z", "2022-08-22T03:00:00Z;2022-08-23T03:00:00Z", None]


def test_a_file_with_semicolons_quotes_its_series(tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    cells = [*ROW, "22/08/2022 10.00; 23/08/2022 10.00", "23/08/2022 08.00"]
    path.write_text(HEADER.replace(",", ";") + "\n" + ";".join(f'"{cell}"' for cell in cells) + "\n", encoding="cp1252")
    frame = read_file(path, "layanan_helpdesk", make_lookups(), now=NOW).frame
    assert list(frame["selesai_pada"]) == ["2022-08-22T03:00:00Z;2022-08-23T03:00:00Z"]


@pytest.mark.parametrize(
    "cell",
    ["<script>", "{{7*7}}", "=HYPERLINK(1)", "2022-08-22T10:00;;x", "2022-02-31;2022-03-01", "\u0663\u0663", "x" * 100_000,
     ";".join(["2022-08-22T10:00"] * 60), "2022-08-22T10:00\u200b", "1e999", '{"a":1}', "[1]", "NaN", "1900-01-01"],
)  # fmt: skip
@pytest.mark.parametrize("column", ["Selesai Pada", "Dibuka Kembali Pada", "Dibuka Pada"])
def test_what_is_no_moment_is_one_rejected_row_with_a_reason(tmp_path: Path, column: str, cell: str) -> None:
    names = HEADER.split(",")
    cells = dict(zip(names, (*ROW, "", ""), strict=True)) | {column: cell}
    path = tmp_path / "l.csv"
    quoted = ",".join('"' + value.replace('"', '""') + '"' for value in cells.values())
    path.write_text(f"{HEADER}\n{quoted}\n", encoding="utf-8")
    reading = read_file(path, "layanan_helpdesk", make_lookups(), now=NOW)
    assert (len(reading.frame), reading.total) == (0, 1)
    assert all(len(text) < 300 for _, _, text in reasons(reading))
    assert {name for _, name, _ in reasons(reading)} <= {"selesai_pada", "dibuka_kembali_pada", "dibuka_pada"}
