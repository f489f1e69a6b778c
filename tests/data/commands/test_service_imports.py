"""Services from a file to their spells and days, against numbers computed on paper; corrections, undo, other hours.

The desk of Salatiga (33.73) serves from 08.00 to 16.00 on every day of the cycle but the holiday of 17 August. An
ordinary day has 28,800 s; a first answer is due after 900 s face to face and 3,600 s otherwise, an end after one
service day, after three (86,400 s) if it was sent on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import delete, insert, select, update

from dashboard.core.errors import InvalidInput
from data.commands.identity import hashed
from data.commands.undo import undo
from data.durations import Durations
from data.models import (
    Audit,
    ServiceChannelDay,
    ServiceDay,
    ServiceEvent,
    ServiceProvinceDay,
    ServiceSpell,
    ServiceTicket,
    ServiceTopicDay,
    ServiceTopicProvinceDay,
)
from data.rollups import service
from data.scope import marked
from tests.data.commands.serving import SERVED, everything, file, line, rows, serve, without_ids
from tests.data.making import wib
from tests.own_database import KEY

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tests.own_database import Own

COUNTS = ("opened", "reopened", "responded", "response_met", "resolved", "resolution_met", "first_contact", "escalated",
          "open_end")  # fmt: skip


def spells(own: Own) -> dict[str, list[dict[str, Any]]]:
    """Spells by the name of their service."""
    hashes = dict(zip(hashed(KEY, [f"33.73 {name}" for name in SERVED]), SERVED, strict=True))
    names = {row["id"]: hashes[row["source_hash"]] for row in rows(own, "service_ticket")}
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in SERVED}
    for row in rows(own, "service_spell"):
        found[names[row["ticket_id"]]].append(row)
    return found


def days(own: Own) -> dict[str, tuple[int, ...]]:
    return {str(row["day"])[5:]: tuple(row[name] for name in COUNTS) for row in rows(own, "service_day")}


def test_opened_again_twice_each_spell_is_timed_on_its_own(own: Own) -> None:
    """Monday 22nd 09.00, answered 09.30 (1,800 s), over 10.00 (3,600 s) within its first day: at first contact.

    Again Tuesday 08.30 to 11.00: 2.5 h = 9,000 s. Again Wednesday 15.00 to Thursday 09.00: 1 h + 1 h = 7,200 s.
    """
    serve(own)
    found = spells(own)["reopened"]
    assert [(row["n"], row["response_s"], row["resolution_s"], row["first_contact"]) for row in found] == [
        (1, 1_800, 3_600, 1), (2, None, 9_000, 0), (3, None, 7_200, 0),
    ]  # fmt: skip
    assert [row["response_due_at"] for row in found] == [wib(2022, 8, 22, 10), None, None]


def test_paused_over_a_holiday_neither_the_pause_nor_the_holiday_counts(own: Own) -> None:
    """Tuesday 16th 15.00 to Thursday 18th 09.00: 1 h + 0 on the 17th + 1 h = 7,200 s, less 60 minutes: 3,600 s.

    Due after 28,800 s and the pause: 1 h on the 16th and 8 h on the 18th, so on the 18th at 16.00.
    """
    serve(own)
    (found,) = spells(own)["paused"]
    assert (found["response_s"], found["resolution_s"], found["paused_s"], found["target_s"]) == (
        1_800,
        3_600,
        3_600,
        28_800,
    )
    assert (found["due_at"], found["first_contact"]) == (wib(2022, 8, 18, 16), 0)


def test_opened_after_hours_the_clock_starts_when_the_desk_opens(own: Own) -> None:
    """Monday 20.00: from Tuesday 08.00 on 40 minutes to the answer, an hour to the end, on its first service day."""
    serve(own)
    (found,) = spells(own)["late"]
    assert (found["response_s"], found["resolution_s"], found["first_contact"]) == (2_400, 3_600, 1)
    assert (found["response_due_at"], found["due_at"]) == (wib(2022, 8, 23, 9), wib(2022, 8, 23, 16))


def test_sent_on_and_returned_it_has_three_days_from_its_opening(own: Own) -> None:
    """Thursday 18th 10.00 to Monday 22nd 09.00: 6 + 8 + 8 + 8 + 1 = 31 h = 111,600 s, more than 86,400.

    Due after 24 h: 6 on Thursday, 8 on Friday, 8 on Saturday and 2 on Sunday, so on the 21st at 10.00.
    """
    serve(own)
    (found,) = spells(own)["sent"]
    assert (found["response_s"], found["resolution_s"], found["target_s"]) == (600, 111_600, 86_400)
    assert (found["escalated_to"], found["returned_at"]) == ("provinsi", wib(2022, 8, 19, 14))
    assert (found["due_at"], found["first_contact"]) == (wib(2022, 8, 21, 10), 0)


def test_days_count_what_happened_and_what_stays_open(own: Own) -> None:
    """By day: opened, again, answered, in time, ended, in time, at first contact, sent on, open at the end.

    16th: paused comes (1 open). 18th: sent comes and goes on, paused ends (1). 22nd: reopened comes and ends, late comes,
    sent ends too late (1). 23rd: late ends, reopened comes again and ends, open comes (1). 24th: reopened again (2).
    25th: reopened ends (1). No row for the 17th, 19th, 20th and 21st.
    """
    serve(own)
    assert days(own) == {
        "08-16": (1, 0, 1, 1, 0, 0, 0, 0, 1),
        "08-18": (1, 0, 1, 1, 1, 1, 0, 1, 1),
        "08-22": (2, 0, 1, 1, 2, 1, 1, 0, 1),
        "08-23": (1, 1, 1, 1, 2, 2, 1, 0, 1),
        "08-24": (0, 1, 0, 0, 0, 0, 0, 0, 2),
        "08-25": (0, 0, 0, 0, 1, 1, 0, 0, 1),
    }
    last = next(row for row in rows(own, "service_day") if str(row["day"]) == "2022-08-22")
    assert Durations.from_bytes(last["resolution"]).values.tolist() == [3_600, 111_600]
    assert Durations.from_bytes(last["response"]).values.tolist() == [1_800]
    assert last["at"] == wib(2022, 8, 22, 20)
    assert own.broken() == []


def test_a_party_repeats_itself_when_it_asks_the_same_within_seven_days(own: Own) -> None:
    """Pkb asks about its account on the 16th, 18th (again), 22nd twice (again, again) and 23rd (again).

    On the 24th it asks something else, on the 31st its account: eight days after the 23rd, so not again. Somebody who
    names no party never repeats.
    """
    serve(own)
    other = [line("x", dibuka_pada="2022-08-24T09:00", kategori="jadwal", kanal="surel"),
             line("y", dibuka_pada="2022-08-31T09:00", kanal="surel"),
             line("z1", dibuka_pada="2022-08-31T09:00", partai="", kanal="surel"),
             line("z2", dibuka_pada="2022-08-31T10:00", partai="", kanal="surel")]  # fmt: skip
    own.take("layanan_helpdesk", file(own, "lain", *other))
    found = {(str(row["day"])[5:], row["category"], row["party"]): (row["opened"], row["repeated"])
             for row in rows(own, "service_topic_day")}  # fmt: skip
    assert found == {
        ("08-16", "akun", "pkb"): (1, 0), ("08-18", "akun", "pkb"): (1, 1), ("08-22", "akun", "pkb"): (2, 2),
        ("08-23", "akun", "pkb"): (1, 1), ("08-24", "jadwal", "pkb"): (1, 0), ("08-31", "akun", "pkb"): (1, 0),
        ("08-31", "akun", ""): (2, 0),
    }  # fmt: skip
    assert own.broken() == []


def test_tickets_have_state_steps_and_the_end_that_holds(own: Own) -> None:
    serve(own)
    found = {row["version"]: (row["state"], row["resolved_at"], row["party"]) for row in rows(own, "service_ticket")}
    assert found[8] == (
        "selesai",
        wib(2022, 8, 25, 9),
        "pkb",
    )  # opened, answered, ended, again, ended, again, ended, rated
    assert found[1] == ("terbuka", None, "pkb")
    assert all(b"33.73" not in row["source_hash"] for row in rows(own, "service_ticket"))


def test_the_same_rows_again_change_nothing_and_a_newer_one_corrects(own: Own) -> None:
    serve(own)
    before = everything(own)
    again = own.take("layanan_helpdesk", file(own, "lagi", *map(line, reversed(SERVED))))
    assert (again.accepted, again.unchanged) == (0, 5)
    assert everything(own) == before
    newer = line("open", respons_pertama_pada="2022-08-23T13:20", selesai_pada="2022-08-23T14:00")
    outcome = own.take("layanan_helpdesk", file(own, "baru", newer, line("sent")))
    assert (outcome.accepted, outcome.unchanged) == (1, 1)
    assert days(own)["08-23"] == (1, 1, 2, 2, 3, 3, 2, 0, 0)
    assert [days(own)[day][-1] for day in ("08-22", "08-24", "08-25")] == [1, 1, 0]
    corrected = {row["column"]: (row["old"], row["new"]) for row in rows(own, "corrections")}
    assert corrected["resolutions"] == (None, "2022-08-23T07:00:00Z")
    assert corrected.keys() == {"resolutions", "first_response_at"}
    assert own.broken() == []


def test_undo_gives_back_services_spells_and_days(own: Own) -> None:
    serve(own)
    before = everything(own)
    changed = [line("open", respons_pertama_pada="2022-08-23T13:20"), line("late", selesai_pada=""),
               line("new", dibuka_pada="2022-08-20T09:00", kanal="video")]  # fmt: skip
    batch = own.take("layanan_helpdesk", file(own, "baru", *changed)).batch_id
    assert batch is not None
    assert everything(own) != before
    with own.sessions.begin() as db:
        assert undo(db, batch, by="penguji") == 3
    assert everything(own) == before
    assert own.broken() == []


def test_undo_of_all_leaves_nothing_and_the_file_can_come_again(own: Own) -> None:
    batch = serve(own).batch_id
    assert batch is not None
    first = without_ids(everything(own))
    with own.sessions.begin() as db:
        undo(db, batch, by="penguji")
    assert not any(everything(own).values())
    assert own.broken() == []
    assert serve(own).accepted == len(SERVED)
    assert without_ids(everything(own)) == first


def form_ticket(db: Session, number: str) -> None:
    """A service that an officer recorded, whose key happens to be the number of a file."""
    values = {"area_code": "33.73", "source_hash": hashed(KEY, [f"33.73 {number}"])[0], "opened_at": wib(2022, 8, 22, 8),
              "opened_on": wib(2022, 8, 22).date(), "channel": "telepon", "party": "", "category": "jadwal",
              "state": "terbuka", "version": 1}  # fmt: skip
    ticket = db.scalar(insert(ServiceTicket).values(**values).returning(ServiceTicket.id))
    event = {
        "area_code": "33.73",
        "ticket_id": ticket,
        "seq": 1,
        "kind": "buka",
        "at": wib(2022, 8, 22, 8),
        "officer": "p1",
    }
    db.execute(insert(ServiceEvent).values(**event, key_hash=b"1"))
    service.refresh(db, [ticket or 0])


def test_a_file_does_not_overwrite_what_an_officer_recorded(own: Own) -> None:
    with own.sessions.begin() as db:
        form_ticket(db, "late")
    outcome = serve(own)
    assert (outcome.accepted, outcome.rejected) == (4, 1)
    (refused,) = outcome.problems
    assert (refused.line, refused.reasons[0].column) == (4, "id_sumber")
    assert "formulir" in refused.reasons[0].text()
    assert refused.cells["dibuka_pada"] == "2022-08-22T20:00:00"
    assert {row["category"] for row in rows(own, "service_ticket")} == {"akun", "jadwal"}
    assert own.broken() == []


def test_desks_number_their_services_alike(own: Own) -> None:
    serve(own)
    outcome = own.take("layanan_helpdesk", file(own, "lain", line("open", kode_wilayah="33.74")))
    assert (outcome.accepted, len(rows(own, "service_ticket"))) == (1, 6)


def test_a_batch_that_officers_went_on_with_is_not_undone(own: Own) -> None:
    batch = serve(own).batch_id
    assert batch is not None
    with own.sessions.begin() as db:
        ticket = db.scalar(marked(select(ServiceTicket.id).where(ServiceTicket.state == "terbuka"), ServiceTicket))
        at = {"area_code": "33.73", "ticket_id": ticket, "officer": "p1"}
        steps = [{"seq": 1, "kind": "buka", "at": wib(2022, 8, 23, 13), "key_hash": b"1"},
                 {"seq": 2, "kind": "respons", "at": wib(2022, 8, 23, 13, 30), "key_hash": b"2"}]  # fmt: skip
        db.execute(insert(ServiceEvent), [at | step for step in steps])
        service.refresh(db, [ticket or 0])
    assert spells(own)["open"][0]["response_s"] == 1_800
    assert days(own)["08-23"][2:4] == (2, 2)
    with own.sessions.begin() as db, pytest.raises(InvalidInput, match="ditindaklanjuti petugas"):
        undo(db, batch, by="penguji")
    again = own.take("layanan_helpdesk", file(own, "lagi", line("open", respons_pertama_pada="2022-08-23T15:00")))
    assert (again.accepted, again.rejected) == (0, 1)


@pytest.mark.parametrize(
    "damage",
    [
        update(ServiceSpell).where(ServiceSpell.n == 2).values(resolution_s=9_001),
        update(ServiceSpell).where(ServiceSpell.escalated_to.is_not(None)).values(escalated_to="kpu_ri"),
        update(ServiceDay).where(ServiceDay.opened == 2).values(open_end=7),
        update(ServiceDay).where(ServiceDay.opened == 2).values(response=Durations.of([60]).to_bytes()),
        update(ServiceTopicDay).values(repeated=0),
        update(ServiceChannelDay).values(resolved=0),
        delete(ServiceProvinceDay).where(ServiceProvinceDay.channel == "whatsapp"),
        update(ServiceTopicProvinceDay).values(opened=9),
        delete(ServiceTopicProvinceDay),
    ],
)  # fmt: skip
def test_a_rollup_that_somebody_touched_is_found(own: Own, damage: Any) -> None:
    serve(own)
    with own.sessions.begin() as db:
        db.execute(damage, execution_options={"synchronize_session": False})
    assert own.broken() == ["Angka ringkasan sama dengan hitung ulang dari data mentah."]


def test_other_holidays_and_targets_time_every_service_anew(own: Own) -> None:
    """With the 18th closed as well, paused takes 1 h less the pause: 0 s. With 20 minutes, only late answers count.

    Of the answers (1,800, 1,800, 2,400 and 600 s face to face) only the last is then in time.
    """
    serve(own)
    own.take("kalender", own.file("k.csv", "tanggal,hari_kerja,keterangan", "2022-08-18,tidak,Libur daerah"))
    assert spells(own)["paused"][0]["resolution_s"] == 0
    assert own.broken() == []
    rule = "cycle,code,revision,value,legal_basis\n2024,sla_respons_lain_menit,1,20,Keputusan KPU Jateng"
    own.take("aturan", own.file("a.csv", *rule.split("\n")))
    assert sum(row["response_met"] for row in rows(own, "service_day")) == 1
    assert spells(own)["late"][0]["response_due_at"] == wib(2022, 8, 23, 8, 20)
    assert own.broken() == []
    with own.sessions() as db:
        assert db.scalars(select(Audit.action).order_by(Audit.id)).all() == ["import"] * 3
