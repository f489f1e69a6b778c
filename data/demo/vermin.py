"""Administrative verification of members, day by day: what each office had received, checked and found, by party."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from data.demo.ground import TODAY, Days, apportion, chance, curve, flat_when_silent, part_of, share_out
from data.demo.world import figure
from data.rules import FINDINGS, is_working_day

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from data.demo.ground import Ints, Reals
    from data.demo.world import Office

ROUND: Final = "vermin"
DAYS: Final = Days(date(2022, 8, 14), 27)  # to 9 September; the first rows came down two days before the window
OPENING: Final = DAYS.at(date(2022, 8, 16))  # the first day of the window, and of reports
NOW: Final = DAYS.at(TODAY)
CLOSING: Final = DAYS.at(date(2022, 9, 9))
FIRST_DONE: Final = DAYS.at(date(2022, 8, 26))

# Share received by the end of 14, 15, … August, in most areas; complete on 25 August.
ARRIVAL: Final = (0.02, 0.06, 0.30, 0.36, 0.52, 0.66, 0.74, 0.80, 0.92, 0.985, 0.997, 1.0)
EARLY: Final = (0.02, 0.06, 0.42, 0.55, 0.70, 0.84, 0.90, 0.94, 1.0)  # where a figure says so: complete on 22 August
QUICK: Final = {"33.02", "33.19", "33.73"}
START: Final = (0, 0, 0.45, 0.15, 0.8, 1.0, 0.45, 0.3, 1.15, 1.0)  # work on 14, 15, … 23 August
SILENT_TODAY: Final = "33.16"
LAST_REPORT: Final = (date(2022, 8, 22), 16, 40)  # of that office
NEWEST_TODAY: Final = "33.74"  # its report comes in just as the demo's clock stops: 14.05
RARE: Final = {"potensi_ganda": 0.005, "pekerjaan": 0.0009, "usia": 0.0003, "nik": 0.022}
DOUBLES: Final = {"ganda_identik": 0.026, "ganda_eksternal": 0.016}
LATE_PARTY: Final = {"33.29": "republik_satu", "33.01": "parsindo", "33.15": "republiku"}  # nothing before 24 August


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """One office's round: cumulative numbers by party and day; a day without a report repeats the day before."""

    office: Office
    days: Days
    parties: tuple[str, ...]
    reported: NDArray[np.bool_]  # by day
    reported_at: Ints  # by day: when its report came (seconds since 1970)
    received: Ints  # party by day
    checked: Ints
    ms: Ints
    bms: Ints
    tms: Ints
    findings: Ints  # finding by party by day, in the order of data.rules.FINDINGS
    found: Ints  # finding by party: in the end

    @property
    def done(self) -> int:
        """The index of the first day with everything received and checked."""
        left = self.received[:, -1].sum() - self.checked.sum(axis=0)
        return int(np.argmax(left == 0)) if (left == 0).any() else self.days.count - 1


@cache
def course(office: Office) -> Course:
    """The whole round of one office."""
    rng = chance(ROUND, office.code)
    reported = _reported(office, rng)
    received = _received(office, rng, reported)
    checked = share_out(rng, _checked(office, rng, reported, received.sum(axis=0)), received)
    ms, bms, tms = _outcome(office, rng, checked)
    found = _found(office, rng)
    return Course(
        office, DAYS, office.parties, reported, _report_times(office, rng), received, checked, ms, bms, tms,
        _findings(found, received, checked), found,
    )  # fmt: skip


def _reported(office: Office, rng: np.random.Generator) -> NDArray[np.bool_]:
    """Days on which the office reports: some rest at weekends; offices with published figures never miss one."""
    missing = np.array([0.03 if is_working_day(DAYS[i]) else 0.22 for i in range(DAYS.count)])
    silent = rng.random(DAYS.count) < missing
    silent[[OPENING, NOW - 1, NOW, NOW + 1, -1]] = False
    if office.needed or figure("rekap_verifikasi", "diterima", office.code, ROUND):
        silent[:] = False
    silent[_finish(office)] = False
    silent[NOW] |= office.code == SILENT_TODAY
    silent[:OPENING] = True
    return ~silent


def _finish(office: Office) -> int:
    """The day on which everything is checked: those ahead on 26 August, the last on 9 September."""
    return min(FIRST_DONE + round((0.99 - office.checked) / 0.75 * (CLOSING - FIRST_DONE)), CLOSING)


def _report_times(office: Office, rng: np.random.Generator) -> Ints:
    """Between 11.00 and 14.00 WIB, sometimes in the evening; on the demo's day never after its clock."""
    usual = rng.integers(11 * 3600, 13 * 3600)
    seconds = usual + rng.integers(0, 3300, DAYS.count)
    late = rng.random(DAYS.count) < 0.06  # noqa: PLR2004 - about one in sixteen
    late[NOW] = False
    seconds = np.where(late, rng.integers(15 * 3600, 19 * 3600, DAYS.count), seconds)
    if office.code == NEWEST_TODAY:
        seconds[NOW] = 14 * 3600 + 5 * 60
    day, hour, minute = LAST_REPORT
    if office.code == SILENT_TODAY:
        seconds[DAYS.at(day)] = hour * 3600 + minute * 60
    return DAYS.seconds(seconds - seconds % 60)


