"""The facts of some keys as the rollups count them, and where more than one source speaks of the same thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import pandas as pd

from data.rollups.items import cells, cells_of, no_spans, spans
from data.rollups.keys import AREA, PARTY
from data.rollups.presence import PRESENCE, without
from data.rollups.recaps import recap_states

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from pandas import DataFrame
    from sqlalchemy.orm import Session

    from data.rollups.keys import Key

TYPES: Final = {"round_id": "int64", "object": "str", "area_code": "str", "party": "str"}


class Sources(NamedTuple):
    """Items counted (`items.cells`), decisions that were replaced (`items.spans`) and recaps (`recaps.recap_states`)."""

    counted: DataFrame
    history: DataFrame
    recaps: DataFrame


def sources(
    db: Session, keys: Collection[Key], until: datetime | None = None, items: DataFrame | None = None
) -> Sources:
    """All that was reported of `keys`, by `until` only where given; `items` that are at hand are not read back."""
    recaps = recap_states(db, keys, until)
    if items is None:
        return Sources(cells(db, keys, until), spans(db, keys, until), recaps)
    here = items["area_code"].isin({key.area_code for key in keys})
    return Sources(cells_of(items[here]), no_spans(), recaps)


def of_registered(facts: Sources, absent: DataFrame) -> Sources:
    """`facts` without those of parties that are said not to be registered in the area, in the cycle of the round."""
    return Sources(*(without(rows, absent) for rows in facts))


def disputes(facts: Sources, absent: DataFrame) -> DataFrame:
    """Where more than one source speaks, whenever that was: columns of `disputed`; takes the facts of all parties.

    `total`: a row of all parties beside parties' own; `items`: items and recaps of one party; `absent`: facts of a party
    that is said not to be registered.
    """
    items, recaps = _places(facts.counted), _places(facts.recaps)
    every = pd.concat([items, recaps], ignore_index=True).drop_duplicates(ignore_index=True)
    standing = without(every, absent)
    own = standing[standing["party"] != ""]
    kinds = {
        "total": standing[standing["party"] == ""].merge(own[AREA].drop_duplicates(), on=AREA),
        "items": own.merge(items, on=PARTY).merge(recaps, on=PARTY),
        "absent": every.merge(absent, on=PRESENCE),
    }
    return pd.concat([rows[PARTY].assign(kind=kind) for kind, rows in kinds.items()], ignore_index=True)


def _places(rows: DataFrame) -> DataFrame:
    return rows[PARTY].drop_duplicates(ignore_index=True).astype(TYPES)
