"""The Help Desks of the demo: which there are, how busy each day is, when they serve, which stage runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from dashboard.core.formats import WIB
from data.demo.ground import PROVINCE, Days, chance
from data.demo.world import offices, parties
from data.rules import is_holiday
from data.service_hours import Hours, ServiceCalendar, SpecialDay

if TYPE_CHECKING:
    from data.demo.ground import Reals

DAYS: Final = Days(date(2022, 8, 1), 136)  # to 14 December
STANDS_AT: Final = datetime(2022, 8, 23, 14, 5, tzinfo=WIB)
ENDED_AT: Final = datetime(2022, 12, 14, 22, 0, tzinfo=WIB)  # after the last service
TOTAL: Final = 36_000  # services, about
WEEKEND: Final = 0.35
LAST_DAY: Final = date(2022, 8, 14)  # of registration: open to 23.59
WONOGIRI: Final = "33.12"  # serves to 17.00
STAGES: Final = (
    ("daftar", date(2022, 8, 1)), ("vermin", date(2022, 8, 15)), ("perbaikan", date(2022, 9, 15)),
    ("vermin_p", date(2022, 9, 29)), ("verfak", date(2022, 10, 15)), ("perbaikan_2", date(2022, 11, 10)),
    ("verfak_p", date(2022, 11, 24)), ("tetap", date(2022, 12, 14)),
)  # fmt: skip
# How busy the province is, relative to an ordinary day; straight lines between. Peaks: the ends of registration and of
# the two windows for repairs, and the first and the moved end of administrative verification.
BUSY: Final = (
    (date(2022, 8, 1), 0.9), (date(2022, 8, 9), 1.2), (date(2022, 8, 13), 2.6), (LAST_DAY, 4.2), (date(2022, 8, 15), 1.0),
    (date(2022, 8, 24), 1.2), (date(2022, 8, 29), 1.9), (date(2022, 8, 31), 1.0), (date(2022, 9, 9), 1.8),
    (date(2022, 9, 12), 0.5), (date(2022, 9, 15), 0.8), (date(2022, 9, 28), 3.0), (date(2022, 9, 30), 0.8),
    (date(2022, 10, 12), 0.8), (date(2022, 10, 18), 1.1), (date(2022, 11, 4), 0.8), (date(2022, 11, 10), 0.7),
    (date(2022, 11, 23), 2.2), (date(2022, 11, 25), 0.7), (date(2022, 12, 7), 0.6), (date(2022, 12, 14), 0.25),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """One desk: its area, its share of all services, the parties that come, how many officers it has."""

    code: str
    share: float
    parties: tuple[str, ...]
    officers: int

    @property
    def is_province(self) -> bool:
        """Whether it is the province's own desk."""
        return self.code == PROVINCE


@cache
def desks() -> tuple[Desk, ...]:
    """The 35 kab/kota and the province's own desk, by code."""
    every = offices()
    weights = np.array([office.total for office in every], dtype=float) ** 0.5
    weights *= chance("service", "share").lognormal(0, 0.2, len(every))
    weights /= weights.sum() * 1.05  # the province's own desk has the rest
    own = Desk(code=PROVINCE, share=1 - float(weights.sum()), parties=tuple(parties()), officers=4)
    found = [
        Desk(code=office.code, share=float(weight), parties=office.parties, officers=2 + (weight > np.median(weights)))
        for office, weight in zip(every, weights, strict=True)
    ]
    return (own, *found)


@cache
def busy() -> Reals:
    """How busy each day is: adds up to 1, nothing on a holiday, little at weekends."""
    at, height = zip(*((DAYS.at(day), height) for day, height in BUSY), strict=True)
    weights = np.interp(np.arange(DAYS.count), at, height)
    weights *= np.array([_weight(DAYS[i]) for i in range(DAYS.count)])
    return np.asarray(weights / weights.sum())


def _weight(day: date) -> float:
    if is_holiday(day):
        return 0.0
    return WEEKEND if day.weekday() > 4 and day not in (LAST_DAY, date(2022, 8, 13)) else 1.0  # noqa: PLR2004 - Friday


def stage_on(index: int) -> str:
    """The stage that runs on a day."""
    return [stage for stage, first in STAGES if DAYS.at(first) <= index][-1]


@cache
def calendar(code: str) -> ServiceCalendar:
    """When a desk serves: as in the reference data."""
    closes = 17 * 60 if code == WONOGIRI else 16 * 60
    rows = tuple(Hours(weekday, 8 * 60, closes, DAYS.first) for weekday in range(7))
    return _shared(rows)


@cache
def _shared(rows: tuple[Hours, ...]) -> ServiceCalendar:
    return ServiceCalendar((rows,), (SpecialDay(LAST_DAY, 8 * 60, 24 * 60 - 1, "Hari terakhir pendaftaran"),))
