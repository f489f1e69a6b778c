"""Taps at the same time: one officer is refused, the same tap counts once, and what was killed half-way leaves nothing."""

from __future__ import annotations

import signal
import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Barrier, Event
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from dashboard.core.errors import Stale
from data.commands.tickets import NewTicket, TicketState, open_ticket, take_step
from data.models import Audit, ServiceDay, ServiceEvent, ServiceSpell, ServiceTicket
from data.queries.version import data_version
from data.scope import Scope, marked
from tests.data.making import wib
from tests.own_database import ROOT, Own

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

SALATIGA: Final = Scope.of("33.73")
NINE: Final = wib(2022, 8, 23, 9)
NEW: Final = NewTicket(area_code="33.73", channel="tatap_muka", category="akun", party="pkb")
TABLES: Final = (ServiceTicket, ServiceEvent, ServiceSpell, ServiceDay)
HALF_WAY: Final = """
import sys
from tests.data.commands.test_tickets_together import opened, stepped
from data.engine import make_engine, make_sessions, writing

with writing(make_sessions(make_engine(sys.argv[1]))).begin() as db:
    state = opened(db, "kedua")
    stepped(db, state, "selesai", "akhir")
    print("written", flush=True)
    sys.stdin.read()
"""


def opened(db: Session, key: str) -> TicketState:
    """A new service at Salatiga's desk."""
    return open_ticket(db, SALATIGA, actor="petugas", officer="P-01", key=key, new=NEW, now=NINE)


def stepped(db: Session, of: TicketState, step: str, key: str) -> TicketState:
    """One tap on the service as it was seen."""
    return take_step(
        db, SALATIGA, actor="petugas", officer="P-02", ticket_id=of.id, version=of.version, key=key, step=step,
        now=wib(2022, 8, 23, 9, 10),
    )  # fmt: skip


def tapped(own: Own, of: TicketState, step: str, key: str, together: Barrier) -> TicketState | Stale:
    """The same in a transaction of its own, begun when the other one is ready."""
    together.wait()
    try:
        with own.sessions.begin() as db:
            return stepped(db, of, step, key)
    except Stale as refusal:
        return refusal


def at_once(own: Own, of: TicketState, *taps: tuple[str, str]) -> list[TicketState | Stale]:
    """What these taps on one service are answered, sent together."""
    together = Barrier(len(taps))
    with ThreadPoolExecutor(len(taps)) as pool:
        sent = [pool.submit(tapped, own, of, step, key, together) for step, key in taps]
        return [each.result() for each in sent]


def stored(own: Own) -> list[int]:
    """How many rows the tables of services have."""
    with own.sessions() as db:
        return [db.scalar(marked(select(func.count()).select_from(one), one)) or 0 for one in TABLES]


def test_of_two_officers_at_once_one_is_told_that_it_changed(own: Own) -> None:
    with own.sessions.begin() as db:
        seen = opened(db, "satu")
    answers = at_once(own, seen, ("respons", "petugas satu"), ("selesai", "petugas dua"))
    [refusal] = [each for each in answers if isinstance(each, Stale)]
    [done] = [each for each in answers if isinstance(each, TicketState)]
    assert refusal.status == 409
    with own.sessions() as db:
        kinds = db.scalars(marked(select(ServiceEvent.kind), ServiceEvent).order_by(ServiceEvent.seq)).all()
    assert kinds in (["buka", "respons"], ["buka", "respons", "selesai"])
    assert done.version == len(kinds)
    assert own.broken() == []


def test_the_same_tap_sent_twice_at_once_counts_once(own: Own) -> None:
    with own.sessions.begin() as db:
        seen = opened(db, "satu")
    one, other = at_once(own, seen, ("respons", "tap"), ("respons", "tap"))
    assert one == other == TicketState(id=seen.id, area_code="33.73", version=2, state="ditangani", officer="P-01")
    assert stored(own)[:2] == [1, 2]
    with own.sessions() as db:
        assert db.scalar(select(func.count(Audit.id)).where(Audit.action == "layanan")) == 2


def test_the_same_new_service_sent_twice_at_once_is_one(own: Own) -> None:
    """The second waits for the first to end: on PostgreSQL at the unique key, on SQLite at the door."""
    may_end = Event()

    def first(said: Event) -> TicketState:
        with own.sessions.begin() as db:
            state = opened(db, "satu")
            said.set()
            may_end.wait()
            return state

    def second() -> TicketState:
        with own.sessions.begin() as db:
            return opened(db, "satu")

    with ThreadPoolExecutor(2) as pool:
        said = Event()
        one = pool.submit(first, said)
        said.wait()
        other = pool.submit(second)
        assert not _ended(other)
        may_end.set()
        assert one.result() == other.result()
    assert stored(own)[:3] == [1, 1, 1]
    assert own.broken() == []


def _ended(waiting: Future[TicketState]) -> bool:
    """Whether it ends although the other transaction is open; half a second is enough to reach the lock."""
    try:
        waiting.result(timeout=0.5)
    except TimeoutError:
        return False
    return True


def test_a_tap_killed_before_its_end_leaves_nothing_and_can_be_sent_again(own: Own) -> None:
    with own.sessions.begin() as db:
        opened(db, "satu")
    with own.sessions() as db:
        before = (stored(own), data_version(db), db.scalar(select(func.count(Audit.id))))
    command = [sys.executable, "-c", HALF_WAY, own.url]
    with subprocess.Popen(  # noqa: S603 - our own program
        command, env=own.environment(), cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == b"written\n"
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    with own.sessions() as db:
        assert (stored(own), data_version(db), db.scalar(select(func.count(Audit.id)))) == before
    assert own.broken() == []

    with own.sessions.begin() as db:
        again = stepped(db, opened(db, "kedua"), "selesai", "akhir")
    assert (again.state, again.version) == ("selesai", 3)
    assert stored(own)[:3] == [2, 4, 2]
    assert own.broken() == []
