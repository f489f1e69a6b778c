"""Parties over provinces, and against the minimum there: from the rollup by province, no value a pair of party and area.

Only of provinces and the nation, where nothing came in later on the moment's day: None otherwise, and the caller sums the
pairs one by one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import case, select

from data.memo import once
from data.models.rollups import PartyProgress
from data.queries.reference import areas
from data.queries.state import in_force
from data.tally import total
from data.thresholds import Reach

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from data.queries.state import Slice
    from data.scope import Scope

Counts = tuple[int | None, ...]  # received (known where there is any), checked, MS, BMS, TMS
REACHES: Final = (Reach.MET, Reach.OPEN, Reach.REPAIR, Reach.OUT)
SUMMED: Final = ("received", "checked", "ms", "bms", "tms")


class PartySum(NamedTuple):
    """One party over one province; `reaches` says in how many kab/kota with a report and a minimum it stands how."""

    province: str
    party: str
    counts: Counts
    reaches: Mapping[Reach, int]


@once
def province_sums(db: Session, scope: Scope, of: Slice) -> tuple[PartySum, ...] | None:
    """Every party (or the one asked for) in each province of `scope` at the moment; a sum skips what is unknown."""
    provinces = [info.code for info in areas(db, scope) if info.kind == "province"]
    if not provinces:
        return None
    Sum = PartyProgress  # noqa: N806 - a class
    later = case((Sum.at > of.moment, 1), else_=0)
    columns: list[Any] = [Sum.area_code, Sum.party, later, *(getattr(Sum, name) for name in (*SUMMED, *REACHES))]
    stmt = select(*columns).where(Sum.area_code.in_(provinces))
    if of.party is not None:
        stmt = stmt.where(Sum.party == of.party)
    rows = db.execute(in_force(stmt, scope, of, Sum)).all()
    if any(row[2] for row in rows):
        return None
    return tuple(
        PartySum(province, party, (received, checked, ms, bms, tms), _known(*reaches))
        for province, party, _, received, checked, ms, bms, tms, *reaches in rows
    )


def _known(met: int, open_: int, repair: int, out: int) -> dict[Reach, int]:
    """Those that any kab/kota stands as; written out: it is done for every party in every province."""
    found: dict[Reach, int] = {}
    if met:
        found[Reach.MET] = met
    if open_:
        found[Reach.OPEN] = open_
    if repair:
        found[Reach.REPAIR] = repair
    if out:
        found[Reach.OUT] = out
    return found


def party_sums(db: Session, scope: Scope, of: Slice) -> dict[str, Counts] | None:
    """Party -> its counts over `scope` at the moment; a sum skips what is unknown."""
    sums = province_sums(db, scope, of)
    if sums is None:
        return None
    found: dict[str, list[Counts]] = {}
    for one in sums:
        found.setdefault(one.party, []).append(one.counts)
    return {party: tuple(map(total, zip(*rows, strict=True))) for party, rows in found.items()}
