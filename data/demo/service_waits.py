"""Services that wait for a party at the demo's moment: a file cannot say it, so officers of three desks tap it in."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from dashboard.core.formats import WIB
from data.commands.tickets import NewTicket, open_ticket, take_step
from data.queries.users import DEMO
from data.scope import Scope

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

# Desk, channel, category, party, requester, question.
_ASKED: Final = (
    ("33.73", "whatsapp", "kta_ktp", "hanura", "operator", "Hasil pindai KTA tidak terbaca"),
    ("33.73", "telepon", "unggah", "pkn", "LO", "Unggah berhenti pada 80 persen"),
    ("33.10", "tatap_muka", "kepengurusan", "ummat", "LO", "SK perubahan pengurus baru diterima dari pusat"),
    ("33.19", "surel", "nik", "ummat", "operator", "NIK benar tetapi tidak ditemukan pada daftar pemilih"),
)
# The officer of each, and the steps with their times in August 2022; the second goes on again.
_STEPS: Final = (
    ("p2", (("buka", "23T09:20"), ("respons", "23T09:31"), ("jeda", "23T09:45"))),
    ("p1", (("buka", "22T10:05"), ("respons", "22T10:12"), ("jeda", "22T10:40"), ("lanjut", "23T11:15"))),
    ("p1", (("buka", "22T13:10"), ("respons", "22T13:15"), ("jeda", "22T13:40"))),
    ("p2", (("buka", "23T08:25"), ("respons", "23T09:02"), ("jeda", "23T10:30"))),
)


def wait(db: Session) -> None:
    """Record these services by the form's own commands."""
    for number, (asked, (officer, steps)) in enumerate(zip(_ASKED, _STEPS, strict=True), start=1):
        _tapped(db, f"peragaan {number}", _new(*asked), officer, steps)


def _new(*asked: str) -> NewTicket:
    area, channel, category, party, role, question = asked
    return NewTicket(
        area_code=area, channel=channel, category=category, party=party, party_level="DPC", requester_role=role,
        stage="vermin", question=question,
    )  # fmt: skip


def _tapped(db: Session, key: str, new: NewTicket, officer: str, steps: tuple[tuple[str, str], ...]) -> None:
    scope, ((_, opened), *others) = Scope.of(new.area_code), steps
    now = open_ticket(db, scope, actor=DEMO, officer=officer, key=key, new=new, now=_at(opened))
    for step, when in others:
        now = take_step(
            db, scope, actor=DEMO, officer=officer, ticket_id=now.id, version=now.version, key=f"{key} {step}",
            step=step, now=_at(when),
        )  # fmt: skip


def _at(text: str) -> datetime:
    return datetime.fromisoformat(f"2022-08-{text}").replace(tzinfo=WIB)
