"""Official verdicts beside samples: told apart from projections, with the way to enter one for those who may."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from callbacks.filters import Filters
from dashboard.core.text import Lang
from dashboard.reports.party import party_file
from dashboard.reports.thresholds import thresholds_file
from data.queries.party_thresholds import PartyThresholds
from data.verdicts import Verdict
from layouts import party, verification
from tests.data.making import wib
from tests.layouts.crafted import area, province, values
from tests.layouts.partying import NAMES, NEAR, THERE, sample, view
from tests.layouts.places import PAN, PKB
from tests.layouts.places import party as standing
from tests.layouts.places import sample as drawn
from tests.layouts.places import verification as verified
from tests.layouts.reading import kind, titles, with_class, words

if TYPE_CHECKING:
    from layouts.party import View

AT: Final = wib(2022, 11, 7, 16)
JEPARA: Final = Verdict("33.20", "psi", "TMS", AT, "BA 12/2022")
BREBES: Final = Verdict("33.29", "psi", "MS", AT, "BA 13/2022")


def one_party(**more: Any) -> View:
    found = PartyThresholds(provinces=view().thresholds.provinces, areas=(THERE, NEAR), projected=True)
    shown = view(filters=Filters(party="psi", round="verfak"), thresholds=found, samples=[sample("33.20")])
    return replace(shown, **more)


def rows(page: Any) -> list[str]:
    return [words(row) for row in kind(with_class(page, "sample-table")[0], "Tr")[1:]]


def test_a_verdict_stands_beside_the_projection_that_it_contradicts() -> None:
    page = party.page(one_party(verdicts=(JEPARA, BREBES)), Lang.ID)
    assert rows(page) == [
        "Jepara 440 205 205 150 55 0 0 180 25 386 (364–403) 50 di atas TMS 7 Nov",
        "Brebes – – – – – – – – – – 50 – MS 7 Nov",
    ]
    assert "Proyeksi 1 dari 2 sampel mencapai syarat minimal" in titles(page)
    assert "Putusan resmi: 2 dimuat, 1 MS dan 1 TMS." in words(page)
    assert "Official verdicts: 2 loaded, 1 MS and 1 TMS." in words(
        party.page(one_party(verdicts=(JEPARA, BREBES)), Lang.EN)
    )


def test_none_entered_is_said_and_only_who_may_is_led_to_the_form() -> None:
    assert rows(party.page(one_party(), Lang.ID))[0].endswith("di atas belum dimuat")
    (link,) = (
        one for one in kind(party.page(one_party(enters=True), Lang.ID), "A") if str(one.href).startswith("/putusan")
    )
    assert (link.children, link.href) == ("catat", "/putusan?putaran=verfak&kode_wilayah=33.20&partai=psi")


def test_one_kab_kota_shows_the_verdict_of_each_party() -> None:
    figures = replace(area("33.73", "Kota Salatiga", 0, 0), metrics=values(sample=205, minimum=199))
    shown = verified(
        figures,
        [standing(PKB), standing(PAN)],
        samples=[drawn("33.73", "pkb", 205, 180, 25, population=440)],
        filters=Filters(round="verfak"),
    )
    decided = (Verdict("33.73", "pkb", "MS", AT, "BA 1"), Verdict("33.73", "pan", "TMS", AT, "BA 2"))
    page = verification.page(replace(shown, verdicts=decided), Lang.ID)
    assert [row.split()[0] + " " + " ".join(row.split()[-3:]) for row in rows(page)] == [
        "PAN TMS 7 Nov",
        "PKB MS 7 Nov",
    ]
    assert "Putusan resmi: 2 dimuat, 1 MS dan 1 TMS." in words(page)


def test_verdicts_without_any_report_are_shown_under_the_sentence_that_says_so() -> None:
    silent = replace(area("33.73", "Kota Salatiga", 0, 0), metrics=values())
    decided = (Verdict("33.73", "pkb", "MS", AT, "BA 1"), Verdict("33.73", "pan", "TMS", AT, "BA 2"))
    shown = replace(verified(silent, [standing(PKB), standing(PAN)], filters=Filters(round="verfak")), verdicts=decided)
    page = verification.page(shown, Lang.ID)
    assert "Belum ada laporan" in words(page)
    assert titles(page) == ["2 putusan resmi: 1 MS dan 1 TMS"]
    assert [words(row) for row in kind(with_class(page, "verdicts")[0], "Tr")[1:]] == ["PAN TMS 7 Nov", "PKB MS 7 Nov"]
    one = replace(shown, question=replace(shown.question, party="pkb"))
    assert titles(verification.page(one, Lang.EN)) == ["1 official verdict: 1 MS and 0 TMS"]
    assert titles(verification.page(replace(shown, verdicts=()), Lang.ID)) == []


def test_verdicts_of_a_province_without_reports_are_told_by_area() -> None:
    below = [
        replace(area(code, name, 0, 0), metrics=values()) for code, name in (("33.20", "Jepara"), ("33.29", "Brebes"))
    ]
    silent = replace(province(below), metrics=values())
    decided = (
        Verdict("33.20", "pkb", "MS", AT, "BA"),
        Verdict("33.20", "pan", "MS", AT, "BA"),
        Verdict("33.29", "pan", "TMS", AT, "BA"),
    )
    shown = replace(verified(silent, [standing(PKB), standing(PAN)], filters=Filters(round="verfak")), verdicts=decided)
    page = verification.page(shown, Lang.ID)
    assert titles(page) == ["3 putusan resmi: 2 MS dan 1 TMS"]
    assert [words(row) for row in kind(with_class(page, "verdicts")[0], "Tr")[1:]] == [
        "Jepara PKB, PAN –",
        "Brebes – PAN",
    ]


def test_the_files_have_the_verdict_in_columns_of_its_own() -> None:
    sheet = party_file(one_party(verdicts=(JEPARA,)), Lang.ID).sheets[-1]
    assert [column.header for column in sheet.columns[-3:]] == ["Putusan resmi", "Ditetapkan", "Berita acara"]
    assert sheet.rows[0][-3:] == ("TMS", AT, "BA 12/2022")
    figures = replace(area("33.73", "Kota Salatiga", 0, 0), metrics=values(sample=205, minimum=199))
    shown = verified(figures, [standing(PKB)])
    shown = replace(shown, verdicts=(Verdict("33.73", "pkb", "MS", AT, "BA 1"),))
    found = thresholds_file((shown, NAMES), Lang.ID).sheets[-1]
    assert (found.title, found.rows) == ("Putusan resmi", [("PKB", "33.73", "Kota Salatiga", "MS", AT, "BA 1")])
