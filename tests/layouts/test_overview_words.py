"""The generated sentences of the overview."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.core.text import Lang
from data.answers import Reporting
from layouts import overview_words as said
from tests.layouts.crafted import ages, area, province, silent, values, view

BREBES = area("33.29", "Brebes", 24, 100, rate=2)  # 76 left in 17 days: 4.47 a day needed
JEPARA = area("33.20", "Jepara", 100, 100)
BLORA = area("33.16", "Blora", 50, 100, reporting=Reporting.SILENT)
KUDUS = silent("33.19", "Kudus")


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (Lang.ID, "**58,0% keanggotaan sudah diperiksa, 28 poin di depan rencana.**"),
        (Lang.EN, "points ahead of plan"),
    ],
)
def test_where_we_stand_is_told_against_the_plan(lang: Lang, expected: str) -> None:
    assert expected in said.stand(view(province([BREBES, JEPARA, BLORA])), lang)


def test_behind_the_plan_and_on_it_are_told_apart() -> None:
    behind = view(province([BREBES], planned=0.5))
    level = view(province([BREBES], planned=0.242))
    assert "26 poin di belakang rencana" in said.stand(behind, Lang.ID)
    assert "sesuai rencana" in said.stand(level, Lang.ID)


def test_all_but_a_few_is_never_all() -> None:
    nearly = view(province([area("33.01", "Cilacap", 9_996, 10_000)]))
    assert "99,9% keanggotaan" in said.stand(nearly, Lang.ID)
    assert "100%" not in said.stand(nearly, Lang.ID)


def test_few_cases_are_counted_not_divided() -> None:
    assert "7 dari 8 keanggotaan" in said.stand(view(area("33.73", "Kota Salatiga", 7, 8)), Lang.ID)


def test_nothing_received_and_nothing_reported_are_different_sentences() -> None:
    zero = view(area("33.73", "Kota Salatiga", 0, 0))
    unknown = view(silent("33.73", "Kota Salatiga"))
    assert said.stand(zero, Lang.ID) == "**Belum ada keanggotaan yang diterima.**"
    assert said.stand(unknown, Lang.ID) == "**Belum ada laporan keanggotaan pada putaran ini.**"


def test_received_without_a_known_number_checked_does_not_invent_a_share() -> None:
    one = replace(BREBES, metrics=values(received=33_014))
    expected = "**33.014 keanggotaan diterima; yang diperiksa belum dilaporkan.**"
    assert said.stand(view(one), Lang.ID) == expected


def test_a_round_of_samples_speaks_of_the_sample() -> None:
    one = replace(BREBES, metrics=values(sample=1_699, met_home=954, met_gathered=183, not_met=562))
    assert said.stand(view(one), Lang.ID) == "**66,9% dari 1.699 anggota sampel sudah ditemui.**"


def test_what_moved_names_where_most_of_it_came_from() -> None:
    now = province([BREBES, JEPARA])
    before = province([area("33.29", "Brebes", 20, 100), area("33.20", "Jepara", 60, 100)])
    assert (
        said.moved(view(now, before=before), Lang.ID) == "Sejak kemarin 44 bertambah, terbanyak di Jepara dan Brebes."
    )


def test_a_day_without_change_and_a_fall_are_said() -> None:
    now = province([BREBES])
    assert said.moved(view(now), Lang.ID) == "Sejak kemarin tidak ada yang bertambah."
    fell = view(now, before=province([area("33.29", "Brebes", 30, 100)]))
    assert said.moved(fell, Lang.ID) == "Sejak kemarin jumlah yang diperiksa turun 6."


def test_who_fell_silent_is_named_with_the_last_report() -> None:
    assert said.silence(view(province([BREBES, BLORA])), Lang.ID) == "Blora belum melapor sejak Sen 22 Agu 14.05."


def test_where_nearly_all_have_never_reported_they_are_no_news() -> None:
    missing = [silent(f"33.{n}", f"Wilayah {n}") for n in range(10, 20)]
    assert said.silence(view(province([BREBES, *missing])), Lang.ID) == ""


def test_the_decision_counts_who_is_late_and_names_the_worst() -> None:
    risky = area("33.01", "Cilacap", 30, 100, rate=3)
    words = said.decision(view(province([BREBES, risky, JEPARA])), Lang.ID)
    assert (
        words
        == "**Dua wilayah tidak akan selesai 9 September 2022 pada laju sekarang**; Brebes perlu 2,2× laju sekarang."
    )


def test_english_counts_one_area_and_two_areas() -> None:
    one = said.decision(view(province([BREBES, JEPARA])), Lang.EN)
    assert (
        one
        == "**One area will not finish by 9 September 2022 at the present pace**; Brebes needs 2.2× its present pace."
    )


def test_an_area_that_does_not_move_needs_no_ratio() -> None:
    still = area("33.27", "Pemalang", 0, 100, rate=0)
    assert "Pemalang belum bergerak" in said.decision(view(province([still, JEPARA])), Lang.ID)


def test_just_above_the_present_pace_is_not_written_as_enough() -> None:
    assert said.ratio_words(1.04, Lang.ID) == "1,04×"
    assert said.ratio_words(1.004, Lang.ID) == "1,01×"
    assert said.ratio_words(2.13, Lang.ID) == "2,1×"


def test_the_map_title_states_who_is_behind_and_who_is_done() -> None:
    title = said.map_title(view(province([BREBES, BLORA, JEPARA])), Lang.ID)
    assert title == "Brebes dan Blora paling tertinggal; Jepara sudah selesai"
    assert said.map_title(view(province([JEPARA])), Lang.ID) == "Semua wilayah yang melapor sudah selesai"
    assert said.map_title(view(province([KUDUS])), Lang.ID) == "Belum ada wilayah yang melaporkan hasil pemeriksaan"


def test_the_title_of_the_risks_is_a_finding_in_every_case() -> None:
    assert said.risk_title(view(province([BREBES])), Lang.ID) == "Satu wilayah perlu menambah laju"
    assert said.risk_title(view(province([JEPARA])), Lang.ID) == "Tidak ada wilayah yang tertinggal"
    quick = province([area("33.73", "Kota Salatiga", 50, 100)])
    assert said.risk_title(view(quick), Lang.ID) == "Tidak ada wilayah yang akan melewati 9 September 2022"
    over = replace(province([BREBES]), metrics=values(received=100, checked=24, backlog=76, days_left=-1))
    assert "belum selesai pada batas" in said.risk_title(view(over), Lang.ID)


def test_the_title_of_the_ages_says_how_much_is_old_and_why() -> None:
    old = ages(0, 0, 0, 40, finding="ganda_eksternal")
    assert said.age_title(old, Lang.ID) == "40 berkas berumur lebih dari 7 hari, hampir semua ganda eksternal"
    assert said.age_title(ages(4), Lang.ID) == "Tidak ada berkas yang berumur lebih dari 7 hari"
    assert said.age_title(ages(), Lang.ID) == "Tidak ada berkas yang menunggu"


def test_the_title_of_the_silence_counts_the_offices() -> None:
    assert said.quiet_title(view(province([BREBES, KUDUS])), Lang.ID) == "1 dari 2 satker sudah melapor hari itu"
    assert said.quiet_title(view(province([BREBES])), Lang.ID) == "Semua wilayah sudah melapor"
    assert said.quiet_title(view(province([KUDUS])), Lang.ID) == "Belum ada satker yang melapor hari itu"
