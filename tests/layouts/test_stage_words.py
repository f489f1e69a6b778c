"""Names of stages in English: all that the law's schedule has, and nobody else's."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dashboard.core.text import Lang
from data.timeline import Line, Revision
from layouts.stage_words import stage_lines, stage_name, stage_names
from tests.data.making import wib

SCHEDULE = Path(__file__).parents[2] / "data" / "reference" / "stages_2024.csv"


def names() -> set[str]:
    """Every name of the schedule that comes with the program."""
    with SCHEDULE.open(encoding="utf-8") as file:
        return {row["name"] for row in csv.DictReader(file)}


@pytest.mark.parametrize("name", sorted(names()))
def test_every_name_of_the_schedule_is_told_in_english_and_kept_in_indonesian(name: str) -> None:
    assert stage_name(name, Lang.ID) == name
    assert stage_name(name, Lang.EN) != name


def test_what_an_office_calls_its_own_stage_stays() -> None:
    assert stage_name("Verifikasi ulang Partai Ummat", Lang.EN) == "Verifikasi ulang Partai Ummat"
    assert stage_name("Pemutakhiran data parpol berkelanjutan semester I 2027", Lang.EN) == (
        "Continuous update of party data, semester I 2027"
    )
    assert stage_names({"x": "Ulang", "vermin": "Verifikasi administrasi"}, Lang.EN) == {
        "x": "Ulang",
        "vermin": "Administrative verification",
    }


def test_lines_of_the_schedule_keep_everything_but_the_name() -> None:
    old = Revision(0, "Verifikasi administrasi", wib(2022, 8, 2), wib(2022, 9, 11), "PKPU 4/2022")
    [line] = stage_lines([Line("vermin", "nasional", None, (old,))], Lang.EN)
    assert line == Line(
        "vermin", "nasional", None,
        (Revision(0, "Administrative verification", wib(2022, 8, 2), wib(2022, 9, 11), "PKPU 4/2022"),),
    )  # fmt: skip
