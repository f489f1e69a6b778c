"""The verification page as it is read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import pytest

from callbacks.filters import Filters
from dashboard.core.permissions import Permission
from dashboard.core.text import Lang
from data.answers import Reporting
from data.queries.party_thresholds import PartyThresholds
from data.queries.quality import Disagreement
from data.thresholds import AreaThreshold, Reach, counted_members, of_province
from layouts import verification as shown
from layouts.verification_parts import areas_title, parties_title
from tests.layouts.crafted import NOW, area, burnup, info, province, silent, values
from tests.layouts.places import PAN, PKB, PRIMA, cell, party, sample, verification
from tests.layouts.reading import hrefs, kind, table, titles, walk, with_class, words

if TYPE_CHECKING:
    from layouts.verification_view import View

BREBES = area("33.29", "Brebes", 24, 100, rate=2, metrics={"minimum": 50})
JEPARA = area("33.20", "Jepara", 100, 100, metrics={"minimum": 50})
KUDUS = silent("33.19", "Kudus")
CELLS = (
    cell("33.29", "pkb", 80, 24, 20, 2, 2),
    cell("33.29", "pan", 20, 0),
    cell("33.20", "pkb", 60, 60, 55, 0, 5),
    cell("33.20", "pan", 40, 40, 40, 0, 0),
    cell("33.19", "pkb", reporting=Reporting.NEVER),
    cell("33.19", "pan", reporting=Reporting.NOT_REGISTERED),
)
PARTIES = (party(PKB, 140, 84, 75, 2, 7), party(PAN, 60, 40, 40, 0, 0, absent=1))
NEAR: Final = AreaThreshold("33.29", "pkb", Reach.OPEN, 40, counted_members(80, 37, 0, 0))
UNSAID: Final = AreaThreshold("33.19", "pkb", Reach.UNKNOWN, 40)


def jateng(needed: int = 2, **more: Any) -> View:
    """Three areas, of which one has never reported; each party needs `needed` of them."""
    whole = province([BREBES, JEPARA, KUDUS], metrics={"areas_needed": needed})
    return verification(whole, PARTIES, cells=CELLS, **{"thresholds": thresholds(needed), **more})


def thresholds(needed: int) -> PartyThresholds:
    """PKB reaches the minimum in Jepara and may in Brebes, three members short; PAN cannot in either."""
    pkb = of_province("33", "pkb", needed, (NEAR, AreaThreshold("33.20", "pkb", Reach.MET, 40), UNSAID))
    out = [AreaThreshold(code, "pan", Reach.OUT, 40) for code in ("33.20", "33.29")]
    pan = of_province("33", "pan", needed, (*out, UNSAID._replace(party="pan")))
    return PartyThresholds(provinces=(pkb, pan), areas=(NEAR, *out))


def matrix(view: View, lang: Lang = Lang.ID) -> dict[str, Any]:
    """The props of the matrix on the page."""
    (found,) = (one for one in walk(shown.page(view, lang)) if type(one).__name__ == "Matrix")
    return dict(found.to_plotly_json()["props"])


def test_the_page_needs_a_permission_of_its_own() -> None:
    assert (shown.PAGE.path, shown.PAGE.permission) == ("/verifikasi", Permission.VERIFICATION_READ)


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (
            Lang.ID,
            [
                "Paling jauh dari rencana: Brebes",
                "Semua sumber cocok",
                "2 dari 4 pasangan partai dan wilayah selesai diperiksa",
                "1 partai tidak mungkin lagi memenuhi ambang, belum ada yang pasti",
            ],
        ),
        (
            Lang.EN,
            [
                "Furthest behind plan: Brebes",
                "All sources agree",
                "2 of 4 pairs of party and area fully checked",
                "1 party can no longer reach the threshold, none certainly does",
            ],
        ),
    ],
)
def test_each_part_of_a_province_states_its_finding(lang: Lang, expected: list[str]) -> None:
    said = titles(shown.page(jateng(), lang))
    assert [title for title in said if title in expected] == expected


@pytest.mark.parametrize(
    ("lang", "silence"), [(Lang.ID, "Belum ada laporan: Kudus."), (Lang.EN, "No report yet: Kudus.")]
)
def test_areas_stand_furthest_behind_first_and_the_silent_are_named_not_drawn(lang: Lang, silence: str) -> None:
    page = shown.page(jateng(), lang)
    first = titles(page)[0]
    rows = table(page, first)
    assert [row.split()[0] for row in rows] == ["Brebes", "Jepara"]
    assert rows[0].endswith("24% 24/100")
    assert rows[1].endswith("100% 100/100")
    assert silence in words(page)


def test_nearly_all_is_never_written_as_all() -> None:
    nearly = area("33.01", "Cilacap", 9_996, 10_000)
    page = shown.page(verification(province([nearly, BREBES])), Lang.ID)
    (row,) = (row for row in table(page, titles(page)[0]) if row.startswith("Cilacap"))
    assert row.endswith("99% 9.996/10.000")


def test_few_cases_are_counted_not_divided() -> None:
    small = area("33.01", "Cilacap", 7, 8)
    page = shown.page(verification(province([small, BREBES])), Lang.ID)
    (row,) = (row for row in table(page, titles(page)[0]) if row.startswith("Cilacap"))
    assert "%" not in row
    assert row.endswith("7/8")


def test_the_matrix_tells_every_state_apart() -> None:
    rows = matrix(jateng())["rows"]
    assert [(row["label"], row["share"]) for row in rows] == [("Brebes", 0.24), ("Jepara", 1.0), ("Kudus", None)]
    assert [[one[0] for one in row["cells"]] for row in rows] == [["", ""], ["M", "T"], ["?", "x"]]
    assert rows[0]["cells"] == [["", 80, 24, 20, 2, 2], ["", 20, 0]]


def test_the_matrix_sums_areas_at_ms_and_marks_those_that_suffice() -> None:
    foot = matrix(jateng(needed=1))["foot"][0]
    assert (foot["values"], foot["marks"], foot["total"]) == ([1, 0], [True, False], "perlu 1")


@pytest.mark.parametrize(
    ("counts", "letter"),
    [
        ((100, 60, 50, 0, 10), "M"),  # enough already
        ((100, 49, 49, 0, 0), ""),  # one short, and 51 still to be checked
        ((100, 100, 49, 1, 50), "B"),  # enough once the BMS is completed
        ((100, 60, 0, 9, 51), "T"),  # 49 could still be MS, 50 are needed
        ((49, 0, 0, 0, 0), "T"),
        ((100, 60, None, None, None), ""),
    ],
)
def test_a_letter_says_where_a_party_is_on_its_way_to_the_minimum(counts: tuple[int | None, ...], letter: str) -> None:
    view = verification(province([BREBES], metrics={"areas_needed": 1}), cells=[cell("33.29", "pkb", *counts)])
    assert matrix(view)["rows"][0]["cells"][0][0] == letter


def test_other_objects_have_no_minimum_but_a_majority() -> None:
    cells = [cell("33.29", "pkb", 9, 9, 3, 4, 2), cell("33.29", "pan", 9, 9, 3, 3, 3)]
    whole = province([BREBES], metrics={"areas_needed": 1})
    view = verification(whole, cells=cells, filters=Filters(object="kantor"))
    assert [one[0] for one in matrix(view)["rows"][0]["cells"]] == ["B", "T"]
    page = words(shown.page(view, Lang.ID))
    assert "kebanyakan MS" in page
    assert "syarat minimal" not in page.lower()


def test_the_matrix_links_keep_the_filters_and_follow_the_callers_rights() -> None:
    filters = Filters(round="vermin", party="pkb").but(as_of_text="2022-08-22")
    props = matrix(jateng(filters=filters))
    assert props["link"] == "/tunggakan?putaran=vermin&partai=PARTY&wilayah=AREA&per=2022-08-22"
    assert props["rows"][0]["href"] == "/wilayah/33.29?putaran=vermin&per=2022-08-22"
    assert [(one["href"], one["on"]) for one in props["columns"]] == [
        ("/verifikasi?putaran=vermin&per=2022-08-22", True),
        ("/verifikasi?putaran=vermin&partai=pan&per=2022-08-22", False),
    ]
    assert matrix(jateng(rows=False))["link"] is None


def test_rows_are_linked_only_for_those_who_may_open_them() -> None:
    assert "/tunggakan?wilayah=33.29" in hrefs(shown.page(jateng(), Lang.ID))
    assert not {one for one in hrefs(shown.page(jateng(rows=False), Lang.ID)) if one.startswith("/tunggakan")}


def test_the_switch_keeps_the_other_filters_and_names_a_round_that_came_with_the_data() -> None:
    page = shown.page(jateng(filters=Filters(party="pkb", area="33")), Lang.EN)
    switch = with_class(page, "switches")[0]
    assert "/verifikasi?putaran=verfak&partai=pkb&wilayah=33" in hrefs(switch)
    assert "/verifikasi?objek=kantor&partai=pkb&wilayah=33" in hrefs(switch)
    assert "Vermin ulang Prima" in words(switch)
    assert "Women's representation" in words(switch)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (Lang.ID, "Belum ada laporan kantor untuk putaran Vermin sampai Selasa, 23 Agustus 2022 14.05 WIB."),
        (Lang.EN, "No report on party offices for round Vermin up to Tuesday, 23 August 2022 14:05 WIB."),
    ],
)
def test_without_any_report_one_sentence_says_so(lang: Lang, said: str) -> None:
    view = verification(province([KUDUS]), filters=Filters(object="kantor"), burnup=burnup(()))
    page = shown.page(view, lang)
    assert said in words(page)
    assert titles(page) == []


def test_a_party_that_is_not_registered_is_not_called_silent() -> None:
    absent = silent("33.73", "Kota Salatiga", Reporting.NOT_REGISTERED)
    page = words(shown.page(verification(absent, filters=Filters(party="prima")), Lang.ID))
    assert "Partai ini tidak terdaftar di Kota Salatiga." in page
    assert "Belum ada laporan" not in page


def test_one_kab_kota_shows_its_parties_and_names_the_absent() -> None:
    parties = [party(PKB, 80, 24, 20, 2, 2), party(PAN, 20, 20, 20, 0, 0), party(PRIMA, absent=1)]
    page = shown.page(verification(BREBES, parties), Lang.ID)
    assert titles(page)[0] == "Sisa terbanyak: PKB"
    rows = table(page, "Sisa terbanyak: PKB")
    assert [row.split()[0] for row in rows] == ["PKB", "PAN"]
    assert rows[0].endswith("30% 24/80")
    assert "Tidak terdaftar di sini: PRIMA." in words(page)
    assert {"/verifikasi?partai=pkb&wilayah=33.29", "/tunggakan?partai=pkb&wilayah=33.29"} <= hrefs(page)


def test_a_reported_zero_is_said_in_words_where_the_bar_would_be() -> None:
    parties = [party(PKB, 0, 0, 0, 0, 0), party(PAN, 50, 10)]
    page = shown.page(verification(area("33.73", "Kota Salatiga", 10, 50), parties), Lang.ID)
    bars = {words(kind(row, "Th")): words(with_class(row, "is-unknown")) for row in kind(page, "Tr")}
    assert (bars["PKB"], bars["PAN"]) == ("nol, sudah dilaporkan", "")


def test_titles_hold_in_every_case() -> None:
    def said(*children: Any) -> str:
        return titles(shown.page(verification(province(list(children))), Lang.ID))[0]

    assert said(JEPARA) == "Semua wilayah yang melapor sudah selesai diperiksa"
    assert said(area("33.01", "Cilacap", 60, 100)) == "Semua wilayah yang melapor sesuai rencana atau lebih cepat"
    unplanned = replace(area("33.01", "Cilacap", 10, 100), planned=None)
    assert said(unplanned) == "Paling sedikit diperiksa: Cilacap"
    assert areas_title((), Lang.EN) == parties_title((), Lang.EN) == "How many were checked has not been reported"


def test_findings_are_shares_of_what_was_checked_and_zero_is_not_silence() -> None:
    findings = {"ganda_identik": 9, "usia": 0, "nik": None}
    one = replace(area("33.73", "Kota Salatiga", 60, 100), findings=findings)
    page = shown.page(verification(one), Lang.ID)
    title = "Ganda identik paling banyak: 15,0% dari yang diperiksa"
    assert title in titles(page)
    assert table(page, title)[:2] == ["Ganda identik 9 15,0%", "Usia 0 0%"]
    (unsaid,) = (one for one in with_class(page, "panel") if title in words(one))
    assert "Belum ada laporan: NIK tidak ditemukan." in words(unsaid)
    assert "/tunggakan?wilayah=33.73&temuan=ganda_identik" in hrefs(page)


def test_findings_among_few_are_counted() -> None:
    one = replace(area("33.73", "Kota Salatiga", 8, 100), findings={"usia": 3})
    assert "Most frequent: Underage, 3 of 8 of those checked" in titles(shown.page(verification(one), Lang.EN))


def test_a_sample_is_projected_with_its_interval_and_is_no_verdict() -> None:
    figures = replace(
        area("33.73", "Kota Salatiga", 0, 0),
        metrics=values(sample=205, met_home=150, met_gathered=30, not_met=25, minimum=199, projection=386.3),
        projection_range=(363.7, 402.9),
    )
    view = verification(
        figures,
        [party(PKB), party(PAN)],
        samples=[sample("33.73", "pkb", 205, 180, 25, population=440)],
        filters=Filters(round="verfak"),
    )
    page = shown.page(view, Lang.ID)
    title = "25 dari 205 sampel tidak ditemui (12,2%)"
    assert title in titles(page)
    assert "205 = 150 rumah + 30 dihadirkan atau video + 25 tidak ditemui." in words(page)
    assert "Proyeksi, bukan putusan: 386 anggota memenuhi syarat (rentang 95% 364–403)." in words(page)
    outcome = "1 sampel, semuanya sebesar rumus Krejcie–Morgan"
    assert table(page, outcome) == ["PKB 440 205 205 – – – – 180 25 386 (364–403) 199 di atas belum dimuat"]
    assert "syarat minimal di" not in words(page).lower()


def test_sources_that_disagree_stand_side_by_side() -> None:
    found = [
        Disagreement("total", info("33.73", "Kota Salatiga"), "", "received", 140, 150, NOW),
        Disagreement("absent", info("33.73", "Kota Salatiga"), "prima", "received", None, 8, NOW),
    ]
    page = shown.page(verification(BREBES, [party(PKB, 80, 24), party(PRIMA)], disagreements=found), Lang.ID)
    title = "2 angka berbeda antarsumber, di 1 wilayah"
    assert table(page, title) == [
        "Kota Salatiga diterima 140 jumlah per partai 150 angka gabungan",
        "Kota Salatiga PRIMA, diterima – tidak dihitung 8 dilaporkan, padahal tidak terdaftar",
    ]
