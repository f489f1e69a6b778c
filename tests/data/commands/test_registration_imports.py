"""Registration documents from a file to the rollup: what is refused, corrected, undone and recounted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, update

from data.commands.undo import undo
from data.models import RegistrationDocument, RegistrationProgress, RequiredDocument
from data.rollups.registration import COUNTS, OUTCOMES, SUMS
from data.scope import marked
from tests.data.making import wib

if TYPE_CHECKING:
    from tests.own_database import Own

HEADER = "partai,tingkat,kode_wilayah,dokumen,status,pengunggah,diperbarui_pada"
FIRST = (
    "pkb,nasional,,ad_art,lengkap,DPP,2022-08-01T10:00",
    "pkb,provinsi,33,kantor,diunggah,DPW,2022-08-02T10:00",
    "pkb,kabkota,33.73,kantor,belum_diunggah,,2022-08-02T09:00",
    "pkb,kabkota,33.73,sk_kepengurusan,diunggah,helpdesk,2022-08-02T09:00",
    "pkb,kabkota,33.73,sk_kepengurusan,perlu_perbaikan,helpdesk,2022-08-02T15:00",
    "pkb,kabkota,33.73,sk_kepengurusan,lengkap,DPC,2022-08-05T23:59",
    "pdip,kabkota,33.74,kantor,diunggah,DPP,2022-08-03T09:00",
)
SALATIGA = [  # day, until, then reported, uploaded, complete, repair, by DPP, DPW, DPC, help desk
    ("2022-08-02", "2022-08-05", wib(2022, 8, 2, 15), 2, 0, 0, 1, 0, 0, 0, 1),
    ("2022-08-05", "9999-12-31", wib(2022, 8, 5, 23, 59), 2, 0, 1, 0, 0, 0, 1, 0),
]


def states(own: Own, area: str = "33.73", *, summed: bool = False) -> list[tuple[object, ...]]:
    """The rollup's rows of an area, or its kab/kota `summed`; days as text."""
    with own.sessions() as db:
        stmt = select(RegistrationProgress).where(RegistrationProgress.area_code == area)
        stmt = stmt.where((RegistrationProgress.level == SUMS) == summed)
        rows = db.scalars(marked(stmt.order_by(RegistrationProgress.day), RegistrationProgress)).all()
        return [(str(row.day), str(row.until), row.at, *(getattr(row, name) for name in COUNTS)) for row in rows]


def test_a_file_becomes_facts_and_a_state_for_each_day_on_which_anything_changed(own: Own) -> None:
    first = own.take("dokumen_pendaftaran", own.file("a.csv", HEADER, *FIRST))
    again = own.take("dokumen_pendaftaran", own.file("b.csv", HEADER, *reversed(FIRST)))
    assert (first.accepted, first.rejected, again.accepted, again.unchanged) == (7, 0, 0, 7)
    assert states(own) == SALATIGA
    assert states(own, "*") == [("2022-08-01", "9999-12-31", wib(2022, 8, 1, 10), 1, 0, 1, 0, 1, 0, 0, 0)]
    assert states(own, "33") == [("2022-08-02", "9999-12-31", wib(2022, 8, 2, 10), 1, 1, 0, 0, 0, 1, 0, 0)]
    assert own.broken() == []


def test_a_correction_and_its_undo_move_the_state_there_and_back(own: Own) -> None:
    own.take("dokumen_pendaftaran", own.file("a.csv", HEADER, *FIRST))
    line = "pkb,kabkota,33.73,sk_kepengurusan,perlu_perbaikan,DPC,2022-08-05T23:59"
    later = "pkb,kabkota,33.73,kantor,diunggah,DPC,2022-08-06T09:00"
    outcome = own.take("dokumen_pendaftaran", own.file("b.csv", HEADER, line, later))
    assert outcome.accepted == 2
    assert states(own)[1:] == [
        ("2022-08-05", "2022-08-06", wib(2022, 8, 5, 23, 59), 2, 0, 0, 1, 0, 0, 1, 0),
        ("2022-08-06", "9999-12-31", wib(2022, 8, 6, 9), 2, 1, 0, 1, 0, 0, 2, 0),
    ]
    assert own.broken() == []
    assert outcome.batch_id is not None
    with own.sessions.begin() as db:
        undo(db, outcome.batch_id, by="penguji")
    assert states(own) == SALATIGA
    assert own.broken() == []


