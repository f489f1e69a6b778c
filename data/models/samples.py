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


class SampleReach(AreaScoped, Base):
    """In how many kab/kota of a province a party's samples leave it how near to the minimum (`data.thresholds.Reach`).

    At the end of every day in `day` ≤ D < `until`, where it is registered, has a sample that can be projected, and a
    minimum is known; the rest of its kab/kota are counted nowhere. `at` is the newest instant counted.
    """

    __tablename__ = "sample_reach"
    __table_args__ = (ROLLUP,)

    round_id: Mapped[Count] = mapped_column(ForeignKey("rounds.id"), primary_key=True)
    area_code: Mapped[Code] = mapped_column(ForeignKey("areas.code"), primary_key=True)  # of a province
    until: Mapped[Day] = mapped_column(primary_key=True)  # before the party: what holds now stands together
    party: Mapped[Code] = mapped_column(primary_key=True)
    day: Mapped[Day]
    at: Mapped[Instant]
    met: Mapped[Count]
    open: Mapped[Count]
    repair: Mapped[Count]
    out: Mapped[Count]
