"""Service quality of the Help Desks of an area over a period, as it was known at a moment.

What was done comes from rollups by day: of desks, of desks and one channel, or of provinces where a country is asked
about. The day of a moment in the past is counted from `service_spell`, and so is what is open.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from data.control import Control, control
from data.days import day_of, end_of_day
from data.queries import service_rows as rows
from data.queries import service_today
from data.queries.parameters import targets
from data.queries.presence import presence_in
from data.queries.reference import area as area_info
from data.queries.reference import areas, parties, running_round
from data.queries.service_calendar import calendars
from data.queries.service_desks import desks_of
from data.queries.service_standing import standing
from data.rollups.service_clocks import Clocks
from data.service_answers import Period, Service
from data.service_days import day_number, served
from data.service_sums import (
    DAY,
    Days,
    Desk,
    Frame,
    Part,
    Standing,
    Tally,
    several,
    single,
)
from data.service_tally import count_days, open_spells
from data.service_volume import daily, serving_days, silences, told_until

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from data.answers import AreaInfo
    from data.scope import Scope
    from data.service_answers import ServiceFigures
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
    first = rows.began(db, scope, tuple(one.code for one in infos), period.first)
    frame = Frame(as_of=as_of, first=first, today=today, over=over)
    tallies, signs = _counted(db, scope, info, infos, frame, channel)
    desks = _desks(db, scope, infos, frame, channel, tallies, signs)
    parts = _parts(db, scope, info, desks, tallies)
    whole = _whole(info, parts, frame)
    every = Part.all([part for _, part in parts])
    volume, closed, quiet = _volume(every, frame)
    return Service(
        area=info,
        period=period,
        as_of=as_of,
        data_as_of=whole.last_at,
        whole=whole,
        volume=volume,
        closed=closed,
        quiet=quiet,
        spells=open_spells(
            rows.spells_since(db, scope, (infos[0].code,), as_of, as_of, channel=channel), desks[0].days, as_of
        )
        if len(desks) == 1
        else (),
        sla=targets(db, scope).at(today),
        running=_running(every, frame),
    )


def _unit(info: AreaInfo, desk: str) -> str:
    """What is counted together: a desk, or in a country the desks of a province."""
    return desk.partition(".")[0] if info.kind == "nation" else desk


def _parts(
    db: Session, scope: Scope, info: AreaInfo, desks: Sequence[Desk], tallies: Mapping[str, Tally]
) -> list[tuple[AreaInfo, Part]]:
    """The areas that are told apart, with their desks and what these did."""
    if info.kind != "nation":
        return [(desk.area, Part.of((desk,), tallies[desk.area.code])) for desk in desks]
    below = [one for one in areas(db, scope.narrowed(info.code)) if one.parent_code == info.code]
    within: dict[str, list[Desk]] = {}
    for desk in desks:
        within.setdefault(_unit(info, desk.area.code), []).append(desk)
    return [(one, Part.of(within[one.code], tallies[one.code])) for one in below]


def _whole(info: AreaInfo, parts: Sequence[tuple[AreaInfo, Part]], frame: Frame) -> ServiceFigures:
    """The sum with its parts; a single desk as it is."""
    if info.kind == "nation":
        children = tuple(several(area, part, frame) for area, part in parts)
    else:
        children = tuple(single(part, frame) for _, part in parts)
        if len(parts) == 1:
            return children[0]
    return several(info, Part.all([part for _, part in parts]), frame, children=children)


def _counted(  # noqa: PLR0913, PLR0917 - what is asked
    db: Session, scope: Scope, info: AreaInfo, infos: Sequence[AreaInfo], frame: Frame, channel: str | None
) -> tuple[dict[str, Tally], dict[str, datetime]]:
    """What each desk (in a country: each province) did in the period; and each desk's newest record."""
    codes = [one.code for one in infos]
    tallies = {_unit(info, code): Tally() for code in codes}
    found = rows.days(db, scope, tallies, frame.first, frame.today, channel=channel, of_provinces=info.kind == "nation")
    signs = rows.last_records(db, scope, tuple(codes), frame.as_of)
    if not (later := service_today.later(db, scope, codes, frame.as_of)):
        count_days(tallies, found)
        return tallies, signs
    counted_anew = {_unit(info, code) for code in later}
    count_days(tallies, (row for row in found if row[0] not in counted_anew or day_number(row[1]) < frame.today))
    asked = [code for code in codes if _unit(info, code) in counted_anew]
    today = service_today.happened(db, scope, asked, frame.as_of)
    count_days(tallies, service_today.rows_of(Clocks(db), today, partial(_unit, info), channel))
    newest = service_today.newest(today)
    return tallies, signs | {code: datetime.fromtimestamp(newest[code], UTC) for code in later if code in newest}


