"""The list of services counts what the page of the desks counts; the services are those of `test_service`, on paper there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from dashboard.core.errors import InvalidInput, NotFound
from data.models import ServiceEvent
from data.queries import tickets
from data.queries.service import service_figures
from data.queries.ticket import ticket
from data.scope import Scope
from data.ticket_answers import Asked
from tests.data.making import wib
from tests.data.queries.serving import service
from tests.data.queries.test_service import JATENG, NOON, WEEK, at, desks

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

__all__ = ["desks"]

SALATIGA = Scope.of("33.73")


def asked(area: str = "33.73", **more: Any) -> Asked:
    return Asked(**{"area": area, "period": WEEK, "as_of": NOON, **more})


def opened(db: Session, one: Asked, scope: Scope = JATENG, **more: Any) -> list[datetime]:
    """When the services of the list were opened, in its order."""
    return [row.opened_at for row in tickets.tickets(db, scope, one, **more)]


def test_without_a_state_the_services_opened_in_the_period_the_newest_first(desks: Session) -> None:
    """E 23; D 08.00, A 09.00, B 10.00; 21 C; 20 H; 19 F; G was opened before the period."""
    found = opened(desks, asked(), SALATIGA)
    assert found == [at(23, 13), at(22, 10), at(22, 9), at(22, 8), at(21, 15), at(20, 9), at(19, 9)]
    assert tickets.count(desks, SALATIGA, asked()) == 7


def test_ends_of_the_period_have_a_row_each(desks: Session) -> None:
    """C 23 09.00 (36,000 s), G again 22 15.00 (3,600 s), A 22 11.00 (7,200 s), B 22 10.40 (2,400 s)."""
    found = tickets.tickets(desks, SALATIGA, asked(state="selesai"))
    assert [(one.resolved_at, one.resolution_s) for one in found] == [
        (at(23, 9), 36_000), (at(22, 15), 3_600), (at(22, 11), 7_200), (at(22, 10, 40), 2_400),
    ]  # fmt: skip
    assert [(one.spell, one.spells, one.response_s) for one in found][1] == (2, 2, None)


def test_those_that_ended_late_and_those_opened_again_have_lists_of_their_own(desks: Session) -> None:
    """Of the four ends only C took longer than the service day of 28,800 s; only G was opened again, on 22 at 14.00."""
    [late] = tickets.tickets(desks, SALATIGA, asked(state="selesai_lewat"))
    assert (late.resolved_at, late.resolution_s) == (at(23, 9), 36_000)
    [again] = tickets.tickets(desks, SALATIGA, asked(state="dibuka_kembali"))
    assert (again.opened_at, again.spell, again.resolved_at) == (at(22, 14), 2, at(22, 15))
    with pytest.raises(InvalidInput):
        tickets.count(desks, SALATIGA, asked(state="selesai_lewat", age=(0, 0)))


@pytest.mark.parametrize(
    ("state", "letters"),
    [
        ("belum_selesai", "FHDE"), ("lewat", "FD"), ("menunggu", "H"), ("eskalasi", "FE"), ("terbuka", "D"),
        ("ditangani", ""),
    ],
)  # fmt: skip
def test_open_services_by_how_they_stand_the_oldest_first(desks: Session, state: str, letters: str) -> None:
    when = {at(22, 8): "D", at(23, 13): "E", at(19, 9): "F", at(20, 9): "H"}
    assert "".join(when[one] for one in opened(desks, asked(state=state))) == letters
    assert tickets.count(desks, SALATIGA, asked(state=state)) == len(letters)


@pytest.mark.parametrize(("age", "day"), [((0, 0), 23), ((1, 1), 22), ((2, 3), 20), ((4, None), 19)])
def test_ages_are_service_days(desks: Session, age: tuple[int, int | None], day: int) -> None:
    """E today, D 1, H 3 (21 22 23), F 4 (20 21 22 23)."""
    found = tickets.tickets(desks, SALATIGA, asked(state="belum_selesai", age=age))
    assert [(one.opened_at.day, age[0] <= (one.days or 0)) for one in found] == [(day, True)]


def test_an_open_service_has_its_age_without_pauses_and_its_due_time(desks: Session) -> None:
    """D has stood 8 h on 22 and 6 h on 23: 50,400 s, due 22 16.00; H waits since its first hour: 3,600 s, no due time."""
    found = {one.opened_at: one for one in tickets.tickets(desks, SALATIGA, asked(state="belum_selesai"))}
    late, waiting = found[at(22, 8)], found[at(20, 9)]
    assert (late.age_s, late.due_at, late.late, late.state) == (50_400, at(22, 16), True, "terbuka")
    assert (waiting.age_s, waiting.due_at, waiting.late, waiting.waiting) == (3_600, None, False, True)


@pytest.mark.parametrize(
    ("area", "own"), [("33", False), ("33", True), ("33.73", False), ("33.74", False), ("*", False)]
)
@pytest.mark.parametrize("channel", [None, "whatsapp", "tatap_muka"])
@pytest.mark.parametrize("moment", [NOON, at(22, 10, 30), wib(2022, 8, 22, 23, 59)])
def test_the_list_counts_as_the_page_does(
    desks: Session, area: str, channel: str | None, moment: datetime, *, own: bool
) -> None:
    scope = Scope.of("*")
    whole = service_figures(desks, scope, area, WEEK, moment, own=own, channel=channel).whole
    one = asked(area, own=own, channel=channel, as_of=moment)
    states = (None, "selesai", "selesai_lewat", "dibuka_kembali", "belum_selesai", "lewat", "menunggu", "eskalasi")
    found = [tickets.count(desks, scope, replace(one, state=state)) for state in states]
    assert found == [
        whole.opened, whole.resolved, whole.resolution_sla.missed - whole.overdue, whole.reopened, whole.open_now, whole.overdue, whole.waiting, whole.escalated_open,
    ]  # fmt: skip
    ages = ((0, 0), (1, 1), (2, 3), (4, None))
    aged = [tickets.count(desks, scope, replace(one, state="belum_selesai", age=age)) for age in ages]
    assert tuple(aged) == whole.open_ages


@pytest.mark.parametrize("state", [None, "selesai", "selesai_lewat", "dibuka_kembali", "belum_selesai", "lewat"])
def test_pages_never_overlap_in_any_order(desks: Session, state: str | None) -> None:
    one = asked("33", state=state)
    for by in one.sorts:
        for sort in (by, by.removeprefix("-") if by.startswith("-") else f"-{by}"):
            pages = [tickets.tickets(desks, JATENG, one, sort=sort, offset=at, limit=2) for at in range(0, 12, 2)]
            rows = [row for page in pages for row in page]
            assert len({(row.id, row.spell) for row in rows}) == len(rows) == tickets.count(desks, JATENG, one)
            assert rows == list(tickets.every_row(desks, JATENG, one, sort=sort))


def test_nothing_of_another_desk_is_there(desks: Session) -> None:
    assert {one.area_code for one in tickets.tickets(desks, JATENG, asked("33"))} == {"33", "33.73", "33.74"}
    assert [one.area_name for one in tickets.tickets(desks, JATENG, asked("33", own=True))] == ["KPU Jawa Tengah"]
    for area in ("33", "33.74", "34.71", "*", "99"):
        for read in (tickets.count, tickets.tickets):
            with pytest.raises(NotFound):
                read(desks, SALATIGA, asked(area))
    with pytest.raises(NotFound):
        tickets.count(desks, Scope.of("*"), asked("*", own=True))


def test_officers_are_for_those_whose_own_desk_it_is(desks: Session) -> None:
    assert {one.officer for one in tickets.tickets(desks, SALATIGA, asked())} == {"P1"}
    assert {one.officer for one in tickets.tickets(desks, JATENG, asked())} == {None}
    assert tickets.count(desks, SALATIGA, asked(officer="P1")) == 7
    assert tickets.count(desks, JATENG, asked("33", own=True, officer="P1")) == 1
    for one in (asked(officer="P1"), asked("33", officer="P1")):
        with pytest.raises(NotFound):
            tickets.count(desks, JATENG, one)


def test_filters_narrow(desks: Session) -> None:
    assert tickets.count(desks, SALATIGA, asked(party="prima")) == 1
    assert tickets.count(desks, SALATIGA, asked(channel="tatap_muka")) == 1
    assert tickets.count(desks, SALATIGA, asked(category="nik")) == 0
    assert tickets.count(desks, SALATIGA, asked(state="belum_selesai", party="pan")) == 1


@pytest.mark.parametrize(
    "wrong", [{"state": "hilang"}, {"channel": "merpati"}, {"category": "x"}, {"age": (3, 2)}, {"state": "selesai", "age": (0, 0)}]
)  # fmt: skip
def test_what_cannot_be_asked_is_refused(desks: Session, wrong: dict[str, Any]) -> None:
    with pytest.raises(InvalidInput):
        tickets.count(desks, SALATIGA, asked(**wrong))
    for sort in ("due", "nama"):
        with pytest.raises(InvalidInput):
            tickets.tickets(desks, SALATIGA, asked(), sort=sort)


def test_one_service_with_the_service_time_between_its_steps(db: Session) -> None:
    """16 Aug 15.00, answered 15.20 (1,200 s), waits from 15.30 (600 s) over the holiday of the 17th until 18 Aug 09.00.

    The wait of 30 min + 1 h = 5,400 s does not count; done 18 Aug 10.00 (3,600 s): 5,400 s in all, of 28,800.
    """
    steps = (
        ("buka", at(16, 15)), ("respons", at(16, 15, 20)), ("jeda", at(16, 15, 30)), ("lanjut", at(18, 9)),
        ("selesai", at(18, 10)),
    )  # fmt: skip
    number = service(db, "33.73", *steps)
    for seq, (kind, when) in enumerate(steps, 1):
        said = {"ticket_id": number, "area_code": "33.73", "seq": seq, "kind": kind, "at": when, "officer": "P1"}
        db.add(ServiceEvent(**said, key_hash=b"%d" % seq))
    db.flush()
    found = ticket(db, SALATIGA, number, NOON)
    assert [one.since_s for one in found.steps] == [None, 1_200, 600, 5_400, 3_600]
    assert [one.paused for one in found.steps] == [False, False, False, True, False]
    assert (found.state, found.response_s, found.spells[0].resolution_s, found.spells[0].late) == (
        "selesai",
        1_200,
        5_400,
        False,
    )
    assert {one.officer for one in found.steps} == {"P1"}
    assert {one.officer for one in ticket(db, JATENG, number, NOON).steps} == {None}
    before = ticket(db, SALATIGA, number, at(16, 15, 25))
    assert ([one.kind for one in before.steps], before.state, before.spells[0].resolved_at) == (
        ["buka", "respons"],
        "ditangani",
        None,
    )
    for scope, moment in ((Scope.of("33.74"), NOON), (Scope(), NOON), (SALATIGA, at(16, 14))):
        with pytest.raises(NotFound):
            ticket(db, scope, number, moment)
