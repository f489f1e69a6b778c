"""CSV files of every make: each is read as it is meant, or refused with one sentence."""

from __future__ import annotations

import codecs
import zipfile
from typing import TYPE_CHECKING

import pytest

from data.importers import csv_file
from data.importers.problems import FileRefused
from tests.data.importers.made import NIK, RECAP_HEADER, RECAP_ROW, everything, read, reasons, recap_file, recap_with

if TYPE_CHECKING:
    from pathlib import Path

TEXT = f"{RECAP_HEADER}\n{RECAP_ROW.replace('Laporan', 'Semarang – café')}\n"
OTHER = recap_with(kode_wilayah="33.71")


def written(folder: Path, data: bytes, name: str = "rekap.csv") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def refused(path: Path, kind: str = "rekap_verifikasi") -> str:
    with pytest.raises(FileRefused) as caught:
        read(path, kind)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "Traceback" not in sentence
    return sentence


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(), codecs.BOM_UTF8 + TEXT.encode(), TEXT.encode("cp1252"), TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), TEXT.replace(",", ";").encode(), TEXT.replace(",", "\t").encode(),
        TEXT.replace(",", "|").encode(), TEXT.replace("\n", "\r\n").encode(), TEXT.replace("\n", "\r").encode(),
        TEXT.rstrip().encode(), (TEXT + "\n\n").encode(), TEXT.replace("\n", ",\n").encode(), TEXT.replace("\n", ",,\n").encode(),
        TEXT.replace("\n", "\n\n").encode(), ("Rekap\n;;;\n\n" + TEXT).encode(), (TEXT + ",,,,,,,,,,\n").encode(),
        TEXT.replace("pkb", '"pkb"').encode(),
        TEXT.replace("objek", "OBJEK ").replace("kode_wilayah", "Kode Wilayah").replace("per_tanggal", "Per.Tanggal").encode(),
    ],
)  # fmt: skip
def test_every_usual_make_of_csv_gives_the_same_row(tmp_path: Path, data: bytes) -> None:
    reading = read(written(tmp_path, data), "rekap_verifikasi")
    assert reasons(reading) == []
    assert reading.total == 1
    row = reading.frame.iloc[0]
    assert (row["kode_wilayah"], row["partai"], int(row["diterima"]), row["sumber"]) == (
        "33.73",
        "pkb",
        1717,
        "Semarang – café",
    )


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (b"", "kosong"), (b" \n\r\n\t", "kosong"), (RECAP_HEADER.encode(), "tanpa baris data"), (f"{RECAP_HEADER}\n\n,,\n".encode(), "tanpa baris"),
        (TEXT.encode().replace(b"pkb", b"pk\0"), "NUL"), (TEXT.encode("utf-16-le"), "NUL"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le")[:-1], "Pengodean"), (TEXT.encode().replace(b"pkb", b"\x81\x8d"), "Pengodean"),
        (f'{TEXT}vermin,"keanggotaan,33.71\n'.encode(), "kutip"), (f'{TEXT}vermin,"kea"nggotaan",33.71\n'.encode(), "kutip"),
        (b"x" * (2 * csv_file.MEGABYTE), "1 MB"), (TEXT.encode() + b'"' + b"x" * (3 * csv_file.MEGABYTE), "1 MB"),
        (TEXT.replace("ms,bms", "ms,ms").encode(), "lebih dari sekali"), (TEXT.replace("diperiksa", "Diterima").encode(), "lebih dari sekali"),
        (b"a,b,c\n1,2,3\n", "Baris judul tidak ditemukan"), (f"Budi Santoso,{NIK},Jl. Mawar 1\n".encode(), "Baris judul"),
        (TEXT.replace("diterima", "dterima").encode(), "Kolom wajib diterima tidak ada"),
        (b"kode_wilayah,per_tanggal,masuk\n33.73,2022-09-06,5\n", "berjenis tanggapan, bukan rekap_verifikasi"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_refused_with_one_sentence(tmp_path: Path, data: bytes, part: str) -> None:
    sentence = refused(written(tmp_path, data))
    assert part in sentence
    assert not any(secret in sentence for secret in (NIK, "Budi", "Mawar"))


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (b"MZ\x90\0\x03" + bytes(200), "program"), (b"\x7fELF" + bytes(99), "program"), (b"%PDF-1.7 x", "dokumen lain"),
        (b"\x89PNG\r\n\x1a\n", "gambar"), (b"\x1f\x8b\x08\0", "arsip"), (b"<!doctype html><table>", "halaman web"),
        (b"<?xml version='1.0'?><Workbook/>", "dokumen lain"), (b"SQLite format 3\0", "dokumen lain"),
    ],
)  # fmt: skip
def test_a_file_of_another_kind_is_told_by_its_content_not_its_name(tmp_path: Path, data: bytes, part: str) -> None:
    for name in ("rekap.csv", "rekap.xlsx"):
        assert part in refused(written(tmp_path, data, name))


