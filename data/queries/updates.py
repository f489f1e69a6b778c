"""Semester updates: counts of an area and of those below it, of parties, pairs, and obstacles, at any moment.

A row counts from the moment it was submitted. Without a date it counts from its import, at the latest from the deadline
of its semester: what is published later without dates is the state at the end. An area has reported once a row of
it counts; its parties without a row are then not done. Sums are of kab/kota; a province's own rows stand beside them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, case, exists, func, or_, select

from data.days import end_of_day
from data.memo import once
from data.models import Batch, PartyPresence, PartyUpdate
from data.queries import reference
from data.queries.semesters import listed, parties
from data.rules import OBJECTS
from data.scope import NATION, marked, visible
from data.update_answers import Done, Obstacle, PartyUpdates, UpdateCell, UpdateFigures

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from data.answers import AreaInfo, PartyInfo
    from data.scope import AnySelect, Scope
    from data.update_answers import SemesterInfo, UpdateQuestion

Row = PartyUpdate
KIND: Final = "pemutakhiran"
MOST_OBSTACLES: Final = 200
PARTS: Final = 8  # columns before those of the objects


def counted(question: UpdateQuestion) -> ColumnElement[bool]:
    """Whether a row counts at the question's moment; batches are looked up once, not row by row."""
    if question.as_of >= end_of_day(question.semester.deadline):
        return or_(Row.submitted_at.is_(None), Row.submitted_at <= question.as_of)
    came = select(Batch.id).where(Batch.imported_at <= question.as_of, Batch.kind == KIND)
    return or_(Row.submitted_at <= question.as_of, and_(Row.submitted_at.is_(None), Row.batch_id.in_(came)))


def came_in(db: Session, scope: Scope, semester: SemesterInfo) -> Callable[[int], datetime]:
    """Batch -> the moment from which its rows without a date count."""
    known, due = _imports(db, scope), end_of_day(semester.deadline)
    return lambda batch: min(known.get(batch, due), due)


@once
def _imports(db: Session, scope: Scope) -> dict[int, datetime]:
    """Batch -> when it was imported."""
    del scope  # only moments, no rows
    return dict(db.execute(select(Batch.id, Batch.imported_at).where(Batch.kind == KIND)).all())


def is_done(question: UpdateQuestion) -> ColumnElement[bool]:
    """Whether a row is done: as a whole, or the object asked for."""
    return getattr(Row, question.part) == 1 if question.part else Row.status == Done.DONE


def of_area(stmt: AnySelect, scope: Scope, area: str, question: UpdateQuestion) -> AnySelect:
    """Rows of the question's semester (and party) in `area` and below it."""
    stmt = stmt.where(Row.semester == question.semester.code)
    if question.party:
        stmt = stmt.where(Row.party == question.party)
    return visible(stmt, scope.narrowed(area), Row)


def update_figures(db: Session, scope: Scope, question: UpdateQuestion, area: str) -> UpdateFigures:
    """The figures of `area` and of the areas directly below it, by code.

    Raises:
        NotFound: the area is unknown, or outside `scope`.
    """
    this = reference.area(db, scope, area)
    places = reference.areas(db, scope.narrowed(area))
    known, pairs = _Known(db, scope, question, area), _named(db, scope, question)
    leaves = [known.leaf(one, pairs) for one in places if "." in one.code]
    parts = known.parts()
    if "." in area:
        return replace(leaves[0], parts=parts)
    if area != NATION:
        return replace(_sum(this, leaves), parts=parts)
    by_province: dict[str | None, list[UpdateFigures]] = defaultdict(list)
    for leaf in leaves:
        by_province[leaf.area.parent_code].append(leaf)
    return replace(
        _sum(this, [_sum(one, by_province[one.code]) for one in places if one.parent_code == NATION]), parts=parts
    )


def update_sum(db: Session, scope: Scope, question: UpdateQuestion, area: str) -> UpdateFigures:
    """The same without the areas below: only those that reported are looked at.

    Raises:
        NotFound: the area is unknown, or outside `scope`.
    """
    this = reference.area(db, scope, area)
    known, pairs = _Known(db, scope, question, area), _named(db, scope, question)
    leaves = [known.leaf(replace(this, code=code), pairs) for code in known.rows if "." in code]
    return replace(_sum(this, leaves), children=(), parts=known.parts())


def _named(db: Session, scope: Scope, question: UpdateQuestion) -> int:
    """How many parties are waited for in each area: those with an account, or, if more, those with a name."""
    if question.party:
        return 1
    return max(question.semester.accounts or 0, len(listed(db, scope, question.semester)))


