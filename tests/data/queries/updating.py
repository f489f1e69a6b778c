"""Semester updates for the tests: every argument has a boring default, the batch came in at the given moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from data.days import day_of
from data.models import PartyUpdate
from data.queries import semesters
from data.scope import Scope
from data.update_answers import UpdateQuestion
from tests.data.making import make_batch, wib

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from data.update_answers import SemesterInfo

NATION = Scope.of("*")
NOW = wib(2026, 11, 20, 16)


def update(
    db: Session,
    area: str = "33.73",
    party: str = "pkb",
    status: str = "sudah",
    *,
    semester: str = "2026-2",
    at: datetime | None = None,
    imported: datetime = NOW,
    obstacle: str | None = None,
    **parts: int,
) -> PartyUpdate:
    """One row; objects that are not given are unknown."""
    columns: dict[str, Any] = dict.fromkeys(("kepengurusan", "perempuan", "keanggotaan", "kantor")) | parts
    row = PartyUpdate(
        semester=semester, area_code=area, party=party, status=status, submitted_at=at,
        submitted_on=day_of(at) if at else None, obstacle=obstacle, source=None,
        batch_id=make_batch(db, "pemutakhiran", imported_at=imported).id, **columns,
    )  # fmt: skip
    db.add(row)
    db.flush()
    return row


def semester(db: Session, code: str = "2026-2", area: str = "33", scope: Scope = NATION) -> SemesterInfo:
    return next(one for one in semesters.semesters(db, scope, area, NOW) if one.code == code)


def asked(
    db: Session, as_of: datetime = NOW, *, code: str = "2026-2", party: str | None = None, part: str | None = None
) -> UpdateQuestion:
    return UpdateQuestion(semester=semester(db, code), as_of=as_of, party=party, part=part)
