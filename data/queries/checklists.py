"""The checklists of desks as they were last confirmed by a moment, read once for the panel and the alerts of a page."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from data.bulk import Seconds
from data.lists import among
from data.memo import once
from data.models import ServiceReadiness
from data.scope import marked
from data.service_answers import Ready

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from data.scope import Scope
    from data.service_answers import Checklist


@once
def checklists(db: Session, scope: Scope, codes: tuple[str, ...], moment: datetime) -> dict[str, Checklist]:
    """Desk -> its checklist; empty where it never confirmed anything.

    What was confirmed together comes as one row: a desk goes through its whole list at once.
    """
    of = ServiceReadiness
    together = (of.area_code, of.as_of_at, of.available, of.confirmed_by)
    stmt = select(
        of.area_code, Seconds(of.as_of_at), of.available, of.confirmed_by, func.aggregate_strings(of.item, ",")
    )
    stmt = stmt.where(among(of.area_code, scope.mine(codes)), of.as_of_at <= moment)
    found: dict[str, dict[str, Ready]] = {code: {} for code in codes}
    for code, at, available, by, items in db.execute(marked(stmt.group_by(*together).order_by(of.as_of_at), of)):
        said = Ready(bool(available), datetime.fromtimestamp(at, UTC), by)
        found[code].update(dict.fromkeys(items.split(","), said))
    return dict(found)
