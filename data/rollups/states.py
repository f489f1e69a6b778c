"""States of parties: items where a key has any by then, else recaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from data.rollups.items import DELTAS, deltas
from data.rollups.keys import COUNTS, PARTY, STATES
from data.rollups.presence import absences, without

if TYPE_CHECKING:
    from pandas import DataFrame
    from sqlalchemy.orm import Session

    from data.rollups.sources import Sources


def item_states(counted: DataFrame, history: DataFrame) -> DataFrame:
    """State of each key at the end of each day on which its items moved: the key, `day, at, origin` and `COUNTS`."""
    moved = deltas(counted, history).sort_values([*PARTY, "day"], ignore_index=True)
    groups = moved.groupby(PARTY, observed=True)
    moved[list(DELTAS)] = groups[list(DELTAS)].cumsum()
    moved["checked"] = moved[list(STATES)].sum(axis=1)
    moved["at"] = groups["at"].cummax()
    return moved.assign(origin="item")[[*PARTY, "day", "at", "origin", *COUNTS]]


def party_states(facts: Sources) -> DataFrame:
    """State of each party at the end of each day on which something was reported, by key and day.

    Columns: `round_id, object, area_code, party, day, at, origin` and `COUNTS` (float; unknown: NaN). `facts` are of
    registered parties (`sources.of_registered`).
    """
    items = item_states(facts.counted, facts.history)
    first = items.groupby(PARTY, observed=True)["day"].min().rename("items_from").reset_index()
    recaps = facts.recaps.merge(first, how="left", on=PARTY)
    recaps = recaps[~(recaps["day"] >= recaps["items_from"])]
    parts = [part[items.columns] for part in (recaps, items) if len(part)] or [items]
    return pd.concat(parts, ignore_index=True).sort_values([*PARTY, "day"], ignore_index=True)


def registered(db: Session, rows: DataFrame) -> DataFrame:
    """`rows` without the parties that are said not to be registered in the area, in the cycle of the round."""
    return rows if rows.empty else without(rows, absences(db, rows["round_id"].unique().tolist(), rows["area_code"]))
