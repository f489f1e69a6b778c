"""The page of complaints as it is read."""

from __future__ import annotations

import pytest

from callbacks.filters import Filters
from dashboard.core.permissions import Permission
from dashboard.core.text import Lang
from data.complaints import Report
from layouts import complaints
from layouts.complaint_parts import signed
from tests.data.making import wib
from tests.layouts.complaining import AREAS, told, view
from tests.layouts.reading import attribute, kind, titles, walk, with_class, words

ROWS = (
    told("33.71", 16, 0, 0, 0),
    told("33.20", 20, 30, 20, 10),
    told("33.29", 22, 8, 7, 1),
    told("33.29", 23, 6, 5, 1),
    told("33.20", 23, 40, 25, 15),
)


def test_the_page_opens_with_one_permission_and_is_about_no_round() -> None:
    page = complaints.PAGE
    assert (page.path, page.permission, page.by_round) == ("/tanggapan", Permission.COMPLAINTS_READ, False)


def test_the_sentences_say_what_came_what_became_of_it_and_what_does_not_add_up() -> None:
    own = Report("33", wib(2022, 8, 22, 18), 60, source="KPU Jateng")
    said = " ".join(complaints.sentences(view(*ROWS, own=own), Lang.ID))
    assert said == (
        "**46 tanggapan masuk**: 30 masih diproses, 16 selesai. "
        "KPU Jawa Tengah menyebut 60 per 22 Agustus 2022, 22 lebih banyak daripada laporan kab/kota (38). "
        "Paling banyak diproses: Jepara (25) dan Brebes (5). **1 angka kumulatif turun** dan perlu penjelasan."
    )


@pytest.mark.parametrize("lang", list(Lang))
def test_each_part_has_a_title_that_states_a_finding(lang: Lang) -> None:
    own = Report("33", wib(2022, 8, 22, 18), 38)
    shown = titles(complaints.page(view(*ROWS, own=own), lang))
    assert len(shown) == 4
    assert all(len(title.split()) > 2 for title in shown)


def test_the_titles_in_indonesian() -> None:
    own = Report("33", wib(2022, 8, 22, 18), 38)
    assert titles(complaints.page(view(*ROWS, own=own), Lang.ID)) == [
        "Jepara: 83,3% dari yang masih diproses",
        "Bertambah 46 dalam tujuh hari terakhir",
        "KPU Jawa Tengah menyebut 38 per 22 Agustus 2022, sama dengan jumlah laporan kab/kota",
        "1 angka kumulatif turun",
    ]


def test_zero_silence_and_never_are_three_things() -> None:
    page = complaints.page(view(*ROWS), Lang.ID)
    table = with_class(page, "complaint-areas")[0]
    rows = [words(row) for row in kind(kind(table, "Tbody"), "Tr")]
    assert rows == [
        "Jepara 40 25 15 23 Agu",
        "Brebes ▼ 6 5 1 23 Agu",
        "Kota Magelang nol, sudah dilaporkan 0 0 0 diam sejak 16 Agu",
    ]
    assert "Belum pernah melapor: Kota Salatiga ." in words(page)


def test_numbers_lead_to_reports_and_names_to_areas() -> None:
    page = complaints.page(view(*ROWS, filters=Filters().but(as_of_text="2022-08-23")), Lang.ID)
    hrefs = [one.href for one in kind(with_class(page, "complaint-areas")[0], "Link")]
    assert hrefs[:2] == ["/wilayah/33.20?per=2022-08-23", "/tanggapan?wilayah=33.20&per=2022-08-23"]


def test_bars_stand_on_one_scale_and_say_themselves() -> None:
    page = complaints.page(view(*ROWS), Lang.ID)
    first, second = with_class(page, "volume")
    assert [one.style["width"] for one in first.children] == ["37.50%", "62.50%"]
    assert [one.style["width"] for one in second.children] == ["2.50%", "12.50%"]
    assert attribute(first, "aria-label") == "masuk 40, selesai 15"


def test_the_headline_counts_who_reports() -> None:
    page = complaints.page(view(*ROWS), Lang.ID)
    assert [words(one) for one in with_class(page, "key-value")] == ["46", "30", "16", "2 / 4"]
    assert "dari 3 dari 4 kab/kota" in words(page)
    assert "1 diam hari itu 1 belum pernah melapor" in words(page)


def test_days_stand_in_a_table_too() -> None:
    twin = words(with_class(complaints.page(view(*ROWS), Lang.ID), "twin")[0])
    assert "Selasa, 23 Agustus 2022 46 8 16 2" in twin


def test_a_province_s_difference_has_its_sign() -> None:
    own = Report("33", wib(2022, 8, 22, 18), 30)
    page = words(complaints.page(view(*ROWS, own=own), Lang.ID))
    assert "22 Agu 30 38 −8 1 / 4" in page
    assert [signed(value, Lang.ID) for value in (3, 0, -3, None)] == ["+3", "0", "−3", "–"]


def test_one_area_shows_its_reports_the_newest_first_and_the_way_up() -> None:
    rows = [row for row in ROWS if row.area_code == "33.29"]
    page = complaints.page(view(*rows, area="33.29", parents=(AREAS["33"],)), Lang.ID)
    shown = [words(row) for row in kind(kind(with_class(page, "complaint-reports")[0], "Tbody"), "Tr")]
    assert shown == ["Sel 23 Agu 12.00 6 -2 5 1", "Sen 22 Agu 12.00 8 – 7 1"]
    assert [link.href for link in kind(with_class(page, "crumbs")[0], "Link")] == ["/tanggapan?wilayah=33"]


def test_reported_zeros_are_said_and_draw_no_line() -> None:
    page = complaints.page(view(told("33.73", 23, 0), area="33.73"), Lang.ID)
    assert "Nol tanggapan, sudah dilaporkan." in words(page)
    assert kind(page, "Graph") == []


@pytest.mark.parametrize("lang", list(Lang))
def test_without_any_report_it_says_that_this_is_no_zero(lang: Lang) -> None:
    page = complaints.page(view(), lang)
    assert ("bukan berarti nol" if lang is Lang.ID else "does not mean zero") in words(page)
    assert with_class(page, "key") == []


def test_files_are_for_those_who_may() -> None:
    open_, closed = (complaints.page(view(*ROWS, exports=may), Lang.ID) for may in (True, False))
    assert "/unduh/tanggapan.xlsx" in [link.href for link in kind(open_, "A")]
    assert not any("/unduh/" in str(getattr(one, "href", "")) for one in walk(closed))


def test_a_source_from_a_file_stays_text() -> None:
    own = Report("33", wib(2022, 8, 22, 18), 30, source="<b>x</b>")
    assert "Sumber: <b>x</b>" in words(complaints.page(view(*ROWS, own=own), Lang.ID))
