"""The backlog page as it is read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from callbacks.filters import Filters
from dashboard.core.permissions import Permission
from dashboard.core.text import Lang
from data.answers import BacklogRow, Reporting
from layouts import backlog as shown
from layouts.backlog_grid import COLUMNS, SORTS, row
from tests.data.making import wib
from tests.layouts.crafted import ages, area, province, silent, values
from tests.layouts.places import PAN, PKB, backlog_page, party
from tests.layouts.reading import attribute, kind, table, titles, walk, with_class, words

BREBES = area("33.29", "Brebes", 24, 100)
JEPARA = area("33.20", "Jepara", 76, 100)
JATENG = province([BREBES, JEPARA, silent("33.19", "Kudus")])
ITEM = BacklogRow(
    id=7,
    reference="0a1b2c3d",
    area_code="33.29",
    area_name="Kabupaten Brebes",
    party="pkb",
    party_name="PKB",
    object="keanggotaan",
    findings=("ganda_eksternal", "nik"),
    method="surat_pernyataan",
    team=None,
    received_at=wib(2022, 8, 16, 9, 30),
    age_days=1_007,
    due_on=date(2022, 9, 9),
)


def said(**more: Any) -> list[str]:
    """The sentences above a backlog, in Indonesian."""
    return shown.sentences(backlog_page(more.pop("figures", JATENG), **more), Lang.ID)


def options(page: Any, name: str) -> dict[str, str]:
    """Words -> address of a filter's options."""
    (select,) = (one for one in kind(page, "Select") if one.id == f"backlog-{name}")
    return {words(one): one.value for one in kind(select, "Option")}


def chosen(page: Any) -> list[str]:
    return [words(one) for one in kind(page, "Option") if getattr(one, "selected", None)]


def grid(page: Any) -> Any:
    return next((one for one in walk(page) if type(one).__name__ == "AgGrid"), None)


def test_the_page_needs_the_right_to_read_rows() -> None:
    assert (shown.PAGE.path, shown.PAGE.permission) == ("/tunggakan", Permission.BACKLOG_READ)


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (
            Lang.ID,
            [
                "**100 belum diperiksa** dari 200 yang diterima.",
                "Yang tertua menunggu 1 hari.",
                "14 dari 100 tunggakan punya daftar; 86 lainnya hanya ada di rekap, tanpa umur dan daftar.",
            ],
        ),
        (
            Lang.EN,
            [
                "**100 not checked** of 200 received.",
                "The oldest has waited 1 day.",
                "14 of the backlog of 100 are listed; 86 more stand in recaps only, without ages or a list.",
            ],
        ),
    ],
)
def test_it_says_how_much_is_left_how_old_and_how_much_can_be_listed(lang: Lang, expected: list[str]) -> None:
    figures = province([BREBES, JEPARA], metrics={"oldest_days": 1})
    assert shown.sentences(backlog_page(figures, itemised=14), lang) == expected


def test_nothing_left_nothing_known_and_nothing_reported_are_different_sentences() -> None:
    assert said(figures=area("33.20", "Jepara", 1_000, 1_000)) == [
        "**Tidak ada tunggakan: semua 1.000 sudah diperiksa.**"
    ]
    unknown = replace(BREBES, metrics=values(received=100))
    assert "tunggakannya tidak diketahui" in said(figures=unknown)[0]
    assert said(figures=silent("33.19", "Kudus")) == ["**Belum ada laporan untuk putaran dan objek ini.**"]


def test_an_exempt_or_absent_party_is_not_called_silent() -> None:
    nobody = silent("33.73", "Kota Salatiga", Reporting.NOT_REGISTERED)
    asked = Filters(round="verfak", party="pkb")
    assert said(figures=nobody, filters=asked, exempt={"pkb"}) == [
        "**Partai ini dikecualikan dari verifikasi faktual.**"
    ]
    assert said(figures=nobody, filters=asked) == ["**Partai ini tidak terdaftar di Kota Salatiga.**"]


def test_the_list_is_all_of_the_backlog_or_none_of_it() -> None:
    assert said(itemised=100)[-1] == "Semua 100 berkas tunggakan punya daftar."
    assert said(itemised=0)[-1] == "100 tunggakan hanya ada di rekap: umur dan daftarnya tidak diketahui."


