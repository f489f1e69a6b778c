"""What a cycle's decrees set: the planned courses of its stages and the parameters of its rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from data.memo import once
from data.models import PlanCurve, Round, RuleParameter
from data.parameters import Parameters, Targets
from data.plan import Curve, curve_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from data.scope import Scope


@once
def parameters(db: Session, scope: Scope, cycle: str) -> Parameters:
    """The parameters in force in `cycle`: the newest revision of each, else the law's own."""
    del scope  # reference data, open to every user
    stmt = select(RuleParameter.code, RuleParameter.value).where(RuleParameter.cycle == cycle)
    return Parameters.of((code, value) for code, value in db.execute(stmt.order_by(RuleParameter.revision)))


@once
def targets(db: Session, scope: Scope) -> Targets:
    """What the Help Desks are held to, cycle by cycle: a service keeps the targets of the day it was opened on."""
    cycles = select(func.min(Round.first_on), Round.cycle).group_by(Round.cycle)
    begun = sorted((first, cycle) for first, cycle in db.execute(cycles) if first)
    return Targets(tuple((first, parameters(db, scope, cycle).sla) for first, cycle in begun))


def curves(db: Session, scope: Scope) -> dict[tuple[str, str], dict[str, Curve]]:
    """(cycle, stage) -> level -> the newest revision of its planned course."""
    del scope  # reference data, open to every user
    row = (PlanCurve.cycle, PlanCurve.stage, PlanCurve.level, PlanCurve.revision)
    stmt = select(*row, PlanCurve.time_percent, PlanCurve.work_percent).order_by(PlanCurve.revision)
    points: dict[tuple[str, str, str], tuple[int, list[tuple[int, int]]]] = {}
    for cycle, stage, level, revision, time, work in db.execute(stmt):
        known = points.get((cycle, stage, level))
        if known is None or known[0] != revision:
            known = points[cycle, stage, level] = (revision, [])
        known[1].append((time, work))
    found: dict[tuple[str, str], dict[str, Curve]] = {}
    for (cycle, stage, level), (_, some) in points.items():
        found.setdefault((cycle, stage), {})[level] = curve_of(some)
    return found
