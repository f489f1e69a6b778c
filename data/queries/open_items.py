"""Items open at a moment: the rollup by day, and what a moment inside a day changes of it.

An item is open from `received_at` until its first decision, one whose decision was withdrawn (`belum` again) since it
was received; items of parties not registered in the area never count.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, column, func, or_, select, values

from dashboard.core.errors import InvalidInput
from data.answers import Status
from data.days import end_of_day
from data.lists import among
from data.memo import once
from data.models import AreaProgress, BacklogAge, PartyPresence, VerificationDecision, VerificationItem
from data.models.base import CodeType, DayType
from data.queries.reference import area as area_info
from data.queries.reference import areas
from data.queries.state import MEMBERS, Slice, in_force, slice_of
from data.rules import FINDINGS
from data.scope import marked, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from sqlalchemy import CTE, ColumnElement, Select
    from sqlalchemy.orm import Session

    from data.answers import Question
    from data.scope import Scope

Item, Age = VerificationItem, BacklogAge
Counts = Counter[tuple[Any, ...]]
Cell = tuple[Any, ...]  # (area code, day received)
NO_FINDING: Final = "tanpa"  # the filter for items without any finding
AGE: Final = re.compile(r"[0-9]{1,4}")


@dataclass(frozen=True, slots=True)
class Cut:
    """A question about open items, settled: whose rows count, and which of them are asked for.

    `areas` maps codes to names; `low`..`high` is the age in whole days (None: no bound); `finding` is a code of
    `data.rules.FINDINGS` or `tanpa`.
    """

    of: Slice
    areas: Mapping[str, str] = field(hash=False)  # follows from the rest
    finding: str | None = None
    low: int = 0
    high: int | None = None

    def place(self, model: Any) -> tuple[ColumnElement[bool], ...]:
        """SQL for the round and the object."""
        return model.round_id == self.of.round_id, model.object == self.of.object

    def aged(self, model: Any) -> list[ColumnElement[bool]]:
        """SQL for the age."""
        parts = []
        if self.low:
            parts.append(model.received_on <= self.of.day - timedelta(self.low))
        if self.high is not None:
            parts.append(model.received_on >= self.of.day - timedelta(self.high))
        return parts

    def found(self, model: Any) -> list[ColumnElement[bool]]:
        """SQL for the finding."""
        if not self.finding:
            return []
        mask = 1 << FINDINGS.index(self.finding) if self.finding != NO_FINDING else 0
        return [model.findings.bitwise_and(mask) != 0 if mask else model.findings == 0]


@once
def cut_of(  # noqa: PLR0913 - what a table can be filtered by
    db: Session, scope: Scope, question: Question, area: str, *, finding: str | None = None, age: str | None = None
) -> Cut:
    """The open items of `area` and everything below it; `age` is a range of days such as `4-7` or `15-`.

    Raises:
        NotFound: the area or the round is unknown, or outside `scope`.
        InvalidInput: no such finding, or not an age.
    """
    if finding not in {None, NO_FINDING, *FINDINGS}:
        raise InvalidInput
    own = scope.narrowed(area_info(db, scope, area).code)
    names = {one.code: one.name for one in areas(db, own)}
    found = Cut(slice_of(db, own, question), names, finding, *_days(age))
    totals = _totals(db, own, found.of) if question.object == MEMBERS else frozenset()
    return replace(found, areas={code: name for code, name in names.items() if code not in totals})


def _days(age: str | None) -> tuple[int, int | None]:
    low, _, high = (age or "0-").partition("-")
    if not (AGE.fullmatch(low) and (AGE.fullmatch(high) or not high)):
        raise InvalidInput
    return int(low), int(high) if high else None


@once
def _totals(db: Session, scope: Scope, of: Slice) -> frozenset[str]:
    """Provinces whose own rows of members do not count: they are totals of their kab/kota's, where these have any."""
    told = db.scalars(in_force(select(AreaProgress.area_code), scope, of, AreaProgress))
    return frozenset(code.rpartition(".")[0] for code in told if "." in code)


def open_at(cut: Cut, moment: datetime) -> tuple[ColumnElement[bool], ...]:
    """SQL for “received by `moment`, and without a decision then, of a party that is registered here”."""
    decided = select(VerificationDecision.id).where(
        VerificationDecision.item_id == Item.id, VerificationDecision.decided_at <= moment
    )
    absent = select(PartyPresence.id).where(
        PartyPresence.cycle == cut.of.cycle,
        PartyPresence.area_code == Item.area_code,
        PartyPresence.party == Item.party,
        PartyPresence.registered == 0,
    )
    return (
        Item.received_at <= moment,
        or_(Item.decided_at > moment, Item.decided_at.is_(None)),
        or_(Item.decided_at > moment, Item.status == Status.BELUM),
        or_(Item.status == Status.BELUM, ~decided.exists()),
        ~absent.exists(),
    )


