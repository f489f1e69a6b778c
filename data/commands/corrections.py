"""What a newer row replaces is kept: every old value, and of an item the decision that a later one replaced."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, cast

from sqlalchemy import Text, and_, case, func, insert, literal, null, select, update
from sqlalchemy import cast as as_type

from data.bulk import IsoText, WibDay
from data.models import Correction, Round, VerificationDecision, VerificationItem
from data.models.base import INSTANT_FORMAT, InstantType
from data.models.imports import as_json
from data.scope import NATION, marked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Column, ColumnElement, Table
    from sqlalchemy.orm import Session

    from data.commands.targets import Target
    from data.models import Batch

CONTEXT: Final = ("round_id", "object", "party", "as_of_at")
OPEN: Final = "belum"
SIGNED: Final = tuple(column for column in Correction.__table__.c if column.name not in {"id", "batch_id"})
PARTS: Final = 2**64
LETTERS: Final = str.maketrans("0123456789", "ghijklmnop")  # a run of digits would be masked as a NIK is
Item = VerificationItem


def keep_old_values(db: Session, target: Target, changed: Table, same: ColumnElement[bool], batch: Batch) -> None:
    """One correction for each column of a stored row that differs from its new row in `changed`."""
    table = target.table
    for name in target.replaced:
        if name in changed.c:
            old, new = table.c[name], changed.c[name]
            row = {
                **_context(table, changed),
                "kind": literal(target.kind),
                "column": literal(name),
                **_by(table, batch),
            }
            row |= {"old": _text(old), "new": _text(new)}
            rows = select(*row.values()).join_from(changed, table, same).where(old.is_distinct_from(new))
            marks = marked(rows, cast("Any", target.model))
            db.execute(insert(Correction).from_select(list(row), marks))


def _context(table: Table, changed: Table) -> dict[str, Any]:
    """Where the corrected row belongs: columns of the stored row, NULL where it has none of that name."""
    known: dict[str, Any] = {name: table.c[name] for name in CONTEXT if name in table.c}
    missing = {name: as_type(null(), Correction.__table__.c[name].type) for name in CONTEXT if name not in table.c}
    if "held_at" in table.c:  # a day of the calendar: which one it was
        known["as_of_at"] = table.c.held_at
        missing.pop("as_of_at")
    area: Any = table.c.get("area_code", literal(NATION)) if table.name != "areas" else table.c.code
    if table.name == "stage_windows":  # '' = everywhere at its level
        area = func.coalesce(func.nullif(changed.c.area_code, ""), NATION)
    return {**known, **missing, "area_code": area, "fact_id": table.c.get("id", literal(0))}


def _by(table: Table, batch: Batch) -> dict[str, Any]:
    before = table.c.batch_id if "batch_id" in table.c else as_type(null(), Correction.__table__.c.old_batch_id.type)
    return {
        "corrected_at": literal(batch.imported_at, InstantType()),
        "corrected_by": literal(batch.imported_by),
        "batch_id": literal(batch.id),
        "old_batch_id": before,
    }


def _text(column: Column[Any]) -> Any:
    return IsoText(column) if isinstance(column.type, InstantType) else as_type(column, Text)


def keep_decisions(db: Session, changed: Table, same: ColumnElement[bool], batch: Batch) -> None:
    """A decision that a later one, or its withdrawal, replaces goes to the item's history.

    A new row that dates the decision as early or earlier corrects it instead: then the old one never held.
    """
    table = cast("Table", Item.__table__)
    old_at = func.coalesce(table.c.decided_at, table.c.received_at)
    withdrawn = changed.c.status == OPEN
    new_at = case(
        (withdrawn, literal(batch.imported_at, InstantType())),
        else_=func.coalesce(changed.c.decided_at, changed.c.received_at),
    )
    row = {
        "item_id": table.c.id,
        "area_code": changed.c.area_code,
        "status": table.c.status,
        "rule_version": select(Round.cycle).where(Round.id == table.c.round_id).scalar_subquery(),
        "decided_at": old_at,
        "decided_on": WibDay(old_at),
        "replaced_at": new_at,
        "replaced_on": WibDay(new_at),
        "batch_id": literal(batch.id),
    }
    decided = and_(table.c.status != OPEN, old_at < new_at)
    rows = select(*row.values()).join_from(changed, table, same).where(decided)
    db.execute(insert(VerificationDecision).from_select(list(row), marked(rows, Item)))


def move_decisions(db: Session) -> None:
    """The history of an item that moved to another area moves with it, so that it keeps to the item's scope."""
    there = VerificationDecision.area_code != Item.area_code
    db.execute(
        update(VerificationDecision)
        .where(VerificationDecision.item_id == Item.id, there)
        .values(area_code=Item.area_code)
        .execution_options(synchronize_session=False)
    )


def seal(db: Session, batch_id: int) -> str:
    """The count and a sum of hashes of this batch's corrections, whatever their order; for the audit log to keep."""
    return seals(db, batch_id).get(batch_id, NONE)


def seals(db: Session, batch_id: int | None = None) -> dict[int, str]:
    """The seal of each batch that has corrections (of one, if given), as they are stored now."""
    stmt = select(Correction.batch_id, *SIGNED).execution_options(yield_per=10_000)
    if batch_id is not None:
        stmt = stmt.where(Correction.batch_id == batch_id)
    found: dict[int, tuple[int, int]] = {}
    for number, *values in db.execute(marked(stmt, Correction)):
        count, total = found.get(number, (0, 0))
        found[number] = (count + 1, (total + _hash(values)) % PARTS)
    return {number: _sealed(*each) for number, each in found.items()}


def _sealed(count: int, total: int) -> str:
    return f"{count} {total:016x}".translate(LETTERS)


def _hash(values: Iterable[Any]) -> int:
    plain = [value.strftime(INSTANT_FORMAT) if isinstance(value, datetime) else value for value in values]
    return int.from_bytes(hashlib.sha256(as_json(plain).encode()).digest()[:8], "big")


NONE: Final = _sealed(0, 0)
