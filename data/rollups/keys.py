"""The unit in which rollups are rebuilt: one round and object in one area, with all its parties."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import ColumnElement, and_, false, or_, select, union

from data.lists import among
from data.models import AreaProgress, BacklogAge, Progress, VerificationItem, VerificationRecap
from data.models.rollups import Disputed
from data.rules import FINDINGS
from data.scope import marked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

STATES: Final = ("ms", "bms", "tms")
COUNTS: Final = ("received", "checked", *STATES, *FINDINGS)
AREA: Final = ["round_id", "object", "area_code"]
PARTY: Final = [*AREA, "party"]


class Key(NamedTuple):
    """One round and object in one area."""

    round_id: int
    object: str
    area_code: str


def under(model: Any, keys: Iterable[Key]) -> ColumnElement[bool]:
    """SQL for “this row of `model` belongs to one of `keys`”."""
    areas: dict[tuple[int, str], set[str]] = defaultdict(set)
    for key in keys:
        areas[key.round_id, key.object].add(key.area_code)
    parts = [
        and_(model.round_id == round_id, model.object == kind, among(model.area_code, sorted(codes)))
        for (round_id, kind), codes in areas.items()
    ]
    return or_(*parts) if parts else false()


def all_keys(db: Session, areas: Iterable[str] | None = None) -> set[Key]:
    """Every key that has a fact or a rollup row, in `areas` only where given."""
    tables: tuple[Any, ...] = (VerificationItem, VerificationRecap, Progress, AreaProgress, BacklogAge, Disputed)
    parts = [select(table.round_id, table.object, table.area_code).distinct() for table in tables]
    if areas is not None:
        wanted = sorted(areas)
        parts = [part.where(among(table.area_code, wanted)) for part, table in zip(parts, tables, strict=True)]
    rows = union(*parts).subquery()
    return {Key(*row) for row in db.execute(marked(select(rows), *tables))}
