"""Stored rows with which the rows of a file are compared: what the same places reported before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
from sqlalchemy import select

from data.bulk import Seconds, fetch, instants
from data.commands.targets import target_of
from data.importers.trends import compared, places
from data.scope import marked

if TYPE_CHECKING:
    from pandas import DataFrame
    from sqlalchemy.orm import Session

    from data.importers.kind import Kind


def stored_rows(db: Session, kind: Kind, frame: DataFrame) -> DataFrame | None:
    """Rows of the areas and rounds of `frame` up to its last moment, columns named as in a reading.

    None where rows of this kind are compared with nothing. Areas of a reading lie in the importer's scope.
    """
    if not compared(kind) or frame.empty:
        return None
    target, moment = target_of(kind.name), str(kind.moment)
    names = {name: attribute for name, attribute in _names(kind).items() if attribute != target.columns[moment]}
    model: Any = target.model
    dated = getattr(model, target.columns[moment])
    columns = [getattr(model, attribute).label(name) for name, attribute in names.items()]
    stmt = select(*columns, Seconds(dated).label(moment)).where(dated <= frame[moment].max().to_pydatetime())
    for name in ("round_id", "kode_wilayah"):
        if name in names:
            stmt = stmt.where(getattr(model, names[name]).in_(frame[name].unique().tolist()))
    return _typed(fetch(db, marked(stmt, model)), kind)


def _names(kind: Kind) -> dict[str, str]:
    """Column of a reading -> the table's, of all that a comparison needs."""
    columns = target_of(kind.name).columns
    return {name: columns[name] for name in (*places(kind), str(kind.moment), *compared(kind))}


def _typed(rows: DataFrame, kind: Kind) -> DataFrame:
    """As a reading has them: moments in UTC, counts that may be unknown."""
    rows[kind.moment] = instants(rows[kind.moment]).dt.tz_localize("UTC")
    counts = compared(kind)
    rows[counts] = rows[counts].apply(pd.to_numeric).astype("Int64")
    return rows
