"""Services of the form: a tap is one event, a lost update is refused, and the times are those counted by hand."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from dashboard.core.errors import InvalidInput, NotFound, Stale
from data.commands.audit import breaks
from data.commands.tickets import NewTicket, TicketState, open_ticket, take_step
from data.models import Audit, ServiceDay, ServiceEvent, ServiceSpell, ServiceTicket
from data.queries.version import data_version
from data.scope import Scope, marked
from data.ticket_steps import IllegalStep
from tests.data.desks import NOW, SALATIGA, ticket
from tests.data.making import make_batch, wib
from tests.data.queries.test_desk import eight_to_four

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

NINE = wib(2022, 8, 23, 9)
BASIC = {"area_code": "33.73", "channel": "telepon", "category": "nik", "party": "pkb"}


def opened(db: Session, *, key: str = "satu", at: datetime = NINE, scope: Scope = SALATIGA, **said: Any) -> TicketState:
    """A service on the telephone about a NIK."""
    new = NewTicket(**BASIC | said)
    return open_ticket(db, scope, actor="petugas", officer="P-01", key=key, new=new, now=at)


def step(db: Session, of: TicketState, kind: str, at: datetime = NOW, **said: Any) -> TicketState:
    """One tap on what was seen."""
    known: dict[str, Any] = {"actor": "petugas", "officer": "P-01", "key": f"{kind}-{at}", "version": of.version}
    return take_step(db, SALATIGA, ticket_id=of.id, step=kind, now=at, **known | said)


def events(db: Session, of: TicketState) -> list[tuple[int, str]]:
    """What happened to a service, in order."""
    stmt = marked(select(ServiceEvent.seq, ServiceEvent.kind), ServiceEvent).where(ServiceEvent.ticket_id == of.id)
    return [(row.seq, row.kind) for row in db.execute(stmt.order_by(ServiceEvent.seq))]


def spells(db: Session, of: TicketState) -> list[ServiceSpell]:
    """Its spells."""
    stmt = marked(select(ServiceSpell), ServiceSpell).where(ServiceSpell.ticket_id == of.id).order_by(ServiceSpell.n)
    return list(db.scalars(stmt.execution_options(populate_existing=True)))


def stored(db: Session, of: TicketState) -> ServiceTicket:
    """Its row."""
    return db.scalars(marked(select(ServiceTicket), ServiceTicket).where(ServiceTicket.id == of.id)).one()


def test_a_key_sent_again_is_the_same_service(db: Session) -> None:
    first, before = opened(db), data_version(db)
    assert opened(db, at=NOW, category="akun") == first
    assert data_version(db) == before
    assert opened(db, key="dua").id != first.id


def test_a_key_of_one_desk_says_nothing_at_another(db: Session) -> None:
    other = opened(db, area_code="33.74", scope=Scope.of("33.74"))
    assert opened(db).id != other.id


def test_a_tap_sent_again_is_the_same_step(db: Session) -> None:
    one = opened(db)
    first = step(db, one, "respons", key="tap")
    assert step(db, one, "respons", key="tap", at=NOW + timedelta(hours=1)) == first
    assert events(db, one) == [(1, "buka"), (2, "respons")]


def test_an_end_without_a_response_is_the_first_response_too(db: Session) -> None:
    one = step(db, opened(db), "selesai")
    assert events(db, one) == [(1, "buka"), (2, "respons"), (3, "selesai")]
    assert (one.version, one.state) == (3, "selesai")
    again = take_step(
        db, SALATIGA, actor="petugas", officer="P-01", ticket_id=one.id, version=1, key=f"selesai-{NOW}", step="selesai",
        now=NOW,
    )  # fmt: skip
    assert again == one


def test_paused_escalated_moved_and_opened_again_gives_the_times_counted_by_hand(db: Session) -> None:
    """Hours 8 to 16. Opened Tuesday 9.00, answered 9.10 (600 s), paused 10.00 to 11.30 (5,400 s), escalated 12.00.

    Back 13.00, handed to P-02, ended 14.00: five hours less the pause are 3.5 h = 12,600 s, against three days of
    eight hours = 86,400 s. Opened again 15.00, ended Wednesday 8.30: 3,600 + 1,800 = 5,400 s, against 28,800 s.
    """
    eight_to_four(db)
    one = opened(db)
    taps: tuple[tuple[str, tuple[int, int], dict[str, str]], ...] = (
        ("respons", (9, 10), {}), ("jeda", (10, 0), {}), ("lanjut", (11, 30), {}), ("eskalasi", (12, 0), {"target": "kpu_ri"}),
        ("kembali", (13, 0), {}), ("pindah", (13, 30), {"target": "P-02"}), ("selesai", (14, 0), {}), ("buka_kembali", (15, 0), {}),
    )  # fmt: skip
    state = one
    for kind, (hour, minute), said in taps:
        state = step(db, state, kind, wib(2022, 8, 23, hour, minute), **said)
    state = step(db, state, "selesai", wib(2022, 8, 24, 8, 30))
    first, second = spells(db, one)
    assert (first.response_s, first.paused_s, first.resolution_s, first.target_s) == (600, 5_400, 12_600, 86_400)
    assert (first.officer, first.escalated_to, first.first_contact) == ("P-02", "kpu_ri", 0)
    assert (second.response_s, second.resolution_s, second.target_s, second.officer) == (None, 5_400, 28_800, "P-02")
    days = db.execute(
        marked(
            select(ServiceDay.day, ServiceDay.opened, ServiceDay.reopened, ServiceDay.resolved, ServiceDay.open_end),
            ServiceDay,
        )
    )
    assert [tuple(row)[1:] for row in sorted(days)] == [(1, 1, 1, 1), (0, 0, 1, 0)]
    assert (state.version, stored(db, one).version) == (10, 10)


def test_a_step_on_what_was_changed_says_who_changed_it(db: Session) -> None:
    one = opened(db)
    step(db, one, "respons", wib(2022, 8, 23, 9, 10), officer="P-02")
    with pytest.raises(Stale) as refusal:
        step(db, one, "selesai")
    assert refusal.value.params == {"officer": "P-02", "time": "09.10 WIB"}
    assert stored(db, one).state == "ditangani"


def test_a_step_never_comes_before_the_one_before_it(db: Session) -> None:
    one = step(db, opened(db), "respons", wib(2022, 8, 23, 11))
    step(db, one, "selesai", wib(2022, 8, 23, 10))
    assert stored(db, one).resolved_at == wib(2022, 8, 23, 11)


def test_a_service_of_a_file_goes_on_from_the_steps_its_facts_stand_for(db: Session) -> None:
    """A file said: opened 9.00, answered 9.05, 20 minutes paused; the officer ends it at 14.00.

    Five hours less 20 minutes are 16,800 s with hours from 8 to 16.
    """
    eight_to_four(db)
    row = ticket(db, first_response_at=wib(2022, 8, 23, 9, 5), pause_minutes=20, version=2, batch_id=make_batch(db).id)
    known = TicketState(id=row.id, area_code="33.73", version=2, state="ditangani", officer="P1")
    ended = step(db, known, "selesai", wib(2022, 8, 23, 14))
    assert events(db, ended) == [(1, "buka"), (2, "respons"), (3, "selesai")]
    [spell] = spells(db, ended)
    assert (spell.response_s, spell.resolution_s, ended.version) == (300, 16_800, 3)


def test_free_text_is_masked_before_it_is_stored(db: Session) -> None:
    one = opened(db, question="NIK 3373-0101-0190-0001 ditolak", answer="Lihat 3373010101900001")
    row = stored(db, one)
    assert (row.question, row.answer) == ("NIK [disamarkan] ditolak", "Lihat [disamarkan]")


@pytest.mark.parametrize(
    "said",
    [
        {"channel": "merpati"}, {"category": ""}, {"party": "tidak_ada"}, {"party_level": "RT"},
        {"requester_role": "presiden"}, {"topic": "tidak_ada"},
    ],
)  # fmt: skip
def test_unknown_codes_are_refused(db: Session, said: dict[str, Any]) -> None:
    with pytest.raises(InvalidInput):
        opened(db, **said)


@pytest.mark.parametrize("area", ["33.74", "33", "*", "33.99"])
def test_another_desk_is_not_found(db: Session, area: str) -> None:
    with pytest.raises(NotFound):
        opened(db, area_code=area)
    other = ticket(db, "33.74")
    known = TicketState(id=other.id, area_code="33.74", version=1, state="ditangani", officer=None)
    with pytest.raises(NotFound):
        step(db, known, "selesai")


@pytest.mark.parametrize(
    ("kind", "said"),
    [("eskalasi", {"target": "presiden"}), ("eskalasi", {}), ("pindah", {"target": "Budi Santoso"}), ("pindah", {})],
)
def test_a_step_without_a_sound_target_is_refused(db: Session, kind: str, said: dict[str, Any]) -> None:
    with pytest.raises(InvalidInput):
        step(db, opened(db), kind, **said)


def test_illegal_steps_change_nothing(db: Session) -> None:
    one = opened(db)
    for kind in ("lanjut", "kembali", "buka_kembali", "buka", "terbang"):
        with pytest.raises(IllegalStep):
            step(db, one, kind)
    assert events(db, one) == [(1, "buka")]


def test_a_rating_is_one_to_five_and_comes_after_the_end(db: Session) -> None:
    one = step(db, opened(db), "selesai")
    with pytest.raises(InvalidInput):
        step(db, one, "nilai", rating=6)
    step(db, one, "nilai", rating=5)
    assert stored(db, one).rating == 5


def test_every_tap_is_in_a_whole_audit_log_without_its_words(db: Session) -> None:
    step(db, opened(db, question="Rahasia partai"), "respons")
    assert not list(breaks(db))
    details = list(db.scalars(select(Audit.detail).where(Audit.action == "layanan").order_by(Audit.id)))
    assert ['"langkah":"buka"' in details[0], '"langkah":"respons"' in details[1]] == [True, True]
    assert not [one for one in details if "Rahasia" in one]
