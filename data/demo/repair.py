"""Administrative verification after the repair period, 1–9 October: replaced and completed members; MS or TMS only."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from data.demo.ground import Days, apportion, chance, curve, part_of, share_out
from data.demo.vermin import Course
from data.demo.world import figure
from data.rules import FINDINGS

if TYPE_CHECKING:
    from data.demo.ground import Ints
    from data.demo.world import Office

ROUND: Final = "vermin_p"
DAYS: Final = Days(date(2022, 10, 1), 9)
TOLD: Final = DAYS.at(date(2022, 10, 6))  # the day of the published figures
ARRIVAL: Final = (0.55, 0.7, 0.9, 0.97, 1.0)  # share received by the end of 1, 2, … October
EXTRA: Final = {"ganda_eksternal": 0.012, "ganda_identik": 0.004, "nik": 0.006}
FAILING: Final = 0.05


@cache
def course(office: Office) -> Course:
    """The whole round of one office."""
    rng = chance(ROUND, office.code)
    members = _members(office, rng)
    parties = tuple(party for party, number in zip(office.parties, members, strict=True) if number)
    members = members[members > 0]
    shares = np.ones(DAYS.count)
    shares[: len(ARRIVAL)] = ARRIVAL
    received = share_out(rng, curve(int(members.sum()), shares), np.repeat(members[:, None], DAYS.count, axis=1))
    checked = share_out(rng, np.minimum(_checked(office, rng, int(members.sum())), received.sum(axis=0)), received)
    failed = part_of(checked, _told(office, "tms", members) if _says(office, "tms") else rng.binomial(members, FAILING))
    found = np.stack([_found(office, rng, name, members) for name in FINDINGS])
    findings = np.stack([part_of(received, each) for each in found])
    return Course(
        office, DAYS, parties, np.ones(DAYS.count, dtype=bool), _report_times(rng), received, checked,
        checked - failed, np.zeros_like(checked), failed, findings, found,
    )  # fmt: skip


def _members(office: Office, rng: np.random.Generator) -> Ints:
    """New members by party; a third of the parliamentary parties need none."""
    told = figure("rekap_verifikasi", "diterima", office.code, ROUND)
    total = next(iter(told.values()), round(office.total * rng.uniform(0.06, 0.2)))
    weights = office.members * rng.lognormal(0, 0.4, len(office.members))
    weights[rng.random(len(weights)) < 0.2] = 0  # noqa: PLR2004 - one party in five needs none
    return apportion(total, weights)


def _says(office: Office, column: str) -> bool:
    return bool(figure("rekap_verifikasi", column, office.code, ROUND))


def _told(office: Office, column: str, members: Ints) -> Ints:
    """The published number by party."""
    return apportion(next(iter(figure("rekap_verifikasi", column, office.code, ROUND).values())), members.astype(float))


def _found(office: Office, rng: np.random.Generator, name: str, members: Ints) -> Ints:
    if _says(office, name):
        return _told(office, name, members)
    return rng.binomial(members, EXTRA.get(name, 0.0)).astype(np.int64)


def _checked(office: Office, rng: np.random.Generator, total: int) -> Ints:
    """Done by 9 October; on 6 October where a figure says so."""
    last = TOLD if _says(office, "diperiksa") else DAYS.count - 1 - int(rng.integers(0, 2))
    work = DAYS.weights(saturday=0.8, off=0.6)[: last + 1] * rng.lognormal(0, 0.2, last + 1)
    cumulative = np.full(DAYS.count, total)
    cumulative[: last + 1] = curve(total, np.cumsum(work) / work.sum())
    return cumulative


def _report_times(rng: np.random.Generator) -> Ints:
    seconds = rng.integers(11 * 3600, 13 * 3600) + rng.integers(0, 3600, DAYS.count)
    return DAYS.seconds(seconds - seconds % 60)
