"""The steps of a service: nothing but the state machine changes its state, and flat facts stand for the same steps."""

from __future__ import annotations

from datetime import timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.helpdesk import CLOSED, STATES, STEPS
from data.ticket_steps import (
    Event,
    Flat,
    IllegalStep,
    after,
    events_of,
    flat_of,
    joined,
    parted,
    state_of,
    steps_from,
    taken,
)
from tests.data.making import wib

NINE = wib(2022, 8, 23, 9)
LEGAL = {
    (None, "buka"): "terbuka", ("terbuka", "respons"): "ditangani", ("terbuka", "eskalasi"): "eskalasi",
    ("terbuka", "selesai"): "selesai", ("terbuka", "pindah"): "terbuka", ("ditangani", "jeda"): "menunggu",
    ("ditangani", "eskalasi"): "eskalasi", ("ditangani", "selesai"): "selesai", ("ditangani", "pindah"): "ditangani",
    ("menunggu", "lanjut"): "ditangani", ("menunggu", "selesai"): "selesai", ("menunggu", "pindah"): "menunggu",
    ("eskalasi", "respons"): "eskalasi", ("eskalasi", "kembali"): "ditangani", ("eskalasi", "selesai"): "selesai",
    ("eskalasi", "pindah"): "eskalasi", ("selesai", "buka_kembali"): "ditangani", ("selesai", "nilai"): "selesai",
}  # fmt: skip
TARGETS = {"eskalasi": "provinsi", "pindah": "P-02", "nilai": "4"}


@st.composite
def courses(draw: st.DrawFn, without: frozenset[str] = frozenset()) -> tuple[Event, ...]:
    """What officers may do with a service by taps, a second apart at least."""
    at, events = NINE, [Event("buka", NINE, "P-01")]
    for _ in range(draw(st.integers(0, 12))):
        offered = [step for step in steps_from(state_of(events)) if step not in without]
        at += timedelta(seconds=draw(st.sampled_from((1, 600)) | st.integers(1, 400_000)))
        step = draw(st.sampled_from(offered))
        kinds = taken(state_of(events), step)
        events += [Event(kind, at, "P-01", TARGETS.get(kind) if kind == step else None) for kind in kinds]
    return tuple(events)


@st.composite
def file_courses(draw: st.DrawFn) -> tuple[Event, ...]:
    """What a file can say: no pause, move or rating, and one escalation at most."""
    events = draw(courses(frozenset({"jeda", "pindah", "nilai"})))
    sent = [number for number, each in enumerate(events) if each.kind == "eskalasi"]
    return events[: sent[1]] if len(sent) > 1 else events


@given(st.sampled_from((None, *STATES, "lain")), st.sampled_from((*STEPS, "terbang", "")))
def test_a_step_that_is_not_legal_reaches_no_state(state: str | None, step: str) -> None:
    if (state, step) in LEGAL:
        assert after(state, step) == LEGAL[state, step]
    else:
        with pytest.raises(IllegalStep):
            after(state, step)


@given(st.lists(st.sampled_from(STEPS), max_size=10))
def test_only_a_course_of_legal_steps_has_a_state(steps: list[str]) -> None:
    state: str | None = None
    for step in steps:
        state = LEGAL.get((state, step), "") if state != "" else ""
    events = [Event(step, NINE) for step in steps]
    if state:
        assert state_of(events) == state
    else:
        with pytest.raises(IllegalStep):
            state_of(events)


def test_what_is_offered_is_legal_and_every_open_state_has_a_way_to_its_end() -> None:
    for state in STATES:
        assert all(state_of_tap(state, step) in STATES for step in steps_from(state))
        assert state == CLOSED or "selesai" in steps_from(state)
    assert steps_from("lain") == ()


def state_of_tap(state: str, step: str) -> str:
    """Where a tap leads to."""
    for each in taken(state, step):
        state = after(state, each)
    return state


@pytest.mark.parametrize(
    ("state", "step"), [pair for pair in product(STATES, STEPS) if pair[1] not in steps_from(pair[0])]
)
def test_a_tap_that_is_not_offered_is_refused(state: str, step: str) -> None:
    with pytest.raises(IllegalStep):
        taken(state, step)


def test_whoever_ends_waits_or_sends_on_has_answered_by_then() -> None:
    for step in ("selesai", "jeda", "eskalasi"):
        assert taken("terbuka", step) == ("respons", step)
        assert taken("ditangani", step) == (step,)
    assert taken("terbuka", "pindah") == ("pindah",)


@given(file_courses())
def test_a_course_that_a_file_can_tell_is_the_same_again_from_its_flat_facts(events: tuple[Event, ...]) -> None:
    flat = flat_of(events)
    assert flat_of(events_of(flat)) == flat
    assert sorted(events_of(flat), key=repr) == sorted(events, key=repr)


@given(courses())
def test_flat_facts_of_any_course_say_who_has_it_and_when_it_ended(events: tuple[Event, ...]) -> None:
    flat = flat_of(events)
    assert (flat.state == CLOSED) == (flat.resolved_at is not None)
    assert len(flat.resolutions) - len(flat.reopenings) == (flat.state == CLOSED)
    assert flat.officer == ("P-02" if any(each.kind == "pindah" for each in events) else "P-01")
    assert flat.first_response_at == next((each.at for each in events if each.kind == "respons"), None)
    assert flat.rating == (4 if any(each.kind == "nilai" for each in events) else None)


@given(courses())
def test_instants_are_written_and_read_again(events: tuple[Event, ...]) -> None:
    flat = flat_of(events)
    assert parted(joined(flat.resolutions)) == flat.resolutions
    assert parted(joined(())) == ()


def test_steps_within_one_minute_go_in_the_order_in_which_they_can_have_happened() -> None:
    flat = Flat(
        opened_at=NINE, first_response_at=NINE, escalated_at=NINE, escalated_to="kpu_ri", returned_at=NINE,
        resolutions=(NINE, NINE), reopenings=(NINE,), rating=5,
    )  # fmt: skip
    kinds = [event.kind for event in events_of(flat)]
    assert kinds == ["buka", "respons", "eskalasi", "kembali", "selesai", "nilai", "buka_kembali", "selesai"]


def test_an_escalation_that_returned_later_belongs_to_the_spell_after_the_end_of_its_second() -> None:
    flat = Flat(opened_at=NINE, resolutions=(NINE,), reopenings=(NINE,), escalated_at=NINE, escalated_to="provinsi",
                returned_at=NINE + timedelta(seconds=1))  # fmt: skip
    kinds = [event.kind for event in events_of(flat)]
    assert kinds == ["buka", "selesai", "buka_kembali", "eskalasi", "kembali"]


@pytest.mark.parametrize(
    "said",
    [
        {"first_response_at": NINE + timedelta(hours=2), "resolutions": (NINE + timedelta(hours=1),)},
        {"first_response_at": NINE - timedelta(hours=1)},
        {"escalated_at": NINE + timedelta(hours=2), "resolutions": (NINE + timedelta(hours=1),)},
        {"returned_at": NINE + timedelta(hours=1)},
        {"reopenings": (NINE + timedelta(hours=1),)},
        {"resolutions": (NINE, NINE + timedelta(hours=1))},
    ],
)
def test_times_that_no_order_of_steps_explains_are_refused(said: dict[str, object]) -> None:
    with pytest.raises(IllegalStep):
        events_of(Flat(opened_at=NINE, **said))  # type: ignore[arg-type]
    with pytest.raises(IllegalStep):
        state_of([])
