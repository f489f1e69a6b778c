"""Facts: what was imported, row by row, with its batch. Personal data has no column here."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import SCOPED, AreaScoped, Base, BigKey, BigRef, Code, Count, Day, Flag, Hash, Instant, Words

PLACE = ("round_id", "object", "area_code")
ALL_PARTIES = ""  # a recap of all parties together


class VerificationRecap(AreaScoped, Base):
    """State of a party (or of all parties, `party` = '') in an area at a moment; an empty cell is unknown."""

    __tablename__ = "verification_recap"
    __table_args__ = (
        UniqueConstraint("round_id", "object", "area_code", "party", "as_of_at"),
        Index("ix_verification_recap_batch_id", "batch_id"),
        SCOPED,
    )

    id: Mapped[BigKey]
    round_id: Mapped[Count] = mapped_column(ForeignKey("rounds.id"))
    object: Mapped[Code]
    party: Mapped[Code]
    as_of_at: Mapped[Instant]
    as_of_on: Mapped[Day]
    received: Mapped[Count]
    checked: Mapped[Count | None]
    ms: Mapped[Count | None]
    bms: Mapped[Count | None]
    tms: Mapped[Count | None]
    ganda_identik: Mapped[Count | None]
    ganda_eksternal: Mapped[Count | None]
    potensi_ganda: Mapped[Count | None]
    pekerjaan: Mapped[Count | None]
    usia: Mapped[Count | None]
    nik: Mapped[Count | None]
    source: Mapped[Words | None]
    batch_id: Mapped[Count] = mapped_column(ForeignKey("batches.id"))


class VerificationItem(AreaScoped, Base):
    """One member, board or office under verification, known only by the keyed hash of its source id."""

    __tablename__ = "verification_item"
    __table_args__ = (
        UniqueConstraint("round_id", "object", "source_hash"),
        CheckConstraint("status IN ('belum', 'MS', 'BMS', 'TMS')", name="status"),
        CheckConstraint("decided_at IS NULL OR decided_at >= received_at", name="decided_after_received"),
        Index("ix_verification_item_key", "round_id", "object", "area_code", "party", "received_at"),
        # Open items, day by day: the rollup says which days a page of the backlog needs. With what a moment inside a
        # day asks of that day's items, so that neither index needs the table then.
        Index(
            "ix_verification_item_open",
            *PLACE,
            "received_on",
            "decided_at",
            "party",
            "findings",
            "status",
            "received_at",
        ),
        Index("ix_verification_item_decided", *PLACE, "decided_on", "decided_at", "party", "status"),
        Index("ix_verification_item_batch_id", "batch_id"),
        SCOPED,
    )

    id: Mapped[BigKey]
    round_id: Mapped[Count] = mapped_column(ForeignKey("rounds.id"))
    object: Mapped[Code]
    party: Mapped[Code]
    source_hash: Mapped[Hash]  # HMAC-SHA256 of the source id, first 16 bytes
    status: Mapped[Code]
    findings: Mapped[Count]  # bit mask of data.rules.FINDINGS
    method: Mapped[Code | None]
    team: Mapped[Words | None]
    received_at: Mapped[Instant]
    received_on: Mapped[Day]
    decided_at: Mapped[Instant | None]
    decided_on: Mapped[Day | None]
    batch_id: Mapped[Count] = mapped_column(ForeignKey("batches.id"))


class VerificationDecision(AreaScoped, Base):
    """A decision on an item that a later one replaced: the item's history, so that any past day can be shown."""

    __tablename__ = "verification_decision"
    __table_args__ = (Index("ix_verification_decision_item_id", "item_id"), SCOPED)

    id: Mapped[BigKey]
    item_id: Mapped[BigRef] = mapped_column(ForeignKey("verification_item.id", ondelete="CASCADE"))
    status: Mapped[Code]
    rule_version: Mapped[Words]
    decided_at: Mapped[Instant]
    decided_on: Mapped[Day]
    replaced_at: Mapped[Instant]
    replaced_on: Mapped[Day]
    batch_id: Mapped[Count] = mapped_column(ForeignKey("batches.id"))


class FactualSample(AreaScoped, Base):
    """Factual verification of the drawn sample of members, at a moment; met at home, gathered, by video, or not."""

    __tablename__ = "factual_sample"
    __table_args__ = (
        UniqueConstraint("round_id", "area_code", "party", "as_of_at"),
        Index("ix_factual_sample_batch_id", "batch_id"),
        Index("ix_factual_sample_party", "round_id", "party", "area_code", "as_of_at"),  # who has any; one party's page
        SCOPED,
    )

    id: Mapped[BigKey]
    round_id: Mapped[Count] = mapped_column(ForeignKey("rounds.id"))
    party: Mapped[Code]
    as_of_at: Mapped[Instant]
    as_of_on: Mapped[Day]
    population: Mapped[Count | None]
    sample: Mapped[Count]
    met_home: Mapped[Count | None]
    met_gathered: Mapped[Count | None]
    met_video: Mapped[Count | None]
    not_met: Mapped[Count | None]
    ms: Mapped[Count | None]
    tms: Mapped[Count | None]
    source: Mapped[Words | None]
    batch_id: Mapped[Count] = mapped_column(ForeignKey("batches.id"))


class PartyPresence(AreaScoped, Base):
    """Whether a party is registered in an area; `registered` = 0 is neither zero nor pending."""

    __tablename__ = "party_presence"
    __table_args__ = (
        UniqueConstraint("cycle", "area_code", "party"),
        Index("ix_party_presence_batch_id", "batch_id"),
        Index("ix_party_presence_registered", "cycle", "registered", "party", "area_code"),
        SCOPED,
    )

    id: Mapped[BigKey]
    cycle: Mapped[Code]
    party: Mapped[Code]
    registered: Mapped[Flag]
    members: Mapped[Count | None]
    kecamatan_filled: Mapped[Count | None]
    source: Mapped[Words | None]
    batch_id: Mapped[Count] = mapped_column(ForeignKey("batches.id"))


class PublicComplaint(AreaScoped, Base):
    """Public complaints of an area, cumulative at a moment."""

    __tablename__ = "public_complaint"
    __table_args__ = (
        UniqueConstraint("area_code", "as_of_at"),
        Index("ix_public_complaint_batch_id", "batch_id"),
        SCOPED,
    )

    id: Mapped[BigKey]
    as_of_at: Mapped[Instant]
    as_of_on: Mapped[Day]
    received: Mapped[Count]
    in_process: Mapped[Count | None]
    resolved: Mapped[Count | None]
    source: Mapped[Words | None]
    batch_id: Mapped[Count] = mapped_column(ForeignKey("batches.id"))
