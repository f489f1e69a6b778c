"""Files of service hours and special days: how times are written, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from data.importers.cells import DATE, NUMBER
from data.importers.moments import clock, weekday
from data.importers.problems import CellError
from data.importers.reading import read_file
from tests.data.importers.made import NOW, make_lookups, reasons

if TYPE_CHECKING:
    from pathlib import Path

    from data.importers.problems import Reading

HOURS = "kode_wilayah,tahapan,hari,buka,tutup,berlaku_mulai,berlaku_sampai,saat_libur,dasar_hukum"
SPECIAL = "kode_wilayah,tanggal,buka,tutup,keterangan,sumber"
FIRST = int(datetime(2022, 8, 1, tzinfo=UTC).timestamp()) - 7 * 3_600
STORED = {"jam_layanan": {("33.73", "", 0, FIRST, 480): (960,)}}


def read(folder: Path, kind: str, *rows: str) -> Reading:
    path = folder / f"{kind}.csv"
    header = HOURS if kind == "jam_layanan" else SPECIAL
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return read_file(path, kind, replace(make_lookups(), revised=STORED), now=NOW)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("08.00", 480), ("8:30", 510), ("Pukul 23.59 WIB", 1439), ("24.00", 1440), ("00.00", 0), (DATE + "16:00:00", 960),
        ("", None),
    ],
)  # fmt: skip
def test_times_of_day_are_read_as_offices_write_them(text: str, minutes: int | None) -> None:
    assert clock(text) == minutes


@pytest.mark.parametrize("text", ["24.01", "8", "08.60", NUMBER + "8.3", "08.00.30", "pagi", "-1.00", "٠٨.٠٠"])
def test_other_times_are_refused(text: str) -> None:
    with pytest.raises(CellError, match="Tulis jam"):
        clock(text)


@pytest.mark.parametrize(
    ("text", "day"), [("Senin", 0), ("jum’at", 4), ("JUMAT", 4), ("Ahad", 6), ("sunday", 6), ("", None)]
)
def test_weekdays_are_read_in_both_languages(text: str, day: int | None) -> None:
    assert weekday(text) == day
    with pytest.raises(CellError, match="Hari harus"):
        weekday("hari ini")


def test_a_file_of_hours_reads_and_an_empty_area_is_the_whole_country(tmp_path: Path) -> None:
    found = read(
        tmp_path, "jam_layanan",
        "33.73,vermin,senin,07.30,12.00,2022-10-15,2022-11-04,tidak,SK 1",
        "33.73,vermin,senin,13.00,16.00,2022-10-15,2022-11-04,tidak,SK 1",
        ",,minggu,08.00,16.00,1 Agustus 2022,,ya,SK 2",
    ).frame  # fmt: skip
    assert found["hari"].tolist() == [0, 0, 6]
    assert found["buka"].tolist() == [450, 780, 480]
    assert found["kode_wilayah"].isna().tolist() == [False, False, True]
    assert found["saat_libur"].tolist() == [0, 0, 1]


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        ("33.73,,selasa,16.00,08.00,2022-08-01,,tidak,SK", "tutup", "Jam tutup (08.00) harus sesudah jam buka (16.00)."),
        ("33.73,,selasa,08.00,08.00,2022-08-01,,tidak,SK", "tutup", "Jam tutup (08.00) harus sesudah jam buka (08.00)."),
        (
            "33.73,,senin,15.00,17.00,2022-08-01,,tidak,SK", "buka",
            "Bertumpuk dengan 08.00–16.00 pada hari dan masa berlaku yang sama;",
        ),
        ("33.73,banding,selasa,08.00,16.00,2022-08-01,,tidak,SK", "tahapan", "Tahapan ini tidak ada dalam jadwal."),
        (
            "33.73,,selasa,08.00,16.00,2022-08-02,2022-08-01,tidak,SK", "berlaku_sampai",
            "berlaku_sampai mendahului berlaku_mulai",
        ),
    ],
)  # fmt: skip
def test_hours_that_are_no_interval_overlap_or_have_no_stage_are_refused(
    tmp_path: Path, row: str, column: str, reason: str
) -> None:
    found = reasons(read(tmp_path, "jam_layanan", row))
    assert [(line, name) for line, name, _ in found] == [(2, column)]
    assert found[0][2].startswith(reason)


def test_the_same_opening_replaces_stored_hours_and_another_day_or_place_does_not_overlap(tmp_path: Path) -> None:
    rows = (
        "33.73,,senin,08.00,17.00,2022-08-01,,tidak,SK",
        "33.73,,senin,15.00,17.00,2022-08-02,,tidak,SK",
        "33.01,,senin,15.00,17.00,2022-08-01,,tidak,SK",
        "33.73,,selasa,15.00,17.00,2022-08-01,,tidak,SK",
    )
    assert reasons(read(tmp_path, "jam_layanan", *rows)) == []


def test_rows_of_one_file_that_overlap_are_both_refused(tmp_path: Path) -> None:
    rows = ("33.01,,senin,08.00,12.00,2022-08-01,,ya,SK", "33.01,,senin,11.59,16.00,2022-08-01,,ya,SK")
    found = reasons(read(tmp_path, "jam_layanan", *rows))
    assert [(line, column) for line, column, _ in found] == [(2, "buka"), (3, "buka")]
    assert "11.59–16.00" in found[0][2]
    assert "08.00–12.00" in found[1][2]


def test_a_special_day_is_open_or_closed_but_not_half(tmp_path: Path) -> None:
    good = read(tmp_path, "hari_khusus", "33.73,2022-08-14,08.00,23.59,Hari terakhir,", ",17/08/2022,,,Upacara,")
    assert good.frame["tutup"].isna().tolist() == [False, True]
    assert good.frame["tanggal"].dt.tz_convert("Asia/Jakarta").dt.date.tolist() == [
        date(2022, 8, 14),
        date(2022, 8, 17),
    ]
    half = "Isi jam buka dan jam tutup, atau kosongkan keduanya untuk hari tutup."
    assert reasons(read(tmp_path, "hari_khusus", "33.73,2022-08-14,08.00,,x,")) == [(2, "tutup", half)]
    assert reasons(read(tmp_path, "hari_khusus", "33.73,2022-08-14,,16.00,x,")) == [(2, "buka", half)]
