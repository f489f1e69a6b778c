"""What needs somebody to act at the Help Desks of an area, as it was known at a moment (`data.alerts` says what counts)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from data import alerts as rules
from data.alerts import Alert, Condition
from data.days import day_of, end_of_day, start_of_day
from data.helpdesk import READINESS
from data.queries import alert_rows as rows
from data.queries.checklists import checklists
from data.queries.reference import area as area_info
from data.queries.reference import areas
from data.queries.service_calendar import calendars
from data.queries.service_desks import desks_of
from data.queries.service_standing import standing
from data.service_days import served
from data.service_sums import Days

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from data.answers import AreaInfo
    from data.queries.alert_rows import Risk
    from data.scope import Scope
    from data.service_answers import Checklist
    from data.service_hours import ServiceCalendar
    from data.service_sums import Standing

    Calendars = Mapping[str, ServiceCalendar]

DAY = timedelta(days=1)


def alerts(db: Session, scope: Scope, area: str, as_of: datetime, *, own: bool = False) -> tuple[Alert, ...]:
    """One alert for each desk of `area` and kind, the most urgent first; `own`: of the area's own desk alone.

    Raises:
        NotFound: `area` is unknown or outside `scope`.
    """
    infos = (area_info(db, scope, area),) if own else desks_of(db, scope, area)
    named, known = {one.code: one for one in infos}, calendars(db, scope, [one.code for one in infos])
    found = rules.summed(_places(db, scope, known, as_of), named)
    found += _services(standing(db, scope, tuple(named), as_of), named)
    return tuple(sorted(found, key=rules.urgency))


def conditions(
    db: Session, scope: Scope, area: str, as_of: datetime, *, known: Mapping[str, date] | None = None
) -> tuple[Condition, ...]:
    """The same one by one; `known` are the earliest days of each desk whose missing attendance was told of.

    Raises:
        NotFound: `area` is unknown or outside `scope`.
    """
    codes = [one.code for one in desks_of(db, scope, area)]
    serving = calendars(db, scope, codes)
    until = _until(serving, as_of)
    near = rows.due(db, scope, codes, as_of, max(until.values(), default=as_of))
    risks = [_risk(one, as_of) for one in near if one.due_at <= until[one.area]]
    return (*risks, *_places(db, scope, serving, as_of, known))


def _risk(one: Risk, as_of: datetime) -> Condition:
    kind = rules.ESCALATED if one.escalated else rules.SLA
    return Condition(kind=kind, area=one.area, subject=one.subject, since=one.due_at, late=one.due_at < as_of)


def _services(now: Mapping[str, Standing], areas: Mapping[str, AreaInfo]) -> list[Alert]:
    """Of each desk those past their target or near it, here and with other offices apart."""
    return [
        Alert(kind=kind, area=areas[area], count=due.count, late=due.late, since=due.first_at)
        for area, one in now.items()
        for kind, due in ((rules.SLA, one.here_due), (rules.ESCALATED, one.away_due))
        if due.count
    ]


def _until(known: Calendars, as_of: datetime) -> dict[str, datetime]:
    """Area code -> until when a target's end is near; desks that serve alike share the answer."""
    made = {id(one): rules.soon(one, as_of) for one in known.values()}
    return {code: made[id(one)] for code, one in known.items()}


def _places(
    db: Session, scope: Scope, known: Calendars, as_of: datetime, told: Mapping[str, date] | None = None
) -> list[Condition]:
    """What is amiss with desks themselves: silence, attendance, readiness. A province where nobody has begun has nothing."""
    signs = rows.signs(db, scope, _neighbours(db, scope, known), as_of)
    began: dict[str, date] = {}
    for code, sign in signs.items():
        place = code.partition(".")[0]
        began[place] = min(began.get(place, sign.first), sign.first)
    used = {code: began[code.partition(".")[0]] for code in known if code.partition(".")[0] in began}
    if not used:
        return []
    last = {code: signs[code].last if code in signs else used[code] - DAY for code in used}
    confirmed = checklists(db, scope, tuple(known), as_of)
    return [
        *_silent(db, scope, known, last, {*signs}, as_of),
        *_attendance(db, scope, known, used, as_of, told or {}),
        *_gaps({code: confirmed[code] for code in used}),
    ]


def _neighbours(db: Session, scope: Scope, codes: Iterable[str]) -> list[str]:
    """These desks and the others of their provinces that the caller sees: they say whether a province has begun."""
    places = {code.partition(".")[0] for code in codes}
    return [one.code for one in areas(db, scope) if one.kind != "nation" and one.code.partition(".")[0] in places]


def _silent(  # noqa: PLR0913, PLR0917 - desks, what is known of them, and the moment
    db: Session, scope: Scope, known: Calendars, last: Mapping[str, date], ever: set[str], as_of: datetime
) -> list[Condition]:
    """Desks whose last sign lies two or more complete service days back; `ever` are those that gave one."""
    today = day_of(as_of)
    over = today if as_of >= end_of_day(today) else today - DAY
    first = min(last.values())
    days = {id(one): Days(served(one, first, today), over) for one in {id(one): one for one in known.values()}.values()}
    quiet = {code: days[id(known[code])].since(day, over) for code, day in last.items()}
    candidates = [code for code, count in quiet.items() if count >= rules.SILENT_DAYS]
    alive = rows.recorded_today(db, scope, candidates, as_of) if candidates else set()
    return [
        Condition(
            kind=rules.SILENT,
            area=code,
            subject=rules.DESK,
            since=end_of_day(last[code]) if code in ever else None,
            days=quiet[code],
        )
        for code in candidates
        if code not in alive
    ]


def _gaps(confirmed: Mapping[str, Checklist]) -> list[Condition]:
    """Items of the checklist that were last said to be missing, or never confirmed."""
    return [
        Condition(kind=rules.READINESS, area=code, subject=item)
        for code, items in confirmed.items()
        for item in READINESS
        if item not in items or not items[item].available
    ]


def _attendance(  # noqa: PLR0913, PLR0917 - desks, what is known of them, and the moment
    db: Session, scope: Scope, known: Calendars, began: Mapping[str, date], as_of: datetime, told: Mapping[str, date]
) -> list[Condition]:
    """Days without attendance: the last few, and those that were told of before."""
    looked: dict[tuple[int, date, date | None], list[date]] = {}
    due: dict[str, Sequence[date]] = {}
    for code, first in began.items():
        one, since = known[code], told.get(code)
        key = (id(one), first, since)
        if key not in looked:
            days = served(one, first, day_of(as_of))
            looked[key] = rules.looked_at(days, rules.last_due(one, as_of), first, since)
        due[code] = looked[key]
    earliest = min((days[0] for days in due.values() if days), default=day_of(as_of))
    said = rows.filled(db, scope, [*due], earliest, as_of)
    return [
        Condition(kind=rules.ATTENDANCE, area=code, subject=day.isoformat(), since=start_of_day(day))
        for code, days in due.items()
        for day in rules.missing(days, said.get(code, {}))
    ]
