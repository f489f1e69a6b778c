"""Help Desks as places: attendance, readiness, satisfaction, and the alerts that were told."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import (
    SCOPED,
    AreaScoped,
    Base,
    BigKey,
    BigRef,
    Code,
    Count,
    Day,
    Flag,
    Hash,
    Instant,
)


class ServiceAttendance(AreaScoped, Base):
    """One desk, day and shift: officers scheduled and present, and whether KPU RI's online attendance was filled."""

    __tablename__ = "service_attendance"
    __table_args__ = (
        UniqueConstraint("area_code", "held_at", "shift"),
        Index("ix_service_attendance_batch_id", "batch_id"),
        SCOPED,
    )

    id: Mapped[BigKey]
    held_at: Mapped[Instant]  # 00.00 WIB of the day
    held_on: Mapped[Day]
    shift: Mapped[Code]  # pagi, siang, penuh
    scheduled: Mapped[Count]
    present: Mapped[Count]
    kpu_ri_filled: Mapped[Flag]
    batch_id: Mapped[Count | None] = mapped_column(ForeignKey("batches.id"))


class ServiceReadiness(AreaScoped, Base):
    """One item of the SOP's checklist at a desk as of a moment; the newest row holds."""

    __tablename__ = "service_readiness"
    __table_args__ = (
        UniqueConstraint("area_code", "item", "as_of_at"),
        Index("ix_service_readiness_batch_id", "batch_id"),
        SCOPED,
    )

    id: Mapped[BigKey]
    item: Mapped[Code]  # data.helpdesk.READINESS
    as_of_at: Mapped[Instant]
    as_of_on: Mapped[Day]
    available: Mapped[Flag]
    confirmed_by: Mapped[Code | None]
    batch_id: Mapped[Count | None] = mapped_column(ForeignKey("batches.id"))


class SatisfactionAnswer(AreaScoped, Base):
    """One questionnaire of nine elements, 1 to 4; nothing ties it to a person or a ticket."""

    __tablename__ = "satisfaction_answer"
    __table_args__ = (
        UniqueConstraint("source_hash"),
        Index("ix_satisfaction_answer_day", "area_code", "answered_on"),
        Index("ix_satisfaction_answer_batch_id", "batch_id"),
        SCOPED,
    )

    id: Mapped[BigKey]
    source_hash: Mapped[Hash]
    answered_at: Mapped[Instant]
    answered_on: Mapped[Day]
    u1: Mapped[Count]
    u2: Mapped[Count]
    u3: Mapped[Count]
    u4: Mapped[Count]
    u5: Mapped[Count]
    u6: Mapped[Count]
    u7: Mapped[Count]
    u8: Mapped[Count]
    u9: Mapped[Count]
    batch_id: Mapped[Count | None] = mapped_column(ForeignKey("batches.id"))


class SatisfactionCode(AreaScoped, Base):
    """A one-time code for the satisfaction form, by its hash; used once, never tied to the answer."""

    __tablename__ = "satisfaction_code"
    __table_args__ = (Index("ix_satisfaction_code_area_code", "area_code", "issued_on"), SCOPED)

    code_hash: Mapped[Hash] = mapped_column(primary_key=True)
    ticket_id: Mapped[BigRef] = mapped_column(ForeignKey("service_ticket.id", ondelete="CASCADE"))
    issued_at: Mapped[Instant]
    issued_on: Mapped[Day]
    expires_at: Mapped[Instant]
    used_on: Mapped[Day | None]  # the day only: the instant would lead to the answer
