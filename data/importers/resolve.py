"""What a cell means in its row: the cycle of a round depends on the row's date, a party on the cycle."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import numpy as np
import pyarrow as pa

from dashboard.core.text import N_
from data.importers.columns import Type, Typed
from data.importers.problems import CellError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from data.importers.lookups import Lookups
    from data.importers.rows import Rows

REQUIRED: Final = N_("Kolom ini wajib diisi.")
LONG_AGO: Final = date(1, 1, 1)


def resolve(rows: Rows) -> None:
    """Find each row's round, cycle and party, and say of required columns where they are empty."""
    if rows.kind.of_type(Type.ROUND):
        _find_rounds(rows)
    elif rows.kind.of_type(Type.PARTY):
        _find_cycles(rows)
    if "partai" in rows.columns:
        _find_parties(rows)
    for column in rows.kind.columns:
        typed = rows.columns.get(column.name)
        if column.required and typed is not None:
            for index in np.flatnonzero(~typed.known):
                typed.errors.setdefault(int(index), CellError(REQUIRED))


def _find_rounds(rows: Rows) -> None:
    """The round of a code that began last before the row's day, else the earliest."""
    lookups, typed = rows.context.lookups, rows.columns["putaran"]
    days = rows.days(str(rows.kind.moment))
    which = np.full(len(rows), -1, dtype=np.int32)
    codes = typed.spread(np.arange(len(typed.known), dtype=np.int32))
    for index in np.flatnonzero(typed.known):
        places, first = _rounds_of(str(typed.values[index]), lookups)
        mine = np.flatnonzero(codes == index)
        at = np.maximum(np.searchsorted(first, days[mine], side="right") - 1, 0)
        which[mine] = places[at]
    rows.cycles = tuple(dict.fromkeys(each.cycle for each in lookups.rounds))
    cycle_of = np.array([*(rows.cycles.index(each.cycle) for each in lookups.rounds), -1], dtype=np.int32)
    rows.round, rows.cycle = which, cycle_of[which]


def _rounds_of(code: str, lookups: Lookups) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    found = [(each.first_on or LONG_AGO, at) for at, each in enumerate(lookups.rounds) if each.code == code]
    found.sort()
    first = np.array([on for on, _ in found], dtype="datetime64[D]").astype(np.int64)
    return np.array([at for _, at in found], dtype=np.int32), first


def _find_cycles(rows: Rows) -> None:
    """The cycle a row names, else the one of its moment, else the present one."""
    lookups = rows.context.lookups
    if rows.kind.moment and not rows.kind.of_type(Type.SEMESTER) and "siklus" not in rows.columns:
        _dated_cycles(rows, rows.kind.moment)
        return
    rows.cycles = tuple(lookups.parties)
    present = lookups.cycle_at(rows.context.today)
    default = rows.cycles.index(present) if present in rows.cycles else -1
    typed = rows.columns.get("siklus")
    if typed is None:
        rows.cycle = _semester_cycles(rows, default)
        return
    places = np.full(len(typed.known), default, dtype=np.int32)
    for index in np.flatnonzero(typed.known):
        if typed.values[index] in rows.cycles:
            places[index] = rows.cycles.index(typed.values[index])
        else:
            places[index] = -1
            typed.errors[int(index)] = CellError(N_("Siklus ini tidak dikenal."))
    rows.cycle = typed.spread(places)


def _dated_cycles(rows: Rows, moment: str) -> None:
    """The cycle of each row's day."""
    rows.cycles = tuple(rows.context.lookups.parties)
    days, which = np.unique(rows.days(moment), return_inverse=True)
    found = [rows.context.lookups.cycle_at(date(1970, 1, 1) + timedelta(days=int(day))) for day in days]
    places = [rows.cycles.index(each) if each in rows.cycles else -1 for each in found]
    rows.cycle = np.array(places, dtype=np.int32)[which]


def _semester_cycles(rows: Rows, default: int) -> NDArray[np.int32]:
    """A semester may have parties of its own, loaded as a cycle of its name; else the present cycle."""
    column = rows.kind.of_type(Type.SEMESTER)
    typed = rows.columns.get(column.name) if column else None
    if typed is None:
        return np.full(len(rows), default, dtype=np.int32)
    own = [rows.cycles.index(each) if each in rows.cycles else default for each in typed.values]
    return typed.spread(np.array(own, dtype=np.int32))


def _find_parties(rows: Rows) -> None:
    """Read each pair of cycle and text once."""
    typed, cycle = rows.columns["partai"], rows.cycle
    if cycle is None:
        return
    distinct = typed.spread(np.arange(len(typed.known), dtype=np.int64))
    pairs = (cycle.astype(np.int64) + 1) * len(typed.known) + distinct
    found, codes = np.unique(pairs, return_inverse=True)
    texts = typed.texts.take(pa.array(found % len(typed.known)))
    out = Typed(
        texts, codes.astype(np.int32), np.full(len(found), None, dtype=object), np.zeros(len(found), dtype=bool), {}
    )
    for at, pair in enumerate(found):
        _read_party(rows, typed, out, at=at, pair=(int(pair // len(typed.known)) - 1, int(pair % len(typed.known))))
    rows.columns = {**rows.columns, "partai": out}


def _read_party(rows: Rows, typed: Typed, out: Typed, *, at: int, pair: tuple[int, int]) -> None:
    cycle, index = pair
    if index in typed.errors:
        out.errors[at] = typed.errors[index]
    elif not typed.known[index]:
        out.known[at], out.values[at] = rows.kind.all_parties, ""
    elif cycle < 0:  # the round or cycle is wrong, which is said there: no second reason
        out.known[at], out.values[at] = True, ""
    else:
        try:
            out.values[at] = _party(rows, str(typed.values[index]), rows.cycles[cycle])
            out.known[at] = True
        except CellError as error:
            out.errors[at] = error


def _party(rows: Rows, text: str, cycle: str) -> str:
    """The party's code; those that a semester's own list leaves out keep the name they have in the present cycle."""
    lookups = rows.context.lookups
    try:
        return lookups.party(text, cycle)
    except CellError:
        if not rows.kind.of_type(Type.SEMESTER):
            raise
        return lookups.party(text, lookups.cycle_at(rows.context.today))
