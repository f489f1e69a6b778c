"""Rollup of what was asked at all desks of a province together: sums of what was asked at each, made by the database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import delete, func, insert, literal, select

from data.models import Area, ServiceTopicDay, ServiceTopicProvinceDay
from data.scope import Scope, marked

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

OF: Final = ServiceTopicProvinceDay
HELD: Final = ServiceTopicDay
SUBJECT: Final = (HELD.day, HELD.category, HELD.stage, HELD.party)
NAMES: Final = ("area_code", "day", "category", "stage", "party", "opened", "repeated")
FEW: Final = 500  # days in one IN list


def resum(db: Session, places: Mapping[str, Collection[date]]) -> None:
    """Sum these days of these provinces anew from `service_topic_day`, in the caller's transaction."""
    for province, some in sorted(places.items()):
        ordered = sorted(some)
        for start in range(0, len(ordered), FEW):
            days = ordered[start : start + FEW]
            at = (OF.area_code == province, OF.day.in_(days))
            db.execute(delete(OF).where(*at), execution_options={"synchronize_session": False})
            db.execute(insert(OF).from_select(NAMES, sums(db, province, HELD.day.in_(days))))


def sums(db: Session, province: str, *where: ColumnElement[bool]) -> Select[Any]:
    """The rows of `service_topic_province_day` that the desks' own give."""
    desks = list(db.scalars(select(Area.code).where(Scope.of(province).covers(Area.code))))
    counts = (func.sum(HELD.opened).label("opened"), func.sum(HELD.repeated).label("repeated"))
    columns: Any = (literal(province).label("area_code"), *SUBJECT, *counts)
    stmt: Select[Any] = select(*columns).group_by(*SUBJECT)
    return marked(stmt.where(HELD.area_code.in_(desks), *where), HELD)


def fill(db: Session, provinces: Collection[str]) -> None:
    """Sum all days of these provinces once, where there are no sums yet."""
    if db.scalar(marked(select(OF.day).limit(1), OF)):
        return
    for province in sorted(provinces):
        db.execute(insert(OF).from_select(NAMES, sums(db, province)))
