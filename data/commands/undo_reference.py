"""Take back a file or form of reference data that only replaced values: the version before it holds again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pandas as pd
from sqlalchemy import Integer, and_, delete, func, select, update

from dashboard.core.errors import InvalidInput
from dashboard.core.text import N_
from data.commands import service_store
from data.models import Correction
from data.scope import marked

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement, Table
    from sqlalchemy.orm import Session

    from data.commands.targets import Target
    from data.models import Batch

    Place = tuple[int, datetime | None]  # id of a row; of a day of the calendar, which has none, 0 and its instant

VERSIONED: Final = ("kalender", "putaran")  # kinds whose earlier versions are corrections
REFERENCE: Final = N_("Impor data acuan tidak dapat dibatalkan; impor berkas yang benar sebagai gantinya.")
ADDED: Final = N_(
    "Impor nomor {batch} juga menambah yang belum pernah ada, jadi tidak dapat dibatalkan; impor berkas yang benar sebagai "
    "gantinya."
)


def bring_back(db: Session, target: Target, batch: Batch) -> int:
    """Give what `batch` replaced its old values back, in the caller's transaction; return how many things.

    Raises:
        InvalidInput: a kind whose versions are rows, or the batch added something, too.
    """
    found = _replaced(db, batch)
    if target.kind not in VERSIONED:
        raise InvalidInput(REFERENCE)
    if batch.accepted > len(found):
        raise InvalidInput(ADDED, batch=batch.id)
    before = service_store.targets_before(db, target.kind)
    for place, old in found.items():
        values = {name: _typed(target.table, name, text) for name, text in old.items()}
        db.execute(update(target.table).where(_is(target.table, place)).values(values))
    db.execute(delete(Correction).where(Correction.batch_id == batch.id))
    if found:
        service_store.retime(db, target.kind, pd.DataFrame(), before)
    return len(found)


def later_version(db: Session, batch: Batch) -> int | None:
    """The newest later batch that replaced some of what this one did."""
    found: int | None = None
    for number, day in _replaced(db, batch):
        same = and_(
            Correction.kind == batch.kind, Correction.fact_id == number, Correction.as_of_at.is_not_distinct_from(day)
        )
        stmt = select(func.max(Correction.batch_id)).where(same, Correction.batch_id > batch.id)
        found = max(filter(None, (found, db.scalar(marked(stmt, Correction)))), default=None)
    return found


def _replaced(db: Session, batch: Batch) -> dict[Place, dict[str, str | None]]:
    """Old values by column of each thing that the batch changed."""
    of = Correction
    stmt = select(of.fact_id, of.as_of_at, of.column, of.old).where(of.batch_id == batch.id)
    found: dict[Place, dict[str, str | None]] = {}
    for number, day, column, old in db.execute(marked(stmt, of)):
        found.setdefault((number, day), {})[column] = old
    return found


def _is(table: Table, place: Place) -> ColumnElement[bool]:
    number, day = place
    return table.c.id == number if "id" in table.c else table.c.held_at == day


def _typed(table: Table, name: str, text: str | None) -> Any:
    """A correction's text as the table has it: these kinds replace words and whole numbers only."""
    return int(text) if text is not None and isinstance(table.c[name].type, Integer) else text
