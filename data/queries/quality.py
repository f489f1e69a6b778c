"""Where sources disagree: what the figures use beside what they set aside, so that nothing is hidden."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from sqlalchemy import and_, func, select
from sqlalchemy.orm import aliased

from data.models import PartyPresence, Progress, VerificationItem, VerificationRecap
from data.queries.reference import area as area_info
from data.queries.reference import areas
from data.queries.state import in_force, party_states, slice_of
from data.scope import marked, visible
from data.tally import ALL_PARTIES, counted, total

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from data.answers import AreaInfo, Question
    from data.queries.state import Slice
    from data.scope import Scope

Kind = Literal["total", "items", "absent"]
COLUMNS: Final = ("received", "checked", "ms", "bms", "tms")
Recap, Item = VerificationRecap, VerificationItem


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two sources that say different things of one area; `shown` is what the figures use, `other` what they set aside.

    `kind` is `total` (party rows against a row of all parties together), `items` (items against the newest recap of
    their party, both at the recap's moment) or `absent` (rows of a party said not to be registered in the area:
    `shown` is None). `column` is `received`, `checked`, `ms`, `bms` or `tms`; `party` a code, '' for a total; `at` the
    moment of `other`.
    """

    kind: Kind
    area: AreaInfo
    party: str
    column: str
    shown: int | None
    other: int
    at: datetime


def disagreements(db: Session, scope: Scope, question: Question, area: str) -> tuple[Disagreement, ...]:
    """What disagrees in `area` and below at the as-of, by area; empty where all sources agree.

    Raises:
        NotFound: the area or the round is unknown, or outside `scope`.
    """
    own = scope.narrowed(area_info(db, scope, area).code)
    of = slice_of(db, own, question)
    infos = {info.code: info for info in areas(db, own)}
    found = [*_totals(db, own, of, infos), *_items(db, own, of, infos), *_absent(db, own, of, infos)]
    return tuple(sorted(found, key=lambda one: (one.area.code, one.kind, one.party, COLUMNS.index(one.column))))


def _totals(db: Session, scope: Scope, of: Slice, infos: dict[str, AreaInfo]) -> Iterator[Disagreement]:
    """Totals of all parties beside the sum of the parties' own rows, where all of these are known."""
    if of.party is not None or not _has_totals(db, scope, of):
        return
    for code, states in party_states(db, scope, of).items():
        whole, rows = states.get(ALL_PARTIES), counted(states)
        if whole is None or whole in rows:
            continue
        for column in COLUMNS:
            said, known = getattr(whole, column), [getattr(row, column) for row in rows]
            if said is not None and None not in known and sum(known) != said:
                yield Disagreement("total", infos[code], ALL_PARTIES, column, sum(known), said, whole.at)


def _has_totals(db: Session, scope: Scope, of: Slice) -> bool:
    """Whether there is any row of all parties together: without one no pair needs to be read."""
    stmt = select(Progress.area_code).where(Progress.round_id == of.round_id, Progress.object == of.object)
    return db.scalar(visible(stmt.where(Progress.party == ALL_PARTIES).limit(1), scope, Progress)) is not None


def _items(db: Session, scope: Scope, of: Slice, infos: dict[str, AreaInfo]) -> Iterator[Disagreement]:
    """The newest recap of each party that has items, beside the items at the same moment."""
    both = _itemised(db, scope, of)
    if not both:
        return
    same = [getattr(Progress, name) == getattr(Recap, name) for name in ("round_id", "object", "area_code", "party")]
    then = (Progress.day <= Recap.as_of_on, Progress.until > Recap.as_of_on, Progress.at <= Recap.as_of_at)
    counts = [getattr(model, name) for model in (Recap, Progress) for name in COLUMNS]
    stmt = select(Recap.area_code, Recap.party, Recap.as_of_at, *counts).join(Progress, and_(*same, *then))
    stmt = _among(_newest(stmt, of).where(Progress.origin == "item"), of, Recap, both)
    for code, party, at, *values in db.execute(visible(stmt, scope, Recap, Progress)):
        said, shown = _with_checked(values[: len(COLUMNS)]), values[len(COLUMNS) :]
        for column, other, mine in zip(COLUMNS, said, shown, strict=True):
            if other is not None and mine is not None and other != mine:
                yield Disagreement("items", infos[code], party, column, mine, other, at)


