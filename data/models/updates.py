"""What parties update every semester in SIPOL, how many hold an account, and the days that are (no) working days."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import PLAIN, SCOPED, AreaScoped, Base, BigKey, Code, Count, Day, Flag, Instant, Words


class PartyUpdate(AreaScoped, Base):
    """Whether a party has updated its data in an area in a semester, and which of the four objects; empty is unknown.

    `tidak_terdaftar` is neither done nor waited for.
    """

    __tablename__ = "party_update"
    __table_args__ = (
        UniqueConstraint("semester", "area_code", "party"),
        CheckConstraint("status IN ('sudah', 'belum', 'tidak_terdaftar')", name="status"),
        Index("ix_party_update_batch_id", "batch_id"),
        SCOPED,
    )

    id: Mapped[BigKey]
    semester: Mapped[Code]
    party: Mapped[Code]
    status: Mapped[Code]
    kepengurusan: Mapped[Flag | None]
    perempuan: Mapped[Flag | None]
    keanggotaan: Mapped[Flag | None]
    kantor: Mapped[Flag | None]
    submitted_at: Mapped[Instant | None]
    submitted_on: Mapped[Day | None]
    obstacle: Mapped[Words | None]
    source: Mapped[Words | None]
    batch_id: Mapped[Count] = mapped_column(ForeignKey("batches.id"))


class Semester(Base):
    """How many parties hold an account in SIPOL in a semester, as published: more than those with a name here."""

    __tablename__ = "semesters"
    __table_args__ = (CheckConstraint("accounts >= 0", name="accounts"), PLAIN)

    code: Mapped[Code] = mapped_column(primary_key=True)
    accounts: Mapped[Count]
    source: Mapped[Words]


class CalendarDay(Base):
    """A day whose being a working day differs from the calendar of national holidays, such as cuti bersama."""

    __tablename__ = "calendar_days"

    held_at: Mapped[Instant] = mapped_column(primary_key=True)  # 00.00 WIB
    held_on: Mapped[Day]
    working: Mapped[Flag]
    name: Mapped[Words]
    source: Mapped[Words | None]
