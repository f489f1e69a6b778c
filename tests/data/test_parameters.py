"""Parameters of the rules: the law's own, or what a decree says."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from data.helpdesk import Sla
from data.parameters import Parameters, Targets, is_sound, share


def test_without_a_decree_the_law_holds() -> None:
    law = Parameters()
    assert (law.provinces_needed(38), law.areas_needed(35), law.kecamatan_needed(19)) == (38, 26, 10)


@pytest.mark.parametrize(("rounding", "needed"), [("setengah_ke_atas", 5), ("ke_atas", 5), ("ke_bawah", 4)])
def test_a_half_is_rounded_as_the_decree_says(rounding: str, needed: int) -> None:
    assert Parameters.of([("pembulatan", rounding)]).areas_needed(6) == needed  # 75 % of 6 is 4.5


def test_the_newest_of_two_words_holds() -> None:
    assert Parameters.of([("bagian_kabkota", "75%"), ("bagian_kabkota", "0,6")]).areas_needed(35) == 21


@pytest.mark.parametrize("words", ["75%", "0,75", "0.75", " 75 % ", "3/4"])
def test_a_share_is_read_exactly_however_it_is_written(words: str) -> None:
    assert share(words) == Fraction(3, 4)


@pytest.mark.parametrize(
    ("code", "words"),
    [("bagian_kabkota", "banyak"), ("bagian_kabkota", "101%"), ("bagian_kabkota", "-1"), ("bagian_kabkota", "1/0"),
     ("pembulatan", "75%"), ("sla_selesai_hari", "0"), ("sla_selesai_hari", "1,5"), ("sla_eskalasi_hari", "75%"),
     ("sla_respons_lain_menit", "10001"), ("sla_respons_lain_menit", "-5"), ("sla_respons_lain_menit", "٦٠")],
)  # fmt: skip
def test_what_is_no_value_of_the_parameter_is_not_sound(code: str, words: str) -> None:
    assert not is_sound(code, words)


def test_a_help_desk_is_held_to_the_targets_of_the_cycle_that_runs() -> None:
    assert Parameters().sla == Sla() == Targets().at(date(2022, 8, 1))
    assert (Sla().response_s("tatap_muka"), Sla().response_s("surel")) == (900, 3600)
    assert (Sla().days(escalated=False), Sla().days(escalated=True)) == (1, 3)
    said = [("sla_respons_tatap_muka_menit", "10"), ("sla_respons_lain_menit", "120"), ("sla_eskalasi_hari", "5")]
    assert all(is_sound(*one) for one in said)
    changed = Parameters.of([*said, ("sla_respons_tatap_muka_menit", "20")]).sla
    assert changed == Sla(response_face_minutes=20, response_other_minutes=120, escalated_days=5)
    targets = Targets(((date(2022, 7, 29), Sla()), (date(2027, 8, 1), changed)))
    assert [targets.at(date(*day)) for day in ((2020, 1, 1), (2027, 7, 31), (2027, 8, 1))] == [Sla(), Sla(), changed]
