"""Spells of many services at once are those of `data.spells` one by one, and the state of a file's service that of its steps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pandas as pd
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from data.commands.service_facts import with_state
from data.helpdesk import Sla
from data.rollups.service_clocks import Clocks
from data.rollups.service_spells import flat_spells, of_spells
from data.spells import spells_of
from data.ticket_steps import Event, Flat, after, events_of, flat_of, joined, steps_from
from tests.data.desk_hours import KPU, calendars

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.service_hours import ServiceCalendar

SLA = Sla(response_other_minutes=45, escalated_days=2)
FIRST = datetime(2022, 7, 25, tzinfo=UTC)
STEPS = ("respons", "eskalasi", "kembali", "selesai", "buka_kembali")


@dataclass
class Fixed(Clocks):
    """Clocks of one calendar and one set of targets."""

    one: ServiceCalendar = KPU

    def know(self, places: Iterable[tuple[str, str | None]]) -> None:
        """Every place keeps the same hours."""
        self._calendars.update(dict.fromkeys(places, self.one))

    def sla(self, day: Any) -> Sla:
        """The same every day."""
        del day
        return SLA


@st.composite
def flats(draw: st.DrawFn) -> Flat:
    """What a file can say of a service: steps that the state allows, one escalation at most, some at the same second."""
    at = FIRST + timedelta(seconds=draw(st.integers(0, 40 * 86_400)))
    events, state = [Event("buka", at, "p1")], "terbuka"
    for step in draw(st.lists(st.sampled_from(STEPS), max_size=8)):
        seen = [each.kind for each in events]
        if (step in seen and step in {"eskalasi", "respons", "kembali"}) or not _allowed(state, step):
            continue
        if step == "respons" and "selesai" in seen:
            continue
        at += timedelta(seconds=draw(st.sampled_from((0, 1, 600)) | st.integers(0, 5 * 86_400)))
        events.append(Event(step, at, "p1", "provinsi" if step == "eskalasi" else None))
        state = after(state, step)
    if "selesai" in {each.kind for each in events} and draw(st.booleans()):
        last = max(number for number, each in enumerate(events) if each.kind == "selesai")
        events.insert(last + 1, Event("nilai", events[last].at, "p1", "4"))
    return flat_of(events)


def _allowed(state: str, step: str) -> bool:
    return step in steps_from(state) or (state == "eskalasi" and step == "respons")


def rows(some: list[tuple[Flat, str, int | None]]) -> pd.DataFrame:
    """Services as the rollup reads them, and as a file's rows stand in the table."""
    return pd.DataFrame(
        [
            {
                "id": number, "area_code": "33.73", "channel": channel, "party": "pkb", "stage": None, "category": "akun",
                "topic": None, "officer": flat.officer, "escalated_to": flat.escalated_to,
                "resolutions": joined(flat.resolutions), "reopenings": joined(flat.reopenings), "pause_minutes": pause,
                "opened": _second(flat.opened_at), "responded": _second(flat.first_response_at),
                "escalated": _second(flat.escalated_at), "returned": _second(flat.returned_at), "rating": flat.rating,
                "first_response_at": flat.first_response_at, "escalated_at": flat.escalated_at,
                "returned_at": flat.returned_at,
            }
            for number, (flat, channel, pause) in enumerate(some, start=1)
        ]
    ).astype({"resolutions": "str", "reopenings": "str"})  # fmt: skip


def _second(moment: datetime | None) -> int:
    return int(moment.timestamp()) if moment else -1


def one_by_one(number: int, row: tuple[Flat, str, int | None], calendar: ServiceCalendar) -> pd.DataFrame:
    flat, channel, pause = row
    ticket = {"id": number, "area_code": "33.73", "channel": channel, "party": "pkb", "stage": None, "category": "akun",
              "topic": None}  # fmt: skip
    return of_spells(ticket, spells_of(events_of(flat), calendar, SLA, channel=channel, pause_minutes=pause))


AT_ONCE = Flat(  # opened, ended, opened again and escalated in one second: only the second spell was open a second later
    opened_at=FIRST, officer="p1", resolutions=(FIRST,), reopenings=(FIRST,), escalated_to="provinsi",
    escalated_at=FIRST, returned_at=FIRST + timedelta(seconds=1), state="ditangani",
)  # fmt: skip
TICKETS = st.tuples(flats(), st.sampled_from(("tatap_muka", "surel")), st.none() | st.integers(0, 900))


@settings(max_examples=150, deadline=None)
@given(some=st.lists(TICKETS, min_size=1, max_size=6), calendar=calendars())
@example(some=[(AT_ONCE, "tatap_muka", None)], calendar=KPU)
def test_all_at_once_is_one_by_one(some: list[tuple[Flat, str, int | None]], calendar: ServiceCalendar) -> None:
    clocks: Any = Fixed(db=None, one=calendar)  # type: ignore[arg-type]  # nothing is looked up
    found = flat_spells(rows(some), clocks)
    wanted = pd.concat(
        [one_by_one(number, row, calendar) for number, row in enumerate(some, start=1)], ignore_index=True
    )
    assert set(found.columns) == set(wanted.columns)
    assert_frame_equal(_plain(found[wanted.columns]), _plain(wanted), check_dtype=False)


def _plain(frame: pd.DataFrame) -> pd.DataFrame:
    """Every value as a word, so that unknowns of different types look alike."""
    return frame.apply(lambda column: column.astype("object").where(column.notna(), "").map(str))


@settings(max_examples=150, deadline=None)
@given(some=st.lists(TICKETS, min_size=1, max_size=6))
def test_state_and_version_are_those_of_the_steps(some: list[tuple[Flat, str, int | None]]) -> None:
    frame = rows(some)
    for name in ("first_response_at", "escalated_at", "returned_at"):
        frame[name] = pd.to_datetime(frame[name], utc=True)
    words = {
        name: frame[name].where(frame[name].notna() & (frame[name] != "None")) for name in ("resolutions", "reopenings")
    }
    stated = with_state(frame.assign(**words))
    assert list(stated["state"]) == [flat_of(events_of(flat)).state for flat, _, _ in some]
    assert list(stated["version"]) == [len(events_of(flat)) for flat, _, _ in some]
    ends = [None if pd.isna(each) else each.to_pydatetime() for each in stated["resolved_at"]]
    assert ends == [flat.resolved_at for flat, _, _ in some]
