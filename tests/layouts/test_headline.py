"""The headline numbers."""

from __future__ import annotations

from dataclasses import replace

from dashboard.core.text import Lang
from layouts import headline
from layouts.components.key_number import Move
from tests.layouts.crafted import area, province, silent, values, view
from tests.layouts.reading import words

TODAY = province([area("33.29", "Brebes", 30, 100, rate=2)])
YESTERDAY = province([area("33.29", "Brebes", 24, 100, rate=2)])


def test_a_share_moves_in_points_and_a_backlog_in_items() -> None:
    checked, backlog, *_ = headline.headline(view(TODAY, before=YESTERDAY), Lang.ID)
    assert checked.move == Move(words="6,0 poin sejak kemarin", way="up", tone="good")
    assert backlog.move == Move(words="6 sejak kemarin", way="down", tone="good")


def test_a_growing_backlog_is_bad_news() -> None:
    _, backlog, *_ = headline.headline(view(YESTERDAY, before=TODAY), Lang.ID)
    assert backlog.move == Move(words="6 sejak kemarin", way="up", tone="bad")


def test_nothing_known_yesterday_is_no_change_at_all() -> None:
    before = province([silent("33.29", "Brebes")])
    checked, backlog, *_ = headline.headline(view(TODAY, before=before), Lang.ID)
    assert checked.move is None
    assert backlog.move is None


def test_the_pace_says_what_is_needed_and_when_it_ends() -> None:
    rate = headline.headline(view(TODAY), Lang.ID)[2]
    said = [words(one) for one in rate.details]
    assert rate.value == "70"
    assert said == ["perlu 5", "perkiraan selesai 24 Agu"]


def test_unknown_numbers_are_dashes_never_zero() -> None:
    numbers = headline.headline(view(province([silent("33.29", "Brebes")])), Lang.ID)
    assert [one.value for one in numbers] == ["–"] * 4


def test_a_zero_backlog_is_a_zero() -> None:
    done = province([area("33.20", "Jepara", 100, 100)])
    assert headline.headline(view(done), Lang.ID)[1].value == "0"


def test_a_round_of_samples_has_numbers_of_its_own() -> None:
    metrics = values(
        sample=1_699, met_home=954, met_gathered=183, not_met=562, projection=2_000, areas_met=26, areas_needed=26
    )
    numbers = headline.headline(view(replace(TODAY, metrics=metrics)), Lang.ID)
    assert [one.value for one in numbers] == ["66,9%", "562", "2.000", "26"]
    assert numbers[2].details == ["proyeksi, bukan putusan"]
