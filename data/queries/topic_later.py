"""What parties asked the Help Desks beside what verification decided about them afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select

from data.answers import Question
from data.days import end_of_day
from data.models import Progress
from data.models.rollups import PartyProgress
from data.queries import service_rows
from data.queries.reference import area as area_info
from data.queries.reference import areas, parties, running_round
from data.queries.state import in_force, slice_of
from data.rules import FINDINGS
from data.scope import marked
from data.topic_answers import Comparison, Later

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from data.queries.state import Slice
    from data.queries.topic_counts import Count
    from data.scope import Scope
    from data.service_answers import Period

DAY: Final = timedelta(days=1)
LEAST: Final = 4  # days; a shorter period has no two halves
PROVINCE: Final = 2  # digits of a province's code
COUNTS: Final = ("checked", "bms", "tms", *FINDINGS)


def halves_of(
    db: Session, scope: Scope, codes: Sequence[str], period: Period, over: date
) -> tuple[tuple[date, date], tuple[date, date]] | None:
    """First and last day of both halves of the period, as far as its days are over; None where it is too short."""
    first = service_rows.began(db, scope, tuple(codes), period.first)
    if first is None or (over - first).days + 1 < LEAST:
        return None
    middle = first + ((over - first) // 2 // DAY) * DAY
    return (first, middle), (middle + DAY, over)


def comparison(  # noqa: PLR0913, PLR0917 - what is asked
    db: Session,
    scope: Scope,
    area: str,
    halves: tuple[tuple[date, date], tuple[date, date]],
    counts: Sequence[Count],
    as_of: datetime,
) -> Comparison | None:
    """Questions of the first half of the period, and what its second half decided in the round that runs, by party.

    Only complete days, and only what kab/kota reported. None where nothing was decided.

    Raises:
        NotFound: `area` is unknown or outside `scope`.
    """
    (first, middle), (after, over) = halves
    own = scope.narrowed(area_info(db, scope, area).code)
    of = running_round(db, scope, as_of)
    slices = slice_of(db, own, Question(round=of.code, object="keanggotaan", as_of=end_of_day(over)))
    then = _counts(db, own, replace(slices, moment=end_of_day(middle), day=middle))
    now = _counts(db, own, slices)
    asked = _asked(counts)
    found = []
    for party in parties(db, scope, of.code, moment=as_of):
        grown = _grown(then.get(party.code), now.get(party.code))
        found.append(Later(party, asked.get(party.code, {}), grown.pop("checked"), grown))
    if not any(one.checked for one in found):
        return None
    return Comparison(round=of, asked=(first, middle), decided=(after, over), parties=tuple(found))


def _counts(db: Session, scope: Scope, of: Slice) -> dict[str, tuple[int, ...]]:
    """Party -> `COUNTS` over the kab/kota at the end of the slice's day; what is unknown counts nothing.

    Provinces by their sums; where these may hold rows of the province's own, by kab/kota.
    """
    provinces = [info.code for info in areas(db, scope) if info.kind == "province"]
    apart = _with_own(db, provinces, of)
    places = [scope.narrowed(code) for code in apart] if provinces else [scope]
    told = [_summed(place, of, Progress).where(func.length(Progress.area_code) > PROVINCE) for place in places]
    if summed := [code for code in provinces if code not in apart]:
        told.append(_summed(scope, of, PartyProgress).where(PartyProgress.area_code.in_(summed)))
    found: dict[str, tuple[int, ...]] = {}
    for party, *counts in (row for stmt in told for row in db.execute(stmt)):
        before = found.get(party, (0,) * len(COUNTS))
        found[party] = tuple(int(value) + known for value, known in zip(counts, before, strict=True))
    return found


def _with_own(db: Session, provinces: Sequence[str], of: Slice) -> list[str]:
    """Those that ever reported themselves."""
    stmt = select(Progress.area_code).where(Progress.round_id == of.round_id, Progress.object == of.object).distinct()
    return list(db.scalars(marked(stmt.where(Progress.area_code.in_(provinces)), Progress)))


def _summed(scope: Scope, of: Slice, model: Any) -> Select[Any]:
    """Party and `COUNTS` in `scope` from the rows of `model` in force."""
    sums: list[Any] = [func.coalesce(func.sum(getattr(model, name)), 0) for name in COUNTS]
    stmt = select(model.party, *sums).group_by(model.party).where(model.party != "")
    return in_force(stmt, scope, of, model)


def _grown(then: Sequence[int] | None, now: Sequence[int] | None) -> dict[str, int]:
    """What came between; a correction downwards is no finding."""
    before, after = then or (0,) * len(COUNTS), now or (0,) * len(COUNTS)
    return {name: max(late - early, 0) for name, early, late in zip(COUNTS, before, after, strict=True)}


def _asked(counts: Sequence[Count]) -> dict[str, dict[str, int]]:
    """Party -> category -> services opened in the first half."""
    found: dict[str, dict[str, int]] = {}
    for one in sorted(counts, key=lambda one: one.category):
        if one.party and one.early:
            mine = found.setdefault(one.party, {})
            mine[one.category] = mine.get(one.category, 0) + one.early
    return found
