"""What stands beside verification: presence of parties, public complaints, and the neighbouring province."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from data.demo.frames import CYCLE, INVENTED, instants, maybe, table
from data.demo.ground import Days, apportion, chance, curve
from data.demo.world import figure, offices, published

if TYPE_CHECKING:
    from pandas import DataFrame

    from data.demo.ground import Ints
    from data.demo.world import Office

NEIGHBOURS: Final = {"34.01": 8_911, "34.02": 17_640, "34.03": 14_382, "34.04": 19_275, "34.71": 8_206}  # invented
NEIGHBOUR_DAYS: Final = Days(date(2022, 8, 16), 25)
NEIGHBOUR_REPORTS: Final = (2, 4, 6, 7, 10, 13, 16, 20, 24)  # 18, 20, 22, 23 August …: a few recaps of all parties
SUMS: Final = {date(2022, 9, 6): 201, date(2022, 10, 5): 522}  # complaints in the whole province, KPU Jateng
START: Final = date(2022, 8, 16)
WEEKS: Final = tuple(
    date.fromisoformat(day)
    for day in ("2022-08-16", "2022-08-23", "2022-08-30", "2022-09-06", "2022-09-12", "2022-09-19", "2022-09-26",
                "2022-10-05", "2022-10-06", "2022-10-18", "2022-11-04", "2022-12-07")
)  # fmt: skip
GROWTH: Final = 1.15  # from 18 October to December


def presence_rows() -> list[DataFrame]:
    """A row a party and kab/kota: registered or not, with members and kecamatan where it is."""
    return [_presence(office) for office in offices()]


def _presence(office: Office) -> DataFrame:
    rng = chance("kecamatan", office.code)
    said = {
        row["partai"]: row["sumber"] for row in published("keberadaan_partai") if row["kode_wilayah"] == office.code
    }
    every = [*office.parties, *office.absent]
    known = np.array([True] * len(office.parties) + [False] * len(office.absent))
    members = np.concatenate([office.members, np.zeros(len(office.absent), dtype=np.int64)])
    filled = np.ceil(office.kecamatan * rng.uniform(0.5, 1.0, len(every))).astype(np.int64)
    return table(
        {
            "siklus": CYCLE,
            "kode_wilayah": office.code,
            "partai": every,
            "terdaftar": known.astype(np.int64),
            "jumlah_anggota": maybe(members, known),
            "kecamatan_terisi": maybe(filled, known),
            "sumber": [f"Berita 2022: {said[party]}" if party in said else INVENTED for party in every],
        }
    )


def complaint_rows() -> list[DataFrame]:
    """Cumulative complaints of each kab/kota at a dozen dates; published values and sums of the province kept."""
    received = _complaints()
    return [_complaints_of(office.code, received[index]) for index, office in enumerate(offices())]


def _complaints() -> Ints:
    """Area × date: known values, straight lines between them, and what the sums of the province leave to the others."""
    known = [_known(office.code) for office in offices()]
    weights = chance("complaints").lognormal(0, 0.5, len(known)) * np.array([office.total for office in offices()])
    for day, total in SUMS.items():
        free = np.array([max(each) < day for each in known])  # no later value says how far it is
        before = [_value(each, min(day, max(each))) for each in known]
        for each, least, more in zip(
            known, before, apportion(total - sum(before), weights * free).tolist(), strict=True
        ):
            each[day] = least + more
    return np.array([[_value(each, day) for day in WEEKS] for each in known])


def _known(area: str) -> dict[date, int]:
    return {START: 0} | figure("tanggapan", "masuk", area)


def _value(known: dict[date, int], day: date) -> int:
    """Along straight lines, rounded down; a little more by December, nothing before 16 August."""
    days = sorted(known)
    if day <= days[-1]:
        return int(np.interp(day.toordinal(), [d.toordinal() for d in days], [known[d] for d in days]) + 1e-9)
    grown = (day - days[-1]).days / max((WEEKS[-1] - days[-1]).days, 1)
    return int(known[days[-1]] * (1 + (GROWTH - 1) * grown))


def _complaints_of(area: str, received: Ints) -> DataFrame:
    seconds = np.full(len(WEEKS), 13 * 3600, dtype=np.int64)
    resolved = _resolved(area, received)
    told = {row["per_tanggal"]: row["sumber"] for row in published("tanggapan") if row["kode_wilayah"] == area}
    return table(
        {
            "kode_wilayah": area,
            "per_tanggal": instants(_moments(WEEKS, seconds)),
            "masuk": received,
            "diproses": received - resolved,
            "selesai": resolved,
            "sumber": [told.get(str(day), INVENTED) for day in WEEKS],
        }
    )


def _resolved(area: str, received: Ints) -> Ints:
    """Removed from SIPOL so far: published where known, never falling, never more than received."""
    told = figure("tanggapan", "selesai", area)
    share = next((value / received[WEEKS.index(day)] for day, value in told.items()), 0.3)
    usual = np.floor(received * share + 1e-9).astype(np.int64)
    return np.array([told.get(day, value) for day, value in zip(WEEKS, usual.tolist(), strict=True)])


def _moments(days: tuple[date, ...], of_day: Ints) -> Ints:
    return np.array([Days(day, 1).seconds(of_day[i : i + 1])[0] for i, day in enumerate(days)])


def neighbour_rows() -> list[DataFrame]:
    """Recaps of all parties together in the five areas of DI Yogyakarta, so that the nation has two provinces."""
    return [_neighbour(area, total) for area, total in NEIGHBOURS.items()]


def _neighbour(area: str, total: int) -> DataFrame:
    rng = chance("neighbours", area)
    work = NEIGHBOUR_DAYS.weights() * rng.lognormal(0, 0.2, NEIGHBOUR_DAYS.count)
    work[:3] *= 0.4
    work[:8] *= rng.uniform(1.2, 2.2)
    days = np.array(NEIGHBOUR_REPORTS)
    checked = curve(total, np.cumsum(work) / work.sum())[days]
    bms, tms = checked * 11 // 100, checked * 6 // 100
    seconds = np.full(NEIGHBOUR_DAYS.count, 12 * 3600 + int(rng.integers(0, 60)) * 60)
    return table(
        {
            "putaran": "vermin",
            "siklus": CYCLE,
            "objek": "keanggotaan",
            "kode_wilayah": area,
            "partai": "",
            "per_tanggal": instants(NEIGHBOUR_DAYS.seconds(seconds)[days]),
            "diterima": np.full(len(days), total),
            "diperiksa": checked,
            "ms": checked - bms - tms,
            "bms": bms,
            "tms": tms,
            "ganda_eksternal": pd.Series(checked * 2 // 100).astype("Int64"),
            "sumber": INVENTED,
        }
    )
