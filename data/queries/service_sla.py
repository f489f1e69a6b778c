"""The targets a service is held to: those of the cycle that runs on its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from data.memo import once
from data.models import Round
from data.parameters import Parameters
from data.queries.parameters import parameters

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from data.helpdesk import Sla
    from data.scope import Scope


def sla_at(db: Session, scope: Scope, day: date) -> Sla:
    """The targets of the cycle whose first round began last by `day`, else of the earliest cycle."""
    return in_force(targets(db, scope), day)


def in_force(known: Sequence[tuple[date, Sla]], day: date) -> Sla:
    """The same from all `targets`, which were asked before."""
    begun = [sla for first, sla in known if first <= day]
    return begun[-1] if begun else (known[0][1] if known else Parameters().sla)


@once
def targets(db: Session, scope: Scope) -> tuple[tuple[date, Sla], ...]:
    """The first day of each cycle's rounds and its targets, in order of time."""
    stmt = select(func.min(Round.first_on), Round.cycle).where(Round.first_on.is_not(None)).group_by(Round.cycle)
    begins = sorted((day, cycle) for day, cycle in db.execute(stmt) if day)
    return tuple((day, parameters(db, scope, cycle).sla) for day, cycle in begins)
