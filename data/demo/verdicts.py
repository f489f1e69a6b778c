"""Official verdicts of the demo: what the minutes said after the first round, mostly as the samples had it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from dashboard.core.formats import WIB
from data.demo.factual import FIRST, Sampling, sampling
from data.demo.frames import CYCLE, INVENTED, instants, stacked, table
from data.demo.world import offices

if TYPE_CHECKING:
    from pandas import DataFrame

DECIDED_AT: Final = datetime(2022, 11, 7, 16, 0, tzinfo=WIB)
LATE: Final = "33.29"  # its minutes are not in yet
AGAINST: Final = "33.73"  # one verdict here goes against the projection: the two are not the same thing


def verdict_rows() -> DataFrame:
    """The rows of one file of kind `putusan_verfak`."""
    return stacked([_rows(sampling(office, FIRST)) for office in offices() if office.code != LATE])


def _rows(one: Sampling) -> DataFrame:
    met = _is_met(one)
    if one.office.code == AGAINST:
        met[0] = not met[0]
    columns: dict[str, Any] = {
        "putaran": one.round_code,
        "siklus": CYCLE,
        "kode_wilayah": one.office.code,
        "partai": np.array(one.parties),
        "putusan": np.where(met, "MS", "TMS"),
        "ditetapkan_pada": instants(np.full(len(met), int(DECIDED_AT.astimezone(UTC).timestamp()))),
        "berita_acara": f"Berita acara verfak {one.office.code}",
        "sumber": INVENTED,
    }
    return table(columns)


def _is_met(one: Sampling) -> Any:
    """By party: whether the projection of the last day reaches the minimum."""
    confirmed = (one.met - one.tms)[:, -1]
    return confirmed * one.population >= one.office.minimum * one.sample
