"""The file of complaints."""

from __future__ import annotations

from dashboard.core.text import Lang
from dashboard.reports.complaints import complaints_file
from data.complaints import Report
from tests.dashboard.reports.reading import assert_written
from tests.data.making import wib
from tests.layouts.complaining import told, view

ROWS = (told("33.20", 20, 30, 20, 10), told("33.29", 22, 8, 7, 1), told("33.29", 23, 6, 5, 1))
OWN = Report("33", wib(2022, 8, 22, 18), 60, source="KPU Jateng")


def test_it_holds_every_report_with_what_it_added() -> None:
    sheet = complaints_file(view(*ROWS, own=OWN), Lang.ID).sheets[0]
    assert [row[:7] for row in sheet.rows] == [
        ("33.20", "Jepara", wib(2022, 8, 20), 30, None, 20, 10),
        ("33.29", "Brebes", wib(2022, 8, 22), 8, None, 7, 1),
        ("33.29", "Brebes", wib(2022, 8, 23), 6, -2, 5, 1),
    ]


def test_it_tells_silence_from_zero_and_from_never() -> None:
    sheet = complaints_file(view(told("33.71", 16, 0), *ROWS), Lang.ID).sheets[1]
    said = {row[0]: (row[2], row[6], row[7]) for row in sheet.rows}
    assert said == {
        "33.20": (30, "belum ada laporan sejak Sab 20 Agu 12.00", 0),
        "33.29": (6, "melapor hari itu", 1),
        "33.71": (0, "belum ada laporan sejak Sel 16 Agu 12.00", 0),
        "33.73": (None, "belum pernah melapor", 0),
    }


def test_the_province_stands_beside_its_sum() -> None:
    sheet = complaints_file(view(*ROWS, own=OWN), Lang.ID).sheets[2]
    assert [row[3:] for row in sheet.rows] == [(60, 38, 22, 1, 4, "KPU Jateng")]


def test_it_says_that_small_numbers_are_not_masked() -> None:
    assert "1–4" in complaints_file(view(*ROWS), Lang.ID).remarks[0]


def test_one_area_and_no_report_at_all_are_files_too() -> None:
    for one in (view(*ROWS[1:], area="33.29"), view()):
        for lang in Lang:
            assert_written(complaints_file(one, lang))
