"""States of parties: items where a key has any by then, else recaps; parties not registered in the area left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
from sqlalchemy import select

from data.bulk import fetch
from data.models import PartyPresence, Round
from data.rollups.items import DELTAS, cells, deltas, spans
from data.rollups.keys import COUNTS, PARTY, STATES
from data.rollups.recaps import recap_states
from data.scope import marked

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from pandas import DataFrame
    from sqlalchemy.orm import Session

    from data.rollups.keys import Key


def item_states(counted: DataFrame, history: DataFrame) -> DataFrame:
    """State of each key at the end of each day on which its items moved: the key, `day, at, origin` and `COUNTS`."""
    moved = deltas(counted, history).sort_values([*PARTY, "day"], ignore_index=True)
    groups = moved.groupby(PARTY, observed=True)
    moved[list(DELTAS)] = groups[list(DELTAS)].cumsum()
    moved["checked"] = moved[list(STATES)].sum(axis=1)
    moved["at"] = groups["at"].cummax()
    return moved.assign(origin="item")[[*PARTY, "day", "at", "origin", *COUNTS]]


def party_states(
    db: Session, keys: Collection[Key], counted: DataFrame, history: DataFrame, until: datetime | None = None
) -> DataFrame:
    """State of each party at the end of each day on which something was reported, by key and day.

    Columns: `round_id, object, area_code, party, day, at, origin` and `COUNTS` (float; unknown: NaN). `counted` and
    `history` are of registered parties already (`registered_items`).
    """
    items = item_states(counted, history)
    recaps = registered(db, recap_states(db, keys, until))
    first = items.groupby(PARTY, observed=True)["day"].min().rename("items_from").reset_index()
    recaps = recaps.merge(first, how="left", on=PARTY)
    recaps = recaps[~(recaps["day"] >= recaps["items_from"])]
    parts = [part[items.columns] for part in (recaps, items) if len(part)] or [items]
    return pd.concat(parts, ignore_index=True).sort_values([*PARTY, "day"], ignore_index=True)


def registered_items(db: Session, keys: Collection[Key], until: datetime | None = None) -> tuple[DataFrame, DataFrame]:
    """`items.cells` and `items.spans` of the parties registered in their area."""
    return registered(db, cells(db, keys, until)), registered(db, spans(db, keys, until))


def registered(db: Session, rows: DataFrame) -> DataFrame:
    """`rows` without the parties that are said not to be registered in the area, in the cycle of the round."""
    if rows.empty:
        return rows
    stmt = (
        select(Round.id.label("round_id"), PartyPresence.area_code, PartyPresence.party)
        .join(Round, Round.cycle == PartyPresence.cycle)
        .where(PartyPresence.registered == 0)
    )
    absent = fetch(db, marked(stmt, PartyPresence))
    if absent.empty:
        return rows
    place = ["round_id", "area_code", "party"]
    out = rows.merge(absent, how="left", on=place, indicator="presence")
    return out[out["presence"] == "left_only"].drop(columns="presence").reset_index(drop=True)
