"""The state at a moment inside a day: the rollup of the day before, and that day's facts up to the moment."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pandas as pd
from sqlalchemy import func, or_, select

from data.bulk import Seconds
from data.days import day_of, start_of_day
from data.lists import among
from data.models import PartyPresence, Progress, Round, VerificationRecap
from data.models.rollups import FOREVER
from data.rollups.areas import area_states
from data.rollups.keys import AREA, COUNTS, PARTY, STATES, Key, under
from data.rollups.recaps import recap_states
from data.rollups.today import Gain, gains
from data.scope import marked

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from pandas import DataFrame
    from sqlalchemy.orm import Session

Place = tuple[int, str, str, str]  # round, object, area, party
Counts = tuple[int | None, ...]  # in the order of `COUNTS`
ITEM: Final = "item"
CHECKED: Final = COUNTS.index("checked")
JUDGED: Final = slice(CHECKED + 1, CHECKED + 1 + len(STATES))


class PartyAt(NamedTuple):
    """Where a party stands: the day and the instant (seconds since 1970) of what counted last, and `COUNTS`."""

    day: date
    at: int
    origin: str
    counts: Counts


class Brought(NamedTuple):
    """What one day brought up to a moment, by place: to its items, and its recaps (instant and counts), oldest first."""

    items: Mapping[Place, Gain]
    recaps: Mapping[Place, list[tuple[int, Counts]]]


def parties_at(db: Session, keys: Collection[Key], moment: datetime) -> dict[Place, PartyAt]:
    """State of each party of `keys` at `moment`: by round, object, area and party ('' is all parties together).

    `keys` must lie in the caller's scope. Facts after `moment` do not count; a party without any yet is left out.
    """
    before = states_before(db, keys, day_of(moment))
    return before | after(db, moment, brought(db, keys, moment), before)


def brought(db: Session, keys: Collection[Key], moment: datetime) -> Brought:
    """What the moment's day brought to the places of `keys` up to the moment."""
    items, recaps = gains(db, keys, moment), _told(db, keys, moment, day_of(moment))
    absent = _absent(db, {*items, *recaps})
    return Brought(
        {place: gain for place, gain in items.items() if _registered(place, absent)},
        {place: rows for place, rows in recaps.items() if _registered(place, absent)},
    )


def after(db: Session, moment: datetime, news: Brought, before: Mapping[Place, PartyAt]) -> dict[Place, PartyAt]:
    """The places that `news` changed, at the moment; `before` holds (at least) these at the end of the day before."""
    day = day_of(moment)
    states = {place: _gained(before.get(place), gain, day) for place, gain in news.items.items()}
    told = {
        place: rows for place, rows in news.recaps.items() if not _is_itemised(states.get(place, before.get(place)))
    }
    doubtful = {place for place, rows in told.items() if _is_doubtful(before.get(place), rows)}
    for place in told.keys() - doubtful:
        states[place] = _carried(before.get(place), told[place], place, day)
    return states | _recounted(db, doubtful, moment)


def states_at(db: Session, keys: Collection[Key], moment: datetime) -> DataFrame:
    """`parties_at` with the columns of `progress` but `until`, by key.

    `day` and `at` are `datetime64[s]` (UTC, no zone), counts are float with NaN for unknown.
    """
    found = sorted(parties_at(db, keys, moment).items())
    rows = [(*place, state.day, state.at, state.origin, *state.counts) for place, state in found]
    frame = pd.DataFrame.from_records(rows, columns=[*PARTY, "day", "at", "origin", *COUNTS])
    frame["day"] = pd.to_datetime(frame["day"]).astype("datetime64[s]")
    frame["at"] = frame["at"].astype("int64").astype("datetime64[s]")
    return frame.astype(dict.fromkeys(COUNTS, "float64"))


def area_states_at(db: Session, keys: Collection[Key], moment: datetime) -> DataFrame:
    """State of each area of `keys` at `moment`, one row each: columns of `area_progress` but `until`."""
    return area_states(states_at(db, keys, moment)).drop_duplicates(AREA, keep="last", ignore_index=True)


def states_before(
    db: Session,
    keys: Collection[Key],
    day: date,
    parties: Collection[str] | None = None,
    *,
    without_items: Collection[str] = (),
) -> dict[Place, PartyAt]:
    """The states (of `parties`, if given) at the end of the day before; of `without_items` only those from recaps."""
    columns = (getattr(Progress, name) for name in (*PARTY, "day"))
    stmt = select(*columns, Seconds(Progress.at), Progress.origin, *(getattr(Progress, name) for name in COUNTS))
    until = func.coalesce(Progress.until, FOREVER)  # bare it tempts SQLite to read parties or days of the whole country
    stmt = stmt.where(under(Progress, keys), Progress.day < day, until >= day)
    if parties is not None:
        stmt = stmt.where(among(Progress.party, sorted(parties)))
    if without_items:
        stmt = stmt.where(or_(Progress.origin != ITEM, Progress.party.not_in(sorted(without_items))))
    return {
        (round_id, kind, area, party): PartyAt(since, at, origin, tuple(counts))
        for round_id, kind, area, party, since, at, origin, *counts in db.execute(marked(stmt, Progress))
    }


