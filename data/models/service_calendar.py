"""When Help Desks serve: weekly hours per area and stage with their dates, and special days. Reference data."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import PLAIN, Base, Code, Count, Day, Flag, PrimaryKey, Words


class ServiceHours(Base):
    """One interval of a weekday (0 is Monday) in which desks of `area_code` and below serve; `stage` '' is any stage.

    `opens` and `closes` are minutes after 00.00 WIB. On a day the rows of the nearest area and stage rule that has any in
    force, of these the ones with the newest `valid_from`: see `data.service_hours.ServiceCalendar`.
    """

    __tablename__ = "service_hours"
    __table_args__ = (
        UniqueConstraint("area_code", "stage", "weekday", "valid_from", "opens"),
        CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
        CheckConstraint("opens >= 0 AND opens < closes AND closes <= 1440", name="interval"),
        CheckConstraint("valid_until IS NULL OR valid_until >= valid_from", name="valid_until"),
        PLAIN,
    )

    id: Mapped[PrimaryKey]
    area_code: Mapped[Code] = mapped_column(ForeignKey("areas.code"))
    stage: Mapped[Code]
    weekday: Mapped[Count]
    opens: Mapped[Count]
    closes: Mapped[Count]
    valid_from: Mapped[Day]
    valid_until: Mapped[Day | None]
    on_holidays: Mapped[Flag]
    legal_basis: Mapped[Words]


class ServiceSpecialDay(Base):
    """A day on which desks of `area_code` and below serve from `opens` to `closes` (minutes), or not at all (NULL)."""

    __tablename__ = "service_special_days"
    __table_args__ = (
        CheckConstraint("(opens IS NULL) = (closes IS NULL)", name="both"),
        CheckConstraint("opens >= 0 AND opens < closes AND closes <= 1440", name="interval"),
        PLAIN,
    )

    area_code: Mapped[Code] = mapped_column(ForeignKey("areas.code"), primary_key=True)
    day: Mapped[Day] = mapped_column(primary_key=True)
    opens: Mapped[Count | None]
    closes: Mapped[Count | None]
    name: Mapped[Words]
    source: Mapped[Words | None]
