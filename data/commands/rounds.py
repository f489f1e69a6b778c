"""Rounds that a new schedule calls for: verification stages are rounds, so a new cycle loads from data alone.

A round whose first day is not known yet begins with the first window of its stage.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import func, insert, or_, select, update

from data.days import day_of
from data.models import Round, StageWindow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

VERIFYING: Final = ("vermin", "verfak")  # stages whose code begins so are rounds


def add_rounds(db: Session) -> int:
    """Add a round for every verification stage of the schedule that has none yet, after the rounds of its cycle.

    It rests on what its window rests on.
    """
    known = {(cycle, code) for cycle, code in db.execute(select(Round.cycle, Round.code))}
    begins = func.min(StageWindow.starts_at)
    stages = select(StageWindow.cycle, StageWindow.stage, func.min(StageWindow.name), begins)
    stages = stages.where(or_(*(StageWindow.stage.startswith(code) for code in VERIFYING)))
    found = db.execute(stages.group_by(StageWindow.cycle, StageWindow.stage).order_by(begins)).all()
    fresh = [row for row in found if (row[0], row[1]) not in known]
    for cycle, code, name, starts_at in fresh:
        last = db.scalar(select(func.max(Round.position)).where(Round.cycle == cycle)) or 0
        row = {"cycle": cycle, "code": code, "stage": code, "name": name, "position": last + 1}
        row["legal_basis"] = _basis(db, cycle, code)
        db.execute(insert(Round).values(**row, first_on=day_of(starts_at)))
    return len(fresh)


def _basis(db: Session, cycle: str, stage: str) -> str | None:
    """What the stage's first window rests on, the national one where there is one."""
    of = StageWindow
    stmt = select(of.legal_basis).where(of.cycle == cycle, of.stage == stage)
    return db.scalar(stmt.order_by(of.level != "nasional", of.revision, of.starts_at, of.id).limit(1))


def date_rounds(db: Session) -> None:
    """Give every round without a first day the first day of its stage's windows, once there are any."""
    undated = db.execute(select(Round.id, Round.cycle, Round.stage).where(Round.first_on.is_(None))).all()
    for number, cycle, stage in undated:
        begins = select(func.min(StageWindow.starts_at)).where(StageWindow.cycle == cycle, StageWindow.stage == stage)
        if starts_at := db.scalar(begins):
            db.execute(update(Round).where(Round.id == number).values(first_on=day_of(starts_at)))
