"""Parameters of the rules: the law's own, or what a decree says."""

from __future__ import annotations

from fractions import Fraction

import pytest

from data.parameters import Parameters, is_sound, share


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
     ("pembulatan", "75%")],
)  # fmt: skip
def test_what_is_no_value_of_the_parameter_is_not_sound(code: str, words: str) -> None:
    assert not is_sound(code, words)
