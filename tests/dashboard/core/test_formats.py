"""How numbers, shares and moments are written."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.core import formats
from dashboard.core.text import Lang

AFTERNOON = datetime(2022, 8, 23, 7, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "decimals", "indonesian", "english"),
    [
        (1234567.8, 1, "1.234.567,8", "1,234,567.8"),
        (385734, 0, "385.734", "385,734"),
        (0, 0, "0", "0"),
        (None, 0, "–", "–"),
        (float("nan"), 0, "–", "–"),
    ],
)
def test_numbers(value: float | None, decimals: int, indonesian: str, english: str) -> None:
    assert formats.number(value, Lang.ID, decimals=decimals) == indonesian
    assert formats.number(value, Lang.EN, decimals=decimals) == english


@pytest.mark.parametrize(
    ("share", "written"),
    [
        (0.875, "87,5%"),
        (0.9996, "99,9%"),
        (0.99999, "99,9%"),
        (1.0, "100%"),
        (0.0004, "0,1%"),
        (0.0, "0%"),
        (None, "–"),
    ],
)
def test_only_all_is_hundred_percent_and_only_none_is_zero(share: float | None, written: str) -> None:
    assert formats.percent(share, Lang.ID) == written


@given(st.floats(min_value=1e-9, max_value=1 - 1e-9))
def test_a_part_is_never_written_as_all_or_nothing(share: float) -> None:
    assert formats.percent(share, Lang.ID) not in {"100%", "100,0%", "0%", "0,0%"}


def test_few_cases_are_counted_not_percentaged() -> None:
    assert formats.share_of(7, 8, Lang.ID) == "7 dari 8"
    assert formats.share_of(7, 19, Lang.EN) == "7 of 19"
    assert formats.share_of(10, 20, Lang.ID) == "50,0%"
    assert formats.share_of(0, 0, Lang.ID) == "–"
    assert formats.share_of(None, 30, Lang.ID) == "–"


def test_moments_are_written_on_a_clock_in_western_indonesia() -> None:
    assert formats.moment(AFTERNOON, Lang.ID) == "Selasa, 23 Agustus 2022 14.05 WIB"
    assert formats.moment(AFTERNOON, Lang.EN) == "Tuesday, 23 August 2022 14:05 WIB"
    assert formats.clock_time(AFTERNOON, Lang.ID) == "14.05 WIB"
    assert formats.short_day(date(2022, 8, 23), Lang.ID) == "23 Agu"
    assert formats.short_moment(AFTERNOON, Lang.ID) == "Sel 23 Agu 14.05"


def test_axis_ticks_are_short() -> None:
    assert formats.compact(250_000, Lang.ID) == "250 rb"
    assert formats.compact(1_000_000, Lang.ID) == "1 jt"
    assert formats.times(2.13, Lang.ID) == "2,1×"


@pytest.mark.parametrize(
    ("names", "indonesian", "english"),
    [
        ((), "", ""),
        (("Brebes",), "Brebes", "Brebes"),
        (("Brebes", "Kab. Tegal"), "Brebes dan Kab. Tegal", "Brebes and Kab. Tegal"),
        (("Brebes", "Cilacap", "Demak"), "Brebes, Cilacap, dan Demak", "Brebes, Cilacap and Demak"),
    ],
)
def test_names_are_listed_as_people_write_them(names: tuple[str, ...], indonesian: str, english: str) -> None:
    assert formats.listing(names, Lang.ID) == indonesian
    assert formats.listing(names, Lang.EN) == english
