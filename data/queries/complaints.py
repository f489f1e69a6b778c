"""Public complaints: the newest cumulative state, and when it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from data.answers import Complaints
from data.models import PublicComplaint
from data.scope import Scope, visible

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy.orm import Session


def complaints(db: Session, scope: Scope, area: str, as_of: datetime) -> Complaints | None:
    """Complaints of `area` and everything below it, newest state at `as_of`; None where nobody reported.

    Raises:
        NotFound: `area` is outside `scope`.
    """
    states: dict[str, Complaints] = {}
    for row in _rows(db, scope.narrowed(area), as_of):
        states[row.area_code] = _later(states.get(row.area_code), row)
    if not states:
        return None
    return _whole(area, states)


def _rows(db: Session, scope: Scope, as_of: datetime) -> Iterable[PublicComplaint]:
    stmt = select(PublicComplaint).where(PublicComplaint.as_of_at <= as_of).order_by(PublicComplaint.as_of_at)
    return db.scalars(visible(stmt, scope, PublicComplaint))


def _later(before: Complaints | None, row: PublicComplaint) -> Complaints:
    """The state after `row`: what it leaves unsaid keeps the last known value."""
    return Complaints(
        received=row.received,
        in_process=_known(row.in_process, before.in_process if before else None),
        resolved=_known(row.resolved, before.resolved if before else None),
        at=row.as_of_at,
        areas=1,
        own=False,
    )


def _known(new: int | None, old: int | None) -> int | None:
    return old if new is None else new


def _whole(area: str, states: dict[str, Complaints]) -> Complaints:
    """The sum over provinces: a province's own report where it has one, else its kab/kota."""
    if area in states:
        state = states[area]
        return Complaints(state.received, state.in_process, state.resolved, state.at, areas=1, own=True)
    counted = [state for code, state in states.items() if code.split(".")[0] not in states or "." not in code]
    return Complaints(
        received=sum(state.received for state in counted),
        in_process=_sum(state.in_process for state in counted),
        resolved=_sum(state.resolved for state in counted),
        at=min(state.at for state in counted),
        areas=len(counted),
        own=False,
    )


def _sum(values: Iterable[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None
