"""Boards, offices and the share of women: one item of each for every party at every level."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from data.demo.frames import CYCLE, instants, table
from data.demo.ground import PROVINCE, Days, chance
from data.demo.vermin import NOW as TODAY_INDEX
from data.demo.vermin import SILENT_TODAY
from data.demo.world import offices, parties, verfak_parties

if TYPE_CHECKING:
    from pandas import DataFrame

    from data.demo.ground import Ints

OBJECTS: Final = ("kepengurusan", "kantor", "perempuan")
VERMIN: Final = Days(date(2022, 8, 14), 27)
VERFAK: Final = Days(date(2022, 10, 15), 21)
LEVELS: Final = {"vermin": (VERMIN, 14), "verfak": (VERFAK, 6)}  # days of the round; days until nearly all are decided
NOT_YET: Final = 0.12  # share with something to complete
FAILING: Final = 0.03
ASKED: Final = ("kepengurusan", "kantor")  # failing women's share is information, never TMS
LACKS: Final = {"kepengurusan": "langsung", "kantor": "langsung", "perempuan": "surat_pernyataan"}


def office_rows(round_code: str) -> list[DataFrame]:
    """Items of the three objects in one round, of the kab/kota and of the province itself."""
    taking = parties() if round_code == "vermin" else tuple(party for party in parties() if party in verfak_parties())
    places = {office.code: tuple(p for p in office.parties if p in taking) for office in offices()}
    places[PROVINCE] = taking
    return [_items(round_code, area, kind, present) for area, present in places.items() for kind in OBJECTS]


def _items(round_code: str, area: str, kind: str, present: tuple[str, ...]) -> DataFrame:
    rng = chance("offices", round_code, area, kind)
    days, usual = LEVELS[round_code]
    size = len(present)
    received = rng.integers(0, 3, size)
    decided = np.minimum(
        received + 1 + rng.integers(0, usual if area != PROVINCE else usual // 2, size), days.count - 1
    )
    if area == SILENT_TODAY and round_code == "vermin":
        decided = np.where(decided == TODAY_INDEX, TODAY_INDEX + 1, decided)
    status = _statuses(rng, kind, size)
    return table(
        {
            "putaran": round_code,
            "siklus": CYCLE,
            "objek": kind,
            "kode_wilayah": area,
            "partai": list(present),
            "id_sumber": [f"{round_code}/{kind}/{area}/{party}" for party in present],
            "status": status,
            "indikasi": np.zeros(size, dtype=np.int64),
            "metode": [LACKS[kind] if found != "MS" else None for found in status],
            "diterima_pada": instants(_at(days, received, rng, 8, 11)),
            "diputus_pada": instants(_at(days, decided, rng, 9, 13)),
            "tim": [f"Tim {number}" for number in rng.integers(1, 4, size)],
        }
    )


def _statuses(rng: np.random.Generator, kind: str, size: int) -> list[str]:
    failing = FAILING if kind in ASKED else 0.0
    drawn = rng.choice(("MS", "BMS", "TMS"), size, p=(1 - NOT_YET - failing, NOT_YET, failing))
    return [str(status) for status in drawn]


def _at(days: Days, index: Any, rng: np.random.Generator, first: int, last: int) -> Ints:
    """Moments of office hours on the days at `index`."""
    midnight: Ints = days.seconds(np.zeros(days.count, dtype=np.int64))[index]
    return midnight + rng.integers(first * 3600, last * 3600, len(index))
