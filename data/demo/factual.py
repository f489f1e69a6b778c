"""Factual verification: the drawn sample of each party, met at home, gathered, by video, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from data.demo import repair, vermin
from data.demo.frames import CYCLE, INVENTED, instants, said_on, table
from data.demo.ground import Days, apportion, chance, curve, part_of, population_for, share_out
from data.demo.world import figure, published, verfak_parties
from data.rules import krejcie_morgan_sample_size

if TYPE_CHECKING:
    from pandas import DataFrame

    from data.demo.ground import Ints
    from data.demo.world import Office

FIRST: Final = "verfak"
SECOND: Final = "verfak_p"
DAYS: Final = {FIRST: Days(date(2022, 10, 18), 18), SECOND: Days(date(2022, 11, 27), 8)}
SHARES: Final = (0.60, 0.11, 0.03, 0.26)  # met at home, gathered, by video, not met
# From which to which part of the window each attempt is made.
SPANS: Final = ((0.0, 0.8), (0.6, 0.95), (0.8, 1.0), (0.75, 1.0))
COLUMNS: Final = ("rumah", "dihadirkan", "video", "tidak_ditemui")
NO_VIDEO: Final = "33.23"  # its source counts gathered and video as one
DENIED: Final = 0.05
PART_DONE: Final = {"33.14": (date(2022, 10, 26), 0.57)}  # Solopos 1456144: 57 percent of the sample


@dataclass(frozen=True, slots=True)
class Sampling:
    """One office's samples in one round: by party and day, cumulative."""

    office: Office
    round_code: str
    parties: tuple[str, ...]
    population: Ints  # by party
    sample: Ints  # by party
    attempts: Ints  # attempt by party by day
    tms: Ints  # party by day: met, but denies being a member
    reported_at: Ints  # by day: when its report came

    @property
    def met(self) -> Ints:
        """Party × day."""
        return np.asarray(self.attempts[:3].sum(axis=0))


@cache
def sampling(office: Office, round_code: str) -> Sampling:
    """The samples of one office in one round."""
    rng = chance(round_code, office.code)
    days = DAYS[round_code]
    parties, sample, population = _drawn(office, round_code, rng)
    finals = _finals(office, round_code, rng, sample)
    attempts = np.stack([_attempt(office, round_code, rng, row, index) for index, row in enumerate(finals)])
    met = attempts[:3].sum(axis=0)
    denied = rng.binomial(met[:, -1], DENIED).astype(np.int64)
    seconds = rng.integers(11 * 3600, 13 * 3600) + rng.integers(0, 3600, days.count)
    return Sampling(
        office,
        round_code,
        parties,
        population,
        sample,
        attempts,
        part_of(met, denied),
        days.seconds(seconds - seconds % 60),
    )


def _drawn(office: Office, round_code: str, rng: np.random.Generator) -> tuple[tuple[str, ...], Ints, Ints]:
    """Parties with their samples and populations: as published, else Krejcie–Morgan of the members found MS."""
    told = {
        row["partai"].lower(): int(row["sampel"])
        for row in published("sampel_verfak")
        if row["kode_wilayah"] == office.code and row["putaran"] == round_code and row["partai"]
    }
    if told:
        parties = tuple(party for party in office.parties if party in told)
        sample = np.array([told[party] for party in parties])
        return parties, sample, np.array([population_for(size) for size in sample.tolist()])
    parties = tuple(party for party in office.parties if party in verfak_parties())
    if round_code == SECOND:
        parties = tuple(party for party in parties if rng.random() < 0.45)  # noqa: PLR2004 - not all need repair
    population = np.array([_members_ms(office, party) for party in parties])
    if round_code == SECOND:
        population = (population * rng.uniform(0.3, 0.6, len(population))).astype(np.int64)
    return parties, *_sizes(office, round_code, population)


def _sizes(office: Office, round_code: str, population: Ints) -> tuple[Ints, Ints]:
    """Samples and populations; a published total is kept by moving single populations a little."""
    sample = np.array([krejcie_morgan_sample_size(number) for number in population.tolist()], dtype=np.int64)
    told = figure("sampel_verfak", "sampel", office.code, round_code)
    if told:
        sample = apportion(next(iter(told.values())), sample.astype(float))
        population = np.array([population_for(size) for size in sample.tolist()])
    return sample, population


def _members_ms(office: Office, party: str) -> int:
    """Members of a party that both administrative rounds found MS."""
    first, second = vermin.course(office), repair.course(office)
    found = int(first.ms[first.parties.index(party), -1])
    return found + (int(second.ms[second.parties.index(party), -1]) if party in second.parties else 0)


