"""The data version that keys every cache. Belongs to no area, so it takes no scope."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from data.models import DataVersion

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def data_version(db: Session) -> int:
    """How many committed writes this database has seen; 0 before the first."""
    return db.scalar(select(DataVersion.version)) or 0
