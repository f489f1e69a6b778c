"""Semester updates: the published file, what a semester may look like, and what is refused or warned of."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from data.importers.lookups import PartyRef
from data.importers.reading import read_file
from tests.data.importers.made import NIK, NOW, REAL, make_lookups, real_lookups, reasons

if TYPE_CHECKING:
    from pathlib import Path

    from data.importers.problems import Reading

HEADER = "semester,kode_wilayah,partai,status,kepengurusan,perempuan,keanggotaan,kantor,disampaikan_pada,kendala,sumber"


def read(folder: Path, *rows: str, header: str = HEADER, kind: str = "pemutakhiran") -> Reading:
    path = folder / f"{kind}.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return read_file(path, kind, make_lookups(), now=NOW)


def test_the_published_file_of_semester_two_of_2025_imports_cleanly() -> None:
    found = read_file(REAL / "pemutakhiran_jateng_2025-2.csv", "pemutakhiran", real_lookups(), now=NOW)
    assert (found.total, len(found.frame), found.rejected, found.warnings, found.ignored) == (16, 16, (), (), ())
    assert found.frame["kode_wilayah"].value_counts().to_dict() == {"33.27": 8, "33.11": 8}
    assert set(found.frame["status"]) == {"sudah"}
    assert found.frame["disampaikan_pada"].isna().all()
    assert {"prima", "ummat", "gelora"} <= set(found.frame["partai"])


@pytest.mark.parametrize(
    "text", ["2025-2", "2025/2", "2025.2", "II 2025", "II/2025", "Semester II Tahun 2025", "2-2025"]
)
def test_a_semester_is_read_as_offices_write_it(tmp_path: Path, text: str) -> None:
    found = read(tmp_path, f'"{text}",33.73,pkb,sudah,,,,,,,')
    assert found.frame["semester"].tolist() == ["2025-2"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2025-3", "Semester harus seperti 2025-2: tahun, lalu 1 (Januari–Juni) atau 2 (Juli–Desember)."),
        ("2025", "Semester harus seperti 2025-2: tahun, lalu 1 (Januari–Juni) atau 2 (Juli–Desember)."),
        ("٢٠٢٥-2", "Semester harus seperti 2025-2: tahun, lalu 1 (Januari–Juni) atau 2 (Juli–Desember)."),
        ("2027-1", "Semester ini belum dimulai."),
        ("", "Kolom ini wajib diisi."),
    ],
)
def test_what_is_no_semester_or_has_not_begun_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    assert reasons(read(tmp_path, f"{text},33.73,pkb,sudah,,,,,,,")) == [(2, "semester", reason)]


def test_objects_dates_and_obstacles_are_read_and_an_identity_in_them_is_masked(tmp_path: Path) -> None:
    row = f"2026-2,33.73,PDIP,belum memutakhirkan,sudah,belum,,ya,,Admin {NIK} belum aktif,surat"
    frame = read(tmp_path, row).frame
    assert frame[["kepengurusan", "perempuan", "kantor"]].to_numpy().tolist() == [[1, 0, 1]]
    assert frame["keanggotaan"].isna().all()
    assert frame["status"].tolist() == ["belum"]
    assert NIK not in frame.to_csv()
    assert frame["kendala"].iloc[0].startswith("Admin ")


def test_odd_dates_are_warned_of_and_a_future_one_is_refused(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "2026-2,33.73,pkb,sudah,,,,,2026-06-30,,",
        "2026-2,33.73,pdip,belum,,,,,2026-10-01,,",
        "2026-2,33.73,buruh,sudah,,,,,2026-07-01,,",
        "2026-2,33.73,gelora,sudah,,,,,2026-12-01,,",
    )
    assert [(one.line, one.text()) for one in found.warnings] == [
        (3, "Status belum, tetapi tanggal disampaikan terisi."),
        (2, "Tanggal ini sebelum semesternya dimulai (1 Juli 2026)."),
    ]
    assert reasons(found) == [(5, "disampaikan_pada", "Tanggal ini di masa depan.")]


def test_one_party_in_one_area_has_one_row_a_semester(tmp_path: Path) -> None:
    twice = read(tmp_path, "2025-2,33.73,pkb,sudah,,,,,,,", "II 2025,3373,PKB,belum,,,,,,,")
    assert [line for line, _, _ in reasons(twice)] == [2, 3]


def test_a_semester_may_have_parties_of_its_own_beside_those_of_the_cycle(tmp_path: Path) -> None:
    path = tmp_path / "pemutakhiran.csv"
    path.write_text(
        "semester,kode_wilayah,partai,status\n2026-2,33.73,Rakyat Baru,sudah\n2026-2,33.73,PKB,sudah\n", "utf-8"
    )
    own = PartyRef(code="rakyat_baru", abbreviation="PRB", name="Partai Rakyat Baru")
    known = make_lookups()
    found = read_file(path, "pemutakhiran", replace(known, parties={**known.parties, "2026-2": (own,)}), now=NOW)
    assert found.frame["partai"].tolist() == ["rakyat_baru", "pkb"]
    assert [row.line for row in read_file(path, "pemutakhiran", known, now=NOW).rejected] == [2]


def test_accounts_of_a_semester_and_own_calendar_days_are_data(tmp_path: Path) -> None:
    accounts = read(tmp_path, "2025-2,76,Bawaslu", header="semester,jumlah_parpol,sumber", kind="semester").frame
    assert accounts[["semester", "jumlah_parpol"]].to_numpy().tolist() == [["2025-2", 76]]
    days = read(
        tmp_path, "2026-12-24,tidak,Cuti bersama Natal", header="tanggal,hari_kerja,keterangan", kind="kalender"
    ).frame
    assert days["tanggal"].tolist() == [datetime(2026, 12, 23, 17, tzinfo=UTC)]
    assert days["hari_kerja"].tolist() == [0]
