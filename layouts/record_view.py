"""What the page of an officer shows: one desk, its people, parties and questions, what is open, the day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from data.answers import AreaInfo, PartyInfo
    from data.desk_answers import Attendance, EndedTicket, OpenTicket, ReadinessItem, Topic


@dataclass(frozen=True, kw_only=True)
class Services:
    """The services of one desk at `now`; `count` are open, of which `open` may be the first ones only."""

    now: datetime
    officers: tuple[str, ...]
    parties: tuple[PartyInfo, ...]
    open: tuple[OpenTicket, ...]
    count: int
    ended: tuple[EndedTicket, ...]

    def party(self, code: str) -> str:
        """The abbreviation of a party; its code where it is none of the cycle's."""
        return next((one.abbreviation for one in self.parties if one.code == code), code)


@dataclass(frozen=True, kw_only=True)
class Day:
    """What the desk said of `day`: its shifts, and its checklist as it stands."""

    day: date
    shifts: tuple[Attendance, ...]
    readiness: tuple[ReadinessItem, ...]


@dataclass(frozen=True, kw_only=True)
class View:
    """The whole page of the desk `area`."""

    area: AreaInfo
    services: Services
    topics: tuple[Topic, ...]
    day: Day
