"""Spells against times counted on paper. KPU RI's hours of August 2022: every day 08.00 to 16.00, closed on holidays.

A service day is 8 h = 28,800 s, three are 86,400 s. Tuesday 16 August, Wednesday 17 (holiday), Tuesday 23.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from data.helpdesk import Sla
from data.service_hours import ServiceCalendar
from data.spells import Spell, spells_of
from data.ticket_steps import Event, Flat, after, events_of, steps_from, taken
from tests.data.desk_hours import KPU, calendars
from tests.data.making import wib

if TYPE_CHECKING:
    from datetime import datetime

SLA = Sla()


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of August 2022."""
    return wib(2022, 8, day, hour, minute)


def served(*events: Event, channel: str = "whatsapp", pause_minutes: int | None = None) -> tuple[Spell, ...]:
    """Timed by KPU RI's hours and the targets of the application."""
    return spells_of(events, KPU, SLA, channel=channel, pause_minutes=pause_minutes)


def test_opened_again_twice_each_spell_is_timed_on_its_own() -> None:
    """Opened Mon 22nd 09.00, answered 09.30 (1,800 s), ended 10.00 (1 h = 3,600 s) on its first day: first contact.

    Again Tue 23rd 08.30 to 11.00: 2.5 h = 9,000 s. Again Wed 24th 15.00 to Thu 25th 09.00: 1 + 1 h = 7,200 s.
    Each is due 8 service hours after its own opening: 23rd 09.00, 24th 08.30, 25th 15.00. The response stays 1,800 s.
    """
    first, second, third = served(
        Event("buka", at(22, 9)), Event("respons", at(22, 9, 30)), Event("selesai", at(22, 10)),
        Event("buka_kembali", at(23, 8, 30)), Event("selesai", at(23, 11)),
        Event("buka_kembali", at(24, 15)), Event("selesai", at(25, 9)),
    )  # fmt: skip
    assert [one.resolution_s for one in (first, second, third)] == [3_600, 9_000, 7_200]
    assert [one.due_at for one in (first, second, third)] == [at(23, 9), at(24, 8, 30), at(25, 15)]
    assert [one.response_s for one in (first, second, third)] == [1_800, None, None]
    assert [one.response_due_at for one in (first, second, third)] == [at(22, 10), None, None]
    assert [one.first_contact for one in (first, second, third)] == [True, False, False]
    assert [(one.n, one.opened_on.day) for one in (first, second, third)] == [(1, 22), (2, 23), (3, 24)]


def test_paused_over_a_holiday_neither_the_pause_nor_the_holiday_counts() -> None:
    """Opened Tue 16th 14.00, waits from 15.00 to Thu 18th 09.00, ended 11.00.

    Counted: 14.00-15.00 and 09.00-11.00 = 1 + 2 h = 10,800 s. The pause is 1 h on the 16th, 0 on the 17th, 1 h on the
    18th = 7,200 s. Due after 8 h of its own: 1 h on the 16th, 7 h from 09.00 of the 18th: 18th 16.00.
    """
    course = (Event("buka", at(16, 14)), Event("respons", at(16, 14, 10)), Event("jeda", at(16, 15)))
    [ended] = served(*course, Event("lanjut", at(18, 9)), Event("selesai", at(18, 11)))
    assert (ended.resolution_s, ended.paused_s, ended.due_at) == (10_800, 7_200, at(18, 16))
    assert (ended.waiting_since, ended.first_contact) == (None, False)

    [waiting] = served(*course)
    assert (waiting.waiting_since, waiting.due_at, waiting.paused_s) == (at(16, 15), None, 0)

    [given_up] = served(*course, Event("selesai", at(18, 11)))
    assert (given_up.resolution_s, given_up.paused_s) == (3_600, 14_400)  # it waited to its end: 1 + 0 + 3 h


def test_a_wait_that_began_late_stays_late() -> None:
    """Opened Mon 22nd 09.00, due 23rd 09.00; the wait of 10.00 comes an hour after that."""
    [spell] = served(Event("buka", at(22, 9)), Event("respons", at(22, 9, 5)), Event("jeda", at(23, 10)))
    assert (spell.waiting_since, spell.due_at) == (at(23, 10), at(23, 9))


