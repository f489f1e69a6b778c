"""When an open spell is due as it was known at a moment: what was sent on or paused only later had its own target then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import case, func

from data.models import ServiceSpell

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement

OF: Final = ServiceSpell


def due_at(moment: datetime) -> ColumnElement[datetime]:
    """`due_at` of a spell of `service_spell` at `moment`; NULL while its clock stands."""
    turned_later = func.coalesce(OF.escalated_at, OF.waiting_since) > moment
    return case((turned_later, OF.due_before_at), else_=OF.due_at)


def due_of(row: Any, moment: datetime) -> datetime | None:
    """The same of a row that was read with `escalated_at`, `waiting_since`, `due_at` and `due_before_at`."""
    turned = row.escalated_at or row.waiting_since
    found: datetime | None = row.due_before_at if turned and turned > moment else row.due_at
    return found
