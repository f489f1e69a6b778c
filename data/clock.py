"""What time it is: the one clock, which a demo's database can stand still at a past moment."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from data.models import Installation

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

CLOCK = "clock"


def now(db: Session) -> datetime:
    """The present instant (UTC), or the moment at which this installation's clock stands."""
    standing = db.scalar(select(Installation.value).where(Installation.key == CLOCK))
    return datetime.fromisoformat(standing).astimezone(UTC) if standing else datetime.now(UTC).replace(microsecond=0)
