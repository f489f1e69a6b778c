"""Importing: what is stored, what is said, and that the same file twice, mended or at once gives one result."""

from __future__ import annotations

import csv
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select

from dashboard.core.errors import InvalidInput, NotAllowed
from data.days import end_of_day
from data.importers.problems import FileRefused
from data.models import (
    AreaProgress,
    Audit,
    Batch,
    Correction,
    FactualSample,
    Party,
    PartyPresence,
    Progress,
    PublicComplaint,
    RejectedRow,
    Round,
    StageWindow,
    VerificationItem,
    VerificationRecap,
)
from data.queries.version import data_version
from data.scope import marked
from tests.own_database import REAL, Own

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

RECAP = "putaran,objek,kode_wilayah,partai,per_tanggal,diterima,diperiksa"
ITEM = "id_sumber,putaran,objek,kode_wilayah,partai,status,diterima_pada,diputus_pada"


def rows(db: Session, model: Any) -> list[Any]:
    return list(db.scalars(marked(select(model), model)))


def counts(outcome: Any) -> tuple[int, int, int]:
    assert outcome.accepted + outcome.unchanged + outcome.rejected == outcome.total
    return outcome.accepted, outcome.unchanged, outcome.rejected


@pytest.mark.parametrize(
    ("kind", "file", "model", "expected"),
    [
        ("rekap_verifikasi", "rekap_verifikasi_jateng_2022", VerificationRecap, 7),
        ("sampel_verfak", "sampel_verfak_jateng_2022", FactualSample, 9),
        ("keberadaan_partai", "keberadaan_partai_verfak_jateng_2022", PartyPresence, 117),
        ("tanggapan", "tanggapan_jateng_2022", PublicComplaint, 12),
    ],
)
def test_the_published_files_import_and_a_second_time_change_nothing(
    own: Own, kind: str, file: str, model: Any, expected: int
) -> None:
    path = REAL / f"{file}.csv"

    assert counts(own.take(kind, path)) == (expected, 0, 0)
    with own.sessions() as db:
        assert len(rows(db, model)) == expected
        before = data_version(db)

    again = own.take(kind, path)

    assert counts(again) == (0, expected, 0)
    assert again.repeated
    with own.sessions() as db:
        assert (len(rows(db, model)), data_version(db), db.scalar(select(func.count(Batch.id)))) == (
            expected,
            before,
            1,
        )
    assert own.broken() == []


def test_jepara_has_33_014_received_and_all_checked_on_26_august(own: Own) -> None:
    own.take("rekap_verifikasi", REAL / "rekap_verifikasi_jateng_2022.csv")
    with own.sessions() as db:
        found = (row for row in rows(db, AreaProgress) if row.area_code == "33.20" and row.day == date(2022, 8, 26))
        assert [(row.received, row.checked, row.ganda_identik, row.at) for row in found] == [
            (33014, 33014, 3135, end_of_day(date(2022, 8, 26)))
        ]


def test_a_newer_row_replaces_the_older_one_and_the_old_value_is_kept(own: Own) -> None:
    own.take("rekap_verifikasi", own.file("a.csv", RECAP, "vermin,keanggotaan,33.73,pkb,2022-08-22,100,40",
                                          "vermin,keanggotaan,33.73,pdip,2022-08-22,50,5"))  # fmt: skip
    outcome = own.take(
        "rekap_verifikasi",
        own.file(
            "b.csv",
            RECAP,
            "vermin,keanggotaan,33.73,pkb,2022-08-22,100,45",
            "vermin,keanggotaan,33.73,pdip,2022-08-22,50,5",
        ),
    )

    assert counts(outcome) == (1, 1, 0)
    with own.sessions() as db:
        (kept,) = rows(db, Correction)
        assert (kept.column, kept.old, kept.new, kept.corrected_by) == ("checked", "40", "45", "penguji")
        assert (kept.kind, kept.area_code, kept.party, kept.as_of_at.isoformat()) == (
            "rekap_verifikasi", "33.73", "pkb", "2022-08-22T16:59:59+00:00")  # fmt: skip
        assert {row.party: row.checked for row in rows(db, Progress)} == {"pkb": 45, "pdip": 5}
    assert own.broken() == []


