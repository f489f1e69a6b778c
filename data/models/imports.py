"""How data came in: batches, rejected rows, corrections; and the audit log of everything that matters."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import (
    PLAIN,
    SCOPED,
    AreaScoped,
    Base,
    BigKey,
    BigRef,
    Code,
    Count,
    Hash,
    Instant,
    PrimaryKey,
    Words,
)


class Batch(Base):
    """One import of one file: its counts balance (`accepted + unchanged + rejected = total`)."""

    __tablename__ = "batches"
    __table_args__ = (
        Index(
            "uq_batches_file", "sha256", "kind", "scope", unique=True,
            sqlite_where=text("undone_at IS NULL"), postgresql_where=text("undone_at IS NULL"),
        ),
        PLAIN,
    )  # fmt: skip

    id: Mapped[PrimaryKey]
    kind: Mapped[Code]
    file_name: Mapped[Words]
    sha256: Mapped[Hash]
    scope: Mapped[Words]
    imported_at: Mapped[Instant]
    imported_by: Mapped[Words]
    total: Mapped[Count]
    accepted: Mapped[Count]
    unchanged: Mapped[Count]
    rejected: Mapped[Count]
    warnings: Mapped[Count]
    undone_at: Mapped[Instant | None]
    undone_by: Mapped[Words | None]


class RejectedRow(AreaScoped, Base):
    """A row that was not taken, with its line and reasons; personal columns were dropped before this."""

    __tablename__ = "rejected_rows"
    __table_args__ = (Index("ix_rejected_rows_batch_id", "batch_id"), SCOPED)

    id: Mapped[BigKey]
    area_code: Mapped[Code]  # the importer's scope: the row's own area may be unreadable
    batch_id: Mapped[Count] = mapped_column(ForeignKey("batches.id", ondelete="CASCADE"))
    line: Mapped[Count]
    cells: Mapped[Words]  # JSON object, column -> text
    reasons: Mapped[Words]  # JSON list of [column, value, reason]


class Correction(AreaScoped, Base):
    """A number already stored that a newer row changed: the old value, the new one, by whom and when."""

    __tablename__ = "corrections"
    __table_args__ = (
        Index("ix_corrections_batch_id", "batch_id"),
        Index("ix_corrections_area_code", "area_code", "corrected_at"),
        SCOPED,
    )

    id: Mapped[BigKey]
    kind: Mapped[Code]
    fact_id: Mapped[BigRef]
    round_id: Mapped[Count | None]
    object: Mapped[Code | None]
    party: Mapped[Code | None]
    as_of_at: Mapped[Instant | None]
    column: Mapped[Code]
    old: Mapped[Words | None]
    new: Mapped[Words | None]
    corrected_at: Mapped[Instant]
    corrected_by: Mapped[Words]
    batch_id: Mapped[Count] = mapped_column(ForeignKey("batches.id"))
    old_batch_id: Mapped[Count | None]  # whose value the old one was; what an undo gives back


class Audit(Base):
    """Append-only and hash-chained: `hash` covers the row and the hash before it."""

    __tablename__ = "audit"
    __table_args__ = (Index("ix_audit_at", "at"), PLAIN)

    id: Mapped[BigKey]
    at: Mapped[Instant]
    actor: Mapped[Words]
    action: Mapped[Code]
    subject: Mapped[Words]
    detail: Mapped[Words]  # JSON
    previous: Mapped[Hash]
    hash: Mapped[Hash]


def as_json(value: Any) -> str:
    """`value` as compact JSON with sorted keys: the form in which details are stored and hashed."""
    import orjson  # noqa: PLC0415 - the only need of it here

    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()
