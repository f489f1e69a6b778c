"""The service calendar of each desk: the nearest hours and special days of reference data. Read once per view."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sqlalchemy import select

from data.memo import once
from data.models import ServiceHours, ServiceSpecialDay
from data.queries.calendar import calendar
from data.scope import NATION
from data.service_hours import Hours, ServiceCalendar, SpecialDay

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from data.calendar import Calendar
    from data.scope import Scope

ANY_STAGE = ""
Weeks = dict[str, dict[str, tuple[Hours, ...]]]  # area code -> stage -> weekly hours
SpecialDays = dict[str, tuple[SpecialDay, ...]]  # area code -> its own special days


def calendar_of(db: Session, scope: Scope, area_code: str, stage: str | None = None) -> ServiceCalendar:
    """When the desk of `area_code` serves, in `stage` or in general.

    Its own hours win over its province's, and these over the nation's; a stage's own over those of any stage.
    """
    return calendars(db, scope, (area_code,), stage)[area_code]


def calendars(db: Session, scope: Scope, codes: Iterable[str], stage: str | None = None) -> dict[str, ServiceCalendar]:
    """Area code -> its service calendar; areas that serve alike share one value."""
    weeks, special = _said(db, scope)
    worked = calendar(db, scope)
    known: dict[tuple[str, ...], ServiceCalendar] = {}
    found: dict[str, ServiceCalendar] = {}
    for code in codes:
        places = tuple(place for place in _places(code) if place in weeks or place in special)
        if places not in known:
            known[places] = _shared(_sets(weeks, places, stage), _nearest(special, places), worked)
        found[code] = known[places]
    return found


@once
def _said(db: Session, scope: Scope) -> tuple[Weeks, SpecialDays]:
    """All of it: a few rows."""
    del scope  # reference data, open to every user
    of = ServiceHours
    weeks: Weeks = {}
    for row in db.scalars(select(of).order_by(of.valid_from, of.weekday, of.opens)):
        stages = weeks.setdefault(row.area_code, {})
        hours = Hours(row.weekday, row.opens, row.closes, row.valid_from, row.valid_until, bool(row.on_holidays))
        stages[row.stage] = (*stages.get(row.stage, ()), hours)
    days = ServiceSpecialDay
    special: SpecialDays = {}
    stmt = select(days.area_code, days.day, days.opens, days.closes, days.name).order_by(days.day)
    for area, day, opens, closes, name in db.execute(stmt):
        special[area] = (*special.get(area, ()), SpecialDay(day, opens, closes, name))
    return weeks, special


def _places(code: str) -> tuple[str, ...]:
    """An area and those above it, the nearest first."""
    return tuple(dict.fromkeys((code, code.partition(".")[0], NATION)))


def _sets(weeks: Weeks, places: tuple[str, ...], stage: str | None) -> tuple[tuple[Hours, ...], ...]:
    stages = (ANY_STAGE,) if not stage else (stage, ANY_STAGE)
    found = (weeks.get(place, {}).get(each) for place in places for each in stages)
    return tuple(rows for rows in found if rows)


def _nearest(special: SpecialDays, places: tuple[str, ...]) -> tuple[SpecialDay, ...]:
    days = {one.day: one for place in reversed(places) for one in special.get(place, ())}
    return tuple(days[day] for day in sorted(days))


@lru_cache(maxsize=1_024)
def _shared(sets: tuple[tuple[Hours, ...], ...], special: tuple[SpecialDay, ...], worked: Calendar) -> ServiceCalendar:
    """One value per content, so that what it has worked out serves the next view too."""
    return ServiceCalendar(sets, special, worked)
