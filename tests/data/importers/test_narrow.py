"""Rows of parties and areas that a narrow round is not about are refused, with the reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

from data.importers.lookups import RoundRef
from data.importers.reading import read_file
from tests.data.importers.made import NOW, make_lookups, reasons

if TYPE_CHECKING:
    from pathlib import Path

    from data.importers.lookups import Lookups

AGAIN: Final = RoundRef(
    id=5, cycle="2024", code="verfak_ulang", stage="verfak_ulang", name="Verfak ulang", first_on=date(2022, 12, 22),
    parties=("buruh", "gelora"), areas=("34", "33.73"),
)  # fmt: skip
FILES: Final = {
    "sampel_verfak": ("putaran,kode_wilayah,partai,per_tanggal,populasi,sampel", "{round},{area},{party},2022-12-24,443,206"),
    "rekap_verifikasi": (
        "putaran,objek,kode_wilayah,partai,per_tanggal,diterima",
        "{round},keanggotaan,{area},{party},2022-12-24,443",
    ),
    "item_verifikasi": (
        "id_sumber,putaran,objek,kode_wilayah,partai,status,diterima_pada",
        "x-{number},{round},kantor,{area},{party},belum,2022-12-24",
    ),
}  # fmt: skip


def lookups() -> Lookups:
    known = make_lookups()
    return replace(known, rounds=(*known.rounds, AGAIN))


def told(folder: Path, kind: str, *rows: tuple[str, str, str]) -> tuple[int, list[tuple[int, str, str]]]:
    head, line = FILES[kind]
    path = folder / "berkas.csv"
    lines = [line.format(round=r, area=a, party=p, number=n) for n, (r, a, p) in enumerate(rows)]
    path.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    reading = read_file(path, kind, lookups(), now=NOW)
    return len(reading.frame), reasons(reading)


@pytest.mark.parametrize("kind", list(FILES))
def test_only_the_parties_and_areas_of_a_narrow_round_are_taken(tmp_path: Path, kind: str) -> None:
    taken, said = told(
        tmp_path,
        kind,
        ("verfak_ulang", "33.73", "buruh"),
        ("verfak_ulang", "34.01", "gelora"),
        ("verfak_ulang", "33.10", "buruh"),
        ("verfak_ulang", "33.73", "pkb"),
        ("verfak", "33.10", "pkb"),
    )
    assert taken == 3
    assert said == [
        (4, "kode_wilayah", "Putaran verfak_ulang hanya untuk wilayah 34, 33.73; wilayah ini tidak ikut."),
        (5, "partai", "Putaran verfak_ulang hanya untuk partai buruh, gelora; partai ini tidak ikut."),
    ]


def test_the_total_of_those_who_take_part_is_taken_and_that_of_their_province_is_not(tmp_path: Path) -> None:
    taken, said = told(
        tmp_path, "sampel_verfak", ("verfak_ulang", "33.73", ""), ("verfak_ulang", "34", ""), ("verfak_ulang", "33", "")
    )
    assert (taken, [line for line, _, _ in said]) == (2, [4])


def test_a_round_for_everybody_asks_nobody(tmp_path: Path) -> None:
    assert told(tmp_path, "rekap_verifikasi", ("vermin", "33.10", "pkb"))[1] == []
