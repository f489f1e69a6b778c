"""Factual samples for tests, and what they add up to once more: one by one and slowly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from data.days import day_of
from data.models import FactualSample, PartyPresence
from data.rollups import sample_reach, samples
from data.rules import project_sample
from data.scope import marked
from tests.data.making import make_batch, wib
from tests.data.queries.stock import round_id

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy.orm import Session

NOVEMBER: Final = wib(2022, 11, 4, 23, 59)
COUNTS: Final = ("sample", "met_home", "met_gathered", "met_video", "not_met", "ms", "tms")
CELLS: Final = ("population", *COUNTS)


def sample(
    db: Session, area: str, party: str, at: datetime = NOVEMBER, *, of_round: str = "verfak", **counts: Any
) -> FactualSample:
    """A factual sample; what is not given is unknown."""
    values: dict[str, Any] = {**dict.fromkeys(CELLS), **counts}
    made = FactualSample(
        round_id=round_id(db, of_round), area_code=area, party=party, as_of_at=at, as_of_on=day_of(at), source=None,
        batch_id=make_batch(db, "sampel_verfak").id, **values,
    )  # fmt: skip
    db.add(made)
    db.flush()
    return made


def roll_up_samples(db: Session) -> None:
    """Bring the rollups of samples up to date with the facts, as an import does."""
    db.flush()
    samples.rebuild(db, samples.all_places(db))
    sample_reach.rebuild(db, sample_reach.all_sums(db))


@dataclass(frozen=True)
class Told:
    """Every sample and absence of a database."""

    facts: list[FactualSample]
    absent: set[tuple[str, str]]

    @staticmethod
    def of(db: Session) -> Told:
        """All of them."""
        gone = db.scalars(marked(select(PartyPresence).where(PartyPresence.registered == 0), PartyPresence))
        facts = db.scalars(marked(select(FactualSample), FactualSample))
        return Told(list(facts), {(one.area_code, one.party) for one in gone})

    def area(self, area: str, moment: datetime) -> dict[str, Any] | None:
        """The columns of `sample_progress` that an area's parties add up to at a moment; None where nothing is known."""
        mine = [row for row in self.facts if row.area_code == area and row.as_of_at <= moment]
        parties = {row.party for row in mine if (area, row.party) not in self.absent}
        if not parties:
            return None
        known = {party: _carried(row for row in mine if row.party == party) for party in parties}
        ruling = [cells for party, cells in known.items() if party] or list(known.values())
        found = [one for cells in ruling if (one := _projection(cells))]
        own = [one.value for party, cells in known.items() if party and (one := _projection(cells))]
        return {
            **{name: _sum(cells[name] for cells in ruling) for name in COUNTS},
            "projection": _sum(one.value for one in found),
            "below_squared": _sum((one.value - one.low) ** 2 for one in found),
            "above_squared": _sum((one.high - one.value) ** 2 for one in found),
            "least": min(own, default=None),
            "at": max(cells["at"] for cells in ruling),
        }


def _carried(rows: Iterable[FactualSample]) -> dict[str, Any]:
    known: dict[str, Any] = dict.fromkeys(CELLS)
    for row in sorted(rows, key=lambda one: one.as_of_at):
        known |= {name: value for name in CELLS if (value := getattr(row, name)) is not None}
        known["at"] = row.as_of_at
    return known


def _projection(cells: dict[str, Any]) -> Any:
    ms, size, population = cells["ms"], cells["sample"], cells["population"]
    if ms is None or population is None or not size or ms > size or size > population:
        return None
    return project_sample(ms, size, population)


def _sum(values: Iterable[Any]) -> Any:
    known = [value for value in values if value is not None]
    return sum(known) if known else None