def _received(office: Office, rng: np.random.Generator, reported: NDArray[np.bool_]) -> Ints:
    """Party × day; before the window's first day a few rows of each party, reported with the first report."""
    shares = np.ones(DAYS.count)
    arrival = EARLY if office.code in QUICK or office.checked > 0.95 else ARRIVAL  # noqa: PLR2004 - nearly done
    shares[: len(arrival)] = arrival
    if office.code not in QUICK:
        shares[2:-2] = shares[2:-2] ** rng.uniform(0.8, 1.25)
    late = np.array([party == LATE_PARTY.get(office.code) for party in office.parties])
    early = office.members * ~late
    cumulative = curve(int(early.sum()), shares)
    cumulative[OPENING:] = flat_when_silent(cumulative[OPENING:], reported[OPENING:])
    parts = share_out(rng, cumulative, np.repeat(early[:, None], DAYS.count, axis=1))
    parts[late, NOW + 1 :] = office.members[late, None]
    return parts


def _checked(office: Office, rng: np.random.Generator, reported: NDArray[np.bool_], received: Ints) -> Ints:
    """The area's curve: up to the demo's day as planned, then to the finish, never above what was received."""
    now, finish = _checked_now(office, int(received[NOW])), _finish(office)
    start = _slow_start(office, rng) if office.needed else np.array(START) * rng.lognormal(0, 0.12, len(START))
    later = DAYS.weights()[NOW + 1 : finish + 1] * rng.lognormal(0, 0.12, finish - NOW)
    cumulative = np.full(DAYS.count, received[-1])
    cumulative[: NOW + 1] = curve(now, np.cumsum(start) / start.sum())
    cumulative[NOW + 1 : finish + 1] = now + curve(int(received[-1]) - now, np.cumsum(later) / later.sum())
    known = flat_when_silent(cumulative, reported)
    known[NOW] = now if office.code != SILENT_TODAY else known[NOW]
    return np.minimum(known, received)


def _checked_now(office: Office, received: int) -> int:
    """The published number where there is one for the day, else the planned share."""
    told = figure("rekap_verifikasi", "diperiksa", office.code, ROUND)
    return told.get(TODAY, round(received * office.checked))


def _slow_start(office: Office, rng: np.random.Generator) -> Reals:
    """Work by day such that the median working day of 16–22 August is too slow by the planned multiple."""
    share = office.checked
    usual = (1 - share) / (CLOSING - NOW) / (office.needed or 1)
    shares = np.zeros(NOW + 1)
    shares[OPENING : OPENING + 4] = np.array([0.4, 0.15, 0.85, 1.15]) * usual  # 16 to 19 August, the 17th a holiday
    shares[OPENING + 4 :] = (
        (share - shares.sum()) * apportion(1000, np.array([10, 8, 38, 44]) * rng.lognormal(0, 0.05, 4)) / 1000
    )
    return shares


def _outcome(office: Office, rng: np.random.Generator, checked: Ints) -> Ints:
    """MS, BMS and TMS of what was checked (status × party × day): shares differ by party and a little by area."""
    failing = rng.uniform(0.10, 0.20) + (0.16 if office.code in QUICK - {"33.02"} else 0)
    bad = np.clip(failing * rng.lognormal(0, 0.35, len(checked)), 0.03, 0.6)
    chances = np.stack([1 - bad, bad * 0.64, bad * 0.36], axis=-1)
    steps = np.diff(checked, axis=1, prepend=0)
    drawn = rng.multinomial(steps, chances[:, None, :])
    return np.cumsum(drawn, axis=1).transpose(2, 0, 1).astype(np.int64)


def _found(office: Office, rng: np.random.Generator) -> Ints:
    """Findings in the end (finding × party): the published sums where there are any."""
    return np.stack([_found_of(office, rng, name) for name in FINDINGS])


def _found_of(office: Office, rng: np.random.Generator, name: str) -> Ints:
    noise = rng.lognormal(0, 0.4, len(office.members))
    told = figure("rekap_verifikasi", name, office.code, ROUND) if name in DOUBLES else {}
    if told:
        return apportion(next(iter(told.values())), office.members * noise)
    share = (DOUBLES | RARE)[name]
    return rng.binomial(office.members, np.clip(share * noise, 0, 0.3)).astype(np.int64)


def _findings(found: Ints, received: Ints, checked: Ints) -> Ints:
    """Doubles show when a row is received, the other findings when it is checked."""
    return np.stack([part_of(received if name in DOUBLES else checked, found[i]) for i, name in enumerate(FINDINGS)])
