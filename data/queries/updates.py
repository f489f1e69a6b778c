"""Semester updates: counts of an area and of those below it, of parties, pairs, and obstacles, at any moment.

A row counts from the moment it was submitted. Without a date it counts from its import, at the latest from the deadline
of its semester: what is published later without dates is the state at the end. An area has reported once a row of
it counts; its parties without a row are then not done. Sums are of kab/kota; a province's own rows stand beside them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, case, exists, func, literal, or_, select

from data.clock import end_of_day
from data.models import Batch, PartyPresence, PartyUpdate
from data.models.base import InstantType
from data.queries import reference
from data.queries.semesters import listed, parties
from data.rules import OBJECTS
from data.scope import NATION, marked, visible
from data.update_answers import Done, Obstacle, PartyUpdates, UpdateCell, UpdateFigures

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from data.answers import AreaInfo, PartyInfo
    from data.scope import AnySelect, Scope
    from data.update_answers import SemesterInfo, UpdateQuestion

Row = PartyUpdate
MOST_OBSTACLES: Final = 200


def counts_from(semester: SemesterInfo) -> ColumnElement[Any]:
    """The moment from which a row counts; needs a join with its batch."""
    due = literal(end_of_day(semester.deadline), InstantType())
    undated = case((Batch.imported_at < due, Batch.imported_at), else_=due)
    return case((Row.submitted_at.is_not(None), Row.submitted_at), else_=undated)


def is_done(question: UpdateQuestion) -> ColumnElement[bool]:
    """Whether a row is done: as a whole, or the object asked for."""
    return getattr(Row, question.part) == 1 if question.part else Row.status == Done.DONE


def of_area(stmt: AnySelect, scope: Scope, area: str, question: UpdateQuestion) -> AnySelect:
    """Rows of the question's semester (and party) in `area` and below it, with their batches."""
    stmt = stmt.join(Batch, Batch.id == Row.batch_id).where(Row.semester == question.semester.code)
    if question.party:
        stmt = stmt.where(Row.party == question.party)
    return visible(stmt, scope.narrowed(area), Row)


def update_figures(db: Session, scope: Scope, question: UpdateQuestion, area: str) -> UpdateFigures:
    """The figures of `area` and of the areas directly below it, by code.

    Raises:
        NotFound: the area is unknown, or outside `scope`.
    """
    this = reference.area(db, scope, area)
    below = [one for one in reference.areas(db, scope.narrowed(area)) if "." in one.code]
    leaves = _leaves(db, scope.narrowed(area), question, below)
    if "." in area:
        return leaves[area]
    children = list(leaves.values())
    if area == NATION:
        provinces = [one for one in reference.areas(db, scope) if one.parent_code == NATION]
        children = [_sum(one, [leaf for leaf in children if leaf.area.parent_code == one.code]) for one in provinces]
    return _sum(this, children)


def _named(db: Session, scope: Scope, question: UpdateQuestion) -> int:
    """How many parties are waited for in each area: those with an account, or, if more, those with a name."""
    return max(question.semester.accounts or 0, len(listed(db, scope, question.semester)))


def _leaves(db: Session, scope: Scope, question: UpdateQuestion, below: Iterable[AreaInfo]) -> dict[str, UpdateFigures]:
    """Kab/kota by code; those without a row that counts have reported nothing."""
    counts = _at(question)
    mine = and_(counts, Row.party == question.party) if question.party else counts
    gone = and_(Row.status == Done.ABSENT, Row.party == question.party) if question.party else Row.status == Done.ABSENT
    stmt = select(
        Row.area_code,
        _count(and_(mine, is_done(question))),
        _count(and_(mine, is_done(question), Row.submitted_at.is_(None))),
        _count(gone),
        _count(and_(mine, Row.obstacle.is_not(None))),
        func.max(case((and_(counts, _said(question)), 1), else_=0)),
        func.max(case((counts, counts_from(question.semester)))),
        *_part_counts(mine),
    )
    every = replace(question, party=None)  # an area has reported whichever party it named
    rows = {row[0]: row for row in db.execute(of_area(stmt, scope, "", every).group_by(Row.area_code))}
    absent = _absent(db, scope, question, "")
    pairs = 1 if question.party else _named(db, scope, question)
    return {one.code: _leaf(one, rows.get(one.code), len(absent.get(one.code, ())), pairs) for one in below}


