"""What parties ask the Help Desks: by category, stage and party from the rollup; the obstacles of the week; who asks again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from data.days import day_of, end_of_day
from data.models import ServiceSpell
from data.queries import service_rows, ticket_rows, topic_counts
from data.queries.desk import topics as managed
from data.queries.reference import area as area_info
from data.queries.reference import parties, running_round
from data.queries.topic_later import comparison, halves_of
from data.scope import marked
from data.ticket_answers import Asked
from data.topic_answers import Cell, Obstacle, Served, Topics

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from data.answers import PartyInfo
    from data.queries.topic_counts import Count
    from data.scope import Scope
    from data.service_answers import Period

SPELL: Final = ServiceSpell
WEEK: Final = timedelta(days=7)
DAY: Final = timedelta(days=1)
TOP: Final = 5
OTHER: Final = "lainnya"
MOST_COVERED: Final = topic_counts.FEW  # desks: for a whole country who was served is told province by province


def service_topics(  # noqa: PLR0913 - what is asked, by keyword
    db: Session, scope: Scope, area: str, period: Period, as_of: datetime, *, own: bool = False
) -> Topics:
    """What was asked at the desks of `area` (`own`: its own desk alone) over `period`, as known at `as_of`.

    Raises:
        NotFound: `area` is unknown or outside `scope`.
    """
    asked = Asked(area=area, period=period, as_of=as_of, own=own)
    codes = [*ticket_rows.desks(db, scope, asked)]
    today = day_of(as_of)
    over = today if as_of >= end_of_day(today) else today - DAY
    week = (over - WEEK + DAY, over)
    of = running_round(db, scope, as_of)
    known = parties(db, scope, of.code, moment=as_of)
    halves = None if own else halves_of(db, scope, codes, period, over)
    span = topic_counts.Span(period.first, over, halves[0][1] if halves else None)
    told = topic_counts.counts(db, scope, codes, span)
    counts = [one for one in told if one.opened]
    now, before = (
        _categories((one.category, one.party, one.week) for one in told),
        _categories((one.category, one.party, one.before) for one in told),
    )
    running = topic_counts.running_day(db, scope, codes, as_of) if over < today else ()
    cells = _cells((*counts, *running))
    return Topics(
        area=area_info(db, scope, area),
        own=own,
        period=period,
        as_of=as_of,
        data_as_of=ticket_rows.last_record(db, scope, asked),
        cells=cells,
        week=week,
        obstacles=_obstacles(db, scope, codes, week, now, before),
        total=sum(count for count, _ in now.values()),
        before=sum(count for count, _ in before.values()),
        served=_served(db, scope, codes, counts, known, cells, of.cycle),
        comparison=comparison(db, scope, area, halves, counts, as_of) if halves else None,
    )


def _cells(counts: Iterable[Count]) -> tuple[Cell, ...]:
    """What was asked, of all desks together."""
    found: dict[tuple[str, str, str], list[int]] = {}
    for one in counts:
        sums = found.setdefault((one.category, one.stage, one.party), [0, 0])
        sums[0] += one.opened
        sums[1] += one.repeated
    return tuple(Cell(*key, *sums) for key, sums in sorted(found.items()))


def _categories(asked: Iterable[tuple[str, str, int]]) -> dict[str, tuple[int, int]]:
    """Category -> services opened, and how many parties asked; of desks, categories, parties and services."""
    opened: dict[str, int] = {}
    parties_of: dict[str, set[str]] = {}
    for category, party, count in asked:
        if count:
            opened[category] = opened.get(category, 0) + count
            parties_of.setdefault(category, set()).update([party] if party else [])
    return {category: (count, len(parties_of[category])) for category, count in opened.items()}


def _obstacles(  # noqa: PLR0913, PLR0917 - two weeks of the same desks
    db: Session,
    scope: Scope,
    codes: Sequence[str],
    week: tuple[date, date],
    counts: Mapping[str, tuple[int, int]],
    before: Mapping[str, tuple[int, int]],
) -> tuple[Obstacle, ...]:
    """The categories with most services, the one that grew more first where they are equal."""
    ranked = sorted(
        (one for one in counts if one != OTHER),
        key=lambda one: (-counts[one][0], before.get(one, (0, 0))[0], one),
    )[:TOP]
    answers = {one.code: one for one in managed(db, scope)}
    asked = _questions(db, scope, codes, week, ranked)
    found = []
    for category in ranked:
        answer = answers.get(asked.get(category, ""))
        found.append(
            Obstacle(
                category=category,
                now=counts[category][0],
                before=before.get(category, (0, 0))[0],
                parties=counts[category][1],
                question=answer.question if answer else None,
                answer=answer.answer if answer else None,
                reference=answer.reference if answer else None,
            )
        )
    return tuple(found)


def _questions(
    db: Session, scope: Scope, codes: Sequence[str], week: tuple[date, date], categories: Sequence[str]
) -> dict[str, str]:
    """Category -> its managed question that was asked most in the week."""
    mine = [code for code in codes if scope.holds(code)]
    stmt = select(SPELL.category, SPELL.topic, func.count()).group_by(SPELL.category, SPELL.topic)
    stmt = stmt.where(SPELL.area_code.in_(mine), SPELL.opened_on >= week[0], SPELL.opened_on <= week[1], SPELL.n == 1)
    stmt = stmt.where(SPELL.topic.is_not(None), SPELL.category.in_(categories))
    rows = sorted(db.execute(marked(stmt, SPELL)), key=lambda row: (row[2], row[1]))
    return {category: topic for category, topic, _ in rows if topic}


def _served(  # noqa: PLR0913, PLR0917 - what is asked, and what is known already
    db: Session,
    scope: Scope,
    codes: Sequence[str],
    counts: Sequence[Count],
    known: Sequence[PartyInfo],
    cells: Sequence[Cell],
    cycle: str,
) -> tuple[Served, ...]:
    """Each party, those at the fewest of their desks first; empty for more desks than a province has."""
    if len(codes) > MOST_COVERED:
        return ()
    pairs = {(one.area, one.party) for one in counts}
    said = service_rows.presence(db, scope, codes, cycle)
    told = {code for code, _, _ in said}
    absent = {(code, party) for code, party, registered in said if not registered}
    opened: dict[str, int] = {}
    for one in cells:
        opened[one.party] = opened.get(one.party, 0) + one.opened
    found = []
    for party in known:
        here = {code for code in told or codes if (code, party.code) not in absent}
        desks = sum(one == party.code and code in here for code, one in pairs)
        registered = len(here) if told else None
        found.append(Served(party, desks, registered, opened.get(party.code, 0)))
    return tuple(sorted(found, key=lambda one: (one.desks / (one.registered or len(codes)), one.opened)))