def test_an_item_is_known_again_by_the_keyed_hash_of_its_source_id_only(own: Own) -> None:
    line = "SIPOL-77,vermin,keanggotaan,33.73,pkb,{},2022-08-16T09:00,{}"
    own.take("item_verifikasi", own.file("a.csv", ITEM, line.format("belum", "")))
    assert counts(own.take("item_verifikasi", own.file("b.csv", ITEM, line.format("BMS", "2022-08-20T09:00")))) == (
        1,
        0,
        0,
    )

    with own.sessions() as db:
        (item,) = rows(db, VerificationItem)
        assert (item.status, len(item.source_hash)) == ("BMS", 16)
        assert b"SIPOL-77" not in item.source_hash
    if own.url.startswith("sqlite"):
        assert not any(b"SIPOL-77" in path.read_bytes() for path in own.folder.glob("own.db*"))


def test_good_rows_are_stored_and_bad_ones_kept_with_line_and_reason(own: Own) -> None:
    path = own.file(
        "a.csv",
        RECAP,
        "vermin,keanggotaan,33.73,pkb,2022-08-22,100,40",
        "vermin,keanggotaan,Magelang,=1+1,2022-08-22,10,20",
    )

    outcome = own.take("rekap_verifikasi", path)

    assert counts(outcome) == (1, 0, 1)
    assert outcome.rejected_file == own.folder / "a_ditolak.csv"
    with outcome.rejected_file.open(encoding="utf-8", newline="") as file:
        header, row = csv.reader(file)
    assert header == [*RECAP.split(","), "alasan"]
    assert row[2:4] == ["Magelang", "'=1+1"]
    assert row[-1].startswith("Baris 3: ")
    with own.sessions() as db:
        (kept,) = rows(db, RejectedRow)
        assert (kept.line, kept.area_code) == (3, "*")
        assert "Magelang" in kept.cells
    assert own.broken() == []


def test_all_or_nothing_stores_nothing_when_a_row_is_bad(own: Own) -> None:
    path = own.file(
        "a.csv",
        RECAP,
        "vermin,keanggotaan,33.73,pkb,2022-08-22,100,40",
        "vermin,keanggotaan,33.73,pdip,2022-08-22,10,20",
    )

    with pytest.raises(InvalidInput, match="1 dari 2"):
        own.take("rekap_verifikasi", path, strict=True)

    with own.sessions() as db:
        assert (rows(db, VerificationRecap), rows(db, RejectedRow), db.scalars(select(Batch)).all()) == ([], [], [])


def test_a_dry_run_counts_as_the_import_would_and_stores_nothing(own: Own) -> None:
    path = REAL / "rekap_verifikasi_jateng_2022.csv"
    assert counts(own.take("rekap_verifikasi", path, dry_run=True)) == (7, 0, 0)
    with own.sessions() as db:
        assert (rows(db, VerificationRecap), db.scalars(select(Audit)).all()) == ([], [])
    own.take("rekap_verifikasi", path)
    assert counts(own.take("rekap_verifikasi", path, dry_run=True)) == (0, 7, 0)


def test_rows_rejected_for_a_party_unknown_then_are_taken_once_it_is_known(own: Own) -> None:
    path = own.file(
        "a.csv",
        RECAP,
        "vermin,keanggotaan,33.73,pkb,2022-08-22,100,40",
        "vermin,keanggotaan,33.73,baru,2022-08-22,10,5",
    )
    assert counts(own.take("rekap_verifikasi", path)) == (1, 0, 1)
    party = own.file(
        "p.csv", "cycle,code,number,abbreviation,name,category,verfak_required", "2024,baru,99,Baru,Partai Baru,new,1"
    )
    assert counts(own.take("partai", party)) == (1, 0, 0)

    assert counts(own.take("rekap_verifikasi", path)) == (1, 1, 0)

    with own.sessions() as db:
        assert sorted(row.party for row in rows(db, VerificationRecap)) == ["baru", "pkb"]
        assert rows(db, RejectedRow) == []
    assert own.broken() == []


def test_an_importer_writes_only_in_their_own_area(own: Own) -> None:
    path = own.file(
        "a.csv",
        RECAP,
        "vermin,keanggotaan,33.73,pkb,2022-08-22,100,40",
        "vermin,keanggotaan,33.74,pkb,2022-08-22,100,40",
    )

    assert counts(own.take("rekap_verifikasi", path, scope="33.73")) == (1, 0, 1)

    with own.sessions() as db:
        assert [row.area_code for row in rows(db, VerificationRecap)] == ["33.73"]
        assert [row.area_code for row in rows(db, RejectedRow)] == ["33.73"]
    with pytest.raises(NotAllowed):
        own.take("partai", path, scope="33")


