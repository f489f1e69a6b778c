"""What registration comes to: documents of pairs of a party and an area, and branches and members against the law.

Frozen values and arithmetic only; `None` is unknown, never zero.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from data.answers import AreaInfo, PartyInfo, Window

LEVELS: Final = ("nasional", "provinsi", "kabkota")
UPLOADERS: Final = ("DPP", "DPW", "DPC", "helpdesk")
STAGE: Final = "daftar"


class State(StrEnum):
    """Where the documents of a party for an area (or for a province and its kab/kota) stand."""

    COMPLETE = "lengkap"
    PARTIAL = "sebagian"  # some are there, but not all, or some need repair
    NONE = "belum"  # said to be without any
    NEVER = "never"  # nothing was ever said
    ABSENT = "tidak_terdaftar"


@dataclass(frozen=True, slots=True)
class RegistrationQuestion:
    """Which cycle, at which moment; of one party or of all."""

    cycle: str
    as_of: datetime
    party: str | None = None


@dataclass(frozen=True, slots=True)
class Documents:
    """Documents of `pairs` of a party and an area that said anything, of which `done` have all that are required.

    `begun` pairs have handed in anything, `repairing` have something to repair. Of the `sent` documents `uploaded` wait
    to be looked at, `complete` are, `repair` need repair; `by` counts them by who uploaded (`UPLOADERS`).
    """

    pairs: int = 0
    done: int = 0
    begun: int = 0
    repairing: int = 0
    uploaded: int = 0
    complete: int = 0
    repair: int = 0
    by: tuple[int, ...] = (0, 0, 0, 0)
    at: datetime | None = None

    @property
    def sent(self) -> int:
        """Documents that were handed in."""
        return self.uploaded + self.complete + self.repair

    @property
    def main(self) -> tuple[str, float] | None:
        """Who uploaded most, and which share of those whose uploader is known."""
        most = max(self.by)
        return (UPLOADERS[self.by.index(most)], most / sum(self.by)) if most else None

    def __add__(self, other: Documents) -> Documents:
        """Both together; `at` is the newer moment."""
        moments = [one for one in (self.at, other.at) if one]
        return Documents(
            self.pairs + other.pairs,
            self.done + other.done,
            self.begun + other.begun,
            self.repairing + other.repairing,
            self.uploaded + other.uploaded,
            self.complete + other.complete,
            self.repair + other.repair,
            tuple(a + b for a, b in zip(self.by, other.by, strict=True)),
            max(moments, default=None),
        )


NOTHING: Final = Documents()


@dataclass(frozen=True, slots=True)
class Branches:
    """Kab/kota of an area in which a party is registered or not, as far as anything is known.

    `kecamatan` of the registered have branches in enough kecamatan and `members` have members enough; `..._known` say
    of how many that is known. In one kab/kota `counted` members and `filled` kecamatan are those reported.
    """

    registered: int = 0
    absent: int = 0
    kecamatan: int = 0
    kecamatan_known: int = 0
    members: int = 0
    members_known: int = 0
    counted: int | None = None
    filled: int | None = None

    def __add__(self, other: Branches) -> Branches:
        """Both together."""
        counted = [one for one in (self.counted, other.counted) if one is not None]
        return Branches(
            self.registered + other.registered,
            self.absent + other.absent,
            self.kecamatan + other.kecamatan,
            self.kecamatan_known + other.kecamatan_known,
            self.members + other.members,
            self.members_known + other.members_known,
            sum(counted) if counted else None,
        )


UNKNOWN: Final = Branches()


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
    kecamatan_whole: int | None = None


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


@dataclass(frozen=True, slots=True)
class Cell:
    """A party in a place: the documents of its kab/kota (`lower`), those of the province itself (`upper`), branches."""

    place: Place
    party: str
    lower: Documents
    upper: Documents | None
    branches: Branches

    @property
    def expected(self) -> int:
        """Kab/kota whose documents are waited for: not those in which the party is said not to be registered."""
        return self.place.areas - self.branches.absent

    @property
    def enough(self) -> int:
        """Kab/kota that would do: those needed in a province, the kab/kota itself."""
        return self.place.needed

    @property
    def state(self) -> State:
        """In which of the five states it is; a province is complete with enough kab/kota and its own documents."""
        if not self.expected:
            return State.ABSENT
        every = self.lower + self.upper if self.upper else self.lower
        if not every.pairs:
            return State.NEVER
        is_province = "." not in self.place.area.code
        own = not is_province or bool(self.upper and self.upper.done)
        if own and self.lower.done >= self.enough:
            return State.COMPLETE
        return State.PARTIAL if every.begun else State.NONE

    @property
    def covers(self) -> bool:
        """Whether the party is registered in enough kab/kota."""
        return self.branches.registered >= self.enough

    @property
    def reaches(self) -> bool:
        """Whether the party has members enough in enough kab/kota."""
        return self.branches.members >= self.enough

    @property
    def spreads(self) -> bool:
        """Whether the party has branches in enough kecamatan of enough kab/kota."""
        return self.branches.kecamatan >= self.enough


@dataclass(frozen=True, slots=True)
class Line:
    """One party over all places: the documents of the area's own level, and its cells. It needs `needed` places."""

    party: PartyInfo
    own: Documents | None
    cells: tuple[Cell, ...]
    needed: int

    @property
    def lower(self) -> Documents:
        """The documents of all kab/kota."""
        return sum((cell.lower for cell in self.cells), NOTHING)

    @property
    def upper(self) -> Documents:
        """The documents of all provinces."""
        return sum((cell.upper for cell in self.cells if cell.upper), NOTHING)

    @property
    def expected(self) -> int:
        """Kab/kota whose documents are waited for."""
        return sum(cell.expected for cell in self.cells)

    @property
    def open(self) -> int:
        """Kab/kota whose documents are not complete."""
        return self.expected - self.lower.done

    @property
    def is_known(self) -> bool:
        """Whether anything is known of its branches."""
        return any(cell.branches.registered or cell.branches.absent for cell in self.cells)

    @property
    def present(self) -> int:
        """Places with at least one kab/kota in which it is registered."""
        return sum(cell.branches.registered > 0 for cell in self.cells)

    @property
    def covered(self) -> int:
        """Places in which it is registered in enough kab/kota."""
        return sum(cell.covers for cell in self.cells)

    @property
    def spread(self) -> int:
        """Places in which enough kab/kota have branches in enough kecamatan."""
        return sum(cell.spreads for cell in self.cells)

    @property
    def reached(self) -> int:
        """Places in which enough kab/kota have members enough."""
        return sum(cell.reaches for cell in self.cells)

    @property
    def short(self) -> int:
        """Places still missing for the weakest of the three; 0 where all suffice."""
        return max(self.needed - min(self.covered, self.spread, self.reached), 0)