def _absent(db: Session, places: Collection[Place]) -> set[tuple[int, str, str]]:
    """Round, area and party (of any of the areas and parties of `places`) where the party is said not to be registered."""
    if not places:
        return set()
    numbers, _, areas, parties = (sorted(set(column)) for column in zip(*places, strict=True))
    cycles = {row.id: row.cycle for row in db.execute(select(Round.id, Round.cycle).where(Round.id.in_(numbers)))}
    stmt = select(PartyPresence.cycle, PartyPresence.area_code, PartyPresence.party)
    stmt = stmt.where(PartyPresence.cycle.in_(sorted({*cycles.values()})), PartyPresence.registered == 0)
    stmt = stmt.where(among(PartyPresence.party, parties), among(PartyPresence.area_code, areas))
    gone = db.execute(marked(stmt, PartyPresence)).all()
    return {(number, area, party) for number, of in cycles.items() for cycle, area, party in gone if cycle == of}


def _is_itemised(state: PartyAt | None) -> bool:
    return state is not None and state.origin == ITEM


def _registered(place: Place, absent: Collection[tuple[int, str, str]]) -> bool:
    round_id, _, area, party = place
    return (round_id, area, party) not in absent


def _gained(before: PartyAt | None, gain: Gain, day: date) -> PartyAt:
    """A state of items after what the day brought; with its first items a party begins at nothing."""
    known = before.counts if before and before.origin == ITEM else (0,) * len(COUNTS)
    counts = [(old or 0) + new for old, new in zip(known, gain.counts, strict=True)]
    counts[CHECKED] = sum(counts[JUDGED])
    at = max(before.at, gain.at) if before and before.origin == ITEM else gain.at
    return PartyAt(day, at, ITEM, tuple(counts))


def _told(db: Session, keys: Collection[Key], moment: datetime, day: date) -> Mapping[Place, list[tuple[int, Counts]]]:
    """The recaps of that day up to the moment, oldest first: their instant and counts."""
    Recap = VerificationRecap  # noqa: N806 - a class
    columns = (getattr(Recap, name) for name in (*PARTY, *COUNTS))
    stmt = select(Seconds(Recap.as_of_at), *columns).where(under(Recap, keys))
    stmt = stmt.where(Recap.as_of_at >= start_of_day(day), Recap.as_of_at <= moment).order_by(Recap.as_of_at)
    found: dict[Place, list[tuple[int, Counts]]] = defaultdict(list)
    for at, round_id, kind, area, party, *counts in db.execute(marked(stmt, Recap)):
        found[round_id, kind, area, party].append((at, _summed(counts)))
    return found


def _summed(counts: Sequence[int | None]) -> Counts:
    """`counts` with `checked`, where only its parts are known, as their sum."""
    judged = counts[JUDGED]
    if counts[CHECKED] is not None or None in judged:
        return tuple(counts)
    return (*counts[:CHECKED], sum(judged), *counts[CHECKED + 1 :])  # type: ignore[arg-type]  # none is None


def _is_doubtful(before: PartyAt | None, rows: Sequence[tuple[int, Counts]]) -> bool:
    """Whether `checked` stood before and is not told anew: then it matters if it was told or was a sum."""
    known = before is not None and before.counts[CHECKED] is not None
    return known and all(counts[CHECKED] is None for _, counts in rows)


def _carried(before: PartyAt | None, rows: Sequence[tuple[int, Counts]], place: Place, day: date) -> PartyAt:
    """The state after the day's recaps: what they leave unknown keeps its last known value."""
    known: Counts = before.counts if before else (None,) * len(COUNTS)
    for _, counts in rows:
        known = tuple(old if new is None else new for old, new in zip(known, counts, strict=True))
    return PartyAt(day, rows[-1][0], "recap" if place[-1] else "total", _summed(known))


def _recounted(db: Session, places: Collection[Place], moment: datetime) -> dict[Place, PartyAt]:
    """The states of `places`, known by recaps, from all their recaps up to the moment."""
    if not places:
        return {}
    rows = recap_states(db, {Key(*place[:3]) for place in places}, moment).drop_duplicates(PARTY, keep="last")
    found: dict[Place, PartyAt] = {}
    for each in rows.to_dict("records"):
        row: dict[str, Any] = {str(name): value for name, value in each.items()}
        place = (row["round_id"], row["object"], row["area_code"], row["party"])
        if place in places:
            counts = tuple(None if pd.isna(row[name]) else int(row[name]) for name in COUNTS)
            at = int(row["at"].replace(tzinfo=UTC).timestamp())
            found[place] = PartyAt(row["day"].date(), at, row["origin"], counts)
    return found
