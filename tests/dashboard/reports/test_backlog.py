"""Files of the backlog, read back as a spreadsheet program does."""

from __future__ import annotations

import io
import tempfile
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from dashboard.core.errors import InvalidInput
from dashboard.core.text import Lang
from dashboard.reports.backlog import csv_pieces, write_xlsx
from dashboard.reports.excel import SHEET_ROWS
from data.answers import BacklogRow, PartyInfo
from tests.dashboard.reports import reading
from tests.dashboard.reports.making import about, backlog_row
from tests.dashboard.reports.reading import is_only_text, sheet
from tests.dashboard.reports.test_safe_cells import FORMULAS

if TYPE_CHECKING:
    from pathlib import Path

PROVISIONAL = "Data sementara – bukan hasil resmi; hasil resmi diumumkan KPU RI"


def xlsx(rows: list[BacklogRow], **changes: Any) -> bytes:
    target = io.BytesIO()
    assert write_xlsx(iter(rows), about(**changes), target) == len(rows)
    return target.getvalue()


def csv_rows(rows: list[BacklogRow], **changes: Any) -> list[list[str]]:
    return reading.csv_rows(b"".join(csv_pieces(iter(rows), about(**changes))))


def test_a_workbook_holds_every_row_with_codes_as_text_and_days_as_days() -> None:
    data = xlsx([backlog_row(), backlog_row(findings=(), method=None, team=None, due_on=None)])

    header, first, second = sheet(data, "Tunggakan")

    assert header[:4] == ["Kode wilayah", "Wilayah", "Partai", "Temuan"]
    assert first[:7] == [
        "33.10", "Kabupaten Klaten", "PKB", "Ganda identik; NIK tidak ditemukan", "Panggilan video", "Tim 1", "00e1a2b3",
    ]  # fmt: skip
    assert first[7:] == [datetime(2022, 8, 16, 9, 30), 7, date(2022, 9, 9)]  # noqa: DTZ001 - a cell has no zone
    assert second[3:7] == ["", "", "", "00e1a2b3"]
    assert second[9] == ""


def test_a_second_sheet_says_what_the_first_one_is() -> None:
    party = PartyInfo("pkb", 1, "PKB", "Partai Kebangkitan Bangsa")
    data = xlsx([backlog_row()], party=party, finding="nik", age="4-7", data_as_of=about().question.as_of)

    said = {row[0]: row[1] for row in sheet(data, "Catatan")}

    assert said["Tunggakan"].endswith("diterima − diperiksa.")
    assert said["Data per Selasa, 23 Agustus 2022 14.05 WIB"] == PROVISIONAL
    assert said["Partai"] == "Partai Kebangkitan Bangsa"
    assert (said["Temuan"], said["Umur (hari)"][:10]) == ("NIK tidak ditemukan", "Hari penuh")
    assert said["Baris"] == "1"
    assert any("1.048.575" in row[1] for row in sheet(data, "Catatan"))
    assert sheet(data, "Catatan")[0] == ["Tunggakan", "Kota Salatiga (33.73)"]


def test_a_workbook_speaks_english_too() -> None:
    data = xlsx([backlog_row()], lang=Lang.EN)

    assert sheet(data, "Backlog")[0][0] == "Area code"
    assert "Interim data – not official results" in str(sheet(data, "Notes"))


@pytest.mark.parametrize("text", FORMULAS)
def test_hostile_text_is_only_text_in_both_files(text: str) -> None:
    row = backlog_row(team=text)

    data = xlsx([row])

    assert is_only_text(data)
    assert str(sheet(data, "Tunggakan")[1][5]).startswith("'")
    assert csv_rows([row])[1][5] == f"'{text}"


def test_links_and_numbers_in_text_stay_text() -> None:
    row = sheet(xlsx([backlog_row(team="https://x.example", area_code="33.10", reference="12345678")]), "Tunggakan")[1]

    assert (row[0], row[5], row[6]) == ("33.10", "https://x.example", "12345678")


def test_a_long_number_is_masked() -> None:
    row = backlog_row(team="NIK 3373010101010001")

    assert "3373010101010001" not in str(sheet(xlsx([row]), "Tunggakan"))
    assert "3373010101010001" not in str(csv_rows([row]))


def test_a_cell_that_would_be_cut_is_refused_and_leaves_no_temporary_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    target = io.BytesIO()
    with pytest.raises(InvalidInput):
        write_xlsx(iter([backlog_row(), backlog_row(team="x" * 40_000)]), about(), target)
    assert target.getvalue() == b""
    assert list(tmp_path.iterdir()) == []


def test_more_rows_than_a_sheet_takes_are_refused_not_cut() -> None:
    with pytest.raises(InvalidInput, match=r"1\.048\.575"):
        write_xlsx(iter([]), about(total=SHEET_ROWS + 1), io.BytesIO())


def test_a_csv_says_what_it_is_above_the_same_table() -> None:
    text = b"".join(csv_pieces(iter([backlog_row()] * 3), about())).decode("utf-8-sig")

    head = [line for line in text.splitlines() if line.startswith(("#", '"#'))]
    assert any(PROVISIONAL in line and "Data per Selasa, 23 Agustus 2022 14.05 WIB" in line for line in head)
    header, *rows = csv_rows([backlog_row()] * 1_100)
    assert len(rows) == 1_100
    assert dict(zip(header, rows[0], strict=True)) == {
        "Kode wilayah": "33.10", "Wilayah": "Kabupaten Klaten", "Partai": "PKB",
        "Temuan": "Ganda identik; NIK tidak ditemukan", "Metode": "Panggilan video", "Tim": "Tim 1", "Kode": "00e1a2b3",
        "Diterima": "2022-08-16T09:30", "Umur (hari)": "7", "Tenggat": "2022-09-09",
    }  # fmt: skip


def test_nothing_found_is_an_empty_table_with_its_notes() -> None:
    assert len(sheet(xlsx([], total=0), "Tunggakan")) == 1
    assert len(csv_rows([], total=0)) == 1
