"""Attendance, readiness and satisfaction: said twice is said once, and nobody overwrites what they have not seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select

from dashboard.core.errors import InvalidInput, NotFound, Stale
from data.commands import desk as commands
from data.commands.audit import breaks
from data.commands.desk import FormCode, NoSuchCode, Shift
from data.days import start_of_day
from data.helpdesk import READINESS
from data.models import Audit, SatisfactionAnswer, SatisfactionCode, ServiceAttendance, ServiceReadiness
from data.queries import desk
from data.queries.version import data_version
from data.scope import marked
from tests.data.desks import NOW, SALATIGA, spell, ticket
from tests.data.making import wib

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

TODAY = date(2022, 8, 23)
SHIFT = Shift(day=TODAY, shift="pagi", scheduled=3, present=2, kpu_ri_filled=True)
ALL_THERE = dict.fromkeys(READINESS, True)
KEY, OTHER_KEY = b"k" * 32, b"o" * 32
NINE = (4, 4, 3, 4, 3, 4, 4, 2, 3)


def attend(db: Session, said: Shift = SHIFT, **changes: Any) -> bool:
    """Note a shift of Salatiga that the form showed as empty."""
    known: dict[str, Any] = {"actor": "petugas", "area": "33.73", "seen": None, "now": NOW}
    return commands.record_attendance(db, SALATIGA, said=said, **known | changes)


def confirm(db: Session, items: dict[str, bool] = ALL_THERE, **changes: Any) -> bool:
    """Confirm the checklist of Salatiga that the form showed as never confirmed."""
    known: dict[str, Any] = {"actor": "petugas", "officer": "P1", "area": "33.73", "seen_at": None, "now": NOW}
    return commands.record_readiness(db, SALATIGA, items=items, **known | changes)


def rows(db: Session, model: Any) -> int:
    """How many there are, of all desks."""
    return db.scalar(marked(select(func.count()).select_from(model), model)) or 0


def actions(db: Session) -> list[str]:
    """What the audit log says was done, in order; its chain must be whole."""
    assert not list(breaks(db))
    return list(db.scalars(select(Audit.action).order_by(Audit.id)))


def test_attendance_said_twice_is_one_row_and_one_audit_row(db: Session) -> None:
    before = data_version(db)
    assert attend(db) is True
    assert attend(db) is False
    assert rows(db, ServiceAttendance) == 1
    assert actions(db) == ["absensi"]
    assert data_version(db) == before + 1


def test_attendance_is_put_right_by_whoever_has_seen_it(db: Session) -> None:
    attend(db)
    [seen] = desk.attendance(db, SALATIGA, "33.73", TODAY)
    assert attend(db, replace(SHIFT, present=3), seen=seen)
    [now] = desk.attendance(db, SALATIGA, "33.73", TODAY)
    assert (now.scheduled, now.present) == (3, 3)
    detail = db.scalar(select(Audit.detail).order_by(Audit.id.desc()).limit(1))
    assert detail is not None
    assert '"semula":[3,2,1]' in detail


def test_attendance_that_somebody_else_changed_is_not_overwritten(db: Session) -> None:
    attend(db)
    with pytest.raises(Stale) as refusal:
        attend(db, replace(SHIFT, present=1))
    assert refusal.value.params == {"scheduled": 3, "present": 2}
    [kept] = desk.attendance(db, SALATIGA, "33.73", TODAY)
    assert kept.present == 2


@pytest.mark.parametrize(
    "changes",
    [
        {"shift": "malam"},
        {"scheduled": -1},
        {"present": 100},
        {"day": date(2022, 8, 24)},
        {"day": date(2022, 8, 15)},
    ],
)
def test_impossible_attendance_is_refused(db: Session, changes: dict[str, Any]) -> None:
    with pytest.raises(InvalidInput):
        attend(db, replace(SHIFT, **changes))
    assert rows(db, ServiceAttendance) == 0


def test_nobody_writes_for_another_desk(db: Session) -> None:
    with pytest.raises(NotFound):
        attend(db, area="33.74")
    with pytest.raises(NotFound):
        confirm(db, area="33.74")
    other = ticket(db, "33.74", resolved_at=NOW)
    with pytest.raises(NotFound):
        ask(db, other.id)
    assert actions(db) == []


def test_a_checklist_confirmed_twice_on_a_day_is_one_confirmation(db: Session) -> None:
    assert confirm(db) is True
    assert confirm(db, now=NOW + timedelta(minutes=5)) is False
    assert rows(db, ServiceReadiness) == 11
    assert actions(db) == ["kesiapan"]


def test_a_checklist_is_confirmed_anew_by_whoever_has_seen_it(db: Session) -> None:
    confirm(db)
    later = NOW + timedelta(hours=1)
    gaps = ALL_THERE | {"kamera": False}
    assert confirm(db, gaps, seen_at=NOW, now=later)
    items = {one.item: one for one in desk.readiness(db, SALATIGA, "33.73", later)}
    assert (items["kamera"].available, items["kamera"].as_of, items["kamera"].confirmed_by) == (False, later, "P1")
    with pytest.raises(Stale):
        confirm(db, seen_at=NOW, now=later + timedelta(hours=1))


@pytest.mark.parametrize("items", [{}, {"kamera": True}, ALL_THERE | {"kopi": True}])
def test_a_checklist_has_all_eleven_items(db: Session, items: dict[str, bool]) -> None:
    with pytest.raises(InvalidInput):
        confirm(db, items)


def issued(db: Session) -> tuple[int, str]:
    """A service of Salatiga that has ended, and a code for its form."""
    one = ticket(db, resolved_at=wib(2022, 8, 23, 11))
    spell(db, one)
    return one.id, ask(db, one.id).code


def ask(db: Session, number: int, now: datetime = NOW, key: bytes = KEY) -> FormCode:
    """The officer taps for the code of a service."""
    return commands.issue_satisfaction_code(db, SALATIGA, actor="petugas", ticket_id=number, now=now, key=key)


def test_a_code_is_long_random_and_kept_as_a_hash(db: Session) -> None:
    _, code = issued(db)
    kept = db.scalars(marked(select(SatisfactionCode), SatisfactionCode)).one()
    assert len(code) == 22  # 128 bits in base 64
    assert code.encode() not in kept.code_hash
    assert kept.expires_at - NOW == timedelta(days=14)
    assert not [detail for detail in db.scalars(select(Audit.detail)) if code in detail]


def test_a_service_has_one_code_however_often_it_is_asked_for(db: Session) -> None:
    number, code = issued(db)
    for later in (timedelta(), timedelta(minutes=5), timedelta(days=14, seconds=-1)):
        assert ask(db, number, NOW + later) == FormCode(code, NOW + timedelta(days=14))
    assert (rows(db, SatisfactionCode), actions(db)) == (1, ["kode_survei"])
    over = ask(db, number, NOW + timedelta(days=14))
    assert (over.code != code, over.expires_at) == (True, NOW + timedelta(days=28))
    assert ask(db, ticket(db, resolved_at=NOW).id).code not in {code, over.code}


def test_a_form_is_answered_once_whatever_codes_there_are(db: Session) -> None:
    number, code = issued(db)
    second = ask(db, number, key=OTHER_KEY).code
    assert second != code
    commands.answer_satisfaction(db, code, NINE, NOW)
    for used in (code, second):
        with pytest.raises(NoSuchCode):
            commands.answer_satisfaction(db, used, NINE, NOW)
    with pytest.raises(InvalidInput):
        ask(db, number)
    assert rows(db, SatisfactionAnswer) == 1


def test_an_answer_knows_its_desk_and_day_and_nothing_else(db: Session) -> None:
    number, code = issued(db)
    commands.answer_satisfaction(db, code, NINE, NOW)
    answer = db.scalars(marked(select(SatisfactionAnswer), SatisfactionAnswer)).one()
    assert (answer.area_code, answer.answered_on, answer.answered_at) == ("33.73", TODAY, start_of_day(TODAY))
    assert tuple(getattr(answer, f"u{n}") for n in range(1, 10)) == NINE
    assert answer.source_hash != commands.hash_of(code)
    last = db.scalars(select(Audit).order_by(Audit.id.desc()).limit(1)).one()
    assert (last.actor, last.subject, last.detail) == ("-", "33.73", "{}")
    assert str(number) not in last.detail


@pytest.mark.parametrize("code", ["", "x", "A" * 22, "' OR 1=1"])
def test_a_code_that_was_never_given_opens_nothing(db: Session, code: str) -> None:
    issued(db)
    with pytest.raises(NoSuchCode):
        commands.desk_of(db, code, NOW)


def test_a_code_is_good_for_fourteen_days(db: Session) -> None:
    _, code = issued(db)
    assert commands.desk_of(db, code, NOW + timedelta(days=13, hours=23)) == "33.73"
    with pytest.raises(NoSuchCode):
        commands.desk_of(db, code, NOW + timedelta(days=14))


@pytest.mark.parametrize("answers", [(), (4,) * 8, (4,) * 10, (0,) + (4,) * 8, (5,) + (4,) * 8])
def test_a_form_has_nine_answers_from_1_to_4(db: Session, answers: tuple[int, ...]) -> None:
    _, code = issued(db)
    with pytest.raises(InvalidInput):
        commands.answer_satisfaction(db, code, answers, NOW)
    assert commands.desk_of(db, code, NOW) == "33.73"


def test_a_service_that_is_open_has_no_form_yet(db: Session) -> None:
    one = ticket(db)
    with pytest.raises(InvalidInput):
        ask(db, one.id)
