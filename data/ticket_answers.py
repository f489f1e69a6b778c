"""What the table of single services asks and shows, and one service in depth: frozen values, no personal data.

Times are seconds of service time; `None` is unknown, never zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from data.helpdesk import CLOSED, STATES

if TYPE_CHECKING:
    from datetime import datetime

    from data.answers import AreaInfo
    from data.service_answers import Period

OPEN: Final = "belum_selesai"  # whatever is open at the moment
LATE: Final = "lewat"  # open, and past its target
ENDED_LATE: Final = "selesai_lewat"  # ended, after its target
REOPENED: Final = "dibuka_kembali"
ENDED: Final = frozenset({CLOSED, ENDED_LATE})
ASKED_STATES: Final = (OPEN, LATE, *STATES, ENDED_LATE, REOPENED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which services: of the desks of `area` (`own`: its own desk alone), over a period and as known at a moment.

    Without a `state`: those opened in the period; `dibuka_kembali`: those opened again then, once each time. `selesai`:
    ends that came in the period, so a service that ended twice is there twice; `selesai_lewat`: those after their
    target. Any other of `ASKED_STATES`: open at the moment, whenever they were opened; these alone have an `age` of (at
    least, at most) service days.
    """

    area: str
    period: Period
    as_of: datetime
    own: bool = False
    state: str | None = None
    channel: str | None = None
    category: str | None = None
    stage: str | None = None
    party: str | None = None
    officer: str | None = None
    age: tuple[int, int | None] | None = None

    @property
    def is_open(self) -> bool:
        """Whether open services are asked for."""
        return self.state not in {None, REOPENED, *ENDED} or self.age is not None

    @property
    def is_ended(self) -> bool:
        """Whether ends are asked for."""
        return self.state in ENDED

    @property
    def sorts(self) -> tuple[str, ...]:
        """The orders that this list has, the default first; each with `-` in front is turned round."""
        if self.is_open:
            return ("opened", "due", "area")
        return ("-ended", "area") if self.is_ended else ("-opened", "area")


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketRow:
    """One line of the table: a service at the moment, and how long the spell took that put it there.

    `spells` counts how often it was open. `days` and `age_s` are service days and seconds since it was opened last,
    known while it is open. `due_at` is None while the clock stands (`waiting`). `officer` is for the desk's own people.
    """

    id: int
    spell: int
    area_code: str
    area_name: str
    opened_at: datetime
    channel: str
    category: str
    topic: str | None
    party: str
    party_name: str
    requester: str | None
    stage: str | None
    state: str
    spells: int
    waiting: bool
    late: bool
    days: int | None
    age_s: int | None
    due_at: datetime | None
    officer: str | None
    response_s: int | None
    resolution_s: int | None
    resolved_at: datetime | None


@dataclass(frozen=True, slots=True)
class Step:
    """What happened to a service: `since_s` is service time since the step before, `paused` that the clock stood then."""

    kind: str
    at: datetime
    officer: str | None
    target: str | None
    since_s: int | None
    paused: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketSpell:
    """One open spell: how long it took against its target, pauses left out."""

    n: int
    opened_at: datetime
    resolved_at: datetime | None
    resolution_s: int | None
    target_s: int
    due_at: datetime | None
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """One service as it was known at `as_of`, with its steps in order; officers are for the desk's own people (`owned`)."""

    id: int
    area: AreaInfo
    as_of: datetime
    opened_at: datetime
    channel: str
    category: str
    party: str
    party_name: str
    party_level: str | None
    requester: str | None
    stage: str | None
    topic: str | None  # the managed question, and its answer and what this rests on
    topic_answer: str | None
    topic_reference: str | None
    question: str | None
    answer: str | None
    reference: str | None
    state: str
    rating: int | None
    response_s: int | None
    response_target_s: int
    pause_s: int
    from_file: bool
    owned: bool
    steps: tuple[Step, ...]
    spells: tuple[TicketSpell, ...]
