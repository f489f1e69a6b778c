"""The audit log: append-only, each row's hash covers the row and the hash before it."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select

from data.clock import now
from data.models import Audit
from data.models.imports import as_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from sqlalchemy.orm import Session

FIRST: Final = bytes(32)  # stands before the first row
LOCK: Final = 0x41554449  # "AUDI": one writer of the chain at a time on PostgreSQL
LONG_DIGITS: Final = re.compile(r"(?<!\d)\d(?:[ .-]?\d){15,}(?!\d)")
MASK: Final = "●" * 16


def record(db: Session, *, actor: str, action: str, subject: str, detail: Mapping[str, Any] | None = None) -> None:
    """Append one row in the caller's transaction; 16-digit runs (NIK) are masked. The chain stays locked until then."""
    if db.get_bind().dialect.name == "postgresql":
        db.execute(select(func.pg_advisory_xact_lock(LOCK)))
    previous = db.scalar(select(Audit.hash).order_by(Audit.id.desc()).limit(1)) or FIRST
    row = Audit(
        at=now(db),
        actor=scrub(actor),
        action=action,
        subject=scrub(subject),
        detail=scrub(as_json(dict(detail or {}))),
        previous=previous,
    )
    row.hash = link(previous, row.at, row.actor, row.action, row.subject, row.detail)
    db.add(row)
    db.flush()


def link(previous: bytes, at: datetime, *words: str) -> bytes:
    """The hash of one row: SHA-256 over the hash before it, its instant (to the second) and its words."""
    return hashlib.sha256(previous + as_json([at.strftime("%Y-%m-%dT%H:%M:%SZ"), *words]).encode()).digest()


def breaks(db: Session) -> Iterator[int]:
    """Ids of the rows at which the chain is not whole; none in a healthy log."""
    previous = FIRST
    for row in db.scalars(select(Audit).order_by(Audit.id).execution_options(yield_per=1_000)):
        known = link(row.previous, row.at, row.actor, row.action, row.subject, row.detail)
        if row.previous != previous or row.hash != known:
            yield row.id
        previous = row.hash


def scrub(words: str) -> str:
    """`words` with every run of 16 or more digits masked: it may be somebody's NIK."""
    return LONG_DIGITS.sub(MASK, words)
