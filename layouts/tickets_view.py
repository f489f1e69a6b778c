"""What the pages of single services show: a list with its filters, or one service in depth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from callbacks.filters import Filters
    from dashboard.core.text import Lang
    from data.answers import AreaInfo, PartyInfo
    from data.ticket_answers import Asked, Ticket
    from layouts.components.chips import Chip


@dataclass(frozen=True, kw_only=True)
class Stand:
    """What the context line says of services: where, when, which filters."""

    area: AreaInfo
    as_of: datetime
    data_as_of: datetime | None
    name: str
    chips: tuple[Chip, ...] = ()
    reported: int = 0
    expected: int = 0
    by_day: bool = False

    def scope_words(self, lang: Lang) -> str:
        """`Help Desk Jawa Tengah`."""
        del lang  # a name
        return f"Help Desk {self.name}"


@dataclass(frozen=True, kw_only=True)
class View:
    """A list of services: `total` rows, of open ones `late` past their target.

    `areas` and `officers` are those the caller may choose; officers only where the desk is the caller's very own
    (`owned`). `stages` and `topics` are words by code. With `ticket` the page shows that one service instead.
    """

    filters: Filters
    asked: Asked
    figures: Stand
    total: int = 0
    late: int = 0
    owned: bool = False
    exports: bool = False
    areas: tuple[AreaInfo, ...] = ()
    parties: tuple[PartyInfo, ...] = ()
    officers: tuple[str, ...] = ()
    stages: Mapping[str, str] | None = None
    topics: Mapping[str, str] | None = None
    ticket: Ticket | None = None

    @property
    def single(self) -> bool:
        """Whether the list is of one desk."""
        return self.asked.own or "." in self.asked.area

    def stage(self, code: str | None) -> str:
        """The name of a stage; its code where it has none."""
        return (self.stages or {}).get(code or "", code or "")
