"""Where sources disagree: what the figures use beside what they set aside, so that nothing is hidden."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from sqlalchemy import and_, func, select
from sqlalchemy.orm import aliased

from data.models import Progress, VerificationItem, VerificationRecap
from data.models.rollups import Disputed
from data.queries.reference import area as area_info
from data.queries.reference import areas
from data.queries.state import party_states, slice_of
from data.scope import Scope, visible
from data.tally import ALL_PARTIES, counted, total

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from data.answers import AreaInfo, Question
    from data.queries.state import Slice

    Places = Mapping[str, Collection[str]]  # area -> parties
    Infos = Mapping[str, AreaInfo]

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

    Only what more than one source speaks of, at whatever moment, is read.

    Raises:
        NotFound: the area or the round is unknown, or outside `scope`.
    """
    own = scope.narrowed(area_info(db, scope, area).code)
    of = slice_of(db, own, question)
    if not (disputed := _disputed(db, own, of)):
        return ()
    infos = {info.code: info for info in areas(db, own)}
    reads = {"total": _totals, "items": _items, "absent": _absent}
    found = [one for kind, places in disputed.items() for one in reads[kind](db, own, of, places, infos)]
    return tuple(sorted(found, key=lambda one: (one.area.code, one.kind, one.party, COLUMNS.index(one.column))))


def _disputed(db: Session, scope: Scope, of: Slice) -> Mapping[str, Places]:
    """Kind -> where more than one source speaks, at whatever moment; only of the party asked for, if any."""
    stmt = select(Disputed.kind, Disputed.area_code, Disputed.party)
    stmt = stmt.where(Disputed.round_id == of.round_id, Disputed.object == of.object)
    if of.party is not None:
        stmt = stmt.where(Disputed.party == of.party)
    found: dict[str, dict[str, set[str]]] = {}
    for kind, area, party in db.execute(visible(stmt, scope, Disputed)):
        found.setdefault(kind, {}).setdefault(area, set()).add(party)
    return found


def _totals(db: Session, _: Scope, of: Slice, places: Places, infos: Infos) -> Iterator[Disagreement]:
    """Totals of all parties beside the sum of the parties' own rows, where all of these are known."""
    for code, states in party_states(db, Scope.of(*places), of).items():
        whole, rows = states.get(ALL_PARTIES), counted(states)
        if code not in places or whole is None or whole in rows:
            continue
        for column in COLUMNS:
            said, known = getattr(whole, column), [getattr(row, column) for row in rows]
            if said is not None and None not in known and sum(known) != said:
                yield Disagreement("total", infos[code], ALL_PARTIES, column, sum(known), said, whole.at)


def _items(db: Session, scope: Scope, of: Slice, places: Places, infos: Infos) -> Iterator[Disagreement]:
    """The newest recap of each party that has items, beside the items at the same moment."""
    same = [getattr(Progress, name) == getattr(Recap, name) for name in ("round_id", "object", "area_code", "party")]
    then = (Progress.day <= Recap.as_of_on, Progress.until > Recap.as_of_on, Progress.at <= Recap.as_of_at)
    counts = [getattr(model, name) for model in (Recap, Progress) for name in COLUMNS]
    stmt = select(Recap.area_code, Recap.party, Recap.as_of_at, *counts).join(Progress, and_(*same, *then))
    stmt = _among(_newest(stmt, of).where(Progress.origin == "item"), Recap, places)
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
    return stmt.where(Recap.round_id == of.round_id, Recap.object == of.object, Recap.as_of_at == newest)


def _with_checked(values: list[int | None]) -> list[int | None]:
    """Checked is the sum of its parts where only they are all known."""
    received, checked, *parts = values
    return [received, total(parts) if checked is None and None not in parts else checked, *parts]


def _absent(db: Session, scope: Scope, of: Slice, places: Places, infos: Infos) -> Iterator[Disagreement]:
    """What was received of parties that are not registered in the area: the newest recap, or the items."""
    recaps = _newest(select(Recap.area_code, Recap.party, Recap.received, Recap.as_of_at), of)
    items = select(Item.area_code, Item.party, func.count(), func.max(Item.received_at))
    items = items.where(Item.round_id == of.round_id, Item.object == of.object, Item.received_at <= of.moment)
    items = items.group_by(Item.area_code, Item.party)
    found: dict[tuple[str, str], tuple[int, datetime]] = {}
    for stmt, model in ((recaps, Recap), (items, Item)):
        for code, party, received, at in db.execute(visible(_among(stmt, model, places), scope, model)):
            if party in places[code]:
                found[code, party] = received, at
    for (code, party), (received, at) in found.items():
        yield Disagreement("absent", infos[code], party, "received", None, received, at)


def _among(stmt: Select[*tuple[Any, ...]], model: Any, places: Places) -> Select[*tuple[Any, ...]]:
    """Rows of any of these parties in any of these areas: lists that an index answers, more than is asked."""
    parties = set[str]().union(*places.values())
    return stmt.where(model.area_code.in_(sorted(places)), model.party.in_(sorted(parties)))
