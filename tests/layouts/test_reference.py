"""The page of reference data, read as words; and the rules in force beside what they decide."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from callbacks.filters import Filters
from dashboard.core.text import Lang
from data.reference_book import (
    Book,
    Course,
    CourseRevision,
    Earlier,
    Minimum,
    OwnDay,
    RoundEntry,
    Rule,
    RuleRevision,
    Written,
    rules_of,
)
from layouts.reference import View, page
from layouts.rules_list import rules_list
from tests.data.making import wib
from tests.layouts.crafted import info
from tests.layouts.reading import kind, titles, with_class, words
from tests.layouts.test_timeline import LOCAL, MOVED
from tests.layouts.test_timeline import view as timeline_view

NOW: Final = wib(2022, 8, 23, 14, 5)
SET: Final = Rule("bagian_kabkota", (RuleRevision(0, "75%", "PKPU 4"), RuleRevision(1, "60%", "Putusan MK", "uji")))
COURSE: Final = Course(
    "vermin", "kabkota", "Verifikasi administrasi",
    (CourseRevision(0, ((50, 20),), "Rakor 1"), CourseRevision(1, ((25, 10), (50, 40)), "Rakor 2")),
)  # fmt: skip
WIDE: Final = RoundEntry("verfak_ummat", "verfak_ummat", "Verfak", 5, None, (), (), "PKPU 4")
NARROW: Final = replace(
    WIDE, name="Verfak ulang", parties=("ummat",), areas=("53", "71"), legal_basis="Putusan",
    earlier=(Earlier(0, WIDE, NOW, "admin"), Earlier(1, replace(WIDE, areas=("53",), legal_basis="PKPU 5"), NOW, "admin 2")),
)  # fmt: skip
LEAVE: Final = OwnDay(wib(2022, 10, 17).date(), working=False, name="Cuti bersama", source="SKB")
EMPTY: Final = Book(windows=(), rounds=(), rules=rules_of({}), courses=(), minimums=(), days=(), written=())
FULL: Final = Book(
    windows=(MOVED, LOCAL),
    rounds=(NARROW, RoundEntry("vermin", "vermin", "Vermin", 1, wib(2022, 8, 2).date(), (), (), None)),
    rules=rules_of({"bagian_kabkota": SET.revisions}),
    courses=(COURSE,),
    minimums=(Minimum(info("33.19", "Kudus"), ((0, 867, "kilat.com"), (1, 870, "Keputusan baru"))),),
    days=(replace(LEAVE, working=True, name="Rakor", source="SK 2", earlier=(Earlier(0, LEAVE, NOW, "admin"),)),),
    written=(
        Written(7, NOW, "admin", "Daftar tahapan", "isian.csv", 1, 0, 0),
        Written(6, NOW, "admin", "Daftar putaran", "isian-putaran.csv", 1, 0, 0, undone=True),
    ),
)


def shown(book: Book = FULL, lang: Lang = Lang.ID) -> Any:
    return page(View(filters=Filters(), cycle="2024", cycles=("2024", "2029"), book=book, moment=NOW), lang)


def rows(name: str) -> list[str]:
    return [words(row) for row in kind(with_class(shown(), name)[0], "Tr")[1:]]


def test_every_row_says_what_holds_by_which_decree_and_what_it_was() -> None:
    moved, local = rows("windows")
    assert moved.startswith(
        "Verifikasi administrasi keanggotaan vermin kab/kota 16 Agu–9 Sep 2 isi sebelumnya 1 16 Agu–6 Sep"
    )
    assert "Keputusan 2 revisi 2" in moved
    assert "Jepara 16 Agu–20 Sep Keputusan 0 ketetapan pertama Revisi baru" in local
    assert rows("rounds")[0] == (
        "Verfak ulang verfak_ummat belum diketahui ummat; 53 dan 71 2 isi sebelumnya "
        "1 Verfak, tahapan verfak_ummat, urutan 5: semua partai; 53. PKPU 5; diganti Sel 23 Agu 14.05 oleh admin 2 "
        "0 Verfak, tahapan verfak_ummat, urutan 5: semua partai; semua wilayah. PKPU 4; diganti Sel 23 Agu 14.05 oleh admin "
        "Putusan revisi 2 Revisi baru"
    )
    assert rows("rounds")[1].startswith(
        "Vermin vermin 2 Agu semua partai; semua wilayah belum dicatat ketetapan pertama"
    )
    assert rows("rules")[1] == (
        "Kab/kota di tiap provinsi 60% 1 isi sebelumnya 0 75%. PKPU 4 Putusan MK revisi 1; uji Revisi baru"
    )
    assert rows("rules")[0].endswith("100% UU 7/2017 pasal 173 ayat (2), nilai bawaan Tetapkan")
    assert rows("courses")[0].startswith(
        "Verifikasi administrasi kab/kota 25%: 10%, 50%: 40% 1 isi sebelumnya 0 50%: 20%. Rakor 1"
    )
    assert rows("minimums")[0].startswith("Kudus 33.19 870 1 isi sebelumnya 0 867. kilat.com Keputusan baru revisi 1")
    assert rows("days")[0] == (
        "17 Oktober 2022 hari kerja Rakor SK 2; revisi 1 "
        "1 isi sebelumnya 0 libur: Cuti bersama. SKB; diganti Sel 23 Agu 14.05 oleh admin Revisi baru"
    )
    assert [said.rpartition(" ")[2] for said in rows("written")] == ["ditolak", "dibatalkan"]


def test_the_titles_say_how_it_stands_in_both_languages() -> None:
    found = titles(shown())
    assert found[:3] == ["2 jadwal tahapan", "2 putaran", "1 kurva rencana"]
    assert "Terakhir diubah Sel 23 Agu 14.05 oleh admin" in found
    assert "1 parameter aturan ditetapkan dalam siklus ini" in found
    bare = titles(shown(EMPTY, Lang.EN))
    assert {"The plan of every stage is straight", "No reference data was changed yet"} <= set(bare)


def test_each_row_leads_to_the_form_of_its_own_thing() -> None:
    ways = {str(one.href) for one in kind(shown(), "A")}
    assert "/acuan/jendela?cycle=2024&code=vermin&level=kabkota&area_code=33.20" in ways
    assert "/acuan/aturan?cycle=2024&code=bagian_kabkota" in ways
    assert "/acuan/kurva?cycle=2024&stage=vermin&level=kabkota" in ways
    assert "/acuan/putaran?cycle=2024&code=verfak_ummat" in ways
    assert "/acuan/minimal?cycle=2024&area_code=33.19" in ways
    assert {"/acuan/hari?tanggal=2022-10-17", "/acuan/hari", "/acuan?siklus=2029", "/acuan/jendela"} <= ways


def test_rules_in_force_stand_on_the_page_of_the_stages_with_their_basis() -> None:
    said = words(rules_list([SET], [COURSE], Lang.ID))
    assert said == "Kab/kota di tiap provinsi 60% Putusan MK Rencana Verifikasi administrasi 25%: 10%, 50%: 40% Rakor 2"
    assert (
        words(rules_list([], [], Lang.EN)) == "Plan of all stages straight over the service days of its window default"
    )
    from layouts.timeline import page as timeline  # noqa: PLC0415 - the other page that shows them

    found = timeline(replace(timeline_view(), rules=rules_of({})), Lang.ID)
    assert "Aturan yang berlaku" in titles(found)
    assert "Help Desk" not in words(with_class(found, "rules-list"))
