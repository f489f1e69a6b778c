"""Registration of the demo, 1–14 August 2022: 24 parties upload for Jawa Tengah, three other provinces and the centres."""

from __future__ import annotations

import csv
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from dashboard.core.formats import WIB
from data.demo.frames import CYCLE, INVENTED, maybe, table
from data.demo.ground import PROVINCE, chance
from data.demo.world import ABSENT, REFERENCE, SIZES, UNTIL_REPAIR, offices, parties, rows
from data.rules import minimum_members

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pandas import DataFrame

OPENED: Final = datetime(2022, 8, 1, 8, 0, tzinfo=WIB)
CLOSED: Final = datetime(2022, 8, 14, 23, 59, tzinfo=WIB)
SEEN_AT: Final = datetime(2022, 8, 16, 7, 0, tzinfo=WIB)
NEIGHBOURS: Final = ("31", "32", "35")
LATE: Final = 0.1  # share of sessions in the last evening
REPAIRED: Final = 0.045  # of the documents that were looked at
CHECKED: Final = 0.996
EMPTY: Final = 0.08  # kab/kota for which a party that failed later sends nothing
WAITING: Final = timedelta(hours=20)
UPLOADERS: Final = {"nasional": ((1.0,), ("DPP",)), "provinsi": ((0.84, 0.12, 0.04), ("DPP", "DPW", "helpdesk")),
                    "kabkota": ((0.81, 0.05, 0.09, 0.05), ("DPP", "DPW", "DPC", "helpdesk"))}  # fmt: skip


def document_rows() -> list[DataFrame]:
    """Every change of every document: uploaded, looked at, mended."""
    found = [_rows("nasional", "", parties())]
    found += [_rows("provinsi", province, parties()) for province in (PROVINCE, *NEIGHBOURS)]
    found += [_rows("kabkota", office.code, office.parties) for office in offices()]
    found += [_rows("kabkota", area["code"], _present(area["code"])) for area in _neighbours()]
    return found


def presence_rows() -> list[DataFrame]:
    """Branches and members in the neighbouring provinces, as the parties registered them."""
    return [_presence(area) for area in _neighbours()]


@cache
def _required() -> dict[str, tuple[str, ...]]:
    """Level -> the documents that it asks for."""
    with (REFERENCE / "required_documents_2024.csv").open(encoding="utf-8", newline="") as file:
        listed = [(row["level"], row["code"]) for row in csv.DictReader(file)]
    return {level: tuple(code for of, code in listed if of == level) for level in UPLOADERS}


def _neighbours() -> list[dict[str, str]]:
    return [row for row in rows(REFERENCE / "areas.csv") if row["parent_code"] in NEIGHBOURS]


def _present(area: str) -> tuple[str, ...]:
    rng = chance("registered", area)
    return tuple(party for party in parties() if rng.random() > ABSENT or party in SIZES)


def _rows(level: str, area: str, present: Sequence[str]) -> DataFrame:
    """All rows of one area: a session of uploads for each party, and what the office found."""
    rng = chance("registration", level, area)
    told = [row for party in present for row in _of_party(level, party, rng)]
    names, documents, statuses, who, moments = zip(*told, strict=True)
    return table(
        {
            "siklus": CYCLE,
            "partai": list(names),
            "tingkat": level,
            "kode_wilayah": [area or None] * len(told),
            "dokumen": list(documents),
            "status": list(statuses),
            "pengunggah": list(who),
            "diperbarui_pada": np.array([np.datetime64(int(one.timestamp()), "s") for one in moments]),
            "sumber": INVENTED,
        }
    )


def _of_party(level: str, party: str, rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """One party in one area: those that failed later leave documents out."""
    begins, uploader = _session(party, rng), _uploader(level, rng)
    missing = 0.2 if party in UNTIL_REPAIR else 0.002
    if party in UNTIL_REPAIR and level == "kabkota" and rng.random() < EMPTY:
        missing = 1.0
    for n, document in enumerate(_required()[level]):
        if rng.random() < missing:
            yield party, document, "belum_diunggah", None, OPENED
            continue
        at = min(begins + timedelta(minutes=7 * n), CLOSED)
        yield party, document, "diunggah", uploader, at
        yield from _looked_at(party, document, uploader, at, rng)


def _looked_at(
    party: str, document: str, uploader: str, at: datetime, rng: np.random.Generator
) -> Iterator[tuple[Any, ...]]:
    """The next day an office finds it complete, or asks for another; most of those come before registration closes."""
    weak = party in UNTIL_REPAIR
    if rng.random() > (0.93 if weak else CHECKED):
        return
    seen = at + WAITING + timedelta(minutes=int(rng.integers(0, 300)))
    if rng.random() >= REPAIRED * (2 if weak else 1):
        yield party, document, "lengkap", uploader, min(seen, SEEN_AT - timedelta(hours=9))
        return
    seen = min(seen, SEEN_AT - timedelta(hours=10))
    yield party, document, "perlu_perbaikan", uploader, seen
    if seen < CLOSED - timedelta(days=1) and rng.random() < (0.4 if weak else 0.9):
        yield party, document, "lengkap", uploader, min(seen + timedelta(hours=21), CLOSED)


def _session(party: str, rng: np.random.Generator) -> datetime:
    """When a party begins: the large ones early, some in the last evening, up to a minute before midnight."""
    if rng.random() < LATE * (3 if party in UNTIL_REPAIR else 1):
        return datetime(2022, 8, 14, 19, 0, tzinfo=WIB) + timedelta(minutes=int(rng.integers(0, 290)))
    first = 0 if party in SIZES else 4
    day = min(first + int(rng.beta(2.0, 2.0) * 10), 12)
    return OPENED + timedelta(days=day, minutes=int(rng.integers(0, 440)))


def _uploader(level: str, rng: np.random.Generator) -> str:
    shares, who = UPLOADERS[level]
    return str(who[int(rng.choice(len(who), p=shares))])


def _presence(area: dict[str, str]) -> DataFrame:
    rng = chance("branches", area["code"])
    present, every = _present(area["code"]), parties()
    known = np.array([party in present for party in every])
    least, whole = minimum_members(int(area["population"])), int(area["kecamatan_count"])
    sizes = np.array([SIZES.get(party, 0.8 if party in UNTIL_REPAIR else 1.0) for party in every])
    members = np.round(least * sizes * rng.lognormal(0.25, 0.2, len(every))).astype(np.int64)
    filled = np.ceil(whole * rng.uniform(0.48, 1.0, len(every))).astype(np.int64)
    return table(
        {
            "siklus": CYCLE,
            "kode_wilayah": area["code"],
            "partai": list(every),
            "terdaftar": known.astype(np.int64),
            "jumlah_anggota": maybe(members, known),
            "kecamatan_terisi": maybe(filled, known),
            "sumber": INVENTED,
        }
    )
