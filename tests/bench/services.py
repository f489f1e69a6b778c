"""Importing services of the Help Desks with their spells and days, and what one more step at a desk costs."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd
from sqlalchemy import select

from data.engine import writing
from data.models import ServiceTicket
from data.rollups import service
from data.scope import marked
from tests.bench import rows
from tests.bench.measure import Line, show
from tests.bench.workshop import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from pandas import DataFrame

    from tests.bench.workshop import Database, Workshop

SHARE: Final = 5  # items for each service: 200,000 beside a million
DESKS: Final = ("33", *(f"33.{number:02d}" for number in (*range(1, 30), *range(71, 77))))
CHANNELS: Final = ("tatap_muka", "telepon", "whatsapp", "surel", "video")
CATEGORIES: Final = ("akun", "unggah", "data_ganda", "nik", "kta_ktp", "kantor", "jadwal")
DAYS: Final = 135  # up to the present
STEPS: Final = 20


def run(shop: Workshop) -> None:
    """Measure and print."""
    count = shop.size // SHARE
    path = rows.write(services(count), shop.folder / "layanan_helpdesk.csv")
    for kind in KINDS:
        database = shop.database(kind, "services")
        taken = shop.run(["import", "layanan_helpdesk", str(path)], database.url)
        lines = [
            Line(
                what="CSV, checked, with spells and days", unit="s", ours=[taken.seconds], budget="≤ 20 s for 200,000"
            ),
            Line(what="… memory at its peak", unit="MB", ours=[taken.megabytes], budget="≤ 1,000 MB"),
            Line(what="one more step of a service: spells and days", unit="ms", ours=_steps(database)),
        ]
        show(f"Imports of {count:,} services, {kind}", lines)


def services(count: int, desks: Sequence[str] = DESKS) -> DataFrame:
    """`count` services of `desks` in the five months up to the present: most resolved once, some opened again, sent on, or open.

    The same ones each time.
    """
    rng = np.random.default_rng(rows.SEED)
    opened = rows.PRESENT - rng.integers(0, DAYS * 86_400, count)
    answered = opened + rng.integers(60, 7_200, count)
    ended = answered + rng.integers(60, 200_000, count)
    again = ended + rng.integers(600, 100_000, count)
    last = again + rng.integers(600, 100_000, count)
    draw, sent = rng.random(count), rng.random(count) < 0.05
    first, reply, end, reopened, end_again = (_known(each) for each in (opened, answered, ended, again, last))
    is_back = (draw >= 0.93) & (draw < 0.98) & (reopened != "")
    twice = np.where(end_again != "", np.char.add(np.char.add(end, ";"), end_again), end)
    return pd.DataFrame(
        {
            "id_sumber": [f"T{number:07d}" for number in range(count)],
            "kode_wilayah": rng.choice(list(desks), count),
            "dibuka_pada": first,
            "kanal": rng.choice(CHANNELS, count),
            "partai": rng.choice(["pkb", "pdip", "golkar", "pks", ""], count),
            "kategori": rng.choice(CATEGORIES, count),
            "petugas": rng.choice(["p1", "p2", "p3"], count),
            "respons_pertama_pada": reply,
            "selesai_pada": np.where(is_back, twice, np.where(draw < 0.98, end, "")),
            "dibuka_kembali_pada": np.where(is_back, reopened, ""),
            "eskalasi_ke": np.where(sent & (reply != ""), "provinsi", ""),
            "eskalasi_pada": np.where(sent, reply, ""),
            "jeda_menit": np.where(rng.random(count) < 0.1, "30", ""),
        }
    )


def _known(moments: NDArray[Any]) -> NDArray[Any]:
    """The moments as text; what lies after the present is not known yet."""
    return np.where(moments <= rows.PRESENT, np.datetime_as_string(moments), "")


def _steps(database: Database) -> list[float]:
    """Milliseconds of the rollups after one step of a service that is open; taken back each time."""
    spent = []
    with writing(database.sessions)() as db:
        stmt = select(ServiceTicket.id).where(ServiceTicket.state != "selesai").order_by(ServiceTicket.opened_at.desc())
        for ticket in db.scalars(marked(stmt.limit(STEPS), ServiceTicket)).all():
            start = time.perf_counter()
            service.refresh(db, [ticket])
            spent.append((time.perf_counter() - start) * 1_000)
        db.rollback()
    return spent
