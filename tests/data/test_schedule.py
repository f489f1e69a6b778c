"""Which window holds where."""

from __future__ import annotations

from datetime import timedelta

from data.schedule import WindowRow, schedule_of
from tests.data.making import wib


def row(level: str = "kabkota", area: str = "", revision: int = 0, last: int | None = 29) -> WindowRow:
    ends = wib(2022, 8, last, 23, 59) if last else None
    return WindowRow("vermin", level, area, revision, "Vermin", wib(2022, 8, 16, 0), ends, f"Keputusan {revision}")


def test_an_areas_own_window_wins_over_the_kab_kotas_and_that_over_the_national_one() -> None:
    found = schedule_of([row("nasional", last=11), row(last=29), row(area="33.73", last=30)])
    assert found.window("33.73") == schedule_of([row(last=30)]).window("33.01")
    assert found.window("33.01") == schedule_of([row(last=29)]).window("33.01")
    assert found.window("33") == found.window("*") == found.window("33.01")


def test_without_a_window_of_the_kab_kota_the_national_one_holds() -> None:
    found = schedule_of([row("nasional", last=11), row("provinsi", last=17)]).window("33.01")
    assert found is not None
    assert found.ends_at == wib(2022, 8, 11, 23, 59)


def test_the_newest_revision_holds_and_remembers_the_end_before_it() -> None:
    found = schedule_of([row(revision=2, last=31), row(revision=0, last=29), row(revision=1, last=30)]).window("33")
    assert found is not None
    assert (found.revision, found.legal_basis) == (2, "Keputusan 2")
    assert found.ends_at == wib(2022, 8, 31, 23, 59)
    assert found.previous_ends_at == wib(2022, 8, 30, 23, 59)


def test_a_revision_that_keeps_the_end_did_not_move_it() -> None:
    kept = schedule_of([row(revision=0, last=29), row(revision=1, last=29)]).window("33")
    assert kept is not None
    assert kept.previous_ends_at is None
    moved_before = schedule_of([row(revision=0, last=28), row(revision=1), row(revision=2)]).window("33")
    assert moved_before is not None
    assert moved_before.previous_ends_at == wib(2022, 8, 28, 23, 59)


def test_a_stage_without_windows_has_none() -> None:
    assert schedule_of([]).window("33") is None
    assert schedule_of([row(area="33.73")]).window("33") is None


def test_the_plan_runs_straight_through_the_window() -> None:
    found = schedule_of([row(last=16)]).window("33")
    assert found is not None
    assert found.planned(found.starts_at - timedelta(days=1)) == 0.0
    assert found.planned(wib(2022, 8, 30)) == 1.0
    assert schedule_of([row(last=None)]).common.planned(wib(2022, 8, 30)) is None  # type: ignore[union-attr]
