"""The schedule of a cycle with its revisions, the rounds that run, and since when areas are too slow."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from data.days import end_of_day
from data.models import AreaProgress, Progress, StageWindow
from data.queries.reference import areas, rounds, schedule, schedules
from data.queries.state import MEMBERS, slice_of
from data.queries.thresholds import KAB_KOTA
from data.red import Reports, reds
from data.scope import visible
from data.timeline import MINUTE, Line, Pace, Red, Revision, is_red, red_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from data.answers import AreaFigures, Question, RoundInfo
    from data.queries.state import Slice
    from data.schedule import Schedule
    from data.scope import Scope

DAY: Final = timedelta(days=1)
LEVELS: Final = ("nasional", "provinsi", "kabkota")


def cycles(db: Session, scope: Scope) -> tuple[str, ...]:
    """The cycles that have a schedule, the one that begins first leading."""
    del scope  # reference data, open to every user
    firsts: dict[str, datetime] = {}
    for cycle, starts_at in db.execute(select(StageWindow.cycle, StageWindow.starts_at)):
        firsts[cycle] = min(starts_at, firsts.get(cycle, starts_at))
    return tuple(sorted(firsts, key=lambda cycle: (firsts[cycle], cycle)))


def cycle_at(db: Session, scope: Scope, moment: datetime) -> str | None:
    """The cycle of the window that began last and still runs at `moment`, else of the last that began, else the first."""
    del scope  # reference data, open to every user
    row = (StageWindow.cycle, StageWindow.stage, StageWindow.level, StageWindow.starts_at, StageWindow.ends_at)
    rows = db.execute(select(*row).where(StageWindow.area_code == "").order_by(StageWindow.revision))
    newest = {(cycle, stage, level): (starts, ends, cycle) for cycle, stage, level, starts, ends in rows}.values()
    begun = [(_runs(starts, ends, moment), starts, cycle) for starts, ends, cycle in newest if starts <= moment]
    return max(begun)[2] if begun else min(((starts, cycle) for starts, _, cycle in newest), default=(None, None))[1]


def _runs(starts_at: datetime, ends_at: datetime | None, moment: datetime) -> bool:
    return starts_at <= moment and (ends_at is None or moment < ends_at + MINUTE)


def stage_lines(db: Session, scope: Scope, cycle: str) -> tuple[Line, ...]:
    """The stages of `cycle` by their start, each level apart, and the local windows of the scope's areas.

    Local are the windows of areas in `scope`, and of the provinces that they lie in.
    """
    Row = StageWindow  # noqa: N806 - a class
    stmt = select(
        Row.stage, Row.level, Row.area_code, Row.revision, Row.name, Row.starts_at, Row.ends_at, Row.legal_basis, Row.note,
        Row.decided_at,
    ).where(Row.cycle == cycle)  # fmt: skip
    above = {code.partition(".")[0] for code in scope.areas}
    stmt = stmt.where((Row.area_code == "") | Row.area_code.in_(above) | scope.covers(Row.area_code))
    found: dict[tuple[str, str, str], list[Revision]] = {}
    for stage, level, area, *rest in db.execute(stmt.order_by(Row.revision)):
        found.setdefault((stage, level, area), []).append(Revision(*rest))
    infos = {info.code: info for info in areas(db, _with(scope, above))} if any(key[2] for key in found) else {}
    lines = [Line(stage, level, infos.get(area), tuple(some)) for (stage, level, area), some in found.items()]  # type: ignore[arg-type]  # a checked column
    starts: dict[str, datetime] = {}
    for line in lines:
        starts[line.stage] = min(line.now.starts_at, starts.get(line.stage, line.now.starts_at))
    return tuple(sorted(lines, key=lambda line: (starts[line.stage], line.stage, *_rank(line))))


def _with(scope: Scope, areas_above: Iterable[str]) -> Scope:
    """The scope and the provinces its areas lie in: for their names only."""
    return type(scope).of(*scope.areas, *areas_above)


def _rank(line: Line) -> tuple[int, bool, str]:
    return LEVELS.index(line.level), line.area is not None, line.area.code if line.area else ""


def running_rounds(db: Session, scope: Scope, moment: datetime, area: str) -> tuple[RoundInfo, ...]:
    """The rounds whose window in `area` runs at `moment`, in their order."""
    known, found = schedules(db, scope), []
    for one in rounds(db, scope, moment=moment):
        timetable = known.get((one.cycle, one.stage)) if one.concerns(area) else None
        window = timetable.window(area) if timetable else None
        if window and _runs(window.starts_at, window.ends_at, moment):
            found.append(one)
    return tuple(found)


def paces(db: Session, scope: Scope, question: Question, figures: AreaFigures) -> tuple[Pace, ...]:
    """The areas below `figures` (itself, for a kab/kota), shortest of days first, each with the day it turned red.

    Raises:
        NotFound: the round is unknown, or the area lies outside `scope`.
    """
    own = scope.narrowed(figures.area.code)
    of = slice_of(db, own, question)
    timetable = schedule(db, own, of.round)
    last = of.day if of.moment >= end_of_day(of.day) else of.day - DAY
    reports = _reports(db, own, of, timetable, last)
    shown = figures.children or (figures,)
    return tuple(sorted((Pace(one, _red(one, reports, of, last)) for one in shown), key=lambda one: one.order))


def _red(figures: AreaFigures, reports: Mapping[str, Reports], of: Slice, last: date) -> Red:
    """The days of the past from the reports, the present from the figures."""
    days = reds(_parts(figures, reports, of), figures.window, last)
    if last < of.day:
        days.append((of.day, is_red(figures["backlog"], figures["days_left"], figures["daily_rate"])))
    return red_of(days)


def _parts(figures: AreaFigures, reports: Mapping[str, Reports], of: Slice) -> list[Reports]:
    """What is summed in an area: a province's own members only where no kab/kota of it has any."""
    code = figures.area.code
    if figures.area.kind in KAB_KOTA:
        return [reports[code]] if code in reports else []
    below = [some for area, some in reports.items() if area.startswith(f"{code}.")]
    own = [reports[code]] if code in reports and (not below or of.object != MEMBERS) else []
    return below + own


def _reports(db: Session, scope: Scope, of: Slice, timetable: Schedule, last: date) -> dict[str, Reports]:
    """Area code -> its reports up to `last`."""
    model: Any = AreaProgress if of.party is None else Progress
    known = AreaProgress.received_known if of.party is None else Progress.received
    stmt = select(model.area_code, model.day, model.checked, known).order_by(model.area_code, model.day)
    stmt = stmt.where(model.round_id == of.round_id, model.object == of.object, model.day <= last)
    if of.party is not None:
        stmt = stmt.where(model.party == of.party)
    found: dict[str, list[tuple[date, int | None, int | None]]] = {}
    for area, day, checked, received in db.execute(visible(stmt, scope, model)):
        left = None if checked is None or received is None else received - checked
        found.setdefault(area, []).append((day, checked, left))
    return {area: Reports(timetable.window(area), tuple(days)) for area, days in found.items()}
