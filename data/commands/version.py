"""The data version: it grows with every committed write that a page could show, and keys every cache."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sqlalchemy import CursorResult, insert, update

from data.models import DataVersion

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def bump(db: Session) -> None:
    """Raise the data version by one; call it in the transaction of the write itself."""
    raised = db.execute(update(DataVersion).values(version=DataVersion.version + 1))
    if not cast("CursorResult[tuple[()]]", raised).rowcount:
        db.execute(insert(DataVersion).values(id=1, version=1))
