"""Where parties stand against the minimum in each kab/kota, and what that means for each province."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from data.models import Party
from data.queries.parameters import parameters
from data.queries.party_sums import province_sums
from data.queries.presence import presence
from data.queries.reference import area as area_info
from data.queries.reference import areas, parties
from data.queries.samples import sample_reaches, samples
from data.queries.state import MEMBERS, party_states, slice_of
from data.queries.thresholds import KAB_KOTA, minimums
from data.scope import NATION
from data.thresholds import (
    FIRST_STAGE,
    SAMPLED_STAGE,
    AreaThreshold,
    ProvinceThreshold,
    Reach,
    counted_members,
    of_nation,
    of_province,
    projected_members,
    reach,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from data.answers import AreaInfo, Question
    from data.parameters import Parameters
    from data.queries.samples import Reaches
    from data.queries.state import Slice
    from data.scope import Scope
    from data.thresholds import Members

NOBODY: Final[Mapping[Reach, int]] = {}
NO_MEMBERS: Final[Mapping[str, Members]] = {}


@dataclass(frozen=True, slots=True)
class PartyThresholds:
    """Provinces (none for a single kab/kota) by code and party in ballot order, and the kab/kota behind them.

    `nation` has each party over all provinces, where the nation is asked for.
    """

    provinces: tuple[ProvinceThreshold, ...] = ()
    nation: tuple[ProvinceThreshold, ...] = ()
    areas: tuple[AreaThreshold, ...] = ()
    projected: bool = False


def party_thresholds(
    db: Session, scope: Scope, question: Question, area: str, *, pairs: bool = True
) -> PartyThresholds:
    """Every party (or the one asked for) in `area` and below; empty where the round and object decide on no minimum.

    Administrative verification counts MS, factual verification projects its samples; repair rounds hold replacements
    only. Parties that the round passes over are left out. Without `pairs` the kab/kota behind the provinces may be left
    out: the provinces are read as their rollups have them.

    Raises:
        NotFound: the area or the round is unknown, or outside `scope`.
    """
    own = scope.narrowed(area_info(db, scope, area).code)
    of = slice_of(db, own, question)
    if of.object != MEMBERS or of.round.stage not in {FIRST_STAGE, SAMPLED_STAGE}:
        return PartyThresholds()
    every = areas(db, own)
    projected = of.round.stage == SAMPLED_STAGE
    if not pairs and (summary := _summary(db, own, of, every, area)) is not None:
        return summary
    found = _projected(db, own, of) if projected else _counted(db, own, of)
    if not any(found.values()):
        return PartyThresholds(projected=projected)
    table = _table(db, own, of, every, found)
    rules = parameters(db, own, of.cycle)
    below_all = _provinces(every)
    needed = {code: rules.areas_needed(below.stop - below.start) for code, below in below_all.items()}
    provinces = [
        of_province(code, party, needed[code], rows[below], projected=projected)
        for code, below in below_all.items()
        for party, rows in table.items()
    ]
    nation = _nation(provinces, rules) if area == NATION else ()
    return PartyThresholds(tuple(provinces), nation, tuple(row for rows in table.values() for row in rows), projected)


def _summary(db: Session, scope: Scope, of: Slice, every: Sequence[AreaInfo], area: str) -> PartyThresholds | None:
    """The provinces as the rollup has them; None where it has not."""
    projected = of.round.stage == SAMPLED_STAGE
    counted = sample_reaches(db, scope, of) if projected else _by_statuses(db, scope, of)
    if counted is None:
        return None
    if not counted:
        return PartyThresholds(projected=projected)
    rules, across, absent = parameters(db, scope, of.cycle), _parties(db, scope, of), _absent(db, scope, of)
    provinces = []
    for code, below in _provinces(every).items():
        size = below.stop - below.start
        needed = rules.areas_needed(size)
        for party in across:
            counts = dict(counted.get((code, party), NOBODY))
            if gone := absent.get((code, party), 0):
                counts[Reach.ABSENT] = gone
            if rest := size - sum(counts.values()):
                counts[Reach.UNKNOWN] = rest
            provinces.append(ProvinceThreshold(code, party, needed, size, counts, projected))
    nation = _nation(provinces, rules) if area == NATION else ()
    return PartyThresholds(tuple(provinces), nation, projected=projected)


def _by_statuses(db: Session, scope: Scope, of: Slice) -> Reaches | None:
    """(province, party) -> in how many kab/kota it stands how by the statuses of its members."""
    sums = province_sums(db, scope, of)
    return None if sums is None else {(one.province, one.party): one.reaches for one in sums}


def _absent(db: Session, scope: Scope, of: Slice) -> Counter[tuple[str, str]]:
    """(province, party) -> kab/kota in which the party is not registered."""
    absent = presence(db, scope, of).absent
    return Counter((code.partition(".")[0], party) for code, gone in absent.items() if "." in code for party in gone)


def _nation(provinces: Sequence[ProvinceThreshold], rules: Parameters) -> tuple[ProvinceThreshold, ...]:
    by_party: dict[str, list[ProvinceThreshold]] = {}
    for one in provinces:
        by_party.setdefault(one.party, []).append(one)
    return tuple(of_nation(party, rules.provinces_needed(len(rows)), rows) for party, rows in by_party.items())


def _counted(db: Session, scope: Scope, of: Slice) -> dict[str, dict[str, Members]]:
    """Area -> party -> its members by their statuses."""
    return {
        area: {
            party: counted_members(state.received, state.ms, state.bms, state.tms)
            for party, state in found.items()
            if party
        }
        for area, found in party_states(db, scope, of).items()
    }


def _projected(db: Session, scope: Scope, of: Slice) -> dict[str, dict[str, Members]]:
    """Area -> party -> its members by the projection of its sample."""
    found = samples(db, scope, of)
    return {
        area: {party: one for party, row in rows.items() if party and (one := projected_members(row))}
        for area, rows in found.items()
    }


def _table(
    db: Session, scope: Scope, of: Slice, every: Sequence[AreaInfo], found: Mapping[str, Mapping[str, Members]]
) -> dict[str, list[AreaThreshold]]:
    """Party -> its kab/kota, all of them, by code."""
    least, absent = minimums(db, scope, of, every), presence(db, scope, of).absent
    nobody: frozenset[str] = frozenset()
    rows = [
        (info.code, found.get(info.code, NO_MEMBERS), least.get(info.code), absent.get(info.code, nobody))
        for info in every
        if info.kind in KAB_KOTA
    ]
    return {
        party: [
            _area(code, party, members.get(party), minimum, is_absent=party in gone)
            for code, members, minimum, gone in rows
        ]
        for party in _parties(db, scope, of)
    }


def _parties(db: Session, scope: Scope, of: Slice) -> list[str]:
    """The parties that the round is about, in ballot order."""
    known = [one.code for one in parties(db, scope, of.round.code, moment=of.moment) if of.party in {None, one.code}]
    if of.round.stage != SAMPLED_STAGE:
        return known
    stmt = select(Party.code).where(Party.cycle == of.cycle, Party.verfak_required == 0)
    exempt = set(db.scalars(stmt))
    return [code for code in known if code not in exempt]


def _area(code: str, party: str, members: Members | None, minimum: int | None, *, is_absent: bool) -> AreaThreshold:
    if is_absent:
        return AreaThreshold(code, party, Reach.ABSENT, minimum)
    return AreaThreshold(code, party, reach(members, minimum), minimum, members)


def _provinces(every: Sequence[AreaInfo]) -> dict[str, slice]:
    """Province -> where its kab/kota stand among all kab/kota of `every`, which are in the order of their codes."""
    codes = [info.code for info in every if info.kind in KAB_KOTA]
    return {
        info.code: slice(bisect_left(codes, f"{info.code}."), bisect_left(codes, f"{info.code}/"))  # "/" follows "."
        for info in every
        if info.kind == "province"
    }
