"""Help Desk: which alerts were told to whom."""

from __future__ import annotations

from sqlalchemy import Index, column
from sqlalchemy.orm import Mapped

from data.models.base import SCOPED, AreaScoped, Base, BigKey, Code, Instant


class ServiceAlert(AreaScoped, Base):
    """A condition that was told: once when it began, once when it was over; one that holds stands once an audience."""

    __tablename__ = "service_alert"
    __table_args__ = (
        Index("ix_service_alert_open", "area_code", "recovered_at"),
        Index(
            "uq_service_alert_standing",
            "audience",
            "area_code",
            "kind",
            "subject",
            unique=True,
            sqlite_where=column("recovered_at").is_(None),
            postgresql_where=column("recovered_at").is_(None),
        ),
        SCOPED,
    )

    id: Mapped[BigKey]
    audience: Mapped[Code]  # the area whose digest told it: each of these tells on its own
    kind: Mapped[Code]
    subject: Mapped[Code]  # what it is about within the desk: a ticket's id, an item, a day
    began_at: Mapped[Instant]
    told_at: Mapped[Instant | None]
    recovered_at: Mapped[Instant | None]
    recovery_told_at: Mapped[Instant | None]
