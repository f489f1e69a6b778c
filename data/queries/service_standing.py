"""What is open at desks at a moment, summed by the database from the index of open spells."""

from __future__ import annotations

from datetime import date, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, case, func, null, or_, select, union_all

from data.alerts import soon
from data.days import day_of, start_of_day
from data.lists import among, listed
from data.memo import once
from data.models import ServiceSpell
from data.queries.service_calendar import calendars
from data.queries.service_due import due_at
from data.scope import marked
from data.service_answers import AGES
from data.service_days import served
from data.service_sums import Due, Standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sqlalchemy import CTE, Select
    from sqlalchemy.orm import Session

    from data.scope import Scope
    from data.service_hours import ServiceCalendar

OF: Final = ServiceSpell
YEARS: Final = 3  # no older service day decides on an age
COUNTS: Final = 8 + len(AGES) - 1  # columns of `_sums` that are counts
BOUNDS: Final = tuple(high for _, high in AGES if high is not None)


@once
def standing(
    db: Session, scope: Scope, codes: tuple[str, ...], moment: datetime, channel: str | None = None
) -> dict[str, Standing]:
    """Area code -> what is open there, of one channel or of all; desks at which nothing is are left out."""
    known = calendars(db, scope, scope.mine(codes))
    names: dict[str, type[str | date]] = {"area": str, "until": datetime} | {f"d{high}": date for high in BOUNDS}
    desks = listed(db, names, [(code, *bounds) for code, bounds in _bounds(known, moment).items()])
    base = _sums(desks, moment).where(among(OF.area_code, known), OF.opened_at <= moment).group_by(OF.area_code)
    if channel:
        base = base.where(OF.channel == channel)
    parts = union_all(base.where(OF.resolved_at.is_(None)), base.where(OF.resolved_at > moment))
    found: dict[str, Sequence[Any]] = {}
    for area, *said in db.execute(marked(select(*parts.subquery().c), OF)):
        found[area] = _added(found[area], said) if area in found else said
    return {area: _standing(said) for area, said in found.items()}


def _bounds(known: Mapping[str, ServiceCalendar], moment: datetime) -> dict[str, list[date]]:
    """Area code -> until when a target is near; and for each of `BOUNDS` the first day of opening that is no older.

    Desks that serve alike share the answer.
    """
    today = day_of(moment)
    first = today.replace(month=1, day=1, year=today.year - YEARS)
    made: dict[int, list[date]] = {}
    for one in known.values():
        if id(one) not in made:
            days = served(one, first, today)
            ages = [days[-high - 1] if high < len(days) else first for high in BOUNDS]
            made[id(one)] = [soon(one, moment), *ages]
    return {code: made[id(one)] for code, one in known.items()}


def _sums(desks: CTE, moment: datetime) -> Select[Any]:
    """Area, counts, and the instants that matter of the spells of each desk."""
    due = due_at(moment)
    away = and_(OF.escalated_at <= moment, or_(OF.returned_at.is_(None), OF.returned_at > moment))
    silent = or_(OF.responded_at.is_(None), OF.responded_at > moment)
    unanswered = and_(OF.n == 1, silent, OF.response_due_at < moment)
    today = and_(OF.returned_at >= start_of_day(day_of(moment)), OF.returned_at <= moment)
    near = due <= desks.c.until
    young = [_count(OF.opened_on >= desks.c[f"d{high}"]) for high in BOUNDS]
    columns: list[Any] = [
        OF.area_code, func.count(), _count(due < moment), _count(and_(away, due < moment)), _count(near), _count(and_(away, near)),
        _count(OF.waiting_since <= moment), _count(unanswered), _count(away), *young, func.min(OF.opened_at),
        func.min(case((away, null()), (near, due))), func.min(case((and_(away, near), due))), func.min(case((away, OF.escalated_at))),
        func.max(case((today, OF.returned_at))),
    ]  # fmt: skip
    columns = [column.label(f"c{n}") if n else column for n, column in enumerate(columns)]
    # a desk is looked up for each spell, never the other way round: spells come by area and need not be sorted
    return select(*columns).join_from(OF, desks, desks.c.area == OF.area_code, isouter=True)


def _count(which: Any) -> Any:
    return func.count().filter(which)


def _added(one: Sequence[Any], other: Sequence[Any]) -> list[Any]:
    """What both parts say of a desk: counts added up, the earliest of the instants but for the last, which is the newest."""
    counts = [mine + its for mine, its in zip(one[:COUNTS], other[:COUNTS], strict=True)]
    firsts = [_known(min, pair) for pair in zip(one[COUNTS:-1], other[COUNTS:-1], strict=True)]
    return [*counts, *firsts, _known(max, (one[-1], other[-1]))]


def _known(chosen: Callable[[Iterable[datetime]], datetime], some: Iterable[datetime | None]) -> datetime | None:
    known = [at for at in some if at]
    return chosen(known) if known else None


def _standing(said: Sequence[Any]) -> Standing:
    """One desk's columns of `_sums`."""
    count, late, late_away, near, near_away, waiting, unanswered, away, *young = said[:COUNTS]
    oldest, due, due_away, away_at, back = said[COUNTS:]
    return Standing(
        count=count,
        late=late,
        waiting=waiting,
        unanswered=unanswered,
        ages=tuple(upper - lower for lower, upper in pairwise((0, *young, count))),
        oldest_at=oldest,
        away=away,
        away_on=day_of(away_at) if away_at else None,
        here_due=Due(near - near_away, late - late_away, due),
        away_due=Due(near_away, late_away, due_away),
        back_at=back,
    )