def _desks(  # noqa: PLR0913, PLR0917 - what is asked, and what is known
    db: Session,
    scope: Scope,
    infos: Sequence[AreaInfo],
    frame: Frame,
    channel: str | None,
    tallies: Mapping[str, Tally],
    recorded: Mapping[str, datetime],
) -> list[Desk]:
    """Every desk as it stands, with its signs of life and its parties."""
    codes = [one.code for one in infos]
    known = calendars(db, scope, codes)
    now = standing(db, scope, tuple(codes), frame.as_of)
    signs = _newest(recorded, now)
    if channel:
        now = standing(db, scope, tuple(codes), frame.as_of, channel)
    signed = _signed(signs, rows.attended(db, scope, tuple(codes), frame.today))
    days = _service_days(known, tallies, now, signed, frame)
    few = len(infos) <= MOST_COVERED
    quiet = _quiet(db, scope, tallies, days, frame, by_channel=channel is not None) if few else {}
    parties_of = _served(db, scope, codes, frame, channel) if few else {}
    registered = _registered(db, scope, codes, frame) if few else {}
    hours = {id(one): (_serves(one, frame), one.day_seconds(frame.as_of)) for one in _distinct(known.values())}
    return [
        Desk(
            area=info,
            standing=now.get(info.code, Standing()),
            days=days[info.code],
            is_open=hours[id(known[info.code])][0],
            day_s=hours[id(known[info.code])][1],
            opens_next=partial(known[info.code].opens_next, frame.as_of),
            last_at=signs.get(info.code),
            signed_on=signed.get(info.code),
            quiet=quiet.get(info.code, frozenset()),
            served=frozenset(parties_of.get(info.code, ())),
            registered=registered.get(info.code),
        )
        for info in infos
    ]


def _newest(recorded: Mapping[str, datetime], now: Mapping[str, Standing]) -> dict[str, datetime]:
    """The newest record of each desk, what came back today included."""
    found = dict(recorded)
    for code, one in now.items():
        if one.back_at:
            found[code] = max(found.get(code, one.back_at), one.back_at)
    return found


def _signed(signs: Mapping[str, datetime], attended: Mapping[str, date]) -> dict[str, date]:
    """The last day on which each desk gave a sign of life: a record or an attendance."""
    found = {code: day_of(at) for code, at in signs.items()}
    for code, day in attended.items():
        found[code] = max(found.get(code, day), day)
    return found


def _served(db: Session, scope: Scope, codes: Sequence[str], frame: Frame, channel: str | None) -> dict[str, set[str]]:
    """Which parties each desk served in the period."""
    found: dict[str, set[str]] = {}
    for code, party in rows.parties_served(db, scope, codes, frame, channel):
        found.setdefault(code, set()).add(party)
    return found


def _registered(db: Session, scope: Scope, codes: Sequence[str], frame: Frame) -> dict[str, frozenset[str]]:
    """Which parties are registered where a desk is, as far as anything is said."""
    of = running_round(db, scope, frame.as_of)
    every = frozenset(one.code for one in parties(db, scope, of.code, moment=frame.as_of))
    said = presence_in(db, scope, of.cycle)
    return {code: every - said.absent.get(code, frozenset()) for code in codes if code in said.known}


def _quiet(  # noqa: PLR0913 - as for the other parts
    db: Session, scope: Scope, tallies: Mapping[str, Tally], days: Mapping[str, Days], frame: Frame, *, by_channel: bool
) -> dict[str, frozenset[date]]:
    """Which service days of each desk lie in a silence: without a record on any channel, and without an attendance.

    Attendances are asked for of those desks alone that their records leave silent.
    """
    signs = {code: {*tally.opened_on} for code, tally in tallies.items()}
    if by_channel:
        for code, day in rows.recorded(db, scope, [*tallies], frame.first, frame.over):
            signs[code].add(day)
    complete = {code: days[code].complete(frame.first) for code in tallies}
    doubtful = [code for code in tallies if silences(complete[code], signs[code])]
    for code, day in rows.attendances(db, scope, doubtful, frame.first, frame.over):
        signs[code].add(day)
    return {code: silences(complete[code], signs[code]) for code in doubtful}


def _service_days(
    known: Mapping[str, ServiceCalendar],
    tallies: Mapping[str, Tally],
    now: Mapping[str, Standing],
    signed: Mapping[str, date],
    frame: Frame,
) -> dict[str, Days]:
    """The service days of each desk, as far back as anything is asked of them; desks that serve alike share one value."""
    asked = [frame.first, *signed.values(), *(one.away_on for one in now.values())]
    asked += [day_of(one.oldest_at) for one in now.values() if one.oldest_at]
    asked += [min(tally.opened_on) for tally in tallies.values() if tally.opened_on]
    first = min((day for day in asked if day), default=frame.today)
    made = {id(one): Days(served(one, first, frame.today), frame.over) for one in _distinct(known.values())}
    return {code: made[id(one)] for code, one in known.items()}


def _distinct(known: Iterable[ServiceCalendar]) -> Iterable[ServiceCalendar]:
    """Each calendar once: desks that serve alike share one value."""
    return {id(one): one for one in known}.values()


def _serves(known: ServiceCalendar, frame: Frame) -> bool:
    return any(opens <= frame.as_of < closes for opens, closes in known.hours(frame.today))


def _running(part: Part, frame: Frame) -> tuple[date, int] | None:
    """What the day of the moment has so far; None where it is over, or where the only desk is silent."""
    if frame.over == frame.today or told_until(part.desks, frame) < frame.over:
        return None
    return frame.today, sum(one.opened_on.get(frame.today, 0) for one in part.tallies)


def _volume(part: Part, frame: Frame) -> tuple[Control, int, int]:
    """The chart of complete service days; how many days of the period were closed, and how many one desk was silent."""
    serving, (opened, _) = serving_days(part, frame), daily(part, frame)
    first = frame.first or min(serving, default=frame.today)
    closed = max((told_until(part.desks, frame) - first).days + 1 - len(serving), 0)
    return control([*opened], [*opened.values()]), closed, len(serving) - len(opened)