class _Known:
    """What the rows of an area say, by kab/kota; one without a row that counts has reported nothing."""

    def __init__(self, db: Session, scope: Scope, question: UpdateQuestion, area: str) -> None:
        counts, absent = counted(question), Row.status == Done.ABSENT
        self._mine = and_(counts, Row.party == question.party) if question.party else counts
        gone = and_(absent, Row.party == question.party) if question.party else absent
        every = replace(question, party=None)  # an area has reported whichever party it named
        done, undated = is_done(question), Row.submitted_at.is_(None)
        stmt = select(
            Row.area_code,
            _count(and_(done, self._mine)),
            _count(and_(undated, done, self._mine)),
            _count(gone),
            _count(and_(Row.obstacle.is_not(None), self._mine)),
            func.max(case((and_(_said(question), counts), 1), else_=0)),
            func.max(case((counts, Row.submitted_at))),
            func.max(case((and_(undated, counts), Row.batch_id))),
            *self._said_of_parts(),
        )
        self.rows = {row[0]: row for row in db.execute(of_area(stmt, scope, area, every).group_by(Row.area_code))}
        self._absent = _absent(db, scope, question, area)
        self._came_in = came_in(db, scope, question.semester)

    def leaf(self, area: AreaInfo, pairs: int) -> UpdateFigures:
        """A kab/kota in which `pairs` parties are waited for, if all are registered."""
        row = self.rows.get(area.code) or (area.code, 0, 0, 0, 0, 0, None, None)
        _, done, undated, own, noted, reported, dated, batch, *_ = row
        gone = int(own) + len(self._absent.get(area.code, ()))
        moments = [dated, self._came_in(batch) if batch is not None else None]
        return UpdateFigures(
            area=area,
            done=int(done) if reported else None,
            expected=max(pairs - gone, 0) if reported else None,
            absent=gone,
            undated=int(undated),
            obstacles=int(noted),
            reported=int(reported),
            areas=1,
            data_as_of=max((moment for moment in moments if moment), default=None),
        )

    def _said_of_parts(self) -> list[ColumnElement[int]]:
        """For each object: pairs that say it was updated, and pairs that say anything about it."""
        columns = [getattr(Row, part) for part in OBJECTS]
        return [_count(and_(known, self._mine)) for one in columns for known in (one == 1, one.is_not(None))]

    def parts(self) -> dict[str, tuple[int, int]]:
        """Of each object: pairs that say it was updated, and pairs that say anything about it; of kab/kota."""
        rows = [row[PARTS:] for code, row in self.rows.items() if "." in code]
        counts = [sum(map(int, column)) for column in zip(*rows, strict=True)] or [0] * 2 * len(OBJECTS)
        return {part: (counts[2 * n], counts[2 * n + 1]) for n, part in enumerate(OBJECTS)}


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
        children=some,
    )


def _said(question: UpdateQuestion) -> ColumnElement[bool]:
    """Whether a row says something about what is asked."""
    column = getattr(Row, question.part) if question.part else Row.status
    return column.is_not(None)


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


@once
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
    counts = counted(question)
    stmt = select(
        Row.party,
        _count(and_(is_done(question), counts)),
        _count(Row.status == Done.ABSENT),
        _count(and_(Row.obstacle.is_not(None), counts)),
    ).where(Row.area_code.in_(reported))
    rows = {row[0]: row for row in db.execute(of_area(stmt, scope, area, question).group_by(Row.party))}
    absent = _absent(db, scope, question, area)
    gone = Counter(party for code, found in absent.items() if code in reported for party in found)
    return tuple(
        _party(one, rows.get(one.code), gone[one.code], len(reported))
        for one in parties(db, scope, question.semester)
        if question.party in {None, one.code}
    )


def _party(party: PartyInfo, row: Any, gone: int, areas: int) -> PartyUpdates:
    _, done, absent, noted = row or (party.code, 0, 0, 0)
    missing = int(absent) + gone
    return PartyUpdates(party=party, done=int(done), expected=areas - missing, absent=missing, obstacles=int(noted))


def update_cells(db: Session, scope: Scope, question: UpdateQuestion, area: str) -> tuple[UpdateCell, ...]:
    """The pairs of `area` and below it that have a row or are not registered; a pair without one is not done."""
    counts = counted(question)
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
    stmt = stmt.where(Row.obstacle.is_not(None), Row.area_code.contains("."), counted(question))
    stmt = stmt.order_by(Row.party, Row.area_code).limit(MOST_OBSTACLES)
    rows = db.execute(of_area(stmt, scope, area, question))
    found = [
        Obstacle(area=names[code], party=party, words=words or "", state=Done(status))
        for code, party, words, status in rows
    ]
    return tuple(sorted(found, key=lambda one: order[one.party]))


@once
def newest(db: Session, scope: Scope, semester: SemesterInfo, area: str) -> datetime | None:
    """When the newest row of the semester in `area` and below it became known; None without rows."""
    undated = case((Row.submitted_at.is_(None), Batch.imported_at))
    stmt = select(func.max(Row.submitted_at), func.max(undated)).join(Batch, Batch.id == Row.batch_id)
    moments = db.execute(visible(stmt.where(Row.semester == semester.code), scope.narrowed(area), Row)).one()
    return max((moment for moment in moments if moment), default=None)
