"""Rows of the demo in the shape in which an imported file is handed over (`data.importers.problems.Reading.frame`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from data.demo.world import published
from data.rules import FINDINGS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray
    from pandas import DataFrame

    from data.demo.ground import Days, Ints
    from data.demo.vermin import Course

CYCLE: Final = "2024"
INVENTED: Final = "Data peragaan"
STATES: Final = ("diterima", "diperiksa", "ms", "bms", "tms")


def table(columns: Mapping[str, Any]) -> DataFrame:
    """A frame of these columns, typed as a reading's: counts `Int64`, instants UTC to the second, the rest text.

    Arrays of whole numbers are counts, `datetime64` arrays instants, anything else text (None = empty). A single
    text stands for every row.
    """
    size = max(len(values) for values in columns.values() if not isinstance(values, str))
    return pd.DataFrame({name: _typed(values, size) for name, values in columns.items()})


def _typed(values: Any, size: int) -> Any:
    if isinstance(values, str):
        return pd.Series([values] * size, dtype="str")
    if isinstance(values, np.ndarray) and values.dtype.kind == "M":
        return pd.Series(values.astype("datetime64[s]")).dt.tz_localize("UTC")
    if isinstance(values, np.ndarray) and values.dtype.kind in "iu":
        return pd.Series(values).astype("Int64")
    return values if isinstance(values, pd.Series) else pd.Series(values, dtype="str")


def instants(seconds: Ints) -> NDArray[np.datetime64]:
    """Seconds since 1970 UTC as instants."""
    return np.asarray(seconds).astype("datetime64[s]")


def maybe(values: Ints, known: NDArray[np.bool_]) -> Any:
    """Counts of which those not `known` are empty."""
    return pd.Series(values).astype("Int64").where(pd.Series(known))


def stacked(parts: Sequence[DataFrame]) -> DataFrame:
    """One frame of several, its rows numbered as lines of a file."""
    whole = pd.concat(parts, ignore_index=True)
    return whole.assign(line=np.arange(len(whole)) + 2)


def recap_rows(course: Course, round_code: str, wanted: NDArray[np.bool_]) -> DataFrame:
    """A row for each report: of every party with members, from the first report to the one after the last change.

    `wanted` says for which parties (the others have rows of single items).
    """
    told = course.reported & (np.arange(course.days.count) <= course.done + 1)
    party, day = np.nonzero(wanted[:, None] & told & (course.received > 0))
    states = (course.received, course.checked, course.ms, course.bms, course.tms)
    return table(
        {
            "putaran": round_code,
            "siklus": CYCLE,
            "objek": "keanggotaan",
            "kode_wilayah": course.office.code,
            "partai": np.array(course.parties)[party],
            "per_tanggal": instants(course.reported_at[day]),
            **{name: values[party, day] for name, values in zip(STATES, states, strict=True)},
            **{name: values[party, day] for name, values in zip(FINDINGS, course.findings, strict=True)},
            "sumber": said_on("rekap_verifikasi", course.office.code, round_code, course.days)[day],
        }
    )


def said_on(kind: str, area: str, round_code: str, days: Days) -> NDArray[Any]:
    """By day: where the published figure of the day's sum comes from, else that it is invented."""
    said = {
        row["per_tanggal"]: f"{row['sumber']}; dibagi per partai untuk peragaan"
        for row in published(kind)
        if row["kode_wilayah"] == area and row["putaran"] == round_code
    }
    return np.array([said.get(str(days[i]), INVENTED) for i in range(days.count)], dtype=object)