def open_items(
    scope: Scope, cut: Cut, columns: Iterable[Any], *, moment: datetime | None = None, cells: Sequence[Cell] = ()
) -> Select[*tuple[Any, ...]]:
    """Select `columns` of the items of `cut` open at `moment` (the as-of): of its areas and ages, or of `cells` only.

    The places come as a list to join, and the scope limits that list, because then both databases look each place up
    in an index; SQLite, which has no statistics, takes any range of the column for the better way.
    """
    here = _listed(cells or [(code,) for code in cut.areas])
    same = [mine == theirs for mine, theirs in zip((Item.area_code, Item.received_on), here.c, strict=False)]
    stmt = select(*columns).select_from(Item).join(here, and_(*same)).where(*cut.place(Item), *cut.found(Item))
    stmt = stmt.where(*open_at(cut, moment or cut.of.moment), *(() if cells else cut.aged(Item)))
    if cut.of.party is not None:
        stmt = stmt.where(Item.party == cut.of.party)
    stmt = stmt.where(scope.covers(here.c.code))
    return marked(stmt, Item, PartyPresence, VerificationDecision)  # the latter two are tied to the item's own row


def _listed(places: Sequence[Cell]) -> CTE:
    columns = (column("code", CodeType), column("day", DayType))
    return values(*columns[: len(places[0])]).data(places).cte("here")


@once
def open_counts(db: Session, scope: Scope, cut: Cut, *by: str) -> Counts:
    """Open items counted by the columns `by`, of `area_code`, `received_on` and `findings`.

    Reads the rollup; items themselves only for one party, or where something was recorded later on the as-of's day.
    """
    if cut.of.party is not None:
        return _items(db, scope, cut, by)
    columns = [getattr(Age, name) for name in by]
    stmt = select(*columns, func.sum(Age.items)).where(*cut.place(Age), among(Age.area_code, cut.areas))
    stmt = stmt.where(Age.received_on <= cut.of.day, Age.decided_on > cut.of.day, *cut.aged(Age), *cut.found(Age))
    counts = _counter(db.execute(visible(stmt.group_by(*columns), scope, Age)))
    if _moved_later(db, scope, cut):
        _rewind(db, scope, cut, by, counts)
    return +counts


def _counter(rows: Iterable[Any]) -> Counts:
    return Counter({tuple(row[:-1]): int(row[-1]) for row in rows if row[-1]})


def _items(
    db: Session, scope: Scope, cut: Cut, by: tuple[str, ...], *only: ColumnElement[bool], moment: datetime | None = None
) -> Counts:
    """Items open at `moment` (the as-of), counted from the items themselves."""
    columns = [getattr(Item, name) for name in by]
    stmt = open_items(scope, cut, (*columns, func.count()), moment=moment)
    return _counter(db.execute(stmt.where(*only).group_by(*columns)))


@once
def _moved_later(db: Session, scope: Scope, cut: Cut) -> bool:
    """Whether anything was recorded after the as-of on its own day: else the end of the day says the same."""
    if cut.of.moment >= end_of_day(cut.of.day):
        return False
    stmt = in_force(select(AreaProgress.area_code), scope, cut.of, AreaProgress)
    later = stmt.where(among(AreaProgress.area_code, cut.areas), AreaProgress.at > cut.of.moment)
    return db.execute(later.limit(1)).first() is not None


def _rewind(db: Session, scope: Scope, cut: Cut, by: tuple[str, ...], counts: Counts) -> None:
    """From the end of the day back to the as-of: less what came after it, plus what was decided after it."""
    moment, end = cut.of.moment, end_of_day(cut.of.day)
    came = (Item.received_on == cut.of.day, Item.received_at > moment)
    counts.subtract(_items(db, scope, cut, by, *came, moment=end))
    days = _days_decided(db, scope, cut)
    counts.update(
        _items(db, scope, cut, by, Item.received_on.in_(days), Item.decided_at > moment, Item.decided_at <= end)
    )
    replaced = select(VerificationDecision.item_id).where(
        VerificationDecision.decided_on == cut.of.day, VerificationDecision.decided_at > moment
    )
    later = and_(Item.status != Status.BELUM, or_(Item.decided_at > end, Item.decided_at.is_(None)))
    counts.update(_items(db, scope, cut, by, Item.id.in_(replaced), later))


def _days_decided(db: Session, scope: Scope, cut: Cut) -> list[date]:
    """The days on which those items were received that got their first decision on the day of the as-of."""
    stmt = select(Age.received_on).where(*cut.place(Age), Age.decided_on == cut.of.day).distinct()
    return list(db.scalars(visible(stmt, scope, Age)))
