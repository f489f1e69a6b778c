"""The file of the Help Desks: the numbers of the page, unknown as empty cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.core.text import Lang
from dashboard.reports.helpdesk import COLUMNS, METRICS, helpdesk_file
from data.page_metrics import BY_ID
from data.service_answers import Coverage, Met, Spread
from tests.dashboard.reports.reading import assert_written
from tests.layouts.serving import figures, never, own, view

if TYPE_CHECKING:
    from dashboard.reports.sheets import ListFile


def rows(file: ListFile) -> dict[str, dict[str, object]]:
    sheet = file.sheets[0]
    heads = [column.header for column in sheet.columns]
    return {str(row[0]): dict(zip(heads, row, strict=True)) for row in sheet.rows}


def test_each_desk_is_a_row_with_the_numbers_of_the_page() -> None:
    found = rows(helpdesk_file(view(own(), figures(), never()), Lang.ID))
    one = found["33.73"]
    assert (one["Dibuka"], one["Selesai"], one["Respons, p90 (menit layanan)"]) == (100, 96, 50)
    assert (one["Selesai, median (menit layanan)"], one["Selesai tepat waktu, bagian"]) == (90, 0.9)
    assert (one["IKM"], one["Jumlah jawaban"], one["Butir kurang"], one["Hari tanpa absensi"]) == ("85,00", 40, 0, 1)
    assert found["33"]["Satker"] == "KPU Jawa Tengah"


def test_what_is_unknown_is_an_empty_cell_and_few_cases_have_no_share() -> None:
    few = figures("33.71", "Kota Magelang", resolution_sla=Met(5, 2), resolution=Spread(), coverage=Coverage())
    one = rows(helpdesk_file(view(few, never()), Lang.ID))
    assert (one["33.71"]["Selesai tepat waktu, bagian"], one["33.71"]["Tepat waktu"]) == (None, 5)
    assert (one["33.71"]["Selesai, median (menit layanan)"], one["33.71"]["Parpol terdaftar"]) == (None, None)
    assert (one["33.29"]["Keadaan"], one["33.29"]["Catatan terakhir"]) == ("belum pernah mencatat", None)


def test_both_kinds_of_file_are_written_and_explain_their_numbers() -> None:
    file = helpdesk_file(view(), Lang.EN)
    assert_written(file)
    assert set(METRICS) <= BY_ID.keys()
    assert len({column.header for column in COLUMNS}) == len(COLUMNS)
    assert [sheet.title for sheet in file.sheets] == ["Satker", "Volume", "Kesiapan"]
