"""The page of one area as it is read."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from callbacks.filters import Filters
from dashboard.core.permissions import Permission
from dashboard.core.text import Lang
from data.answers import Complaints, Reporting
from data.queries.peers import Peers
from layouts import area as shown
from layouts.area_lead import sentences
from tests.layouts.crafted import NOW, ages, area, burnup, info, province, silent, values
from tests.layouts.places import PAN, PKB, PRIMA, area_page, party, sample
from tests.layouts.reading import attribute, hrefs, table, titles, with_class, words

SALATIGA = area("33.73", "Kota Salatiga", 24, 100, rate=2, metrics={"minimum": 50})
PARTIES = (party(PKB, 80, 24, 20, 2, 2), party(PAN, 20, 20, 20, 0, 0), party(PRIMA, absent=1))
REPORT = Complaints(received=522, in_process=30, resolved=None, at=NOW - timedelta(days=1), areas=1, own=True)


def key_values(page: Any) -> list[str]:
    return [words(with_class(one, "key-value")) for one in with_class(page, "key")]


def test_the_page_has_the_area_in_its_path_and_stands_in_no_menu() -> None:
    page = shown.PAGE
    assert (page.path, page.permission, page.in_menu) == ("/wilayah/<code>", Permission.AREA_READ, False)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            Lang.ID,
            [
                "**24,0% sudah diperiksa; pada laju sekarang baru selesai Jumat, 30 September 2022, 21 hari setelah batas.**",
                "Sisa 76 berkas; dari 5 yang punya daftar, 5 NIK tidak ditemukan. Perlu 5 sehari, sekarang 2.",
                "1 partai di bawah syarat minimal 50 anggota.",
            ],
        ),
        (
            Lang.EN,
            [
                "**24.0% checked; at the present pace done only on Friday, 30 September 2022, 21 days after the deadline.**",
                "76 items left; of the 5 that are listed, 5 with the finding NIK not found. 5 a day are needed, now 2.",
                "1 party is below the minimum of 50 members.",
            ],
        ),
    ],
)
def test_the_sentences_say_where_it_stands_what_is_left_and_who_falls_short(lang: Lang, said: list[str]) -> None:
    view = area_page(SALATIGA, PARTIES, ageing=ages(5, finding="nik"))
    assert sentences(view, lang) == said


def test_all_is_said_only_when_all_is_checked() -> None:
    nearly = area_page(area("33.73", "Kota Salatiga", 9_996, 10_000))
    assert sentences(nearly, Lang.ID)[0] == "**99,9% sudah diperiksa, selesai sekitar Rabu, 24 Agustus 2022.**"
    done = area_page(area("33.73", "Kota Salatiga", 10_000, 10_000))
    assert sentences(done, Lang.ID) == ["**Semua 10.000 sudah diperiksa.**"]


def test_few_cases_are_counted_not_divided() -> None:
    view = area_page(area("33.73", "Kota Salatiga", 7, 8), [party(PKB, 8, 7)])
    page = shown.page(view, Lang.ID)
    assert sentences(view, Lang.ID)[0].startswith("**7 dari 8 sudah diperiksa")
    assert key_values(page)[0] == "7 / 8"
    assert "7 dari 8" in table(page, "Sisa terbanyak: PKB")[0]
    assert "%" not in " ".join(table(page, "Sisa terbanyak: PKB"))


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        (silent("33.73", "Kota Salatiga"), "**Belum ada laporan keanggotaan untuk putaran Vermin.**"),
        (
            silent("33.73", "Kota Salatiga", Reporting.NOT_REGISTERED),
            "**Partai ini tidak terdaftar di Kota Salatiga.**",
        ),
        (
            replace(SALATIGA, metrics=values(received=33_014)),
            "**33.014 diterima; jumlah yang sudah diperiksa belum dilaporkan.**",
        ),
        (replace(SALATIGA, metrics=values(sample=205)), "**Putaran Vermin: angkanya berasal dari sampel.**"),
        (
            replace(SALATIGA, metrics=values(received=100, checked=24, backlog=76, days_left=-1)),
            "**24,0% sudah diperiksa, batas 9 September 2022 sudah lewat.**",
        ),
        (replace(SALATIGA, metrics=values(received=100, checked=24, backlog=76)), "**24,0% sudah diperiksa.**"),
    ],
)
def test_every_kind_of_not_knowing_has_its_own_sentence(figures: Any, said: str) -> None:
    assert sentences(area_page(figures), Lang.ID)[0] == said


def test_without_reports_there_are_no_numbers_and_no_empty_charts() -> None:
    view = area_page(silent("33.73", "Kota Salatiga"), [party(PKB)], burnup=burnup(()), ageing=ages(), itemised=0)
    page = shown.page(view, Lang.ID)
    assert key_values(page) == []
    assert titles(page) == ["Tanggapan masyarakat"]
    assert "belum pernah melapor" in words(with_class(page, "badge"))


def test_the_headline_is_four_numbers_and_links_to_its_rows() -> None:
    page = shown.page(area_page(SALATIGA, PARTIES), Lang.ID)
    assert key_values(page) == ["24,0%", "76", "2 / perlu 5 per hari", "17 hari lagi"]
    assert "/tunggakan?wilayah=33.73" in hrefs(with_class(page, "key"))
    closed = shown.page(area_page(SALATIGA, PARTIES, rows=False), Lang.ID)
    assert not {one for one in hrefs(closed) if one.startswith("/tunggakan")}


@pytest.mark.parametrize(("left", "said"), [(1, "1 day left"), (17, "17 days left"), (-1, "1 day past the deadline")])
def test_english_counts_one_day_and_two_days(left: int, said: str) -> None:
    one = area("33.73", "Kota Salatiga", 24, 100, rate=2, metrics={"days_left": left})
    assert key_values(shown.page(area_page(one), Lang.EN))[3] == said


def test_without_a_window_the_deadline_is_unknown() -> None:
    one = replace(SALATIGA, window=None, metrics={**SALATIGA.metrics, "days_left": None, "pace_needed": None})
    page = shown.page(area_page(one), Lang.ID)
    assert key_values(page)[2:] == ["2 per hari", "–"]
    assert "jadwal belum dimuat" in words(page)


def test_a_round_of_samples_counts_who_was_met_and_projects_each_party() -> None:
    one = replace(SALATIGA, metrics=values(sample=205, met_home=150, met_gathered=30, not_met=25, minimum=199))
    drawn = [sample("33.73", "pkb", 205, 180, 25, population=440), sample("33.73", "pan", 8, 7, 1, population=10)]
    page = shown.page(area_page(one, [party(PKB), party(PAN)], samples=drawn), Lang.ID)
    assert key_values(page) == ["205", "180", "25", "–"]
    assert "87,8%" in words(with_class(page, "key")[1])
    outcomes = table(page, "Proyeksi tiap partai, bukan putusan")
    assert outcomes[0] == "PKB 205 87,8% 386 (364–403) 199"
    assert outcomes[1].startswith("PAN 8 7 dari 8")


def test_parties_say_what_is_left_and_whether_they_reach_the_minimum() -> None:
    page = shown.page(area_page(SALATIGA, PARTIES), Lang.ID)
    found = table(page, "Sisa terbanyak: PKB")
    assert found[0].endswith("56 30,0% 20 ·")
    assert found[1].endswith("0 100% 20 T")
    assert [attribute(one, "aria-label") for one in with_class(page, "letter")] == [
        "belum tentu",
        "tidak dapat lagi mencapai syarat minimal",
    ]
    assert "Tidak terdaftar di sini: PRIMA." in words(page)
    assert {"/tunggakan?partai=pkb&wilayah=33.73", "/verifikasi?partai=pkb&wilayah=33.73"} <= hrefs(page)


def test_a_silent_party_is_named_and_never_zero() -> None:
    page = shown.page(area_page(SALATIGA, [party(PKB, 80, 24), party(PAN)]), Lang.EN)
    assert "No report yet: PAN." in words(page)
    assert [row.split()[0] for row in table(page, "Most left: PKB")] == ["PKB"]


def test_other_objects_have_no_minimum() -> None:
    view = area_page(SALATIGA, PARTIES, filters=Filters(area="33.73", object="kantor"))
    page = shown.page(view, Lang.ID)
    assert "MS, perlu" not in words(page)
    assert with_class(page, "letter") == []
    assert "/tunggakan?objek=kantor&partai=pkb&wilayah=33.73" in hrefs(page)


def test_an_exempt_party_is_neither_silent_nor_zero() -> None:
    one = replace(SALATIGA, metrics=values(sample=205, met_home=205, minimum=199))
    view = area_page(one, [party(PKB), party(PAN, 8, 8)], filters=Filters(area="33.73", round="verfak"), exempt={"pkb"})
    assert "Dikecualikan dari verifikasi faktual: PKB." in words(shown.page(view, Lang.ID))
    asked = area_page(
        silent("33.73", "Kota Salatiga"), filters=Filters(area="33.73", round="verfak", party="pkb"), exempt={"pkb"}
    )
    assert sentences(asked, Lang.EN)[0] == "**This party is exempt from factual verification (verfak).**"


def test_silence_is_dated_for_one_area_and_counted_for_many() -> None:
    quiet = area_page(replace(SALATIGA, reporting=Reporting.SILENT, data_as_of=NOW - timedelta(days=1)))
    assert "Belum ada laporan sejak Senin, 22 Agustus 2022 14.05 WIB." in sentences(quiet, Lang.ID)
    whole = area_page(province([SALATIGA, silent("33.19", "Kudus")]))
    assert "1 kab/kota belum melapor hari itu." in sentences(whole, Lang.ID)
    assert "1 kab/kota has not reported that day." in sentences(whole, Lang.EN)


def test_a_province_lists_its_areas_and_those_without_a_report_lead_on_too() -> None:
    filters = Filters(area="33").but(as_of_text="2022-08-23")
    page = shown.page(area_page(province([SALATIGA, silent("33.19", "Kudus")]), filters=filters), Lang.ID)
    assert titles(page)[0] == "Paling jauh dari rencana: Kota Salatiga"
    assert {"/wilayah/33.73?per=2022-08-23", "/wilayah/33.19?per=2022-08-23"} <= hrefs(page)
    assert "Belum ada laporan: Kudus ." in words(page)


def test_the_way_up_is_a_link_only_where_the_caller_may_go() -> None:
    above = ((info("33", "Jawa Tengah"), False),)
    closed = with_class(shown.page(area_page(SALATIGA, parents=above), Lang.ID), "crumbs")
    assert (words(closed), hrefs(closed)) == ("Jawa Tengah ›", set())
    opened = shown.page(area_page(SALATIGA, parents=((info("33", "Jawa Tengah"), True),)), Lang.ID)
    assert hrefs(with_class(opened, "crumbs")) == {"/wilayah/33"}


@pytest.mark.parametrize(
    ("median", "lang", "title"),
    [
        (0.5, Lang.ID, "Lebih lambat dari yang sebebannya (median 50%)"),
        (0.1, Lang.EN, "Faster than areas with a similar load (median 10%)"),
        (0.25, Lang.EN, "Level with areas of a similar load (median 25%)"),
        (None, Lang.ID, "Dibanding provinsi"),
    ],
)
def test_peers_stay_nameless_beside_the_sum_of_the_province(median: float | None, lang: Lang, title: str) -> None:
    shares = () if median is None else (0.1, median, 0.9)
    whole = area("33", "Jawa Tengah", 600, 1_000)
    page = shown.page(area_page(SALATIGA, peers=Peers(whole, shares, median)), lang)
    assert title in titles(page)
    assert "Jawa Tengah: 60" in words(page)
    assert len(with_class(page, "peer")) == len(shares)
    assert all(words(dot) == "" for dot in with_class(page, "peer"))


def test_the_age_of_what_stands_in_recaps_only_is_unknown() -> None:
    page = shown.page(area_page(SALATIGA, ageing=ages(), itemised=0), Lang.ID)
    assert "Umur tunggakan tidak diketahui" in titles(page)
    assert "76 tunggakan hanya ada di rekap: umur dan daftarnya tidak diketahui." in words(page)


def test_complaints_tell_zero_unknown_and_no_report_apart() -> None:
    known = shown.page(area_page(SALATIGA, complaints=REPORT), Lang.ID)
    assert table(known, "522 tanggapan masyarakat") == [
        "Tanggapan masuk 522",
        "Diproses 30",
        "Selesai belum dilaporkan",
    ]
    assert "Kumulatif per 22 Agustus 2022." in words(known)
    zero = shown.page(area_page(SALATIGA, complaints=replace(REPORT, received=0)), Lang.EN)
    assert "Zero public complaints, as reported" in titles(zero)
    none = shown.page(area_page(SALATIGA), Lang.EN)
    assert "No report on public complaints up to that day." in words(none)


def test_complaints_of_many_areas_say_how_many_reported_and_the_oldest_day() -> None:
    summed = replace(REPORT, areas=2, own=False)
    page = words(shown.page(area_page(province([SALATIGA]), complaints=summed), Lang.ID))
    assert "Jumlah dari 2 kab/kota yang melapor; laporan tertua 22 Agustus 2022." in page
