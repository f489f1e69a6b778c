"""Areas, parties, rounds and the windows of stages."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from dashboard.core.errors import NotFound
from data.answers import Question
from data.models import Party, Round, StageWindow
from data.queries import reference
from data.scope import NATION, Scope
from tests.data.making import wib

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

EVERYTHING = Scope.of(NATION)
SALATIGA = Scope.of("33.73")


def new_cycle(db: Session) -> None:
    """A second cycle with a round of a known code, a party and a window of its own."""
    db.add(Round(cycle="2029", code="vermin", stage="vermin", name="Baru", position=1, first_on=date(2027, 8, 2)))
    db.add(
        Party(
            cycle="2029", code="baru", number=None, abbreviation="Baru", name="Partai Baru", category="new",
            verfak_required=1, final_status=None,
        )
    )  # fmt: skip
    window(db, cycle="2029", first=wib(2027, 8, 2, 0), last=wib(2027, 9, 9, 23, 59))


def window(db: Session, *, first: object, last: object, cycle: str = "2024", area: str = "") -> None:
    db.add(
        StageWindow(
            cycle=cycle, stage="vermin", level="kabkota", area_code=area, revision=0, name="Vermin", starts_at=first,
            ends_at=last, legal_basis="Keputusan", note=None,
        )
    )  # fmt: skip
    db.flush()


def test_an_area_is_found_inside_the_scope_only(db: Session) -> None:
    found = reference.area(db, SALATIGA, "33.73")
    assert (found.name, found.kind, found.parent_code) == ("Kota Salatiga", "kota", "33")
    assert found.tile is not None
    for outside in ("33", "33.74", NATION, "", "33.7"):
        with pytest.raises(NotFound):
            reference.area(db, SALATIGA, outside)


def test_an_area_that_does_not_exist_is_not_found_even_by_the_nation(db: Session) -> None:
    for unknown in ("99", "33.99", ""):
        with pytest.raises(NotFound):
            reference.area(db, EVERYTHING, unknown)


def test_a_scope_lists_its_areas_and_those_below(db: Session) -> None:
    codes = [area.code for area in reference.areas(db, Scope.of("33"))]
    assert len(codes) == 36
    assert codes[:2] == ["33", "33.01"]
    assert len(reference.areas(db, EVERYTHING)) == 1 + 38 + 514
    assert [area.code for area in reference.areas(db, SALATIGA)] == ["33.73"]
    assert reference.areas(db, Scope()) == ()


def test_the_rounds_come_in_their_order(db: Session) -> None:
    assert [found.code for found in reference.rounds(db, EVERYTHING)] == ["vermin", "vermin_p", "verfak", "verfak_p"]


@pytest.mark.parametrize(
    ("day", "code"),
    [
        ((2022, 7, 1), "vermin"),  # nothing has begun: the first
        ((2022, 8, 23), "vermin"),
        ((2022, 9, 9), "vermin"),
        ((2022, 9, 20), "vermin"),  # between two: the last that began
        ((2022, 10, 5), "vermin_p"),
        ((2022, 10, 20), "verfak"),
        ((2022, 12, 1), "verfak_p"),
        ((2023, 6, 1), "verfak_p"),
    ],
)
def test_the_running_round(db: Session, day: tuple[int, int, int], code: str) -> None:
    assert reference.running_round(db, EVERYTHING, wib(*day)).code == code


def test_an_area_with_a_window_of_its_own_runs_by_it(db: Session) -> None:
    window(db, area="33.73", first=wib(2022, 10, 1, 0), last=wib(2022, 10, 31, 23, 59))
    moment = wib(2022, 10, 20)
    assert reference.running_round(db, Scope.of("33.74"), moment).code == "verfak"
    assert {found.stage for found in reference.stage_clock(db, SALATIGA, moment)} == {"verfak", "vermin"}
    assert {found.stage for found in reference.stage_clock(db, Scope.of("33.74"), moment)} == {"verfak"}


def test_the_last_minute_of_a_window_still_runs(db: Session) -> None:
    last = wib(2022, 9, 9, 23, 59).replace(second=59)
    assert "vermin" in {found.stage for found in reference.stage_clock(db, EVERYTHING, last)}
    assert "vermin" not in {found.stage for found in reference.stage_clock(db, EVERYTHING, wib(2022, 9, 10, 0))}


def test_a_code_used_by_two_cycles_means_the_one_that_began_last(db: Session) -> None:
    new_cycle(db)
    before, after = wib(2022, 8, 23), wib(2027, 8, 5)
    assert reference.round_of(db, EVERYTHING, "vermin", before).info.cycle == "2024"
    assert reference.round_of(db, EVERYTHING, "vermin", after).info.cycle == "2029"
    assert reference.round_of(db, EVERYTHING, "vermin", wib(2020, 1, 1)).info.cycle == "2024"
    assert reference.running_round(db, EVERYTHING, after).cycle == "2029"
    vermin = [found.cycle for found in reference.rounds(db, EVERYTHING, moment=after) if found.code == "vermin"]
    assert vermin == ["2029"]


def test_the_parties_are_those_of_the_rounds_cycle_in_ballot_order(db: Session) -> None:
    new_cycle(db)
    found = reference.parties(db, EVERYTHING, "vermin", moment=wib(2022, 8, 23))
    assert len(found) == 24
    assert [party.code for party in found[:3]] == ["pkb", "gerindra", "pdip"]
    assert found[-1].number is None
    assert [party.code for party in reference.parties(db, EVERYTHING, "vermin")] == ["baru"]


def test_a_round_that_does_not_exist_is_not_found(db: Session) -> None:
    with pytest.raises(NotFound):
        reference.round_of(db, EVERYTHING, "vermin_x", wib(2022, 8, 23))
    with pytest.raises(NotFound):
        reference.parties(db, EVERYTHING, "vermin_x")


def test_the_window_is_the_newest_revision_and_only_inside_the_scope(db: Session) -> None:
    question = Question("vermin", "keanggotaan", wib(2022, 8, 23))
    found = reference.window(db, SALATIGA, question, "33.73")
    assert found is not None
    assert (found.revision, found.ends_at) == (2, wib(2022, 9, 9, 23, 59))
    assert found.previous_ends_at == wib(2022, 9, 6, 23, 59)
    with pytest.raises(NotFound):
        reference.window(db, SALATIGA, question, "33.74")
