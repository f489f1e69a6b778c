"""Rollups of the Help Desk: spells of tickets, and days counted from spells; rebuilt only where something changed.

Days are counted by desk, by desk and channel, and by subject; then summed by province (`data.rollups.service_sums`,
`data.rollups.service_topics`).

Only days on which something happened at a desk have a row in `service_day`: what is open at the end of any day stands
in its last row up to that day.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any, Final, cast

import pandas as pd
from sqlalchemy import and_, delete, func, or_, select, update

from data.bulk import Days, days, fetch, instants, load
from data.models import ServiceChannelDay, ServiceDay, ServiceSpell, ServiceTicket, ServiceTopicDay
from data.rollups import service_topics
from data.rollups.service_clocks import EPOCH, ONE, Clocks
from data.rollups.service_days import AGAIN_WITHIN, day_rows, open_ends, topic_rows
from data.rollups.service_read import spell_subjects, spell_times, spells_from_facts
from data.rollups.service_sums import hold, province_of, resum
from data.scope import NATION, Scope, marked

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from pandas import DataFrame
    from sqlalchemy import ColumnElement, Table
    from sqlalchemy.orm import Session

Place = tuple[str, date]  # a desk and a day
AT_ONCE: Final = 50_000  # tickets or spells in memory
FEW: Final = 500  # keys in one IN list; below this nothing is counted beforehand
TOUCHING: Final = ("opened_on", "responded_on", "escalated_on", "resolved_on")


def refresh(db: Session, ticket_ids: Collection[int]) -> None:
    """Bring spells and days up to date with these tickets, in the caller's transaction."""
    ids, clocks = sorted(ticket_ids), Clocks(db)
    places: set[Place] = set()
    for start in range(0, len(ids), FEW):
        places |= _respell(db, ServiceTicket.id.in_(ids[start : start + FEW]), clocks)
    _count(db, places, clocks)


def refresh_batch(db: Session, batch_id: int) -> None:
    """The same for the tickets that a batch wrote."""
    rebuild_service_days(db, rebuild_spells(db, ServiceTicket.batch_id == batch_id))


def rebuild_service(db: Session, areas: Collection[str] = (NATION,)) -> None:
    """Time everything anew at the desks of these areas and below: hours, holidays or targets are no longer what they were."""
    rebuild_service_days(db, rebuild_spells(db, Scope.of(*areas).covers(ServiceTicket.area_code)))


def rebuild_spells(db: Session, which: ColumnElement[bool]) -> set[Place]:
    """Time the tickets that `which` picks anew; return the days that they touch, or touched."""
    clocks = Clocks(db)
    places: set[Place] = set()
    for part in portions_of_tickets(db, which):
        places |= _respell(db, part, clocks)
    return places


def touched(db: Session, which: ColumnElement[bool]) -> set[Place]:
    """The days on which the stored spells of the tickets that `which` picks did something."""
    tickets = marked(select(ServiceTicket.id).where(which), ServiceTicket)
    found: set[Place] = set()
    for name in TOUCHING:
        day = getattr(ServiceSpell, name)
        stmt = (
            select(ServiceSpell.area_code, day).where(ServiceSpell.ticket_id.in_(tickets), day.is_not(None)).distinct()
        )
        found |= {(area, on) for area, on in db.execute(marked(stmt, ServiceSpell, ServiceTicket))}
    return found


def forget(db: Session, which: ColumnElement[bool]) -> None:
    """Delete the spells of the tickets that `which` picks."""
    tickets = select(ServiceTicket.id).where(which)
    db.execute(
        delete(ServiceSpell).where(ServiceSpell.ticket_id.in_(tickets)),
        execution_options={"synchronize_session": False},
    )


def rebuild_service_days(db: Session, places: Collection[Place]) -> None:
    """Count these desks and days anew from spells, and what is open at the end of the later ones."""
    _count(db, places, Clocks(db))


def fill(db: Session) -> None:
    """Count the rollups by channel and province where only those by desk are there: after a migration, and once."""
    asked = db.scalars(marked(select(ServiceTopicDay.area_code).distinct(), ServiceTopicDay))
    service_topics.fill(db, {*map(province_of, asked)})
    stored = select(ServiceDay.area_code, ServiceDay.day)
    is_filled = db.scalar(marked(select(ServiceChannelDay.day).limit(1), ServiceChannelDay))
    if is_filled or not db.scalar(marked(select(ServiceDay.day).limit(1), ServiceDay)):
        return
    places = {(area, day) for area, day in db.execute(marked(stored, ServiceDay))}
    clocks = Clocks(db)
    for some in _portions_of_days(db, places):
        first, last = min(map(min, some.values())), max(map(max, some.values()))
        _by_channel(db, some, spell_times(db, alive(list(some), first, last)), clocks)
    resum(db, _by_province(places))


