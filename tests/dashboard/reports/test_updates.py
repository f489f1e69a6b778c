"""The file of semester updates."""

from __future__ import annotations

from dataclasses import replace

from callbacks.filters import Filters
from dashboard.core.text import Lang
from dashboard.reports.sheets import file_name
from dashboard.reports.updates import updates_file
from tests.dashboard.reports.reading import assert_written
from tests.layouts.updating import AREAS, CELLS, NOW, view


def test_it_holds_every_pair_and_tells_not_yet_from_silence() -> None:
    sheet = updates_file(view(), Lang.ID).sheets[0]
    assert [row[:4] for row in sheet.rows] == [
        ("33.73", "Salatiga", "PKB", "Sudah"),
        ("33.73", "Salatiga", "PDIP", "Belum"),
        ("33.73", "Salatiga", "Prima", "tidak terdaftar"),
        ("33.74", "Kota Semarang", "PKB", "Belum"),
        ("33.74", "Kota Semarang", "PDIP", "Belum"),
        ("33.74", "Kota Semarang", "Prima", "Belum"),
        ("33.16", "Blora", "PKB", "belum ada laporan"),
        ("33.16", "Blora", "PDIP", "belum ada laporan"),
        ("33.16", "Blora", "Prima", "belum ada laporan"),
    ]
    assert sheet.rows[0][4:] == (None, None, None, "Sudah", NOW, None, None)
    assert sheet.rows[1][4:8] == (None, None, "Belum", "Sudah")
    assert sheet.rows[3][9] == "SK belum terbit"


def test_areas_and_parties_have_their_sums() -> None:
    _, areas, parties = updates_file(view(), Lang.ID).sheets
    assert [row[:4] for row in areas.rows] == [
        ("33.73", "Salatiga", 8, 76),
        ("33.74", "Kota Semarang", 3, 76),
        ("33.16", "Blora", None, None),
    ]
    assert parties.rows[0] == ("PKB", "Partai Kebangkitan Bangsa", 1, 2, 0.5, 0, 1)


def test_it_says_semester_deadline_and_filters() -> None:
    said = dict(updates_file(view(filters=Filters(party="pkb", part="kantor")), Lang.ID).said)
    assert said["Semester"] == "Semester II 2026"
    assert said["Tenggat"].startswith("2026-12-28, menurut jadwal")
    assert (said["Unsur"], said["Partai"]) == ("Kantor", "PKB")


def test_a_provinces_own_level_and_a_single_area_are_in_it() -> None:
    own = replace(CELLS[0], area_code="33")
    rows = updates_file(view(cells=(*CELLS, own)), Lang.ID).sheets[0].rows
    assert (len(rows), rows[0][:4]) == (12, ("33", "Jawa Tengah", "PKB", "Sudah"))
    assert len(updates_file(view(AREAS[0], cells=CELLS[:3]), Lang.ID).sheets[0].rows) == 3


def test_both_forms_can_be_written_in_both_languages() -> None:
    for lang in Lang:
        assert_written(updates_file(view(), lang))
    assert (
        file_name(updates_file(view(), Lang.ID), "csv") == "TERBATAS_kpu-jateng_pemutakhiran_33_2026-11-20T1600WIB.csv"
    )
