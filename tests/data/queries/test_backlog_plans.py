"""Both databases answer a page of the backlog from the index, and never read the table of items from end to end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event, insert

from data.models import VerificationItem
from data.queries.ageing import ageing
from data.queries.backlog import backlog, count
from data.scope import Scope
from tests.data.making import make_batch, wib
from tests.data.queries.stock import question, roll_up, round_id

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

JATENG = Scope.of("33")
OPEN_INDEX, KEY_INDEX = "ix_verification_item_open", "ix_verification_item_key"


@pytest.fixture
def stock(db: Session) -> Session:
    """6,000 open items of 8 days, 6 areas and 2 parties, rolled up, with what the planner wants to know."""
    place = {"round_id": round_id(db), "object": "keanggotaan", "batch_id": make_batch(db, "item_verifikasi").id}
    blank = {"status": "belum", "findings": 0, "method": None, "team": None, "decided_at": None, "decided_on": None}
    rows = [
        place | blank | {
            "area_code": f"33.0{n % 6 + 1}",
            "party": ("pkb", "pan")[n % 2],
            "source_hash": n.to_bytes(16, "big"),
            "received_at": wib(2022, 8, 16 + n % 8, 9),
            "received_on": wib(2022, 8, 16 + n % 8, 9).date(),
        }
        for n in range(6_000)
    ]  # fmt: skip
    db.execute(insert(VerificationItem), rows)
    roll_up(db)
    db.connection().exec_driver_sql("ANALYZE")
    return db


def statements(db: Session, read: Any) -> list[tuple[str, Any]]:
    """The statements over items that `read` sends."""
    sent: list[tuple[str, Any]] = []
    connection = db.connection()

    def note(_conn: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: Any) -> None:
        sent.append((statement, parameters))

    event.listen(connection, "before_cursor_execute", note)
    read()
    event.remove(connection, "before_cursor_execute", note)
    return [(statement, parameters) for statement, parameters in sent if "FROM verification_item" in statement]


def plan(db: Session, statement: str, parameters: Any) -> str:
    explain = "EXPLAIN QUERY PLAN" if db.get_bind().dialect.name == "sqlite" else "EXPLAIN"
    rows = db.connection().exec_driver_sql(f"{explain} {statement}", parameters)
    return "\n".join(str(row[-1]) for row in rows)


@pytest.mark.parametrize("sort", ["received", "-received", "area"])
@pytest.mark.parametrize("offset", [0, 3_000])
def test_a_page_is_read_from_the_index_of_open_items(stock: Session, sort: str, offset: int) -> None:
    sent = statements(stock, lambda: backlog(stock, JATENG, question(), "33", sort=sort, offset=offset, limit=50))

    (found,) = (plan(stock, *one) for one in sent)
    assert OPEN_INDEX in found
    assert "Seq Scan on verification_item" not in found
    assert "SCAN verification_item" not in found


def test_a_page_of_one_party_is_read_from_an_index(stock: Session) -> None:
    sent = statements(stock, lambda: backlog(stock, JATENG, question(party="pkb"), "33", age="7-7", limit=50))

    (found,) = (plan(stock, *one) for one in sent)
    assert OPEN_INDEX in found or KEY_INDEX in found
    assert "Seq Scan on verification_item" not in found
    assert "SCAN verification_item" not in found


def test_counts_and_ages_do_not_touch_items_at_all(stock: Session) -> None:
    assert statements(stock, lambda: count(stock, JATENG, question(), "33", finding="tanpa", age="4-7")) == []
    assert statements(stock, lambda: ageing(stock, JATENG, question(), "33")) == []
