"""The rollup of factual samples."""

from __future__ import annotations

from typing import Annotated

from sqlalchemy import REAL, Double, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import ROLLUP, AreaScoped, Base, Code, Count, Day, Instant

Real = Annotated[float, mapped_column(Double().with_variant(REAL(), "sqlite"))]  # of 8 bytes on both databases


class SampleProgress(AreaScoped, Base):
    """Factual samples of an area over its registered parties at the end of every day in `day` ≤ D < `until`.

    *All parties* count only where no party has its own row. Sums skip what is unknown; all unknown is NULL.
    `projection` sums what can be projected, `below_squared` and `above_squared` the squares of how far each party's
    interval reaches below and above its projection; `least` is the smallest projection of a party. `at` is the newest
    instant counted.
    """

    __tablename__ = "sample_progress"
    __table_args__ = (Index("ix_sample_progress_until", "round_id", "until", "area_code"), ROLLUP)

    round_id: Mapped[Count] = mapped_column(ForeignKey("rounds.id"), primary_key=True)
    area_code: Mapped[Code] = mapped_column(ForeignKey("areas.code"), primary_key=True)
    day: Mapped[Day] = mapped_column(primary_key=True)
    until: Mapped[Day]
    at: Mapped[Instant]
    parties: Mapped[Count]  # rows summed
    sample: Mapped[Count | None]
    met_home: Mapped[Count | None]
    met_gathered: Mapped[Count | None]
    met_video: Mapped[Count | None]
    not_met: Mapped[Count | None]
    ms: Mapped[Count | None]
    tms: Mapped[Count | None]
    projection: Mapped[Real | None]
    below_squared: Mapped[Real | None]
    above_squared: Mapped[Real | None]
    least: Mapped[Real | None]
