"""Warnings: what is taken but looks odd, and what does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.importers.kinds import KINDS
from data.importers.trends import LISTED, warnings
from tests.data.importers.made import make_lookups, read, recap_file, recap_with

if TYPE_CHECKING:
    from pathlib import Path

    from data.importers.problems import Reading

KIND = KINDS["rekap_verifikasi"]


def recaps(folder: Path, *days: tuple[str, int], area: str = "33.73") -> Reading:
    rows = [
        recap_with(kode_wilayah=area, per_tanggal=day, diterima=str(n), diperiksa="", ms="", bms="", tms="")
        for day, n in days
    ]
    return read(recap_file(folder, *rows), "rekap_verifikasi")


def told(reading: Reading) -> list[tuple[int | None, str, str]]:
    return [(warning.line, warning.column, warning.text()) for warning in reading.warnings]


def test_a_cumulative_figure_that_falls_is_warned_of_in_order_of_time_not_of_lines(tmp_path: Path) -> None:
    reading = recaps(tmp_path, ("2022-08-25", 90), ("2022-08-23", 100), ("2022-08-24", 100))
    assert told(reading) == [(2, "diterima", "Angka kumulatif turun; sebelumnya 100.")]
    assert len(reading.frame) == 3


def test_a_figure_that_falls_below_a_stored_one_is_warned_of_too(tmp_path: Path) -> None:
    stored = recaps(tmp_path, ("2022-08-22", 2_000)).frame
    frame = recaps(tmp_path, ("2022-08-23", 1_717)).frame
    found, count = warnings(KIND, frame, make_lookups(), before=stored)
    assert ([problem.text() for problem in found], count) == (["Angka kumulatif turun; sebelumnya 2.000."], 1)
    elsewhere = recaps(tmp_path, ("2022-08-22", 2_000), area="33.71").frame
    assert warnings(KIND, frame, make_lookups(), before=elsewhere) == ((), 0)


def test_a_date_outside_the_newest_window_of_the_area_is_warned_of(tmp_path: Path) -> None:
    reading = recaps(tmp_path, ("2022-08-15", 1), ("2022-08-16", 1), ("2022-09-09", 1), ("2022-09-10", 1))
    sentence = "Tanggal ini di luar jadwal tahapan wilayah itu, 16 Agustus 2022 sampai 9 September 2022."
    assert told(reading) == [(2, "per_tanggal", sentence), (5, "per_tanggal", sentence)]


def test_a_jump_far_outside_the_peers_is_warned_of(tmp_path: Path) -> None:
    usual = [(f"2022-08-{day:02d}", 100 * day) for day in range(16, 27)]
    assert told(recaps(tmp_path, *usual)) == []
    reading = recaps(tmp_path, *usual, ("2022-08-27", 50_000))
    assert told(reading) == [(13, "diterima", "Kenaikan dari 2.600 jauh di luar kebiasaan baris lain.")]


def test_a_sample_far_from_the_formula_is_warned_of_unless_it_sums_parties(tmp_path: Path) -> None:
    path = tmp_path / "sampel.csv"
    head = "putaran,kode_wilayah,partai,per_tanggal,populasi,sampel\n"
    rows = [
        "verfak,33.73,pkb,2022-10-20,440,205",
        "verfak,33.73,pdip,2022-10-20,440,100",
        "verfak,33.71,,2022-10-20,440,100",
    ]
    path.write_text(head + "\n".join(rows))
    assert told(read(path, "sampel_verfak")) == [(3, "sampel", "Sampel ini jauh dari rumus Krejcie–Morgan, yaitu 205.")]


def test_an_undecided_item_with_a_decision_date_is_warned_of(tmp_path: Path) -> None:
    path = tmp_path / "item.csv"
    head = "id_sumber,putaran,objek,kode_wilayah,partai,status,diterima_pada,diputus_pada\n"
    path.write_text(head + "a,vermin,keanggotaan,33.73,pkb,belum,2022-08-20,2022-08-21\n")
    assert told(read(path, "item_verifikasi")) == [(2, "diputus_pada", "Status belum, tetapi tanggal putusan terisi.")]


def test_only_the_first_hundred_of_a_sort_are_listed_and_all_are_counted(tmp_path: Path) -> None:
    reading = recaps(tmp_path, *[(f"2022-07-01T00:{at // 60:02d}:{at % 60:02d}", 1) for at in range(LISTED + 23)])
    assert reading.warning_count == LISTED + 23
    assert len(reading.warnings) == LISTED + 1
    assert told(reading)[-1] == (None, "per_tanggal", "Ada 23 peringatan serupa pada baris lain.")
