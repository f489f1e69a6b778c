"""The page of semester updates in words: what it says, in both languages, and what it leaves out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from callbacks.filters import Filters
from dashboard.core.text import Lang
from layouts import updates
from layouts.updates_matrix import matrix
from layouts.updates_words import deadline_source, numbers, sentences
from tests.layouts.reading import attribute, kind, titles, walk, with_class, words
from tests.layouts.updating import AREAS, CELLS, EARLIER, SEMESTER, leaf, view, whole


def test_it_says_how_many_until_when_and_how_that_compares() -> None:
    assert sentences(view(), Lang.ID) == [
        "**Semester II 2026: 11 dari 152 pasangan partai dan kab/kota sudah memutakhirkan** (7,2%), menurut 2 dari 3 satker.",
        "Tenggatnya Senin, 28 Desember 2026: **24 hari kerja lagi**.",
        "Semester II 2025 pada jarak yang sama dari tenggatnya: 7,2%.",
    ]
    assert sentences(view(), Lang.EN)[1] == "The deadline is Monday, 28 December 2026: **24 working days left**."


def test_a_deadline_of_today_and_one_that_has_passed() -> None:
    today = view(as_of=datetime(2026, 12, 28, 3, tzinfo=UTC))
    assert "**Hari ini tenggatnya** (Senin, 28 Desember 2026)." in sentences(today, Lang.ID)
    later = view(as_of=datetime(2026, 12, 30, 3, tzinfo=UTC))
    assert sentences(later, Lang.ID)[1] == "Tenggatnya Senin, 28 Desember 2026 sudah lewat 2 hari kerja."
    assert sentences(later, Lang.ID)[2] == "Semester II 2025 berakhir pada 9,2%."
    assert [(one.label, one.value) for one in numbers(later, Lang.ID)][1:3] == [
        ("Hari kerja sejak tenggat", "2"),
        ("Belum memutakhirkan", "141"),
    ]


def test_who_set_the_deadline_is_said() -> None:
    assert deadline_source(SEMESTER, Lang.ID).startswith("menurut jadwal (PKPU 4/2022), sama dengan aturan")
    moved = replace(SEMESTER, deadline=date(2026, 12, 21))
    assert deadline_source(moved, Lang.ID).endswith("tenggatnya 28 Desember 2026")
    assert deadline_source(EARLIER, Lang.ID) == "menurut aturan: 3 hari kerja sebelum akhir semester"


def test_panels_state_what_was_found() -> None:
    assert titles(updates.page(view(), Lang.ID)) == [
        "Paling sedikit: Kota Semarang dan Salatiga",
        "Setara dengan semester II 2025 pada jarak yang sama dari tenggat (7,2%)",
        "Paling tertinggal: keanggotaan",
        "1 partai sudah memutakhirkan di sedikitnya satu wilayah",
        "PKB terbanyak, di 1 dari 2 wilayah; 2 partai belum di mana pun",
        "1 kendala dicatat, terbanyak pada PKB (1)",
    ]
    said = words(updates.page(view(), Lang.ID))
    assert "Belum ada laporan: Blora." in said
    assert "73 partai pemegang akun lainnya tidak dirinci" in said
    assert "Seluruhnya 76 partai menurut angka semester II 2025 (Bawaslu)." in said


def test_the_pace_is_that_of_the_last_working_days_and_what_is_needed() -> None:
    one = view()
    assert one.days_left == 24
    assert one.needed == pytest.approx(141 / 24)
    since = one.uptake.at(date(2026, 11, 15)) or 0
    assert one.rate == pytest.approx((11 - since) / 5)
    assert "perlu 5,9 agar tepat waktu" in words(updates.page(one, Lang.ID))


def test_cells_tell_done_open_absent_and_silent_apart() -> None:
    shown: Any = matrix(view(), Lang.ID)
    cells = {row["code"]: row["cells"] for row in shown.rows}
    assert cells == {
        "33.74": [[""], [""], [""]],
        "33.73": [["S", 4, 1], ["", 4, 1], ["x"]],
        "33.16": [["?"], ["?"], ["?"]],
    }
    assert [row["few"] for row in shown.rows] == ["3/76", "8/76", "–"]
    assert shown.foot[0]["values"] == [1, 0, 0]
    office: Any = matrix(view(filters=Filters(part="kantor")), Lang.ID)
    assert {row["code"]: row["cells"] for row in office.rows}["33.73"] == [["S"], ["S"], ["x"]]


def test_a_provinces_own_level_stands_on_top_of_the_matrix() -> None:
    own = replace(CELLS[0], area_code="33")
    shown: Any = matrix(view(cells=(*CELLS, own)), Lang.EN)
    rows = shown.rows
    assert (rows[0]["label"], rows[0]["few"], rows[0]["href"]) == ("Province level", "1/76", None)


def test_one_party_is_told_by_names() -> None:
    areas = (leaf("33.73", "Salatiga", 1, 1), leaf("33.74", "Kota Semarang", 0, 1), leaf("33.16", "Blora", 0, 0))
    page = updates.page(view(whole(areas), filters=Filters(party="pkb")), Lang.ID)
    assert "PKB belum memutakhirkan di 1 wilayah" in titles(page)
    groups = [words(one) for one in with_class(page, "update-group")]
    assert groups == ["Belum Kota Semarang", "Sudah Salatiga", "Tidak terdaftar Blora"]


def test_one_area_lists_its_parties_with_objects_dates_and_notes() -> None:
    page = updates.page(view(AREAS[0], cells=CELLS[:3]), Lang.ID)
    (table,) = with_class(page, "update-parties")
    rows = [words(row) for row in kind(table, "Tr")]
    assert rows[1:] == ["PDIP Belum – ✓", "PKB Sudah ✓ 20 Nov", "Prima tidak terdaftar"]
    assert "1 partai yang bernama belum memutakhirkan" in titles(page)
    noted = updates.page(view(AREAS[1], cells=CELLS[3:]), Lang.ID)
    assert "SK belum terbit" in words(with_class(noted, "update-parties"))
    office = updates.page(view(AREAS[0], cells=CELLS[:3], filters=Filters(part="kantor")), Lang.EN)
    assert "All parties with a name have updated" in titles(office)


def test_without_the_right_to_rows_notes_are_only_counted() -> None:
    page = updates.page(view(rows=False, obstacles=(), exports=False), Lang.ID)
    assert "SK belum terbit" not in words(page)
    assert "1 kendala dicatat, terbanyak pada PKB (1)" in titles(page)
    assert with_class(page, "files") == []
    single = updates.page(view(AREAS[1], cells=CELLS[3:], rows=False), Lang.ID)
    assert "SK belum terbit" not in words(single)


def test_silence_is_not_zero_and_a_semester_to_come_is_said() -> None:
    silent = updates.page(view(whole([leaf("33.73", "Salatiga", None)]), before=None), Lang.ID)
    assert "Belum ada laporan pemutakhiran untuk semester II 2026." in words(silent)
    assert "itu bukan berarti nol" in words(silent)
    assert titles(silent) == []
    early = view(whole([leaf("33.73", "Salatiga", None)]), as_of=datetime(2026, 6, 1, tzinfo=UTC), before=None)
    assert "Semester II 2026 baru dimulai 1 Juli 2026." in words(updates.page(early, Lang.ID))
    zero = words(updates.page(view(whole([leaf("33.73", "Salatiga", 0)])), Lang.ID))
    assert "0 dari 76 pasangan" in zero


def test_the_demo_says_why_it_shows_a_later_moment() -> None:
    page = updates.page(view(shown_later=True, present=datetime(2022, 8, 23, 7, tzinfo=UTC)), Lang.EN)
    assert "It is 23 August 2022, before this semester begins" in words(page)


def test_a_matrix_of_76_parties_takes_the_whole_width() -> None:
    one = view()
    infos = tuple(replace(one.infos[0], code=f"p{n}", abbreviation=f"P{n}") for n in range(76))
    page = updates.page(replace(one, infos=infos), Lang.ID)
    assert with_class(page, "is-wide")
    assert with_class(page, "verification") == []
    assert "tidak dirinci" not in words(page)


def test_the_switches_keep_the_other_filters() -> None:
    page = updates.page(view(filters=Filters(semester="2026-2", area="33")), Lang.ID)
    hrefs = [attribute(one, "href") for one in walk(with_class(page, "switches")) if type(one).__name__ == "A"]
    assert "/pemutakhiran?wilayah=33&semester=2025-2" in hrefs
    assert "/pemutakhiran?wilayah=33&semester=2026-2&unsur=kantor" in hrefs


def test_without_any_date_there_is_no_course_to_show() -> None:
    areas = (leaf("33.27", "Pemalang", 8, undated=8), leaf("33.11", "Sukoharjo", 8, undated=8))
    undated = replace(whole(areas), undated=16)
    page = updates.page(view(undated, before=None), Lang.ID)
    assert "Pemutakhiran dari hari ke hari" not in titles(page)
    assert "sejak tujuh hari lalu" not in words(page)
    assert with_class(page, "spark") == []
