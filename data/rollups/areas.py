"""States of areas: their registered parties summed; a total of all parties only until the first party's own row."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import pandas as pd

from data.rollups.adding import added_up, until_own
from data.rollups.keys import AREA, COUNTS, PARTY

if TYPE_CHECKING:
    from pandas import DataFrame

SUMS: Final = ("received_known", *COUNTS)
UNKNOWN: Final = math.inf


def area_states(parties: DataFrame) -> DataFrame:
    """State of each area at the end of each day on which a party's state changed.

    Takes `states.party_states`; columns: `round_id, object, area_code, day, at, parties, least_ms, received,
    received_known` and the other `COUNTS`. A sum skips what is unknown and is NaN where nothing is known; `least_ms` is
    the smallest known MS of a party, of *all parties together* never.
    """
    own, totals = (parties[(parties["party"] == "") == is_total] for is_total in (False, True))
    rows = pd.concat([own, until_own(totals, own, PARTY, AREA)], ignore_index=True)
    rows = rows.sort_values([*PARTY, "day"], ignore_index=True)
    known = rows["received"].where(rows["checked"].notna())
    rows = rows.assign(received_known=known, parties=rows["received"].notna().astype("int64"))
    days = added_up(rows, PARTY, AREA, sums=SUMS, marks=["parties"])
    return days.merge(_least(own), how="left", on=[*AREA, "day"])


def _least(own: DataFrame) -> DataFrame:
    """The smallest MS of each area at the end of each day on which one of its parties reported."""
    told = own.assign(ms=own["ms"].fillna(UNKNOWN))  # what is known stays known: unknown is only what comes before
    wide = told.pivot_table("ms", [*AREA, "day"], "party", observed=True)
    least = wide.groupby(AREA, observed=True).ffill().min(axis=1)
    return least.where(least < UNKNOWN).rename("least_ms").reset_index()
