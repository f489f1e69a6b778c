"""The day on which the oldest open item of each area was received."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, exists, func, or_, select

from data.models import BacklogAge, PartyPresence, VerificationDecision, VerificationItem
from data.scope import marked, visible

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from data.queries.state import Slice
    from data.scope import Scope

Item = VerificationItem


def oldest_received(db: Session, scope: Scope, of: Slice, moved: Collection[str]) -> dict[str, date]:
    """Area code -> day received of its oldest open item at the moment; areas without one are left out.

    `moved` areas have facts later that day: where that could matter their items are asked, as they are for a party.
    """
    if of.party is not None:
        return _of_items(db, scope, of, None)
    days = {area: (open_on, closed_on) for area, open_on, closed_on in _of_rollup(db, scope, of)}
    doubtful = {area for area in moved if area in days and _is_doubtful(*days[area], of.day)}
    sure = {area: open_on for area, (open_on, _) in days.items() if open_on and area not in doubtful}
    return sure | (_of_items(db, scope, of, doubtful) if doubtful else {})


def _is_doubtful(open_on: date | None, closed_on: date | None, today: date) -> bool:
    """Whether items received or decided later that day could change which item is the oldest one."""
    return open_on == today or (closed_on is not None and (open_on is None or closed_on < open_on))


def _of_rollup(db: Session, scope: Scope, of: Slice) -> list[tuple[str, date | None, date | None]]:
    """Area, first day received of what is open at the end of the day, and of what was decided on that day."""
    Age = BacklogAge  # noqa: N806 - a class
    first = func.min(Age.received_on)
    stmt = select(
        Age.area_code, first.filter(Age.decided_on > of.day), first.filter(Age.decided_on == of.day)
    ).group_by(Age.area_code)  # fmt: skip
    stmt = stmt.where(Age.round_id == of.round_id, Age.object == of.object, Age.decided_on >= of.day)
    rows = db.execute(visible(stmt.where(Age.received_on <= of.day), scope, Age))
    return [(area, open_on, closed_on) for area, open_on, closed_on in rows]


def _of_items(db: Session, scope: Scope, of: Slice, areas: Collection[str] | None) -> dict[str, date]:
    """The same from items: of one party, or of all in a few areas."""
    stmt = select(Item.area_code, func.min(Item.received_on)).where(
        Item.round_id == of.round_id,
        Item.object == of.object,
        Item.received_at <= of.moment,
        _is_open(of),
        _is_registered(of),
    )
    if areas is not None:
        stmt = stmt.where(Item.area_code.in_(sorted(areas)))
    if of.party is not None:
        stmt = stmt.where(Item.party == of.party)
    stmt = marked(visible(stmt.group_by(Item.area_code), scope, Item), VerificationDecision, PartyPresence)
    return {area: day for area, day in db.execute(stmt)}  # noqa: C416 - rows are no pairs to the type checker


def _is_open(of: Slice) -> ColumnElement[bool]:
    """Not yet decided for the first time: neither by the decision in force nor by one it replaced."""
    later = func.coalesce(Item.decided_at, Item.received_at) > of.moment
    before = exists().where(VerificationDecision.item_id == Item.id, VerificationDecision.decided_at <= of.moment)
    return and_(or_(Item.status == "belum", later), ~before)


def _is_registered(of: Slice) -> ColumnElement[bool]:
    Presence = PartyPresence  # noqa: N806 - a class
    same = (Presence.cycle == of.cycle, Presence.area_code == Item.area_code, Presence.party == Item.party)
    return ~exists().where(*same, Presence.registered == 0)
