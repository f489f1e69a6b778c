"""What moved between two moments: areas that finished, fell silent or added most, corrections, and moved windows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from data.answers import Change
from data.days import day_of, start_of_day
from data.models import Correction
from data.queries.reference import area as area_info
from data.queries.reference import areas, schedule
from data.queries.state import COUNTS, area_counts, area_states, slice_of
from data.queries.thresholds import KAB_KOTA
from data.scope import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from sqlalchemy.orm import Session

    from data.answers import AreaInfo, Question
    from data.queries.state import Slice
    from data.scope import Scope
    from data.tally import State

MOST: Final = 20  # of one kind
BIGGEST: Final = 5
RECAPS: Final = "rekap_verifikasi"
COLUMNS: Final = ("received", *COUNTS)
DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Between:
    """The states of each kab/kota at both moments."""

    since: Slice
    until: Slice
    areas: Mapping[str, AreaInfo]
    before: Mapping[str, State]
    now: Mapping[str, State]


def changes(db: Session, scope: Scope, question: Question, area: str, since: datetime) -> tuple[Change, ...]:
    """What moved in `area` and below after `since` up to the as-of, newest first, at most 20 of a kind.

    `kind` and `values`: `finished` (checked), `silent` (since: the last report), `reported` (added: the five largest),
    `correction` (party, field, old, new) and, while its window runs, `schedule` (name, old, new: days).

    Raises:
        NotFound: the area or the round is unknown, or outside `scope`.
    """
    own = scope.narrowed(area_info(db, scope, area).code)
    until = slice_of(db, own, question)
    earlier = replace(until, moment=since, day=day_of(since))
    infos = {info.code: info for info in areas(db, own)}
    before, now = area_counts(db, own, earlier), area_states(db, own, until).by_area
    between = Between(earlier, until, infos, before, now)
    found = [*_finished(between), *_silent(between), *_reported(between), *_corrections(db, own, between)]
    found += _schedule(db, own, until, area)
    return tuple(sorted(found, key=lambda one: (one.at, one.area.code if one.area else ""), reverse=True))


def _kab_kota(between: Between) -> Iterator[tuple[AreaInfo, State | None, State]]:
    for code, now in sorted(between.now.items()):
        if between.areas[code].kind in KAB_KOTA:
            yield between.areas[code], between.before.get(code), now


def _is_done(state: State | None) -> bool:
    return state is not None and state.received > 0 and state.checked == state.received


def _finished(between: Between) -> list[Change]:
    """Areas that have nothing left and had something, or nothing reported, before."""
    found = [(area, now) for area, before, now in _kab_kota(between) if _is_done(now) and not _is_done(before)]
    return [Change(now.at, "finished", area, {"checked": now.checked}) for area, now in found][:MOST]


def _silent(between: Between) -> list[Change]:
    """Areas that had reported on the earlier day, have not on the as-of's own and are not done: silent from then on."""
    if between.since.day == between.until.day:
        return []
    return [
        Change(start_of_day(now.day + DAY), "silent", area, {"since": now.at})
        for area, before, now in _kab_kota(between)
        if before and before.day == between.since.day and now.day < between.until.day and not _is_done(now)
    ][:MOST]


def _reported(between: Between) -> list[Change]:
    """The areas that checked most in between; what finished is told already."""
    added = [
        (now.checked - ((before.checked or 0) if before else 0), area, now)
        for area, before, now in _kab_kota(between)
        if now.checked is not None and not (_is_done(now) and not _is_done(before))
    ]
    biggest = sorted((one for one in added if one[0] > 0), key=lambda one: (-one[0], one[1].code))[:BIGGEST]
    return [Change(now.at, "reported", area, {"added": count}) for count, area, now in biggest]


def _corrections(db: Session, scope: Scope, between: Between) -> list[Change]:
    """Counts of recaps already stored that a newer file changed."""
    Row, of = Correction, between.until  # noqa: N806 - a class
    stmt = select(Row.corrected_at, Row.area_code, Row.party, Row.column, Row.old, Row.new)
    stmt = stmt.where(Row.kind == RECAPS, Row.round_id == of.round_id, Row.object == of.object, Row.column.in_(COLUMNS))
    stmt = stmt.where(Row.corrected_at > between.since.moment, Row.corrected_at <= of.moment)
    if of.party is not None:
        stmt = stmt.where(Row.party == of.party)
    rows = db.execute(visible(stmt.order_by(Row.corrected_at.desc(), Row.id.desc()).limit(MOST), scope, Row))
    return [
        Change(
            row.corrected_at,
            "correction",
            between.areas.get(row.area_code),
            {"party": row.party, "field": row.column, "old": _count(row.old), "new": _count(row.new)},
        )
        for row in rows
    ]


def _count(cell: str | None) -> int | None:
    return None if cell is None else int(cell)


def _schedule(db: Session, scope: Scope, of: Slice, area: str) -> list[Change]:
    """The move of the window's end; a revision has no date of its own, so it is told while the window runs."""
    one = schedule(db, scope, of.round).window(area)
    if one is None or one.previous_ends_at is None or one.ends_at is None:
        return []
    if not one.starts_at <= of.moment <= one.ends_at:
        return []
    ends = {"old": day_of(one.previous_ends_at), "new": day_of(one.ends_at)}
    return [Change(one.starts_at, "schedule", None, {"name": one.name, **ends})]
