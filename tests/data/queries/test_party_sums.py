"""Parties over provinces from the rollup are what the pairs of party and area add up to, one by one."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from data.models import MinimumMembers
from data.queries import progress
from data.queries.party_sums import party_sums, province_sums
from data.queries.party_thresholds import party_thresholds
from data.queries.progress import party_figures
from data.queries.state import slice_of
from data.scope import Scope
from tests.data.making import wib
from tests.data.queries.stock import absent, question, recap, roll_up
from tests.data.rollups.test_rebuild import fill

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

NATION, JATENG, SALATIGA = Scope.of("*"), Scope.of("33"), Scope.of("33.73")
MORNING, EVENING = wib(2022, 8, 23, 10), wib(2022, 8, 23, 20)


def test_a_province_and_the_nation_are_read_and_an_area_is_not(db: Session) -> None:
    recap(db, "33.73", received=10, checked=4)
    recap(db, "33.74", received=5)
    recap(db, "34.71", received=1, checked=1)
    recap(db, "34.71", "psi", received=3)
    roll_up(db)
    read = {scope: party_sums(db, scope, slice_of(db, scope, question())) for scope in (NATION, JATENG, SALATIGA)}

    assert read[NATION] == {"pkb": (16, 5, None, None, None), "psi": (3, None, None, None, None)}
    assert read[JATENG] == {"pkb": (15, 4, None, None, None)}
    assert read[SALATIGA] is None


def test_what_came_later_that_day_sends_the_caller_to_the_pairs(db: Session) -> None:
    recap(db, "33.73", at=MORNING)
    recap(db, "33.74", at=EVENING)
    recap(db, "34.71", at=MORNING)
    roll_up(db)

    def known(scope: Scope, *, evening: bool) -> bool:
        asked = question(EVENING if evening else MORNING)
        return province_sums(db, scope, slice_of(db, scope, asked)) is not None

    assert [known(JATENG, evening=False), known(NATION, evening=False)] == [False, False]
    assert [known(Scope.of("34"), evening=False), known(NATION, evening=True)] == [True, True]


@pytest.mark.parametrize("party", [None, "pkb"])
@pytest.mark.parametrize("seed", range(2))
def test_they_are_what_the_pairs_add_up_to(
    db: Session, monkeypatch: pytest.MonkeyPatch, seed: int, party: str | None
) -> None:
    dice = random.Random(seed)  # noqa: S311 - not a secret
    for area in ("33.73", "33.74", "34.71"):
        db.add(MinimumMembers(cycle="2024", area_code=area, members=dice.randrange(90), source="test", revision=9))
    fill(db, dice, ("33.73", "33.74", "33", "34.71", "35"), ("", "pkb", "pdip", "pan"))
    absent(db, "34.71", "pan")
    roll_up(db)
    asked = [question(wib(2022, 8, day, hour), party=party) for day in (15, 20, 31) for hour in (9, 23)]
    places = [(NATION, "*"), (JATENG, "33"), (SALATIGA, "33.73")]
    read = [party_figures(db, scope, one, area) for one in asked for scope, area in places]
    monkeypatch.setattr(progress, "party_sums", lambda *_: None)
    assert read == [party_figures(db, scope, one, area) for one in asked for scope, area in places]

    for one in asked:
        summary, pairs = (party_thresholds(db, NATION, one, "*", pairs=pairs) for pairs in (False, True))
        assert (summary.provinces, summary.nation) == (pairs.provinces, pairs.nation)
