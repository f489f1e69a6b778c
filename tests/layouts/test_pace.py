"""When the work is done, and which area below is the last."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dashboard.core.text import Lang
from layouts import pace
from tests.layouts.crafted import WINDOW, area, province, silent


def test_the_area_done_last_after_its_window_is_named() -> None:
    # 500 left at 10 a day: 50 days after 23 August is 12 October; at 20 a day: 25 days, 17 September
    whole = province([area("33.01", "Cilacap", 0, 500, rate=20), area("33.29", "Brebes", 0, 500, rate=10)], rate=100)

    assert pace._latest(whole) == (date(2022, 10, 12), "Brebes")
    title = pace.pace_title(whole, Lang.ID)
    assert "Brebes baru 12 Okt" in title
    assert "batasnya 9 Sep" in title


def test_no_area_is_named_that_is_in_time_done_silent_or_of_unknown_rate() -> None:
    in_time = area("33.01", "Cilacap", 0, 500, rate=100)
    done = area("33.02", "Banyumas", 500, 500)
    stuck = area("33.03", "Purbalingga", 0, 500, rate=0)
    never = silent("33.04", "Banjarnegara")

    assert pace._latest(province([in_time, done, stuck, never], rate=100)) is None
    assert pace._latest(in_time) is None


def test_an_area_is_measured_by_its_own_window_and_without_one_by_that_of_the_whole() -> None:
    slow = area("33.29", "Brebes", 0, 500, rate=20)  # 17 September
    assert slow.window is not None
    longer = replace(slow, window=replace(WINDOW, ends_at=slow.as_of + timedelta(days=40)))

    assert pace._latest(province([longer], rate=100)) is None
    assert pace._latest(province([replace(slow, window=None)], rate=100)) == (date(2022, 9, 17), "Brebes")


def test_where_none_is_late_the_title_names_only_the_whole() -> None:
    whole = province([area("33.01", "Cilacap", 0, 500, rate=100)], rate=100)

    assert "tetapi" not in pace.pace_title(whole, Lang.ID)


def test_a_round_that_has_not_begun_says_when_it_does_and_a_running_one_nothing() -> None:
    # 23 August 14.05 WIB + 56 days is 18 October
    running = area("33.73", "Salatiga", 0, 500, rate=20)
    later = replace(running, window=replace(WINDOW, starts_at=running.as_of + timedelta(days=56)))

    assert pace.begins(later, Lang.ID) == "Jadwalnya baru mulai 18 Oktober 2022."
    assert pace.begins(later, Lang.EN) == "It begins only on 18 October 2022."
    assert pace.begins(running, Lang.ID) == ""
    assert pace.begins(replace(running, window=None), Lang.ID) == ""
