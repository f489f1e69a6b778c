"""Files of a full country: 38 provinces, 514 kab/kota and 76 parties in everything that the pages show.

Recaps of every working day and samples for most parties, single items for some; presence, updates of two semesters,
complaints; services, attendance, readiness and answers of every Help Desk. The same rows each time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd
from sqlalchemy import select

from data.importers.service_kinds import READINESS_WORDS
from data.models import Area, Party
from tests.bench import rows
from tests.bench.services import services

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.random import Generator
    from numpy.typing import NDArray
    from pandas import DataFrame
    from sqlalchemy.orm import Session, sessionmaker

CYCLE: Final = "2024"
PARTIES: Final = 76
DAYS: Final = ("2022-08-16", "2022-08-18", "2022-08-19", "2022-08-21", "2022-08-22", "2022-08-23 10:00")
ITEMS: Final = 200_000
SERVICES: Final = 200_000
ITEMISED: Final = 8  # parties of which every member is a row; the others send recaps
REGISTERED: Final = 0.9
SEMESTERS: Final = {"2025-2": ("2025-07-01", 130), "2026-2": ("2026-07-01", 120)}
STATUSES: Final = ("sudah", "belum", "tidak_terdaftar")
UPDATED: Final = (0.3, 0.62, 0.08)
NOTED: Final = 0.002
ATTENDED: Final = 20  # working days
ATTENDS: Final = 0.97
ANSWERS: Final = 20_000


def parties(sessions: sessionmaker[Session]) -> DataFrame:
    """As many parties as are missing from `PARTIES`."""
    with sessions() as db:
        known = len(db.scalars(select(Party.code).where(Party.cycle == CYCLE)).all())
    numbers = range(known + 1, PARTIES + 1)
    return pd.DataFrame(
        {
            "cycle": CYCLE,
            "code": [f"p{number}" for number in numbers],
            "number": list(numbers),
            "abbreviation": [f"P{number}" for number in numbers],
            "name": [f"Partai Nomor {number}" for number in numbers],
            "category": "new",
            "verfak_required": "ya",
        }
    )


def files(sessions: sessionmaker[Session]) -> Iterator[tuple[str, DataFrame]]:
    """Kinds and their rows, in the order in which they can be taken in; parties must be there."""
    rng = np.random.default_rng(rows.SEED)
    with sessions() as db:
        areas = list(db.scalars(select(Area.code).where(Area.code.contains("."))))
        codes = list(
            db.scalars(select(Party.code).where(Party.cycle == CYCLE).order_by(Party.number.is_(None), Party.number))
        )
    pairs = pd.MultiIndex.from_product([areas, codes], names=["kode_wilayah", "partai"]).to_frame(index=False)
    present = rng.random(len(pairs)) < REGISTERED
    yield "keberadaan_partai", pairs.assign(terdaftar=np.where(present, "ya", "tidak"))
    here = pairs[present]
    itemised = here["partai"].isin(codes[:ITEMISED])
    yield "rekap_verifikasi", _recaps(rng, here[~itemised])
    yield "sampel_verfak", _samples(rng, here[here["partai"].isin(codes[ITEMISED + 1 :])])
    yield "pemutakhiran", pd.concat([_updates(rng, pairs, semester) for semester in SEMESTERS])
    yield "tanggapan", _complaints(rng, areas)
    desks = [*sorted({area[:2] for area in areas}), *areas]
    yield "layanan_helpdesk", services(SERVICES, desks)
    yield "absensi", _attendance(rng, desks)
    yield "kesiapan", _readiness(rng, desks)
    yield "skm", _answers(rng, desks)
    every = rows.items(sessions, ITEMS)
    yield "item_verifikasi", every.merge(here[itemised], on=["kode_wilayah", "partai"])


def _recaps(rng: np.random.Generator, pairs: DataFrame) -> DataFrame:
    """Growing counts of every pair at each of `DAYS`."""
    received = rng.integers(300, 1500, len(pairs))
    pace = rng.beta(2, 3, len(pairs))
    return pd.concat(
        [_recap(pairs, day, received, (received * pace * n / len(DAYS)).astype(int)) for n, day in enumerate(DAYS, 1)]
    )


def _recap(pairs: DataFrame, day: str, received: NDArray[Any], checked: NDArray[Any]) -> DataFrame:
    ms, bms = checked * 7 // 10, checked * 2 // 10
    return pairs.assign(
        putaran="vermin", objek="keanggotaan", per_tanggal=day, diterima=received, diperiksa=checked, ms=ms, bms=bms,
        tms=checked - ms - bms,
    )  # fmt: skip


def _samples(rng: np.random.Generator, pairs: DataFrame) -> DataFrame:
    """A sample for every pair, most of it met."""
    sample = rng.integers(100, 278, len(pairs))
    home, gathered, ms = sample // 2, sample // 5, sample * 6 // 10
    return pairs.assign(
        putaran="verfak", per_tanggal="2022-08-22", populasi=sample * 4, sampel=sample, rumah=home,
        dihadirkan=gathered, video=0, tidak_ditemui=sample // 10, ms=ms, tms=sample // 20,
    )  # fmt: skip


def _updates(rng: np.random.Generator, pairs: DataFrame, semester: str) -> DataFrame:
    first, length = SEMESTERS[semester]
    status = rng.choice(STATUSES, len(pairs), p=UPDATED)
    days = np.datetime64(first) + rng.integers(0, length, len(pairs))
    done = status == "sudah"
    said = {part: np.where(done, "ya", "tidak") for part in ("kepengurusan", "perempuan", "keanggotaan", "kantor")}
    noted = rng.random(len(pairs)) < NOTED
    return pairs.assign(
        semester=semester, status=status, disampaikan_pada=np.where(done, days.astype(str), ""),
        kendala=np.where(noted, "Operator belum dapat masuk ke SIPOL", ""), **said,
    )  # fmt: skip


def _complaints(rng: np.random.Generator, areas: list[str]) -> DataFrame:
    """Cumulative counts of every area at each of `DAYS`, and of the provinces on the last."""
    found, received = [], rng.integers(0, 30, len(areas))
    for day in DAYS:
        received = received + rng.integers(0, 5, len(areas))
        own = pd.DataFrame({"kode_wilayah": areas, "masuk": received, "selesai": received // 2}).assign(per_tanggal=day)
        found.append(own)
    last = found[-1].assign(kode_wilayah=found[-1]["kode_wilayah"].str[:2]).groupby(["kode_wilayah", "per_tanggal"])
    return pd.concat([*found, last.sum(numeric_only=True).reset_index()])


def _attendance(rng: Generator, desks: list[str]) -> DataFrame:
    """Officers of every desk on each working day of the last weeks; now and then a day is missing."""
    days = pd.bdate_range(end=rows.PRESENT, periods=ATTENDED, normalize=True).strftime("%Y-%m-%d")
    found = pd.MultiIndex.from_product([desks, days], names=["kode_wilayah", "tanggal"]).to_frame(index=False)
    found = found[rng.random(len(found)) < ATTENDS]
    return found.assign(petugas_terjadwal=3, petugas_hadir=3, absensi_kpu_ri="ya")


def _readiness(rng: Generator, desks: list[str]) -> DataFrame:
    """Every item of the checklist of every desk, as it was confirmed a week ago."""
    found = pd.MultiIndex.from_product([desks, list(READINESS_WORDS)], names=["kode_wilayah", "butir"])
    said = found.to_frame(index=False).assign(per_tanggal=str(rows.PRESENT - np.timedelta64(7, "D")))
    return said.assign(status=np.where(rng.random(len(said)) < ATTENDS, "ya", "tidak"))


def _answers(rng: Generator, desks: list[str]) -> DataFrame:
    """Questionnaires of five months."""
    days = rows.PRESENT - rng.integers(0, 135 * 86_400, ANSWERS)
    marks = {f"u{n}": rng.choice([2, 3, 4], ANSWERS, p=[0.05, 0.35, 0.6]) for n in range(1, 10)}
    found = pd.DataFrame({"kode_wilayah": rng.choice(desks, ANSWERS), "tanggal": np.datetime_as_string(days)})
    return found.assign(id_sumber=[f"K{number}" for number in range(ANSWERS)], **marks)
