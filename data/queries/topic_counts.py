"""How often what was asked at the Help Desks: days that are over from the rollup, the running day up to the moment."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import and_, case, false, func, literal, select

from data.days import day_of
from data.models import ServiceSpell, ServiceTopicDay
from data.queries.service_today import later
from data.scope import marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date, datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from data.scope import Scope

OF: Final = ServiceTopicDay
SPELL: Final = ServiceSpell
WEEK: Final = timedelta(days=7)
DAY: Final = timedelta(days=1)
FEW: Final = 100  # desks: what more than these were asked is summed by the database
SUBJECT: Final = (OF.party, OF.category, OF.stage)


class Span(NamedTuple):
    """The days counted, from the first (None: the beginning) to the last; `half` ends their first half (None: not asked)."""

    first: date | None
    last: date
    half: date | None = None


class Count(NamedTuple):
    """Services of a subject that were opened and that repeated an earlier one; `early`: opened in the first half.

    `week` and `before` were opened in the seven days up to the last one and in the seven before, in the span or not.
    """

    area: str  # '' where there are more than `FEW` desks
    party: str
    category: str
    stage: str
    opened: int
    repeated: int
    early: int = 0
    week: int = 0
    before: int = 0


def counts(db: Session, scope: Scope, codes: Sequence[str], span: Span) -> list[Count]:
    """What the rollup says of the span and of the last two weeks, read once.

    By desk first, in the order of the index, whatever is asked: no database has to sort the days.
    """
    mine = [code for code in codes if scope.holds(code)]
    week, before = span.last - WEEK + DAY, span.last - 2 * WEEK + DAY
    start = min(span.first, before) if span.first else None
    within: list[Any] = [OF.day >= span.first] if span.first else []
    early = and_(*within, OF.day <= span.half) if span.half else false()
    sums = (
        _sum(OF.opened, *within).label("opened"), _sum(OF.repeated, *within).label("repeated"), _sum(OF.opened, early).label("early"),
        _sum(OF.opened, OF.day >= week).label("week"), _sum(OF.opened, OF.day >= before, OF.day < week).label("before"),
    )  # fmt: skip
    stmt = select(OF.area_code, *SUBJECT, *sums).where(OF.area_code.in_(mine), OF.day <= span.last)
    if start:
        stmt = stmt.where(OF.day >= start)
    stmt = stmt.group_by(OF.area_code, *SUBJECT)
    found = db.execute(marked(_together(stmt) if len(codes) > FEW else stmt, OF))
    return [Count(*row[:4], *map(int, row[4:])) for row in found]


def _sum(of: Any, *where: Any) -> Any:
    return func.sum(case((and_(*where), of), else_=0)) if where else func.sum(of)


def _together(stmt: Select[Any]) -> Select[Any]:
    """The same of all desks at once."""
    of = stmt.subquery().c
    sums = (func.sum(of[name]) for name in ("opened", "repeated", "early", "week", "before"))
    return select(literal("").label("area"), of.party, of.category, of.stage, *sums).group_by(
        of.party, of.category, of.stage
    )


def running_day(db: Session, scope: Scope, codes: Sequence[str], as_of: datetime) -> Iterator[Count]:
    """Of the day of `as_of`, which is not over, only what came by then."""
    today = day_of(as_of)
    late = later(db, scope, codes, as_of)
    yield from _whole(db, scope, [code for code in codes if code not in late], today)
    if late:
        yield from _until(db, late, as_of)


def _whole(db: Session, scope: Scope, codes: Sequence[str], day: date) -> Iterator[Count]:
    """All of one day at these desks, from the table itself: there its rows lie side by side."""
    mine = [code for code in codes if scope.holds(code)]
    stmt = select(OF.area_code, *SUBJECT, OF.opened, OF.repeated).where(OF.area_code.in_(mine), OF.day == day)
    return (Count(*row) for row in db.execute(marked(stmt, OF)))


def _until(db: Session, mine: Iterable[str], as_of: datetime) -> Iterator[Count]:
    """Each service of the day up to the moment at these desks of the scope, and whether it asks again within seven days."""
    today = day_of(as_of)
    seen = _asked_before(db, mine, today)
    columns = (SPELL.area_code, SPELL.party, SPELL.category, SPELL.stage, SPELL.topic)
    stmt = select(*columns).where(SPELL.area_code.in_(mine), SPELL.n == 1, SPELL.opened_on == today)
    stmt = stmt.where(SPELL.opened_at <= as_of).order_by(SPELL.opened_at, SPELL.ticket_id)
    for area, party, category, stage, topic in db.execute(marked(stmt, SPELL)):
        asked = (area, party, category if topic is None else "", topic)
        yield Count(area, party, category, stage or "", 1, int(bool(party) and asked in seen))
        seen.add(asked)


def _asked_before(db: Session, mine: Iterable[str], today: date) -> set[tuple[str, str, str, str | None]]:
    """Desk, party, category and managed question (only one of the two) of the seven days before, from the index alone."""
    category = case((SPELL.topic.is_(None), SPELL.category), else_="")
    stmt = select(SPELL.area_code, SPELL.party, category, SPELL.topic).distinct()
    stmt = stmt.where(SPELL.area_code.in_(mine), SPELL.n == 1, SPELL.opened_on.between(today - WEEK, today - DAY))
    stmt = stmt.where(SPELL.party != "")
    return {(area, party, asked, topic) for area, party, asked, topic in db.execute(marked(stmt, SPELL))}
