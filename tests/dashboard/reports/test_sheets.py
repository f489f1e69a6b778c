"""Lists as files, read back as a spreadsheet program does."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from dashboard.core.errors import InvalidInput
from dashboard.core.text import Lang
from dashboard.reports.sheets import Column, ListFile, Sheet, csv_text, file_name, xlsx
from data.answers import AreaInfo
from tests.dashboard.reports import reading
from tests.dashboard.reports.reading import csv_rows
from tests.data.making import wib

COLUMNS = (
    Column(header="Kode wilayah"),
    Column(header="Diterima", kind="count", meaning="Waktu diterima, dalam WIB."),
    Column(header="Kemajuan", kind="share"),
    Column(header="Tenggat", kind="day"),
    Column(header="Laporan terakhir", kind="moment"),
)
ROW = ("33.10", 1_234, 0.5, date(2022, 9, 9), wib(2022, 8, 23, 14, 5))


def made(*rows: tuple[Any, ...], **changes: Any) -> ListFile:
    values: dict[str, Any] = {
        "topic": "tanggapan",
        "title": "Tanggapan masyarakat",
        "area": AreaInfo("33", "Jawa Tengah", "Jawa Tengah", "province", "*", None, None, None),
        "as_of": wib(2022, 8, 23, 14, 5),
        "data_as_of": wib(2022, 8, 23, 13),
        "sheets": (Sheet(title="Wilayah", columns=COLUMNS, rows=rows),),
        "lang": Lang.ID,
        "said": (("Putaran", "Vermin"),),
        "metrics": ("complaints_gap",),
    }
    return ListFile(**{**values, **changes})


def sheet(one: ListFile, name: str) -> list[list[Any]]:
    return reading.sheet(xlsx(one), name)


def test_codes_stay_text_and_days_are_days_of_western_indonesia() -> None:
    header, first = sheet(made(ROW), "Wilayah")
    assert header == ["Kode wilayah", "Diterima", "Kemajuan", "Tenggat", "Laporan terakhir"]
    assert first == ["33.10", 1_234, 0.5, date(2022, 9, 9), datetime(2022, 8, 23, 14, 5)]  # noqa: DTZ001 - a cell has no zone


def test_the_unknown_is_an_empty_cell_and_a_zero_is_a_zero() -> None:
    _, first = sheet(made(("33.10", None, 0, None, None)), "Wilayah")
    assert first[:3] == ["33.10", "", 0]


def test_a_cell_never_becomes_a_formula() -> None:
    _, first = sheet(made(("=1+1", 1, 0.1, None, None)), "Wilayah")
    assert first[0] == "'=1+1"


def test_a_second_sheet_says_what_the_first_is_and_what_its_numbers_mean() -> None:
    said = {row[0]: row[1] for row in sheet(made(ROW), "Catatan")}
    assert said["Tanggapan masyarakat"] == "Jawa Tengah (33)"
    assert said["Putaran"] == "Vermin"
    assert said["Baris di Wilayah"] == "1"
    assert said["Diterima"] == "Waktu diterima, dalam WIB."
    assert said["Selisih dengan provinsi"].startswith("Angka yang diumumkan KPU provinsi")
    assert any("Data sementara" in words for words in said.values())


def test_the_csv_holds_the_first_list_below_lines_that_say_what_it_is() -> None:
    data = csv_text(made(ROW, ("@x", None, 0.25, None, None)))
    rows = csv_rows(data)
    assert rows[1] == ["33.10", "1234", "0.5", "2022-09-09", "2022-08-23T14:05"]
    assert rows[2] == ["'@x", "", "0.25", "", ""]
    assert "# Tanggapan masyarakat: Jawa Tengah (33)" in data.decode()


def test_a_file_has_a_name_that_says_what_it_is() -> None:
    assert file_name(made(), "xlsx") == "TERBATAS_kpu-jateng_tanggapan_33_2022-08-23T1405WIB.xlsx"
    nation = AreaInfo("*", "Indonesia", "Indonesia", "nation", None, None, None, None)
    assert "_nasional_" in file_name(made(area=nation), "csv")


def test_what_excel_would_cut_is_refused() -> None:
    with pytest.raises(InvalidInput):
        xlsx(made(("x" * 40_000, 1, 0.1, None, None)))


def test_english_files_have_english_headers() -> None:
    header, *_ = sheet(made(ROW, lang=Lang.EN), "Area")
    assert header[1] == "Received"
