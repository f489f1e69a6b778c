"""Counting what desks did: from the rollup's days, and from spells for what has no rollup. Pure."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from data.days import day_of, start_of_day
from data.durations import Durations
from data.service_answers import OpenSpell
from data.service_days import day_number
from data.service_sums import PLACE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from data.parameters import Targets
    from data.queries.service_rows import SpellRow
    from data.service_sums import Days, Tally


def count_days(tallies: Mapping[str, Tally], days: Sequence[Any]) -> None:
    """Add rows of the rollup, in order of area and day (`data.queries.service_rows.days`)."""
    opened, resolved = PLACE["opened"], PLACE["resolved"]
    for code, some in groupby((row for row in days if any(row[3:-2])), key=itemgetter(0)):
        tally = tallies[code]
        _, when, at, *counts, response, resolution = zip(*some, strict=True)
        dates = [day_number(day) for day in when]
        tally.counts = [before + sum(now) for before, now in zip(tally.counts, counts, strict=True)]
        tally.response += response
        tally.resolution += resolution
        tally.opened_on |= zip(dates, counts[opened], strict=True)
        tally.closed_on |= zip(dates, counts[resolved], strict=True)
        tally.seen(datetime.fromtimestamp(max(at), UTC))


def count_spells(
    tallies: Mapping[str, Tally], spells: Iterable[SpellRow], first: date | None, moment: datetime, targets: Targets
) -> None:
    """Add what happened to `spells` from the day `first` (None: ever) to `moment`."""
    since = start_of_day(first) if first else None
    response: dict[str, list[int]] = {}
    resolution: dict[str, list[int]] = {}
    for one in spells:
        tally = tallies[one.area_code]
        if _within(one.opened_at, since, moment):
            _opened(tally, one)
        if _within(one.responded_at, since, moment) and one.response_s is not None:
            _add(tally, "responded")
            _add(tally, "response_met", one.response_s <= targets.at(one.opened_on).response_s(one.channel))
            response.setdefault(one.area_code, []).append(one.response_s)
        if _within(one.escalated_at, since, moment):
            _add(tally, "escalated")
        if _within(one.resolved_at, since, moment) and one.resolution_s is not None:
            _closed(tally, one)
            resolution.setdefault(one.area_code, []).append(one.resolution_s)
        see(tally, one, since, moment)
    for code, values in response.items():
        tallies[code].response.append(Durations.of(values).to_bytes())
    for code, values in resolution.items():
        tallies[code].resolution.append(Durations.of(values).to_bytes())


def see(tally: Tally, one: SpellRow, since: datetime | None, moment: datetime) -> None:
    """Note when anything happened to a spell from `since` to `moment`."""
    for at in (one.opened_at, one.responded_at, one.escalated_at, one.returned_at, one.resolved_at):
        if at is not None and _within(at, since, moment):
            tally.seen(at)


def _within(at: datetime | None, since: datetime | None, moment: datetime) -> bool:
    return at is not None and at <= moment and (since is None or at >= since)


def _add(tally: Tally, name: str, count: int = 1) -> None:
    tally.counts[PLACE[name]] += count


def _opened(tally: Tally, one: SpellRow) -> None:
    """A first spell is a new service, a later one a reopening."""
    if one.n > 1:
        _add(tally, "reopened")
        return
    _add(tally, "opened")
    tally.opened_on[one.opened_on] = tally.opened_on.get(one.opened_on, 0) + 1
    if one.party:
        tally.served.add(one.party)


def _closed(tally: Tally, one: SpellRow) -> None:
    _add(tally, "resolved")
    _add(tally, "resolution_met", (one.resolution_s or 0) <= one.target_s)
    _add(tally, "first_contact", one.first_contact)
    if one.resolved_at is not None:
        day = day_of(one.resolved_at)
        tally.closed_on[day] = tally.closed_on.get(day, 0) + 1


def keep_open(tally: Tally, spells: Iterable[SpellRow], days: Days, moment: datetime) -> None:
    """Note those of a desk's `spells` that are open at `moment`, as they were known then."""
    today = day_of(moment)
    for one in spells:
        if one.resolved_at is not None and one.resolved_at <= moment:
            continue
        answered = one.responded_at is not None and one.responded_at <= moment
        if one.n == 1 and not answered and one.response_due_at is not None and one.response_due_at < moment:
            tally.unanswered += 1
        tally.spells.append(_open(one, days, moment, today, answered=answered))


def _open(one: SpellRow, days: Days, moment: datetime, today: date, *, answered: bool) -> OpenSpell:
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
