"""The rules of verification as pure functions; each says where it comes from. What differs by cycle is an argument.

Nothing here knows a database: `None` in, `None` out, and unknown is never zero.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Final

from dashboard.core.text import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.calendar import Calendar

OBJECTS: Final = ("keanggotaan", "kepengurusan", "kantor", "perempuan")
FINDINGS: Final = ("ganda_identik", "ganda_eksternal", "potensi_ganda", "pekerjaan", "usia", "nik")
STATUSES: Final = ("belum", "MS", "BMS", "TMS")

MOST_MEMBERS: Final = 1_000  # UU 7/2017 pasal 173 ayat (2) huruf f: 1.000 orang atau 1/1.000 penduduk
AREAS_SHARE: Final = 0.75  # huruf c
KECAMATAN_SHARE: Final = 0.50  # huruf d
CHI_SQUARE: Final = Fraction("3.841")  # one degree of freedom, 95 %
MARGIN: Final = Fraction("0.05")
HALF: Final = Fraction(1, 2)
Z_95: Final = 1.959963984540054
SATURDAY: Final = 5
RATE_DAYS: Final = 5
DEADLINE_DAYS: Final = 3  # PKPU 4/2022 jo. 11/2022 pasal 146: working days before the end of June and of December


ELEMENTS: Final = 9  # of service that a questionnaire scores from 1 to 4
LEAST_SCORE: Final = 1
BEST_SCORE: Final = 4
GRADES: Final = (  # the least index of each, in hundredths
    (88_31, "A", N_("Sangat baik")),
    (76_61, "B", N_("Baik")),
    (65_00, "C", N_("Kurang baik")),
    (25_00, "D", N_("Tidak baik")),
)


@dataclass(frozen=True, slots=True)
class Projection:
    """A sample carried over to its population, with the bounds of the 95 % interval; not a verdict."""

    value: float
    low: float
    high: float

    @property
    def squares(self) -> tuple[float, float]:
        """How far the interval reaches below and above the value, squared: of independent samples these add up."""
        return (self.value - self.low) ** 2, (self.high - self.value) ** 2


@dataclass(frozen=True, slots=True)
class Ikm:
    """Index of public satisfaction, 25 to 100 with two decimals, its grade A to D and the Indonesian word for it."""

    value: float
    grade: str
    word: str


def half_up(value: Fraction) -> int:
    """The nearest integer, halves upwards: 26.5 -> 27 (Python's `round` gives 26)."""
    return math.floor(value + HALF)


def minimum_members(population: int) -> int:
    """Members a party needs in a kab/kota: a thousandth of the population, rounded up, at most 1,000.

    Source: UU 7/2017 pasal 173 ayat (2) huruf f; a decree's official figure, where loaded, wins over this.

    Raises:
        ValueError: a negative population.
    """
    return min(MOST_MEMBERS, -(-_counted(population) // 1_000))


def areas_needed(areas: int, share: float = AREAS_SHARE) -> int:
    """Kab/kota a party needs in a province of `areas`, half up: 35 -> 26.

    Source: UU 7/2017 pasal 173 ayat (2) huruf c; `share` is configuration of the cycle.

    Raises:
        ValueError: a negative number of areas, or a share outside 0..1.
    """
    return _part(areas, share)


def kecamatan_needed(kecamatan: int, share: float = KECAMATAN_SHARE) -> int:
    """Kecamatan a party needs in a kab/kota of `kecamatan`, half up: 19 -> 10.

    Source: UU 7/2017 pasal 173 ayat (2) huruf d; `share` is configuration of the cycle.

    Raises:
        ValueError: a negative number of kecamatan, or a share outside 0..1.
    """
    return _part(kecamatan, share)


def krejcie_morgan_sample_size(population: int) -> int:
    """Sample size of factual verification for `population` members: 440 -> 205, 443 -> 206, 1,000 -> 278.

    Source: Krejcie and Morgan (1970), as PKPU 4/2022 prescribes. KPU RI draws: a received size wins over this.

    Raises:
        ValueError: a negative population.
    """
    spread = CHI_SQUARE * HALF * HALF
    return half_up(spread * _counted(population) / (MARGIN**2 * (population - 1) + spread))


def carried_over(ms: int, sample: int, population: int) -> float:
    """The share `ms` of `sample` (at least one) of the `population`, all counts: the value of `project_sample` alone."""
    return ms * population / sample


def project_sample(ms: int, sample: int, population: int) -> Projection:
    """`ms` of `sample` carried over to `population` (all counts), with Wilson's 95 % interval.

    Source: Wilson (1927); the share of the sample times the population, labelled a projection, not a verdict.

    Raises:
        ValueError: not `0 <= ms <= sample <= population` with a sample of at least one.
    """
    if not 0 <= ms <= sample <= population or not sample:
        msg = f"not 0 <= {ms} <= {sample} <= {population} with a sample"
        raise ValueError(msg)
    share, weight = ms / sample, Z_95**2 / sample
    centre = (share + weight / 2) / (1 + weight)
    reach = Z_95 * math.sqrt(share * (1 - share) / sample + weight / (4 * sample)) / (1 + weight)
    low = min(max(centre - reach, 0.0), share)
    high = max(min(centre + reach, 1.0), share)
    return Projection(value=carried_over(ms, sample, population), low=low * population, high=high * population)


def ikm(element_means: Sequence[float]) -> Ikm:
    """The index of public satisfaction from the means (1 to 4) of its nine elements, each with the same weight.

    Source: Permenpan RB 14/2017: mean times 1/9, summed, times 25; the grade is that of the index with two decimals.

    Raises:
        ValueError: not nine means from 1 to 4.
    """
    if len(element_means) != ELEMENTS or not all(LEAST_SCORE <= mean <= BEST_SCORE for mean in element_means):
        msg = f"an index needs {ELEMENTS} means from {LEAST_SCORE} to {BEST_SCORE}, not {element_means}"
        raise ValueError(msg)
    value = Fraction(round(math.fsum(element_means) / ELEMENTS * 25, 9)).limit_denominator(10**9)
    hundredths = half_up(100 * value)
    grade, word = next((grade, word) for least, grade, word in GRADES if hundredths >= least)
    return Ikm(hundredths / 100, grade, word)


def progress(checked: int | None, received: int | None) -> float | None:
    """Share checked (0..1); None where either is unknown or nothing was received."""
    return checked / received if checked is not None and received else None


def backlog(checked: int | None, received: int | None) -> int | None:
    """Received and not yet checked; None where either is unknown."""
    return received - checked if checked is not None and received is not None else None


def days_left(end: date | None, today: date) -> int | None:
    """Whole days from `today` to the window's last day: 0 on that day, negative after it; None without an end."""
    return (end - today).days if end is not None else None


def pace_needed(left: int | None, days: int | None) -> float | None:
    """Checks a day that finish the backlog within `days`; None where no day is left or anything is unknown."""
    return left / days if left is not None and days is not None and days > 0 else None


def days_to_finish(left: int | None, rate: float | None) -> float | None:
    """Days until the backlog is done at `rate` a day: 0 when nothing is left, None while nothing moves."""
    if left is None or left <= 0:
        return None if left is None else 0.0
    return left / rate if rate is not None and rate > 0 else None


def is_holiday(day: date) -> bool:
    """Whether `day` is a national holiday of Indonesia or cuti bersama.

    Source: SKB 3 Menteri of each year, as the library `holidays` lists them; own days: `data.calendar`.
    """
    return day in _holidays(day.year)


def is_working_day(day: date) -> bool:
    """Whether `day` is Monday to Friday and no national holiday or cuti bersama; own days: `data.calendar`."""
    return day.weekday() < SATURDAY and not is_holiday(day)


def semester_of(day: date) -> str:
    """The semester that `day` lies in: `2026-2` is July to December 2026."""
    return f"{day.year}-{1 if day.month <= 6 else 2}"  # noqa: PLR2004 - June


def semester_days(semester: str) -> tuple[date, date]:
    """The first and the last day of a semester such as `2025-2`.

    Raises:
        ValueError: not a year and 1 or 2.
    """
    year, half = (int(part) for part in semester.split("-"))
    if half not in (1, 2):
        msg = f"a year has two semesters, not {semester}"
        raise ValueError(msg)
    return (date(year, 1, 1), date(year, 6, 30)) if half == 1 else (date(year, 7, 1), date(year, 12, 31))


def semester_deadline(semester: str, calendar: Calendar) -> date:
    """The last day to submit a semester's update: three working days before the last day of June or of December.

    Source: PKPU 4/2022 jo. 11/2022 pasal 146; a window of the schedule, where there is one, wins over this.

    Raises:
        ValueError: not a semester such as `2025-2`.
    """
    return calendar.working_days_before(semester_days(semester)[1], DEADLINE_DAYS)


@cache
def _holidays(year: int) -> frozenset[date]:
    import holidays  # noqa: PLC0415 - slow to load, and most of what imports the rules needs no calendar

    return frozenset(holidays.country_holidays("ID", years=year, categories=("public", "government")))


def _part(whole: int, share: float) -> int:
    if not 0 <= share <= 1:
        msg = f"a share lies between 0 and 1, not {share}"
        raise ValueError(msg)
    return half_up(Fraction(str(share)) * _counted(whole))


def _counted(count: int) -> int:
    if count < 0:
        msg = f"a count is not negative: {count}"
        raise ValueError(msg)
    return count
