"""States of parts added up over what they are parts of: from day to day, unknown skipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pandas import DataFrame


def added_up(
    rows: DataFrame, part: Sequence[str], whole: Sequence[str], *, sums: Sequence[str], marks: Sequence[str]
) -> DataFrame:
    """The sum over `whole` at the end of each day on which one of its parts changed; columns `whole, day, at` and these.

    `rows` are states, sorted by `part` (columns) and `day`, each until the next of its part; a part ends with a row of
    unknown `sums` and zero `marks`. A sum skips what is unknown and is NaN where nothing is known; `marks` are always
    known. `at` is the newest instant so far.
    """
    names = [*sums, *marks]
    known = rows[list(sums)].notna().astype("int64").add_prefix("known_")
    values = pd.concat([rows[list(sums)].fillna(0.0), known, rows[list(marks)]], axis=1)
    steps = values - values.groupby([rows[name] for name in part], observed=True).shift(1).fillna(0)
    by_day = pd.concat([rows[[*whole, "day", "at"]], steps], axis=1).groupby(
        [*whole, "day"], as_index=False, observed=True
    )
    days = by_day.agg(dict.fromkeys(values.columns, "sum") | {"at": "max"})
    places = days.groupby(list(whole), observed=True)
    days[list(values.columns)] = places[list(values.columns)].cumsum()
    days["at"] = places["at"].cummax()
    for name in sums:
        days[name] = days[name].where(days[f"known_{name}"] > 0)
    return days[[*whole, "day", "at", *names]]


def until_own(rows: DataFrame, own: DataFrame, part: Sequence[str], place: Sequence[str]) -> DataFrame:
    """`rows` until the first row of `own` in the same `place`: each part that has one ends with an empty row on that day."""
    first = own.groupby(list(place), observed=True)["day"].min().rename("own_from").reset_index()
    before = rows.merge(first, how="left", on=list(place))
    before = before[~(before["day"] >= before["own_from"])]
    ended = before[before["own_from"].notna()].drop_duplicates(list(part), keep="last")
    ends = ended[list(part)].assign(day=ended["own_from"])
    found = pd.concat([before.drop(columns="own_from"), ends], ignore_index=True)
    return found.sort_values([*part, "day"], ignore_index=True)
