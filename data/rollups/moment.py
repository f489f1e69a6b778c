"""The state at a moment inside a day, from facts: what the rollups, which hold ends of days, cannot say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.rollups.areas import area_states
from data.rollups.keys import AREA, PARTY
from data.rollups.states import party_states, registered_items

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from pandas import DataFrame
    from sqlalchemy.orm import Session

    from data.rollups.keys import Key


def states_at(db: Session, keys: Collection[Key], moment: datetime) -> DataFrame:
    """State of each party of `keys` at `moment`, one row each: columns of `progress` but `until`.

    `day` and `at` are `datetime64[s]` (UTC, no zone), counts are float with NaN for unknown. `keys` must lie in the
    caller's scope. Facts after `moment` do not count; a party without any yet has no row.
    """
    return _history(db, keys, moment).drop_duplicates(PARTY, keep="last", ignore_index=True)


def area_states_at(db: Session, keys: Collection[Key], moment: datetime) -> DataFrame:
    """State of each area of `keys` at `moment`, one row each: columns of `area_progress` but `until`."""
    return area_states(_history(db, keys, moment)).drop_duplicates(AREA, keep="last", ignore_index=True)


def _history(db: Session, keys: Collection[Key], moment: datetime) -> DataFrame:
    counted, history = registered_items(db, keys, moment)
    return party_states(db, keys, counted, history, moment)
