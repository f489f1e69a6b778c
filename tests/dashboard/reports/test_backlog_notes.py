"""What a file of the backlog is called and says about itself."""

from __future__ import annotations

from dataclasses import replace

from dashboard.core.text import Lang
from dashboard.reports.backlog_notes import definitions, file_name, notes
from data.days import end_of_day
from tests.dashboard.reports.making import SALATIGA, about


def test_the_name_says_class_office_area_and_moment() -> None:
    assert file_name(about(), "xlsx") == "TERBATAS_kpu-jateng_tunggakan_33.73_2022-08-23T1405WIB.xlsx"
    nation = about(area=replace(SALATIGA, code="*", name="Indonesia"))
    assert file_name(nation, "csv") == "TERBATAS_kpu-jateng_tunggakan_nasional_2022-08-23T1405WIB.csv"


def test_the_notes_name_every_filter_that_was_set() -> None:
    said = dict(notes(about(finding="tanpa", age="15-"), 3))

    assert (said["Temuan"], said["Umur (hari)"], said["Baris"]) == ("tanpa temuan", "15-", "3")
    assert (said["Partai"], said["Putaran"], said["Objek"]) == ("semua partai", "Vermin (2024)", "Keanggotaan")


def test_the_moment_is_the_one_asked_for() -> None:
    asked = replace(about().question, as_of=end_of_day(about().question.as_of.date()))

    assert notes(about(question=asked))[1][0] == "Data per Selasa, 23 Agustus 2022 23.59 WIB"


def test_every_definition_has_its_english() -> None:
    here, there = definitions(Lang.ID), definitions(Lang.EN)
    assert len(here) == 5
    assert all(mine[1] != theirs[1] for mine, theirs in zip(here, there, strict=True))
