"""The stages that services name, in the order in which they began, with their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from data.memo import once
from data.models import StageWindow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from data.scope import Scope


@once
def stage_names(db: Session, scope: Scope) -> dict[str, str]:
    """Stage -> its newest name; a few rows."""
    del scope  # reference data, open to every user
    of = StageWindow
    rows = db.execute(select(of.stage, of.name, of.starts_at, of.revision).where(of.area_code == ""))
    found = sorted(rows, key=lambda row: (row.starts_at, row.revision))
    order = dict.fromkeys(row.stage for row in found)
    newest = {row.stage: row.name for row in found}
    return {stage: newest[stage] for stage in order}