def _count(db: Session, places: Collection[Place], clocks: Clocks) -> None:
    by_province = _by_province(places)
    hold(db, by_province)
    for some in _portions_of_days(db, places):
        _recount(db, some, clocks)
    resum(db, by_province)
    service_topics.resum(db, {province: _asked_again(days) for province, days in by_province.items()})


def _by_province(places: Collection[Place]) -> dict[str, set[date]]:
    found: dict[str, set[date]] = defaultdict(set)
    for area, day in places:
        found[province_of(area)].add(day)
    return found


def _respell(db: Session, which: ColumnElement[bool], clocks: Clocks) -> set[Place]:
    before = touched(db, which)
    if before:
        forget(db, which)
    spells = spells_from_facts(db, which, clocks)
    load(db, _table(ServiceSpell), spells)
    return before | _days_of(spells)


def _days_of(spells: DataFrame) -> set[Place]:
    found: set[Place] = set()
    for name in TOUCHING if len(spells) else ():
        known = spells[["area_code", name]].dropna().drop_duplicates()
        found |= {(area, moment.date()) for area, moment in known.itertuples(index=False)}
    return found


def portions_of_tickets(db: Session, which: ColumnElement[bool]) -> Iterator[ColumnElement[bool]]:
    """`which`, so many tickets at a time."""
    for first, last in ranges_of_tickets(db, which, AT_ONCE):
        yield and_(which, ServiceTicket.id.between(first, last))


