"""What is open at desks at a moment, summed by the database from the index of open spells."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, case, cast, func, or_, select, union_all

from data.bulk import listed
from data.days import day_of, start_of_day
from data.models import ServiceSpell
from data.models.base import DayType
from data.queries.service_due import due_at
from data.scope import marked
from data.service_answers import AGES
from data.service_days import served
from data.service_sums import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from sqlalchemy import CTE, Select
    from sqlalchemy.orm import Session

    from data.scope import Scope
    from data.service_hours import ServiceCalendar

OF: Final = ServiceSpell
YEARS: Final = 3  # no older service day decides on an age
BOUNDS: Final = tuple(high for _, high in AGES if high is not None)


def standing(
    db: Session, scope: Scope, known: Mapping[str, ServiceCalendar], moment: datetime, channel: str | None
) -> tuple[dict[str, Standing], dict[str, datetime]]:
    """Area code -> what is open there, of one channel or of all; and when something last came back there today."""
    asked = [(code, *days) for code, days in _bounds(known, day_of(moment)).items() if scope.holds(code)]
    desks = listed(db, {"area": str} | {f"d{high}": str for high in BOUNDS}, asked)
    base = _sums(desks, moment).where(OF.opened_at <= moment).group_by(desks.c.area)
    if channel:
        base = base.where(OF.channel == channel)
    parts = union_all(base.where(OF.resolved_at.is_(None)), base.where(OF.resolved_at > moment))
    by_desk: dict[str, list[Any]] = {}
    for row in db.execute(marked(select(*parts.subquery().c), OF)):
        by_desk.setdefault(row.area, []).append(row)
    found = {code: _standing(some) for code, some in by_desk.items()}
    back = {code: max((row.back for row in some if row.back), default=None) for code, some in by_desk.items()}
    return found, {code: at for code, at in back.items() if at}


def _bounds(known: Mapping[str, ServiceCalendar], today: date) -> dict[str, list[str]]:
    """Area code -> the first day on which a service opened is at most so many service days old, for each of `BOUNDS`."""
    first = today.replace(month=1, day=1, year=today.year - YEARS)
    made: dict[int, list[str]] = {}
    for one in known.values():
        if id(one) not in made:
            days = served(one, first, today)
            made[id(one)] = [(days[-high - 1] if high < len(days) else first).isoformat() for high in BOUNDS]
    return {code: made[id(one)] for code, one in known.items()}


def _sums(desks: CTE, moment: datetime) -> Select[Any]:
    """Area, counts, and the instants that matter of the spells of each desk."""
    waits = OF.waiting_since <= moment
    away = and_(OF.escalated_at <= moment, or_(OF.returned_at.is_(None), OF.returned_at > moment))
    silent = or_(OF.responded_at.is_(None), OF.responded_at > moment)
    unanswered = and_(OF.n == 1, silent, OF.response_due_at < moment)
    today = and_(OF.returned_at >= start_of_day(day_of(moment)), OF.returned_at <= moment)
    young = [_count(OF.opened_on >= cast(desks.c[f"d{high}"], DayType())).label(f"d{high}") for high in BOUNDS]
    columns: list[Any] = [
        desks.c.area, func.count().label("count"), _count(due_at(moment) < moment).label("late"), _count(waits).label("waiting"),
        _count(unanswered).label("unanswered"), *young, func.min(OF.opened_at).label("oldest"), _count(away).label("away"),
        func.min(case((away, OF.escalated_at))).label("away_at"), func.max(case((today, OF.returned_at))).label("back"),
    ]  # fmt: skip
    return select(*columns).join_from(desks, OF, desks.c.area == OF.area_code)


def _count(which: Any) -> Any:
    return func.sum(case((which, 1), else_=0))


def _standing(rows: Iterable[Any]) -> Standing:
    """The rows of one desk together."""
    some = list(rows)

    def total(name: str) -> int:
        return sum(getattr(row, name) for row in some)

    young = [0, *(total(f"d{high}") for high in BOUNDS), total("count")]
    away_at = min((row.away_at for row in some if row.away_at), default=None)
    return Standing(
        count=young[-1],
        late=total("late"),
        waiting=total("waiting"),
        unanswered=total("unanswered"),
        ages=tuple(upper - lower for lower, upper in pairwise(young)),
        oldest_at=min(row.oldest for row in some),
        away=total("away"),
        away_on=day_of(away_at) if away_at else None,
    )
