"""The same service by file and by form: its steps stored one by one give the spells and days that its row gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import insert, select

from data.commands.tickets import NewTicket, open_ticket, take_step
from data.days import day_of
from data.models import ServiceEvent, ServiceTicket
from data.rollups import service
from data.scope import Scope, marked
from data.ticket_steps import Event, events_of, flat_of, joined
from data.ticket_steps import Flat as Facts
from tests.data.commands.serving import SERVED, file, line, rows
from tests.data.making import wib
from tests.own_database import own, pattern

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from tests.own_database import Own

__all__ = ["own", "pattern"]
FILED, FORMED = "33.73", "33.74"  # two desks with the same hours
NATION = Scope.of("*")
UNLIKE = {"id", "ticket_id", "area_code", "source_hash", "batch_id", "pause_minutes"}


def moments(text: str) -> tuple[datetime, ...]:
    return tuple(_moment(part) for part in text.split(";") if part)


def _moment(text: str) -> datetime:
    return wib(int(text[:4]), int(text[5:7]), int(text[8:10]), int(text[11:13]), int(text[14:16]))


def first(text: str) -> datetime | None:
    return next(iter(moments(text)), None)


def facts(row: dict[str, str]) -> Facts:
    return Facts(
        opened_at=_moment(row["dibuka_pada"]),
        officer="p1",
        first_response_at=first(row.get("respons_pertama_pada", "")),
        resolutions=moments(row.get("selesai_pada", "")),
        reopenings=moments(row.get("dibuka_kembali_pada", "")),
        escalated_to=row.get("eskalasi_ke"),
        escalated_at=first(row.get("eskalasi_pada", "")),
        returned_at=first(row.get("eskalasi_kembali_pada", "")),
        rating=int(row["nilai"]) if "nilai" in row else None,
    )


def record(db: Session, number: int, channel: str, steps: Sequence[Event]) -> int:
    """A service of the form: its flat facts as they stand, and every step."""
    flat = flat_of(steps)
    values: dict[str, Any] = {
        "area_code": FORMED, "source_hash": bytes([number]), "opened_at": flat.opened_at, "opened_on": day_of(flat.opened_at),
        "channel": channel, "party": "pkb", "category": "akun", "officer": flat.officer, "state": flat.state,
        "first_response_at": flat.first_response_at, "resolutions": joined(flat.resolutions), "version": len(steps),
        "reopenings": joined(flat.reopenings), "resolved_at": flat.resolved_at, "escalated_to": flat.escalated_to,
        "escalated_at": flat.escalated_at, "returned_at": flat.returned_at, "rating": flat.rating,
    }  # fmt: skip
    ticket = db.scalar(insert(ServiceTicket).values(**values).returning(ServiceTicket.id)) or 0
    for seq, step in enumerate(steps, start=1):
        event = {
            "kind": step.kind,
            "at": step.at,
            "officer": step.officer,
            "target": step.target,
            "key_hash": bytes([number, seq]),
        }
        db.execute(insert(ServiceEvent).values(ticket_id=ticket, area_code=FORMED, seq=seq, **event))
        service.refresh(db, [ticket])  # after every step, as the form does
    return ticket


def alike(own: Own, table: str, area: str) -> list[str]:
    found = [row for row in rows(own, table) if row["area_code"] == area]
    return sorted(repr({name: value for name, value in row.items() if name not in UNLIKE}) for row in found)


def test_by_file_and_by_form_a_service_gives_the_same_rows(own: Own) -> None:
    told = {name: row for name, row in SERVED.items() if "jeda_menit" not in row}
    own.take("layanan_helpdesk", file(own, "layanan", *(line(name, tahapan="") for name in told)))
    with own.sessions.begin() as db:
        for number, row in enumerate(told.values(), start=1):
            record(db, number, row["kanal"], events_of(facts(row)))
    for table in ("service_ticket", "service_spell", "service_day", "service_channel_day", "service_topic_day"):
        filed = alike(own, table, FILED)
        assert filed
        assert alike(own, table, FORMED) == filed, table
    assert own.broken() == []


def through_the_form(db: Session, number: str, row: dict[str, str]) -> None:
    """Opened and taken step by step, as an officer does it."""
    opened, *rest = events_of(facts(row))
    new = NewTicket(area_code=FORMED, channel=row["kanal"], category="akun", party="pkb")
    who: dict[str, Any] = {"actor": "petugas.uji", "officer": "p1"}
    state = open_ticket(db, NATION, **who, key=number, new=new, now=opened.at)
    for step in rest:
        about = {"rating": int(step.target)} if step.kind == "nilai" and step.target else {"target": step.target}
        state = take_step(db, NATION, **who, ticket_id=state.id, version=state.version, key=f"{number}{state.version}",
                          step=step.kind, now=step.at, **about)  # fmt: skip


def test_the_forms_own_commands_give_the_rows_of_a_file(own: Own) -> None:
    told = {name: row for name, row in SERVED.items() if "jeda_menit" not in row}
    own.take("layanan_helpdesk", file(own, "layanan", *(line(name) for name in told)))
    with own.sessions.begin() as db:
        for name, row in told.items():
            through_the_form(db, name, row)
    for table in ("service_ticket", "service_spell", "service_day", "service_channel_day", "service_topic_day"):
        filed = alike(own, table, FILED)
        assert filed
        assert alike(own, table, FORMED) == filed, table
    assert own.broken() == []


def test_a_service_of_a_file_goes_on_at_the_form_and_keeps_its_pause(own: Own) -> None:
    """Paused for 60 minutes by the file, over on the 18th at 09.00 (3,600 s); opened again by the form at 10.00."""
    own.take("layanan_helpdesk", file(own, "layanan", line("paused")))
    with own.sessions.begin() as db:
        (ticket,) = rows(own, "service_ticket")
        take_step(db, NATION, actor="petugas.uji", officer="p2", ticket_id=ticket["id"], version=ticket["version"], key="1",
                  step="buka_kembali", now=wib(2022, 8, 18, 10))  # fmt: skip
    assert [(row["n"], row["resolution_s"], row["paused_s"]) for row in rows(own, "service_spell")] == [
        (1, 3_600, 3_600), (2, None, 0),
    ]  # fmt: skip
    assert own.broken() == []


def test_a_pause_of_the_form_takes_as_much_as_the_minutes_of_a_file(own: Own) -> None:
    """Paused from the 16th 15.40 over the holiday to the 18th 08.40: 20 + 40 = 60 minutes of service."""
    own.take("layanan_helpdesk", file(own, "layanan", line("paused")))
    opened, *rest = events_of(facts(SERVED["paused"]))
    steps = [
        opened,
        rest[0],
        Event("jeda", wib(2022, 8, 16, 15, 40), "p1"),
        Event("lanjut", wib(2022, 8, 18, 8, 40), "p1"),
        rest[1],
    ]
    with own.sessions.begin() as db:
        record(db, 1, "telepon", steps)
    for table in ("service_spell", "service_day"):
        assert alike(own, table, FORMED) == alike(own, table, FILED), table


def test_an_officer_who_takes_over_has_the_spell(own: Own) -> None:
    steps = [Event("buka", wib(2022, 8, 22, 9), "p1"), Event("respons", wib(2022, 8, 22, 9, 10), "p1"),
             Event("pindah", wib(2022, 8, 22, 9, 20), "p1", "p2"), Event("selesai", wib(2022, 8, 22, 10), "p2"),
             Event("buka_kembali", wib(2022, 8, 23, 9), "p3")]  # fmt: skip
    with own.sessions.begin() as db:
        record(db, 1, "surel", steps)
    assert [(row["n"], row["officer"]) for row in rows(own, "service_spell")] == [(1, "p2"), (2, "p2")]


@pytest.mark.parametrize("steps", [1, 2])
def test_what_waits_is_open_and_has_no_due_time(own: Own, steps: int) -> None:
    every = [Event("buka", wib(2022, 8, 22, 9), "p1"), Event("respons", wib(2022, 8, 22, 9, 10), "p1"),
             Event("jeda", wib(2022, 8, 22, 9, 20), "p1"), Event("lanjut", wib(2022, 8, 22, 10, 20), "p1")]  # fmt: skip
    with own.sessions.begin() as db:
        record(db, 1, "surel", every[: 2 + steps])
        waiting = select(ServiceTicket.state)
        assert db.scalar(marked(waiting, ServiceTicket)) == ("menunggu" if steps == 1 else "ditangani")
    (found,) = rows(own, "service_spell")
    assert (found["waiting_since"], found["due_at"]) == (
        (wib(2022, 8, 22, 9, 20), None) if steps == 1 else (None, wib(2022, 8, 23, 10))
    )
    assert [row["open_end"] for row in rows(own, "service_day")] == [1]