def ranges_of_tickets(db: Session, which: ColumnElement[bool], at_once: int) -> Iterator[tuple[int, int]]:
    """The first and the last id of about `at_once` tickets that `which` picks, and of the next ones, in their order."""
    stmt = select(func.min(ServiceTicket.id), func.max(ServiceTicket.id), func.count()).where(which)
    first, last, count = db.execute(marked(stmt, ServiceTicket)).one()
    if not count:
        return
    step = max((last - first + 1) * at_once // count, 1)
    for start in range(first, last + 1, step):
        yield start, min(start + step - 1, last)


def _portions_of_days(db: Session, places: Collection[Place]) -> Iterator[dict[str, set[date]]]:
    """Desks with their days, so many spells at a time; days of one desk in their order."""
    by_area: dict[str, set[date]] = defaultdict(set)
    for area, day in places:
        by_area[area].add(day)
    if len(places) <= FEW:
        yield from [by_area] if by_area else []
        return
    stmt = select(ServiceSpell.area_code, func.count()).group_by(ServiceSpell.area_code)
    counts = {area: count for area, count in db.execute(marked(stmt, ServiceSpell))}  # noqa: C416 - rows, not pairs
    some: dict[str, set[date]] = {}
    for area in sorted(by_area):
        if some and sum(counts.get(each, 0) for each in (*some, area)) > AT_ONCE:
            yield some
            some = {}
        some[area] = by_area[area]
        if counts.get(area, 0) > AT_ONCE:
            yield from ({area: part} for part in _in_parts(some.pop(area), counts[area] // AT_ONCE + 1))
    if some:
        yield some


def _in_parts(days_of_one: set[date], parts: int) -> Iterator[set[date]]:
    ordered = sorted(days_of_one)
    size = -(-len(ordered) // parts)
    for start in range(0, len(ordered), size):
        yield set(ordered[start : start + size])


def _recount(db: Session, places: dict[str, set[date]], clocks: Clocks) -> None:
    first, last = min(map(min, places.values())), max(map(max, places.values()))
    spells = spell_times(db, alive(list(places), first, last))
    rows = _at(day_rows(spells, clocks), places) if len(spells) else pd.DataFrame()
    _delete(db, ServiceDay, places)
    _close(db, places, rows)
    _delete(db, ServiceChannelDay, places)
    _by_channel(db, places, spells, clocks)
    after = {area: _asked_again(mine) for area, mine in places.items()}
    _delete(db, ServiceTopicDay, after)
    asked = spell_subjects(db, asked_between(list(places), first - AGAIN_WITHIN * ONE, last + AGAIN_WITHIN * ONE))
    if len(asked):
        _store(db, ServiceTopicDay, _at(topic_rows(asked), after))


def _asked_again(days_of_one: set[date]) -> set[date]:
    """These days, and those on which what was asked then may be asked again."""
    return {day + n * ONE for day in days_of_one for n in range(AGAIN_WITHIN + 1)}


def _by_channel(db: Session, places: dict[str, set[date]], spells: DataFrame, clocks: Clocks) -> None:
    if len(spells):
        _store(db, ServiceChannelDay, _at(day_rows(spells, clocks, by_channel=True), places))


def alive(areas: list[str], first: date, last: date) -> ColumnElement[bool]:
    """Spells that did anything at these desks from `first` to `last`."""
    ended = or_(ServiceSpell.resolved_on >= first, ServiceSpell.resolved_at.is_(None))
    return and_(ServiceSpell.area_code.in_(areas), ServiceSpell.opened_on <= last, ended)


def asked_between(areas: list[str], first: date, last: date) -> ColumnElement[bool]:
    """Spells that began at these desks from `first` to `last`."""
    return and_(ServiceSpell.area_code.in_(areas), ServiceSpell.opened_on.between(first, last))


def _at(rows: DataFrame, places: dict[str, set[date]]) -> DataFrame:
    """The rows of these desks and days."""
    wanted = {(area, (day - EPOCH).days) for area, mine in places.items() for day in mine}
    return rows[[place in wanted for place in zip(rows["area_code"], rows["day"], strict=True)]]


def _delete(db: Session, model: Any, places: dict[str, set[date]]) -> None:
    for area, mine in places.items():
        ordered = sorted(mine)
        for start in range(0, len(ordered), FEW):
            at = and_(model.area_code == area, model.day.in_(ordered[start : start + FEW]))
            db.execute(delete(model).where(at), execution_options={"synchronize_session": False})


def _close(db: Session, places: dict[str, set[date]], rows: DataFrame) -> None:
    """Write the counted days of each desk, and what is open at the end of them and of all that follow."""
    later = _later(db, places)
    whole = (
        pd.concat([rows.assign(is_new=True), later.assign(is_new=False)]) if len(rows) else later.assign(is_new=False)
    )
    if whole.empty:
        return
    whole = whole.sort_values(["area_code", "day"], kind="stable", ignore_index=True)
    ends = open_ends(whole, {area: _open_before(db, area, min(mine)) for area, mine in places.items()})
    new = whole["is_new"].to_numpy(dtype=bool)
    changed = ~new & (whole["open_end"].to_numpy() != ends) if "open_end" in whole else ~new
    whole = whole.assign(open_end=ends)
    for area, day, end in whole.loc[changed, ["area_code", "day", "open_end"]].itertuples(index=False):
        at = and_(ServiceDay.area_code == area, ServiceDay.day == EPOCH + int(day) * ONE)
        db.execute(
            update(ServiceDay).where(at).values(open_end=int(end)), execution_options={"synchronize_session": False}
        )
    if new.any():
        _store(db, ServiceDay, whole[new].drop(columns="is_new"))


def _later(db: Session, places: dict[str, set[date]]) -> DataFrame:
    """The stored rows of these desks from the first touched day of each on."""
    held = or_(*(and_(ServiceDay.area_code == area, ServiceDay.day >= min(mine)) for area, mine in places.items()))
    counts = (ServiceDay.opened, ServiceDay.reopened, ServiceDay.resolved, ServiceDay.open_end)
    stmt = select(ServiceDay.area_code, Days(ServiceDay.day).label("day"), *counts).where(held)
    return fetch(db, marked(stmt, ServiceDay)).astype(
        dict.fromkeys(("day", "opened", "reopened", "resolved", "open_end"), "int64")
    )


def _open_before(db: Session, area: str, day: date) -> int:
    stmt = select(ServiceDay.open_end).where(ServiceDay.area_code == area, ServiceDay.day < day)
    return db.scalar(marked(stmt.order_by(ServiceDay.day.desc()).limit(1), ServiceDay)) or 0


def _store(db: Session, model: Any, rows: DataFrame) -> None:
    """Write rows whose days are numbers, as are their moments."""
    moments = {"at": instants(rows["at"])} if "at" in rows else {}
    load(db, _table(model), rows.assign(day=days(rows["day"]), **moments))


def _table(model: Any) -> Table:
    return cast("Table", model.__table__)


__all__ = ["fill", "rebuild_service", "rebuild_service_days", "rebuild_spells", "refresh", "refresh_batch", "touched"]
