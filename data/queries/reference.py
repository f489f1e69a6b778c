"""Reference data: areas, parties, rounds and the windows of stages. Open to every user, areas within their scope."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from dashboard.core.errors import NotFound
from data.answers import AreaInfo, PartyInfo, RoundInfo
from data.days import day_of, start_of_day
from data.importers.revisions import listed
from data.memo import once
from data.models import Area, Party, Round, StageWindow
from data.queries.calendar import calendar
from data.queries.parameters import curves
from data.schedule import EVERYWHERE, Schedule, WindowRow, schedule_of

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from data.answers import Question, Window
    from data.scope import Scope

AREA_COLUMNS = (
    Area.code, Area.name, Area.short_name, Area.kind, Area.parent_code, Area.population, Area.kecamatan_count,
    Area.tile_row, Area.tile_col,
)  # fmt: skip
WINDOW_COLUMNS = (
    StageWindow.stage, StageWindow.level, StageWindow.area_code, StageWindow.revision, StageWindow.name,
    StageWindow.starts_at, StageWindow.ends_at, StageWindow.legal_basis,
)  # fmt: skip

NO_SCHEDULE: Final = Schedule(None, {})
MINUTE: Final = timedelta(minutes=1)
NEVER: Final = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round with its key and the day it began (None: not known yet)."""

    id: int
    info: RoundInfo
    first_on: date | None


@once
def areas(db: Session, scope: Scope) -> tuple[AreaInfo, ...]:
    """The areas of `scope` and everything below them, by code; the nation `*` comes first."""
    return _areas(db, select(*AREA_COLUMNS).where(scope.covers(Area.code)).order_by(Area.code))


@once
def area(db: Session, scope: Scope, code: str) -> AreaInfo:
    """One area.

    Raises:
        NotFound: unknown, or outside `scope`.
    """
    if not scope.holds(code):
        raise NotFound
    found = _areas(db, select(*AREA_COLUMNS).where(Area.code == code))
    if not found:
        raise NotFound
    return found[0]


def rounds(db: Session, scope: Scope, *, moment: datetime | None = None) -> tuple[RoundInfo, ...]:
    """The rounds of `scope` by cycle and position; with `moment` each code once, of the cycle that it means then."""
    rows = _own_rounds(db, scope)
    if moment is None:
        return tuple(row.info for row in rows)
    by_code: dict[str, list[RoundRow]] = {}
    for row in rows:
        by_code.setdefault(row.info.code, []).append(row)
    meant = {_in_force(found, moment).id for found in by_code.values()}
    return tuple(row.info for row in rows if row.id in meant)


@once
def round_rows(db: Session, scope: Scope) -> tuple[RoundRow, ...]:
    """The rounds with their keys, by cycle and position."""
    del scope  # reference data, open to every user
    stmt = select(
        Round.id, Round.first_on, Round.code, Round.cycle, Round.name, Round.stage, Round.parties, Round.areas
    )
    found = db.execute(stmt.order_by(Round.cycle, Round.position))
    return tuple(RoundRow(row[0], RoundInfo(*row[2:6], listed(row[6]), listed(row[7])), row[1]) for row in found)


def _own_rounds(db: Session, scope: Scope) -> list[RoundRow]:
    """The rounds that an area of `scope` takes part in."""
    return [row for row in round_rows(db, scope) if not scope.areas or any(map(row.info.concerns, scope.areas))]


def round_of(db: Session, scope: Scope, code: str, moment: datetime) -> RoundRow:
    """The round that `code` means at `moment`: of its cycles the one that began last, else the earliest.

    Raises:
        NotFound: no cycle has such a round.
    """
    found = [row for row in round_rows(db, scope) if row.info.code == code]
    if not found:
        raise NotFound
    return _in_force(found, moment)


def running_round(db: Session, scope: Scope, moment: datetime) -> RoundInfo:
    """The round whose window in the scope's own area runs at `moment`, else the last that began, else the first.

    Several that run: the one that began last.

    Raises:
        NotFound: there are no rounds.
    """
    rows, found = _own_rounds(db, scope), schedules(db, scope)
    if not rows:
        raise NotFound
    home = scope.home() or EVERYWHERE
    windows = [found.get((row.info.cycle, row.info.stage), NO_SCHEDULE).window(home) for row in rows]
    starts = [_began(row, one) for row, one in zip(rows, windows, strict=True)]
    began = [
        (_runs(one, moment), start, n)
        for n, (start, one) in enumerate(zip(starts, windows, strict=True))
        if start <= moment
    ]
    return rows[max(began)[2] if began else starts.index(min(starts))].info


