"""Samples of areas and pairs: by scope, at moments inside a day, of one party, and which parties have any."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from data.answers import Question
from data.queries.samples import area_samples, parties_drawn, sample_states
from data.queries.state import slice_of
from data.scope import NATION, Scope
from tests.data.making import wib
from tests.data.queries.stock import absent
from tests.data.rollups.test_samples import assert_same, fill
from tests.data.sampling import NOVEMBER, Told, roll_up_samples, sample

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from data.queries.samples import AreaSamples

JATENG = Scope.of("33")
EVERYWHERE = Scope.of(NATION)
NOON = wib(2022, 10, 20, 12)


def asked(as_of: datetime = NOVEMBER, *, kind: str = "keanggotaan", party: str | None = None) -> Question:
    return Question("verfak", kind, as_of, party)


def sums(db: Session, as_of: datetime = NOVEMBER, party: str | None = None) -> dict[str, AreaSamples]:
    return area_samples(db, JATENG, slice_of(db, JATENG, asked(as_of, party=party)))


def sizes(found: dict[str, AreaSamples]) -> dict[str, int | None]:
    return {area: one.whole.sample for area, one in found.items()}


def test_areas_outside_the_scope_are_not_read(db: Session) -> None:
    for area, size in (("33", 1), ("33.73", 2), ("34.02", 4), ("36.71", 8)):
        sample(db, area, "pkn", sample=size)
    roll_up_samples(db)
    assert sizes(sums(db)) == {"33": 1, "33.73": 2}
    assert [one.area_code for one in sample_states(db, JATENG, asked(), "33")] == ["33", "33.73"]


def test_inside_a_day_an_area_with_later_reports_is_read_from_the_facts(db: Session) -> None:
    sample(db, "33.73", "pkn", wib(2022, 10, 20, 9), sample=100, population=1000, ms=50)
    sample(db, "33.73", "pkn", wib(2022, 10, 20, 16), sample=100, population=1000, ms=90)
    sample(db, "33.73", "hanura", wib(2022, 10, 19, 9), sample=10)
    sample(db, "33.74", "pkn", wib(2022, 10, 20, 11), sample=7)
    sample(db, "33.75", "pkn", wib(2022, 10, 20, 13), sample=3)
    roll_up_samples(db)

    noon, evening = sums(db, NOON), sums(db, wib(2022, 10, 20, 16))
    assert sizes(noon) == {"33.73": 110, "33.74": 7}  # 33.75 reports at one
    assert (noon["33.73"].whole.projection, noon["33.73"].least, noon["33.73"].whole.at) == (
        500,
        500,
        wib(2022, 10, 20, 9),
    )
    assert (sizes(evening), evening["33.73"].whole.projection) == ({"33.73": 110, "33.74": 7, "33.75": 3}, 900)


def test_the_sums_of_one_party_are_its_own(db: Session) -> None:
    sample(db, "33.73", "pkn", sample=100, population=1000, ms=50)
    sample(db, "33.73", "hanura", sample=10)
    sample(db, "33.74", "hanura", sample=10)
    roll_up_samples(db)
    found = sums(db, party="pkn")
    assert (sizes(found), found["33.73"].least) == ({"33.73": 100}, 500)


def test_the_interval_of_a_sum_joins_those_of_its_samples(db: Session) -> None:
    for party in ("pkn", "hanura"):
        sample(db, "33.73", party, sample=100, population=1000, ms=50)
    roll_up_samples(db)
    one, both = sums(db, party="pkn")["33.73"].whole.bounds, sums(db)["33.73"].whole.bounds
    assert one is not None
    assert both == pytest.approx((1000 - (500 - one[0]) * 2**0.5, 1000 + (one[1] - 500) * 2**0.5))


@pytest.mark.parametrize("seed", range(2))
def test_any_moment_of_random_samples_is_as_counted_one_by_one(db: Session, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - not a secret
    fill(db, dice)
    roll_up_samples(db)
    told = Told.of(db)

    for hour in dice.sample(range(22 * 24), 60):
        moment = wib(2022, 10, 14, 0) + timedelta(hours=hour, minutes=30)
        found = sums(db, moment)
        for area in ("33.73", "33.74"):
            expected, one = told.area(area, moment), found.get(area)
            values = (
                {name: getattr(one.whole, name, None) for name in expected or {}} | {"least": one.least}
                if one
                else None
            )
            assert_same(values, expected)


def test_parties_drawn_are_those_of_the_samples(db: Session) -> None:
    sample(db, "33.73", "pkn", sample=100)
    sample(db, "33.73", "", sample=100)
    sample(db, "34.02", "hanura", sample=100)  # outside
    sample(db, "33.74", "psi", wib(2022, 12, 1), sample=100)  # later
    sample(db, "33.74", "garuda", sample=100)
    absent(db, "33.74", "garuda")
    sample(db, "33.74", "perindo", wib(2022, 10, 20), sample=100)
    sample(db, "33.74", "perindo", wib(2022, 10, 21), sample=0)  # taken back
    sample(db, "33.74", "buruh", wib(2022, 10, 20), sample=0)
    sample(db, "33.74", "buruh", wib(2022, 10, 21), sample=9)

    assert parties_drawn(db, JATENG, asked(), "33") == {"pkn", "buruh"}
    assert parties_drawn(db, EVERYWHERE, asked(), NATION) == {"pkn", "buruh", "hanura"}
    assert parties_drawn(db, JATENG, asked(wib(2022, 10, 20, 23)), "33") == {"perindo"}
    assert parties_drawn(db, JATENG, asked(kind="kantor"), "33") == set()
    states = sample_states(db, EVERYWHERE, asked(), NATION)
    assert {one.party for one in states if one.sample and one.party} == {"pkn", "buruh", "hanura"}
