"""What KPU decided about a party after factual verification: entered, never computed from a sample."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import SCOPED, AreaScoped, Base, BigKey, Code, Count, Day, Instant, Words


class OfficialVerdict(AreaScoped, Base):
    """The verdict on a party's members in an area and round, with the minutes it stands in; the newest rules.

    A later one, as after a dispute, is a row of its own: what was in force on any past day can be shown.
    """

    __tablename__ = "official_verdict"
    __table_args__ = (
        UniqueConstraint("round_id", "area_code", "party", "decided_at"),
        CheckConstraint("verdict IN ('MS', 'TMS')", name="verdict"),
        Index("ix_official_verdict_batch_id", "batch_id"),
        SCOPED,
    )

    id: Mapped[BigKey]
    round_id: Mapped[Count] = mapped_column(ForeignKey("rounds.id"))
    party: Mapped[Code]
    verdict: Mapped[Code]
    decided_at: Mapped[Instant]
    decided_on: Mapped[Day]
    decree: Mapped[Words]
    source: Mapped[Words | None]
    batch_id: Mapped[Count] = mapped_column(ForeignKey("batches.id"))
