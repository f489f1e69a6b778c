"""Take back a batch: its new rows go, what it replaced returns, rollups follow; only while nothing newer stands on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from sqlalchemy import CursorResult, Text, case, delete, func, select, update
from sqlalchemy import cast as as_type

from dashboard.core.errors import InvalidInput
from dashboard.core.text import N_
from data.bulk import WibDay
from data.clock import now
from data.commands import audit, service_store
from data.commands.corrections import move_decisions
from data.commands.locks import lock
from data.commands.store import touched
from data.commands.targets import TOGETHER, target_of
from data.commands.undo_reference import bring_back, later_version
from data.commands.version import bump
from data.models import (
    Batch,
    Correction,
    FactualSample,
    PartyPresence,
    RegistrationDocument,
    ServiceTicket,
    VerificationDecision,
    VerificationItem,
    VerificationRecap,
)
from data.rollups import registration, sample_reach, samples
from data.rollups.rebuild import rebuild, rebuild_areas
from data.scope import Scope, marked

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from data.commands.targets import Target

NO_BATCH: Final = N_("Impor nomor {batch} tidak ditemukan, atau di luar kewenangan Anda.")
ALREADY: Final = N_("Impor nomor {batch} sudah dibatalkan.")
OVERWRITTEN: Final = N_("Impor nomor {batch} sudah ditimpa impor nomor {later}; batalkan yang itu lebih dahulu.")
SHARED: Final = N_("Impor nomor {later} memuat baris yang sudah ada sebelumnya; batalkan yang itu lebih dahulu.")


def undo(db: Session, batch_id: int, *, by: str, scope: Scope | None = None) -> int:
    """Undo batch `batch_id` in the caller's transaction; return how many rows were taken back or restored.

    With `scope`, only a batch whose areas all lie in it.

    Raises:
        InvalidInput: no such batch, undone already, reference data (other than rounds and days that it only
            replaced), or a later batch stands on it: it replaced some of these rows, or found some of its own stored
            already.
    """
    batch = db.get(Batch, batch_id)
    if batch is None or not (scope is None or all(scope.holds(area) for area in batch.scope.split(","))):
        raise InvalidInput(NO_BATCH, batch=batch_id)
    target = target_of(batch.kind)
    lock(db, _names(db, target, batch))
    _refuse(db, target, batch)
    rows = bring_back(db, target, batch) if target.is_reference else _take_back(db, target, batch)
    batch.undone_at, batch.undone_by = now(db), by
    audit.record(
        db, actor=by, action="undo", subject=f"{batch.kind} {batch.file_name}", detail={"batch": batch_id, "rows": rows}
    )
    bump(db)
    return rows


def _take_back(db: Session, target: Target, batch: Batch) -> int:
    """Facts: rows, rollups and all that follows from them."""
    keys = touched(db, target, batch) if target.model in (VerificationItem, VerificationRecap) else set()
    areas = _areas(db, target, batch)
    places = registration.places_of(db, batch.id) if target.model is RegistrationDocument else set()
    drawn = samples.places_of(db, batch.id) if target.model is FactualSample else set()
    reached = sample_reach.sums_of(db, batch.id) if target.model is FactualSample else set()
    gone = service_store.let_go(db, batch) if target.model is ServiceTicket else None
    rows = _delete_new(db, target, batch) + _restore_old(db, target, batch)
    if gone:
        service_store.restore(db, *gone)
    rebuild(db, keys)
    registration.rebuild(db, places)
    samples.rebuild(db, drawn)
    sample_reach.rebuild(db, reached)
    if target.model is PartyPresence:
        rebuild_areas(db, areas)
        samples.rebuild_areas(db, areas)
        sample_reach.rebuild(db, sample_reach.all_sums(db, areas))
        registration.add_up(db, areas)
    return rows


def _names(db: Session, target: Target, batch: Batch) -> set[str]:
    """What to lock, as an import of these rows does."""
    if target.is_reference:
        return {f"kind {name}" for name in TOGETHER.get(target.kind, (target.kind,))}
    return {f"area {area}" for area in _areas(db, target, batch)}


def _areas(db: Session, target: Target, batch: Batch) -> set[str]:
    """Areas that this batch's rows stand in."""
    model: Any = target.model
    stmt = select(model.area_code).where(model.batch_id == batch.id).distinct()
    return set(db.scalars(marked(stmt, model)))


