"""Fill an empty database with the demo, once: facts through the import's own store, in the caller's transaction."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import TYPE_CHECKING, Final

import pandas as pd
from sqlalchemy import func, insert, select

from dashboard.core.errors import NotAllowed
from dashboard.core.formats import WIB
from dashboard.core.text import N_
from data.clock import CLOCK
from data.commands import audit
from data.commands.corrections import seal
from data.commands.store import store_frame
from data.commands.version import bump
from data.demo.deliveries import Delivery, deliveries
from data.demo.ground import PROVINCE
from data.demo.service_waits import wait
from data.models import Batch, Installation, User
from data.queries.users import DEMO, KIND

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

STANDS_AT: Final = datetime(2022, 8, 23, 14, 5, tzinfo=WIB)
OCCUPIED: Final = N_("Basis data ini sudah berisi data yang bukan peragaan. Pakai basis data lain lewat DATABASE_URL.")


def fill(db: Session, *, identity_key: bytes, told: Callable[[Delivery], object] = lambda _: None) -> int:
    """Mark the installation as a demo, stand its clock still and store every delivery; return the rows stored.

    `told` hears of each delivery before it is stored. The caller commits: a demo is whole or not there.

    Raises:
        NotAllowed: the database holds imports or users, or is marked as something else.
    """
    if db.scalar(select(Installation.value).where(Installation.key == KIND)) or _holds_data(db):
        raise NotAllowed(OCCUPIED)
    db.execute(insert(Installation), [{"key": KIND, "value": DEMO}, {"key": CLOCK, "value": STANDS_AT.isoformat()}])
    rows = 0
    for delivery in deliveries():
        told(delivery)
        rows += _store(db, delivery, identity_key)
    wait(db)
    bump(db)
    return rows


def _holds_data(db: Session) -> bool:
    return any(db.scalar(select(func.count()).select_from(model)) for model in (Batch, User))


def _store(db: Session, delivery: Delivery, identity_key: bytes) -> int:
    batch = _batch(delivery)
    db.add(batch)
    db.flush()
    stored = store_frame(db, delivery.kind, delivery.frame, batch=batch, identity_key=identity_key)
    batch.accepted, batch.unchanged = stored.accepted, stored.unchanged
    subject = f"{delivery.kind} {delivery.file_name}"
    detail: dict[str, int | str] = {
        "batch": batch.id,
        "total": batch.total,
        "accepted": stored.accepted,
        "unchanged": stored.unchanged,
    }
    detail |= {"rejected": 0, "scope": batch.scope, "corrections": seal(db, batch.id)}
    audit.record(db, actor=DEMO, action="import", subject=subject, detail=detail)
    return stored.accepted


def _batch(delivery: Delivery) -> Batch:
    rows = pd.util.hash_pandas_object(delivery.frame, index=False).to_numpy()
    return Batch(
        kind=delivery.kind,
        file_name=delivery.file_name,
        sha256=hashlib.sha256(rows.tobytes()).digest(),
        scope=PROVINCE,
        imported_at=delivery.imported_at,
        imported_by=DEMO,
        total=len(delivery.frame),
        accepted=0,
        unchanged=0,
        rejected=0,
        warnings=0,
    )