def _leaf(area: AreaInfo, row: Any, absent: int, pairs: int) -> UpdateFigures:
    if row is None:
        row = (area.code, 0, 0, 0, 0, 0, None, *(0,) * (2 * len(OBJECTS)))
    _, done, undated, own, obstacles, reported, newest, *parts = row
    gone = own + absent
    return UpdateFigures(
        area=area,
        done=int(done) if reported else None,
        expected=max(pairs - gone, 0) if reported else None,
        absent=gone,
        undated=int(undated),
        obstacles=int(obstacles),
        reported=int(reported),
        areas=1,
        data_as_of=newest,
        parts=_parts(parts),
    )


def _sum(area: AreaInfo, children: Iterable[UpdateFigures]) -> UpdateFigures:
    """The sum of `children`; what nobody knows stays unknown."""
    some = tuple(children)
    known = [one for one in some if one.done is not None]
    return UpdateFigures(
        area=area,
        done=sum(one.done or 0 for one in known) if known else None,
        expected=sum(one.expected or 0 for one in known) if known else None,
        absent=sum(one.absent for one in some),
        undated=sum(one.undated for one in some),
        obstacles=sum(one.obstacles for one in some),
        reported=sum(one.reported for one in some),
        areas=sum(one.areas for one in some),
        data_as_of=max((one.data_as_of for one in some if one.data_as_of), default=None),
        parts={part: _pair(one.parts.get(part, (0, 0)) for one in some) for part in OBJECTS},
        children=some,
    )


def _pair(pairs: Iterable[tuple[int, int]]) -> tuple[int, int]:
    first, second = zip(*pairs, strict=True) if (pairs := list(pairs)) else ((), ())
    return sum(first), sum(second)


def _at(question: UpdateQuestion) -> ColumnElement[bool]:
    """Whether a row counts at the question's moment."""
    return counts_from(question.semester) <= question.as_of


def _said(question: UpdateQuestion) -> ColumnElement[bool]:
    """Whether a row says something about what is asked."""
    column = getattr(Row, question.part) if question.part else Row.status
    return column.is_not(None)


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def _part_counts(counts: ColumnElement[bool]) -> list[ColumnElement[int]]:
    """Of each object: rows that say it was updated, and rows that say anything about it."""
    columns = [getattr(Row, part) for part in OBJECTS]
    return [_count(and_(counts, known)) for column in columns for known in (column == 1, column.is_not(None))]


def _parts(counts: list[int]) -> dict[str, tuple[int, int]]:
    return {part: (int(counts[2 * n]), int(counts[2 * n + 1])) for n, part in enumerate(OBJECTS)}


def _absent(db: Session, scope: Scope, question: UpdateQuestion, area: str) -> dict[str, set[str]]:
    """Area code -> parties that presence says are not registered there this semester, without a row of their own."""
    same = and_(Row.area_code == PartyPresence.area_code, Row.party == PartyPresence.party)
    own = exists().where(same, Row.semester == question.semester.code).correlate(PartyPresence)
    stmt = select(PartyPresence.area_code, PartyPresence.party)
    stmt = stmt.where(PartyPresence.cycle == question.semester.code, PartyPresence.registered == 0, ~own)
    if question.party:
        stmt = stmt.where(PartyPresence.party == question.party)
    found: dict[str, set[str]] = defaultdict(set)
    seen = marked(visible(stmt, scope.narrowed(area), PartyPresence), Row)  # rows of the same area only
    for code, party in db.execute(seen):
        found[code].add(party)
    return found


