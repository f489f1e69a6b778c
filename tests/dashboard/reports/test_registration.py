"""The file of registration."""

from __future__ import annotations

from dashboard.core.text import Lang
from dashboard.reports.registration import registration_file
from tests.dashboard.reports.reading import assert_written
from tests.layouts.registering import LAST, nation, single, view


def test_it_holds_every_pair_with_its_state_and_counts() -> None:
    sheet = registration_file(view(), Lang.ID).sheets[0]
    assert [row[:4] for row in sheet.rows] == [
        ("33.73", "Salatiga", "PKB", "lengkap"),
        ("33.73", "Salatiga", "Prima", "belum ada yang diunggah"),
        ("33.74", "Kota Semarang", "PKB", "sebagian, atau perlu perbaikan"),
        ("33.74", "Kota Semarang", "Prima", "tidak terdaftar"),
        ("33.16", "Blora", "PKB", "belum ada laporan"),
        ("33.16", "Blora", "Prima", "tidak terdaftar"),
    ]
    assert sheet.rows[0][4:] == (2, 2, 0, 0, 2, 0, 0, 0, LAST, 213, 2, "ya", "ya")
    assert sheet.rows[4][4:] == (2, *(None,) * 8, 99, 2, "tidak", "ya")


def test_the_levels_above_and_the_parties_have_sheets_of_their_own() -> None:
    _, levels, parties = registration_file(view(), Lang.ID).sheets
    assert levels.rows == [("33", "provinsi", "PKB", 2, 2, 0, 0, 2, 0, 0, 0, LAST)]
    assert parties.rows == [
        ("PKB", "Partai Kebangkitan Bangsa", 3, 2, 1, 3, 3, 2),
        ("Prima", "Partai Rakyat Adil Makmur", 1, 1, 0, 1, 1, 0),
    ]
    rows = registration_file(view(nation()), Lang.ID).sheets[1].rows
    assert [row[:3] for row in rows] == [("*", "nasional", "PKB"), ("33", "provinsi", "PKB")]


def test_one_area_has_its_documents_one_by_one() -> None:
    rows = registration_file(view(single()), Lang.ID).sheets[1].rows
    assert rows[1] == ("PKB", "daftar_anggota", "Daftar anggota", "perlu perbaikan", "Help Desk", LAST)


def test_both_forms_can_be_written_in_both_languages() -> None:
    for lang in Lang:
        for seen in (view(), view(single()), view(nation())):
            assert_written(registration_file(seen, lang))
