"""Registration documents: levels and their areas, documents of a cycle, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest

from data.importers.reading import read_file
from tests.data.importers.made import NIK, NOW, make_lookups, reasons

if TYPE_CHECKING:
    from pathlib import Path

    from data.importers.problems import Reading

HEADER: Final = "partai,tingkat,kode_wilayah,dokumen,status,pengunggah,diperbarui_pada"
DOCUMENTS: Final = {
    ("2024", "nasional"): {"ad_art": "Anggaran dasar dan anggaran rumah tangga"},
    ("2024", "kabkota"): {"kantor": "Surat keterangan kantor", "daftar_anggota": "Daftar anggota (Model F2)"},
    ("2024", "provinsi"): {"kantor": "Surat keterangan kantor provinsi"},
    ("2029", "kabkota"): {"berkas_baru": "Berkas baru"},
}


def read(folder: Path, *rows: str, header: str = HEADER, scope: str = "*") -> Reading:
    path = folder / "dokumen_pendaftaran.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return read_file(path, "dokumen_pendaftaran", replace(make_lookups(scope), documents=DOCUMENTS), now=NOW)


def test_levels_states_and_uploaders_are_read_as_offices_write_them(tmp_path: Path) -> None:
    frame = read(
        tmp_path,
        "PKB,DPP,,AD_ART,sudah lengkap,pusat,2022-08-01 10:00",
        "1,provinsi,33,kantor,perlu perbaikan,DPW,2/8/2022",
        "Partai Buruh,Kab/Kota,Kota Salatiga,Daftar Anggota (Model F2),belum,,2022-08-14T23:59",
        "pdip,dpc,3373,kantor,terunggah,Help Desk,2022-08-14T23:59",
    ).frame
    assert frame["tingkat"].tolist() == ["nasional", "provinsi", "kabkota", "kabkota"]
    assert frame["dokumen"].tolist() == ["ad_art", "kantor", "daftar_anggota", "kantor"]
    assert frame["status"].tolist() == ["lengkap", "perlu_perbaikan", "belum_diunggah", "diunggah"]
    assert frame["pengunggah"].fillna("").tolist() == ["DPP", "DPW", "", "helpdesk"]
    assert frame["kode_wilayah"].fillna("").tolist() == ["", "33", "33.73", "33.73"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("pkb,nasional,33,ad_art", ("kode_wilayah", "Dokumen tingkat nasional milik pusat: kosongkan kode wilayah.")),
        ("pkb,kabkota,,kantor", ("kode_wilayah", "Tingkat kabkota memerlukan kode wilayah.")),
        ("pkb,kabkota,33,kantor", ("kode_wilayah", "Wilayah ini bukan tingkat kabkota.")),
        ("pkb,provinsi,33.73,kantor", ("kode_wilayah", "Wilayah ini bukan tingkat provinsi.")),
        ("pkb,provinsi,33,ad_art", ("dokumen", "Dokumen ini bukan syarat tingkat provinsi; pilihannya: kantor.")),
        ("pkb,kabkota,33.73,berkas_baru",
         ("dokumen", "Dokumen ini bukan syarat tingkat kabkota; pilihannya: kantor, daftar_anggota.")),
    ],
)  # fmt: skip
def test_what_does_not_fit_its_level_is_refused(tmp_path: Path, row: str, reason: tuple[str, str]) -> None:
    assert reasons(read(tmp_path, f"{row},lengkap,DPP,2022-08-01")) == [(2, *reason)]


def test_each_cycle_has_documents_of_its_own(tmp_path: Path) -> None:
    header = f"{HEADER},siklus"
    found = read(
        tmp_path,
        "baru,kabkota,33.73,berkas_baru,lengkap,DPP,2022-08-01,2029",
        "baru,kabkota,33.73,kantor,lengkap,DPP,2022-08-01,2029",
        header=header,
    )
    assert found.frame["siklus"].tolist() == ["2029"]
    assert [line for line, _, _ in reasons(found)] == [3]


def test_an_office_may_not_bring_documents_of_the_centre_or_of_others(tmp_path: Path) -> None:
    rows = ("pkb,nasional,,ad_art", "pkb,kabkota,33.73,kantor", "pkb,kabkota,34.01,kantor")
    found = read(tmp_path, *(f"{row},lengkap,DPP,2022-08-01" for row in rows), scope="33.73")
    assert found.frame["kode_wilayah"].tolist() == ["33.73"]
    assert (2, "kode_wilayah", "Dokumen tingkat nasional di luar kewenangan Anda.") in reasons(found)


def test_the_same_document_at_the_same_moment_stands_once_and_nothing_is_from_the_future(tmp_path: Path) -> None:
    row = "pkb,kabkota,33.73,kantor,lengkap,DPP,2022-08-01T10:00"
    assert [line for line, _, _ in reasons(read(tmp_path, row, row.replace("lengkap", "diunggah")))] == [2, 3]
    assert reasons(read(tmp_path, row.replace("2022-08", "2027-08"))) == [
        (2, "diperbarui_pada", "Tanggal ini di masa depan.")
    ]


def test_personal_data_is_dropped_at_the_door(tmp_path: Path) -> None:
    found = read(tmp_path, f"pkb,kabkota,33.73,kantor,lengkap,DPP,2022-08-01,{NIK}", header=f"{HEADER},nik")
    assert found.dropped == ("nik",)
    assert NIK not in found.frame.to_csv()
