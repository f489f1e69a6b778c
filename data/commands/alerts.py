"""The digest of alerts: what is new since the last one, what is over, and noting that it was told.

A condition is told once an audience (the area whose digest it is), and once more when it is over. It is noted as told
only after the mail was accepted: a process that dies in between tells it again (at least once, never not at all).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import insert, select, update

from data import alerts as rules
from data.alerts import Condition
from data.commands import audit
from data.models import ServiceAlert
from data.queries.alerts import conditions
from data.queries.reference import area as area_info
from data.queries.service_calendar import calendar_of
from data.queries.service_desks import desks_of
from data.scope import visible

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from data.alerts import Alert
    from data.answers import AreaInfo
    from data.scope import Scope

CHUNK = 500  # ids in one statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What to tell of `area` at `as_of`: conditions that `began`, those that are `over`, how many told before still hold.

    `told` are the ids of the stored conditions that are over; `opens_next` is when the audience serves next, if it does
    not now (`is_open`): nothing is told until then.
    """

    area: AreaInfo
    as_of: datetime
    is_open: bool
    opens_next: datetime | None
    began: tuple[Condition, ...]
    over: tuple[Condition, ...]
    standing: int
    told: tuple[int, ...]
    areas: dict[str, AreaInfo]

    @property
    def has_news(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.began or self.over)

    @property
    def new_alerts(self) -> list[Alert]:
        """What began, by desk and kind."""
        return rules.summed(self.began, self.areas)

    @property
    def over_alerts(self) -> list[Alert]:
        """What is over, by desk and kind."""
        return rules.summed(self.over, self.areas)


def digest(db: Session, scope: Scope, area: str, as_of: datetime) -> Digest:
    """What there is to tell of the desks of `area`; writes nothing.

    Raises:
        NotFound: `area` is unknown or outside `scope`.
    """
    info, known = area_info(db, scope, area), calendar_of(db, scope, area)
    told = _told(db, scope, area)
    days = [(place, date.fromisoformat(day)) for place, kind, day in told if kind == rules.ATTENDANCE]
    earliest = {place: min(day for one, day in days if one == place) for place, _ in days}
    found = {_key(one): one for one in conditions(db, scope, area, as_of, known=earliest)}
    over = {key: one for key, one in told.items() if key not in found}
    return Digest(
        area=info,
        as_of=as_of,
        is_open=known.is_open(as_of),
        opens_next=known.opens_next(as_of),
        began=tuple(one for key, one in found.items() if key not in told),
        over=tuple(Condition(kind=kind, area=place, subject=subject) for place, kind, subject in over),
        standing=len(told) - len(over),
        told=tuple(sorted(over.values())),
        areas={one.code: one for one in desks_of(db, scope, area)},
    )


def note_told(db: Session, scope: Scope, told: Digest, *, actor: str, recipients: int) -> None:
    """Note that a digest was accepted: nobody tells it again. No page shows it, so no data version changes.

    Raises:
        NotFound: its area is outside `scope`.
    """
    audience = scope.narrowed(told.area.code).areas[0]
    at = told.as_of
    for start in range(0, len(told.told), CHUNK):
        ids = told.told[start : start + CHUNK]
        stmt = update(ServiceAlert).where(ServiceAlert.id.in_(ids), ServiceAlert.audience == audience)
        db.execute(stmt.values(recovered_at=at, recovery_told_at=at), execution_options={"synchronize_session": False})
    if told.began:
        db.execute(insert(ServiceAlert), [_row(one, audience, at) for one in told.began])
    detail = {"baru": len(told.began), "pulih": len(told.over), "masih": told.standing, "penerima": recipients}
    audit.record(db, actor=actor, action="digest", subject=audience, detail=detail)


def _row(one: Condition, audience: str, at: datetime) -> dict[str, object]:
    began = min(one.since or at, at)
    key = {"audience": audience, "area_code": one.area, "kind": one.kind, "subject": one.subject}
    return {**key, "began_at": began, "told_at": at}


def _told(db: Session, scope: Scope, audience: str) -> dict[tuple[str, str, str], int]:
    """(Area, kind, subject) of what was told and is not over, with its id."""
    of = ServiceAlert
    stmt = visible(select(of.id, of.area_code, of.kind, of.subject), scope.narrowed(audience), of)
    rows = db.execute(stmt.where(of.audience == audience, of.recovered_at.is_(None)))
    return {(area, kind, subject): number for number, area, kind, subject in rows}


def _key(one: Condition) -> tuple[str, str, str]:
    return one.area, one.kind, one.subject
