"""Official verdicts after factual verification: the newest decided by the moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from data.models import OfficialVerdict
from data.queries.state import MEMBERS, slice_of
from data.scope import visible
from data.verdicts import Verdict

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from data.answers import Question
    from data.scope import Scope


def verdicts(db: Session, scope: Scope, question: Question, area: str) -> tuple[Verdict, ...]:
    """The verdicts in force at the moment asked for, in `area` and below, by area and party; of members only.

    Raises:
        NotFound: `area` is outside `scope`, or there is no such round.
    """
    scope = scope.narrowed(area)
    of = slice_of(db, scope, question)
    if of.object != MEMBERS:
        return ()
    Row = OfficialVerdict  # noqa: N806 - a class
    stmt = select(Row.area_code, Row.party, Row.verdict, Row.decided_at, Row.decree).order_by(Row.decided_at)
    stmt = stmt.where(Row.round_id == of.round_id, Row.decided_at <= of.moment)
    if of.party is not None:
        stmt = stmt.where(Row.party == of.party)
    found = {(row.area_code, row.party): Verdict(*row) for row in db.execute(visible(stmt, scope, Row))}  # type: ignore[arg-type]  # a checked column
    return tuple(found[key] for key in sorted(found))
