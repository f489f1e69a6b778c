"""Reference data with its whole history. No case data: open to every user who may see the page that shows it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from data.importers.kinds import KINDS
from data.importers.revisions import listed
from data.models import Batch, CalendarDay, MinimumMembers, PlanCurve, Round, RuleParameter
from data.queries.reference import areas
from data.queries.replaced import replaced_values, versions
from data.queries.timeline import cycles as scheduled
from data.queries.timeline import stage_lines
from data.reference_book import (
    Book,
    Course,
    CourseRevision,
    Minimum,
    OwnDay,
    RoundEntry,
    RuleRevision,
    Written,
    rules_of,
)
from data.scope import NATION, Scope

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from data.answers import AreaInfo
    from data.reference_book import Rule

NEWEST: Final = 12  # changes shown
OF_CYCLES: Final = (Round, RuleParameter, PlanCurve, MinimumMembers)


def book(db: Session, scope: Scope, cycle: str) -> Book:
    """The reference data of `cycle`; own days and the newest changes are of all cycles."""
    del scope  # reference data
    everywhere = Scope.of(NATION)
    infos = {info.code: info for info in areas(db, everywhere)}
    lines = stage_lines(db, everywhere, cycle)
    names = {line.stage: line.now.name for line in lines}
    return Book(
        windows=lines,
        rounds=_rounds(db, everywhere, cycle),
        rules=rules(db, everywhere, cycle),
        courses=courses(db, everywhere, cycle, names),
        minimums=_minimums(db, cycle, infos),
        days=_days(db, everywhere),
        written=_written(db),
    )


def cycles(db: Session, scope: Scope) -> tuple[str, ...]:
    """The cycles that have a schedule, and those that have only other reference data so far."""
    known = scheduled(db, scope)
    others = {cycle for of in OF_CYCLES for cycle in db.scalars(select(of.cycle).distinct())}
    return (*known, *sorted(others - set(known)))


def rules(db: Session, scope: Scope, cycle: str) -> tuple[Rule, ...]:
    """Every parameter of the rules in `cycle`, with its revisions."""
    del scope  # reference data
    Row = RuleParameter  # noqa: N806 - a class
    stmt = select(Row.code, Row.revision, Row.value, Row.legal_basis, Row.note).where(Row.cycle == cycle)
    found: dict[str, tuple[RuleRevision, ...]] = {}
    for code, number, value, basis, note in db.execute(stmt.order_by(Row.revision)):
        found[code] = (*found.get(code, ()), RuleRevision(number, value, basis, note))
    return rules_of(found)


def courses(db: Session, scope: Scope, cycle: str, names: dict[str, str]) -> tuple[Course, ...]:
    """The planned courses of `cycle` with their revisions; `names` are the stages'."""
    del scope  # reference data
    Row = PlanCurve  # noqa: N806 - a class
    stmt = select(
        Row.stage, Row.level, Row.revision, Row.legal_basis, Row.note, Row.time_percent, Row.work_percent
    ).where(Row.cycle == cycle)
    points: dict[tuple[str, str], dict[int, list[tuple[int, int]]]] = {}
    said: dict[tuple[str, str, int], tuple[str, str | None]] = {}
    for stage, level, number, basis, note, time, work in db.execute(stmt.order_by(Row.revision, Row.time_percent)):
        points.setdefault((stage, level), {}).setdefault(number, []).append((time, work))
        said[stage, level, number] = basis, note
    return tuple(
        Course(
            stage,
            level,  # type: ignore[arg-type]  # a checked column
            names.get(stage, stage),
            tuple(CourseRevision(number, tuple(some), *said[stage, level, number]) for number, some in of.items()),
        )
        for (stage, level), of in sorted(points.items())
    )


def _rounds(db: Session, scope: Scope, cycle: str) -> tuple[RoundEntry, ...]:
    rows = db.scalars(select(Round).where(Round.cycle == cycle).order_by(Round.position)).all()
    replaced = replaced_values(db, scope, "putaran")
    return tuple(
        replace(now, earlier=versions(now, replaced.get((row.id, None), ()), _round_was))
        for row in rows
        for now in (_round(row),)
    )


def _round(row: Round) -> RoundEntry:
    return RoundEntry(
        row.code,
        row.stage,
        row.name,
        row.position,
        row.first_on,
        listed(row.parties),
        listed(row.areas),
        row.legal_basis,
    )


def _round_was(later: RoundEntry, old: Mapping[str, str | None]) -> RoundEntry:
    """The version before `later`, in which the values `old` were replaced."""
    said: dict[str, Any] = dict(old)
    said |= {name: listed(old[name]) for name in ("parties", "areas") if name in old}
    said |= {name: int(old[name] or 0) for name in ("position",) if name in old}
    return replace(later, **said)


def _minimums(db: Session, cycle: str, infos: dict[str, AreaInfo]) -> tuple[Minimum, ...]:
    Row = MinimumMembers  # noqa: N806 - a class
    stmt = select(Row.area_code, Row.revision, Row.members, Row.source).where(Row.cycle == cycle)
    found: dict[str, list[tuple[int, int, str]]] = {}
    for code, number, members, source in db.execute(stmt.order_by(Row.area_code, Row.revision)):
        found.setdefault(code, []).append((number, members, source))
    return tuple(Minimum(infos[code], tuple(some)) for code, some in found.items() if code in infos)


def _days(db: Session, scope: Scope) -> tuple[OwnDay, ...]:
    rows = db.scalars(select(CalendarDay).order_by(CalendarDay.held_at.desc())).all()
    replaced = replaced_values(db, scope, "kalender")
    return tuple(
        replace(now, earlier=versions(now, replaced.get((0, row.held_at), ()), _day_was))
        for row in rows
        for now in (OwnDay(row.held_on, bool(row.working), row.name, row.source),)
    )


def _day_was(later: OwnDay, old: Mapping[str, str | None]) -> OwnDay:
    """The version before `later`, in which the values `old` were replaced."""
    said: dict[str, Any] = dict(old)
    said |= {name: old[name] == "1" for name in ("working",) if name in old}
    return replace(later, **said)


def _written(db: Session) -> tuple[Written, ...]:
    """The newest files and forms of reference data, newest first."""
    kinds = [kind.name for kind in KINDS.values() if kind.reference]
    Row = Batch  # noqa: N806 - a class
    counts = (Row.accepted, Row.unchanged, Row.rejected)
    stmt = select(Row.id, Row.imported_at, Row.imported_by, Row.kind, Row.file_name, *counts, Row.undone_at)
    rows = db.execute(stmt.where(Row.kind.in_(kinds)).order_by(Row.id.desc()).limit(NEWEST))
    return tuple(
        Written(number, at, by, KINDS[kind].title, name, taken, same, refused, undone is not None)
        for number, at, by, kind, name, taken, same, refused, undone in rows
    )
