"""Samples that come in, go again, or lose their party: the rollup follows, and a recount finds it right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.commands.undo import undo
from data.models import SampleProgress, SampleReach
from tests.data.rollups.counted import rows

if TYPE_CHECKING:
    from pathlib import Path

    from tests.own_database import Own

HEADER = "putaran,kode_wilayah,partai,per_tanggal,populasi,sampel,rumah,ms"
DECREE = "cycle,area_code,revision,members,source"
PRESENCE = "kode_wilayah,partai,terdaftar"


def told(own: Own) -> list[tuple[str, str, int | None, int | None]]:
    """Area, day, sample and MS of each row."""
    with own.sessions() as db:
        found = rows(db, SampleProgress)
        return sorted((row.area_code, str(row.day), row.sample, row.ms) for row in found)


def reached(own: Own) -> list[tuple[str, str, int, int]]:
    """Party, day, and in how many kab/kota its sample meets the minimum and does not any more."""
    with own.sessions() as db:
        return sorted((row.party, str(row.day), row.met, row.out) for row in rows(db, SampleReach))


def file(own: Own, name: str, *lines: str) -> Path:
    return own.file(name, HEADER, *(f"verfak,{line}" for line in lines))


def take_back(own: Own, batch: int | None) -> None:
    assert batch is not None
    with own.sessions.begin() as db:
        undo(db, batch, by="penguji")


def test_an_import_is_counted_and_taking_it_back_counts_anew(own: Own) -> None:
    own.take(
        "sampel_verfak", file(own, "a.csv", "33.73,pkn,2022-10-20,440,205,150,100", "33.74,pkn,2022-10-20,440,205,1,9")
    )
    before = told(own)
    lines = ("33.73,pkn,2022-10-20,440,205,150,120", "33.73,hanura,2022-10-22,440,205,1,30")
    later = own.take("sampel_verfak", file(own, "b.csv", *lines))

    assert told(own) == [
        ("33.73", "2022-10-20", 205, 120), ("33.73", "2022-10-22", 410, 150), ("33.74", "2022-10-20", 205, 9),
    ]  # fmt: skip
    assert own.broken() == []
    take_back(own, later.batch_id)
    assert told(own) == before
    assert own.broken() == []


def test_an_import_and_a_decree_count_anew_who_reaches_the_minimum(own: Own) -> None:
    lines = ("33.73,pkn,2022-10-20,440,205,150,205", "33.73,hanura,2022-10-20,198,100,100,100")
    first = own.take("sampel_verfak", file(own, "a.csv", *lines))
    assert reached(own) == [("hanura", "2022-10-20", 0, 1), ("pkn", "2022-10-20", 1, 0)]  # Salatiga needs 199
    own.take("syarat_minimal", own.file("m.csv", DECREE, "2024,33.73,9,198,Keputusan baru"))
    assert reached(own) == [("hanura", "2022-10-20", 1, 0), ("pkn", "2022-10-20", 1, 0)]
    assert own.broken() == []
    take_back(own, first.batch_id)
    assert reached(own) == []
    assert own.broken() == []


def test_presence_takes_a_party_out_of_the_sums_and_back(own: Own) -> None:
    lines = ("33.73,pkn,2022-10-20,440,205,150,100", "33.73,hanura,2022-10-20,440,205,1,30")
    own.take("sampel_verfak", file(own, "a.csv", *lines))
    gone = own.take("keberadaan_partai", own.file("p.csv", PRESENCE, "33.73,hanura,tidak"))

    assert told(own) == [("33.73", "2022-10-20", 205, 100)]
    assert own.broken() == []
    take_back(own, gone.batch_id)
    assert told(own) == [("33.73", "2022-10-20", 410, 130)]
    assert own.broken() == []