def party_updates(
    db: Session, scope: Scope, question: UpdateQuestion, area: str, reported: Collection[str]
) -> tuple[PartyUpdates, ...]:
    """Every party with a name over the kab/kota of `area` that have reported (their codes), in ballot order."""
    counts = _at(question)
    stmt = select(
        Row.party,
        _count(and_(counts, is_done(question))),
        _count(Row.status == Done.ABSENT),
        _count(and_(counts, Row.obstacle.is_not(None))),
        *_part_counts(counts),
    ).where(Row.area_code.in_(reported))
    rows = {row[0]: row for row in db.execute(of_area(stmt, scope, area, question).group_by(Row.party))}
    gone = [party for code, found in _absent(db, scope, question, area).items() if code in reported for party in found]
    return tuple(
        _party(one, rows.get(one.code), gone.count(one.code), len(reported))
        for one in parties(db, scope, question.semester)
        if question.party in {None, one.code}
    )


def _party(party: PartyInfo, row: Any, gone: int, areas: int) -> PartyUpdates:
    _, done, absent, obstacles, *parts = row or (party.code, 0, 0, 0, *(0,) * (2 * len(OBJECTS)))
    return PartyUpdates(
        party=party,
        done=int(done),
        expected=areas - int(absent) - gone,
        absent=int(absent) + gone,
        obstacles=int(obstacles),
        parts=_parts(parts),
    )


def update_cells(db: Session, scope: Scope, question: UpdateQuestion, area: str) -> tuple[UpdateCell, ...]:
    """The pairs of `area` and below it that have a row or are not registered; a pair without one is not done."""
    counts = _at(question)
    columns = (Row.status, Row.submitted_at, Row.obstacle, Row.source, *(getattr(Row, part) for part in OBJECTS))
    stmt = select(Row.area_code, Row.party, *columns).where(or_(counts, Row.status == Done.ABSENT))
    rows = db.execute(of_area(stmt, scope, area, question).order_by(Row.area_code, Row.party))
    absent = _absent(db, scope, question, area)
    gone = (UpdateCell(area_code=code, party=one, state=Done.ABSENT) for code, some in absent.items() for one in some)
    return (*map(_cell, rows), *gone)


def _cell(row: Any) -> UpdateCell:
    area, party, status, at, obstacle, source, *parts = row
    known = {part: bool(value) for part, value in zip(OBJECTS, parts, strict=True) if value is not None}
    return UpdateCell(
        area_code=area, party=party, state=Done(status), parts=known, at=at, obstacle=obstacle, source=source
    )


def obstacles(db: Session, scope: Scope, question: UpdateQuestion, area: str) -> tuple[Obstacle, ...]:
    """The obstacles noted in the kab/kota of `area`, by party and area; at most the first 200."""
    names = {one.code: one for one in reference.areas(db, scope.narrowed(area))}
    order = {one.code: n for n, one in enumerate(parties(db, scope, question.semester))}
    stmt = select(Row.area_code, Row.party, Row.obstacle, Row.status)
    stmt = stmt.where(_at(question), Row.obstacle.is_not(None), Row.area_code.contains("."))
    stmt = stmt.order_by(Row.party, Row.area_code).limit(MOST_OBSTACLES)
    rows = db.execute(of_area(stmt, scope, area, question))
    found = [
        Obstacle(area=names[code], party=party, words=words or "", state=Done(status))
        for code, party, words, status in rows
    ]
    return tuple(sorted(found, key=lambda one: order[one.party]))


def newest(db: Session, scope: Scope, semester: SemesterInfo, area: str) -> datetime | None:
    """The newest moment from which a row of the semester counts in `area` and below it; None without rows."""
    stmt = select(func.max(counts_from(semester))).join(Batch, Batch.id == Row.batch_id)
    found: datetime | None = db.scalar(visible(stmt.where(Row.semester == semester.code), scope.narrowed(area), Row))
    return found
