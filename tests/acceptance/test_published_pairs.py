"""Thresholds, samples, updates and complaints equal to pairs that were published."""

from __future__ import annotations

from shutil import copy
from typing import TYPE_CHECKING, Any, Final

import pytest

from data.rules import areas_needed, krejcie_morgan_sample_size
from tests.own_database import REAL

if TYPE_CHECKING:
    from tests.acceptance.conftest import Office

SAMPLES: Final = "putaran,kode_wilayah,partai,per_tanggal,populasi,sampel,rumah,dihadirkan,video,tidak_ditemui,ms,tms"


def published(office: Office, kind: str, name: str) -> None:
    """Take in a file of published numbers."""
    copy(REAL / name, office.folder / name)
    said = office.says("import", kind, office.folder / name)
    assert said.status == 0, said


def children(found: dict[str, Any], kind: str) -> dict[str, Any]:
    """Code -> metrics of the areas or parties directly below."""
    return {child[kind]: child["metrics"] for child in found["children"] if kind in child}


@pytest.mark.parametrize(("areas", "needed"), [(35, 26), (38, 29), (6, 5), (10, 8)])
def test_areas_a_party_needs(areas: int, needed: int) -> None:
    """Three quarters, half up: 26.25 -> 26, 28.5 -> 29, 4.5 -> 5, 7.5 -> 8."""
    assert areas_needed(areas) == needed


@pytest.mark.parametrize(
    ("population", "sample"), [(440, 205), (443, 206), (1000, 278), (10, 10), (100, 80), (100_000, 383)]
)
def test_krejcie_and_morgan_as_in_the_decree_and_in_their_own_table(population: int, sample: int) -> None:
    """440: 3.841 x 440 x 0.25 = 422.51; 0.0025 x 439 + 0.96025 = 2.05775; the quotient is 205.3."""
    assert krejcie_morgan_sample_size(population) == sample


def test_the_received_sample_stands_beside_the_computed_one(office: Office) -> None:
    """garuda: 123 of 205 are MS, 123 / 205 x 440 = 264; pbb was drawn 270 where the formula gives 278."""
    rows = ("33.73,garuda,2022-10-30,440,205,100,20,5,10,123,12", "33.73,pbb,2022-10-30,1000,270,200,10,0,60,180,9")
    office.takes("sampel_verfak", "s.csv", SAMPLES, *(f"verfak,{row}" for row in rows))

    found = office.answer("33", "2022-10-30", "--topic", "sampel", "--round", "verfak")

    (salatiga,) = found["children"]
    by_party = children(salatiga, "party")
    assert [(one["sample"], one["sample_due"]) for one in by_party.values()] == [(205, 205), (270, 278)]
    assert by_party["garuda"]["projection"] == pytest.approx(264)
    assert by_party["garuda"]["projection_low"] < 264 < by_party["garuda"]["projection_high"]
    assert by_party["pbb"]["projection"] == pytest.approx(2000 / 3)  # 180 / 270 x 1000
    assert (found["metrics"]["sample"], found["metrics"]["met_home"], found["metrics"]["not_met"]) == (475, 300, 70)


def test_eight_of_76_in_pemalang_and_in_sukoharjo(office: Office) -> None:
    """8 of 76 in each of two areas: 16 of 152 pairs, 136 left; the deadline of semester II 2025 is 24 December.

    The last working days of 2025 are the 31st, 30th and 29th (the 25th is Christmas, the 26th cuti bersama): three days
    before the end is Wednesday the 24th where the 29th, 30th and 31st are the three.
    """
    published(office, "pemutakhiran", "pemutakhiran_jateng_2025-2.csv")

    found = office.answer("33", "2026-01-31", "--topic", "pemutakhiran", "--semester", "2025-2")

    whole, areas = found["metrics"], children(found, "area")
    assert (found["semester"], whole["updates_done"], whole["updates_left"]) == ("2025-2", 16, 136)
    assert (whole["updates_expected"], whole["updates_reported"], whole["updates_absent"]) == (152, 2, 0)
    for code in ("33.27", "33.11"):
        assert (areas[code]["updates_done"], areas[code]["updates_expected"]) == (8, 76)
    assert (areas["33.73"]["updates_done"], areas["33.73"]["updates_expected"]) == (None, None)
    assert children(found, "party")["gelora"]["updates_done"] == 2


def test_201_and_522_of_the_province_beside_the_sum_of_its_areas(office: Office) -> None:
    """6 September: 15 + 15 + 0 + 0 + 0 + 8 = 38 of 201, 163 unsaid. 5 October: 38 + 161 + 6 + 53 = 258 of 522, 264 unsaid."""
    published(office, "tanggapan", "tanggapan_jateng_2022.csv")
    head = "kode_wilayah,per_tanggal,masuk,sumber"
    office.takes("tanggapan", "provinsi.csv", head, "33,2022-09-06,201,KPU Jateng", "33,2022-10-05,522,KPU Jateng")

    september = office.metrics("33", "2022-09-06", "--topic", "tanggapan")
    october = office.answer("33", "2022-10-05", "--topic", "tanggapan")

    names = ("complaints_received", "complaints_claimed", "complaints_gap", "complaints_reported", "complaints_silent")
    assert [september[name] for name in names] == [38, 201, 163, 6, 29]
    assert [october["metrics"][name] for name in names] == [258, 522, 264, 2, 33]
    assert (october["metrics"]["complaints_in_process"], october["metrics"]["complaints_resolved"]) == (5, 1)
    areas = children(october, "area")
    assert (areas["33.12"]["complaints_received"], areas["33.03"]["complaints_received"]) == (161, 0)
    assert areas["33.01"]["complaints_received"] is None
