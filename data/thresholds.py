"""Whether a party reaches what the law asks in enough kab/kota: certain, still possible, or no longer.

Source: UU 7/2017 pasal 173 ayat (2): the minimum of members in 75 % of the kab/kota of each province. Arithmetic only;
a projection of a sample is judged alike, and stays a projection.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from data.rules import carried_over, project_sample

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from data.answers import SampleState
    from data.rules import Projection

FIRST_STAGE: Final = "vermin"  # repair rounds hold replacements only: their MS alone says nothing about the minimum
SAMPLED_STAGE: Final = "verfak"


class Reach(StrEnum):
    """How near a party is to the minimum in one kab/kota."""

    MET = "met"  # by MS
    OPEN = "open"  # only if what is not checked yet comes out well
    REPAIR = "repair"  # only if what is BMS is completed, too
    OUT = "out"  # not even then
    ABSENT = "absent"  # not registered there
    UNKNOWN = "unknown"  # no report yet, or no minimum known


class Outlook(StrEnum):
    """What that means for a province."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    IMPOSSIBLE = "impossible"


class Members(NamedTuple):
    """Members of a party in a kab/kota, counted or projected: MS now, with everything pending, with BMS completed, too."""

    ms: float
    with_pending: float
    best: float
    settled: bool = True  # a projection stands only once its sample is verified


class AreaThreshold(NamedTuple):
    """One party in one kab/kota; `missing` members are short of the minimum, 0 where it is reached.

    A tuple, as its members: a page has thousands.
    """

    area_code: str
    party: str
    reach: Reach
    minimum: int | None
    members: Members | None = None

    @property
    def missing(self) -> int | None:
        """Whole members between MS and the minimum; None where either is unknown."""
        if self.minimum is None or self.members is None:
            return None
        return max(math.ceil(self.minimum - self.members.ms), 0)


@dataclass(frozen=True, slots=True)
class ProvinceThreshold:
    """One party in one province: in how many of its `areas` kab/kota it stands how, of which it needs `needed`."""

    province: str
    party: str
    needed: int
    areas: int
    counts: Mapping[Reach, int]
    projected: bool = False

    @property
    def met(self) -> int:
        """Kab/kota that meet the requirement now."""
        return self.counts.get(Reach.MET, 0)

    @property
    def with_pending(self) -> int:
        """… and those that may once everything is checked; where nobody has reported, nothing is ruled out."""
        return self.met + self.counts.get(Reach.OPEN, 0) + self.counts.get(Reach.UNKNOWN, 0)

    @property
    def best(self) -> int:
        """… and those that need BMS completed, too."""
        return self.with_pending + self.counts.get(Reach.REPAIR, 0)

    @property
    def short(self) -> int:
        """Kab/kota still missing."""
        return max(self.needed - self.met, 0)

    @property
    def is_silent(self) -> bool:
        """Whether nothing is known of any kab/kota."""
        return not set(self.counts) - {Reach.UNKNOWN, Reach.ABSENT}

    @property
    def outlook(self) -> Outlook:
        """Certain, possible or impossible."""
        return outlook(self.met, self.best, self.needed)


def outlook(met: int, best: int, needed: int) -> Outlook:
    """Certain once `met` suffices, impossible once not even `best` does."""
    if met >= needed:
        return Outlook.CERTAIN
    return Outlook.POSSIBLE if best >= needed else Outlook.IMPOSSIBLE


def reach(members: Members | None, minimum: int | None) -> Reach:
    """How near `members` are to `minimum`."""
    if members is None or minimum is None:
        return Reach.UNKNOWN
    if members.ms >= minimum and members.settled:
        return Reach.MET
    if members.with_pending >= minimum:
        return Reach.OPEN
    return Reach.REPAIR if members.best >= minimum else Reach.OUT


def counted_members(received: int, ms: int | None, bms: int | None, tms: int | None) -> Members:
    """Members by their statuses; what has none is pending."""
    best = received - (tms or 0)
    return Members(ms=ms or 0, with_pending=best - (bms or 0), best=best)


def outcome(ms: int | None, sample: int | None, population: int | None) -> tuple[int, int, int] | None:
    """MS, sample and population of a sample that can be projected; None where one is unknown, or they do not fit.

    Cells of different days may contradict each other.
    """
    if ms is None or not sample or population is None or not ms <= sample <= population:
        return None
    return ms, sample, population


def project(state: SampleState) -> Projection | None:
    """The projection of a sample with its interval; None where it cannot be projected."""
    known = outcome(state.ms, state.sample, state.population)
    return project_sample(*known) if known else None


def projected(state: SampleState) -> float | None:
    """Members of the population that are MS by the sample: the value of `project` alone, at a tenth of the price."""
    known = outcome(state.ms, state.sample, state.population)
    return carried_over(*known) if known else None


def projected_members(state: SampleState) -> Members | None:
    """Members by the projection of a sample: who was not met can be completed; None where it cannot be projected."""
    known = outcome(state.ms, state.sample, state.population)
    if known is None:
        return None
    ms, sample, population = known
    done = verified(state)
    return Members(
        ms=carried_over(ms, sample, population),
        with_pending=carried_over(ms + max(sample - done, 0), sample, population),
        best=carried_over(sample - (state.tms or 0), sample, population),
        settled=done >= sample,
    )


def verified(state: SampleState) -> int:
    """Members of the sample whose matter is settled: met in any way or not met, else by their outcome."""
    attempts = (state.met_home or 0) + (state.met_gathered or 0) + (state.met_video or 0) + (state.not_met or 0)
    return max(attempts, (state.ms or 0) + (state.tms or 0))


STANDINGS: Final = {Outlook.CERTAIN: Reach.MET, Outlook.POSSIBLE: Reach.OPEN, Outlook.IMPOSSIBLE: Reach.OUT}


def of_nation(party: str, needed: int, provinces: Iterable[ProvinceThreshold]) -> ProvinceThreshold:
    """One party over all `provinces`, of which it needs `needed`: a province is met once it is certain."""
    rows = list(provinces)
    counts = Counter(Reach.UNKNOWN if one.is_silent else STANDINGS[one.outlook] for one in rows)
    projected = any(one.projected for one in rows)
    return ProvinceThreshold("*", party, needed, counts.total(), dict(counts), projected)


def of_province(
    province: str, party: str, needed: int, rows: Iterable[AreaThreshold], *, projected: bool = False
) -> ProvinceThreshold:
    """One party over all kab/kota of a province (`rows`, one each)."""
    counts = Counter(row.reach for row in rows)
    return ProvinceThreshold(province, party, needed, counts.total(), dict(counts), projected)
