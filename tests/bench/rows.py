"""A file of single members for the whole country: every area and party, in the middle of the window of 2022."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv
from sqlalchemy import select

from data.models import Area, Party

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray
    from pandas import DataFrame
    from sqlalchemy.orm import Session, sessionmaker

SEED: Final = 2022
FIRST_DAY: Final = np.datetime64("2022-08-16T00:00:00", "s")
PRESENT: Final = np.datetime64("2022-08-23T14:05:00", "s")  # WIB; nothing is known of what comes later
DAYS: Final = 8
OFFICE_HOURS: Final = (7 * 3600, 16 * 3600)
FINDINGS: Final = ("", "ganda_identik", "ganda_eksternal", "potensi_ganda", "pekerjaan", "usia", "nik")
FOUND: Final = (0.85, 0.03, 0.03, 0.04, 0.02, 0.01, 0.02)
STATUSES: Final = ("MS", "BMS", "TMS")
JUDGED: Final = (0.72, 0.16, 0.12)
OPEN: Final = 0.15
WAIT: Final = 3.0  # days, on average
CHANGED: Final = 0.01


def items(sessions: sessionmaker[Session], count: int, province: str = "") -> DataFrame:
    """`count` members (of one province), spread over kab/kota by population and over parties by chance.

    The same ones each time.
    """
    rng = np.random.default_rng(SEED)
    areas, weights, parties = _places(sessions, f"{province}." if province else "")
    received = FIRST_DAY + rng.integers(0, DAYS, count) * 86_400 + rng.integers(*OFFICE_HOURS, count)
    received = np.minimum(received, PRESENT)
    decided = received + (rng.exponential(WAIT, count) * 86_400).astype("int64")
    is_open = (rng.random(count) < OPEN) | (decided > PRESENT)
    return pd.DataFrame(
        {
            "id_sumber": [f"A/{number:08d}" for number in range(count)],
            "putaran": "vermin",
            "objek": "keanggotaan",
            "kode_wilayah": rng.choice(areas, count, p=weights),
            "partai": rng.choice(parties, count),
            "status": np.where(is_open, "belum", rng.choice(STATUSES, count, p=JUDGED)),
            "indikasi": rng.choice(FINDINGS, count, p=FOUND),
            "diterima_pada": np.datetime_as_string(received),
            "diputus_pada": np.where(is_open, "", np.datetime_as_string(decided)),
            "tim": rng.choice(["Tim 1", "Tim 2", "Tim 3"], count),
        }
    )


def _places(sessions: sessionmaker[Session], start: str) -> tuple[list[str], NDArray[np.float64], list[str]]:
    """Codes of the kab/kota, their share of the people, and the codes of the parties."""
    with sessions() as db:
        rows = db.execute(
            select(Area.code, Area.population).where(Area.code.contains("."), Area.code.startswith(start))
        ).all()
        parties = list(db.scalars(select(Party.code).where(Party.cycle == "2024")))
    people = np.array([population or 100_000 for _, population in rows], dtype="float64")
    return [code for code, _ in rows], people / people.sum(), parties


def changed(rows: DataFrame) -> DataFrame:
    """The same rows, of which one in a hundred was decided anew."""
    chosen = rows.index[:: round(1 / CHANGED)]
    status: Any = rows.loc[chosen, "status"].map({"MS": "TMS", "TMS": "MS", "BMS": "MS", "belum": "MS"})
    later = rows.loc[chosen, "diterima_pada"].str.slice(0, 8) + "31T10:00:00"
    again = rows.copy()
    again.loc[chosen, "status"], again.loc[chosen, "diputus_pada"] = status, later
    return again


def write(rows: DataFrame, path: Path) -> Path:
    """`rows` as a CSV file."""
    pa.csv.write_csv(pa.Table.from_pandas(rows, preserve_index=False), path)
    return path
