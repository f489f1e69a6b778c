"""Lookups and files made for the tests of the importers."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from data.importers.lookups import AreaRef, Lookups, PartyRef, RoundRef, WindowRef
from data.importers.reading import read_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.importers.problems import Reading

NOW: Final = datetime(2026, 11, 2, 3, 0, tzinfo=UTC)
REAL: Final = Path(__file__).parents[2] / "fixtures" / "real"
NIK: Final = "3373011205900001"  # of nobody: the pattern only

AREAS: Final = (
    ("33", "Jawa Tengah", "province", None),
    ("34", "Daerah Istimewa Yogyakarta", "province", None),
    ("33.01", "Kabupaten Cilacap", "kabupaten", "33"),
    ("33.02", "Kabupaten Banyumas", "kabupaten", "33"),
    ("33.08", "Kabupaten Magelang", "kabupaten", "33"),
    ("33.10", "Kabupaten Klaten", "kabupaten", "33"),
    ("33.71", "Kota Magelang", "kota", "33"),
    ("33.73", "Kota Salatiga", "kota", "33"),
    ("34.01", "Kabupaten Kulon Progo", "kabupaten", "34"),
)
PARTIES: Final = (
    ("pkb", "PKB", "Partai Kebangkitan Bangsa", 1),
    ("pdip", "PDIP", "Partai Demokrasi Indonesia Perjuangan", 3),
    ("buruh", "Buruh", "Partai Buruh", 6),
    ("gelora", "Gelora", "Partai Gelombang Rakyat Indonesia", 7),
    ("republik", "Republik", "Partai Republik", None),
    ("republiku", "Republiku", "Partai Republiku Indonesia", None),
)
ROUNDS: Final = (
    ("vermin", "Verifikasi administrasi", date(2022, 8, 2)),
    ("vermin_p", "Verifikasi administrasi perbaikan", date(2022, 9, 29)),
    ("verfak", "Verifikasi faktual", date(2022, 10, 15)),
    ("verfak_p", "Verifikasi faktual perbaikan", date(2022, 11, 24)),
)


def make_lookups(*scope: str, areas: tuple[AreaRef, ...] = ()) -> Lookups:
    """A small country: two provinces, six parties, the rounds of the 2024 cycle and one of the next."""
    return Lookups(
        areas=areas or tuple(AreaRef(code=c, name=n, kind=k, parent_code=p) for c, n, k, p in AREAS),
        parties={
            "2024": tuple(PartyRef(code=c, abbreviation=a, name=n, number=i) for c, a, n, i in PARTIES),
            "2029": (PartyRef(code="baru", abbreviation="Baru", name="Partai Baru", number=1),),
        },
        rounds=(
            *(
                RoundRef(id=at, cycle="2024", code=code, stage=code, name=name, first_on=on)
                for at, (code, name, on) in enumerate(ROUNDS, start=1)
            ),
            RoundRef(
                id=9,
                cycle="2029",
                code="vermin",
                stage="vermin",
                name="Verifikasi administrasi",
                first_on=date(2027, 8, 2),
            ),
        ),
        windows=(
            WindowRef(
                cycle="2024", stage="vermin", level="nasional", starts_on=date(2022, 8, 2), ends_on=date(2022, 9, 11)
            ),
            WindowRef(
                cycle="2024", stage="vermin", level="kabkota", starts_on=date(2022, 8, 16), ends_on=date(2022, 8, 29)
            ),
            WindowRef(
                cycle="2024",
                stage="vermin",
                level="kabkota",
                starts_on=date(2022, 8, 16),
                ends_on=date(2022, 9, 9),
                revision=2,
            ),
        ),
        scope=scope or ("*",),
    )


def real_areas() -> tuple[AreaRef, ...]:
    """All 514 kab/kota and 38 provinces of the reference data."""
    with (Path(__file__).parents[3] / "data" / "reference" / "areas.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return tuple(
        AreaRef(code=r["code"], name=r["name"], kind=r["kind"], parent_code=r["parent_code"] or None) for r in rows
    )


def read(path: Path, kind: str, *scope: str, now: datetime = NOW) -> Reading:
    """Read a file with the small country's lookups."""
    return read_file(path, kind, make_lookups(*scope), now=now)


def reasons(reading: Reading) -> list[tuple[int, str, str]]:
    """Line, column and Indonesian sentence of everything that was rejected."""
    return [(row.line, problem.column, problem.text()) for row in reading.rejected for problem in row.reasons]


RECAP_HEADER: Final = "putaran,objek,kode_wilayah,partai,per_tanggal,diterima,diperiksa,ms,bms,tms,sumber"
RECAP_ROW: Final = "vermin,keanggotaan,33.73,pkb,2022-08-23,1717,100,90,5,5,Laporan"


def recap_with(**cells: str) -> str:
    """A good row of a recap with some cells replaced, as CSV."""
    values = dict(zip(RECAP_HEADER.split(","), RECAP_ROW.split(","), strict=True)) | cells
    return ",".join(f'"{value}"' for value in values.values())


def recap_file(folder: Path, *rows: str, header: str = RECAP_HEADER) -> Path:
    """A recap with these rows."""
    path = folder / "rekap.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def everything(reading: Reading) -> str:
    """All text that leaves the importers, to search for what must not be in it."""
    parts: Sequence[object] = (
        reading.frame.to_csv(), reading.rejected, reading.warnings, reading.ignored, reading.dropped,
        [text for _, _, text in reasons(reading)],
    )  # fmt: skip
    return " ".join(map(str, parts))


def real_lookups() -> Lookups:
    """All areas and the 24 parties of the reference data, with the small country's rounds and windows."""
    small = make_lookups(areas=real_areas())
    with (Path(__file__).parents[3] / "data" / "reference" / "parties_2024.csv").open(encoding="utf-8") as file:
        parties = tuple(
            PartyRef(
                code=r["code"],
                abbreviation=r["abbreviation"],
                name=r["name"],
                number=int(r["number"]) if r["number"] else None,
            )
            for r in csv.DictReader(file)
        )
    return replace(small, parties={"2024": parties})
