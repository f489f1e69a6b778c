"""What parties ask the Help Desks: frozen values of one page and its file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from data.association import beyond_chance, spearman
from data.service_answers import FEW

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from data.answers import AreaInfo, PartyInfo, RoundInfo
    from data.service_answers import Period

PAIRS: Final[dict[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {  # questions -> findings that they may be about
    "data_ganda": (("data_ganda",), ("ganda_identik", "ganda_eksternal", "potensi_ganda")),
    "nik": (("nik",), ("nik",)),
    "pekerjaan_usia": (("pekerjaan_usia",), ("pekerjaan", "usia")),
    "bms_tms": (("data_ganda", "nik", "pekerjaan_usia", "kta_ktp"), ("bms", "tms")),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """Services opened about one category, in one stage ('' unknown), by one party ('' none); `repeated` of them."""

    category: str
    stage: str
    party: str
    opened: int
    repeated: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """A category of the week, beside the week before, with its most frequent managed question and the answer to it."""

    category: str
    now: int
    before: int
    parties: int
    question: str | None
    answer: str | None
    reference: str | None


@dataclass(frozen=True, slots=True)
class Served:
    """A party at the desks where it is registered (None: not known): how many of these it asked at least once."""

    party: PartyInfo
    desks: int
    registered: int | None
    opened: int


@dataclass(frozen=True, slots=True)
class Later:
    """A party's questions by category, and what verification of it decided afterwards: checked, BMS, TMS, findings."""

    party: PartyInfo
    asked: Mapping[str, int]
    checked: int
    found: Mapping[str, int]

    @property
    def questions(self) -> int:
        """All questions."""
        return sum(self.asked.values())

    def counts(self, pair: str) -> tuple[int, int]:
        """Questions of the categories of a pair, and findings of it."""
        categories, findings = PAIRS[pair]
        return sum(self.asked.get(one, 0) for one in categories), sum(self.found.get(one, 0) for one in findings)

    def shares(self, pair: str) -> tuple[float, float] | None:
        """Both as shares, of the questions and of what was checked; None below twenty of either."""
        if self.questions < FEW or self.checked < FEW:
            return None
        asked, found = self.counts(pair)
        return asked / self.questions, found / self.checked


@dataclass(frozen=True, slots=True)
class Reading:
    """How one pair goes together over `n` parties; `rho` None where these are too few, or do not differ."""

    pair: str
    n: int
    rho: float | None

    @property
    def is_beyond_chance(self) -> bool:
        """Whether it is more than chance gives."""
        return self.rho is not None and beyond_chance(self.rho, self.n)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Questions of the days `asked` beside what verification decided on the days `decided`, which come after them."""

    round: RoundInfo
    asked: tuple[date, date]
    decided: tuple[date, date]
    parties: tuple[Later, ...]

    def readings(self) -> tuple[Reading, ...]:
        """Each of `PAIRS`."""
        return tuple(_reading(pair, self.parties) for pair in PAIRS)


def _reading(pair: str, parties: Iterable[Later]) -> Reading:
    known = [shares for one in parties if (shares := one.shares(pair))]
    return Reading(pair, len(known), spearman(known))


@dataclass(frozen=True, slots=True, kw_only=True)
class Topics:
    """What was asked at the desks of an area over a period, and in the last complete week against the one before.

    `obstacles` are the five categories of the `week` with most services, *lainnya* left out; `total` counts all of the
    week, `before` of the week before it. `comparison` is None where no verification was recorded.
    """

    area: AreaInfo
    own: bool
    period: Period
    as_of: datetime
    data_as_of: datetime | None
    cells: tuple[Cell, ...]
    week: tuple[date, date]
    obstacles: tuple[Obstacle, ...]
    total: int
    before: int
    served: tuple[Served, ...]
    comparison: Comparison | None

    @property
    def opened(self) -> int:
        """All services of the period."""
        return sum(one.opened for one in self.cells)

    @property
    def of_parties(self) -> int:
        """Those that a party asked for: only these can repeat."""
        return sum(one.opened for one in self.cells if one.party)

    @property
    def repeated(self) -> int:
        """Services of a party that asked the same at the same desk in the seven days before."""
        return sum(one.repeated for one in self.cells)
