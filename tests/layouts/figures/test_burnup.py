"""The burn-up."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dashboard.core.text import Lang
from data.answers import Burnup
from layouts.figures.burnup import Outlook, burnup
from layouts.figures.marks import axis_days, axis_levels, day_range
from tests.layouts.crafted import NOW, WINDOW
from tests.layouts.crafted import burnup as days_of

OUTLOOK = Outlook(as_of=NOW, checked=30, whole=100, backlog=70, eta_range=(5, 9.5))


def traces(figure: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {one["uid"]: one for one in figure["data"]}


def said(figure: dict[str, Any]) -> list[str]:
    return [one["text"][0] for one in figure["data"] if one["uid"].startswith("say-")]


def test_every_line_is_labelled_where_it_stands() -> None:
    labels = " ".join(said(burnup(days_of(), OUTLOOK, Lang.ID)))
    for words in ("diterima", "diperiksa 30,0%", "rencana", "laju perlu", "selesai 23–28 Agu"):
        assert words in labels


def test_a_day_without_a_report_breaks_the_line() -> None:
    figure = burnup(days_of((10, None, 30)), OUTLOOK, Lang.ID)
    checked = traces(figure)["checked"]
    assert checked["y"] == [10, None, 30]
    assert checked["connectgaps"] is False


def test_the_needed_pace_leads_from_now_to_all_on_the_last_day() -> None:
    needed = traces(burnup(days_of(), OUTLOOK, Lang.ID))["needed"]
    assert (needed["x"], needed["y"]) == (["2022-08-18", "2022-09-09"], [30, 100])


def test_the_plan_rises_alike_on_every_service_day_and_rests_on_the_others() -> None:
    plan = traces(burnup(days_of(), OUTLOOK, Lang.ID))["plan"]
    level = dict(zip(plan["x"], plan["y"], strict=True))
    assert (plan["x"][0], plan["x"][-1], level["2022-09-09"]) == ("2022-08-16", "2022-09-09", 100)
    assert level["2022-08-16"] == level["2022-08-17"] == 5.6  # one of 18 working days; the 17th is a holiday
    assert level["2022-08-19"] == level["2022-08-20"] == level["2022-08-21"] == 16.7


def test_the_plan_follows_the_curve_that_was_set() -> None:
    window = replace(WINDOW, curve=((0.0, 0.0), (0.5, 0.2), (1.0, 1.0)))
    plan = traces(burnup(replace(days_of(), window=window), OUTLOOK, Lang.ID))["plan"]
    level = dict(zip(plan["x"], plan["y"], strict=True))
    assert (level["2022-08-29"], level["2022-09-09"]) == (20, 100)  # nine of 18 service days are over: half


def test_the_band_ends_where_the_quick_and_the_slow_rate_end() -> None:
    band = traces(burnup(days_of(), OUTLOOK, Lang.ID))["band"]
    assert band["x"] == ["2022-08-18", "2022-08-23", "2022-08-28", "2022-08-18"]


@pytest.mark.parametrize(
    "outlook",
    [
        Outlook(as_of=NOW, checked=100, whole=100, backlog=0, eta_range=(0, 0)),
        Outlook(as_of=NOW, checked=None, whole=None, backlog=None),
        Outlook(as_of=NOW, checked=0, whole=0, backlog=0),
        Outlook(as_of=NOW, checked=1, whole=100, backlog=99, eta_range=(400, 900)),
        Outlook(as_of=NOW, checked=1, whole=100, backlog=99, eta_range=(90, None)),
    ],
)
def test_what_cannot_be_foreseen_is_not_drawn(outlook: Outlook) -> None:
    assert "band" not in traces(burnup(days_of(), outlook, Lang.ID))


def test_no_days_give_an_empty_figure_and_no_window_gives_no_wall() -> None:
    assert burnup(Burnup((), (), (), None), OUTLOOK, Lang.ID)["data"] == []
    endless = Burnup((date(2022, 8, 16),), (5,), (1,), None)
    assert burnup(endless, OUTLOOK, Lang.ID)["layout"]["shapes"] == []


def test_the_axis_starts_at_zero_and_writes_months_of_the_language() -> None:
    layout = burnup(days_of(), OUTLOOK, Lang.ID)["layout"]
    assert layout["yaxis"]["range"][0] == 0
    assert layout["separators"] == ",."
    assert "16 Agu" in layout["xaxis"]["ticktext"]
    assert "<b>9 Sep</b>" in layout["xaxis"]["ticktext"]


def test_the_figure_is_small_and_plain_json() -> None:
    assert len(json.dumps(burnup(days_of(range(0, 100, 4)), OUTLOOK, Lang.EN))) < 9_000


def test_hovering_repeats_the_number_in_the_readers_digits() -> None:
    figure = burnup(days_of((10_000, 20_000), received=33_014), OUTLOOK, Lang.ID)
    assert traces(figure)["received"]["customdata"][0] == "33.014"


def test_the_axis_names_first_and_last_day_and_none_that_would_touch() -> None:
    days = axis_days(date(2022, 8, 16), date(2022, 8, 23), date(2022, 9, 9))
    assert days == [date(2022, 8, 16), date(2022, 8, 23), date(2022, 8, 30), date(2022, 9, 9)]
    assert axis_days(date(2022, 8, 16), date(2022, 9, 8), date(2022, 9, 9))[-1] == date(2022, 9, 9)
    assert axis_days(date(2022, 8, 16), date(2022, 8, 16), None) == [date(2022, 8, 16)]


@pytest.mark.parametrize(
    ("top", "levels"),
    [
        (0, [0]),
        (3, [0, 1, 2, 3]),
        (100, [0, 20, 40, 60, 80, 100]),
        (983_372, [0, 200_000, 400_000, 600_000, 800_000]),
        (1_083_986, [0, 250_000, 500_000, 750_000, 1_000_000]),
    ],
)
def test_levels_are_round_and_few(top: int, levels: list[int]) -> None:
    assert axis_levels(top) == levels


def test_a_range_of_days_names_its_month_once() -> None:
    assert day_range(date(2022, 9, 2), date(2022, 9, 4), Lang.ID) == "2–4 Sep"
    assert day_range(date(2022, 8, 31), date(2022, 9, 4), Lang.ID) == "31 Agu–4 Sep"
    assert day_range(date(2022, 9, 4), date(2022, 9, 4), Lang.EN) == "4 Sept"
