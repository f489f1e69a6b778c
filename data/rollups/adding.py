"""States of parts added up over what they are parts of: from day to day, unknown skipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
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
    told = rows[names].to_numpy("float64")
    known = ~np.isnan(told[:, : len(sums)])
    values = np.hstack([np.nan_to_num(told), known])
    before = np.where(_starts(rows, part)[:, None], 0.0, np.roll(values, 1, axis=0))
    steps = pd.DataFrame(values - before, index=rows.index)
    by_day = pd.concat([rows[[*whole, "day", "at"]], steps], axis=1).groupby([*whole, "day"], observed=True)
    newest = by_day["at"].max().rename("at").reset_index()
    at = newest.groupby(list(whole), observed=True)["at"].cummax()
    added = _running(by_day[list(steps.columns)].sum().to_numpy(), _starts(newest, whole))
    nothing = added[:, len(names) :] == 0
    added[:, : len(sums)][nothing] = np.nan
    return pd.concat([newest.assign(at=at), pd.DataFrame(added[:, : len(names)], columns=names)], axis=1)


def _starts(rows: DataFrame, place: Sequence[str]) -> NDArray[np.bool_]:
    """Whether each row is the first of its place; rows of one place stand together."""
    numbers = rows.groupby(list(place), observed=True, sort=False).ngroup().to_numpy()
    return np.append(True, numbers[1:] != numbers[:-1])[: len(numbers)]


def _running(steps: NDArray[np.float64], starts: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Sums of `steps` so far, from each of `starts` anew; exact for whole numbers."""
    sums = np.vstack([np.zeros((1, steps.shape[1])), steps.cumsum(axis=0)])
    firsts = np.flatnonzero(starts)
    before: NDArray[np.float64] = sums[firsts].repeat(np.diff(np.append(firsts, len(steps))), axis=0)
    return sums[1:] - before


def until_own(rows: DataFrame, own: DataFrame, part: Sequence[str], place: Sequence[str]) -> DataFrame:
    """`rows` until the first row of `own` in the same `place`: each part that has one ends with an empty row on that day."""
    if rows.empty:
        return rows
    first = own.groupby(list(place), observed=True)["day"].min().rename("own_from").reset_index()
    before = rows.merge(first, how="left", on=list(place))
    before = before[~(before["day"] >= before["own_from"])]
    ended = before[before["own_from"].notna()].drop_duplicates(list(part), keep="last")
    ends = ended[list(part)].assign(day=ended["own_from"])
    found = pd.concat([before.drop(columns="own_from"), ends], ignore_index=True)
    return found.sort_values([*part, "day"], ignore_index=True)