def test_the_places_with_most_left_come_first_with_their_share() -> None:
    page = shown.page(backlog_page(JATENG), Lang.ID)
    title = "Brebes: 76,0% dari tunggakan"
    assert table(page, title) == ["Brebes 76 76,0%", "Jepara 24 24,0%"]
    assert "Kudus" not in words(with_class(page, "places"))


def test_a_share_of_nearly_all_is_not_all_and_one_of_few_is_counted() -> None:
    most = province([area("33.29", "Brebes", 0, 9_996), area("33.20", "Jepara", 0, 4)])
    assert "Brebes: 99,9% dari tunggakan" in titles(shown.page(backlog_page(most), Lang.ID))
    few = province([area("33.29", "Brebes", 0, 7), area("33.20", "Jepara", 0, 1)])
    page = shown.page(backlog_page(few), Lang.EN)
    assert "Brebes: 7 of 8 of the backlog" in titles(page)
    assert "%" not in " ".join(table(page, "Brebes: 7 of 8 of the backlog"))


def test_within_one_kab_kota_the_places_are_parties_and_unknown_ones_are_named() -> None:
    page = shown.page(backlog_page(BREBES, [party(PKB, 100, 24), party(PAN, 50)]), Lang.ID)
    assert table(page, "PKB: 100% dari tunggakan") == ["PKB 76 100%"]
    assert "Tidak diketahui, jumlah diperiksa belum dilaporkan: PAN." in words(page)
    links = [one.href for one in kind(with_class(page, "places"), "A")]
    assert links == ["/tunggakan?partai=pkb&wilayah=33.29"]


def test_many_places_are_folded_never_cut() -> None:
    many = province([area(f"33.{n:02}", f"Wilayah {n}", 0, 100 + n) for n in range(1, 12)])
    page = shown.page(backlog_page(many), Lang.EN)
    found = [words(kind(one, "Th")) for one in with_class(page, "places") for one in kind(kind(one, "Tbody"), "Tr")]
    assert found == [f"Wilayah {n}" for n in range(11, 0, -1)]
    assert "3 more areas" in words(page)


def test_ages_and_findings_lead_to_their_rows_and_back() -> None:
    filters = Filters(area="33", age="8-14").but(as_of_text="2022-08-23")
    page = shown.page(backlog_page(JATENG, filters=filters, ageing=ages(5, 0, 0, 9, finding="usia")), Lang.ID)
    assert "9 berkas berumur lebih dari 7 hari, kebanyakan usia" in titles(page)
    links = {words(one): one.href for one in kind(page, "Link")}
    assert links["0–1 hari"] == "/tunggakan?wilayah=33&umur=0-1&per=2022-08-23"
    assert links["8–14 hari"] == "/tunggakan?wilayah=33&per=2022-08-23"  # it is on: a click takes it away
    assert links["Usia 9"] == "/tunggakan?wilayah=33&umur=8-14&temuan=usia&per=2022-08-23"


def test_nik_keeps_its_capitals_inside_a_sentence() -> None:
    for lang, name in ((Lang.ID, "kebanyakan NIK tidak ditemukan"), (Lang.EN, "mostly NIK not found")):
        page = shown.page(backlog_page(JATENG, ageing=ages(0, 0, 0, 2, finding="nik")), lang)
        assert any(title.endswith(name) for title in titles(page))


def test_filters_are_addresses_that_keep_each_other() -> None:
    filters = Filters(round="vermin", area="33", party="pkb", age="15-", finding="nik", sort="area")
    page = shown.page(backlog_page(JATENG, filters=filters), Lang.ID)
    kept = "/tunggakan?putaran=vermin&partai=pkb&wilayah=33.29&umur=15-&temuan=nik&urut=area"
    assert options(page, "area")["Brebes"] == kept
    assert (
        options(page, "party")["Semua partai"] == "/tunggakan?putaran=vermin&wilayah=33&umur=15-&temuan=nik&urut=area"
    )
    assert options(page, "finding")["tanpa temuan"].endswith("&umur=15-&temuan=tanpa&urut=area")
    assert options(page, "age")["Semua umur"].endswith("wilayah=33&temuan=nik&urut=area")
    assert options(page, "sort")["Tertua dulu"].endswith("&umur=15-&temuan=nik")
    assert chosen(page) == ["Jawa Tengah", "PKB", "NIK tidak ditemukan", "> 14 hari", "Wilayah"]


