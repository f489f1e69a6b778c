"""When it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from data import clock
from data.models import Installation

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def test_a_demo_stands_still(db: Session) -> None:
    assert abs(clock.now(db) - datetime.now(UTC)) < timedelta(seconds=5)
    db.add(Installation(key=clock.CLOCK, value="2022-08-23T14:05:00+07:00"))
    db.flush()
    assert clock.now(db) == datetime(2022, 8, 23, 7, 5, tzinfo=UTC)
