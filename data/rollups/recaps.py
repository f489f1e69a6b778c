"""Recaps by key and day: the newest row rules, and what it leaves unknown keeps its last known value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from sqlalchemy import select

from data.bulk import Days, Seconds, days, fetch, instants
from data.models import VerificationRecap
from data.rollups.keys import COUNTS, PARTY, STATES, under
from data.scope import marked

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from pandas import DataFrame, Series
    from sqlalchemy.orm import Session

    from data.rollups.keys import Key

CARRIED: Final = [name for name in COUNTS if name != "received"]


def recap_states(db: Session, keys: Collection[Key], until: datetime | None = None) -> DataFrame:
    """State of each key at the end of each day with a recap: the key, `day, at, origin` and `COUNTS` (unknown: NaN)."""
    Recap = VerificationRecap  # noqa: N806 - a class
    stmt = select(
        *(getattr(Recap, name) for name in (*PARTY, *COUNTS)),
        Seconds(Recap.as_of_at).label("at"),
        Days(Recap.as_of_on).label("day"),
    ).where(under(Recap, keys))
    if until is not None:
        stmt = stmt.where(Recap.as_of_at <= until)
    return carried(fetch(db, marked(stmt, Recap)))


def carried(rows: DataFrame) -> DataFrame:
    """The last state of each key and day of recap rows, unknown cells carried forward within the key."""
    rows = rows.assign(at=instants(rows["at"]), day=days(rows["day"]))
    rows[list(COUNTS)] = rows[list(COUNTS)].astype("float64")
    rows = rows.sort_values([*PARTY, "at"], ignore_index=True)
    rows["checked"] = _checked(rows)
    rows[CARRIED] = rows.groupby(PARTY, observed=True)[CARRIED].ffill()
    rows["checked"] = _checked(rows)
    rows["origin"] = np.where(rows["party"] == "", "total", "recap")
    return rows.drop_duplicates([*PARTY, "day"], keep="last", ignore_index=True)


def _checked(rows: DataFrame) -> Series[Any]:
    """Checked, or the sum of its parts where only they are all known."""
    return rows["checked"].fillna(rows[list(STATES)].sum(axis=1, min_count=len(STATES)))