def test_an_age_of_the_address_that_is_no_bucket_can_be_seen_and_taken_away() -> None:
    page = shown.page(backlog_page(JATENG, filters=Filters(age="8-")), Lang.EN)
    assert "8 days" in chosen(page)
    assert "/tunggakan" in [link.href for link in kind(page, "A") if words(link) == "Remove filters"]


def test_a_choice_of_one_is_no_choice() -> None:
    page = shown.page(backlog_page(BREBES), Lang.ID)
    assert "backlog-area" not in [one.id for one in kind(page, "Select")]


def test_filters_that_find_nothing_offer_a_way_out() -> None:
    filters = Filters(round="vermin", area="33.29", finding="nik")
    page = shown.page(backlog_page(BREBES, filters=filters, matching=0), Lang.ID)
    assert "Tidak ada berkas yang cocok dengan saringan" in titles(page)
    assert grid(page) is None
    assert "/tunggakan?putaran=vermin" in [one.href for one in kind(with_class(page, "empty"), "A")]


def test_without_rows_and_without_filters_there_is_no_empty_table() -> None:
    page = shown.page(backlog_page(JATENG, itemised=0, matching=0), Lang.ID)
    assert grid(page) is None
    assert kind(page, "Select") == []


def test_all_rows_can_be_downloaded_with_the_filters_by_those_who_may() -> None:
    filters = Filters(area="33.29", age="4-7")
    page = shown.page(backlog_page(JATENG, filters=filters, matching=1_234), Lang.EN)
    files = with_class(page, "files")
    assert [one.href for one in kind(files, "A")] == [
        "/unduh/tunggakan.xlsx?wilayah=33.29&umur=4-7",
        "/unduh/tunggakan.csv?wilayah=33.29&umur=4-7",
    ]
    assert "Download all 1,234 rows:" in words(files)
    assert with_class(shown.page(backlog_page(JATENG, exports=False), Lang.EN), "files") == []


def test_the_table_asks_the_server_and_shows_the_order_it_has() -> None:
    columns = {one["field"]: one for one in attribute(grid(shown.page(backlog_page(JATENG), Lang.ID)), "columnDefs")}
    assert {name for name, one in columns.items() if one["sortable"]} == SORTS
    assert columns["received"]["sort"] == "asc"
    falling = shown.page(backlog_page(JATENG, filters=Filters(sort="-area")), Lang.ID)
    assert [one.get("sort") for one in attribute(grid(falling), "columnDefs") if one["field"] == "area"] == ["desc"]
    assert "5 berkas" in titles(falling)
    assert attribute(grid(falling), "rowModelType") == "infinite"


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (
            Lang.ID,
            ["Ganda eksternal, NIK tidak ditemukan", "1.007", "Sel 16 Agu 09.30", "9 Sep", "Surat pernyataan", "–"],
        ),
        (
            Lang.EN,
            ["External duplicate, NIK not found", "1,007", "Tue 16 Aug 09:30", "9 Sept", "Written statement", "–"],
        ),
    ],
)
def test_a_row_is_in_the_readers_words_and_says_nobodys_name(lang: Lang, expected: list[str]) -> None:
    found = row(ITEM, lang)
    assert [found[name] for name in ("findings", "age", "received", "due", "method", "team")] == expected
    assert (found["id"], found["reference"], found["area"], found["party"]) == (
        "7",
        "0a1b2c3d",
        "Kab. Brebes",
        "PKB",
    )
    assert found.keys() == {name for name, _, _ in COLUMNS} | {"id"}


def test_a_row_without_findings_method_or_window_says_so() -> None:
    found = row(replace(ITEM, findings=(), method=None, due_on=None), Lang.EN)
    assert (found["findings"], found["method"], found["due"]) == ("without findings", "–", "–")


def test_the_list_says_that_a_day_is_ordered_by_area_where_there_are_several() -> None:
    note = "Yang diterima pada hari yang sama menurut wilayah."
    assert note in words(shown.page(backlog_page(JATENG, itemised=10, matching=10), Lang.ID))
    assert note not in words(shown.page(backlog_page(BREBES, itemised=10, matching=10), Lang.ID))