def test_a_missing_file_a_folder_and_an_oversized_file_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "tidak ditemukan" in refused(tmp_path / "tidak-ada.csv")
    assert "tidak ditemukan" in refused(tmp_path)
    monkeypatch.setattr(csv_file, "MOST_BYTES", 100)
    monkeypatch.setattr("data.importers.source.MOST_BYTES", 100)
    assert "lebih besar dari" in refused(written(tmp_path, TEXT.encode()))


def test_ragged_rows_are_rejected_without_their_cells_and_the_others_are_read(tmp_path: Path) -> None:
    header = RECAP_HEADER + ",nama"
    path = recap_file(tmp_path, RECAP_ROW + ",Budi", OTHER + ",Budi,S.H.", "vermin,keanggotaan", header=header)
    reading = read(path, "rekap_verifikasi")
    assert reading.total == 3
    assert list(reading.frame["line"]) == [2]
    assert [(row.line, row.cells) for row in reading.rejected] == [(3, {}), (4, {})]
    assert reasons(reading)[0][2] == "Baris ini berisi 13 sel, sedangkan judulnya 12; periksa pemisah dan tanda kutip."
    assert "Budi" not in everything(reading)


def test_lines_are_counted_as_an_editor_counts_them(tmp_path: Path) -> None:
    rows = [
        "",
        recap_with(sumber="dua\nbaris"),
        "",
        recap_with(kode_wilayah="33.71"),
        recap_with(kode_wilayah="Magelang"),
    ]
    reading = read(recap_file(tmp_path, *rows), "rekap_verifikasi")
    assert list(reading.frame["line"]) == [3, 6]
    assert [row.line for row in reading.rejected] == [7]
    assert reading.frame["sumber"].iloc[0] == "dua baris"


def test_bulk_and_record_by_record_reading_agree(tmp_path: Path) -> None:
    rows = [
        recap_with(kode_wilayah=code, per_tanggal=f"2022-08-{day:02d}")
        for code in ("33.73", "3371")
        for day in range(10, 30)
    ]
    plain = read(recap_file(tmp_path, *rows), "rekap_verifikasi").frame
    spaced = read(recap_file(tmp_path, *rows[:7], "", *rows[7:]), "rekap_verifikasi").frame
    assert plain.drop(columns="line").equals(spaced.drop(columns="line"))


def zipped(folder: Path, **members: bytes) -> Path:
    path = folder / "rekap.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("_csv", ".csv"), data)
    return path


def test_a_zipped_csv_is_read(tmp_path: Path) -> None:
    assert read(zipped(tmp_path, a_csv=TEXT.encode()), "rekap_verifikasi").total == 1


def test_zips_of_other_things_are_refused(tmp_path: Path) -> None:
    assert "ditemukan 2 berkas" in refused(zipped(tmp_path, a_csv=TEXT.encode(), b_csv=TEXT.encode()))
    assert "ditemukan 0 berkas" in refused(zipped(tmp_path))
    assert "mengembang" in refused(zipped(tmp_path, a_csv=b"a" * (20 * csv_file.MEGABYTE)))
    whole = zipped(tmp_path, a_csv=TEXT.encode() * 50).read_bytes()
    assert "rusak atau terpotong" in refused(written(tmp_path, whole[:-60], "rekap.zip"))
    assert "rusak atau terpotong" in refused(written(tmp_path, whole[:60] + bytes(40) + whole[100:], "rekap.zip"))
