"""What stands beside verification: presence of parties, and the neighbouring province."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from data.demo.frames import CYCLE, INVENTED, instants, maybe, table
from data.demo.ground import Days, chance, curve
from data.demo.world import offices, published

if TYPE_CHECKING:
    from pandas import DataFrame

    from data.demo.world import Office

NEIGHBOURS: Final = {"34.01": 8_911, "34.02": 17_640, "34.03": 14_382, "34.04": 19_275, "34.71": 8_206}  # invented
NEIGHBOUR_DAYS: Final = Days(date(2022, 8, 16), 25)
NEIGHBOUR_REPORTS: Final = (2, 4, 6, 7, 10, 13, 16, 20, 24)  # 18, 20, 22, 23 August …: a few recaps of all parties


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