def _newest(stmt: Select[*tuple[Any, ...]], of: Slice) -> Select[*tuple[Any, ...]]:
    """Only the newest recap of each area and party at the moment."""
    other = aliased(Recap)
    same = [getattr(other, name) == getattr(Recap, name) for name in ("round_id", "object", "area_code", "party")]
    newest = select(func.max(other.as_of_at)).where(*same, other.as_of_at <= of.moment).scalar_subquery()
    stmt = stmt.where(Recap.round_id == of.round_id, Recap.object == of.object, Recap.as_of_at == newest)
    return stmt.where(Recap.party == of.party) if of.party is not None else stmt


def _with_checked(values: list[int | None]) -> list[int | None]:
    """Checked is the sum of its parts where only they are all known."""
    received, checked, *parts = values
    return [received, total(parts) if checked is None and None not in parts else checked, *parts]


def _absent(db: Session, scope: Scope, of: Slice, infos: dict[str, AreaInfo]) -> Iterator[Disagreement]:
    """What was received of parties that are not registered in the area: the newest recap, or the items."""
    absent = _told(db, scope, of)
    if not absent:
        return
    recaps = _newest(select(Recap.area_code, Recap.party, Recap.received, Recap.as_of_at), of)
    items = select(Item.area_code, Item.party, func.count(), func.max(Item.received_at))
    items = items.where(Item.round_id == of.round_id, Item.object == of.object, Item.received_at <= of.moment)
    items = items.group_by(Item.area_code, Item.party)
    found: dict[tuple[str, str], tuple[int, datetime]] = {}
    for stmt, model in ((recaps, Recap), (items, Item)):
        for code, party, received, at in db.execute(visible(_among(stmt, of, model, absent), scope, model)):
            if party in absent[code]:
                found[code, party] = received, at
    for (code, party), (received, at) in found.items():
        yield Disagreement("absent", infos[code], party, "received", None, received, at)


def _itemised(db: Session, scope: Scope, of: Slice) -> dict[str, frozenset[str]]:
    """Area -> the parties that have items there and a recap, too: one look at an index for each that has items."""
    same = [getattr(Progress, name) == getattr(Recap, name) for name in ("round_id", "object", "area_code", "party")]
    last = select(func.max(Recap.as_of_at)).where(*same, Recap.as_of_at <= of.moment).correlate(Progress)
    stmt = select(Progress.area_code, Progress.party, last.scalar_subquery()).where(Progress.origin == "item")
    if of.party is not None:
        stmt = stmt.where(Progress.party == of.party)
    return _by_area(db.execute(marked(in_force(stmt, scope, of, Progress), Recap)))


def _by_area(rows: Iterable[Any]) -> dict[str, frozenset[str]]:
    """(area, party, moment) -> the parties of each area whose moment is known."""
    found: dict[str, set[str]] = {}
    for area, party, known in rows:
        if known is not None:
            found.setdefault(area, set()).add(party)
    return {area: frozenset(parties) for area, parties in found.items()}


def _told(db: Session, scope: Scope, of: Slice) -> dict[str, frozenset[str]]:
    """Area -> the parties not registered there of which something was received by the moment.

    One look at an index for each of them: a join would read all that was received of anybody.
    """
    Said = PartyPresence  # noqa: N806 - a class
    rows: list[Any] = []
    for model, at in ((Recap, Recap.as_of_at), (Item, Item.received_at)):
        slice_ = (model.round_id == of.round_id, model.object == of.object, at <= of.moment)
        same = (model.area_code == Said.area_code, model.party == Said.party)
        last = select(func.max(at)).where(*slice_, *same).correlate(Said).scalar_subquery()
        stmt = select(Said.area_code, Said.party, last).where(Said.cycle == of.cycle, Said.registered == 0)
        if of.party is not None:
            stmt = stmt.where(Said.party == of.party)
        rows += db.execute(marked(visible(stmt, scope, Said), model))
    return _by_area(rows)


def _among(
    stmt: Select[*tuple[Any, ...]], of: Slice, model: Any, absent: Mapping[str, frozenset[str]]
) -> Select[*tuple[Any, ...]]:
    """Rows of any of these parties in any of these areas: lists that an index answers, more than is asked."""
    parties = {of.party} if of.party is not None else frozenset[str]().union(*absent.values())
    return stmt.where(model.area_code.in_(sorted(absent)), model.party.in_(sorted(parties)))
