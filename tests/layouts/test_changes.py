"""What moved, in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from dashboard.core.text import Lang
from data.answers import Change
from layouts.changes import change_words, when_words
from tests.layouts.crafted import NOW, info

if TYPE_CHECKING:
    from collections.abc import Mapping

KUDUS = info("33.19", "Kudus")


@pytest.mark.parametrize(
    ("kind", "values", "expected"),
    [
        ("finished", {"checked": 33_014}, "Kudus menyelesaikan pemeriksaan 33.014."),
        ("silent", {"since": NOW}, "Kudus belum melapor sejak Sel 23 Agu 14.05."),
        (
            "correction",
            {"party": "pkb", "field": "ganda_eksternal", "old": 3_120, "new": 3_006},
            "Koreksi Kudus, PKB: ganda eksternal 3.120 → 3.006.",
        ),
        ("correction", {"party": "", "field": "ms", "old": None, "new": 5}, "Koreksi Kudus: MS – → 5."),
        ("reported", {"added": 12}, "Kudus melapor, 12 bertambah."),
    ],
)
def test_each_change_is_a_sentence(kind: str, values: Mapping[str, object], expected: str) -> None:
    assert change_words(Change(NOW, kind, KUDUS, values), {"pkb": "PKB"}, Lang.ID) == expected  # type: ignore[arg-type]


def test_a_moved_window_has_its_days_and_no_moment() -> None:
    moved = Change(NOW, "schedule", None, {"name": "vermin", "old": date(2022, 9, 6), "new": date(2022, 9, 9)})
    assert change_words(moved, {}, Lang.ID) == "Jadwal vermin direvisi: akhir 6 Sep → 9 Sep."
    assert when_words(moved, Lang.ID) == "jadwal"


def test_an_unknown_kind_is_named_rather_than_hidden() -> None:
    assert change_words(Change(NOW, "moved", KUDUS), {}, Lang.EN) == "Kudus moved"
