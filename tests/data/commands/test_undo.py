"""Item history, and taking a batch back: facts, history and rollups are as they were before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from dashboard.core.errors import InvalidInput
from data.commands.undo import undo
from data.models import (
    AreaProgress,
    Audit,
    BacklogAge,
    Base,
    Batch,
    Correction,
    FactualSample,
    PartyPresence,
    Progress,
    RegistrationDocument,
    RegistrationProgress,
    SampleProgress,
    SampleReach,
    VerificationDecision,
    VerificationItem,
    VerificationRecap,
)
from data.models.rollups import Disputed, PartyProgress
from data.scope import Scope, marked
from tests.data.commands.serving import OF_SERVICE
from tests.data.making import wib

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from tests.own_database import Own

ITEM = "id_sumber,putaran,objek,kode_wilayah,partai,status,indikasi,tim,diterima_pada,diputus_pada"
RECAP = "putaran,objek,kode_wilayah,partai,per_tanggal,diterima,diperiksa"
SNAPSHOT = (
    VerificationItem,
    VerificationDecision,
    VerificationRecap,
    PartyPresence,
    Correction,
    Progress,
    AreaProgress,
    PartyProgress,
    Disputed,
    BacklogAge,
    RegistrationDocument,
    RegistrationProgress,
    FactualSample,
    SampleProgress,
    SampleReach,
)


def rows(db: Session, model: Any) -> list[Any]:
    return list(db.scalars(marked(select(model), model)))


def everything(own: Own) -> dict[str, set[tuple[Any, ...]]]:
    """Every fact and rollup row as plain values, ids left out."""
    with own.sessions() as db:
        tables = [Base.metadata.tables[model.__tablename__] for model in SNAPSHOT]
        names = {table.name: [column for column in table.columns if column.name != "id"] for table in tables}
        return {
            name: {tuple(row) for row in db.execute(select(*columns).execution_options(visible=frozenset({name})))}
            for name, columns in names.items()
        }


def items(own: Own, name: str, *lines: str) -> Path:
    return own.file(name, ITEM, *(line.replace("|", ",vermin,keanggotaan,33.73,pkb,", 1) for line in lines))


def take_back(own: Own, batch: int, *, scope: str = "*") -> int:
    with own.sessions.begin() as db:
        return undo(db, batch, by="penguji", scope=Scope.of(scope))


def test_a_later_decision_sends_the_earlier_one_to_the_history(own: Own) -> None:
    own.take("item_verifikasi", items(own, "a.csv", "S1|BMS,,,2022-08-16T09:00,2022-08-18T09:00"))
    own.take("item_verifikasi", items(own, "b.csv", "S1|MS,,,2022-08-16T09:00,2022-08-22T10:00"))

    with own.sessions() as db:
        (old,) = rows(db, VerificationDecision)
        assert (old.status, old.decided_at, old.replaced_at) == ("BMS", wib(2022, 8, 18, 9), wib(2022, 8, 22, 10))
        assert (str(old.decided_on), str(old.replaced_on), old.rule_version) == ("2022-08-18", "2022-08-22", "2024")
        assert [(str(row.day), row.bms, row.ms) for row in sorted(rows(db, Progress), key=lambda r: r.day)] == [
            ("2022-08-16", 0, 0), ("2022-08-18", 1, 0), ("2022-08-22", 0, 1)]  # fmt: skip
        assert [(str(row.decided_on), row.items) for row in rows(db, BacklogAge)] == [("2022-08-18", 1)]
    assert own.broken() == []


def test_a_row_that_dates_a_decision_earlier_corrects_it_and_leaves_no_history(own: Own) -> None:
    own.take("item_verifikasi", items(own, "a.csv", "S1|BMS,,,2022-08-16T09:00,2022-08-20T09:00"))
    own.take("item_verifikasi", items(own, "b.csv", "S1|TMS,,,2022-08-16T09:00,2022-08-18T09:00"))

    with own.sessions() as db:
        assert rows(db, VerificationDecision) == []
        assert {(row.column, row.old, row.new) for row in rows(db, Correction)} == {
            ("status", "BMS", "TMS"),
            ("decided_at", "2022-08-20T02:00:00Z", "2022-08-18T02:00:00Z"),
        }
        assert [(str(row.day), row.tms) for row in rows(db, Progress)] == [("2022-08-16", 0), ("2022-08-18", 1)]
    assert own.broken() == []


def test_a_withdrawn_decision_held_until_the_import_that_withdrew_it(own: Own) -> None:
    own.take("item_verifikasi", items(own, "a.csv", "S1|MS,,,2022-08-16T09:00,2022-08-18T09:00"))
    outcome = own.take("item_verifikasi", items(own, "b.csv", "S1|belum,,,2022-08-16T09:00,"))

    with own.sessions() as db:
        (old,) = rows(db, VerificationDecision)
        batch = db.get_one(Batch, outcome.batch_id)
        assert (old.status, old.replaced_at) == ("MS", batch.imported_at)
    assert own.broken() == []


def test_an_item_that_moves_to_another_area_leaves_nothing_in_the_old_one(own: Own) -> None:
    own.take("item_verifikasi", items(own, "a.csv", "S1|BMS,,,2022-08-16T09:00,2022-08-18T09:00"))
    own.take("item_verifikasi", items(own, "b.csv", "S1|MS,,,2022-08-16T09:00,2022-08-20T09:00"))
    moved = own.file("c.csv", ITEM, "S1,vermin,keanggotaan,33.74,pkb,MS,,,2022-08-16T09:00,2022-08-20T09:00")
    before = everything(own)

    batch = own.take("item_verifikasi", moved).batch_id

    with own.sessions() as db:
        for model in (VerificationItem, VerificationDecision, Progress, AreaProgress, BacklogAge):
            assert {row.area_code for row in rows(db, model)} == {"33.74"}, model
    assert own.broken() == []
    assert batch is not None
    take_back(own, batch)
    assert everything(own) == before
    assert own.broken() == []


def test_undo_gives_back_old_values_history_and_rollups(own: Own) -> None:
    own.take("item_verifikasi", items(own, "a.csv", "S1|BMS,nik,tim 1,2022-08-16T09:00,2022-08-18T09:00",
                                      "S2|belum,,,2022-08-16T09:00,", "S3|MS,,,2022-08-17T09:00,2022-08-17T10:00"))  # fmt: skip
    before = everything(own)
    # Every moment of S1 changes at once: the old ones could not be restored one by one without `decided >= received`.
    newer = items(own, "b.csv", "S1|MS,usia,tim 2,2022-08-19T09:00,2022-08-22T09:00", "S2|TMS,nik,,2022-08-16T09:00,2022-08-20T09:00",
                  "S3|MS,,,2022-08-17T09:00,2022-08-17T10:00", "S4|belum,,,2022-08-17T09:00,")  # fmt: skip
    batch = own.take("item_verifikasi", newer).batch_id
    assert batch is not None
    assert everything(own) != before

    assert take_back(own, batch) == 3

    assert everything(own) == before
    assert own.broken() == []
    with own.sessions() as db:
        assert db.scalars(select(Audit.action).order_by(Audit.id)).all() == ["import", "import", "undo"]
    again = own.take("item_verifikasi", newer)
    assert (again.accepted, again.unchanged, again.repeated) == (3, 1, False)


def test_undo_of_presence_brings_the_party_back_into_the_sums(own: Own) -> None:
    own.take("rekap_verifikasi", own.file("a.csv", RECAP, "vermin,keanggotaan,33.73,pkb,2022-08-22,100,40"))
    before = everything(own)
    batch = own.take(
        "keberadaan_partai", own.file("b.csv", "kode_wilayah,partai,terdaftar", "33.73,pkb,tidak")
    ).batch_id
    with own.sessions() as db:
        assert rows(db, AreaProgress) == []

    assert batch is not None
    take_back(own, batch)

    assert everything(own) == before


def test_a_batch_that_was_overwritten_waits_for_the_later_one(own: Own) -> None:
    line = "vermin,keanggotaan,33.73,pkb,2022-08-22,100,{}"
    first, second = (
        own.take("rekap_verifikasi", own.file(f"{n}.csv", RECAP, line.format(n))).batch_id for n in (40, 45)
    )
    assert first is not None
    assert second is not None

    with pytest.raises(InvalidInput, match=f"sudah ditimpa impor nomor {second}"):
        take_back(own, first)
    take_back(own, second)
    take_back(own, first)

    with own.sessions() as db:
        assert (rows(db, VerificationRecap), rows(db, Progress)) == ([], [])
    with pytest.raises(InvalidInput, match="sudah dibatalkan"):
        take_back(own, first)


def test_only_ones_own_batches_can_be_undone_and_no_reference_data(own: Own) -> None:
    mine = own.take(
        "rekap_verifikasi", own.file("a.csv", RECAP, "vermin,keanggotaan,33.73,pkb,2022-08-22,1,1"), scope="33.73"
    )
    party = own.take(
        "partai", own.file("p.csv", "cycle,code,abbreviation,name,category,verfak_required", "2024,x,X,Partai X,new,1")
    )
    assert mine.batch_id is not None
    assert party.batch_id is not None

    with pytest.raises(InvalidInput, match="di luar kewenangan"):
        take_back(own, mine.batch_id, scope="33.74")
    with pytest.raises(InvalidInput, match="tidak ditemukan"):
        take_back(own, 999)
    with pytest.raises(InvalidInput, match="data acuan"):
        take_back(own, party.batch_id)
    take_back(own, mine.batch_id, scope="33")


def test_every_table_of_facts_and_rollups_is_watched_here() -> None:
    scoped = {name for name, table in Base.metadata.tables.items() if table.info.get("scoped")}
    unwatched = {
        "rejected_rows",
        "public_complaint",
        "party_update",
        "official_verdict",
    }  # kept, or of the same one code path
    unwatched |= {*OF_SERVICE, "service_event", "satisfaction_code", "service_alert"} - {"corrections"}  # see services
    assert scoped - unwatched == {model.__tablename__ for model in SNAPSHOT}


def test_registration_documents_are_taken_back_with_what_they_add_up_to(own: Own) -> None:
    header = "partai,tingkat,kode_wilayah,dokumen,status,pengunggah,diperbarui_pada"
    first = "pkb,kabkota,33.73,kantor,diunggah,DPP,2022-08-05T09:00"
    own.take("dokumen_pendaftaran", own.file("a.csv", header, first))
    before = everything(own)
    replaced, new = first.replace("DPP", "helpdesk"), "pkb,kabkota,33.73,kantor,lengkap,DPC,2022-08-06T09:00"
    batch = own.take("dokumen_pendaftaran", own.file("b.csv", header, replaced, new)).batch_id
    assert everything(own) != before
    assert batch is not None
    assert take_back(own, batch) == 2
    assert everything(own) == before
    assert own.broken() == []
