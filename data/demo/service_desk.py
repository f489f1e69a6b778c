"""What stands beside services in the demo: attendance, readiness and satisfaction of each desk."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from dashboard.core.formats import WIB
from data.demo.frames import instants, stacked, table
from data.demo.ground import chance
from data.demo.service import SILENT
from data.demo.service_days import DAYS, busy, desks
from data.helpdesk import READINESS
from data.importers.service_kinds import ELEMENTS

if TYPE_CHECKING:
    from pandas import DataFrame

    from data.demo.ground import Ints
    from data.demo.service_days import Desk

SHORT_OF, UNWRITTEN, UNFILLED = 0.09, 0.025, 0.06  # of the days: an officer away, no row, KPU RI's own list not filled
SILENT_DAYS: Final = (date(2022, 8, 19), date(2022, 8, 29))
NOT_YET: Final = ("33.08", "33.26", "33.29")  # have not written down today's attendance
TODAY: Final = date(2022, 8, 23)
CHECKED_AT: Final = datetime(2022, 8, 1, 7, 30, tzinfo=WIB)
# Area, item: when it was there at last (None: never).
GAPS: Final = {
    ("33.03", "kamera"): datetime(2022, 8, 20, 9, 0, tzinfo=WIB), ("33.16", "kamera"): None,
    ("33.20", "kamera"): datetime(2022, 9, 5, 8, 30, tzinfo=WIB), ("33.29", "kamera"): None,
    ("33.25", "kamera"): datetime(2022, 8, 12, 10, 0, tzinfo=WIB), ("33.16", "jaringan"): datetime(2022, 8, 29, 8, 0, tzinfo=WIB),
    ("33.29", "petugas"): datetime(2022, 9, 1, 8, 0, tzinfo=WIB), ("33.18", "faq_juknis"): datetime(2022, 8, 18, 8, 0, tzinfo=WIB),
    ("33.07", "faq_juknis"): None, ("33.09", "papan_informasi"): None, ("33.12", "tautan_absensi"): datetime(2022, 8, 9, 8, 0, tzinfo=WIB),
    ("33.26", "tautan_absensi"): datetime(2022, 8, 31, 8, 0, tzinfo=WIB), ("33.74", "meja_kursi"): datetime(2022, 8, 3, 8, 0, tzinfo=WIB),
}  # fmt: skip
ANSWERS: Final = 9_200  # questionnaires, about
FEW: Final = 17  # of the desk that falls silent
MEANS: Final = (3.22, 3.66)  # of a desk: an IKM of 80 to 92
ELEMENT: Final = (0.02, -0.02, -0.14, 0.22, 0.0, 0.06, 0.14, -0.10, -0.16)  # how each differs from the desk's mean
SPREAD: Final = 0.52


def attendance_rows() -> DataFrame:
    """A row a desk and day of service; the province's own desk works in two shifts."""
    return stacked([_attendance(desk, shift) for desk in desks() for shift in _shifts(desk)])


def _shifts(desk: Desk) -> tuple[str, ...]:
    return ("pagi", "siang") if desk.is_province else ("penuh",)


def _attendance(desk: Desk, shift: str) -> DataFrame:
    rng = chance("service", "attendance", desk.code, shift)
    drawn = rng.random((3, DAYS.count))
    days = np.array([DAYS[i] for i in range(DAYS.count)])
    told = (busy() > 0) & (drawn[0] >= UNWRITTEN) & ~((desk.code in NOT_YET) & (days == TODAY))
    if desk.code == SILENT:
        told &= ~((days >= SILENT_DAYS[0]) & (days < SILENT_DAYS[1]))
    scheduled = np.full(DAYS.count, desk.officers) // len(_shifts(desk))
    present = np.maximum(scheduled - (drawn[1] < SHORT_OF), 1)
    midnight = DAYS.seconds(np.zeros(DAYS.count, dtype=np.int64))
    return table(
        {
            "kode_wilayah": desk.code,
            "tanggal": instants(midnight[told]),
            "sif": shift,
            "petugas_terjadwal": scheduled[told],
            "petugas_hadir": present[told],
            "absensi_kpu_ri": (drawn[2] >= UNFILLED).astype(np.int64)[told],
        }
    )


def readiness_rows() -> DataFrame:
    """The checklist of each desk before it opened, and what was put right later."""
    first = [
        (desk.code, item, int((desk.code, item) not in GAPS), CHECKED_AT) for desk in desks() for item in READINESS
    ]
    later = [(area, item, 1, at) for (area, item), at in GAPS.items() if at]
    area, item, there, at = zip(*first, *later, strict=True)
    return stacked(
        [
            table(
                {
                    "kode_wilayah": list(area),
                    "butir": list(item),
                    "status": np.array(there),
                    "per_tanggal": instants(np.array([int(each.timestamp()) for each in at])),
                    "dikonfirmasi_oleh": ["p1"] * len(area),
                }
            )
        ]
    )


def answer_rows() -> DataFrame:
    """Questionnaires of each desk, more where more is asked; a few only from the desk that falls silent."""
    return stacked([_answers(desk) for desk in desks()])


def _answers(desk: Desk) -> DataFrame:
    rng = chance("service", "answers", desk.code)
    count = FEW if desk.code == SILENT else max(int(ANSWERS * desk.share), 230)
    weights = busy().copy()
    if desk.code == SILENT:
        weights[DAYS.at(SILENT_DAYS[0]) :] = 0
    day: Ints = np.sort(rng.choice(DAYS.count, count, p=weights / weights.sum()))
    seconds = DAYS.seconds(np.zeros(DAYS.count, dtype=np.int64))[day] + rng.integers(8 * 60, 16 * 60, count) * 60
    middle = rng.uniform(*MEANS) + np.array(ELEMENT) + rng.normal(0, 0.04, len(ELEMENTS))
    scores = np.clip(
        np.rint(rng.normal(middle, SPREAD, (count, len(ELEMENTS))) + rng.normal(0, 0.15, (count, 1))), 1, 4
    )
    return table(
        {
            "id_sumber": pd.Series([None] * count, dtype="str"),
            "kode_wilayah": desk.code,
            "tanggal": instants(np.sort(seconds)),
            **{name: scores[:, at].astype(np.int64) for at, name in enumerate(ELEMENTS)},
        }
    )