def test_a_file_that_cannot_be_read_leaves_nothing(own: Own) -> None:
    with pytest.raises(FileRefused):
        own.take("rekap_verifikasi", own.file("a.csv", "ini,bukan,rekap", "1,2,3"))
    with pytest.raises(FileRefused):
        own.take("rekap_verifikasi", own.folder / "tidak_ada.csv")
    with pytest.raises(InvalidInput):
        own.take("bukan_jenis", own.folder / "a.csv")
    with own.sessions() as db:
        assert db.scalars(select(Batch)).all() == []


def test_a_new_cycle_loads_from_data_alone(own: Own) -> None:
    own.take("partai", own.file("p.csv", "cycle,code,number,abbreviation,name,category,verfak_required",
                                "2029,garuda_biru,,GB,Partai Garuda Biru,new,1"))  # fmt: skip
    own.take(
        "tahapan",
        own.file(
            "t.csv",
            "cycle,code,name,level,start,end,revision,legal_basis",
            "2029,vermin,Verifikasi administrasi,kabkota,2025-08-02T00:00,2025-09-11T23:59,0,PKPU baru",
            "2029,verfak_3,Verifikasi faktual tambahan,kabkota,2025-10-02T00:00,2025-10-11T23:59,0,Putusan 7",
            "2029,tetap,Penetapan,nasional,2025-12-14T00:00,,0,PKPU baru",
        ),
    )
    recap = own.file(
        "r.csv",
        RECAP,
        "vermin,keanggotaan,33.73,GB,2025-08-20,10,5",
        "verfak_3,kantor,33.73,garuda_biru,2025-10-05,1,1",
    )

    assert counts(own.take("rekap_verifikasi", recap)) == (2, 0, 0)

    with own.sessions() as db:
        rounds = db.scalars(select(Round).where(Round.cycle == "2029").order_by(Round.position)).all()
        assert [(r.code, r.stage, r.position, str(r.first_on), r.legal_basis) for r in rounds] == [
            ("vermin", "vermin", 1, "2025-08-02", "PKPU baru"), ("verfak_3", "verfak_3", 2, "2025-10-02", "Putusan 7")]  # fmt: skip
        assert {row.round_id for row in rows(db, VerificationRecap)} == {r.id for r in rounds}


def test_reference_files_change_what_they_say_and_leave_the_rest(own: Own) -> None:
    columns = "cycle,code,number,abbreviation,name,category,verfak_required"
    outcome = own.take("partai", own.file("p.csv", columns, "2024,pkb,,PKB,Partai Kebangkitan Bangsa (baru),parliament,0",
                                          "2024,gerindra,2,Gerindra,Partai Gerakan Indonesia Raya,parliament,0"))  # fmt: skip
    assert counts(outcome) == (1, 1, 0)
    stage = own.file("t.csv", "cycle,code,name,level,start,end,revision,legal_basis",
                     "2024,vermin,Verifikasi administrasi,kabkota,2022-08-16,2022-09-12T23:59,3,Surat baru")  # fmt: skip
    assert counts(own.take("tahapan", stage)) == (1, 0, 0)
    with own.sessions() as db:
        party = db.scalars(select(Party).where(Party.code == "pkb")).one()
        assert (party.name, party.number, party.final_status) == ("Partai Kebangkitan Bangsa (baru)", 1, "participant")
        assert db.scalar(select(func.max(StageWindow.revision)).where(StageWindow.stage == "vermin")) == 3
        assert [(row.column, row.area_code) for row in rows(db, Correction)] == [("name", "*")]
    assert own.broken() == []


def test_two_at_once_give_one_result(own: Own) -> None:
    lines = [f"I{n},vermin,keanggotaan,33.73,pkb,belum,2022-08-16T09:00," for n in range(3_000)]
    path = own.file("a.csv", ITEM, *lines)

    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(lambda _: own.take("item_verifikasi", path), range(4)))

    assert sorted(counts(outcome) for outcome in outcomes) == [(0, 3000, 0)] * 3 + [(3000, 0, 0)]
    with own.sessions() as db:
        assert len(rows(db, VerificationItem)) == 3_000
        assert db.scalar(select(func.count(Batch.id))) == 1
    assert own.broken() == []


def test_two_files_of_one_area_at_once_leave_nothing_out(own: Own) -> None:
    days = [f"2022-08-{day}" for day in range(16, 24)]
    paths = [own.file(f"{day}.csv", RECAP, f"vermin,keanggotaan,33.73,pkb,{day},100,{day[-2:]}") for day in days]

    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(lambda path: own.take("rekap_verifikasi", path), paths))

    assert [counts(outcome) for outcome in outcomes] == [(1, 0, 0)] * 8
    with own.sessions() as db:
        assert sorted(row.checked for row in rows(db, AreaProgress)) == list(range(16, 24))
    assert own.broken() == []
