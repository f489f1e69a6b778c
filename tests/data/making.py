"""Make rows and moments for tests; every argument has a boring default."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING

from dashboard.core.formats import WIB
from data.models import Batch

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_numbers = count(1)


def wib(year: int, month: int, day: int, hour: int = 12, minute: int = 0) -> datetime:
    """A moment on a clock in western Indonesia, as UTC."""
    return datetime(year, month, day, hour, minute, tzinfo=WIB).astimezone(UTC)


def make_batch(db: Session, kind: str = "rekap_verifikasi", *, imported_at: datetime | None = None) -> Batch:
    """A batch of its own file, so that facts have where they came from."""
    number = next(_numbers)
    batch = Batch(
        kind=kind,
        file_name=f"{kind}-{number}.csv",
        sha256=hashlib.sha256(f"{kind}-{number}".encode()).digest(),
        scope="*",
        imported_at=imported_at or wib(2022, 8, 23),
        imported_by="test",
        total=0,
        accepted=0,
        unchanged=0,
        rejected=0,
        warnings=0,
    )
    db.add(batch)
    db.flush()
    return batch
