"""Semester updates of the demo: II 2025 as published in two kab/kota and invented elsewhere, and II 2026, running."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from dashboard.core.formats import WIB
from data.demo.frames import INVENTED, table
from data.demo.ground import PROVINCE, chance
from data.demo.world import SIZES, offices, parties, published, verfak_parties
from data.rules import is_working_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pandas import DataFrame

PARTS: Final = ("kepengurusan", "perempuan", "keanggotaan", "kantor")
PUBLISHED_AT: Final = datetime(2026, 1, 20, 16, 0, tzinfo=WIB)
SILENT: Final = frozenset({"33.16"})  # an office that has not reported on the running semester
NOTES: Final = (
    "Akses SIPOL belum diberikan DPP",
    "Admin SIPOL berganti, kata sandi belum diterima",
    "SK kepengurusan baru belum terbit",
    "Keterwakilan perempuan di bawah 30%, susunan pengurus diubah",
    "Data anggota ganda, menunggu surat pernyataan",
    "Kantor pindah, surat keterangan domisili belum ada",
    "Kepengurusan ganda, menunggu putusan",
)
CLEAN: Final = (0.99, 0.95, 0.9, 0.93)  # of those done, how often each object is said to be updated
PARTLY: Final = 0.4
NOTED: Final = 0.16


@dataclass(frozen=True, kw_only=True)
class Half:
    """A semester of the demo: updates fall between `first` and `last`; those after `seen_at` are not known yet."""

    code: str
    first: date
    last: date
    seen_at: datetime
    keenness: float


ENDED: Final = Half(
    code="2025-2", first=date(2025, 7, 8), last=date(2025, 12, 24), seen_at=datetime(2025, 12, 30, 9, 0, tzinfo=WIB),
    keenness=1.0,
)  # fmt: skip
RUNNING: Final = Half(
    code="2026-2", first=date(2026, 7, 6), last=date(2026, 12, 28), seen_at=datetime(2026, 11, 20, 16, 0, tzinfo=WIB),
    keenness=1.25,
)  # fmt: skip


def published_rows() -> list[DataFrame]:
    """The published rows as they are: no objects, no dates."""
    found = published("pemutakhiran")
    return [
        table(
            {
                "semester": [row["semester"] for row in found],
                "kode_wilayah": [row["kode_wilayah"] for row in found],
                "partai": [row["partai"].lower() for row in found],
                "status": [row["status"] for row in found],
                **{part: _flags([None] * len(found)) for part in PARTS},
                "disampaikan_pada": np.full(len(found), np.datetime64("NaT", "s")),
                "kendala": [None] * len(found),
                "sumber": [row["sumber"] for row in found],
            }
        )
    ]


def ended_rows() -> list[DataFrame]:
    """II 2025 in the kab/kota of which nothing was published: only who has updated was reported."""
    known = {row["kode_wilayah"] for row in published("pemutakhiran")}
    drawn = [_rows(ENDED, office.code, office.parties, ()) for office in offices() if office.code not in known]
    return [frame[frame["status"] == "sudah"] for frame in drawn]


def running_rows() -> list[DataFrame]:
    """II 2026 up to its newest report, the province's own level included."""
    whole = [_rows(RUNNING, PROVINCE, parties(), ())]
    return whole + [
        _rows(RUNNING, office.code, office.parties, office.absent) for office in offices() if office.code not in SILENT
    ]


def _rows(half: Half, area: str, present: Sequence[str], absent: Sequence[str]) -> DataFrame:
    """Rows of one area: updates, what keeps the others, and who is not registered."""
    rng = chance("updates", half.code, area)
    eager = rng.uniform(0.55, 1.2) * half.keenness
    rows = [row for party in present for row in _of_party(half, party, eager, rng)]
    rows += [(party, "tidak_terdaftar", (None,) * 4, None, None) for party in absent]
    names, statuses, parts, moments, notes = zip(*rows, strict=True) if rows else ((), (), (), (), ())
    return table(
        {
            "semester": [half.code] * len(rows),
            "kode_wilayah": [area] * len(rows),
            "partai": list(names),
            "status": list(statuses),
            **{part: _flags([each[n] for each in parts]) for n, part in enumerate(PARTS)},
            "disampaikan_pada": np.array(moments, dtype="datetime64[s]"),
            "kendala": list(notes),
            "sumber": [INVENTED] * len(rows),
        }
    )


def _of_party(half: Half, party: str, eager: float, rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """At most one row: done, or not yet with some objects done or a note; the others are not mentioned."""
    will, when = rng.random() < _zeal(party) * eager, _moment(half, rng)
    drawn, noted, note = rng.random(len(PARTS)), rng.random() < NOTED, NOTES[int(rng.integers(len(NOTES)))]
    if will and when < half.seen_at:
        known = tuple(int(draw < share) for draw, share in zip(drawn, CLEAN, strict=True))
        yield party, "sudah", known, np.datetime64(int(when.timestamp()), "s"), None
    elif will or noted:
        yield party, "belum", tuple(int(draw < PARTLY) for draw in drawn), None, note if noted else None


def _zeal(party: str) -> float:
    """How often a party updates at all: those of the parliament most, those that did not run seldom."""
    if party in SIZES:
        return 0.5
    return 0.35 if party in verfak_parties() else 0.12


def _moment(half: Half, rng: np.random.Generator) -> datetime:
    """A moment of a working day, the later the likelier."""
    span = (half.last - half.first).days
    day = half.first + timedelta(days=int(rng.beta(2.6, 1.3) * (span + 1)))
    while not is_working_day(day):
        day -= timedelta(days=1)
    minute = int(rng.integers(8 * 60, 15 * 60))
    return datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=WIB)


def _flags(values: Sequence[int | None]) -> Any:
    return pd.Series(list(values), dtype="Int64")
