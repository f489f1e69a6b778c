"""The numbers as they are defined."""

from __future__ import annotations

from dashboard.core.text import Lang, t
from data.metrics import BY_ID, IDS, METRICS


def test_the_ids_stand_in_the_order_of_the_files() -> None:
    assert IDS == (
        "received", "checked", "backlog", "ms", "bms", "tms", "progress", "not_registered", "oldest_days",
        "daily_rate", "pace_needed", "days_left", "eta", "sample", "met_home", "met_gathered", "met_video", "not_met",
        "projection", "minimum", "areas_met", "areas_needed",
    )  # fmt: skip


def test_every_number_is_said_in_both_languages() -> None:
    for metric in METRICS:
        for words in (metric.name, metric.definition, metric.formula, metric.source):
            assert words
            assert t(words, Lang.EN) != t(words, Lang.ID)


def test_a_projection_is_called_one_in_both_languages() -> None:
    words = BY_ID["projection"].definition
    assert "proyeksi, bukan putusan" in t(words, Lang.ID)
    assert "a projection, not a verdict" in t(words, Lang.EN)
