"""Writes of a Help Desk beside its services: attendance, readiness, satisfaction. The caller owns the transaction.

Each says in the audit log what it changed; the same thing said twice changes nothing.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import insert, select, update

from dashboard.core.errors import InvalidInput, NotFound, Stale
from dashboard.core.text import N_
from data.commands import audit
from data.commands.ticket_checks import OFFICER
from data.commands.version import bump
from data.days import day_of, start_of_day
from data.helpdesk import CLOSED, READINESS, SHIFTS
from data.models import SatisfactionAnswer, SatisfactionCode, ServiceAttendance, ServiceReadiness, ServiceTicket
from data.queries import desk
from data.scope import marked, visible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from data.desk_answers import Attendance, ReadinessItem
    from data.scope import Scope

MOST_OFFICERS: Final = 99
LATEST: Final = timedelta(days=7)  # a forgotten day may still be filled in
LASTS: Final = timedelta(days=14)
CODE_BYTES: Final = 16
ELEMENTS: Final = tuple(f"u{n}" for n in range(1, 10))
SCORES: Final = frozenset({1, 2, 3, 4})
COUNTS: Final = N_("Jumlah petugas terjadwal dan hadir diisi dengan angka 0 sampai 99.")
DAYS: Final = N_("Absensi hanya dapat diisi untuk hari ini dan tujuh hari sebelumnya.")
CHANGED: Final = N_("Absensi hari ini sudah diubah: terjadwal {scheduled}, hadir {present}. Periksa, lalu simpan lagi.")
CONFIRMED: Final = N_("Kesiapan sudah dikonfirmasi orang lain sejak halaman ini dibuka. Periksa, lalu konfirmasi lagi.")
OPEN_YET: Final = N_("Survei diberikan sesudah layanan selesai.")
RATED: Final = N_("Survei untuk layanan ini sudah diisi.")
NO_CODE: Final = N_("Tautan survei ini tidak berlaku lagi atau sudah dipakai. Mintalah tautan baru kepada petugas.")


class NoSuchCode(NotFound):
    """A code that was never given, is used or too old: one answer for all of them."""

    message = NO_CODE


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """What is said of one shift."""

    day: date
    shift: str
    scheduled: int
    present: int
    kpu_ri_filled: bool


def record_attendance(  # noqa: PLR0913 - who, where, what, when
    db: Session, scope: Scope, *, actor: str, area: str, said: Shift, seen: Attendance | None, now: datetime
) -> bool:
    """Note one shift; `seen` is what the form showed of it. Tells whether anything changed.

    Raises:
        NotFound: an area outside `scope`.
        InvalidInput: an unknown shift, impossible counts, or a day that is too far away.
        Stale: somebody else said something else meanwhile.
    """
    if not scope.holds(area):
        raise NotFound
    _check(said, day_of(now))
    held = {one.shift: one for one in desk.attendance(db, scope, area, said.day)}.get(said.shift)
    values = {"scheduled": said.scheduled, "present": said.present, "kpu_ri_filled": int(said.kpu_ri_filled)}
    if held and (held.scheduled, held.present, held.kpu_ri_filled) == tuple(values.values()):
        return False
    if held != seen:
        raise Stale(CHANGED, scheduled=held.scheduled if held else "–", present=held.present if held else "–")
    key = {"area_code": area, "held_at": start_of_day(said.day), "shift": said.shift}
    if held is None:
        db.execute(insert(ServiceAttendance).values(**key, held_on=said.day, **values))
    else:
        of = ServiceAttendance
        own = (of.area_code == area, of.held_at == key["held_at"], of.shift == said.shift)
        db.execute(update(of).where(*own).values(**values, batch_id=None))
    detail = {"hari": said.day.isoformat(), "sif": said.shift, **values}
    detail |= {"semula": [held.scheduled, held.present, int(held.kpu_ri_filled)]} if held else {}
    _note(db, actor, "absensi", area, detail)
    return True


def _check(said: Shift, today: date) -> None:
    if said.shift not in SHIFTS:
        raise InvalidInput
    if not (0 <= said.scheduled <= MOST_OFFICERS and 0 <= said.present <= MOST_OFFICERS):
        raise InvalidInput(COUNTS)
    if not today - LATEST <= said.day <= today:
        raise InvalidInput(DAYS)


def record_readiness(  # noqa: PLR0913 - who, where, what, when
    db: Session, scope: Scope, *, actor: str, officer: str, area: str, items: Mapping[str, bool],
    seen_at: datetime | None, now: datetime,
) -> bool:  # fmt: skip
    """Confirm the whole checklist; `seen_at` is the newest confirmation that the form showed. Tells whether it is new.

    The same checklist by the same officer on the same day is the same confirmation.

    Raises:
        NotFound: an area outside `scope`.
        InvalidInput: not exactly the eleven items, or no officer.
        Stale: somebody else confirmed meanwhile.
    """
    if not scope.holds(area):
        raise NotFound
    if set(items) != set(READINESS) or not OFFICER.fullmatch(officer):
        raise InvalidInput
    held = desk.readiness(db, scope, area, now)
    if all(_is_said(one, items, officer, now) for one in held):
        return False
    newest = newest_of(held)
    if newest != seen_at or newest == now:
        raise Stale(CONFIRMED)
    row = {"area_code": area, "as_of_at": now, "as_of_on": day_of(now), "confirmed_by": officer}
    db.execute(insert(ServiceReadiness), [{**row, "item": item, "available": int(items[item])} for item in READINESS])
    gaps = [item for item in READINESS if not items[item]]
    _note(db, actor, "kesiapan", area, {"petugas": officer, "ada": len(READINESS) - len(gaps), "belum": gaps})
    return True


def newest_of(items: Sequence[ReadinessItem]) -> datetime | None:
    """When the checklist was confirmed last."""
    return max((one.as_of for one in items if one.as_of), default=None)


def _is_said(one: ReadinessItem, items: Mapping[str, bool], officer: str, now: datetime) -> bool:
    same_day = one.as_of is not None and day_of(one.as_of) == day_of(now)
    return one.available is items[one.item] and one.confirmed_by == officer and same_day


@dataclass(frozen=True, slots=True)
class FormCode:
    """What opens the form about a service, and until when."""

    code: str
    expires_at: datetime


def issue_satisfaction_code(  # noqa: PLR0913 - who, about what, when, by which key
    db: Session, scope: Scope, *, actor: str, ticket_id: int, now: datetime, key: bytes
) -> FormCode:
    """The one-time code (128 bits) for the form about a service that has ended; good for fourteen days.

    A service has one at a time: asked for again it is the same, since `key` makes it anew from what is stored. The
    table knows its hash only.

    Raises:
        NotFound: no such service in `scope`.
        InvalidInput: it is open, or its form was answered.
    """
    of = ServiceTicket
    wanted = visible(select(of.area_code, of.state), scope, of).where(of.id == ticket_id).with_for_update()
    found = db.execute(wanted).first()
    if found is None:
        raise NotFound
    if found.state != CLOSED:
        raise InvalidInput(OPEN_YET)
    if given := _given(db, scope, ticket_id, now, key):
        return given
    one = FormCode(_code(key, ticket_id, now), now + LASTS)
    row = {"code_hash": hash_of(one.code), "area_code": found.area_code, "ticket_id": ticket_id}
    db.execute(insert(SatisfactionCode).values(**row, issued_at=now, issued_on=day_of(now), expires_at=one.expires_at))
    audit.record(db, actor=actor, action="kode_survei", subject=found.area_code, detail={"layanan": ticket_id})
    return one


def _given(db: Session, scope: Scope, ticket_id: int, now: datetime, key: bytes) -> FormCode | None:
    """The code that is out for this service and still good, if `key` made it.

    Raises:
        InvalidInput: its form was answered.
    """
    of = SatisfactionCode
    stmt = visible(select(of.code_hash, of.issued_at, of.expires_at, of.used_on), scope, of)
    kept = db.execute(stmt.where(of.ticket_id == ticket_id)).all()
    if any(one.used_on for one in kept):
        raise InvalidInput(RATED)
    made = ((one, _code(key, ticket_id, one.issued_at)) for one in kept if one.expires_at > now)
    return next((FormCode(code, one.expires_at) for one, code in made if hash_of(code) == one.code_hash), None)


def _code(key: bytes, ticket_id: int, issued_at: datetime) -> str:
    """The code of a service that was first asked for at that second: nobody without `key` can make it."""
    made = hmac.digest(key, f"satisfaction\0{ticket_id}\0{int(issued_at.timestamp())}".encode(), "sha256")
    return base64.urlsafe_b64encode(made[:CODE_BYTES]).decode().rstrip("=")


def hash_of(code: str) -> bytes:
    """What the database knows of a code."""
    return hashlib.sha256(code.encode()).digest()


def desk_of(db: Session, code: str, now: datetime) -> str:
    """The desk that a code is for.

    Raises:
        NoSuchCode: never given, used, or too old.
    """
    of = SatisfactionCode
    stmt = marked(select(of.area_code), of).where(
        of.code_hash == hash_of(code), of.used_on.is_(None), of.expires_at > now
    )
    area = db.scalar(stmt)
    if area is None:
        raise NoSuchCode
    return area


def answer_satisfaction(db: Session, code: str, answers: Sequence[int], now: datetime) -> None:
    """Take one questionnaire; nothing in it, and nothing in the log, leads to the service or the code.

    Raises:
        NoSuchCode: never given, used, or too old.
        InvalidInput: not nine answers from 1 to 4.
    """
    if len(answers) != len(ELEMENTS) or not set(answers) <= SCORES:
        raise InvalidInput(N_("Jawab kesembilan pertanyaan, lalu kirim."))
    area, of, today = desk_of(db, code, now), SatisfactionCode, day_of(now)
    mine = marked(select(of.ticket_id), of).where(of.code_hash == hash_of(code)).scalar_subquery()
    spend = update(of).where(of.ticket_id == mine, of.used_on.is_(None)).values(used_on=today).returning(of.code_hash)
    used = db.execute(spend, execution_options={"synchronize_session": False})
    if hash_of(code) not in set(used.scalars()):  # somebody was faster
        raise NoSuchCode
    row = {
        "area_code": area,
        "source_hash": secrets.token_bytes(16),
        "answered_at": start_of_day(today),
        "answered_on": today,
    }
    db.execute(insert(SatisfactionAnswer).values(**row, **dict(zip(ELEMENTS, answers, strict=True))))
    _note(db, "-", "isi_survei", area, {})


def _note(db: Session, actor: str, action: str, area: str, detail: Mapping[str, object]) -> None:
    audit.record(db, actor=actor, action=action, subject=area, detail=detail)
    bump(db)