@once
def parties(db: Session, scope: Scope, round_code: str, *, moment: datetime | None = None) -> tuple[PartyInfo, ...]:
    """Parties of the round (of its cycle at `moment`, else of the newest cycle), by ballot number, then by code.

    Raises:
        NotFound: no cycle has such a round.
    """
    found = [row for row in round_rows(db, scope) if row.info.code == round_code]
    if not found:
        raise NotFound
    of = (_in_force(found, moment) if moment else found[-1]).info
    stmt = select(Party.code, Party.number, Party.abbreviation, Party.name).where(Party.cycle == of.cycle)
    if of.parties:
        stmt = stmt.where(Party.code.in_(of.parties))
    rows = sorted(db.execute(stmt), key=lambda row: (row.number is None, row.number or 0, row.code))
    return tuple(PartyInfo(*row) for row in rows)


def window(db: Session, scope: Scope, question: Question, area_code: str) -> Window | None:
    """The window in force in `area_code` for the question's round; None where its stage has none.

    Raises:
        NotFound: the area is outside `scope`, or there is no such round.
    """
    scope.narrowed(area_code)
    return schedule(db, scope, round_of(db, scope, question.round, question.as_of).info).window(area_code)


def schedule(db: Session, scope: Scope, of: RoundInfo) -> Schedule:
    """The windows of the stage of one round, for any area."""
    return schedules(db, scope).get((of.cycle, of.stage), NO_SCHEDULE)


def stage_clock(db: Session, scope: Scope, moment: datetime) -> tuple[Window, ...]:
    """The windows that run at `moment` in the scope's own area, the one that ends first leading."""
    home = scope.home() or EVERYWHERE
    running = [one for found in schedules(db, scope).values() if (one := found.window(home)) and _runs(one, moment)]
    return tuple(sorted(running, key=lambda one: (one.ends_at is None, one.ends_at or one.starts_at)))


@once
def schedules(db: Session, scope: Scope) -> dict[tuple[str, str], Schedule]:
    """(cycle, stage) -> its windows; of all, read once: each page asks for those of every round."""
    stmt = select(StageWindow.cycle, *WINDOW_COLUMNS).order_by(StageWindow.starts_at)
    rows: dict[tuple[str, str], list[WindowRow]] = {}
    for row in db.execute(stmt):
        rows.setdefault((row[0], row[1]), []).append(WindowRow(*row[1:]))
    plans, days = curves(db, scope), calendar(db, scope)
    return {key: schedule_of(found, plans.get(key), days) for key, found in rows.items()}


def _areas(db: Session, stmt: Select[*tuple[Any, ...]]) -> tuple[AreaInfo, ...]:
    return tuple(_area(*row) for row in db.execute(stmt))


def _area(*row: Any) -> AreaInfo:
    *fields, tile_row, tile_column = row
    return AreaInfo(*(*fields, None if tile_row is None else (tile_row, tile_column)))


def _in_force(rows: list[RoundRow], moment: datetime) -> RoundRow:
    """Of the rounds of one code, the one that began last by `moment`, else the earliest."""
    begun = [row for row in rows if row.first_on and row.first_on <= day_of(moment)]
    return max(begun, key=_first_on) if begun else min(rows, key=_first_on)


def _first_on(row: RoundRow) -> tuple[bool, str]:
    return (row.first_on is None, str(row.first_on))


def _began(row: RoundRow, one: Window | None) -> datetime:
    """When the round begins: with its window, else on its first day, else never."""
    first = start_of_day(row.first_on) if row.first_on else NEVER
    return one.starts_at if one else first


def _runs(one: Window | None, moment: datetime) -> bool:
    """Whether `moment` lies in the window; 23.59 means the whole last minute."""
    return bool(one and one.starts_at <= moment and (one.ends_at is None or moment < one.ends_at + MINUTE))
