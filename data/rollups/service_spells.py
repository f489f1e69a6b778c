"""Spells of many services at once, from the flat facts of files: the same rows as `data.spells` gives one by one."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from data.helpdesk import FACE_TO_FACE, MINUTE
from data.rollups.service_clocks import day_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from pandas import DataFrame

    from data.rollups.service_clocks import Clocks
    from data.service_hours import ServiceCalendar
    from data.spells import Spell

    Ints = NDArray[np.int64]
    Bools = NDArray[np.bool_]

NEVER: Final = -1  # an instant that is not there
ONE: Final = len("2022-08-23T03:00:00Z")
OF_TICKET: Final = ("area_code", "channel", "party", "stage", "category", "topic")
INSTANTS: Final = (
    "opened_at", "responded_at", "response_due_at", "escalated_at", "returned_at", "waiting_since", "resolved_at", "due_at",
    "due_before_at",
)  # fmt: skip
COUNTS: Final = ("response_s", "resolution_s")  # unknown where the instant is


@dataclass(kw_only=True)
class _Spells:
    """One row a spell: which ticket it is `of` (position), its number, and seconds since 1970 (-1 = none)."""

    of: Ints
    n: Ints
    start: Ints
    end: Ints
    responded: Ints
    escalated: Ints
    returned: Ints
    off: Ints  # service seconds that a file's pause takes from it


def flat_spells(tickets: DataFrame, clocks: Clocks) -> DataFrame:
    """The spells of `tickets`, columns as in `service_spell`.

    `tickets` has `id`, the columns of `OF_TICKET`, `officer`, `escalated_to`, `resolutions`, `reopenings`,
    `pause_minutes`, and seconds since 1970: `opened`, `responded`, `escalated`, `returned` (-1 where unknown).
    """
    rows = _expanded(tickets)
    columns: dict[str, Any] = {"ticket_id": tickets["id"].to_numpy()[rows.of], "n": rows.n}
    columns |= {name: tickets[name].to_numpy()[rows.of] for name in (*OF_TICKET, "officer")}
    sent = rows.escalated != NEVER
    where = tickets["escalated_to"].to_numpy(dtype=object)[rows.of]
    columns |= _timed(tickets, rows, clocks)
    columns["escalated_to"] = pd.Series(where).where(sent, None)
    return _typed(columns)


def of_spells(ticket: dict[str, Any], spells: Sequence[Spell]) -> DataFrame:
    """The same columns from the spells of one ticket, given with its `id` and the columns of `OF_TICKET`."""
    rows = [
        {"ticket_id": ticket["id"], **{name: ticket[name] for name in OF_TICKET}, **asdict(spell)} for spell in spells
    ]
    frame = pd.DataFrame(rows)
    for name in frame.columns:
        if name.endswith("_on"):
            frame[name] = pd.to_datetime(frame[name]).astype("datetime64[s]")
        elif name in INSTANTS:
            frame[name] = pd.to_datetime(frame[name], utc=True).dt.tz_localize(None).astype("datetime64[s]")
        elif name in COUNTS:
            frame[name] = frame[name].astype("Int64")
    return frame.assign(first_contact=frame["first_contact"].astype("int64"))


def _expanded(tickets: DataFrame) -> _Spells:
    ends, again = _lengths(tickets["resolutions"]), _lengths(tickets["reopenings"])
    of = np.repeat(np.arange(len(tickets)), again + 1)
    n = np.arange(len(of)) - np.repeat(np.cumsum(again + 1) - (again + 1), again + 1) + 1
    start, end = tickets["opened"].to_numpy(dtype=np.int64)[of], np.full(len(of), NEVER)
    start[n > 1] = _seconds(tickets["reopenings"])
    end[n <= ends[of]] = _seconds(tickets["resolutions"])
    escalated = tickets["escalated"].to_numpy(dtype=np.int64)[of]
    returned = tickets["returned"].to_numpy(dtype=np.int64)[of]
    mine = _first_that_holds(of, escalated, returned, start, end)
    minutes = tickets["pause_minutes"].fillna(0).to_numpy(dtype=np.int64)[of]
    return _Spells(
        of=of,
        n=n,
        start=start,
        end=end,
        responded=np.where(n == 1, tickets["responded"].to_numpy(dtype=np.int64)[of], NEVER),
        escalated=np.where(mine, escalated, NEVER),
        returned=np.where(mine, returned, NEVER),
        off=np.where(n == 1, minutes * MINUTE, 0),
    )


def _first_that_holds(of: Ints, moment: Ints, until: Ints, start: Ints, end: Ints) -> Bools:
    """The first spell of each ticket in which its `moment` lies, and what began then was over (`until`, -1 = never)."""
    holds = (moment != NEVER) & (start <= moment) & ((end == NEVER) | (np.maximum(moment, until) <= end))
    found = np.flatnonzero(holds)
    first = np.zeros(len(of), dtype=bool)
    first[found[np.unique(of[found], return_index=True)[1]]] = True
    return first


def _timed(tickets: DataFrame, rows: _Spells, clocks: Clocks) -> dict[str, Any]:
    """Every column that service time decides, calendar by calendar."""
    face = (tickets["channel"] == FACE_TO_FACE).to_numpy()[rows.of]
    slas, which = clocks.slas(day_numbers(tickets["opened"].to_numpy(dtype=np.int64))[rows.of])
    allowed = np.where(
        face,
        np.array([sla.response_face_minutes for sla in slas])[which],
        np.array([sla.response_other_minutes for sla in slas])[which],
    )
    plain = np.array([sla.resolution_days for sla in slas])[which]
    days = np.where(rows.escalated != NEVER, np.array([sla.escalated_days for sla in slas])[which], plain)
    out = {
        name: np.full(len(rows.of), NEVER)
        for name in ("response_s", "resolution_s", "target_s", "due", "due_before", "answer_due")
    }
    out["first_contact"] = np.zeros(len(rows.of), dtype=np.int64)
    for calendar, mine in _calendars(tickets, rows.of, clocks):
        part = _one_calendar(clocks, calendar, rows, mine, (allowed[mine] * MINUTE, days[mine], plain[mine]))
        for name, values in part.items():
            out[name][mine] = values
    return _columns(rows, out)


def _calendars(tickets: DataFrame, of: Ints, clocks: Clocks) -> Iterator[tuple[ServiceCalendar, Ints]]:
    """Each calendar with the positions of its spells."""
    places = pd.MultiIndex.from_arrays([tickets["area_code"], tickets["stage"].fillna("")])
    codes, different = pd.factorize(places)
    known = [(str(area), str(stage) or None) for area, stage in different]
    clocks.know(known)
    calendars = [clocks.calendar(*place) for place in known]
    each = {id(one): one for one in calendars}
    number = {key: at for at, key in enumerate(each)}
    mine = np.array([number[id(one)] for one in calendars], dtype=np.int64)[codes][of]
    for at, one in enumerate(each.values()):
        yield one, np.flatnonzero(mine == at)


def _one_calendar(
    clocks: Clocks, calendar: ServiceCalendar, rows: _Spells, mine: Ints, targets: tuple[Ints, Ints, Ints]
) -> dict[str, Ints]:
    table = clocks.table(calendar)
    allowed, days, plain = targets
    start, end, off = rows.start[mine], rows.end[mine], rows.off[mine]
    responded, first = rows.responded[mine], rows.n[mine] == 1
    over, answered = end != NEVER, responded != NEVER
    target = days * table.ordinary(start)
    whole = calendar.between_many(start, np.where(over, end, start))
    waited = calendar.between_many(start, np.where(answered, responded, start))
    due = calendar.due_many(start, target + off)
    in_one_day = first & over & (off == 0) & (rows.escalated[mine] == NEVER)
    return {
        "response_s": np.where(answered, waited, NEVER),
        "resolution_s": np.where(over, np.maximum(whole - off, 0), NEVER),
        "target_s": target,
        "due": np.where(target > 0, due, NEVER),
        "due_before": _due_before(calendar, start, plain * table.ordinary(start), off, rows.escalated[mine]),
        "answer_due": np.where(first, calendar.due_many(start, allowed), NEVER),
        "first_contact": (in_one_day & (day_numbers(end) <= table.first_day(start))).astype(np.int64),
    }


def _due_before(calendar: ServiceCalendar, start: Ints, target: Ints, off: Ints, escalated: Ints) -> Ints:
    """When those that were sent on had been due before."""
    found = np.full(len(start), NEVER)
    sent = np.flatnonzero((escalated != NEVER) & (target > 0))
    found[sent] = calendar.due_many(start[sent], (target + off)[sent])
    return found


def _columns(rows: _Spells, out: dict[str, Any]) -> dict[str, Any]:
    """Named as in the table; instants as `datetime64`, days as days."""
    instants = {
        "opened_at": rows.start, "responded_at": rows.responded, "response_due_at": out["answer_due"],
        "escalated_at": rows.escalated, "returned_at": rows.returned, "waiting_since": np.full(len(rows.of), NEVER),
        "resolved_at": rows.end, "due_at": out["due"], "due_before_at": out["due_before"],
    }  # fmt: skip
    days = {name: instants[f"{name[:-3]}_at"] for name in ("opened_on", "responded_on", "escalated_on", "resolved_on")}
    columns: dict[str, Any] = {name: _moments(values, values) for name, values in instants.items()}
    columns |= {name: _moments(day_numbers(values) * 86_400, values) for name, values in days.items()}
    columns |= {name: pd.arrays.IntegerArray(out[name], out[name] == NEVER) for name in COUNTS}
    return columns | {"target_s": out["target_s"], "paused_s": rows.off, "first_contact": out["first_contact"]}


def _moments(values: Ints, known: Ints) -> NDArray[np.datetime64]:
    return np.where(known == NEVER, np.datetime64("NaT", "s"), values.astype("datetime64[s]"))


def _typed(columns: dict[str, Any]) -> DataFrame:
    return pd.DataFrame(columns, copy=False)


def _lengths(series: pd.Series[Any]) -> Ints:
    lengths: Any = series.str.len().fillna(-1).to_numpy(dtype=np.int64)
    return np.asarray((lengths + 1) // (ONE + 1), dtype=np.int64)


def _seconds(series: pd.Series[Any]) -> Ints:
    """All instants of all cells, in order, as seconds since 1970."""
    words = ";".join(series.dropna().tolist())
    cut = np.array(words.replace("Z", "").split(";") if words else [], dtype="datetime64[s]")
    return cut.astype(np.int64)