def test_minutes_of_a_file_leave_the_first_spell_and_move_its_due_time() -> None:
    """Opened Tue 16th 15.00, ended Thu 18th 09.00: 1 + 1 h less 45 min = 4,500 s.

    Due 8 h 45 min on: 1 h on the 16th, then 7 h 45 min from 08.00 of the 18th: 15.45. The second spell, 18th 10.00 to
    10.30, keeps its 1,800 s.
    """
    first, second = served(
        *events_of(Flat(opened_at=at(16, 15), resolutions=(at(18, 9), at(18, 10, 30)), reopenings=(at(18, 10),))),
        pause_minutes=45,
    )
    assert (first.resolution_s, first.paused_s, first.due_at) == (4_500, 2_700, at(18, 15, 45))
    assert (second.resolution_s, second.paused_s) == (1_800, 0)


def test_more_minutes_of_a_file_than_there_were_leave_nothing() -> None:
    [spell] = served(Event("buka", at(22, 9)), Event("selesai", at(22, 9, 30)), pause_minutes=45)
    assert (spell.resolution_s, spell.first_contact) == (0, False)


def test_opened_after_hours_the_clock_starts_when_the_desk_opens() -> None:
    """Mon 22nd 20.00; from Tue 23rd 08.00 on 40 min to the answer (2,400 s), 1 h to the end (3,600 s).

    The answer is due at 09.00, the end 8 h after 08.00: 16.00 of the 23rd. Its first service day is the 23rd: first contact.
    """
    [spell] = served(Event("buka", at(22, 20)), Event("respons", at(23, 8, 40)), Event("selesai", at(23, 9)))
    assert (spell.response_s, spell.resolution_s) == (2_400, 3_600)
    assert (spell.response_due_at, spell.due_at, spell.first_contact) == (at(23, 9), at(23, 16), True)
    assert (spell.opened_on.day, spell.resolved_on and spell.resolved_on.day) == (22, 23)


def test_answered_and_ended_while_closed_takes_no_service_time() -> None:
    [spell] = served(Event("buka", at(22, 20)), Event("respons", at(22, 21)), Event("selesai", at(22, 21, 30)))
    assert (spell.response_s, spell.resolution_s, spell.first_contact) == (0, 0, True)


def test_sent_on_and_returned_it_has_three_days_from_its_opening() -> None:
    """Opened Thu 18th 10.00, sent 10.30, back Fri 19th 14.00, ended Mon 22nd 09.00; the desk is open on the weekend.

    6 + 8 + 8 + 8 + 1 = 31 h = 111,600 s against 86,400 s; 24 h from 18th 10.00: 6 + 8 + 8, 2 h on the 21st: 10.00.
    """
    course = (
        Event("buka", at(18, 10)), Event("respons", at(18, 10, 10)), Event("eskalasi", at(18, 10, 30), None, "provinsi"),
    )  # fmt: skip
    [spell] = served(*course, Event("kembali", at(19, 14)), Event("selesai", at(22, 9)))
    assert (spell.resolution_s, spell.target_s, spell.due_at) == (111_600, 86_400, at(21, 10))
    assert (spell.escalated_to, spell.escalated_at, spell.returned_at) == ("provinsi", at(18, 10, 30), at(19, 14))
    assert spell.first_contact is False


def test_before_it_was_sent_on_it_was_due_after_one_day() -> None:
    """Opened Mon 22nd 09.00: due 23rd 09.00 until it was sent on at 12.00 (then 24 h: 25th 09.00).

    Paused from 10.00 to 11.00 before that: one hour later, 23rd 10.00 and 25th 10.00. Only waiting: 23rd 09.00 before.
    """
    begun = (Event("buka", at(22, 9)), Event("respons", at(22, 9, 30)))
    away, paused = (
        Event("eskalasi", at(22, 12), None, "provinsi"),
        (Event("jeda", at(22, 10)), Event("lanjut", at(22, 11))),
    )
    found = [served(*begun, away), served(*begun, *paused, away), served(*begun, paused[0]), served(*begun)]
    assert [(one.due_before_at, one.due_at) for [one] in found] == [
        (at(23, 9), at(25, 9)), (at(23, 10), at(25, 10)), (at(23, 9), None), (None, at(23, 9)),
    ]  # fmt: skip


def test_sent_on_twice_the_newer_one_holds_until_it_is_back() -> None:
    [spell] = served(
        Event("buka", at(22, 9)), Event("respons", at(22, 9)), Event("eskalasi", at(22, 10), None, "provinsi"),
        Event("kembali", at(22, 11)), Event("eskalasi", at(22, 12), None, "kpu_ri"),
    )  # fmt: skip
    assert (spell.escalated_to, spell.escalated_at, spell.returned_at) == ("kpu_ri", at(22, 12), None)


