"""Versions of reference data whose table keeps only the newest: each batch that replaced values made one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import select

from data.models import Correction, Round
from data.reference_book import Earlier
from data.scope import marked

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from data.scope import Scope

Thing = TypeVar("Thing")
Key = tuple[int, "datetime | None"]  # id of the row; of a day of the calendar, which has none, 0 and its instant


@dataclass(frozen=True, slots=True)
class Step:
    """What one batch replaced in one row: old values by column, as text."""

    at: datetime
    by: str
    old: Mapping[str, str | None]


def replaced_values(db: Session, scope: Scope, kind: str) -> dict[Key, tuple[Step, ...]]:
    """Row -> what was replaced in it, oldest first."""
    del scope  # reference data, open to every user
    of = Correction
    stmt = select(of.fact_id, of.as_of_at, of.batch_id, of.corrected_at, of.corrected_by, of.column, of.old)
    steps: dict[Key, dict[int, Step]] = {}
    for number, day, batch, at, by, column, old in db.execute(marked(stmt.where(of.kind == kind).order_by(of.id), of)):
        mine = steps.setdefault((number, day), {})
        before: Mapping[str, str | None] = mine[batch].old if batch in mine else {}
        mine[batch] = Step(at, by, {column: old, **before})
    return {key: tuple(of_row.values()) for key, of_row in steps.items()}


def number_of(db: Session, scope: Scope, kind: str, where: Mapping[str, Any]) -> int:
    """The number of the version in force of the thing that `where` (column of the table -> value) names; 0 is the first."""
    key: Any = (0, where.get("held_at"))
    if kind == "putaran":
        named = (Round.cycle == where["cycle"], Round.code == where["code"])
        key = db.scalar(select(Round.id).where(*named)), None
    return len(replaced_values(db, scope, kind).get(key, ()))


def versions(
    now: Thing, steps: Sequence[Step], was: Callable[[Thing, Mapping[str, str | None]], Thing]
) -> tuple[Earlier[Thing], ...]:
    """The versions before `now`, oldest first; `was` gives the one before a later one of which values were replaced."""
    found: list[Earlier[Any]] = []
    for number, step in reversed(list(enumerate(steps))):
        now = was(now, step.old)
        found.append(Earlier(number, now, step.at, step.by))
    return tuple(reversed(found))
