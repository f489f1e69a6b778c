"""What registration comes to: documents of pairs of a party and an area, and branches and members against the law.

Frozen values and arithmetic only; `None` is unknown, never zero.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Final

from data.registration_counts import NOTHING, UNKNOWN, UPLOADERS, Branches, Documents, added

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from data.answers import AreaInfo, PartyInfo, Window

__all__ = [
    "CRITERIA", "NOTHING", "STAGE", "UNKNOWN", "UPLOADERS", "Branches", "Cell", "DocumentRow", "Documents", "Line", "Place",
    "Reach", "Registration", "RegistrationQuestion", "Standard", "State", "added",
]  # fmt: skip

CRITERIA: Final = ("branches", "kecamatan", "members")
STAGE: Final = "daftar"


class State(StrEnum):
    """Where the documents of a party for an area (or for a province and its kab/kota) stand."""

    COMPLETE = "lengkap"
    PARTIAL = "sebagian"  # some are there, but not all, or some need repair
    NONE = "belum"  # said to be without any
    NEVER = "never"  # nothing was ever said
    ABSENT = "tidak_terdaftar"


class Reach(StrEnum):
    """How near a party is to what the law asks."""

    MET = "met"
    UNKNOWN = "unknown"  # nobody has said enough
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class RegistrationQuestion:
    """Which cycle, at which moment; of one party or of all."""

    cycle: str
    as_of: datetime
    party: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the heat map: a province of a nation, else a kab/kota; `areas` kab/kota of which a party needs `needed`."""

    area: AreaInfo
    areas: int
    needed: int


@dataclass(frozen=True, slots=True)
class Standard:
    """What the law asks of a party in one kab/kota: members, and kecamatan with a branch; None where unknown."""

    members: int | None
    kecamatan: int | None


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """The newest word on one document of a party in one kab/kota, or that of the province or the centre."""

    level: str
    area_code: str
    party: str
    document: str
    status: str
    uploader: str | None
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Registration:
    """Registration in `area` and below it.

    `required` maps a level to the documents it asks for (code -> name). `own` are the documents of the area's own level
    (the centre's for the nation, the province's for a province) by party; `upper` those of the provinces of a nation,
    `lower` those of the kab/kota, and `branches` their registration, all by (code of a `Place`, party).
    A party needs `needed` of the `places`. `rows` and `standard` are told of one kab/kota only.
    """

    area: AreaInfo
    question: RegistrationQuestion
    parties: tuple[PartyInfo, ...]
    required: Mapping[str, Mapping[str, str]]
    places: tuple[Place, ...]
    needed: int
    own: Mapping[str, Documents] = field(default_factory=dict)
    upper: Mapping[tuple[str, str], Documents] = field(default_factory=dict)
    lower: Mapping[tuple[str, str], Documents] = field(default_factory=dict)
    branches: Mapping[tuple[str, str], Branches] = field(default_factory=dict)
    reporting: int = 0  # kab/kota that have said anything
    rows: tuple[DocumentRow, ...] = ()
    standard: Standard | None = None
    window: Window | None = None

    @property
    def is_nation(self) -> bool:
        """Whether the places are provinces."""
        return self.area.kind == "nation"

    @property
    def is_single(self) -> bool:
        """Whether the area is one kab/kota."""
        return "." in self.area.code

    @property
    def data_as_of(self) -> datetime | None:
        """The newest change that is counted."""
        every = (*self.own.values(), *self.upper.values(), *self.lower.values())
        return max((one.at for one in every if one.at), default=None)

    def cell(self, place: Place, party: str) -> Cell:
        """One party in one place."""
        key = (place.area.code, party)
        return Cell(
            place, party, self.lower.get(key, NOTHING), self.upper.get(key), self.branches.get(key, UNKNOWN)
        )  # fmt: skip

    def line(self, party: PartyInfo) -> Line:
        """A party over every place."""
        cells = tuple(self.cell(place, party.code) for place in self.places)
        return Line(party, self.own.get(party.code), cells, self.needed)