def test_the_undo_of_the_only_batch_leaves_nothing(own: Own) -> None:
    outcome = own.take("dokumen_pendaftaran", own.file("a.csv", HEADER, *FIRST))
    assert outcome.batch_id is not None
    with own.sessions.begin() as db:
        undo(db, outcome.batch_id, by="penguji")
        assert db.scalars(marked(select(RegistrationDocument.id), RegistrationDocument)).all() == []
    assert states(own) == states(own, "*") == []
    assert own.broken() == []


def test_a_state_that_is_not_what_the_facts_say_is_found(own: Own) -> None:
    own.take("dokumen_pendaftaran", own.file("a.csv", HEADER, *FIRST))
    with own.sessions.begin() as db:
        db.execute(update(RegistrationProgress).where(RegistrationProgress.area_code == "33.74").values(complete=1))
    assert own.broken() == ["Angka ringkasan sama dengan hitung ulang dari data mentah."]


def test_an_office_brings_its_own_documents_only(own: Own) -> None:
    outcome = own.take("dokumen_pendaftaran", own.file("a.csv", HEADER, *FIRST), scope="33.73")
    assert (outcome.accepted, outcome.rejected) == (4, 3)
    assert states(own) == SALATIGA
    assert states(own, "*") == states(own, "33") == states(own, "33.74") == []


def test_the_list_of_documents_of_a_new_cycle_is_data(own: Own) -> None:
    header = "siklus,tingkat,kode,urutan,nama,dasar hukum,catatan"
    rows = (
        "2029,kabkota,kantor,1,Surat keterangan kantor,UU baru,",
        "2029,nasional,berkas_baru,1,Berkas baru,UU baru,",
    )
    assert own.take("syarat_dokumen", own.file("syarat.csv", header, *rows)).accepted == 2
    with own.sessions() as db:
        listed = select(RequiredDocument.level, RequiredDocument.code).where(RequiredDocument.cycle == "2029")
        assert sorted(map(tuple, db.execute(listed))) == [("kabkota", "kantor"), ("nasional", "berkas_baru")]
    assert own.broken() == []


def outcomes(own: Own, party: str = "pkb") -> list[tuple[object, ...]]:
    """Day by day: pairs of a party in Jawa Tengah that said anything, are complete, have begun, need repair."""
    with own.sessions() as db:
        stmt = select(RegistrationProgress).where(
            RegistrationProgress.level == SUMS, RegistrationProgress.party == party
        )
        rows = db.scalars(marked(stmt.order_by(RegistrationProgress.day), RegistrationProgress)).all()
        return [(row.day.day, *(getattr(row, name) for name in OUTCOMES)) for row in rows]


def test_provinces_add_their_areas_up_and_follow_presence_and_the_list_of_documents(own: Own) -> None:
    """pkb: one area of six documents since 3 August, another with one to repair since the 4th; then it is absent there."""
    six = ("sk_kepengurusan", "kantor", "perempuan", "rekening", "daftar_anggota", "bukti_anggota")
    rows = [f"pkb,kabkota,33.73,{each},lengkap,DPP,2022-08-03T10:00" for each in six]
    last = "pkb,kabkota,33.74,kantor,perlu_perbaikan,DPC,2022-08-04T10:00"
    own.take("dokumen_pendaftaran", own.file("a.csv", HEADER, *rows, last))
    assert outcomes(own) == [(3, 1, 1, 1, 0), (4, 2, 1, 2, 1)]
    assert states(own, "33", summed=True)[1][3:] == (7, 0, 6, 1, 6, 0, 1, 0)
    presence = own.file("p.csv", "kode_wilayah,partai,terdaftar", "33.74,pkb,tidak")
    batch = own.take("keberadaan_partai", presence).batch_id
    assert outcomes(own) == [(3, 1, 1, 1, 0)]
    assert own.broken() == []
    assert batch is not None
    with own.sessions.begin() as db:
        undo(db, batch, by="penguji")
    assert outcomes(own) == [(3, 1, 1, 1, 0), (4, 2, 1, 2, 1)]
    more = own.file(
        "s.csv", "siklus,tingkat,kode,urutan,nama,dasar hukum", "2024,kabkota,surat_baru,7,Surat baru,Putusan"
    )
    own.take("syarat_dokumen", more)
    assert outcomes(own) == [(3, 1, 0, 1, 0), (4, 2, 0, 2, 1)]
    assert own.broken() == []
