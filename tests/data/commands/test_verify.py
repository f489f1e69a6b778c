"""Every invariant holds after imports, and each is told when it is broken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import delete, insert, update

from data.commands.verify import INVARIANTS, verify
from data.models import (
    AreaProgress,
    Audit,
    BacklogAge,
    Batch,
    Progress,
    RejectedRow,
    VerificationDecision,
    VerificationItem,
    VerificationRecap,
)
from tests.data.making import wib

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from tests.own_database import Own

RECAP = "putaran,objek,kode_wilayah,partai,per_tanggal,diterima,diperiksa"
ITEM = "id_sumber,putaran,objek,kode_wilayah,partai,status,diterima_pada,diputus_pada"
SENTENCES = [sentence for sentence, _ in INVARIANTS]
DAYS = {"decided_on": wib(2022, 8, 18).date(), "replaced_on": wib(2022, 8, 17).date()}


def fill(own: Own) -> None:
    own.take(
        "rekap_verifikasi", own.file("a.csv", RECAP, "vermin,keanggotaan,33.73,pkb,2022-08-22,100,40", "x,x,x,x,x,x,x")
    )
    own.take(
        "item_verifikasi", own.file("b.csv", ITEM, "S1,vermin,kantor,33.73,pkb,MS,2022-08-16T09:00,2022-08-18T09:00")
    )


def change(statement: Any) -> Callable[[Session], None]:
    def run(db: Session) -> None:
        db.execute(statement, execution_options={"synchronize_session": False})

    return run


def history_backwards(db: Session) -> None:
    values = {"item_id": 1, "area_code": "33.73", "status": "BMS", "rule_version": "2024", "batch_id": 2, **DAYS}
    db.execute(insert(VerificationDecision).values(decided_at=wib(2022, 8, 18), replaced_at=wib(2022, 8, 17), **values))


def lose_an_import(db: Session) -> None:
    """As if it had never been: its rows, its rollups and its batch are gone; only the log still knows it."""
    for statement in (delete(VerificationItem), delete(Progress), delete(AreaProgress), delete(BacklogAge)):
        change(statement)(db)
    change(delete(Batch).where(Batch.id == 2))(db)


def test_all_hold_after_imports(own: Own) -> None:
    fill(own)
    with own.sessions() as db:
        assert [(check.sentence, check.broken) for check in verify(db)] == [(sentence, 0) for sentence in SENTENCES]


@pytest.mark.parametrize(
    ("number", "damage"),
    [
        (0, change(update(Progress).values(received=1))),
        (0, change(delete(Progress))),
        (0, change(update(VerificationRecap).values(checked=41))),
        (1, change(update(Batch).values(accepted=Batch.accepted + 1))),
        (1, change(delete(RejectedRow))),
        (2, change(update(Audit).values(actor="orang lain"))),
        (3, change(delete(Audit))),
        (3, lose_an_import),
        (4, change(update(Batch).where(Batch.id == 1).values(undone_at=wib(2022, 8, 23), undone_by="x"))),
        (5, history_backwards),
        (6, change(update(VerificationRecap).values(source="3374011203800001"))),
        (6, change(update(VerificationItem).values(team="tim 3374011203800001 ya"))),
    ],
)
def test_each_damage_is_told_by_its_invariant(own: Own, number: int, damage: Callable[[Session], None]) -> None:
    fill(own)
    with own.sessions.begin() as db:
        damage(db)
    assert SENTENCES[number] in own.broken()
