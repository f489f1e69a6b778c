"""Taking back a file of rounds or own days that only replaced values: the version before it holds again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from dashboard.core.errors import InvalidInput
from data.commands.undo import undo
from data.models import CalendarDay, Round
from data.queries.reference_book import book
from data.scope import Scope

if TYPE_CHECKING:
    from data.reference_book import OwnDay, RoundEntry
    from tests.own_database import Own

ROUNDS = "cycle,code,stage,name,position,parties,legal_basis"
DAYS = "tanggal,hari_kerja,keterangan,sumber"


def take(own: Own, name: str, kind: str, *lines: str) -> int:
    batch = own.take(kind, own.file(name, *lines)).batch_id
    assert batch is not None
    return batch


def take_back(own: Own, batch: int) -> int:
    with own.sessions.begin() as db:
        return undo(db, batch, by="penguji", scope=Scope.of("*"))


def verfak(own: Own) -> RoundEntry:
    with own.sessions() as db:
        return next(one for one in book(db, Scope(), "2024").rounds if one.code == "verfak")


def leave(own: Own) -> OwnDay:
    with own.sessions() as db:
        return next(one for one in book(db, Scope(), "2024").days if one.on == date(2026, 12, 24))


def test_the_older_version_of_a_round_holds_again(own: Own) -> None:
    before = verfak(own)
    first = take(own, "a.csv", "putaran", ROUNDS, "2024,verfak,verfak,Verfak sengketa,7,ummat,Putusan 1")
    second = take(own, "b.csv", "putaran", ROUNDS, "2024,verfak,verfak,Verfak sengketa,8,ummat,Putusan 2")
    now = verfak(own)
    assert (now.position, now.parties, now.legal_basis, len(now.earlier)) == (8, ("ummat",), "Putusan 2", 2)
    assert (now.earlier[0].was, now.earlier[1].was.legal_basis, now.earlier[1].by) == (before, "Putusan 1", "penguji")
    with pytest.raises(InvalidInput, match=f"sudah ditimpa impor nomor {second}"):
        take_back(own, first)
    assert take_back(own, second) == 1
    assert (verfak(own).position, verfak(own).legal_basis, len(verfak(own).earlier)) == (7, "Putusan 1", 1)
    assert take_back(own, first) == 1
    assert verfak(own) == before
    with pytest.raises(InvalidInput, match="sudah dibatalkan"):
        take_back(own, first)
    assert own.broken() == []


def test_the_older_version_of_an_own_day_holds_again(own: Own) -> None:
    before = leave(own)
    batch = take(own, "a.csv", "kalender", DAYS, "2026-12-24,ya,Tetap masuk,SE 9")
    now = leave(own)
    assert (now.working, now.name, now.source) == (True, "Tetap masuk", "SE 9")
    assert [(one.number, one.was, one.by) for one in now.earlier] == [(0, before, "penguji")]
    assert take_back(own, batch) == 1
    assert leave(own) == before
    assert own.broken() == []


def test_what_a_file_added_stays_and_so_does_the_whole_file(own: Own) -> None:
    """Facts may stand on a new round already, and no table says which file a round came with."""
    batch = take(own, "a.csv", "putaran", ROUNDS, "2024,verfak,verfak,Verfak 2,3,,Putusan 1",
                 "2024,verfak_x,verfak_x,Verfak X,9,,Putusan 1")  # fmt: skip
    with pytest.raises(InvalidInput, match="juga menambah"):
        take_back(own, batch)
    with own.sessions() as db:
        assert set(db.scalars(select(Round.name).where(Round.code.in_(["verfak", "verfak_x"])))) == {
            "Verfak 2",
            "Verfak X",
        }


def test_a_file_that_changed_nothing_is_taken_back_without_a_trace(own: Own) -> None:
    before = verfak(own)
    batch = take(own, "a.csv", "kalender", DAYS, "2026-12-24,tidak,Cuti bersama Natal,")
    with own.sessions() as db:
        days = len(db.scalars(select(CalendarDay.held_on)).all())
    assert take_back(own, batch) == 0
    with own.sessions() as db:
        assert len(db.scalars(select(CalendarDay.held_on)).all()) == days
    assert verfak(own) == before
