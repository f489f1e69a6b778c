"""Parties summed by the database: over an area, and against the minimum of each province; no value a pair of party and area.

Only where nothing came in later on the moment's day, and no province has rows of its own beside those of its kab/kota:
None then, and the caller sums the pairs one by one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, case, func, select

from data.bulk import listed
from data.models import Progress
from data.models.rollups import FOREVER
from data.queries.state import in_force
from data.scope import visible
from data.tally import ALL_PARTIES
from data.thresholds import Reach

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

    from data.queries.state import Slice
    from data.scope import Scope

Counts = tuple[int, int | None, int | None, int | None, int | None]  # received, checked, MS, BMS, TMS
PROVINCE: Final = 2  # digits of a province's code
SUMS: Final = tuple(func.sum(getattr(Progress, name)) for name in ("received", "checked", "ms", "bms", "tms"))


def party_sums(db: Session, scope: Scope, of: Slice) -> dict[str, Counts] | None:
    """Party -> its counts over the kab/kota of `scope` at the moment; a sum skips what is unknown."""
    party = func.coalesce(Progress.party, ALL_PARTIES).label(
        "name"
    )  # a bare column tempts SQLite to the index by party
    stmt = select(party, *SUMS, *_doubts(of)).group_by(party)
    rows = db.execute(in_force(_of_party(stmt, of), scope, of, Progress)).all()
    if any(later or own for *_, later, own in rows):
        return None
    return {row[0]: (int(row[1]), *(None if value is None else int(value) for value in row[2:6])) for row in rows}  # type: ignore[misc]  # five of them


def reaches(
    db: Session, scope: Scope, of: Slice, minimums: Mapping[str, int]
) -> dict[tuple[str, str], dict[Reach, int]] | None:
    """(province, party) -> in how many of its kab/kota with a report and a minimum the party stands how."""
    if not minimums:
        return {}
    least = listed(db, {"code": str, "members": int}, sorted(minimums.items()))
    minimum = least.c.members
    best = Progress.received - func.coalesce(Progress.tms, 0)
    met, pending = func.coalesce(Progress.ms, 0) >= minimum, best - func.coalesce(Progress.bms, 0) >= minimum
    reach = case((met, Reach.MET), (pending, Reach.OPEN), (best >= minimum, Reach.REPAIR), else_=Reach.OUT).label(
        "reach"
    )
    province = func.substr(Progress.area_code, 1, 2).label("province")
    stmt = select(province, Progress.party, reach, func.count(), _doubts(of)[0])
    stmt = stmt.join(least, least.c.code == Progress.area_code).where(Progress.party != ALL_PARTIES)
    stmt = _of_party(stmt.group_by(province, Progress.party, reach), of).where(*_of_slice(of))
    found: dict[tuple[str, str], dict[Reach, int]] = {}
    rows = db.execute(visible(stmt, scope, Progress))
    for code, party, state, count, later in rows:
        if later:
            return None
        found.setdefault((code, party), {})[Reach(state)] = count
    return found


def _of_slice(of: Slice) -> tuple[ColumnElement[bool], ...]:
    """As `in_force`; a bare `until` tempts SQLite to read the whole country once for each minimum."""
    until = func.coalesce(Progress.until, FOREVER)
    return Progress.round_id == of.round_id, Progress.object == of.object, Progress.day <= of.day, until > of.day


def _doubts(of: Slice) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """Whether any row counts what came after the moment; whether any is of an area above the kab/kota."""
    return func.max(case((Progress.at > of.moment, 1), else_=0)), func.max(
        case((func.length(Progress.area_code) <= PROVINCE, 1), else_=0)
    )


def _of_party(stmt: Select[*tuple[Any, ...]], of: Slice) -> Select[*tuple[Any, ...]]:
    return stmt if of.party is None else stmt.where(and_(Progress.party == of.party))
