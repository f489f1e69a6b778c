"""How often what was asked at the Help Desks: days that are over from the rollup, the running day up to the moment."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import case, func, literal, select

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


class Count(NamedTuple):
    """Services of a subject that were opened and that repeated an earlier one; `early`: opened in the first half."""

    area: str  # '' where there are more than `FEW` desks
    party: str
    category: str
    stage: str
    opened: int
    repeated: int
    early: int


def counts(  # noqa: PLR0913, PLR0917 - what is asked
    db: Session,
    scope: Scope,
    codes: Sequence[str],
    first: date | None,
    last: date,
    half: date | None = None,
) -> list[Count]:
    """What the rollup says of the days from `first` (None: the beginning) to `last`; the first half ends with the day `half`.

    By desk first, in the order of the index, whatever is asked: no database has to sort the days.
    """
    mine = [code for code in codes if scope.holds(code)]
    early: Any = case((OF.day <= half, OF.opened), else_=0) if half else literal(0)
    sums = (func.sum(OF.opened).label("o"), func.sum(OF.repeated).label("r"), func.sum(early).label("e"))
    stmt = select(OF.area_code, *SUBJECT, *sums).where(OF.area_code.in_(mine), OF.day <= last)
    if first:
        stmt = stmt.where(OF.day >= first)
    stmt = stmt.group_by(OF.area_code, *SUBJECT)
    return [
        Count(area, party, category, stage, int(opened), int(repeated), int(before))
        for area, party, category, stage, opened, repeated, before in db.execute(
            marked(_together(stmt) if len(codes) > FEW else stmt, OF)
        )
    ]


def _together(stmt: Select[Any]) -> Select[Any]:
    """The same of all desks at once."""
    of = stmt.subquery().c
    sums = (func.sum(of.o), func.sum(of.r), func.sum(of.e))
    return select(literal("").label("area"), of.party, of.category, of.stage, *sums).group_by(
        of.party, of.category, of.stage
    )


def running_day(db: Session, scope: Scope, codes: Sequence[str], as_of: datetime) -> Iterator[Count]:
    """Of the day of `as_of`, which is not over, only what came by then."""
    today = day_of(as_of)
    late = later(db, scope, codes, as_of)
    yield from counts(db, scope, [code for code in codes if code not in late], today, today)
    if late:
        yield from _until(db, late, as_of)


def _until(db: Session, mine: Iterable[str], as_of: datetime) -> Iterator[Count]:
    """Each service of the day up to the moment at these desks of the scope, and whether it asks again within seven days."""
    today = day_of(as_of)
    seen = _asked_before(db, mine, today)
    columns = (SPELL.area_code, SPELL.party, SPELL.category, SPELL.stage, SPELL.topic)
    stmt = select(*columns).where(SPELL.area_code.in_(mine), SPELL.n == 1, SPELL.opened_on == today)
    stmt = stmt.where(SPELL.opened_at <= as_of).order_by(SPELL.opened_at, SPELL.ticket_id)
    for area, party, category, stage, topic in db.execute(marked(stmt, SPELL)):
        asked = (area, party, category if topic is None else "", topic)
        yield Count(area, party, category, stage or "", 1, int(bool(party) and asked in seen), 0)
        seen.add(asked)


def _asked_before(db: Session, mine: Iterable[str], today: date) -> set[tuple[str, str, str, str | None]]:
    """Desk, party, category and managed question (only one of the two) of the seven days before, from the index alone."""
    category = case((SPELL.topic.is_(None), SPELL.category), else_="")
    stmt = select(SPELL.area_code, SPELL.party, category, SPELL.topic).distinct()
    stmt = stmt.where(SPELL.area_code.in_(mine), SPELL.n == 1, SPELL.opened_on.between(today - WEEK, today - DAY))
    stmt = stmt.where(SPELL.party != "")
    return {(area, party, asked, topic) for area, party, asked, topic in db.execute(marked(stmt, SPELL))}
