"""What an officer's page sends: done once for the own desk, with the parts to draw anew as answer."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update

from data.commands.audit import breaks
from data.commands.desk import hash_of
from data.helpdesk import READINESS
from data.models import Audit, SatisfactionCode, ServiceAttendance, ServiceEvent, ServiceReadiness, ServiceTicket
from data.scope import marked
from tests.dashboard.officers import Officer, key, newest, rows, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.dashboard.conftest import Edge, Visitor


def test_a_service_is_recorded_and_the_list_comes_back(edge: Edge, officer: Officer) -> None:
    answer = officer.send("/layanan", channel="telepon", category="akun", party="pan", party_level="DPC",
                          requester_role="LO", question="NIK 3373 0101 0190 0001 ditolak")  # fmt: skip
    told = answer.get_json()
    assert (answer.status_code, told["said"]) == (200, "Layanan tercatat.")
    assert set(told["parts"]) == {"record-count", "record-open", "record-after"}
    assert "Akun/akses SIPOL" in json.dumps(told["parts"]["record-open"])
    one = newest(edge)
    assert (one.area_code, one.channel, one.party, one.party_level, one.officer) == (
        "33.73",
        "telepon",
        "pan",
        "DPC",
        "petugas",
    )
    assert (one.state, one.stage) == ("terbuka", "vermin")
    assert one.question is not None
    assert re.search(r"\d{4}", one.question) is None


def test_what_is_sent_again_with_its_key_is_one_service(edge: Edge, officer: Officer) -> None:
    before, mine = rows(edge, ServiceTicket), key()
    for ago in (0, 40, 900):
        answer = officer.send("/layanan", key=mine, ago=ago, channel="surel", category="nik", end="selesai")
        assert answer.status_code == 200
    assert rows(edge, ServiceTicket) == before + 1
    assert newest(edge).state == "selesai"


def test_a_service_that_waited_on_a_phone_began_when_it_was_tapped(edge: Edge, officer: Officer) -> None:
    """Tapped 600 s before it arrived at 14.05, begun 15 minutes before that: 13.40 WIB."""
    officer.opened(ago=600, began="15")
    assert newest(edge).opened_at.isoformat() == "2022-08-23T06:40:00+00:00"


def test_recorded_as_ended_offers_the_survey(officer: Officer) -> None:
    answer = officer.send("/layanan", channel="tatap_muka", category="nik", end="selesai", began="5")
    assert "Tunjukkan QR" in json.dumps(answer.get_json()["parts"]["record-after"])


def test_steps_are_taken_once_in_order(edge: Edge, officer: Officer) -> None:
    number, twice = officer.opened(), key()
    assert officer.step(number, "respons", key=twice, version=1).status_code == 200
    events = rows(edge, ServiceEvent)
    assert officer.step(number, "respons", key=twice, version=1).status_code == 200
    assert rows(edge, ServiceEvent) == events
    for step in ("jeda", "lanjut", "selesai", "buka_kembali"):
        assert officer.step(number, step).status_code == 200, step
    assert officer.step(number, "eskalasi", target="kpu_ri").status_code == 200
    assert newest(edge).escalated_to == "kpu_ri"
    assert officer.step(number, "kembali").status_code == 200
    assert officer.step(number, "pindah", target="petugas-lain").status_code == 200
    assert newest(edge).officer == "petugas-lain"


def test_a_step_on_an_older_version_is_refused_with_what_changed(officer: Officer) -> None:
    number = officer.opened()
    officer.step(number, "respons")
    answer = officer.send(f"/layanan/{number}/langkah", step="selesai", version=1)
    assert answer.status_code == 409
    assert words(answer)


def test_an_illegal_step_is_one_calm_sentence(officer: Officer) -> None:
    answer = officer.step(officer.opened(), "lanjut")
    assert answer.status_code == 422
    assert "Langkah ini tidak dapat dilakukan" in words(answer)


@pytest.mark.parametrize(
    "said",
    [
        {"channel": "merpati"},
        {"category": "kopi"},
        {"channel": ""},
        {"party": "tidak_ada"},
        {"requester_role": "presiden"},
        {"officer": "orang-lain-sama-sekali"},
        {"began": "-5"},
        {"ago": "tadi"},
    ],
)
def test_unknown_codes_are_refused_and_nothing_is_stored(edge: Edge, officer: Officer, said: dict[str, str]) -> None:
    before = rows(edge, ServiceTicket)
    answer = officer.send("/layanan", **{"channel": "tatap_muka", "category": "nik", **said})
    assert answer.status_code == 422
    assert words(answer)
    assert rows(edge, ServiceTicket) == before


@pytest.mark.parametrize("area", ["33.74", "33", "*", "99.99"])
def test_another_desk_is_not_there(edge: Edge, officer: Officer, area: str) -> None:
    before = rows(edge, ServiceTicket)
    answer = officer.send("/layanan", area=area, channel="tatap_muka", category="nik")
    assert answer.status_code == 404
    assert rows(edge, ServiceTicket) == before


def test_a_service_of_another_desk_is_not_there(edge: Edge, officer: Officer) -> None:
    number = officer.opened()
    with edge.write.begin() as db:
        db.execute(update(ServiceTicket).where(ServiceTicket.id == number).values(area_code="33.74"))
    for path in (f"/layanan/{number}/langkah", f"/layanan/{number}/survei", "/layanan/99999999999999999999999/langkah"):
        assert officer.send(path, step="respons", version=1).status_code == 404


def test_a_plain_form_is_taken_as_well(edge: Edge, officer: Officer) -> None:
    before = rows(edge, ServiceTicket)
    form = {"token": officer.token, "key": key(), "channel": "video", "category": "jadwal"}
    assert officer.visitor.client.post("/layanan", data=form).status_code == 200
    assert rows(edge, ServiceTicket) == before + 1


def test_attendance_is_saved_once_and_not_over_another(edge: Edge, officer: Officer) -> None:
    said = {"shift": "siang", "day": "2022-08-23", "scheduled": "3", "present": "2", "kpu_ri_filled": "1", "seen": ""}
    before = rows(edge, ServiceAttendance)
    assert officer.send("/absensi", **said).get_json()["said"] == "Tersimpan."
    assert officer.send("/absensi", **said).get_json()["said"] == "Sudah tersimpan sebelumnya."
    stale = officer.send("/absensi", **said | {"present": "3"})
    assert (stale.status_code, words(stale)) == (
        409,
        "Absensi hari ini sudah diubah: terjadwal 3, hadir 2. Periksa, lalu simpan lagi.",
    )
    assert officer.send("/absensi", **said | {"present": "3", "seen": "3,2,1"}).status_code == 200
    assert rows(edge, ServiceAttendance) == before + 1
    assert officer.send("/absensi", **said | {"present": "banyak"}).status_code == 422
    assert officer.send("/absensi", **said | {"day": "kemarin"}).status_code == 422


def test_readiness_is_confirmed_whole(edge: Edge, officer: Officer) -> None:
    before = rows(edge, ServiceReadiness)
    items = dict.fromkeys(READINESS, "1") | {"kamera": "0"}
    first = officer.send("/kesiapan", seen="", **items)
    assert "10 dari 11 ada" in json.dumps(first.get_json()["parts"]["record-day"])
    assert officer.send("/kesiapan", seen="", **items).get_json()["said"] == "Sudah tersimpan sebelumnya."
    assert officer.send("/kesiapan", seen="", **items | {"kamera": "1"}).status_code == 409
    assert officer.send("/kesiapan", seen="", sk_tim="1").status_code == 422
    assert rows(edge, ServiceReadiness) == before + 11


def test_the_survey_of_an_ended_service_opens_its_form(edge: Edge, officer: Officer, stranger: Visitor) -> None:
    number = officer.opened()
    refused = officer.send(f"/layanan/{number}/survei")
    assert (refused.status_code, words(refused)) == (422, "Survei diberikan sesudah layanan selesai.")
    officer.step(number, "selesai")
    part = json.dumps(officer.send(f"/layanan/{number}/survei").get_json()["parts"]["record-after"])
    found = re.search(r"http://localhost(/survei/([A-Za-z0-9_-]{22}))", part)
    assert found is not None
    assert "data:image/svg+xml" in part
    assert "Kota Salatiga" in stranger.get(found[1], environ_base={"REMOTE_ADDR": "10.3.3.3"}).text
    with edge.sessions() as db:
        kept = db.scalars(marked(select(SatisfactionCode.code_hash), SatisfactionCode)).all()
    assert hash_of(found[2]) in kept
    again = json.dumps(officer.send(f"/layanan/{number}/survei").get_json()["parts"]["record-after"])
    assert found[0] in again
    assert rows(edge, SatisfactionCode) == len(kept)


def test_the_list_can_be_asked_for_alone(officer: Officer, visitor: Callable[[str], Visitor]) -> None:
    answer = officer.visitor.get("/catat/bagian?wilayah=33.73")
    assert set(answer.get_json()["parts"]) == {"record-count", "record-open"}
    assert officer.visitor.get("/catat/bagian?wilayah=33.74").status_code == 404
    assert visitor("pengawas").get("/catat/bagian?wilayah=33").status_code == 403


def test_everything_is_in_a_whole_audit_log(edge: Edge, officer: Officer) -> None:
    officer.step(officer.opened(), "respons")
    with edge.sessions() as db:
        assert not list(breaks(db))
        assert list(db.scalars(select(Audit.actor).order_by(Audit.id.desc()).limit(2))) == ["petugas", "petugas"]
