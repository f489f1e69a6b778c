"""The offices and parties of the demo: who is registered where, how many members there are, how fast each works."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from data.demo.ground import PROVINCE, apportion, chance
from data.rules import minimum_members

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.demo.ground import Ints

HERE: Final = Path(__file__).parent
REFERENCE: Final = HERE.parent / "reference"
MEMBERS: Final = 1_002_000  # of the 35 areas together
SIZES: Final = {
    "pdip": 1.4, "pkb": 1.2, "golkar": 1.2, "gerindra": 1.2, "pks": 1.15, "nasdem": 1.1, "pan": 1.1, "demokrat": 1.1,
    "ppp": 1.1,
}  # fmt: skip
UNTIL_REPAIR: Final = {"prima", "pkp", "parsindo", "republik", "republiku", "republik_satu"}  # out before verfak
ABSENT: Final = 0.12  # share of pairs without a branch where no figure is published

Cells = dict[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Office:
    """One kab/kota: its parties with members in verification, and how it works.

    `checked` is the share of the received members checked on the demo's day; `needed` is the pace it then needs
    as a multiple of its own (only for those that fall behind).
    """

    code: str
    kind: str
    minimum: int
    kecamatan: int
    parties: tuple[str, ...]
    absent: tuple[str, ...]
    members: Ints  # by party
    checked: float
    needed: float | None

    @property
    def total(self) -> int:
        """Members of all parties."""
        return int(self.members.sum())


def rows(path: Path) -> Iterator[Cells]:
    """The rows of a small CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@cache
def published(kind: str) -> tuple[Cells, ...]:
    """The published figures of one import kind, as text."""
    return tuple(rows(HERE / "published" / f"{kind}.csv"))


def figure(kind: str, column: str, area: str, round_code: str = "") -> dict[date, int]:
    """The published values of one column in an area (all parties together), by date."""
    return {
        date.fromisoformat(row["per_tanggal"]): int(row[column])
        for row in published(kind)
        if row["kode_wilayah"] == area
        and row.get(column)
        and not row.get("partai")
        and row.get("putaran", "") == round_code
    }


@cache
def parties() -> tuple[str, ...]:
    """The 24 parties' codes in the order of the ballot, those without a number last."""
    return tuple(row["code"] for row in rows(REFERENCE / "parties_2024.csv"))


@cache
def verfak_parties() -> frozenset[str]:
    """The nine parties that reached factual verification (nine more were exempt, six had failed before)."""
    required = {row["code"] for row in rows(REFERENCE / "parties_2024.csv") if row["verfak_required"] == "1"}
    return frozenset(required - UNTIL_REPAIR)


@cache
def offices() -> tuple[Office, ...]:
    """The 35 kab/kota by code."""
    areas = {row["code"]: row for row in rows(REFERENCE / "areas.csv") if row["parent_code"] == PROVINCE}
    plan = {row["kode_wilayah"]: row for row in rows(HERE / "plan.csv")}
    present = {code: _present(code) for code in areas}
    totals = _totals(areas, present)
    return tuple(_office(areas[code], plan[code], present[code], totals[code]) for code in sorted(areas))


def _present(area: str) -> tuple[str, ...]:
    """Parties registered in the area: as published where it is, else nearly all."""
    said = {
        row["partai"]: row["terdaftar"] == "ya" for row in published("keberadaan_partai") if row["kode_wilayah"] == area
    }
    rng = chance("presence", area)
    drawn = {party: rng.random() >= ABSENT or not _may_lack(party) for party in parties()}
    return tuple(party for party in parties() if (drawn | said)[party])


def _may_lack(party: str) -> bool:
    """Parties of the parliament have a branch everywhere."""
    return party in verfak_parties() or party in UNTIL_REPAIR


def _totals(areas: dict[str, Cells], present: dict[str, tuple[str, ...]]) -> dict[str, int]:
    """Members of each area: the published number, or a share of the rest by its minimum and its parties."""
    known = {
        code: max(found.values()) for code in areas if (found := figure("rekap_verifikasi", "diterima", code, "vermin"))
    }
    others = sorted(set(areas) - set(known))
    noise = chance("totals").lognormal(0, 0.1, len(others))
    weights = np.array([minimum_members(int(areas[code]["population"])) * len(present[code]) for code in others])
    parts = apportion(MEMBERS - sum(known.values()), weights * noise)
    return known | dict(zip(others, parts.tolist(), strict=True))


def _office(area: Cells, plan: Cells, present: tuple[str, ...], total: int) -> Office:
    rng = chance("members", area["code"])
    sizes = np.array([SIZES.get(party, 0.72 if party in UNTIL_REPAIR else 0.97) for party in present])
    return Office(
        code=area["code"],
        kind=area["kind"],
        minimum=minimum_members(int(area["population"])),
        kecamatan=int(area["kecamatan_count"]),
        parties=present,
        absent=tuple(party for party in parties() if party not in present),
        members=apportion(total, sizes * rng.lognormal(0, 0.11, len(sizes))),
        checked=int(plan["diperiksa_persen"]) / 100,
        needed=float(plan["butuh_laju"]) if plan["butuh_laju"] else None,
    )