@dataclass(frozen=True)
class Cell:
    """A party in a place: the documents of its kab/kota (`lower`), those of the province itself (`upper`), branches."""

    place: Place
    party: str
    lower: Documents
    upper: Documents | None
    branches: Branches

    @cached_property
    def expected(self) -> int:
        """Kab/kota whose documents are waited for: not those in which the party is said not to be registered."""
        return self.place.areas - self.branches.absent

    @property
    def enough(self) -> int:
        """Kab/kota that would do: those needed in a province, the kab/kota itself."""
        return self.place.needed

    @cached_property
    def state(self) -> State:
        """In which of the five states it is; a province is complete with enough kab/kota and its own documents."""
        if not self.expected:
            return State.ABSENT
        upper = self.upper or NOTHING
        if not self.lower.pairs + upper.pairs:
            return State.NEVER
        is_province = "." not in self.place.area.code
        own = not is_province or bool(upper.done)
        if own and self.lower.done >= self.enough:
            return State.COMPLETE
        return State.PARTIAL if self.lower.begun + upper.begun else State.NONE

    @cached_property
    def reaches(self) -> tuple[Reach, ...]:
        """How near the party is to what the law asks here, for each of `CRITERIA`."""
        has, unsaid = self.branches, self.place.areas - self.branches.registered - self.branches.absent
        counts = (
            (has.registered, unsaid),
            (has.kecamatan, unsaid + has.registered - has.kecamatan_known),
            (has.members, unsaid + has.registered - has.members_known),
        )
        return tuple(reach(met, unknown, self.enough) for met, unknown in counts)


@dataclass(frozen=True)
class Line:
    """One party over all places: the documents of the area's own level, and its cells. It needs `needed` places."""

    party: PartyInfo
    own: Documents | None
    cells: tuple[Cell, ...]
    needed: int

    @cached_property
    def lower(self) -> Documents:
        """The documents of all kab/kota."""
        return added(cell.lower for cell in self.cells)

    @cached_property
    def upper(self) -> Documents:
        """The documents of all provinces."""
        return added(cell.upper for cell in self.cells if cell.upper)

    @cached_property
    def expected(self) -> int:
        """Kab/kota whose documents are waited for."""
        return sum(cell.expected for cell in self.cells)

    @cached_property
    def open(self) -> int:
        """Kab/kota that have said something, but are not complete."""
        return self.lower.pairs - self.lower.done

    @cached_property
    def silent(self) -> int:
        """Kab/kota whose documents nobody has said anything about."""
        return self.expected - self.lower.pairs

    @cached_property
    def is_known(self) -> bool:
        """Whether anything is known of its branches."""
        return any(cell.branches.registered or cell.branches.absent for cell in self.cells)

    @cached_property
    def present(self) -> int:
        """Places with at least one kab/kota in which it is registered."""
        return sum(cell.branches.registered > 0 for cell in self.cells)

    @cached_property
    def met(self) -> tuple[int, ...]:
        """In how many places it meets each of `CRITERIA`."""
        return self._counts(Reach.MET)

    @cached_property
    def short(self) -> tuple[int, ...]:
        """How many places it lacks for each of `CRITERIA`, even if all that nobody said came out well."""
        possible = zip(self.met, self._counts(Reach.UNKNOWN), strict=True)
        return tuple(max(self.needed - met - unknown, 0) for met, unknown in possible)

    @cached_property
    def verdict(self) -> Reach:
        """Whether it meets the law in everything, falls short in something, or is not known well enough."""
        if any(self.short):
            return Reach.SHORT
        return Reach.MET if min(self.met) >= self.needed else Reach.UNKNOWN

    def _counts(self, wanted: Reach) -> tuple[int, ...]:
        return tuple(column.count(wanted) for column in zip(*(cell.reaches for cell in self.cells), strict=True))


def reach(met: int, unknown: int, enough: int) -> Reach:
    """How near `met` is to `enough`, where `unknown` more may be met."""
    if met >= enough:
        return Reach.MET
    return Reach.UNKNOWN if met + unknown >= enough else Reach.SHORT
