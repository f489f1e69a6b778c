"""The overview as it is read."""

from __future__ import annotations

import pytest

from dashboard.core.permissions import Permission
from dashboard.core.text import Lang
from data.answers import Reporting
from layouts import overview
from tests.layouts.crafted import NOW, ages, area, burnup, province, silent, view
from tests.layouts.reading import kind, titles, with_class, words

BREBES = area("33.29", "Brebes", 24, 100, rate=2)
JEPARA = area("33.20", "Jepara", 100, 100)
NEARLY = area("33.01", "Cilacap", 9_996, 10_000)


def test_the_page_opens_with_one_permission_at_the_root() -> None:
    assert (overview.PAGE.path, overview.PAGE.permission) == ("/", Permission.OVERVIEW_READ)


@pytest.mark.parametrize("lang", list(Lang))
def test_each_part_has_a_title_that_states_a_finding(lang: Lang) -> None:
    shown = titles(overview.page(view(province([BREBES, JEPARA])), lang))
    assert len(shown) == 6
    assert all(len(title.split()) > 2 for title in shown)


def test_the_headline_is_four_numbers_with_their_definitions() -> None:
    page = overview.page(view(province([BREBES, JEPARA])), Lang.ID)
    numbers = with_class(page, "key")
    assert [words(with_class(one, "key-value")) for one in numbers] == ["62,0%", "76", "76 /hari", "100%"]
    assert all(with_class(one, "info") for one in numbers)


def test_nearly_all_is_never_written_as_all() -> None:
    page = words(overview.page(view(province([NEARLY])), Lang.ID))
    assert "99,9%" in page
    assert "100% keanggotaan" not in page


def test_a_place_where_nothing_is_known_shows_who_is_missing_and_no_empty_charts() -> None:
    page = overview.page(view(province([silent("33.19", "Kudus")]), burnup=burnup(())), Lang.ID)
    assert titles(page) == [
        "Belum ada wilayah yang melaporkan hasil pemeriksaan",
        "Belum ada satker yang melapor hari itu",
    ]
    assert "belum pernah melapor" in words(page)


def test_one_kab_kota_has_no_map_and_no_race() -> None:
    page = overview.page(view(area("33.73", "Kota Salatiga", 50, 100)), Lang.ID)
    assert with_class(page, "tiles") == []
    assert "wilayah perlu menambah laju" not in words(page)


def test_ages_link_to_the_rows_only_where_the_caller_may_open_them() -> None:
    one = province([BREBES])
    open_ = overview.page(view(one, ageing=ages(5, 3), itemised=8), Lang.ID)
    closed = overview.page(view(one, ageing=ages(5, 3), itemised=8, rows=False), Lang.ID)
    assert "/tunggakan?wilayah=33&umur=2-3" in [link.href for link in kind(open_, "A")]
    assert not [link for link in kind(closed, "A") if link.href.startswith("/tunggakan")]


def test_it_says_for_how_much_of_the_backlog_the_age_is_known() -> None:
    page = words(overview.page(view(province([BREBES]), itemised=5), Lang.ID))
    assert "Umur diketahui untuk 5 dari 76; selebihnya rekap." in page


def test_a_backlog_reported_in_totals_has_no_ages_and_says_so() -> None:
    page = overview.page(view(province([BREBES]), ageing=ages(), itemised=0), Lang.ID)
    assert "Umur tunggakan belum diketahui" in titles(page)


def test_the_risk_table_puts_the_greatest_need_first_and_folds_the_rest() -> None:
    many = [area(f"33.{n:02}", f"Wilayah {n}", 10, 100, rate=5 - n / 10) for n in range(1, 10)]
    page = overview.page(view(province(many)), Lang.ID)
    table = next(one for one in kind(page, "Table") if "laju perlu" in words(one))
    rows = [words(kind(row, "Th")) for row in kind(kind(table, "Tbody"), "Tr")]
    assert rows == [f"Wilayah {n}" for n in range(9, 3, -1)]
    assert "3 wilayah lainnya" in words(page)


def test_the_areas_stand_in_a_table_too() -> None:
    page = overview.page(view(province([BREBES, silent("33.19", "Kudus")])), Lang.ID)
    twin = words(with_class(page, "twin")[0])
    assert "Brebes 100 24 76 24,0%" in twin
    assert "Kudus – – – – – belum pernah melapor" in twin


def test_who_is_silent_is_listed_with_the_last_report() -> None:
    blora = area("33.16", "Blora", 50, 100, reporting=Reporting.SILENT)
    page = overview.page(view(province([BREBES, blora], reported=1)), Lang.ID)
    assert "Blora belum ada laporan sejak Sen 22 Agu 14.05" in words(with_class(page, "quiet"))


@pytest.mark.parametrize("lang", list(Lang))
def test_a_stage_clock_without_a_running_stage_says_so(lang: Lang) -> None:
    page = words(overview.page(view(province([BREBES]), clock=()), lang))
    assert ("Tidak ada tahapan" if lang is Lang.ID else "No stage runs") in page
    assert NOW.year == 2022
