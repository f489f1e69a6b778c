"""Mistakes that offices reported and mended: what was stored first, and when the right rows came."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from dashboard.core.formats import WIB

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pandas import DataFrame, Series

SECOND_LOOK: Final = pd.Timedelta(days=2)
LOOKED_AGAIN: Final = {"33.73": 4, "33.02": 3, "33.74": 3}  # items by area whose BMS became MS within two days
LOOK_ON: Final = date(2022, 8, 22)


@dataclass(frozen=True, kw_only=True, slots=True)
class Mistake:
    """A report that was wrong by `by` (column -> wrong minus right) until `mended_at`.

    It is the report of the party with the largest `largest` in the area, of `day` or the last one before it.
    """

    kind: str
    round_code: str
    area: str
    day: date
    mended_at: datetime
    largest: str
    by: Mapping[str, int] = field(default_factory=dict)


def _wib(month: int, day: int, hour: int, minute: int) -> datetime:
    return datetime(2022, month, day, hour, minute, tzinfo=WIB)


MISTAKES: Final = (
    Mistake(
        kind="rekap_verifikasi", round_code="vermin", area="33.08", day=date(2022, 8, 21), mended_at=_wib(8, 23, 8, 40),
        largest="ms", by={"ms": -12, "tms": 12},
    ),
    Mistake(
        kind="rekap_verifikasi", round_code="vermin", area="33.19", day=date(2022, 8, 22), mended_at=_wib(8, 23, 11, 15),
        largest="ganda_eksternal", by={"ganda_eksternal": 114},
    ),
    Mistake(
        kind="rekap_verifikasi", round_code="vermin", area="33.27", day=date(2022, 8, 22), mended_at=_wib(8, 23, 13, 20),
        largest="bms", by={"diperiksa": -18, "ms": -18},
    ),
    Mistake(
        kind="rekap_verifikasi", round_code="vermin", area="33.24", day=date(2022, 8, 30), mended_at=_wib(9, 10, 9, 0),
        largest="tms", by={"tms": -5, "bms": 5},
    ),
    Mistake(
        kind="rekap_verifikasi", round_code="vermin_p", area="33.03", day=date(2022, 10, 5), mended_at=_wib(10, 10, 9, 30),
        largest="ms", by={"diperiksa": -6, "ms": -6},
    ),
    Mistake(
        kind="sampel_verfak", round_code="verfak", area="33.21", day=date(2022, 10, 27), mended_at=_wib(11, 5, 10, 0),
        largest="rumah", by={"rumah": -9, "ms": -9},
    ),
)  # fmt: skip


def wrong_row(frame: DataFrame, mistake: Mistake) -> Series[Any]:
    """The row of `frame` that was reported wrongly, as it should be."""
    end = pd.Timestamp(mistake.day, tz=WIB) + pd.Timedelta(days=1)
    place = (frame["putaran"] == mistake.round_code) & (frame["kode_wilayah"] == mistake.area)
    before = frame[place & (frame["per_tanggal"] < end)]
    newest = before[before["per_tanggal"] == before["per_tanggal"].max()]
    row: Series[Any] = newest.loc[newest[mistake.largest].astype("int64").idxmax()]
    return row


def as_first_reported(frame: DataFrame, mistakes: tuple[Mistake, ...]) -> DataFrame:
    """`frame` with the wrong numbers in it."""
    first = frame.copy()
    for mistake in mistakes:
        row = wrong_row(frame, mistake)
        for column, by in mistake.by.items():
            first.loc[row.name, column] = int(row[column]) + by
    return first


def second_looks(items: DataFrame) -> DataFrame:
    """Items found MS on 22 August after a statement, which had been BMS two days before."""
    decided = items["diputus_pada"].dt.tz_convert(WIB).dt.date == LOOK_ON
    waited = items["diterima_pada"] < items["diputus_pada"] - SECOND_LOOK
    found = items[decided & waited & (items["status"] == "MS") & (items["indikasi"] > 0)]
    parts: list[DataFrame] = [
        found[found["kode_wilayah"] == area].head(number) for area, number in LOOKED_AGAIN.items()
    ]
    return pd.concat(parts).assign(metode="surat_pernyataan")


def as_first_decided(items: DataFrame, looks: DataFrame) -> DataFrame:
    """`items` with the first decision of those looked at twice."""
    first = items.copy()
    first.loc[looks.index, "status"] = "BMS"
    first.loc[looks.index, "metode"] = None
    first.loc[looks.index, "diputus_pada"] = looks["diputus_pada"] - SECOND_LOOK
    return first


LOOKED_AT: Final = _wib(8, 22, 15, 0) + timedelta(minutes=10)