def _refuse(db: Session, target: Target, batch: Batch) -> None:
    db.refresh(batch, with_for_update=True)
    if batch.undone_at is not None:
        raise InvalidInput(ALREADY, batch=batch.id)
    later = select(func.max(Correction.batch_id)).where(
        Correction.old_batch_id == batch.id, Correction.batch_id != batch.id
    )
    found = later_version(db, batch) if target.is_reference else db.scalar(marked(later, Correction))
    if found is not None:
        raise InvalidInput(OVERWRITTEN, batch=batch.id, later=found)
    if (found := _sharing(db, batch)) is not None:
        raise InvalidInput(SHARED, later=found)
    if target.model is ServiceTicket:
        service_store.refuse_followed(db, batch)


def _sharing(db: Session, batch: Batch) -> int | None:
    """A later batch of this kind and of overlapping scope that found rows stored already: they may be this one's.

    Which ones is not kept; were they taken away, that batch would have lost what it acknowledged.
    """
    later = select(Batch.id, Batch.scope).where(Batch.kind == batch.kind, Batch.id > batch.id, Batch.unchanged > 0)
    mine = Scope.of(*batch.scope.split(","))
    for number, areas in db.execute(later.where(Batch.undone_at.is_(None)).order_by(Batch.id.desc())):
        theirs = Scope.of(*areas.split(","))
        if any(mine.holds(area) for area in theirs.areas) or any(theirs.holds(area) for area in mine.areas):
            return int(number)
    return None


def _delete_new(db: Session, target: Target, batch: Batch) -> int:
    """Delete the rows that this batch added: those of it that replaced nothing."""
    table = target.table
    replaced = select(Correction.fact_id).where(Correction.batch_id == batch.id)
    return _count(db, delete(table).where(table.c.batch_id == batch.id, table.c.id.not_in(replaced)))


def _restore_old(db: Session, target: Target, batch: Batch) -> int:
    """Give the replaced rows their old values, batch and history back, in one statement."""
    table = target.table
    old = _old_values(target, batch)
    values: dict[str, Any] = {"batch_id": old.c.old_batch_id}
    for name in target.replaced:
        column = table.c[name]
        text: Any = old.c[f"old_{name}"]
        restored = text if isinstance(column.type, Text) else as_type(text, column.type)
        values[name] = case((old.c[f"has_{name}"] == 1, restored), else_=column)
    for day, instant in target.days.items():
        if instant in values:
            values[day] = WibDay(values[instant])
    rows = _count(db, update(table).where(table.c.id == old.c.fact_id).values(values))
    db.execute(delete(VerificationDecision).where(VerificationDecision.batch_id == batch.id))
    db.execute(delete(Correction).where(Correction.batch_id == batch.id))
    if target.model is VerificationItem:
        move_decisions(db)
    return rows


def _old_values(target: Target, batch: Batch) -> Any:
    """One row a replaced fact: `old_<column>` and whether it was replaced (`has_<column>` 1), as text."""
    columns: list[Any] = [Correction.fact_id, func.max(Correction.old_batch_id).label("old_batch_id")]
    for name in target.replaced:
        is_it = Correction.column == name
        columns.append(func.max(case((is_it, Correction.old))).label(f"old_{name}"))
        columns.append(func.max(case((is_it, 1), else_=0)).label(f"has_{name}"))
    return select(*columns).where(Correction.batch_id == batch.id).group_by(Correction.fact_id).subquery("old_values")


def _count(db: Session, stmt: Any) -> int:
    return cast("CursorResult[Any]", db.execute(stmt)).rowcount
