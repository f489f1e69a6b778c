"""The page of one party as it is read."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from callbacks.filters import Filters
from dashboard.core.permissions import Permission
from dashboard.core.text import Lang
from data.answers import Reporting
from data.queries.party import Registered
from data.queries.party_thresholds import PartyThresholds
from data.thresholds import Reach
from layouts import party
from tests.layouts.crafted import area, province, silent
from tests.layouts.partying import ALL, BREBES, NAMES, NEAR, OUT, THERE, round_of, sample, view
from tests.layouts.reading import hrefs, kind, titles, with_class, words

NOTHING = Registered((), (), ())


def rows(part: Any, name: str) -> list[str]:
    """The rows of the tables in the part of this class, as words."""
    return [words(row) for one in with_class(part, name) for body in kind(one, "Tbody") for row in kind(body, "Tr")]


def test_its_path_names_a_party_and_it_needs_a_permission_of_its_own() -> None:
    page = party.PAGE
    assert (page.path, page.code, page.permission, page.in_menu) == (
        "/partai/<code>", "party", Permission.PARTY_READ, False,
    )  # fmt: skip


def test_the_sentences_say_how_far_whether_it_suffices_and_where_it_is_absent() -> None:
    assert words(with_class(party.page(view(), Lang.ID), "lead")) == (
        "77,8% keanggotaan diperiksa (140 dari 180). "
        "Tidak mungkin lagi memenuhi ambang Jawa Tengah : paling banyak 2 kab/kota, padahal perlu 3. "
        "Terdaftar di 2 kab/kota, tidak terdaftar di Kudus."
    )


@pytest.mark.parametrize(
    ("needed", "said"),
    [
        (1, "Pasti: 1 dari 4 kab/kota memenuhi, perlu 1"),
        (2, "Mungkin: 1 dari 4 kab/kota memenuhi, perlu 2"),
        (3, "Tidak mungkin lagi: paling banyak 2 dari 4 kab/kota, perlu 3"),
    ],
)
def test_the_threshold_is_certain_possible_or_impossible(needed: int, said: str) -> None:
    assert said in titles(party.page(view(needed), Lang.ID))


def test_what_pending_items_can_change_is_said() -> None:
    page = words(party.page(view(2), Lang.ID))
    assert (
        "Sekarang 1; paling banyak 2 bila semua yang belum diperiksa MS, 2 bila BMS juga dilengkapi; perlu 2." in page
    )


def test_what_is_missing_where_stands_with_the_nearest_first() -> None:
    page = party.page(view(2), Lang.ID)
    assert rows(page, "missing-table") == ["Brebes 45 50 5 40 5 ·", "Kota Salatiga 20 50 30 0 5 T"]
    assert "/wilayah/33.29" in hrefs(with_class(page, "missing-table"))


def test_every_round_is_there_and_the_shown_one_is_marked() -> None:
    history = (
        round_of("vermin", "keanggotaan", 180, 140, 115, 10, 15),
        round_of("vermin", "kantor", 2, 2, 2, 0, 0),
        round_of("verfak", "keanggotaan", 60),
    )
    page = party.page(view(history=history), Lang.ID)
    title = "1 dari 3 putaran dan objek yang dilaporkan selesai diperiksa"
    (table,) = (one for one in with_class(page, "panel") if title in words(one))
    assert [words(row) for row in kind(kind(table, "Tbody"), "Tr")] == [
        "Vermin · keanggotaan 180 77,8% 115 10 15 2",
        "Vermin · kantor 2 2 dari 2 2 0 0 2",
        "Verfak · keanggotaan 60 – – – – 2",
    ]
    assert words(with_class(table, "is-on")) == "Vermin · keanggotaan 180 77,8% 115 10 15 2"
    assert {"/partai/psi?putaran=vermin&objek=kantor", "/partai/psi?putaran=verfak"} <= hrefs(table)


def test_areas_without_a_report_have_no_bar() -> None:
    figures = province([BREBES, silent("33.19", "Kudus", Reporting.NOT_REGISTERED)])
    names = [row.split()[0] for row in rows(party.page(view(figures=figures), Lang.ID), "status-bars")]
    assert names == ["Brebes"]


def test_absent_areas_are_links_and_the_unsaid_are_counted() -> None:
    registered = Registered((NAMES["33.20"],), (NAMES["33.19"],), (NAMES["33.73"],))
    page = party.page(view(registered=registered), Lang.ID)
    assert "Terdaftar di 1 kab/kota, tidak terdaftar di 1" in titles(page)
    assert "Tidak terdaftar: Kudus ." in words(page)
    assert "Keberadaan di 1 kab/kota belum dimuat." in words(page)


def test_samples_stand_beside_the_formula_and_the_minimum() -> None:
    filters = Filters(party="psi", round="verfak")
    found = PartyThresholds(provinces=view().thresholds.provinces, areas=(THERE, NEAR), projected=True)
    samples = [sample("33.20"), sample("33.29", drawn=200, ms=20)]
    page = party.page(view(filters=filters, thresholds=found, samples=samples), Lang.ID)
    assert "Proyeksi 1 dari 2 sampel mencapai syarat minimal" in titles(page)
    assert rows(page, "sample-table") == [
        "Jepara 440 205 205 150 55 0 0 180 25 386 (364–403) 50 di atas belum dimuat",
        "Brebes 440 200 205 150 55 0 0 20 180 44 (29–66) 50 rentang memuat minimal belum dimuat",
    ]
    assert words(with_class(with_class(page, "sample-table"), "late")) == "205"
    assert "putusan resmi dimuat dari berita acara dan berdiri sendiri" in words(page)


def test_a_projected_threshold_is_said_to_be_no_verdict() -> None:
    one = replace(view(1).thresholds.provinces[0], projected=True)
    found = PartyThresholds(provinces=(one,), areas=ALL, projected=True)
    assert "Proyeksi, bukan putusan." in words(with_class(party.page(view(thresholds=found), Lang.ID), "lead"))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (NEAR, "Syarat minimal di sini masih mungkin : 45 MS, perlu 50, kurang 5"),
        (THERE, "Syarat minimal di sini sudah tercapai : 70 MS, perlu 50."),
        (OUT, "Syarat minimal di sini tidak dapat dicapai lagi : 20 MS, perlu 50, kurang 30."),
        (NEAR._replace(reach=Reach.REPAIR), "Syarat minimal di sini baru cukup bila BMS dilengkapi"),
    ],
)
def test_one_area_is_held_against_its_own_minimum(row: Any, said: str) -> None:
    page = party.page(view(figures=BREBES, rows=(row,)), Lang.ID)
    assert said in words(with_class(page, "lead"))
    assert with_class(page, "outlook-bar") == []


def test_the_nation_has_a_row_for_each_reporting_province() -> None:
    nation = replace(province([area("33", "Jawa Tengah", 1, 2)]), area=replace(NAMES["33"], code="*", name="Indonesia"))
    found = PartyThresholds(
        provinces=(view(1).thresholds.provinces[0], replace(view().thresholds.provinces[0], counts={Reach.UNKNOWN: 5})),
        areas=ALL,
    )
    page = party.page(view(figures=nation, thresholds=found), Lang.ID)
    assert "Pasti di 1 dari 1 provinsi yang melapor" in titles(page)
    assert "Dari 2 provinsi: 1 pasti, 0 mungkin, 0 tidak mungkin memenuhi ambang" in words(page)
    assert "/partai/psi?wilayah=33" in hrefs(page)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (Lang.ID, "Belum ada laporan keanggotaan untuk putaran Vermin."),
        (Lang.EN, "No report on members for round Vermin yet."),
    ],
)
def test_without_a_report_it_says_so_and_shows_no_empty_parts(lang: Lang, said: str) -> None:
    nothing = view(figures=silent("33", "Jawa Tengah"), rows=(), history=(), registered=NOTHING)
    page = party.page(nothing, lang)
    assert said in words(page)
    assert titles(page) == []


def test_a_party_that_is_not_registered_or_exempt_is_said_to_be() -> None:
    absent = view(figures=silent("33.19", "Kudus", Reporting.NOT_REGISTERED), rows=(), history=(), registered=NOTHING)
    assert "Partai ini tidak terdaftar di Kudus." in words(party.page(absent, Lang.ID))
    assert "Partai ini tidak ikut putaran Vermin." in words(party.page(view(exempt=True), Lang.ID))


@pytest.mark.parametrize("lang", list(Lang))
def test_each_part_has_a_title_that_states_a_finding(lang: Lang) -> None:
    shown = titles(party.page(view(samples=[sample("33.20")]), lang))
    assert len(shown) == 6
    assert all(len(title.split()) > 2 for title in shown)


def test_links_and_files_are_for_those_who_may() -> None:
    open_ = hrefs(party.page(view(), Lang.ID))
    closed = hrefs(party.page(view(may_open=False, exports=False), Lang.ID))
    assert {"/unduh/partai.xlsx?partai=psi", "/tunggakan?partai=psi&wilayah=33"} <= open_
    assert not any(href.startswith(("/unduh", "/tunggakan")) for href in closed)
