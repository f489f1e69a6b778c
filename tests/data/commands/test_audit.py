"""The audit log: a chain that shows every change, one writer at a time, and no NIK."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select, update

from data.commands.audit import breaks, record
from data.models import Audit

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tests.own_database import Own


def three_rows(db: Session) -> list[int]:
    db.execute(delete(Audit))
    for subject in ("satu", "dua", "tiga"):
        record(db, actor="admin", action="try", subject=subject, detail={"n": 1})
    return list(db.scalars(select(Audit.id).order_by(Audit.id)))


def test_each_row_names_the_hash_of_the_one_before_it(db: Session) -> None:
    three_rows(db)
    first, second, third = db.scalars(select(Audit).order_by(Audit.id))
    assert first.previous == bytes(32)
    assert (second.previous, third.previous) == (first.hash, second.hash)
    assert list(breaks(db)) == []


def test_a_changed_row_breaks_the_chain(db: Session) -> None:
    _, second, _ = three_rows(db)
    db.execute(update(Audit).where(Audit.id == second).values(actor="orang lain"))
    db.expire_all()
    assert list(breaks(db)) == [second]


def test_a_missing_row_breaks_the_chain_at_its_successor(db: Session) -> None:
    _, second, third = three_rows(db)
    db.execute(delete(Audit).where(Audit.id == second))
    db.expire_all()
    assert list(breaks(db)) == [third]


def test_runs_of_sixteen_digits_are_masked(db: Session) -> None:
    record(db, actor="admin", action="try", subject="3374011203800001.csv", detail={"file": "3374 0112 0380 0001"})
    row = db.scalars(select(Audit).order_by(Audit.id.desc())).first()
    assert row is not None
    assert "3374" not in row.subject + row.detail


def test_many_writers_make_one_chain(own: Own) -> None:
    def write(number: int) -> None:
        with own.sessions.begin() as db:
            record(db, actor=f"p{number}", action="try", subject="x")

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(write, range(24)))

    with own.sessions() as db:
        assert db.scalar(select(func.count(Audit.id))) == 24
        assert list(breaks(db)) == []
