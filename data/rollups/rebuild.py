"""Bring rollups up to date with the facts: compute the touched keys anew, write only the rows that differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pandas as pd
from sqlalchemy import exists, select

from data.models import AreaProgress, BacklogAge, Progress, VerificationItem, VerificationRecap
from data.models.rollups import Disputed, PartyProgress
from data.rollups.ageing import ages
from data.rollups.areas import area_states
from data.rollups.difference import compare, intervals, write
from data.rollups.keys import AREA, PARTY, all_keys, under
from data.rollups.presence import absences
from data.rollups.provinces import STATE, Known, Sum, add_up, all_sums, touched
from data.rollups.sources import disputes, of_registered, sources
from data.rollups.states import party_states
from data.scope import marked

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from pandas import DataFrame
    from sqlalchemy.orm import Session

    from data.rollups.difference import Difference
    from data.rollups.keys import Key

AREAS_AT_ONCE: Final = 64
ITEMS_AT_ONCE: Final = 250_000  # more of them would need more memory than all the rest of an import


def rebuild(db: Session, keys: Collection[Key], items: DataFrame | None = None) -> int:
    """Recompute the rollups of `keys` from facts, in the caller's transaction; return how many rows were written.

    `items`, where the caller has just stored them and knows that they are all items of these keys (columns of
    `verification_item`), saves reading them back.
    """
    written, moved, states = 0, set[Sum](), []
    for some in portions(keys, 0 if items is None else len(items)):
        parties, found = _recounted(db, some, items)
        states.append(parties[STATE])
        for part in filter(None, list(found)):
            written += write(db, part)
            if part.table is Progress.__table__:
                moved |= touched(part)
    return written + (add_up(db, moved, Known(frozenset(keys), pd.concat(states))) if moved else 0)


def fill(db: Session) -> None:
    """Count everything once where there are facts but no sums of provinces yet: what an older schema left."""
    known = select(*(exists(select(model.round_id)) for model in (PartyProgress, VerificationItem, VerificationRecap)))
    counted, *told = db.execute(marked(known, PartyProgress, VerificationItem, VerificationRecap)).one()
    if any(told) and not counted:
        rebuild(db, all_keys(db))
        add_up(db, all_sums(db))


def rebuild_areas(db: Session, areas: Iterable[str]) -> int:
    """Recompute all rollups of `areas`: what a change of party presence calls for."""
    return rebuild(db, all_keys(db, areas))


def differences(db: Session, keys: Collection[Key]) -> Iterator[Difference]:
    """What a recount of `keys` from facts would change in the rollups; only real differences."""
    for part in portions(keys):
        yield from filter(None, _recounted(db, part)[1])


def portions(keys: Collection[Key], items: int = 0) -> Iterator[set[Key]]:
    """`keys`, some areas at a time, fewer where they have many `items`: not all are counted at once."""
    areas = sorted({key.area_code for key in keys})
    at_once = max(1, min(AREAS_AT_ONCE, len(areas) * ITEMS_AT_ONCE // max(items, 1)))
    for start in range(0, len(areas), at_once):
        some = set(areas[start : start + at_once])
        yield {key for key in keys if key.area_code in some}


def _recounted(
    db: Session, keys: Collection[Key], items: DataFrame | None = None
) -> tuple[DataFrame, Iterator[Difference]]:
    """The states of all parties of `keys`, and how each rollup differs from a recount."""
    every = sources(db, keys, items=items)
    absent = absences(db, {key.round_id for key in keys}, {key.area_code for key in keys})
    facts = of_registered(every, absent)
    parties = party_states(facts)
    fresh: dict[Any, DataFrame] = {
        Progress: intervals(parties, PARTY),
        AreaProgress: intervals(area_states(parties), AREA),
        BacklogAge: ages(facts.counted, facts.history),
        Disputed: disputes(every, absent, parties),
    }
    return parties, (compare(db, model, rows, under(model, keys)) for model, rows in fresh.items())
