"""Check every invariant that must hold whatever happened: nothing lost, nothing doubled, nothing changed unseen."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Text, and_, func, or_, select

from dashboard.core.text import N_
from data.commands import audit
from data.commands.corrections import NONE, seals
from data.commands.targets import target_of
from data.importers.kinds import KINDS
from data.models import Audit, Base, Batch, RejectedRow, VerificationDecision, VerificationItem
from data.models.base import CodeType
from data.rollups import provinces, registration, sample_reach, samples, service_verify
from data.rollups.keys import all_keys
from data.rollups.rebuild import differences
from data.scope import marked

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

DIGITS: Final = "[0-9]" * 16


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """One invariant: its sentence (Indonesian source), and how many places break it (0 = it holds)."""

    sentence: str
    broken: int


def verify(db: Session) -> tuple[Check, ...]:
    """Check all invariants of this database; reads everything, changes nothing."""
    return tuple(Check(sentence=sentence, broken=count(db)) for sentence, count in INVARIANTS)


def rollups_differ(db: Session) -> int:
    """Rollup rows that a recount of the facts does not give, and rows that are missing."""
    of_verification = sum(len(part) for part in (*differences(db, all_keys(db)), *provinces.differences(db)))
    of_samples = samples.differing(db) + sample_reach.differing(db)
    return of_verification + of_samples + registration.differing(db) + service_verify.differing(db)


def batches_unbalanced(db: Session) -> int:
    """Batches whose counts do not add up, or that keep another number of rejected rows than they say."""
    kept = select(RejectedRow.batch_id, func.count().label("n")).group_by(RejectedRow.batch_id).subquery()
    unbalanced = or_(
        Batch.accepted + Batch.unchanged + Batch.rejected != Batch.total,
        func.coalesce(kept.c.n, 0) != Batch.rejected,
    )
    stmt = select(func.count()).select_from(Batch).outerjoin(kept, kept.c.batch_id == Batch.id).where(unbalanced)
    return db.scalar(marked(stmt, RejectedRow)) or 0


def chain_broken(db: Session) -> int:
    """Rows of the audit log that were changed, or whose predecessor was."""
    return sum(1 for _ in audit.breaks(db))


def batches_unaudited(db: Session) -> int:
    """Batches, and undone batches, without their row in the audit log; and imports of the log without their batch."""
    rows = db.execute(select(Audit.action, Audit.detail).where(Audit.action.in_(("import", "undo", "demo"))))
    known = {(action, json.loads(detail).get("batch")) for action, detail in rows}
    batches = db.execute(select(Batch.id, Batch.undone_at)).all()
    missing = sum(not known & {("import", number), ("demo", number)} for number, _ in batches)
    missing += sum(("undo", number) not in known for number, undone in batches if undone is not None)
    told = {number for action, number in known if action == "import"}
    return missing + len(told - {number for number, _ in batches})


def corrections_changed(db: Session) -> int:
    """Batches whose corrections are not those that the audit log sealed; an undone batch has none."""
    sealed: dict[int, str] = {}
    stmt = select(Audit.detail).where(Audit.action.in_(("import", "import.repeat"))).order_by(Audit.id)
    for detail in map(json.loads, db.scalars(stmt)):
        if "corrections" in detail:
            sealed[detail["batch"]] = detail["corrections"]
    sealed |= dict.fromkeys(db.scalars(select(Batch.id).where(Batch.undone_at.is_not(None))), NONE)
    stored = seals(db)
    return sum(stored.get(number, NONE) != seal for number, seal in sealed.items())


def undone_left(db: Session) -> int:
    """Facts of batches that were undone."""
    undone = select(Batch.id).where(Batch.undone_at.is_not(None))
    models: list[Any] = [target_of(name).model for name in KINDS if not target_of(name).is_reference]
    counts = (select(func.count()).select_from(model).where(model.batch_id.in_(undone)) for model in models)
    return sum(db.scalar(marked(stmt, model)) or 0 for stmt, model in zip(counts, models, strict=True))


def histories_wrong(db: Session) -> int:
    """Decisions that end before they begin, come before their item, or stand in another area than it does."""
    Old, Item = VerificationDecision, VerificationItem  # noqa: N806 - classes
    wrong = or_(Old.replaced_at <= Old.decided_at, Old.decided_at < Item.received_at, Old.area_code != Item.area_code)
    stmt = select(func.count()).select_from(Old).join(Item, Item.id == Old.item_id).where(wrong)
    return db.scalar(marked(stmt, Old, Item)) or 0


def identities_kept(db: Session) -> int:
    """Rows with a run of sixteen digits in some text: it may be somebody's NIK."""
    is_sqlite = db.get_bind().dialect.name == "sqlite"
    found = 0
    for table in Base.metadata.sorted_tables:
        texts = [column for column in table.columns if isinstance(column.type, (Text, CodeType))]
        if texts:
            stmt = select(func.count()).select_from(table).where(or_(*(_long(column, is_sqlite) for column in texts)))
            found += db.scalar(stmt.execution_options(visible=frozenset({table.name}))) or 0
    return found


def _long(column: ColumnElement[str], is_sqlite: bool) -> ColumnElement[bool]:  # noqa: FBT001 - which dialect
    return column.op("GLOB")(f"*{DIGITS}*") if is_sqlite else and_(column.op("~")(DIGITS))


INVARIANTS: Final[tuple[tuple[str, Callable[[Session], int]], ...]] = (
    (N_("Angka ringkasan sama dengan hitung ulang dari data mentah."), rollups_differ),
    (N_("Setiap impor seimbang: diterima + tetap + ditolak = jumlah baris."), batches_unbalanced),
    (N_("Catatan audit utuh dan tidak berubah."), chain_broken),
    (N_("Setiap impor dan pembatalan punya catatan audit, dan sebaliknya."), batches_unaudited),
    (N_("Nilai lama yang diganti tersimpan utuh, seperti yang disegel catatan audit."), corrections_changed),
    (N_("Impor yang dibatalkan tidak meninggalkan baris."), undone_left),
    (N_("Riwayat putusan setiap item runtut."), histories_wrong),
    (N_("Tidak ada deretan 16 angka (NIK) di dalam teks."), identities_kept),
)
