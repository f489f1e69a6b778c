"""Documents that parties hand in at registration: which are required, what became of each, and the state by day."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import (
    PLAIN,
    ROLLUP,
    SCOPED,
    AreaScoped,
    Base,
    BigKey,
    Code,
    Count,
    Day,
    Instant,
    PrimaryKey,
    Words,
)


class RequiredDocument(Base):
    """A document that a party needs at a level in a cycle, with the law behind it."""

    __tablename__ = "required_documents"
    __table_args__ = (
        UniqueConstraint("cycle", "level", "code"),
        CheckConstraint("level IN ('nasional', 'provinsi', 'kabkota')", name="level"),
        PLAIN,
    )

    id: Mapped[PrimaryKey]
    cycle: Mapped[Code]
    level: Mapped[Code]
    code: Mapped[Code]
    position: Mapped[Count]
    name: Mapped[Words]
    legal_basis: Mapped[Words]
    note: Mapped[Words | None]


class RegistrationDocument(AreaScoped, Base):
    """What a document of a party became at a moment: its newest row up to a moment says how it stood then.

    Documents of a party's centre (`nasional`) belong to the nation `*`. `uploader` is empty where nobody said who.
    """

    __tablename__ = "registration_document"
    __table_args__ = (
        UniqueConstraint("cycle", "level", "area_code", "party", "document", "updated_at"),
        CheckConstraint("level IN ('nasional', 'provinsi', 'kabkota')", name="level"),
        CheckConstraint("status IN ('belum_diunggah', 'diunggah', 'lengkap', 'perlu_perbaikan')", name="status"),
        CheckConstraint("uploader IN ('DPP', 'DPW', 'DPC', 'helpdesk')", name="uploader"),
        Index("ix_registration_document_batch_id", "batch_id"),
        SCOPED,
    )

    id: Mapped[BigKey]
    cycle: Mapped[Code]
    level: Mapped[Code]
    party: Mapped[Code]
    document: Mapped[Code]
    status: Mapped[Code]
    uploader: Mapped[Code | None]
    updated_at: Mapped[Instant]
    updated_on: Mapped[Day]
    source: Mapped[Words | None]
    batch_id: Mapped[Count] = mapped_column(ForeignKey("batches.id"))


class RegistrationProgress(AreaScoped, Base):
    """The documents of a party in an area, counted by what they are, at the end of every day in `day` ≤ D < `until`.

    Rows of the level `jumlah` are the kab/kota of a province added up, without those in which the party is not
    registered: of `pairs` of them `done` have all that is required, `begun` anything and `repairing` something to repair.
    Each of `reported` is unsent, `uploaded`, `complete` or needs `repair`; the last three are counted by who uploaded
    them, where known. `at` is the newest instant counted.
    """

    __tablename__ = "registration_progress"
    __table_args__ = ROLLUP

    cycle: Mapped[Code] = mapped_column(primary_key=True)
    level: Mapped[Code] = mapped_column(primary_key=True)
    area_code: Mapped[Code] = mapped_column(ForeignKey("areas.code"), primary_key=True)
    party: Mapped[Code] = mapped_column(primary_key=True)
    day: Mapped[Day] = mapped_column(primary_key=True)
    until: Mapped[Day]
    at: Mapped[Instant]
    pairs: Mapped[Count]
    done: Mapped[Count]
    begun: Mapped[Count]
    repairing: Mapped[Count]
    reported: Mapped[Count]
    uploaded: Mapped[Count]
    complete: Mapped[Count]
    repair: Mapped[Count]
    by_dpp: Mapped[Count]
    by_dpw: Mapped[Count]
    by_dpc: Mapped[Count]
    by_helpdesk: Mapped[Count]
