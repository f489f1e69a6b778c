"""Registration in one line, for the pages of an area and of a party: from rollups and presence alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from data.models import PartyPresence, RegistrationProgress
from data.queries import reference
from data.queries.parameters import parameters
from data.queries.registration import branches_of, documents, in_force, parties, required, standards_of
from data.queries.thresholds import KAB_KOTA, minimums_of
from data.registration import RegistrationQuestion
from data.registration_counts import Branches, Brief, Documents, added, added_branches
from data.rollups.registration import SUMS
from data.scope import NATION, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from data.answers import AreaInfo, Question
    from data.scope import Scope

LEVEL = "kabkota"


def brief(db: Session, scope: Scope, question: Question, area: str) -> Brief | None:
    """Documents and branches of the kab/kota of `area`, in the cycle of the question's round; None without documents.

    Raises:
        NotFound: `area` is unknown or outside `scope`, or there is no such round.
    """
    cycle = reference.round_of(db, scope, question.round, question.as_of).info.cycle
    asked = RegistrationQuestion(cycle=cycle, as_of=question.as_of, party=question.party)
    inside = scope.narrowed(area)
    told = _documents(db, inside, asked, area)
    if not told.pairs:
        return None
    leaves = [one for one in reference.areas(db, inside) if one.kind in KAB_KOTA]
    wide = area == NATION and not asked.party  # tens of thousands of pairs: only who is not registered is counted
    minimums = {} if wide else minimums_of(db, scope, cycle, leaves)
    has = Branches(absent=_absent(db, inside, cycle)) if wide else _branches(db, inside, asked, leaves, minimums)
    return Brief(
        cycle=cycle,
        documents=told,
        branches=None if wide or not has.registered + has.absent else has,
        areas=len(leaves),
        expected=len(leaves) * len(parties(db, scope, asked)) - has.absent,
        wanted=len(required(db, scope, cycle).get(LEVEL, ())),
        minimum=minimums.get(area),
    )


def _documents(db: Session, scope: Scope, asked: RegistrationQuestion, area: str) -> Documents:
    """All documents of kab/kota together; above them from the sums by province, unless more came in later that day."""
    if "." in area:
        return added(documents(db, scope, asked, LEVEL).values())
    Row = RegistrationProgress  # noqa: N806 - a class
    counts = [func.coalesce(func.sum(each), 0) for each in (Row.pairs, Row.done, Row.complete)]
    stmt = in_force(select(*counts, func.max(Row.at)), scope, asked, SUMS)
    pairs, done, complete, at = db.execute(stmt).one()
    if at and at > asked.as_of:
        return added(documents(db, scope, asked, LEVEL, by_province=True).values())
    return Documents(pairs=int(pairs), done=int(done), complete=int(complete), at=at)


def _branches(
    db: Session, scope: Scope, asked: RegistrationQuestion, leaves: Sequence[AreaInfo], minimums: dict[str, int]
) -> Branches:
    standards = standards_of(leaves, minimums, parameters(db, scope, asked.cycle))
    return added_branches(branches_of(db, scope, asked, standards, by_province=True).values())


def _absent(db: Session, scope: Scope, cycle: str) -> int:
    row = PartyPresence
    stmt = select(func.count()).select_from(row).where(row.cycle == cycle, row.registered == 0)
    return int(db.scalar(visible(stmt, scope, row)) or 0)
