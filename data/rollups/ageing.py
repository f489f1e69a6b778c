"""How old the backlog is: items by the day received, the day of their first decision, and findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from data.models import FOREVER
from data.rollups.keys import AREA, PARTY

if TYPE_CHECKING:
    from pandas import DataFrame

OPEN_END: Final = pd.Timestamp(FOREVER.isoformat()).as_unit("s")
CELL: Final = [*AREA, "received_on", "decided_on", "findings"]


def ages(counted: DataFrame, history: DataFrame) -> DataFrame:
    """Rows of `backlog_age`: `CELL` and `items`; takes `items.cells` and `items.spans`.

    An item is open until its first decision: where a later one replaced it, the first day is what counts. One whose
    decision was withdrawn has none: it is open since it was received.
    """
    now = counted[[*CELL, "items"]].assign(decided_on=counted["decided_on"].fillna(OPEN_END))
    history = history[history["current_on"].notna()]
    firsts = history.sort_values("decided_on").drop_duplicates("item_id")
    gone = firsts[[*PARTY, "received_on", "findings"]].assign(
        decided_on=firsts["current_on"].fillna(OPEN_END), items=-1
    )
    came = firsts[[*PARTY, "received_on", "findings", "decided_on"]].assign(items=1)
    parts = [part[[*CELL, "items"]] for part in (now, gone, came) if len(part)] or [now]
    whole = pd.concat(parts, ignore_index=True).groupby(CELL, observed=True)["items"].sum().reset_index()
    return whole[whole["items"] > 0].reset_index(drop=True)
