"""The reports from which the daily rate is taken: cumulative `checked` at the ends of the days around the rate days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, select
from sqlalchemy.orm import aliased

from data.models import AreaProgress, Progress
from data.scope import marked, visible

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from data.pace import Knot
    from data.queries.state import Slice
    from data.scope import Scope
    from data.tally import State

DAY = timedelta(days=1)


def knots(
    db: Session, scope: Scope, of: Slice, days: Collection[date], states: Mapping[str, State]
) -> dict[str, list[Knot]]:
    """Area code -> its reports (day, checked), oldest first: all that touch `days`, the one before and the one after.

    `states` are those at the moment: they say where the slice's own day stands.
    """
    if not days:
        return {}
    found = _reports(db, scope, of, min(days) - DAY, max(days))
    for area, state in states.items():
        reports = found.setdefault(area, {})
        reports.pop(of.day, None)
        if state.checked is not None and state.day == of.day:
            reports[of.day] = state.checked
    return {area: sorted(reports.items()) for area, reports in found.items() if reports}


def _reports(db: Session, scope: Scope, of: Slice, first: date, last: date) -> dict[str, dict[date, int]]:
    model: Any = AreaProgress if of.party is None else Progress
    stmt = _of_slice(select(model.area_code, model.day, model.checked), of, model)
    stmts = [visible(stmt.where(model.until > first, model.day <= last), scope, model)]
    if last < of.day - DAY:
        stmts.append(_following(scope, of, last, model))
    found: dict[str, dict[date, int]] = {}
    for area, day, checked in (row for each in stmts for row in db.execute(each)):
        if checked is not None:
            found.setdefault(area, {})[day] = checked
    return found


def _following(scope: Scope, of: Slice, last: date, model: Any) -> Select[*tuple[Any, ...]]:
    """The first report after `last`, up to the slice's day: what was added before it is spread over days up to it."""
    before = aliased(model)
    same = [getattr(model, name) == getattr(before, name) for name in ("round_id", "object", "area_code")]
    if of.party is not None:
        same.append(model.party == before.party)
    stmt = select(model.area_code, model.day, model.checked).join(before, and_(*same, model.day == before.until))
    stmt = _of_slice(stmt, of, model).where(before.day <= last, before.until > last, model.day <= of.day)
    return marked(visible(stmt, scope, model), model)


def _of_slice(stmt: Select[*tuple[Any, ...]], of: Slice, model: Any) -> Select[*tuple[Any, ...]]:
    stmt = stmt.where(model.round_id == of.round_id, model.object == of.object)
    return stmt if of.party is None else stmt.where(model.party == of.party)
