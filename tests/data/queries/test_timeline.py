"""The schedule of a cycle and the first day an area was too slow, counted by hand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from data.models import Round, StageWindow
from data.queries.figures import figures
from data.queries.progress import matrix
from data.queries.timeline import cycle_at, cycles, paces, running_rounds, stage_lines
from data.scope import Scope
from data.timeline import Pace, Red
from tests.data.making import wib
from tests.data.queries.stock import presence, question, recap, roll_up

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

JATENG = Scope.of("33")
SLOWING = {16: 60, 18: 120, 19: 150, 22: 153, 23: 753}  # of 1,000; the window runs from 16 August to 9 September


def end(day: int, month: int = 8) -> datetime:
    return wib(2022, month, day, 23, 59).replace(second=59)


def reports(db: Session, levels: dict[int, int], area: str = "33.73") -> None:
    for day, checked in levels.items():
        recap(db, area, "pkb", wib(2022, 8, day, 12), received=1000, checked=checked)


def window(db: Session, area: str, last: datetime | None, **more: Any) -> None:
    values = {"cycle": "2024", "stage": "verfak", "level": "kabkota", "revision": 0, "name": "Verfak", "note": None}
    values |= {"legal_basis": "Surat", "starts_at": wib(2022, 10, 18, 0), **more}
    db.add(StageWindow(area_code=area, ends_at=last, **values))
    db.flush()


def found(db: Session, moment: datetime, area: str = "33.73", scope: Scope = JATENG, **asked: Any) -> tuple[Pace, ...]:
    of = question(moment, **asked)
    return paces(db, scope, of, figures(db, scope, of, area))


@pytest.mark.parametrize(
    ("moment", "red"),
    [
        (end(18), Red()),  # 880 / 22 = 40 a day needed, median of 60 and 30 is 45
        (end(19), Red(date(2022, 8, 19), date(2022, 8, 19))),  # 850 / 21 = 40.5, median of 60, 30, 30 is 30
        (end(22), Red(date(2022, 8, 19), date(2022, 8, 19))),
        (wib(2022, 8, 23, 14), Red(date(2022, 8, 19), None)),  # 247 / 17 = 14.5: enough again
        (end(23), Red(date(2022, 8, 19), None)),
    ],
)
@pytest.mark.parametrize("party", [None, "pkb"])
def test_the_first_day_on_which_more_was_needed_than_done(
    db: Session, moment: datetime, red: Red, party: str | None
) -> None:
    reports(db, SLOWING)
    reports(db, {16: 1, 22: 2}, "34.71")
    roll_up(db)
    assert [one.red for one in found(db, moment, party=party)] == [red]


def test_a_day_knows_only_what_was_reported_by_then(db: Session) -> None:
    reports(db, {16: 60, 22: 660})  # 100 a day from the 17th, told on the 22nd
    roll_up(db)
    assert found(db, end(22))[0].red == Red()
    reports(db, {16: 30, 22: 630}, "33.74")  # 970 / 24 = 40.4 needed on the 16th, 30 done
    roll_up(db)
    assert found(db, end(22), "33.74")[0].red == Red(date(2022, 8, 16), None)


def test_what_is_left_after_the_last_day_is_too_late(db: Session) -> None:
    reports(db, {16: 100, 18: 900})
    roll_up(db)
    late = found(db, end(15, 9))[0]
    assert late.red == Red(date(2022, 9, 9), date(2022, 9, 9))
    assert late.figures["days_left"] == -6


def test_areas_come_shortest_of_days_first_then_unknown_done_and_silent(db: Session) -> None:
    reports(db, {16: 100, 18: 120, 19: 130, 22: 160}, "33.71")
    reports(db, {16: 60, 18: 120, 19: 180, 22: 360}, "33.72")
    reports(db, {16: 1000}, "33.74")
    recap(db, "33.75", "pkb", wib(2022, 8, 22), received=10)
    roll_up(db)
    rows = found(db, end(22), "33")
    assert [one.figures.area.code for one in rows][:4] == ["33.71", "33.72", "33.74", "33.01"]
    assert [one.spare for one in rows][:3] == [-66, 7, None]  # 840 / 10 = 84 and 640 / 60 = 10.7 of 18 days
    assert rows[-1].figures.area.code == "33.76"
    assert len(rows) == 35


def test_a_province_is_the_sum_of_its_areas(db: Session) -> None:
    reports(db, SLOWING)
    reports(db, {16: 1000}, "33.74")
    presence(db, "33.73", "pkb")
    roll_up(db)
    rows = {one.figures.area.code: one for one in found(db, end(22), "*", Scope.of("*"))}
    assert rows["33"].red == Red(date(2022, 8, 19), date(2022, 8, 19))
    assert rows["34"].red == Red()
    assert len(rows) == 38


def test_without_an_end_nothing_is_too_slow(db: Session) -> None:
    reports(db, SLOWING)
    window(db, "33.73", None, stage="vermin", starts_at=wib(2022, 8, 16, 0))
    roll_up(db)
    assert found(db, end(22))[0].red == Red()


def test_the_stages_come_by_their_start_with_their_revisions(db: Session) -> None:
    lines = stage_lines(db, JATENG, "2024")
    assert (lines[0].stage, lines[-1].stage) == ("pengumuman", "tetap")
    moved = next(line for line in lines if line.moves)
    assert (moved.stage, moved.level, [one.number for one in moved.revisions]) == ("vermin", "kabkota", [0, 1, 2])
    assert [(line.stage, line.level) for line in lines if line.stage == "verfak"] == [
        ("verfak", "nasional"), ("verfak", "provinsi"), ("verfak", "kabkota")]  # fmt: skip


def test_local_windows_are_those_of_ones_own_areas_and_of_the_province(db: Session) -> None:
    for area in ("33", "33.73", "33.74", "34.71"):
        window(db, area, end(20, 11))
    seen = [line.area.code for line in stage_lines(db, Scope.of("33.73"), "2024") if line.area]
    assert seen == ["33", "33.73"]
    assert len([line for line in stage_lines(db, Scope.of("*"), "2024") if line.area]) == 4


def test_the_cycle_is_the_one_that_runs_else_the_last_that_began(db: Session) -> None:
    assert cycles(db, JATENG) == ("2024", "2026-2")
    moments = [wib(2020, 1, 1), wib(2022, 8, 23), wib(2024, 1, 1), wib(2026, 11, 23), wib(2029, 1, 1)]
    assert [cycle_at(db, JATENG, one) for one in moments] == ["2024", "2024", "2024", "2026-2", "2026-2"]


def test_rounds_run_in_their_areas_only(db: Session) -> None:
    extra = Round(cycle="2024", code="verfak_ummat", stage="verfak_ummat", name="Verfak Ummat", position=9, areas="53, 71",
                  parties="ummat", first_on=date(2022, 11, 28), legal_basis="Putusan")  # fmt: skip
    db.add(extra)
    window(db, "53", end(10, 12), stage="verfak_ummat", starts_at=wib(2022, 11, 28, 0))
    everywhere = Scope.of("*")
    assert [one.code for one in running_rounds(db, everywhere, wib(2022, 12, 1), "53.01")] == [
        "verfak_p",
        "verfak_ummat",
    ]
    assert [one.code for one in running_rounds(db, everywhere, wib(2022, 12, 1), "33.73")] == ["verfak_p"]
    assert [one.code for one in running_rounds(db, everywhere, wib(2022, 9, 20), "33.73")] == []

    asked = question(wib(2022, 12, 1))
    ummat = type(asked)("verfak_ummat", asked.object, asked.as_of)
    whole = figures(db, everywhere, ummat, "*")
    assert [child.area.code for child in whole.children] == ["53", "71"]
    assert whole.expected == 22 + 15  # kab/kota of Nusa Tenggara Timur and of Sulawesi Utara
    assert whole["areas_needed"] == 17 + 11  # 16.5 and 11.25
    assert {cell.party for cell in matrix(db, everywhere, ummat, "53")} == {"ummat"}
