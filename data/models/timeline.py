"""Reference data of the schedule that a decree changes: the planned course of a stage and the rules' parameters."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped

from data.models.base import PLAIN, Base, Code, Count, PrimaryKey, Words


class PlanCurve(Base):
    """One point of a planned course: by `time_percent` of a window's service days, `work_percent` of the work is due.

    A revision is all its points; the newest rules. A stage without any runs straight from 0 to 100.
    """

    __tablename__ = "plan_curve"
    __table_args__ = (
        UniqueConstraint("cycle", "stage", "level", "revision", "time_percent"),
        CheckConstraint("level IN ('nasional', 'provinsi', 'kabkota')", name="level"),
        CheckConstraint("time_percent BETWEEN 0 AND 100 AND work_percent BETWEEN 0 AND 100", name="percent"),
        PLAIN,
    )

    id: Mapped[PrimaryKey]
    cycle: Mapped[Code]
    stage: Mapped[Code]
    level: Mapped[Words]
    revision: Mapped[Count]
    time_percent: Mapped[Count]
    work_percent: Mapped[Count]
    legal_basis: Mapped[Words]
    note: Mapped[Words | None]


class RuleParameter(Base):
    """One parameter of `data.rules.Parameters` in a cycle, as text; revisions are kept, the newest rules."""

    __tablename__ = "rule_parameters"
    __table_args__ = (UniqueConstraint("cycle", "code", "revision"), PLAIN)

    id: Mapped[PrimaryKey]
    cycle: Mapped[Code]
    code: Mapped[Code]
    revision: Mapped[Count]
    value: Mapped[Words]
    legal_basis: Mapped[Words]
    note: Mapped[Words | None]
