"""What one Help Desk shows its own officers: open services, services just ended, attendance and readiness of a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTicket:
    """A service that is open; `age_s` and the due times are service time, without pauses.

    `version` is what a step must name. `spell` counts from 1: a higher one was opened again. `due_at` is None while the
    clock stands (`waiting_since`) or where no target can be told.
    """

    id: int
    version: int
    state: str
    spell: int
    channel: str
    party: str
    category: str
    question: str | None
    officer: str | None
    opened_at: datetime
    age_s: int
    response_due_at: datetime | None
    responded_at: datetime | None
    due_at: datetime | None
    waiting_since: datetime | None
    escalated_to: str | None
    escalated_at: datetime | None

    @property
    def next_due_at(self) -> datetime | None:
        """What is due next: the first response while there is none, else the end."""
        if self.responded_at is None and self.response_due_at is not None:
            return self.response_due_at
        return self.due_at

    def is_late(self, moment: datetime) -> bool:
        """Whether what is due next should have happened by `moment`."""
        return self.next_due_at is not None and self.next_due_at < moment


@dataclass(frozen=True, slots=True, kw_only=True)
class EndedTicket:
    """A service that has ended; it can be opened again, and its satisfaction form be handed out until it was `rated`."""

    id: int
    version: int
    channel: str
    party: str
    category: str
    officer: str | None
    resolved_at: datetime
    rated: bool


@dataclass(frozen=True, slots=True)
class Topic:
    """A managed question with its answer and what the answer rests on."""

    code: str
    category: str
    question: str
    answer: str
    reference: str


@dataclass(frozen=True, slots=True)
class Attendance:
    """One shift of a day: officers scheduled and present, and whether KPU RI's online attendance was filled."""

    day: date
    shift: str
    scheduled: int
    present: int
    kpu_ri_filled: bool


@dataclass(frozen=True, slots=True)
class ReadinessItem:
    """One item of the checklist: `available` None was never said; since when, and who confirmed it."""

    item: str
    available: bool | None = None
    as_of: datetime | None = None
    confirmed_by: str | None = None
