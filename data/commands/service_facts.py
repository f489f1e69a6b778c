"""What a file says of services and questionnaires, as the tables have it: ids of their own, and what follows from the facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from data.importers.service_kinds import ELEMENTS

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pandas import DataFrame, Series

TICKET: Final = "layanan_helpdesk"
ANSWER: Final = "skm"
ONE: Final = len("2022-08-23T03:00:00Z")
WIB: Final = pd.Timedelta(hours=7)


def own_ids(kind: str, frame: DataFrame) -> list[str]:
    """What is hashed as the source id of each row: desks number their services alike, and sheets may have no number.

    A questionnaire without a number is known by its area, day, answers and place among equal ones: the same sheet again
    changes nothing, and two people who answered alike are two.
    """
    if kind == TICKET:
        return [f"{area} {number}" for area, number in zip(frame["kode_wilayah"], frame["id_sumber"], strict=True)]
    if kind == ANSWER:
        return _answer_ids(frame)
    return [str(each) for each in frame["id_sumber"]]


def _answer_ids(frame: DataFrame) -> list[str]:
    days = (frame["tanggal"].dt.tz_localize(None) + WIB).dt.strftime("%Y-%m-%d")
    parts = [frame["kode_wilayah"].astype("str"), days, *(frame[name].astype("str") for name in ELEMENTS)]
    alike = parts[0].str.cat(parts[1:], sep="|")
    place = alike.groupby(alike.to_numpy(), sort=False).cumcount()
    numbers, areas = frame["id_sumber"], frame["kode_wilayah"]
    own = (f"{area} {number}" for area, number in zip(areas, numbers, strict=True))
    made = (f"{words}|{at}" for words, at in zip(alike, place, strict=True))
    return [one if known else other for one, other, known in zip(own, made, numbers.notna(), strict=True)]


def with_state(facts: DataFrame) -> DataFrame:
    """Tickets of a file with their `state`, `version` (its steps) and `resolved_at`, as their steps would give them.

    Same as `data.ticket_steps`, for many at once (a test compares the two).
    """
    ends, again = series_length(facts["resolutions"]), series_length(facts["reopenings"])
    last = series_last(facts["resolutions"])
    escalated, returned = facts["escalated_at"].notna(), facts["returned_at"].notna()
    is_open = ends == again
    away = is_open & escalated & ~returned & ~(facts["escalated_at"] <= last).to_numpy(dtype=bool)
    answered = facts["first_response_at"].notna() | (again > 0) | escalated
    rated = facts["rating"].notna() & (ends > 0)
    steps = sum((each.to_numpy(dtype=np.int64) for each in (facts["first_response_at"].notna(), escalated, returned, rated)),
                1 + ends + again)  # fmt: skip
    return facts.assign(
        state=np.select([~is_open, away, answered], ["selesai", "eskalasi", "ditangani"], "terbuka"),
        version=steps,
        resolved_at=last.where(~is_open),
    )


def series_length(series: Series[Any]) -> NDArray[np.int64]:
    """How many instants each cell of a series has."""
    lengths: Any = series.str.len().fillna(-1).to_numpy(dtype=np.int64)
    return np.asarray((lengths + 1) // (ONE + 1), dtype=np.int64)


def series_last(series: Series[Any]) -> Series[Any]:
    """The last instant of each cell (UTC), NaT where there is none."""
    return pd.to_datetime(series.str.slice(-ONE, -1), format="%Y-%m-%dT%H:%M:%S").dt.as_unit("s").dt.tz_localize("UTC")