def _finals(office: Office, round_code: str, rng: np.random.Generator, sample: Ints) -> Ints:
    """How the samples end (attempt × party): the published numbers, else drawn around the usual shares."""
    home = figure("sampel_verfak", "rumah", office.code, round_code)
    unmet = figure("sampel_verfak", "tidak_ditemui", office.code, round_code)
    shares = np.array(SHARES) * rng.lognormal(0, 0.12, len(SHARES))
    if home and unmet:  # the whole outcome is published: what is left was gathered
        first = apportion(next(iter(home.values())), sample.astype(float))
        last = apportion(next(iter(unmet.values())), (sample - first).astype(float))
        return np.stack([first, sample - first - last, np.zeros_like(sample), last])
    return rng.multinomial(sample, shares / shares.sum()).T.astype(np.int64)


def _attempt(office: Office, round_code: str, rng: np.random.Generator, finals: Ints, index: int) -> Ints:
    """One attempt by party and day, rising to `finals` within its part of the window."""
    days = DAYS[round_code]
    total = int(finals.sum())
    begin, end = (round(edge * days.count) for edge in SPANS[index])
    work = np.zeros(days.count)
    work[begin : max(end, begin + 1)] = days.weights(saturday=1.0, off=0.9)[begin : max(end, begin + 1)]
    work *= rng.lognormal(0, 0.15, days.count)
    cumulative = curve(total, np.cumsum(work) / work.sum())
    if index == 0:
        cumulative = _through(cumulative, _fixed(office, round_code), days)
    return share_out(rng, cumulative, np.repeat(finals[:, None], days.count, axis=1))


def _fixed(office: Office, round_code: str) -> dict[date, int]:
    """Home visits that are published for a day."""
    told = figure("sampel_verfak", "rumah", office.code, round_code)
    if office.code in PART_DONE and round_code == FIRST:
        day, share = PART_DONE[office.code]
        told[day] = round(next(iter(figure("sampel_verfak", "sampel", office.code, FIRST).values())) * share)
    return told


def _through(cumulative: Ints, fixed: dict[date, int], days: Days) -> Ints:
    """The same curve bent to pass through the fixed values."""
    for day, value in fixed.items():
        index = days.at(day)
        before, after = cumulative[: index + 1], cumulative[index:]
        rest, left = int(cumulative[-1]) - value, max(int(after[-1] - after[0]), 1)
        scaled = (after - after[0]) * rest // left
        cumulative = np.concatenate([before * value // max(int(before[-1]), 1), (value + scaled)[1:]])
    return cumulative


def sample_rows(one: Sampling) -> DataFrame:
    """A row a party and day of `sampel_verfak`."""
    party, day = _grid(one)
    columns: dict[str, Any] = {name: one.attempts[i][party, day] for i, name in enumerate(COLUMNS)}
    if one.office.code == NO_VIDEO and one.round_code == FIRST:
        columns["video"] = _empty(len(party))
    return table(
        _place(one, party, day)
        | {"populasi": one.population[party], "sampel": one.sample[party]}
        | columns
        | {"ms": (one.met - one.tms)[party, day], "tms": one.tms[party, day]}
        | {"sumber": said_on("sampel_verfak", one.office.code, one.round_code, DAYS[one.round_code])[day]}
    )


def recap_rows(one: Sampling) -> DataFrame:
    """The same as `rekap_verifikasi`: the sample is what is received; not met is BMS, after repair TMS."""
    party, day = _grid(one)
    unmet = one.attempts[3][party, day]
    denied, confirmed = one.tms[party, day], (one.met - one.tms)[party, day]
    bms, tms = (unmet, denied) if one.round_code == FIRST else (np.zeros_like(unmet), denied + unmet)
    states = {"ms": confirmed, "bms": bms, "tms": tms}
    counts = {"diterima": one.sample[party], "diperiksa": confirmed + bms + tms} | states
    return table(_place(one, party, day) | {"objek": "keanggotaan"} | counts | {"sumber": INVENTED})


def _grid(one: Sampling) -> tuple[Ints, Ints]:
    party, day = np.indices((len(one.parties), len(one.reported_at)))
    return party.ravel(), day.ravel()


def _place(one: Sampling, party: Ints, day: Ints) -> dict[str, Any]:
    return {
        "putaran": one.round_code,
        "siklus": CYCLE,
        "kode_wilayah": one.office.code,
        "partai": np.array(one.parties)[party],
        "per_tanggal": instants(one.reported_at[day]),
    }


def _empty(size: int) -> Any:
    return pd.Series([pd.NA] * size, dtype="Int64")
