"""Attendance, readiness, questionnaires and managed questions from a file: stored once, corrected, undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from data.commands.undo import undo
from data.models import ServiceTopic
from tests.data.commands.serving import everything, rows
from tests.data.making import wib

if TYPE_CHECKING:
    from tests.own_database import Own

ATTENDED = "kode_wilayah,tanggal,sif,petugas_terjadwal,petugas_hadir,absensi_kpu_ri"
READY = "kode_wilayah,butir,status,per_tanggal,dikonfirmasi_oleh"
ASKED = "kode_wilayah,tanggal," + ",".join(f"u{n}" for n in range(1, 10))
THREES = ",".join("3" * 9)


def test_attendance_is_of_a_day_and_shift_corrected_and_undone(own: Own) -> None:
    own.take("absensi", own.file("a.csv", ATTENDED, "33.73,2022-08-22,,2,2,ya", "33.73,2022-08-22,pagi,1,0,tidak"))
    before = everything(own)
    found = {row["shift"]: (row["held_at"], str(row["held_on"]), row["present"], row["kpu_ri_filled"])
             for row in rows(own, "service_attendance")}  # fmt: skip
    midnight = wib(2022, 8, 22, 0)
    assert found == {"penuh": (midnight, "2022-08-22", 2, 1), "pagi": (midnight, "2022-08-22", 0, 0)}
    newer = own.take(
        "absensi", own.file("b.csv", ATTENDED, "33.73,2022-08-22,penuh,2,1,ya", "33.73,2022-08-22,pagi,1,0,tidak")
    )
    assert (newer.accepted, newer.unchanged) == (1, 1)
    assert [(row["column"], row["old"], row["new"]) for row in rows(own, "corrections")] == [("present", "2", "1")]
    assert newer.batch_id is not None
    with own.sessions.begin() as db:
        undo(db, newer.batch_id, by="penguji")
    assert everything(own) == before
    assert own.broken() == []


def test_readiness_keeps_each_confirmation(own: Own) -> None:
    lines = ("33.73,kamera,belum,2022-08-01T07:30,P1", "33.73,kamera,ada,2022-08-20T09:00,p2")
    assert own.take("kesiapan", own.file("a.csv", READY, *lines)).accepted == 2
    found = [(row["as_of_at"], row["available"], row["confirmed_by"]) for row in rows(own, "service_readiness")]
    assert sorted(found) == [(wib(2022, 8, 1, 7, 30), 0, "p1"), (wib(2022, 8, 20, 9), 1, "p2")]


def test_the_same_questionnaires_count_once_however_often_their_sheet_is_sent(own: Own) -> None:
    """Three sheets: two alike on the 22nd, one on the 23rd. A longer list a day later has one more of the 22nd."""
    alike, other = f"33.73,2022-08-22,{THREES}", f"33.73,2022-08-23,{THREES}"
    assert own.take("skm", own.file("a.csv", ASKED, alike, alike, other)).accepted == 3
    longer = own.take("skm", own.file("b.csv", ASKED, other, alike, alike, alike))
    assert (longer.accepted, longer.unchanged) == (1, 3)
    assert [str(row["answered_on"])[8:] for row in rows(own, "satisfaction_answer")].count("22") == 3


def test_a_numbered_questionnaire_is_corrected_at_its_own_desk_only(own: Own) -> None:
    header = f"id_sumber,{ASKED}"
    own.take("skm", own.file("a.csv", header, f"1,33.73,2022-08-22,{THREES}", f"1,33.74,2022-08-22,{THREES}"))
    own.take("skm", own.file("b.csv", header, f"1,33.73,2022-08-22,4,{THREES[2:]}"))
    assert {row["area_code"]: row["u1"] for row in rows(own, "satisfaction_answer")} == {"33.73": 4, "33.74": 3}
    assert own.broken() == []


def test_every_category_has_managed_questions_and_a_newer_answer_replaces_one(own: Own) -> None:
    row = 'akun-1,akun,"Bagaimana mendapat akun?",Hubungi DPP.,"PKPU 4/2022",1'
    assert (
        own.take("tanya_jawab", own.file("t.csv", "code,category,question,answer,reference,position", row)).accepted
        == 1
    )
    with own.sessions() as db:
        assert db.scalar(select(ServiceTopic.answer).where(ServiceTopic.code == "akun-1")) == "Hubungi DPP."
        categories = set(db.scalars(select(ServiceTopic.category)))
    assert len(categories) == 13
