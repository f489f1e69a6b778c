"""Uptake of a semester's updates: how many were done at the end of each day."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import case, func, select

from data.days import day_of
from data.queries.updates import Row, came_in, counted, is_done, of_area
from data.update_answers import Uptake

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from data.scope import Scope
    from data.update_answers import UpdateFigures, UpdateQuestion


def uptake(db: Session, scope: Scope, question: UpdateQuestion, figures: UpdateFigures) -> Uptake:
    """Done in the area of `figures` at the end of each day, from the semester's first to its last or the as-of.

    `figures` are those of the same question: their sum is the last value.
    """
    undated = case((Row.submitted_at.is_(None), Row.batch_id))
    stmt = select(Row.submitted_on, undated, func.count()).where(is_done(question), counted(question))
    if "." not in figures.area.code:
        stmt = stmt.where(Row.area_code.contains("."))
    rows = db.execute(of_area(stmt, scope, figures.area.code, question).group_by(Row.submitted_on, undated))
    moment = came_in(db, scope, question.semester)
    by_day: Counter[date] = Counter()
    for day, batch, number in rows:
        by_day[max(day or day_of(moment(batch)), question.semester.first)] += number
    last = min(day_of(question.as_of), max([question.semester.last, *by_day]))
    days = _days(question.semester.first, last)
    done = _running(days, by_day) if figures.done is not None else (None,) * len(days)
    return Uptake(semester=question.semester, days=days, done=done, expected=figures.expected, undated=figures.undated)


def _days(first: date, last: date) -> tuple[date, ...]:
    return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))


def _running(days: tuple[date, ...], by_day: Mapping[date, int]) -> tuple[int, ...]:
    total, found = 0, []
    for day in days:
        total += by_day.get(day, 0)
        found.append(total)
    return tuple(found)
