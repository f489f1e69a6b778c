"""Every invariant holds after imports, and each is told when it is broken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import delete, insert, update

from data.commands.undo import undo
from data.commands.verify import INVARIANTS, verify
from data.models import (
    AreaProgress,
    Audit,
    BacklogAge,
    Batch,
    Correction,
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
    own.take("rekap_verifikasi", own.file("c.csv", RECAP, "vermin,keanggotaan,33.73,pkb,2022-08-22,100,45"))


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
        (4, change(delete(Correction))),
        (4, change(update(Correction).values(old="39"))),
        (4, change(update(Correction).values(corrected_by="orang lain"))),
        (4, change(update(Correction).values(batch_id=1))),
        (5, change(update(Batch).where(Batch.id == 3).values(undone_at=wib(2022, 8, 23), undone_by="x"))),
        (6, history_backwards),
        (7, change(update(VerificationRecap).values(source="3374011203800001"))),
        (7, change(update(VerificationItem).values(team="tim 3374011203800001 ya"))),
    ],
)
def test_each_damage_is_told_by_its_invariant(own: Own, number: int, damage: Callable[[Session], None]) -> None:
    fill(own)
    with own.sessions.begin() as db:
        damage(db)
    assert SENTENCES[number] in own.broken()


def test_old_values_of_imports_taken_back_mended_and_sent_again_raise_no_alarm(own: Own) -> None:
    fill(own)
    again = own.file(
        "d.csv", RECAP, "vermin,keanggotaan,33.73,pkb,2022-08-22,100,46", "vermin,keanggotaan,33.73,baru,2022-08-22,9,9"
    )
    with own.sessions.begin() as db:
        undo(db, 3, by="penguji")
    assert own.broken() == []
    assert (own.take("rekap_verifikasi", again).accepted, own.broken()) == (1, [])
    party = "cycle,code,abbreviation,name,category,verfak_required"
    own.take("partai", own.file("p.csv", party, "2024,baru,BARU,Partai Baru,baru,ya"))
    mended = own.take("rekap_verifikasi", again)
    assert (mended.accepted, mended.repeated, own.broken()) == (1, True, [])
    own.take("rekap_verifikasi", own.file("e.csv", RECAP, "vermin,keanggotaan,33.73,baru,2022-08-22,9,8"))
    with own.sessions.begin() as db:
        undo(db, 6, by="penguji")
    assert own.broken() == []
