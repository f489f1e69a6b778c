"""Files of single services, read back as a spreadsheet program does."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

import pytest

from dashboard.core.text import Lang
from dashboard.reports.tickets import About, csv_pieces, file_name, write_xlsx
from data.service_answers import Period
from data.ticket_answers import Asked, TicketRow
from tests.dashboard.reports import reading
from tests.dashboard.reports.making import SALATIGA
from tests.dashboard.reports.reading import is_only_text, sheet
from tests.dashboard.reports.test_safe_cells import FORMULAS
from tests.data.making import wib

HEADER = [
    "Nomor", "Kode satker", "Satker", "Dibuka", "Kanal", "Kategori", "Kode pertanyaan", "Partai", "Pemohon", "Tahap",
    "Keadaan", "Kali dibuka", "Umur (hari layanan)", "Sasaran", "Respons (menit layanan)", "Selesai pada",
    "Penyelesaian (menit layanan)",
]  # fmt: skip


def about(**changes: Any) -> About:
    """A file of Salatiga's own desk, of the week until 23 August."""
    period = Period(date(2022, 8, 17), date(2022, 8, 23))
    values: dict[str, Any] = {
        "area": SALATIGA,
        "asked": Asked(area="33.73", period=period, as_of=wib(2022, 8, 23, 14, 5)),
        "name": "Kota Salatiga",
        "total": 1,
        "owned": True,
        "data_as_of": wib(2022, 8, 23, 14, 1),
        "said": (("Kanal", "Telepon"),),
        "stages": {"daftar": "Pendaftaran"},
        "lang": Lang.ID,
    }
    return About(**{**values, **changes})


def ticket_row(**changes: Any) -> TicketRow:
    """Opened and ended on 22 August: answered after 12 minutes (720 s), ended after 90 (5,400 s)."""
    values: dict[str, Any] = {
        "id": 7, "spell": 1, "area_code": "33.10", "area_name": "Klaten", "opened_at": wib(2022, 8, 22, 9, 30),
        "channel": "telepon", "category": "data_ganda", "topic": "0123", "party": "pkb", "party_name": "PKB",
        "requester": "LO", "stage": "daftar", "state": "selesai", "spells": 2, "waiting": False, "late": False,
        "days": None, "age_s": None, "due_at": None, "officer": "K1", "response_s": 720, "resolution_s": 5_400,
        "resolved_at": wib(2022, 8, 22, 11),
    }  # fmt: skip
    return TicketRow(**{**values, **changes})


def xlsx(rows: list[TicketRow], **changes: Any) -> bytes:
    target = io.BytesIO()
    assert write_xlsx(iter(rows), about(**changes), target) == len(rows)
    return target.getvalue()


def csv_rows(rows: list[TicketRow], **changes: Any) -> list[list[str]]:
    return reading.csv_rows(b"".join(csv_pieces(iter(rows), about(**changes))))


def test_a_workbook_holds_every_column_with_codes_as_text_and_moments_as_moments() -> None:
    header, first = sheet(xlsx([ticket_row()]), "Layanan")

    opened, ended = datetime(2022, 8, 22, 9, 30), datetime(2022, 8, 22, 11)  # noqa: DTZ001 - a cell has no zone
    assert header == [*HEADER, "Petugas"]
    assert first == [
        7, "33.10", "Klaten", opened, "Telepon", "Data ganda", "0123", "PKB", "LO (petugas penghubung)", "Pendaftaran",
        "Selesai", 2, "", "", 12, ended, 90, "K1",
    ]  # fmt: skip


def test_a_csv_holds_the_same_table_and_says_its_filters() -> None:
    text = b"".join(csv_pieces(iter([ticket_row()]), about())).decode("utf-8-sig")

    assert "# Kanal: Telepon" in text
    assert csv_rows([ticket_row()]) == [
        [*HEADER, "Petugas"],
        ["7", "33.10", "Klaten", "2022-08-22T09:30", "Telepon", "Data ganda", "0123", "PKB", "LO (petugas penghubung)",
         "Pendaftaran", "Selesai", "2", "", "", "12", "2022-08-22T11:00", "90", "K1"],
    ]  # fmt: skip


def test_what_is_unknown_is_empty_and_never_zero() -> None:
    unknown = {
        "topic": None, "requester": None, "stage": None, "response_s": None, "resolution_s": None, "resolved_at": None,
        "state": "terbuka", "days": 0, "due_at": wib(2022, 8, 23, 9, 30), "officer": None, "party_name": "",
    }  # fmt: skip
    row = dict(zip([*HEADER, "Petugas"], csv_rows([ticket_row(**unknown)])[1], strict=True))

    assert [name for name, cell in row.items() if not cell] == [
        "Kode pertanyaan", "Partai", "Pemohon", "Tahap", "Respons (menit layanan)", "Selesai pada",
        "Penyelesaian (menit layanan)", "Petugas",
    ]  # fmt: skip
    assert (row["Umur (hari layanan)"], row["Sasaran"]) == ("0", "2022-08-23T09:30")


def test_officers_stand_only_in_the_file_of_their_own_desk() -> None:
    secret = ticket_row(officer="K-RAHASIA")

    assert sheet(xlsx([secret], owned=False), "Layanan")[0] == HEADER
    assert csv_rows([secret], owned=False)[0] == HEADER
    for data in (xlsx([secret], owned=False), b"".join(csv_pieces(iter([secret]), about(owned=False)))):
        assert "K-RAHASIA" not in (str(sheet(data, "Layanan")) if data.startswith(b"PK") else data.decode())


@pytest.mark.parametrize("text", FORMULAS)
@pytest.mark.parametrize("field", ["officer", "party_name", "topic", "stage"])
def test_hostile_text_is_only_text_in_both_files(field: str, text: str) -> None:
    row = ticket_row(**{field: text})
    place = {"topic": 6, "party_name": 7, "stage": 9, "officer": 17}[field]

    data = xlsx([row])

    assert is_only_text(data)
    assert str(sheet(data, "Layanan")[1][place]).startswith("'")
    assert csv_rows([row])[1][place] == f"'{text}"


def test_a_long_number_is_masked() -> None:
    row = ticket_row(officer="NIK 3373010101010001")

    assert "3373010101010001" not in str(sheet(xlsx([row]), "Layanan"))
    assert "3373010101010001" not in str(csv_rows([row]))


def test_the_second_sheet_and_the_name_say_what_the_file_is() -> None:
    said = {row[0]: row[1] for row in sheet(xlsx([ticket_row()]), "Catatan")}

    assert said["Layanan Help Desk"] == "Kota Salatiga (33.73)"
    assert (said["Kanal"], said["Baris"]) == ("Telepon", "1")
    assert "NIK" in said["Nomor"]
    assert file_name(about(), "csv") == "TERBATAS_kpu-jateng_layanan_33.73_2022-08-23T1405WIB.csv"


def test_a_workbook_speaks_english_too() -> None:
    header, first = sheet(xlsx([ticket_row()], lang=Lang.EN), "Services")

    assert header[1] == "Desk code"
    assert (first[4], first[10]) == ("Telephone", "Done")
