"""Public complaints of the demo: cumulative reports of each kab/kota and, at two dates, of the province itself."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import numpy as np

from data.demo.frames import INVENTED, instants, maybe, table
from data.demo.ground import PROVINCE, Days, apportion, chance
from data.demo.world import figure, offices, published
from data.rules import is_working_day

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pandas import DataFrame

    from data.demo.ground import Ints

START: Final = date(2022, 8, 16)
DAILY_UNTIL: Final = date(2022, 9, 9)
LATER: Final = tuple(
    date.fromisoformat(day)
    for day in ("2022-09-12", "2022-09-19", "2022-09-26", "2022-10-05", "2022-10-06", "2022-10-18", "2022-11-04",
                "2022-12-07")
)  # fmt: skip
EVERYBODY: Final = frozenset({START, *LATER})  # days on which no office is silent
BEGIN_LATE: Final = {"33.07": date(2022, 8, 29), "33.18": date(2022, 8, 24), "33.26": date(2022, 9, 5)}
SILENT: Final = 0.25  # of the other days
FELL: Final = {("33.29", date(2022, 8, 19)): 3, ("33.06", date(2022, 8, 31)): 4}  # told too much on that day
GROWTH: Final = 1.15  # from the last known date to December
EARLIEST, LATEST, PUBLISHED_AT, PROVINCE_AT = 9 * 3600, 15 * 3600, 13 * 3600, 16 * 3600  # seconds of the day
ONE: Final = timedelta(days=1)


def complaint_rows() -> list[DataFrame]:
    """Each kab/kota's reports at its dates, then the province's own; every published number is there."""
    days = _days()
    received = _complaints(days)
    rows = [_reports_of(office.code, days, received[index]) for index, office in enumerate(offices())]
    return [*rows, _province()]


def _days() -> tuple[date, ...]:
    """Working days in the first weeks, then a date now and then."""
    daily = [START + n * ONE for n in range((DAILY_UNTIL - START).days + 1)]
    return (*(day for day in daily if is_working_day(day)), *LATER)


def _complaints(days: tuple[date, ...]) -> Ints:
    """Area × date: known values, straight lines between them, and what the sums of the province leave to the others."""
    known = [_known(office.code) for office in offices()]
    weights = chance("complaints").lognormal(0, 0.5, len(known)) * np.array([office.total for office in offices()])
    for day, whole in figure("tanggapan", "masuk", PROVINCE).items():
        free = np.array([max(each) < day for each in known])  # no later value says how far it is
        before = [_value(each, min(day, max(each))) for each in known]
        parts = apportion(whole - sum(before), weights * free).tolist()
        for each, least, more in zip(known, before, parts, strict=True):
            each[day] = least + more
    return np.array([[_value(each, day) for day in days] for each in known])


def _known(area: str) -> dict[date, int]:
    return {START: 0} | figure("tanggapan", "masuk", area)


def _value(known: dict[date, int], day: date) -> int:
    """Along straight lines, rounded down; a little more by December, nothing before 16 August."""
    days = sorted(known)
    if day <= days[-1]:
        return int(np.interp(day.toordinal(), [d.toordinal() for d in days], [known[d] for d in days]) + 1e-9)
    grown = (day - days[-1]).days / max((LATER[-1] - days[-1]).days, 1)
    return int(known[days[-1]] * (1 + (GROWTH - 1) * grown))


def _reports_of(area: str, days: tuple[date, ...], received: Ints) -> DataFrame:
    told = {row["per_tanggal"]: row["sumber"] for row in published("tanggapan") if row["kode_wilayah"] == area}
    sent = np.array([str(day) in told or said for day, said in zip(days, _sent(area, days), strict=True)])
    resolved = _resolved(area, days, received)
    wrong = np.array([FELL.get((area, day), 0) for day in days])
    here = [day for day, said in zip(days, sent, strict=True) if said]
    return table(
        {
            "kode_wilayah": area,
            "per_tanggal": instants(_moments(area, here, told)),
            "masuk": (received + wrong)[sent],
            "diproses": (received + wrong - resolved)[sent],
            "selesai": resolved[sent],
            "sumber": [told.get(str(day), INVENTED) for day in here],
        }
    )


def _sent(area: str, days: tuple[date, ...]) -> NDArray[np.bool_]:
    """On which days the office reports: all at some, most on the others, a few only from later on."""
    drawn = chance("complaints", "sent", area).random(len(days)) >= SILENT
    first = BEGIN_LATE.get(area, START)
    wrong = {day for code, day in FELL if code == area}
    after = {day + n * ONE for day in wrong for n in range(-1, 5)}
    return np.array(
        [day >= first and (day in EVERYBODY | after or bool(one)) for day, one in zip(days, drawn, strict=True)]
    )


def _resolved(area: str, days: tuple[date, ...], received: Ints) -> Ints:
    """Removed from SIPOL so far: published where known, never falling, never more than received."""
    told = figure("tanggapan", "selesai", area)
    share = next((value / received[days.index(day)] for day, value in told.items()), 0.3)
    usual = np.floor(received * share + 1e-9).astype(np.int64)
    return np.array([told.get(day, value) for day, value in zip(days, usual.tolist(), strict=True)])


def _moments(area: str, days: list[date], told: dict[str, str]) -> Ints:
    drawn = chance("complaints", "hours", area).integers(EARLIEST // 60, LATEST // 60, len(days)) * 60
    seconds = [PUBLISHED_AT if str(day) in told else int(one) for day, one in zip(days, drawn, strict=True)]
    return np.array([Days(day, 1).seconds(np.array([of_day]))[0] for day, of_day in zip(days, seconds, strict=True)])


def _province() -> DataFrame:
    """What the province itself made known."""
    rows = [row for row in published("tanggapan") if row["kode_wilayah"] == PROVINCE]
    days = [Days(date.fromisoformat(row["per_tanggal"]), 1) for row in rows]
    nothing, none = np.zeros(len(rows), dtype=np.int64), np.zeros(len(rows), dtype=np.bool_)
    return table(
        {
            "kode_wilayah": PROVINCE,
            "per_tanggal": instants(np.array([day.seconds(np.array([PROVINCE_AT]))[0] for day in days])),
            "masuk": np.array([int(row["masuk"]) for row in rows]),
            "diproses": maybe(nothing, none),
            "selesai": maybe(nothing, none),
            "sumber": [row["sumber"] for row in rows],
        }
    )
