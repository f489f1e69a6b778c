"""Service quality of the Help Desks of an area over a period, as it was known at a moment.

Days that are over come from the rollup `service_day`; the day of the moment and all that is open from `service_spell`.
One channel alone has no rollup: it is counted from the spells of the period.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from data.control import Control, control
from data.days import day_of, end_of_day, start_of_day
from data.queries import service_rows as rows
from data.queries.parameters import targets
from data.queries.reference import area as area_info
from data.queries.reference import areas, parties, running_round
from data.queries.service_calendar import calendars
from data.queries.service_desks import desks_of
from data.service_answers import Period, Service, ServiceFigures
from data.service_days import served
from data.service_sums import (
    DAY,
    Days,
    Desk,
    Frame,
    Tally,
    Times,
    daily,
    serving_days,
    several,
    silences,
    single,
    told_until,
)
from data.service_tally import count_days, count_spells, keep_open, see

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from data.answers import AreaInfo
    from data.queries.service_rows import SpellRow
    from data.scope import Scope
    from data.service_answers import OpenSpell
    from data.service_hours import ServiceCalendar

MOST_COVERED: Final = 100  # desks: for a whole country the parties served are told province by province


def service_figures(  # noqa: PLR0913 - what is asked, by keyword
    db: Session,
    scope: Scope,
    area: str,
    period: Period,
    as_of: datetime,
    *,
    own: bool = False,
    channel: str | None = None,
) -> Service:
    """The desks of `area` over `period` at `as_of`: the sum and each of its parts; `own` is the area's own desk alone.

    A province has its kab/kota and its own desk as parts, the nation its provinces as sums, a desk none.

    Raises:
        NotFound: `area` is unknown or outside `scope`.
    """
    info = area_info(db, scope, area)
    infos = (info,) if own else desks_of(db, scope, area)
    today = day_of(as_of)
    over = today if as_of >= end_of_day(today) else today - DAY
    first = rows.began(db, scope, [one.code for one in infos], period.first)
    frame = Frame(as_of=as_of, first=first, today=today, over=over)
    desks = _desks(db, scope, infos, frame, channel)
    whole = _whole(db, scope, info, desks, frame)
    volume, closed, quiet = _volume(desks, frame)
    return Service(
        area=info,
        period=period,
        as_of=as_of,
        data_as_of=whole.last_at,
        whole=whole,
        volume=volume,
        closed=closed,
        quiet=quiet,
        spells=_oldest_first(desks[0]) if len(desks) == 1 else (),
        sla=targets(db, scope).at(today),
        running=_running(desks, frame),
    )


def _whole(db: Session, scope: Scope, info: AreaInfo, desks: Sequence[Desk], frame: Frame) -> ServiceFigures:
    """The sum with its parts; a single desk as it is."""
    if info.kind != "nation":
        times = [Times.of((desk,)) for desk in desks]
        pairs = zip(desks, times, strict=True)
        parts = tuple(single(desk, took, frame, own=desk.area.kind == "province") for desk, took in pairs)
        return parts[0] if len(parts) == 1 else several(info, desks, Times.merged(times), frame, children=parts)
    below = [one for one in areas(db, scope.narrowed(info.code)) if one.parent_code == info.code]
    within = [[desk for desk in desks if desk.area.code.partition(".")[0] == one.code] for one in below]
    times = [Times.of(some) for some in within]
    sums = zip(below, within, times, strict=True)
    parts = tuple(several(one, some, took, frame) for one, some, took in sums)
    return several(info, desks, Times.merged(times), frame, children=parts)


def _oldest_first(desk: Desk) -> tuple[OpenSpell, ...]:
    return tuple(sorted(desk.tally.spells, key=lambda one: (one.opened_at, one.ticket_id)))


def _desks(db: Session, scope: Scope, infos: Sequence[AreaInfo], frame: Frame, channel: str | None) -> list[Desk]:
    """Every desk with what it did and has open."""
    tallies = {info.code: Tally() for info in infos}
    spells = _counted(db, scope, tallies, frame, channel)
    _signs(db, scope, tallies, frame, by_channel=channel is not None)
    if len(infos) <= MOST_COVERED:
        _cover(db, scope, tallies, frame, by_channel=channel is not None)
    known = calendars(db, scope, tallies)
    days = _service_days(known, tallies, spells, frame)
    if len(infos) <= MOST_COVERED:
        _quiet(db, scope, tallies, days, frame, by_channel=channel is not None)
    for code, found in _by_desk(spells).items():
        keep_open(tallies[code], found, days[code], frame.as_of)
    hours = {id(one): (_serves(one, frame), one.day_seconds(frame.as_of)) for one in _distinct(known.values())}
    return [
        Desk(
            area=info,
            tally=tallies[info.code],
            days=days[info.code],
            is_open=hours[id(known[info.code])][0],
            day_s=hours[id(known[info.code])][1],
            opens_next=partial(known[info.code].opens_next, frame.as_of),
        )
        for info in infos
    ]


def _counted(
    db: Session, scope: Scope, tallies: Mapping[str, Tally], frame: Frame, channel: str | None
) -> list[SpellRow]:
    """Count the period; the spells that were open at some time since its last day began, or in all of it."""
    codes, held_to = [*tallies], targets(db, scope)
    if channel:
        spells = rows.spells_of(db, scope, codes, frame.first, frame.as_of, channel=channel)
        count_spells(tallies, spells, frame.first, frame.as_of, held_to)
        return spells
    count_days(tallies, rows.days(db, scope, codes, frame.first, frame.over))
    is_over = frame.over == frame.today
    spells = rows.spells_since(db, scope, codes, frame.as_of if is_over else start_of_day(frame.today), frame.as_of)
    if not is_over:
        count_spells(tallies, spells, frame.today, frame.as_of, held_to)
    return spells


def _signs(db: Session, scope: Scope, tallies: Mapping[str, Tally], frame: Frame, *, by_channel: bool) -> None:
    """When each desk last gave a sign of life: any record, also before the period or on another channel; an attendance."""
    missing = [code for code, tally in tallies.items() if by_channel or tally.last_at is None]
    for code, at in rows.last_days(db, scope, missing, frame.today).items():
        tallies[code].seen(at)
    if by_channel:
        since = start_of_day(frame.today)
        for one in rows.spells_since(db, scope, missing, since, frame.as_of):
            see(tallies[one.area_code], one, since, frame.as_of)
    for code, day in rows.attended(db, scope, [*tallies], frame.today).items():
        tallies[code].signed(day)


def _cover(db: Session, scope: Scope, tallies: Mapping[str, Tally], frame: Frame, *, by_channel: bool) -> None:
    """Which parties each desk served (of one channel its spells said so already), and which are registered there."""
    if not by_channel:
        for code, party in rows.parties_served(db, scope, [*tallies], frame.first, frame.over):
            tallies[code].served.add(party)
    of = running_round(db, scope, frame.as_of)
    every = frozenset(one.code for one in parties(db, scope, of.code, moment=frame.as_of))
    said: dict[str, set[str]] = {}
    for code, party, registered in rows.presence(db, scope, [*tallies], of.cycle):
        absent = said.setdefault(code, set())
        if not registered:
            absent.add(party)
    for code, absent in said.items():
        tallies[code].registered = every - absent


def _quiet(  # noqa: PLR0913 - as for the other parts
    db: Session, scope: Scope, tallies: Mapping[str, Tally], days: Mapping[str, Days], frame: Frame, *, by_channel: bool
) -> None:
    """Which service days of each desk lie in a silence: without a record on any channel, and without an attendance.

    Attendances are asked for of those desks alone that their records leave silent.
    """
    signs = {code: {*tally.opened_on} for code, tally in tallies.items()}
    if by_channel:
        for code, day in rows.recorded(db, scope, [*tallies], frame.first, frame.over):
            signs[code].add(day)
    served = {code: days[code].complete(frame.first) for code in tallies}
    doubtful = [code for code in tallies if silences(served[code], signs[code])]
    for code, day in rows.attendances(db, scope, doubtful, frame.first, frame.over):
        signs[code].add(day)
    for code in doubtful:
        tallies[code].quiet = silences(served[code], signs[code])


def _service_days(
    known: Mapping[str, ServiceCalendar], tallies: Mapping[str, Tally], spells: Iterable[SpellRow], frame: Frame
) -> dict[str, Days]:
    """The service days of each desk, as far back as anything is asked of them; desks that serve alike share one value."""
    asked = [frame.first, *(tally.signed_on for tally in tallies.values()), *(one.opened_on for one in spells)]
    asked += [day for tally in tallies.values() for day in [*tally.opened_on][:1]]
    first = min((day for day in asked if day), default=frame.today)
    made = {id(one): Days(served(one, first, frame.today), frame.over) for one in _distinct(known.values())}
    return {code: made[id(one)] for code, one in known.items()}


def _distinct(known: Iterable[ServiceCalendar]) -> Iterable[ServiceCalendar]:
    """Each calendar once: desks that serve alike share one value."""
    return {id(one): one for one in known}.values()


def _by_desk(spells: Iterable[SpellRow]) -> dict[str, list[SpellRow]]:
    found: dict[str, list[SpellRow]] = {}
    for one in spells:
        found.setdefault(one.area_code, []).append(one)
    return found


def _serves(known: ServiceCalendar, frame: Frame) -> bool:
    return any(opens <= frame.as_of < closes for opens, closes in known.hours(frame.today))


def _running(desks: Sequence[Desk], frame: Frame) -> tuple[date, int] | None:
    """What the day of the moment has so far; None where it is over, or where the only desk is silent."""
    if frame.over == frame.today or told_until(desks, frame) < frame.over:
        return None
    return frame.today, sum(desk.tally.opened_on.get(frame.today, 0) for desk in desks)


def _volume(desks: Sequence[Desk], frame: Frame) -> tuple[Control, int, int]:
    """The chart of complete service days; how many days of the period were closed, and how many one desk was silent."""
    serving, (opened, _) = serving_days(desks, frame), daily(desks, frame)
    first = frame.first or min(serving, default=frame.today)
    closed = max((told_until(desks, frame) - first).days + 1 - len(serving), 0)
    return control([*opened], [*opened.values()]), closed, len(serving) - len(opened)
