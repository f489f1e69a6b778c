"""The calendar in force: national holidays and the installation's own days. Read once per view."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sqlalchemy import select

from data.calendar import Calendar
from data.memo import once
from data.models import CalendarDay

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from data.scope import Scope


@once
def calendar(db: Session, scope: Scope) -> Calendar:
    """Which days are worked."""
    del scope  # reference data, open to every user
    stmt = select(CalendarDay.held_on, CalendarDay.working).order_by(CalendarDay.held_on)
    return _shared(tuple((day, bool(working)) for day, working in db.execute(stmt)))


@lru_cache(maxsize=16)
def _shared(own: tuple[tuple[date, bool], ...]) -> Calendar:
    """One value per content, so that what it has worked out serves the next view too."""
    return Calendar(own)
