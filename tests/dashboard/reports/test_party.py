"""The files of one party and of the thresholds of all."""

from __future__ import annotations

from dataclasses import replace

from dashboard.core.text import Lang
from dashboard.reports.party import party_file
from dashboard.reports.sheets import file_name
from dashboard.reports.thresholds import thresholds_file
from tests.dashboard.reports.reading import assert_written
from tests.layouts.crafted import NOW
from tests.layouts.partying import NAMES, round_of, sample, view
from tests.layouts.test_verification import jateng


def test_it_holds_each_area_with_what_is_missing() -> None:
    sheet = party_file(view(), Lang.ID).sheets[0]
    assert sheet.rows == [
        ("33.29", "Brebes", 100, 60, 45, 5, 10, 50, 45, 5, "mungkin, bila yang belum diperiksa MS"),
        ("33.20", "Jepara", 80, 80, 70, 5, 5, 50, 70, 0, "memenuhi dengan MS"),
    ]


def test_rounds_provinces_and_samples_have_sheets_of_their_own() -> None:
    one = party_file(view(samples=[sample("33.20")], history=(round_of("vermin", "kantor", 2, 1),)), Lang.ID)
    assert [sheet.title for sheet in one.sheets] == ["Wilayah", "Putaran", "Provinsi", "Sampel"]
    assert one.sheets[1].rows == [("Vermin", "Kantor", 2, 1, None, None, None, 2)]
    assert one.sheets[2].rows == [("33", "Jawa Tengah", "PSI", 4, 3, 1, 2, 2, "tidak mungkin")]
    (row,) = one.sheets[3].rows
    assert row[:11] == ("33.20", "Jepara", 440, 205, 205, 150, 55, 0, 0, 180, 25)
    assert row[-4:] == (50, None, None, None)


def test_the_file_names_the_party_and_the_round() -> None:
    one = party_file(view(), Lang.ID)
    assert file_name(one, "csv") == "TERBATAS_kpu-jateng_partai-psi_33_2022-08-23T1405WIB.csv"
    assert (one.as_of, one.said[0]) == (NOW, ("Putaran", "Vermin (2024)"))


def test_a_party_of_which_nothing_is_known_is_a_file_too() -> None:
    nothing = view(rows=(), history=())
    for lang in Lang:
        assert_written(party_file(nothing, lang))


def test_thresholds_of_all_parties_say_what_is_missing_where() -> None:
    names = {**NAMES, "33.19": NAMES["33.19"]}
    one = thresholds_file((jateng(), names), Lang.ID)
    assert [row[:6] for row in one.sheets[0].rows] == [
        ("PKB", "33.29", "Brebes", 40, 37, 3),
        ("PAN", "33.20", "Jepara", 40, None, None),
        ("PAN", "33.29", "Brebes", 40, None, None),
    ]
    assert [(row[2], row[-1]) for row in one.sheets[1].rows] == [("PKB", "mungkin"), ("PAN", "tidak mungkin")]
    assert_written(replace(one, lang=Lang.EN))
