"""Days of the Help Desk, counted from spells: what happened at each desk, and what was asked there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from data.durations import Durations
from data.helpdesk import FACE_TO_FACE, MINUTE
from data.rollups.service_clocks import day_numbers

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pandas import DataFrame

    from data.rollups.service_clocks import Clocks

PLACE: Final = ["area_code", "day"]
COUNTED: Final = (
    "opened", "reopened", "responded", "response_met", "resolved", "resolution_met", "first_contact", "escalated",
)  # fmt: skip
SUBJECT: Final = ["area_code", "day", "category", "stage", "party"]
AGAIN_WITHIN: Final = 7  # days in which a party that asks the same again repeats itself


def day_rows(spells: DataFrame, clocks: Clocks, *, by_channel: bool = False) -> DataFrame:
    """One row a desk and day (and channel) on which something happened: `COUNTED`, `at` (seconds), durations as bytes.

    `spells` has `area_code`, `channel`, `n`, `first_contact`, seconds `opened`, `responded`, `escalated`, `resolved`
    since 1970 (-1 = none) and `response_s`, `resolution_s`, `target_s`. `day` is days since 1970. Not `open_end`.
    """
    keys = [*PLACE, "channel"] if by_channel else PLACE
    events = pd.concat(_events(spells, clocks), ignore_index=True)
    grouped = events.groupby(keys, sort=True)
    found = grouped[list(COUNTED)].sum().astype(np.int64)
    found["at"] = grouped["at"].max().astype(np.int64)
    for name, moment in (("response", "responded"), ("resolution", "resolved")):
        cells = _durations(spells, moment, f"{name}_s", keys)
        found[name] = [cells.get(place, NONE) for place in found.index]
    return found.reset_index()


NONE: Final = Durations.of([]).to_bytes()


def _events(spells: DataFrame, clocks: Clocks) -> list[DataFrame]:
    first = (spells["n"] == 1).to_numpy()
    met = spells["response_s"].to_numpy() <= _allowed(spells, clocks)
    in_time = (spells["resolution_s"] <= spells["target_s"]).to_numpy()
    return [
        _happened(spells, "opened", opened=first, reopened=~first),
        _happened(spells, "responded", responded=first, response_met=first & met),
        _happened(spells, "resolved", resolved=first | ~first, resolution_met=in_time,
                  first_contact=spells["first_contact"].to_numpy() == 1),
        _happened(spells, "escalated", escalated=first | ~first),
    ]  # fmt: skip


def _happened(spells: DataFrame, moment: str, **counts: NDArray[np.bool_]) -> DataFrame:
    at = spells[moment].to_numpy(dtype=np.int64)
    did = at >= 0
    columns: dict[str, Any] = {name: values[did].astype(np.int64) for name, values in counts.items()}
    return spells.loc[did, ["area_code", "channel"]].assign(
        day=day_numbers(at[did]), at=at[did], **(dict.fromkeys(COUNTED, 0) | columns)
    )


def _allowed(spells: DataFrame, clocks: Clocks) -> NDArray[np.int64]:
    """Service seconds that each may wait for its first response."""
    slas, which = clocks.slas(day_numbers(spells["opened"].to_numpy(dtype=np.int64)))
    face = np.array([sla.response_face_minutes for sla in slas], dtype=np.int64)[which]
    other = np.array([sla.response_other_minutes for sla in slas], dtype=np.int64)[which]
    return MINUTE * np.where((spells["channel"] == FACE_TO_FACE).to_numpy(), face, other)


def _durations(spells: DataFrame, moment: str, name: str, keys: list[str]) -> dict[tuple[Any, ...], bytes]:
    """The place that `keys` say -> the durations that ended there."""
    at = spells[moment].to_numpy(dtype=np.int64)
    known = (at >= 0) & (spells[name] >= 0).to_numpy(dtype=bool)
    if not known.any():
        return {}
    rows = spells.loc[known, ["area_code", "channel"]].assign(day=day_numbers(at[known]))
    which = rows.groupby(keys, sort=False).ngroup().to_numpy()
    took = spells[name].to_numpy()[known].astype(np.int64)
    order = np.lexsort((took, which))
    starts = np.flatnonzero(np.diff(which[order], prepend=-1))
    places = rows.iloc[order[starts]][keys].itertuples(index=False, name=None)
    return dict(zip(places, Durations.cells(took[order], starts), strict=True))


def open_ends(rows: DataFrame, before: dict[str, int]) -> NDArray[np.int64]:
    """Spells open at the end of each row's day: those open `before` its desk's first row, plus what came, less what ended.

    `rows` of one desk are in the order of their days, without a gap in what happened.
    """
    came = rows["opened"] + rows["reopened"] - rows["resolved"]
    start = rows["area_code"].map(before).fillna(0).astype(np.int64)
    return (came.groupby(rows["area_code"]).cumsum() + start).to_numpy(dtype=np.int64)


def topic_rows(spells: DataFrame) -> DataFrame:
    """What was asked, from first spells: `SUBJECT` -> how many were `opened`, how many of them `repeated`.

    The same is asked again when a party (not '') comes to the same desk within seven days with the same managed
    question, or, where none was named, in the same category. Needs `ticket_id`, `party`, `category`, `topic`, `stage`.
    """
    first = spells[(spells["n"] == 1).to_numpy()].sort_values(["opened", "ticket_id"], kind="stable")
    asked = first["category"].where(first["topic"].isna(), first["topic"])
    days = pd.Series(day_numbers(first["opened"].to_numpy(dtype=np.int64)), index=first.index)
    since = days - days.groupby([first["area_code"], first["party"], asked, first["topic"].isna()]).shift()
    again = (since <= AGAIN_WITHIN) & (first["party"] != "")
    counted = first.assign(day=days, opened=1, repeated=again.astype(np.int64), stage=first["stage"].fillna(""))
    return counted.groupby(SUBJECT, as_index=False)[["opened", "repeated"]].sum()
