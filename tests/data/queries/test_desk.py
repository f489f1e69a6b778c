"""A desk sees its own open services by what is due next, and nobody else's."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from data.days import day_of, start_of_day
from data.models import (
    SatisfactionCode,
    ServiceAttendance,
    ServiceHours,
    ServiceReadiness,
    ServiceSpecialDay,
    ServiceTopic,
)
from data.queries import desk
from data.scope import Scope
from tests.data.desks import NOW, SALATIGA, spell, ticket
from tests.data.making import wib

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

TUESDAY = date(2022, 8, 23)


def eight_to_four(db: Session) -> None:
    """Hours without a break, so that ages can be counted by hand."""
    db.query(ServiceSpecialDay).delete()
    db.query(ServiceHours).delete()
    db.add_all(
        ServiceHours(area_code="33.73", stage="", weekday=weekday, opens=480, closes=960, on_holidays=0, legal_basis="SOP",
                     valid_from=date(2022, 1, 1))
        for weekday in range(5)
    )  # fmt: skip
    db.flush()


def test_open_services_come_by_what_is_due_next_and_those_that_wait_come_last(db: Session) -> None:
    """Due 15.00, first response due 14.30, waiting: so the second, the first, the third."""
    due, unanswered, waiting = (ticket(db) for _ in range(3))
    answered = {"responded_at": wib(2022, 8, 23, 9, 5)}
    spell(db, due, due_at=wib(2022, 8, 23, 15), **answered)
    spell(db, unanswered, response_due_at=wib(2022, 8, 23, 14, 30), due_at=wib(2022, 8, 24, 9))
    spell(db, waiting, waiting_since=wib(2022, 8, 23, 10), **answered)
    found = desk.open_tickets(db, SALATIGA, "33.73", NOW)
    assert [one.id for one in found] == [unanswered.id, due.id, waiting.id]
    assert [one.next_due_at for one in found] == [wib(2022, 8, 23, 14, 30), wib(2022, 8, 23, 15), None]


def test_an_age_is_service_time_without_pauses(db: Session) -> None:
    """Opened Monday 15.00: one hour that day, 6 h 05 min on Tuesday until 14.05, less 20 minutes of pause: 24,300 s.

    The one that waits since Tuesday 10.00 has 1 h + 2 h: 10,800 s.
    """
    eight_to_four(db)
    monday = wib(2022, 8, 22, 15)
    spell(db, ticket(db, opened=monday), paused_s=1_200, due_at=NOW)
    spell(db, ticket(db, opened=monday), waiting_since=wib(2022, 8, 23, 10))
    assert [one.age_s for one in desk.open_tickets(db, SALATIGA, "33.73", NOW)] == [24_300, 10_800]


def test_what_has_ended_or_comes_later_is_not_open(db: Session) -> None:
    spell(db, ticket(db, resolved_at=wib(2022, 8, 23, 11)))
    spell(db, ticket(db, opened=wib(2022, 8, 23, 15)))
    assert desk.open_tickets(db, SALATIGA, "33.73", NOW) == ()
    assert desk.count_open(db, SALATIGA, "33.73", NOW) == 0


def test_what_came_later_is_not_known_yet(db: Session) -> None:
    """Answered 15.00, sent on 15.30 (due a day later until then), ended the day after: at 14.05 open and unanswered."""
    later = {"responded_at": wib(2022, 8, 23, 15), "escalated_to": "provinsi", "escalated_at": wib(2022, 8, 23, 15, 30)}
    sent = ticket(db, state="selesai", resolved_at=wib(2022, 8, 24, 11))
    spell(db, sent, due_at=wib(2022, 8, 26, 9), due_before_at=wib(2022, 8, 24, 9), **later)
    [one] = desk.open_tickets(db, SALATIGA, "33.73", NOW)
    assert (one.state, one.due_at, one.responded_at, one.escalated_at) == ("terbuka", wib(2022, 8, 24, 9), None, None)
    assert desk.count_open(db, SALATIGA, "33.73", NOW) == 1
    assert desk.ended_tickets(db, SALATIGA, "33.73", NOW) == ()


def test_nobody_sees_the_services_of_another_desk(db: Session) -> None:
    other = ticket(db, "33.74", officer="P9")
    spell(db, other)
    assert desk.open_tickets(db, SALATIGA, "33.74", NOW) == ()
    assert desk.ended_tickets(db, SALATIGA, "33.74", NOW) == ()
    assert desk.officers(db, SALATIGA, "33.74", NOW) == ()
    assert desk.ticket_area(db, SALATIGA, other.id) is None
    assert desk.ticket_area(db, Scope.of("33"), other.id) == "33.74"


def test_the_desk_of_a_province_is_not_the_sum_of_its_kab_kota(db: Session) -> None:
    spell(db, ticket(db, "33.73"))
    own = ticket(db, "33")
    spell(db, own)
    assert [one.id for one in desk.open_tickets(db, Scope.of("33"), "33", NOW)] == [own.id]


def test_an_escalation_that_came_back_is_none(db: Session) -> None:
    sent = {"escalated_to": "provinsi", "escalated_at": wib(2022, 8, 23, 10)}
    spell(db, ticket(db), due_at=NOW, **sent)
    spell(db, ticket(db), **sent, returned_at=wib(2022, 8, 23, 11))
    assert [one.escalated_to for one in desk.open_tickets(db, SALATIGA, "33.73", NOW)] == ["provinsi", None]


def test_a_service_opened_again_owes_no_first_response(db: Session) -> None:
    again = ticket(db, opened=wib(2022, 8, 22, 9))
    spell(db, again, resolved_at=wib(2022, 8, 22, 10))
    spell(db, again, n=2, opened_at=wib(2022, 8, 23, 9), due_at=wib(2022, 8, 23, 13))
    [one] = desk.open_tickets(db, SALATIGA, "33.73", NOW)
    assert (one.spell, one.next_due_at, one.is_late(NOW)) == (2, wib(2022, 8, 23, 13), True)


def test_services_that_ended_say_whether_their_form_was_answered(db: Session) -> None:
    """Three ended; one too long ago; of the other two one was answered."""
    answered, plain, old = (ticket(db, resolved_at=wib(2022, 8, day, 11)) for day in (23, 22, 12))
    for one in (answered, plain, old):
        spell(db, one)
    db.add(
        SatisfactionCode(
            code_hash=b"x", area_code="33.73", ticket_id=answered.id, issued_at=NOW, issued_on=TUESDAY,
            expires_at=wib(2022, 9, 6), used_on=TUESDAY,
        )
    )  # fmt: skip
    found = desk.ended_tickets(db, SALATIGA, "33.73", NOW)
    assert [(one.id, one.rated) for one in found] == [(answered.id, True), (plain.id, False)]


def test_officers_are_those_of_the_last_sixty_days(db: Session) -> None:
    spell(db, ticket(db, officer="P2"))
    spell(db, ticket(db, officer="P1"))
    spell(db, ticket(db, officer="P3", opened=wib(2022, 5, 2)))
    assert desk.officers(db, SALATIGA, "33.73", NOW) == ("P1", "P2")


def test_attendance_of_a_day_comes_in_the_order_of_the_shifts(db: Session) -> None:
    for area, shift in (("33.73", "siang"), ("33.73", "pagi"), ("33.74", "pagi")):
        row = {"scheduled": 3, "present": 2, "kpu_ri_filled": 1}
        db.add(ServiceAttendance(area_code=area, held_at=start_of_day(TUESDAY), held_on=TUESDAY, shift=shift, **row))
    db.flush()
    assert [one.shift for one in desk.attendance(db, SALATIGA, "33.73", TUESDAY)] == ["pagi", "siang"]
    assert desk.attendance(db, SALATIGA, "33.74", TUESDAY) == ()


def test_readiness_is_the_newest_word_on_each_item_at_the_moment(db: Session) -> None:
    for at, available in ((wib(2022, 8, 1), 0), (wib(2022, 8, 20), 1), (wib(2022, 8, 24), 0)):
        row = {"as_of_at": at, "as_of_on": day_of(at), "available": available, "confirmed_by": "P1"}
        db.add_all(ServiceReadiness(area_code=area, item="kamera", **row) for area in ("33.73", "33.74"))
    db.flush()
    items = desk.readiness(db, SALATIGA, "33.73", NOW)
    assert len(items) == 11
    said = [one for one in items if one.available is not None]
    assert [(one.item, one.available, one.as_of) for one in said] == [("kamera", True, wib(2022, 8, 20))]
    assert all(one.available is None for one in desk.readiness(db, SALATIGA, "33.74", NOW))


def test_managed_questions_keep_their_order(db: Session) -> None:
    db.query(ServiceTopic).delete()
    for position, code in enumerate(("b", "a")):
        db.add(
            ServiceTopic(
                code=code, category="nik", question=f"{code}?", answer="Ya", reference="PKPU", position=position
            )
        )
    db.flush()
    assert [one.code for one in desk.topics(db, SALATIGA)] == ["b", "a"]
