"""What the officers of one desk do: for those whose own desk it is, and nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import case, select, union_all

from data.days import start_of_day
from data.durations import Durations
from data.models import ServiceSpell
from data.scope import marked
from data.service_answers import OfficerLoad
from data.service_sums import spread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from data.scope import Scope
    from data.service_answers import OpenSpell, Service

OF: Final = ServiceSpell


def officer_loads(db: Session, scope: Scope, service: Service) -> tuple[OfficerLoad, ...]:
    """Officers of the desk of `service` by their code, '' for services without one; empty unless it is the scope itself."""
    if service.area.code not in scope.areas or service.whole.children:
        return ()
    did: dict[str, list[Any]] = {}
    for officer, *what in _spells(db, service):
        did.setdefault(officer or "", []).append(what)
    mine: dict[str, list[OpenSpell]] = {}
    for spell in service.spells:
        mine.setdefault(spell.officer or "", []).append(spell)
    return tuple(_load(name, did[name], mine.get(name, []), service) for name in sorted(did))


def _spells(db: Session, service: Service) -> Sequence[Any]:
    """Officer, whether it was opened in the period, and how long it took if it ended in it: of every spell open in it."""
    first, moment = service.period.first, service.as_of
    since = start_of_day(first) if first else None
    began = OF.opened_at >= since if since else OF.opened_at <= moment
    opened = case((OF.n == 1, case((began, 1), else_=0)), else_=0).label("opened")
    took = case((OF.resolved_at <= moment, OF.resolution_s)).label("took")
    base = select(OF.officer, opened, took).where(OF.area_code == service.area.code, OF.opened_at <= moment)
    ended = base.where(OF.resolved_at >= since) if since else base.where(OF.resolved_at.is_not(None))
    parts = union_all(base.where(OF.resolved_at.is_(None)), ended)
    return db.execute(marked(select(*parts.subquery().c), OF)).all()


def _load(name: str, did: Sequence[Any], mine: Sequence[OpenSpell], service: Service) -> OfficerLoad:
    took = [seconds for _, seconds in did if seconds is not None]
    return OfficerLoad(
        officer=name,
        opened=sum(opened for opened, _ in did),
        resolved=len(took),
        resolution=spread(Durations.of(took)),
        open_now=len(mine),
        overdue=sum(one.is_late(service.as_of) for one in mine),
    )
