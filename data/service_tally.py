"""Counting what desks did from the rollup's days, and what is open from spells. Pure."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from data.days import day_of
from data.service_answers import OpenSpell
from data.service_days import day_number
from data.service_sums import PLACE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from data.queries.service_rows import SpellRow
    from data.service_sums import Days, Tally


def count_days(tallies: Mapping[str, Tally], days: Iterable[Sequence[Any]]) -> None:
    """Add rows of the rollup: area, day, newest instant, counts, durations; by area and day."""
    opened, resolved = PLACE["opened"], PLACE["resolved"]
    for code, some in groupby(days, key=itemgetter(0)):
        tally = tallies[code]
        _, when, _, *counts, response, resolution = zip(*some, strict=True)
        dates = [day_number(day) for day in when]
        tally.counts = [before + sum(now) for before, now in zip(tally.counts, counts, strict=True)]
        tally.response += response
        tally.resolution += resolution
        tally.opened_on |= zip(dates, counts[opened], strict=True)
        tally.closed_on |= zip(dates, counts[resolved], strict=True)


def open_spells(spells: Iterable[SpellRow], days: Days, moment: datetime) -> tuple[OpenSpell, ...]:
    """Those of a desk's `spells` that are open at `moment`, as they were known then, the oldest first."""
    today = day_of(moment)
    still = [one for one in spells if one.resolved_at is None or one.resolved_at > moment]
    found = [_open(one, days, moment, today) for one in still]
    return tuple(sorted(found, key=lambda one: (one.opened_at, one.ticket_id)))


def _open(one: SpellRow, days: Days, moment: datetime, today: date) -> OpenSpell:
    answered = one.responded_at is not None and one.responded_at <= moment
    sent = one.escalated_at is not None and one.escalated_at <= moment
    back = one.returned_at is not None and one.returned_at <= moment
    waits = one.waiting_since is not None and one.waiting_since <= moment
    return OpenSpell(
        ticket_id=one.ticket_id,
        area_code=one.area_code,
        n=one.n,
        channel=one.channel,
        party=one.party,
        category=one.category,
        officer=one.officer,
        opened_at=one.opened_at,
        responded_at=one.responded_at if answered else None,
        due_at=one.due_before_at if _turned_later(one, moment) else one.due_at,
        waiting_since=one.waiting_since if waits else None,
        escalated_to=one.escalated_to if sent else None,
        escalated_at=one.escalated_at if sent else None,
        returned_at=one.returned_at if back else None,
        days=days.since(one.opened_on, today),
        escalated_days=days.since(day_of(one.escalated_at), today) if sent and one.escalated_at else None,
    )


def _turned_later(one: SpellRow, moment: datetime) -> bool:
    """Whether it was sent on, or else paused, only after the moment: it had another target then."""
    turned = one.escalated_at or one.waiting_since
    return turned is not None and turned > moment
