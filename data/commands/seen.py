"""Reference data between the reading of a file and its writing: whoever was quicker meanwhile is not overwritten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

import pandas as pd
from sqlalchemy import select

from dashboard.core.errors import Stale
from dashboard.core.text import N_
from data.commands.facts import facts_of
from data.commands.targets import identity, target_of
from data.scope import marked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pandas import DataFrame
    from sqlalchemy.orm import Session

MEANWHILE: Final = N_(
    "Sebagian isi berkas ini diubah orang lain selagi berkas dibaca, jadi tidak ada yang disimpan. Lihat isinya yang "
    "baru, lalu impor lagi bila masih perlu."
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """What was stored of a kind of reference data: thing (see `identity`) -> all its rows."""

    kind: str
    things: Mapping[tuple[Any, ...], frozenset[tuple[Any, ...]]]


def seen(db: Session, kind: str) -> Seen:
    """All that is stored of `kind` at this moment: tables of reference data are small."""
    target, names = target_of(kind), identity(kind)
    model: Any = target.model
    columns = [getattr(model, name) for name in (*names, *target.columns.values())]
    things: dict[tuple[Any, ...], set[tuple[Any, ...]]] = {}
    for row in db.execute(marked(select(*columns), model)):
        things.setdefault(_thing(row[: len(names)]), set()).add(tuple(row))
    return Seen(kind=kind, things={thing: frozenset(rows) for thing, rows in things.items()})


def refuse_overtaken(db: Session, before: Seen, frame: DataFrame, identity_key: bytes) -> None:
    """Call when no other import can write any more.

    Raises:
        Stale: somebody changed, since `before` was read, a thing that `frame` is about.
    """
    after = seen(db, before.kind).things
    changed = {thing for thing, rows in after.items() if before.things.get(thing) != rows}
    if changed:
        facts = facts_of(db, target_of(before.kind), frame, identity_key)
        mine = facts[list(identity(before.kind))].itertuples(index=False, name=None)
        if not changed.isdisjoint(map(_thing, mine)):
            raise Stale(MEANWHILE)


def _thing(values: Any) -> tuple[Any, ...]:
    """An identity as a frame and the database both give it."""
    return tuple(_plain(value) for value in values)


def _plain(value: Any) -> Any:
    if value is None or pd.isna(value):
        return None
    if isinstance(value, datetime):
        return value.timestamp() if value.tzinfo else value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value.item() if hasattr(value, "item") else value
