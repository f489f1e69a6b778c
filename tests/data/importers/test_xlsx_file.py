"""Workbooks: good ones are read cell by cell, harmful ones are refused with one sentence and harm nobody."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from data.importers import xlsx_file
from data.importers.problems import FileRefused
from data.importers.reading import read_file
from data.importers.source import ENCRYPTED, OLE
from tests.data.importers.books import ROW, SHEET, changed, make_book, swap
from tests.data.importers.made import NIK, NOW, RECAP_HEADER, everything, make_lookups, read, reasons

if TYPE_CHECKING:
    from pathlib import Path

KIND = "rekap_verifikasi"


def refused(path: Path) -> str:
    with pytest.raises(FileRefused) as caught:
        read(path, KIND)
    assert str(caught.value).endswith(".")
    return str(caught.value)


def row(**cells: object) -> list[object]:
    return list((dict(zip(RECAP_HEADER.split(","), ROW, strict=True)) | cells).values())


def test_a_workbook_reads_as_the_same_csv_would(tmp_path: Path) -> None:
    reading = read(
        make_book(tmp_path / "a.xlsx", ROW, row(kode_wilayah="Kota Magelang", partai=3, per_tanggal=44796.5)), KIND
    )
    assert reasons(reading) == []
    assert reading.frame[["kode_wilayah", "partai", "diterima", "line"]].values.tolist() == [
        ["33.73", "pkb", 1717, 2], ["33.71", "pdip", 1717, 3],
    ]  # fmt: skip
    assert [f"{moment:%d %H:%M:%S}" for moment in reading.frame["per_tanggal"]] == ["23 16:59:59", "23 05:00:00"]


def test_a_number_where_a_code_is_due_is_rejected_not_repaired(tmp_path: Path) -> None:
    reading = read(make_book(tmp_path / "a.xlsx", row(kode_wilayah=33.1), row(kode_wilayah=3373)), KIND)
    assert len(reading.frame) == 0
    assert [(line, column) for line, column, _ in reasons(reading)] == [(2, "kode_wilayah"), (3, "kode_wilayah")]
    assert all("tersimpan sebagai angka" in text for _, _, text in reasons(reading))


def test_errors_truth_values_and_broken_counts_are_told_cell_by_cell(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, RECAP_HEADER.split(","))
        sheet.write_row(1, 0, ["vermin", "keanggotaan", "33.73", "pkb", "23/08/2022", True, 1.5, -1])
        sheet.write_formula(1, 8, "=1/0", None, "#DIV/0!")
        sheet.write_formula(1, 9, "=A1", None, "")
    said = {column: text for _, column, text in reasons(read(path, KIND))}
    assert said["diterima"] == said["diperiksa"] == "Jumlah harus bilangan bulat, misalnya 1717 atau 1.717."
    assert said["ms"] == "Jumlah tidak boleh negatif."
    assert said["bms"] == "Sel ini berisi galat rumus (#DIV/0!)."
    assert said["tms"] == "Sel ini berisi rumus yang hasilnya belum dihitung; tempel sebagai nilai."


def formula_book(path: Path) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, RECAP_HEADER.split(","))
        sheet.write_row(1, 0, ["vermin", "keanggotaan", "33.73", "pkb", "23/08/2022"])
        sheet.write_formula(1, 5, "=1700+17", None, 1717)
    return path


def test_a_formula_nobody_computed_is_rejected(tmp_path: Path) -> None:
    reading = read(formula_book(tmp_path / "a.xlsx"), KIND)
    assert "belum dihitung" in reasons(reading)[0][2]


def test_a_formula_that_excel_computed_gives_its_result_and_a_warning(tmp_path: Path) -> None:
    path = changed(formula_book(tmp_path / "a.xlsx"), swap("xl/workbook.xml", b' fullCalcOnLoad="1"', b""))
    reading = read(path, KIND)
    assert list(reading.frame["diterima"]) == [1717]
    assert [(w.line, w.column, w.text()) for w in reading.warnings] == [
        (2, "diterima", "Kolom ini berisi rumus; yang dibaca adalah hasil terakhir yang tersimpan.")
    ]
    assert reading.warning_count == 1


def test_the_sheet_named_like_the_kind_wins_then_the_first_visible_one(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"}) as book:
        for name, members in (("Rahasia", 1), ("Lain", 2), ("Rekap Verifikasi", 3)):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, RECAP_HEADER.split(","))
            for column, value in enumerate(row(diterima=members, diperiksa=None, ms=None, bms=None, tms=None)):
                if value is not None:
                    sheet.write(1, column, value)
        book.worksheets()[0].hide()
        book.worksheets()[1].activate()
    assert list(read(path, KIND).frame["diterima"]) == [3]
    assert list(read_file(path, KIND, make_lookups(), now=NOW, sheet="Lain").frame["diterima"]) == [2]
    with pytest.raises(FileRefused, match="tidak ada atau tersembunyi"):
        read_file(path, KIND, make_lookups(), now=NOW, sheet="Rahasia")
    changed(path, swap("xl/workbook.xml", b'name="Rekap Verifikasi" ', b'name="Rekap Verifikasi" state="veryHidden" '))
    assert list(read(path, KIND).frame["diterima"]) == [2]


def test_title_rows_blank_rows_and_a_table_off_the_corner_keep_their_row_numbers(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet()
        sheet.merge_range(1, 1, 1, 6, "REKAP VERIFIKASI")
        sheet.write_row(3, 1, RECAP_HEADER.split(","))
        for at in (4, 6):
            for column, value in enumerate(row(kode_wilayah="33.73" if at == 4 else "33.71")):
                sheet.write(at, column + 1, value)
    reading = read(path, KIND)
    assert reasons(reading) == []
    assert list(reading.frame["line"]) == [5, 7]


def test_personal_columns_never_leave_the_door(tmp_path: Path) -> None:
    header = RECAP_HEADER + ",Nama Lengkap,No HP,nik"
    good, bad = [*ROW, "Budi Santoso", "08123456789", 3], row(kode_wilayah="33.1", sumber=f"lihat {NIK}")
    reading = read(
        make_book(tmp_path / "a.xlsx", good, [*bad, "Budi Santoso", "08123456789", int(NIK)], header=header), KIND
    )
    assert reading.dropped == ("Nama Lengkap", "No HP")
    assert list(reading.frame["nik"]) == [3]
    text = everything(reading)
    assert not any(secret in text for secret in ("Budi", "08123456789", NIK, NIK[:12]))


def test_merged_headers_and_merged_rows_are_refused(tmp_path: Path) -> None:
    for first, last in ((0, 1), (2, 4)):
        path = make_book(tmp_path / "a.xlsx", ROW, ROW)
        merge = f'</sheetData><mergeCells count="1"><mergeCell ref="A{first + 1}:A{last + 1}"/></mergeCells>'.encode()
        changed(path, swap(SHEET, b"</sheetData>", merge))
        assert "sel gabungan" in refused(path)


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        (b'<c r="A2"', b'<c r="Z2"', "rusak"), (b"</row></sheetData>", b'</row><row r="1048576"><c r="ZY1048576"><v>1</v></c></row></sheetData>', "sangat jauh (ZY1048576)"),
        (b"</row></sheetData>", b'<c r="XFD2"><v>1</v></c></row></sheetData>', "sangat jauh (XFD2)"),
        (b'<row r="2"', b'<row r="1"', "rusak"), (b"<worksheet ", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet ', "DOCTYPE"),
        (b"</sheetData>", b"</sheetDat>", "rusak"), (b"<v>1717</v>", b"<v>1717", "rusak"),
    ],
)  # fmt: skip
def test_a_sheet_made_to_harm_is_refused(tmp_path: Path, old: bytes, new: bytes, part: str) -> None:
    assert part in refused(changed(make_book(tmp_path / "a.xlsx", ROW), swap(SHEET, old, new)))


def test_a_lying_dimension_changes_nothing(tmp_path: Path) -> None:
    for lie in (b"A1:B1", b"A1:XFD1048576", b"Z9"):
        path = changed(make_book(tmp_path / "a.xlsx", ROW, row(kode_wilayah="33.71")), swap(SHEET, b"A1:K3", lie))
        assert read(path, KIND).total == 2


def test_rows_that_are_empty_texts_are_blank_and_counted_as_such(tmp_path: Path) -> None:
    path = make_book(tmp_path / "a.xlsx", ROW, row(kode_wilayah="33.71"), [" "])
    assert read(path, KIND).total == 2


def test_macros_passwords_old_formats_and_cut_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    assert "makro" in refused(changed(make_book(path, ROW), lambda _, data: data, {"xl/vbaProject.bin": b"x"}))
    whole = make_book(path, ROW).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert "rusak atau terpotong" in refused(path)
    path.write_bytes(OLE + bytes(2000))
    assert "Excel lama (.xls)" in refused(path)
    path.write_bytes(OLE + bytes(1000) + ENCRYPTED + bytes(100))
    assert "kata sandi" in refused(path)
    path.write_bytes(b"MZ" + bytes(500))
    assert "program" in refused(path)
    path.write_bytes(b"")
    assert "kosong" in refused(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<x/>")
    assert "dokumen lain" in refused(path)


def test_empty_sheets_and_a_header_alone_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet()
    assert "kosong" in refused(path)
    assert "tanpa baris data" in refused(make_book(path))


def test_thousands_of_sheets_and_bombs_are_refused_by_the_directory(tmp_path: Path) -> None:
    path = make_book(tmp_path / "a.xlsx", ROW)
    many = {f"xl/worksheets/sheet{at}.xml": b"<x/>" for at in range(2, 10_001)}
    assert (
        refused(changed(path, lambda _, data: data, many)) == "Buku kerja ini berisi 10000 lembar; paling banyak 100."
    )
    path = changed(make_book(tmp_path / "b.xlsx", ROW), lambda _, data: data, {"xl/media/x.xml": bytes(50 * 2**20)})
    assert "mengembang" in refused(path)


def test_a_small_workbook_that_unfolds_into_gigabytes_is_refused(tmp_path: Path) -> None:
    path = make_book(tmp_path / "a.xlsx", *[row(sumber="x" * 32_000)] * 10_000)
    assert path.stat().st_size < 2**20
    assert "terlalu besar atau terlalu rumit" in refused(path)


def test_a_workbook_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_book(tmp_path / "a.xlsx", ROW)
    monkeypatch.setattr(xlsx_file, "WALL_SECONDS", 0.01)
    assert "terlalu besar atau terlalu rumit" in refused(path)


def test_dates_counted_from_1904_are_refused(tmp_path: Path) -> None:
    path = changed(
        make_book(tmp_path / "a.xlsx", ROW), swap("xl/workbook.xml", b"<workbookPr ", b'<workbookPr date1904="1" ')
    )
    assert "1904" in refused(path)
