"""Items by key and day: what the rollups take from the rows of single members, boards and offices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pandas as pd
from sqlalchemy import ColumnElement, and_, case, func, literal, null, select

from data.bulk import Days, Seconds, days, fetch, instants
from data.models import VerificationDecision, VerificationItem
from data.rollups.keys import PARTY, STATES, under
from data.rules import FINDINGS
from data.scope import marked

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from pandas import DataFrame
    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from data.rollups.keys import Key

Item = VerificationItem
OPEN: Final = "belum"
NUMBERS: Final = frozenset({"round_id", "findings", "items", "item_id", "number"})  # an empty result has no types
DECIDED_AT: Final = func.coalesce(Item.decided_at, Item.received_at)
DECIDED_ON: Final = func.coalesce(Item.decided_on, Item.received_on)
SPAN: Final = (
    "item_id", "status", "decided_at", "decided_on", "replaced_at", "replaced_on", "received_on", "findings",
    "current_on", "current_at", "number",
)  # fmt: skip
DELTAS: Final = ("received", *STATES, *FINDINGS)


def cells(db: Session, keys: Collection[Key], until: datetime | None = None) -> DataFrame:
    """Items counted by key, day received, status, day decided and findings: the one scan of the table.

    Columns: `round_id, object, area_code, party, received_on, received_at, status, decided_on, decided_at, findings,
    items`; of instants the newest of the group. With `until` only what was known at that instant.
    """
    decided = _decided(until)
    group = [
        *(getattr(Item, name) for name in PARTY),
        Item.received_on,
        case((decided, Item.status), else_=literal(OPEN)).label("status"),
        case((decided, DECIDED_ON), else_=null()).label("decided_on"),
        Item.findings,
    ]
    inner = select(
        *group,
        func.max(Item.received_at).label("received_at"),
        func.max(case((decided, DECIDED_AT), else_=null())).label("decided_at"),
        func.count().label("items"),
    )
    inner = inner.where(under(Item, keys)).group_by(*(Item.__table__.c[name] for name in PARTY), *group[4:])
    if until is not None:
        inner = inner.where(Item.received_at <= until)
    return _typed(fetch(db, marked(_in_numbers(inner), Item)))


def cells_of(items: DataFrame) -> DataFrame:
    """The same columns as `cells` from rows of items that are at hand, one by one."""
    decided = items["status"] != OPEN
    moments = {name: items[name].fillna(items[f"received{name[7:]}"]) for name in ("decided_at", "decided_on")}
    return items[[*PARTY, "received_on", "status", "findings"]].assign(
        received_at=items["received_at"].dt.tz_localize(None),
        decided_on=moments["decided_on"].where(decided),
        decided_at=moments["decided_at"].dt.tz_localize(None).where(decided),
        items=1,
    )


def no_spans() -> DataFrame:
    """What `spans` gives for items without a history."""
    return pd.DataFrame({name: pd.Series(dtype=_span_type(name)) for name in (*PARTY, *SPAN)})


def _span_type(name: str) -> str:
    return "datetime64[s]" if name.endswith(("_at", "_on")) else "int64" if name in NUMBERS else "str"


def _decided(until: datetime | None) -> ColumnElement[bool]:
    decided = Item.status != OPEN
    return decided if until is None else and_(decided, until >= DECIDED_AT)


def _in_numbers(inner: Any) -> Any:
    """The same rows with instants and days as numbers."""
    rows = inner.subquery()
    return select(
        *(Seconds(c).label(c.name) if c.name.endswith("_at") else Days(c).label(c.name) if c.name.endswith("_on") else c
          for c in rows.c)
    )  # fmt: skip


def _typed(frame: DataFrame) -> DataFrame:
    for name in frame.columns:
        if name.endswith("_at"):
            frame[name] = instants(frame[name])
        elif name.endswith("_on"):
            frame[name] = days(frame[name])
        elif name in NUMBERS:
            frame[name] = frame[name].astype("int64")
    return frame


def spans(
    db: Session,
    keys: Collection[Key],
    until: datetime | None = None,
    only: Select[Any] | None = None,
) -> DataFrame:
    """Decisions that a later one replaced, each with its item's key and dates.

    Columns: the key, `item_id, status, decided_at, decided_on, replaced_at, replaced_on` and of the item
    `received_on, findings, current_on` (day of the decision in force, NaT while open). A span ends where the next
    one or the decision in force begins; empty spans are left out. `only` selects the ids of the items that matter.
    """
    Old = VerificationDecision  # noqa: N806 - a class
    stmt = (
        select(
            *(getattr(Item, name) for name in PARTY),
            Old.item_id, Old.status, Old.decided_at, Old.decided_on, Old.replaced_at, Old.replaced_on, Item.received_on,
            Item.findings,
            case((_decided(until), DECIDED_ON), else_=null()).label("current_on"),
            case((_decided(until), DECIDED_AT), else_=null()).label("current_at"),
            Old.id.label("number"),
        )
        .join(Item, Item.id == Old.item_id)
        .where(under(Item, keys))
    )  # fmt: skip
    if until is not None:
        stmt = stmt.where(Old.decided_at <= until, Item.received_at <= until)
    if only is not None:
        stmt = stmt.where(Item.id.in_(only))
    frame = _typed(fetch(db, marked(_in_numbers(stmt), Item, Old)))
    return _cut(frame.sort_values(["item_id", "decided_at", "number"], ignore_index=True), until)


def _cut(frame: DataFrame, until: datetime | None) -> DataFrame:
    """End each span where the next one or the decision in force begins."""
    following = frame.groupby("item_id")[["decided_at", "decided_on"]].shift(-1)
    for at, on in ((following["decided_at"], following["decided_on"]), (frame["current_at"], frame["current_on"])):
        earlier = at < frame["replaced_at"]
        frame["replaced_at"] = frame["replaced_at"].where(~earlier, at)
        frame["replaced_on"] = frame["replaced_on"].where(~earlier, on)
    if until is not None:
        still = frame["replaced_at"] > pd.Timestamp(until).tz_convert("UTC").tz_localize(None)
        frame.loc[still, ["replaced_at", "replaced_on"]] = pd.NaT
    return frame[~(frame["replaced_at"] <= frame["decided_at"])]


def deltas(counted: DataFrame, history: DataFrame) -> DataFrame:
    """What each key gained and lost on each day: columns of the key, `day, at` and `DELTAS`."""
    parts = [_received(counted), _decisions(counted, "decided", 1)]
    parts += [_decisions(history.assign(items=1), "decided", 1)] if len(history) else []
    ended = history[history["replaced_at"].notna()]
    parts += [_decisions(ended.assign(items=1), "replaced", -1)] if len(ended) else []
    whole = pd.concat(parts, ignore_index=True).fillna(dict.fromkeys(DELTAS, 0))
    how = dict.fromkeys(DELTAS, "sum") | {"at": "max"}
    return (
        whole.astype(dict.fromkeys(DELTAS, "float64")).groupby([*PARTY, "day"], as_index=False, observed=True).agg(how)
    )


def _received(counted: DataFrame) -> DataFrame:
    columns = {
        name: counted["items"] * (counted["findings"].to_numpy("int64") >> bit & 1) for bit, name in enumerate(FINDINGS)
    }
    moved = counted[PARTY].assign(day=counted["received_on"], at=counted["received_at"], received=counted["items"])
    return moved.assign(**columns)


def _decisions(rows: DataFrame, when: str, sign: int) -> DataFrame:
    rows = rows[rows["status"] != OPEN]
    columns = {state: sign * rows["items"] * (rows["status"] == state.upper()) for state in STATES}
    return rows[PARTY].assign(day=rows[f"{when}_on"], at=rows[f"{when}_at"], **columns)
