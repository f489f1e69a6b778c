"""Areas at a moment inside a day: their sums of the day before, and what the parties that moved since then changed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import func, select

from data.bulk import Seconds
from data.days import day_of
from data.models import AreaProgress, Progress
from data.rollups.keys import COUNTS, Key, under
from data.rollups.moment import CHECKED, Counts, after, brought, parties_at, states_before
from data.scope import marked
from data.tally import ALL_PARTIES, counted, total

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from data.rollups.moment import PartyAt, Place

RECEIVED: Final = COUNTS.index("received")
MS: Final = COUNTS.index("ms")


class AreaAt(NamedTuple):
    """An area's registered parties summed: the newest instant (seconds since 1970), `received_known` and `COUNTS`.

    `least` is the smallest known MS of a party. An area of which nothing is known yet has no instant.
    """

    at: int | None
    received_known: int | None
    counts: Counts
    least: int | None


Step = tuple["PartyAt | None", "PartyAt"]  # a party before and after
UNKNOWN: Final[Counts] = (None,) * len(COUNTS)
NOTHING: Final = AreaAt(None, None, UNKNOWN, None)


def areas_at(db: Session, keys: Collection[Key], moment: datetime, *, least: bool = True) -> dict[Key, AreaAt]:
    """Where each area of `keys` (in the caller's scope) stands at `moment`; facts after it do not count.

    Only parties with news that day are looked at one by one; all of them where *all parties together* were reported.
    Without `least` it stays None, and what parties with items had before is not asked for: what they gain says it all.
    """
    day, news = day_of(moment), brought(db, keys, moment)
    told = {place[-1] for place in news.recaps} | {ALL_PARTIES}
    gained = {place[-1] for place in news.items}
    before = states_before(db, keys, day, told | gained, without_items=frozenset() if least else gained - told)
    now = after(db, moment, news, before)
    mixed = {Key(*place[:-1]) for place in (*before, *now) if place[-1] == ALL_PARTIES}
    known, moved = _before(db, keys, day), _moved(before, now)
    found = {key: _added(known.get(key, NOTHING), moved.get(key, ())) for key in known.keys() | moved.keys()}
    if least:
        others, lows = _least(db, keys, day, told | gained), _lows(before | now)
        found = {key: area._replace(least=_lowest(others.get(key), lows.get(key))) for key, area in found.items()}
    return found | _one_by_one(db, mixed, moment)


def _before(db: Session, keys: Collection[Key], day: date) -> dict[Key, AreaAt]:
    """The areas at the end of the day before, their `least` left open."""
    Area = AreaProgress  # noqa: N806 - a class
    columns: list[Any] = [Area.round_id, Area.object, Area.area_code, Seconds(Area.at), Area.received_known]
    stmt = select(*columns, *(getattr(Area, name) for name in COUNTS)).where(under(Area, keys))
    return {
        Key(round_id, kind, area): AreaAt(at, received_known, tuple(counts), None)
        for round_id, kind, area, at, received_known, *counts in db.execute(
            marked(stmt.where(Area.day < day, Area.until >= day), Area)
        )
    }


def _least(db: Session, keys: Collection[Key], day: date, without: Collection[str]) -> dict[Key, int]:
    """The smallest MS of the parties not in `without` at the end of the day before."""
    columns: list[Any] = [Progress.round_id, Progress.object, Progress.area_code]
    stmt = select(*columns, func.min(Progress.ms)).where(under(Progress, keys), Progress.day < day)
    stmt = stmt.where(Progress.until >= day, Progress.party.not_in(sorted(without)), Progress.ms.is_not(None))
    return {Key(*row[:3]): row[3] for row in db.execute(marked(stmt.group_by(*columns), Progress))}


def _moved(before: Mapping[Place, PartyAt], now: Mapping[Place, PartyAt]) -> dict[Key, list[Step]]:
    found: dict[Key, list[Step]] = defaultdict(list)
    for place, state in now.items():
        found[Key(*place[:-1])].append((before.get(place), state))
    return found


def _lows(states: Mapping[Place, PartyAt]) -> dict[Key, int]:
    """The smallest known MS of the parties of each area."""
    found: dict[Key, int] = {}
    for place, state in states.items():
        low, key = state.counts[MS], Key(*place[:-1])
        if low is not None and (key not in found or low < found[key]):
            found[key] = low
    return found


def _lowest(*values: int | None) -> int | None:
    return min((value for value in values if value is not None), default=None)


def _added(area: AreaAt, moved: Sequence[Step]) -> AreaAt:
    """The area after its parties moved: what is known of a party stays known, so its old part makes room for the new."""
    if not moved:
        return area
    steps = [(old.counts if old else UNKNOWN, new.counts) for old, new in moved]
    known = [(_known(old), _known(new)) for old, new in steps]
    counts = tuple(_stepped(whole, [(old[n], new[n]) for old, new in steps]) for n, whole in enumerate(area.counts))
    at = max([new.at for _, new in moved] + ([] if area.at is None else [area.at]))
    return AreaAt(at, _stepped(area.received_known, known), counts, None)


def _known(counts: Counts) -> int | None:
    """What was received, where it is known how much of it is checked."""
    return None if counts[CHECKED] is None else counts[RECEIVED] or 0


def _stepped(whole: int | None, steps: Sequence[tuple[int | None, int | None]]) -> int | None:
    news = [new - (old or 0) for old, new in steps if new is not None]
    return (whole or 0) + sum(news) if news else whole


def _one_by_one(db: Session, keys: Collection[Key], moment: datetime) -> dict[Key, AreaAt]:
    """Areas from the states of all their parties: *all parties together* hold until the first party has its own."""
    areas: dict[Key, dict[str, PartyAt]] = defaultdict(dict)
    for place, state in (parties_at(db, keys, moment) if keys else {}).items():
        areas[Key(*place[:-1])][place[-1]] = state
    return {key: _whole(parties) for key, parties in areas.items()}


def _whole(parties: Mapping[str, PartyAt]) -> AreaAt:
    rows = counted(parties)
    low = _lowest(*(state.counts[MS] for party, state in parties.items() if party != ALL_PARTIES))
    counts = tuple(total(column) for column in zip(*(row.counts for row in rows), strict=True))
    return AreaAt(max(row.at for row in rows), total(_known(row.counts) for row in rows), counts, low)
