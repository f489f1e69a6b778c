"""States of areas: their registered parties summed; a total of all parties only until the first party's own row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from data.rollups.keys import AREA, COUNTS, PARTY

if TYPE_CHECKING:
    from pandas import DataFrame

SUMS: Final = ("received_known", *COUNTS)


def area_states(parties: DataFrame) -> DataFrame:
    """State of each area at the end of each day on which a party's state changed.

    Takes `states.party_states`; columns: `round_id, object, area_code, day, at, parties, received, received_known`
    and the other `COUNTS`. A sum skips what is unknown and is NaN where nothing is known.
    """
    steps = _steps(_ruling(parties))
    days = steps.groupby([*AREA, "day"], as_index=False, observed=True).agg(
        dict.fromkeys(steps.columns.difference([*AREA, "day", "at"]), "sum") | {"at": "max"}
    )
    groups = days.groupby(AREA, observed=True)
    moving = days.columns.difference([*AREA, "day", "at"])
    days[moving] = groups[list(moving)].cumsum()
    days["at"] = groups["at"].cummax()
    for name in SUMS:
        days[name] = days[name].where(days[f"known_{name}"] > 0)
    return days[[*AREA, "day", "at", "parties", *SUMS]]


def _ruling(parties: DataFrame) -> DataFrame:
    """Party rows, and totals before the first of them, each total ended by an empty row on that day."""
    own = parties[parties["party"] != ""]
    first = own.groupby(AREA, observed=True)["day"].min().rename("own_from").reset_index()
    totals = parties[parties["party"] == ""].merge(first, how="left", on=AREA)
    totals = totals[~(totals["day"] >= totals["own_from"])]
    ended = totals[totals["own_from"].notna()].drop_duplicates(AREA, keep="last")
    ends = ended[PARTY].assign(day=ended["own_from"])
    rows = pd.concat([own, totals.drop(columns="own_from"), ends], ignore_index=True)
    return rows.sort_values([*PARTY, "day"], ignore_index=True)


def _steps(rows: DataFrame) -> DataFrame:
    """What each row changes against the one before it: of every number its value and whether it is known."""
    values = rows[list(COUNTS)].assign(received_known=rows["received"].where(rows["checked"].notna()))
    known = values.notna().astype("int64").add_prefix("known_")
    whole = pd.concat([values.fillna(0.0), known, rows["received"].notna().astype("int64").rename("parties")], axis=1)
    before = whole.groupby([rows[name] for name in PARTY], observed=True).shift(1).fillna(0)
    return pd.concat([rows[[*AREA, "day", "at"]], whole - before], axis=1)
