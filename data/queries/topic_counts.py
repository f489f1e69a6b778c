"""How often what was asked at the Help Desks: days that are over from the rollup, the running day up to the moment."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import and_, case, false, func, literal, select

from data.days import day_of
from data.models import ServiceSpell, ServiceTopicDay, ServiceTopicProvinceDay
from data.queries.service_today import later
from data.rollups.service_sums import province_of
from data.scope import marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date, datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from data.scope import Scope

OF: Final = ServiceTopicDay
SUMS: Final = ServiceTopicProvinceDay
SPELL: Final = ServiceSpell
WEEK: Final = timedelta(days=7)
DAY: Final = timedelta(days=1)
FEW: Final = 100  # desks: what more than these were asked is summed by province and by the database


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

    By desk first, in the order of the index, whatever is asked: no database has to sort the days. Of more than `FEW`
    desks, which only a country has, from the sums of its provinces.
    """
    of: Any = SUMS if len(codes) > FEW else OF
    week, before = span.last - WEEK + DAY, span.last - 2 * WEEK + DAY
    start = min(span.first, before) if span.first else None
    within: list[Any] = [of.day >= span.first] if span.first else []
    early = and_(*within, of.day <= span.half) if span.half else false()
    sums = (
        _sum(of.opened, *within), _sum(of.repeated, *within), _sum(of.opened, early), _sum(of.opened, of.day >= week),
        _sum(of.opened, of.day >= before, of.day < week),
    )  # fmt: skip
    stmt = _by_subject(of, *sums).where(of.area_code.in_(_mine(scope, codes, of)), of.day <= span.last)
    if start:
        stmt = stmt.where(of.day >= start)
    return [Count(*row[:4], *map(int, row[4:])) for row in db.execute(marked(stmt, of))]


def _sum(of: Any, *where: Any) -> Any:
    return func.sum(case((and_(*where), of), else_=0)) if where else func.sum(of)


def _by_subject(of: Any, *sums: Any) -> Select[Any]:
    """Sums by desk and subject; of provinces by subject, all together."""
    subject = (of.party, of.category, of.stage)
    if of is SUMS:
        return select(literal("").label("area"), *subject, *sums).group_by(*subject)
    return select(of.area_code, *subject, *sums).group_by(of.area_code, *subject)


def _mine(scope: Scope, codes: Iterable[str], of: Any) -> list[str]:
    areas = sorted({*map(province_of, codes)}) if of is SUMS else codes
    return [code for code in areas if scope.holds(code)]


def running_day(db: Session, scope: Scope, codes: Sequence[str], as_of: datetime) -> Iterator[Count]:
    """Of the day of `as_of`, which is not over, only what came by then."""
    today = day_of(as_of)
    late = later(db, scope, codes, as_of)
    on_time = [code for code in codes if code not in late]
    if len(codes) > FEW:
        apart = {*map(province_of, late)}
        yield from _whole(db, scope, [code for code in on_time if province_of(code) not in apart], today, SUMS)
        on_time = [code for code in on_time if province_of(code) in apart]
    yield from _whole(db, scope, on_time, today)
    if late:
        yield from _until(db, late, as_of)


def _whole(db: Session, scope: Scope, codes: Sequence[str], day: date, of: Any = OF) -> Iterator[Count]:
    """All of one day at these desks, from the table itself: there its rows lie side by side."""
    if not codes:
        return iter(())
    stmt = _by_subject(of, func.sum(of.opened), func.sum(of.repeated))
    stmt = stmt.where(of.area_code.in_(_mine(scope, codes, of)), of.day == day)
    return (Count(*row[:4], *map(int, row[4:])) for row in db.execute(marked(stmt, of)))


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
