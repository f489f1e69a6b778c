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


def disputes(facts: Sources, absent: DataFrame, parties: DataFrame) -> DataFrame:
    """Where more than one source speaks, whenever that was: columns of `disputed`.

    Takes the facts of all parties, and the states of the registered ones (`states.party_states`). `total`: a row of all
    parties beside parties' own; `items`: items and recaps of one party; `absent`: facts of a party that is said not to
    be registered.
    """
    own = parties[parties["party"] != ""]
    kinds = {"total": _places(parties[parties["party"] == ""]), "items": _places(own[own["origin"] == "item"])}
    if len(kinds["total"]):
        kinds["total"] = kinds["total"].merge(_places(own)[AREA].drop_duplicates(), on=AREA)
    kinds["items"] = kinds["items"].merge(_places(facts.recaps), on=PARTY)
    if len(absent):
        gone = [_places(rows[rows["area_code"].isin(absent["area_code"])]) for rows in (facts.counted, facts.recaps)]
        kinds["absent"] = pd.concat(gone, ignore_index=True).drop_duplicates().merge(absent, on=PRESENCE)
    return pd.concat([rows[PARTY].assign(kind=kind) for kind, rows in kinds.items()], ignore_index=True)


def _places(rows: DataFrame) -> DataFrame:
    return rows[PARTY].drop_duplicates(ignore_index=True).astype(TYPES)
