"""Satisfaction of those served: the IKM of each desk, of a province and of the nation, from anonymous questionnaires."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select

from data.lists import among
from data.models import SatisfactionAnswer
from data.queries.service_desks import desk_codes
from data.rules import ikm
from data.scope import marked
from data.service_answers import Satisfaction

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from data.scope import Scope
    from data.service_answers import Service

ELEMENTS: Final = tuple(getattr(SatisfactionAnswer, f"u{n}") for n in range(1, 10))
NOBODY: Final = (0,) * (1 + len(ELEMENTS))
Sums = tuple[int, ...]  # answers, then the sum of each element's scores


def satisfaction(db: Session, scope: Scope, service: Service) -> tuple[Satisfaction, dict[str, Satisfaction]]:
    """Answers in the area, period and up to the moment of `service`: the whole, and code -> each of its parts.

    Raises:
        NotFound: the area is outside `scope`.
    """
    by_desk = _sums(db, desk_codes(db, scope, service), service)
    by_part: dict[str, list[Sums]] = {}
    for code, sums in by_desk.items():
        by_part.setdefault(service.part_of(code), []).append(sums)
    whole = _of(_total(by_desk.values()), service.whole.resolved)
    return whole, {
        part.area.code: _of(_total(by_part.get(part.area.code, ())), part.resolved) for part in service.whole.children
    }


def _total(sums: Iterable[Sums]) -> Sums:
    return tuple(map(sum, zip(NOBODY, *sums, strict=True)))


def _sums(db: Session, codes: Iterable[str], service: Service) -> dict[str, Sums]:
    of, period = SatisfactionAnswer, service.period
    columns: list[Any] = [of.area_code, func.count(), *map(func.sum, ELEMENTS)]
    stmt = select(*columns).where(among(of.area_code, codes), of.answered_at <= service.as_of).group_by(of.area_code)
    if period.first:
        stmt = stmt.where(of.answered_on >= period.first)
    return {code: tuple(map(int, sums)) for code, *sums in db.execute(marked(stmt, of))}


def _of(sums: Sums, resolved: int) -> Satisfaction:
    count, *scores = sums
    if not count:
        return Satisfaction(0, None, None, "", "", resolved)
    means = tuple(score / count for score in scores)
    index = ikm(means)
    return Satisfaction(count, means, index.value, index.grade, index.word, resolved)