def test_a_spell_that_was_not_sent_on_has_one_day_although_an_earlier_one_had_three() -> None:
    first, second = served(
        Event("buka", at(22, 9)), Event("eskalasi", at(22, 10), None, "kpu_ri"), Event("selesai", at(22, 12)),
        Event("buka_kembali", at(23, 9)),
    )  # fmt: skip
    assert (first.target_s, first.resolution_s, first.returned_at) == (86_400, 10_800, None)
    assert (second.target_s, second.escalated_to, second.due_at) == (28_800, None, at(24, 9))


def test_an_officer_who_takes_over_has_the_spell_and_those_after_it() -> None:
    """P-01 opens and ends the first; it comes back, is handed to P-02 within the second, and ended by P-03 for P-02."""
    first, second = served(
        Event("buka", at(22, 9), "P-01"), Event("respons", at(22, 9, 5), "P-09"), Event("selesai", at(22, 10), "P-01"),
        Event("buka_kembali", at(23, 9), "P-01"), Event("pindah", at(23, 9, 30), "P-01", "P-02"),
        Event("selesai", at(23, 10), "P-03"),
    )  # fmt: skip
    assert (first.officer, second.officer, second.resolution_s) == ("P-01", "P-02", 3_600)


def test_face_to_face_is_answered_within_15_minutes_and_elsewhere_within_an_hour() -> None:
    """Opened Mon 22nd 15.50. Face to face: 10 min to 16.00, 5 more on the 23rd: 08.05. Else 50 more: 08.50."""
    course = (Event("buka", at(22, 15, 50)), Event("respons", at(23, 8, 6)))
    [here] = served(*course, channel="tatap_muka")
    [there] = served(*course, channel="video")
    assert (here.response_due_at, there.response_due_at) == (at(23, 8, 5), at(23, 8, 50))
    assert here.response_s == there.response_s == 960  # 10 + 6 min: late here, in time there


def test_a_desk_without_hours_has_no_due_time() -> None:
    [spell] = spells_of([Event("buka", at(22, 9))], ServiceCalendar(()), SLA, channel="surel")
    assert (spell.target_s, spell.due_at, spell.response_due_at) == (0, None, None)


@st.composite
def courses(draw: st.DrawFn) -> list[Event]:
    """Steps that the state machine offers, some hours apart."""
    moment, state = at(1, 0), "terbuka"
    events = [Event("buka", moment, "P-01")]
    for _ in range(draw(st.integers(0, 14))):
        moment += timedelta(seconds=draw(st.integers(0, 200_000)))
        step = draw(st.sampled_from(steps_from(state)))
        for kind in taken(state, step):
            state = after(state, kind)
            events.append(Event(kind, moment, "P-01", "P-02" if kind == "pindah" else None))
    return events


@given(courses(), calendars())
def test_spells_follow_each_other_and_no_time_is_counted_twice(events: list[Event], calendar: ServiceCalendar) -> None:
    found = spells_of(events, calendar, SLA, channel="telepon")
    assert len(found) == 1 + sum(each.kind == "buka_kembali" for each in events)
    assert all(one.resolved_at for one in found[:-1])
    for one in found:
        end = one.resolved_at or one.waiting_since or events[-1].at
        assert one.resolved_at is None or one.resolution_s is not None
        assert 0 <= (one.resolution_s or 0) + one.paused_s <= calendar.between(one.opened_at, max(end, events[-1].at))
        if one.resolution_s is not None:
            assert one.resolution_s + one.paused_s == calendar.between(one.opened_at, end)
    assert all(one.response_s is None for one in found[1:])
    whole = calendar.between(events[0].at, events[-1].at)
    assert sum((one.resolution_s or 0) + one.paused_s for one in found) <= whole


@given(courses(), st.integers(1, 400_000))
def test_what_comes_later_never_rewrites_an_ended_spell(events: list[Event], more: int) -> None:
    kinds = [each.kind for each in events]
    if kinds[-1] == "selesai":
        longer = [*events, Event("buka_kembali", events[-1].at + timedelta(seconds=more), "P-07")]
        assert served(*longer)[:-1] == served(*events)
