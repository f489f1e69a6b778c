"""The uptake of two semesters as one figure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dashboard.core.text import Lang
from layouts.figures.uptake import uptake
from tests.layouts import updating
from tests.layouts.updating import EARLIER, SEMESTER

NOW = updating.uptake(SEMESTER, date(2026, 11, 20), 38)
BEFORE = updating.uptake(EARLIER, date(2025, 12, 31), 15)
NAMES = ("Semester II 2026", "Semester II 2025")


def trace(figure: dict[str, Any], uid: str) -> dict[str, Any]:
    return next(one for one in figure["data"] if one["uid"] == uid)


def test_lines_are_shares_and_the_deadlines_meet() -> None:
    figure = uptake(NOW, BEFORE, NAMES, Lang.ID)
    assert trace(figure, "checked")["y"][-1] == 0.25
    older = dict(zip(trace(figure, "received")["x"], trace(figure, "received")["y"], strict=True))
    assert older["2026-12-28"] == pytest.approx(BEFORE.share(date(2025, 12, 24)), abs=0.0001)
    assert max(older) <= "2026-12-31"
    assert figure["layout"]["shapes"][0]["x0"] == "2026-12-28"
    assert "<b>28 Des</b>" in figure["layout"]["xaxis"]["ticktext"]


def test_it_says_its_shares_in_the_readers_digits() -> None:
    figure = uptake(NOW, BEFORE, NAMES, Lang.ID)
    assert trace(figure, "say-checked")["text"][0].strip("<b>/ ").strip("\u00a0") == "Semester II 2026 25,0%"
    assert trace(figure, "checked")["customdata"][-1] == "25,0%"
    assert trace(uptake(NOW, BEFORE, NAMES, Lang.EN), "checked")["customdata"][-1] == "25.0%"


def test_one_semester_alone_and_none_at_all_are_no_error() -> None:
    assert [one["uid"] for one in uptake(NOW, None, (NAMES[0], ""), Lang.ID)["data"]] == [
        "checked", "now", "say-checked", "say-end",
    ]  # fmt: skip
    assert uptake(replace(NOW, expected=None), BEFORE, NAMES, Lang.ID)["data"] == []
    assert uptake(replace(NOW, days=(), done=()), None, NAMES, Lang.ID)["data"] == []


def test_nothing_done_is_a_flat_line() -> None:
    flat = updating.uptake(SEMESTER, date(2026, 11, 20), 0)
    assert set(trace(uptake(flat, None, NAMES, Lang.ID), "checked")["y"]) == {0.0}
