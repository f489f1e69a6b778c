"""The page of registration in words: what it says, in both languages, and how silence differs from nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from callbacks.filters import Filters
from dashboard.core.text import Lang
from data.registration import RegistrationQuestion
from layouts.registration import page
from layouts.registration_matrix import matrix
from layouts.registration_words import numbers, sentences
from tests.layouts.reading import attribute, kind, titles, with_class, words
from tests.layouts.registering import found, nation, single, view

CLOSED = "Minggu, 14 Agustus 2022 23.59 WIB"


def test_it_says_what_is_complete_who_misses_what_and_what_needs_a_decision() -> None:
    """Of three reported pairs one is complete; PKB in Blora is silent; Prima is in one area, two are needed."""
    assert sentences(view(), Lang.ID) == [
        (
            "**1 dari 3 pasangan partai dan kab/kota lengkap dokumennya.** Dari 2 yang tersisa, 1 memuat dokumen yang perlu "
            "perbaikan dan 1 belum mengunggah apa pun. 1 pasangan belum ada laporannya."
        ),
        "Paling banyak kab/kota yang belum lengkap: Prima (1) dan PKB (1).",
        "1 partai kurang sebaran, kecamatan, atau anggota untuk 2 kab/kota: Prima.",
        f"**Perlu keputusan:** tindak lanjut untuk Prima, yang lebih dari separuhnya belum lengkap sesudah pendaftaran ditutup {CLOSED}.",
    ]
    assert sentences(view(), Lang.EN)[2] == (
        "1 party falls short of branches, kecamatan or members for 2 areas: Prima."
    )


def test_before_the_end_parties_are_urged_and_without_reports_nothing_is_claimed() -> None:
    early = found(question=RegistrationQuestion(cycle="2024", as_of=datetime(2022, 8, 10, tzinfo=UTC)))
    assert sentences(view(early), Lang.ID)[-1] == f"**Perlu didorong** sebelum pendaftaran ditutup {CLOSED}."
    silent = found(own={}, lower={})
    assert sentences(view(silent), Lang.ID)[0] == "**Belum ada laporan dokumen pendaftaran.**"
    nothing = found(own={}, lower={}, branches={})
    said = words(page(view(nothing, filters=Filters(party="pkb")), Lang.ID))
    assert "itu bukan berarti nol" in said
    assert "Hapus semua saringan" in said
    assert kind(page(view(nothing), Lang.ID), "Table") == []


def test_the_headline_numbers() -> None:
    assert [(one.label, one.value) for one in numbers(view(), Lang.ID)] == [
        ("Lengkap di kab/kota", "1 / 3"),
        ("Dokumen provinsi lengkap", "1 / 2"),
        ("Sebaran, kecamatan, anggota", "1 / 2"),
        ("Diunggah DPP", "5 dari 6"),
    ]
    assert [(one.label, one.value) for one in numbers(view(single()), Lang.ID)][:3] == [
        ("Partai lengkap", "0 / 1"), ("Dokumen lengkap", "1 / 2"), ("Anggota mencapai syarat", "1 / 2")]  # fmt: skip
    assert [one.label for one in numbers(view(nation()), Lang.ID)][1] == "Dokumen pusat lengkap"


def test_the_matrix_tells_the_five_states_apart() -> None:
    grid = matrix(view(), Lang.ID)
    rows = {row["code"]: row["cells"] for row in attribute(grid, "rows")}
    assert rows == {"33.73": [["L"], ["", 2, 0]], "33.74": [["P", 2, 1], ["x"]], "33.16": [["?"], ["x"]]}
    assert [row["code"] for row in attribute(grid, "rows")] == ["33.74", "33.73", "33.16"]
    assert [row["few"] for row in attribute(grid, "rows")] == ["0/1", "1/2", "–"]
    foot = attribute(grid, "foot")
    assert (foot[0]["values"], foot[1]["values"], foot[1]["marks"], foot[1]["total"]) == (
        [1, 0], [3, 1], [True, False], "perlu 2")  # fmt: skip
    assert attribute(grid, "link") == "/partai/PARTY?wilayah=AREA"
    assert next(row["href"] for row in attribute(grid, "rows")) == "/pendaftaran?wilayah=33.74"


def test_a_nation_is_told_by_province() -> None:
    """Jawa Tengah has its 26 areas and its own documents; members suffice in 20 of 30 only, so PKB falls short."""
    seen = view(nation())
    rows = {row["code"]: row["cells"] for row in attribute(matrix(seen, Lang.ID), "rows")}
    assert rows == {"33": [["L", 26, 26], ["?"]], "34": [["?"], ["?"]]}
    line = seen.lines[0]
    assert (line.met, line.short) == ((1, 1, 0), (0, 0, 1))
    assert "1 dari 2 provinsi sudah melapor" in titles(page(seen, Lang.ID))


def test_tables_say_how_far_each_party_is_and_mark_who_falls_short() -> None:
    shown = page(view(), Lang.ID)
    branches = words(with_class(shown, "registration-branches"))
    assert "PKB 3/2 3/2 2/2 ✓" in branches
    assert "Prima 1/2 1/2 0/2 2" in branches
    documents = words(with_class(shown, "registration-parties"))
    assert "PKB 2/2 ✓ 1/2 1 DPP 5 dari 6 14 Agu" in documents
    assert "Prima – 0/1 0 – 14 Agu" in documents
    links = {attribute(one, "href") for one in kind(shown, "Link")}
    assert {"/partai/pkb", "/partai/prima"} <= links


def test_one_area_shows_each_document_and_leads_to_its_own_page() -> None:
    shown = page(view(single()), Lang.ID)
    said = words(with_class(shown, "registration-single"))
    assert "PKB Sebagian atau perlu perbaikan L P 14 Agu 213/203 2/2" in said
    assert "Prima Belum ada laporan 99/203 2/2" in said
    assert "/wilayah/33.73" in {attribute(one, "href") for one in kind(shown, "Link")}
    marks = [one.title for one in with_class(shown, "mid") if getattr(one, "title", None)]
    assert "perlu perbaikan, Help Desk, Min 14 Agu 23.59" in marks


@pytest.mark.parametrize("lang", list(Lang))
def test_every_shape_of_the_page_stands_in_both_languages(lang: Lang) -> None:
    for seen in (found(), single(), nation(), found(window=None), found(branches={})):
        assert words(page(view(seen), lang))
    assert with_class(page(view(exports=False), lang), "files") == []
    many = found(parties=tuple(replace(found().parties[0], code=f"p{n}") for n in range(76)))
    assert with_class(page(view(many), lang), "is-wide")
