"""The open spells of a service, each timed on its own in service time: the columns of `service_spell`.

A reopen begins a new spell and never rewrites the first response; *menunggu parpol* stops the clock.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from data.days import day_of
from data.helpdesk import MINUTE
from data.ticket_steps import newest_escalation, officer_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from data.helpdesk import Sla
    from data.service_hours import ServiceCalendar
    from data.ticket_steps import Event

_OPENINGS: Final = frozenset({"buka", "buka_kembali"})
_RESUMED: Final = frozenset({"lanjut", "selesai"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Spell:
    """One open spell; all seconds are service time, days are WIB.

    `response_*` and `responded_*` are known in the first spell only. `escalated_*` is its newest escalation;
    `first_contact` says that the first spell ended on the service day it began, without pause or escalation.
    `due_at` is moved by pauses. While the clock stands (`waiting_since`) it is None, unless it had passed before:
    a spell that waits cannot become late. `due_before_at` is what it was before the newest escalation (of a spell that
    never was escalated: before the pause that still runs).
    """

    n: int
    officer: str | None
    opened_at: datetime
    opened_on: date
    responded_at: datetime | None
    responded_on: date | None
    response_due_at: datetime | None
    response_s: int | None
    escalated_to: str | None
    escalated_at: datetime | None
    escalated_on: date | None
    returned_at: datetime | None
    waiting_since: datetime | None
    paused_s: int
    resolved_at: datetime | None
    resolved_on: date | None
    resolution_s: int | None
    target_s: int
    due_at: datetime | None
    due_before_at: datetime | None
    first_contact: bool


def spells_of(
    events: Sequence[Event], calendar: ServiceCalendar, sla: Sla, *, channel: str, pause_minutes: int | None = None
) -> tuple[Spell, ...]:
    """The spells of a service from its events (`data.ticket_steps`), in their order.

    `pause_minutes` is service time of a file's ticket, which has no pause events: it leaves the first spell.
    """
    opened = [number for number, each in enumerate(events) if each.kind in _OPENINGS]
    ends = [*opened[1:], len(events)]
    found = []
    for n, (start, end) in enumerate(zip(opened, ends, strict=True), start=1):
        off_s = MINUTE * (pause_minutes or 0) if n == 1 else 0
        one = _Part(n=n, events=events[start:end], officer=officer_of(events[:end]), off_s=off_s, channel=channel)
        found.append(one.spell(calendar, sla))
    return tuple(found)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Part:
    """The events of one spell; `off_s` is what a file's pause takes from it."""

    n: int
    events: Sequence[Event]
    officer: str | None
    off_s: int
    channel: str

    def spell(self, calendar: ServiceCalendar, sla: Sla) -> Spell:
        """Timed."""
        opened, ended, responded = self.events[0].at, self.first("selesai"), self.responded()
        pauses, waiting = self.pauses()
        escalation = newest_escalation(self.events)
        target_s = sla.days(escalated=bool(escalation)) * calendar.day_seconds(opened)
        due = calendar.due(opened, target_s + self.off_s, pauses) if target_s else None
        return Spell(
            n=self.n,
            officer=self.officer,
            opened_at=opened,
            opened_on=day_of(opened),
            responded_at=responded,
            responded_on=_day(responded),
            response_due_at=calendar.due(opened, sla.response_s(self.channel)) if self.n == 1 else None,
            response_s=calendar.between(opened, responded) if responded else None,
            escalated_to=escalation[0].target if escalation else None,
            escalated_at=escalation[0].at if escalation else None,
            escalated_on=_day(escalation[0].at) if escalation else None,
            returned_at=next((each.at for each in escalation if each.kind == "kembali"), None),
            waiting_since=waiting,
            paused_s=sum(calendar.between(*pause) for pause in pauses) + self.off_s,
            resolved_at=ended,
            resolved_on=_day(ended),
            resolution_s=max(calendar.net(opened, ended, pauses) - self.off_s, 0) if ended else None,
            target_s=target_s,
            due_at=due if waiting is None or due is None or due <= waiting else None,
            due_before_at=self.due_before(calendar, sla) if escalation else due if waiting else None,
            first_contact=bool(ended and not escalation and not pauses and self.at_first_contact(ended, calendar)),
        )

    def first(self, kind: str) -> datetime | None:
        """When a step of this kind came first."""
        return next((each.at for each in self.events if each.kind == kind), None)

    def responded(self) -> datetime | None:
        """The first response, which only the first spell has."""
        return self.first("respons") if self.n == 1 else None

    def due_before(self, calendar: ServiceCalendar, sla: Sla) -> datetime | None:
        """When it would have been due if it had not been sent on the last time."""
        last = max(at for at, each in enumerate(self.events) if each.kind == "eskalasi")
        before = replace(self, events=self.events[:last])
        again = bool(newest_escalation(before.events))
        target_s = sla.days(escalated=again) * calendar.day_seconds(self.events[0].at)
        pauses, _ = before.pauses()
        return calendar.due(self.events[0].at, target_s + self.off_s, pauses) if target_s else None

    def pauses(self) -> tuple[list[tuple[datetime, datetime]], datetime | None]:
        """The pauses that are over, and since when it waits now."""
        over: list[tuple[datetime, datetime]] = []
        since: datetime | None = None
        for each in self.events:
            if each.kind == "jeda":
                since = each.at
            elif since and each.kind in _RESUMED:
                over.append((since, each.at))
                since = None
        return over, since

    def at_first_contact(self, ended: datetime, calendar: ServiceCalendar) -> bool:
        """Whether it is the first spell, without a file's pause, over by the end of its first service day."""
        began = calendar.opens_next(self.events[0].at) or self.events[0].at
        return self.n == 1 and not self.off_s and day_of(ended) <= day_of(began)


def _day(moment: datetime | None) -> date | None:
    return day_of(moment) if moment else None
