"""Reference data as the administrator reads it: what is in force, its legal basis, and everything it was before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Generic, Literal, TypeVar

from dashboard.core.text import N_
from data.parameters import CODES, DEFAULTS, TARGETS
from data.plan import STRAIGHT, curve_of

if TYPE_CHECKING:
    from datetime import date, datetime

    from data.answers import AreaInfo
    from data.plan import Curve
    from data.timeline import Line

LAW: Final = N_("UU 7/2017 pasal 173 ayat (2)")  # behind the default thresholds of `data.parameters`
OWN: Final = N_("sasaran aplikasi ini")  # behind its default targets of service
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class RuleRevision:
    """One version of a parameter."""

    number: int
    value: str
    legal_basis: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A parameter of a cycle with its revisions, oldest first; without any the law's own value holds."""

    code: str
    revisions: tuple[RuleRevision, ...] = ()

    @property
    def now(self) -> RuleRevision | None:
        """The revision in force; None where the default is."""
        return self.revisions[-1] if self.revisions else None

    @property
    def value(self) -> str:
        """The words in force."""
        return self.now.value if self.now else DEFAULTS[self.code]

    @property
    def legal_basis(self) -> str:
        """Where they come from; a default's is an Indonesian source sentence."""
        default = OWN if self.code in TARGETS else LAW
        return self.now.legal_basis if self.now else default

    @property
    def is_threshold(self) -> bool:
        """Whether it decides on what a party must reach; else it is a target of the Help Desk."""
        return self.code not in TARGETS


@dataclass(frozen=True, slots=True)
class CourseRevision:
    """One version of a planned course: (percent of the service days, percent of the work), by time."""

    number: int
    points: tuple[tuple[int, int], ...]
    legal_basis: str
    note: str | None = None

    @property
    def curve(self) -> Curve:
        """The whole course, from 0 to 1."""
        return curve_of(self.points) if self.points else STRAIGHT


@dataclass(frozen=True, slots=True)
class Course:
    """The planned course of a stage at one level with its revisions, oldest first; `name` is the stage's."""

    stage: str
    level: Literal["nasional", "provinsi", "kabkota"]
    name: str
    revisions: tuple[CourseRevision, ...]

    @property
    def now(self) -> CourseRevision:
        """The revision in force."""
        return self.revisions[-1]


@dataclass(frozen=True, slots=True)
class Earlier(Generic[Thing]):
    """A version that was replaced: what it `was`, when and by whom; the first has the number 0."""

    number: int
    was: Thing
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class RoundEntry:
    """A round; `parties` and `areas` are codes where only some take part."""

    code: str
    stage: str
    name: str
    position: int
    first_on: date | None
    parties: tuple[str, ...]
    areas: tuple[str, ...]
    legal_basis: str | None
    earlier: tuple[Earlier[RoundEntry], ...] = ()  # oldest first


@dataclass(frozen=True, slots=True)
class Minimum:
    """The official minimum of members of an area: (revision, members, source), oldest first."""

    area: AreaInfo
    revisions: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class OwnDay:
    """A day whose being worked differs from the calendar of national holidays."""

    on: date
    working: bool
    name: str
    source: str | None
    earlier: tuple[Earlier[OwnDay], ...] = ()  # oldest first


@dataclass(frozen=True, slots=True)
class Written:
    """One file or form that changed reference data; `title` is its kind's (Indonesian source)."""

    number: int
    at: datetime
    by: str
    title: str
    file_name: str
    accepted: int
    unchanged: int
    rejected: int
    undone: bool = False


@dataclass(frozen=True, kw_only=True)
class Book:
    """All reference data of one cycle that a decree can change."""

    windows: tuple[Line, ...]
    rounds: tuple[RoundEntry, ...]
    rules: tuple[Rule, ...]
    courses: tuple[Course, ...]
    minimums: tuple[Minimum, ...]
    days: tuple[OwnDay, ...]
    written: tuple[Written, ...]


def rules_of(revisions: dict[str, tuple[RuleRevision, ...]]) -> tuple[Rule, ...]:
    """Every parameter, set or not, in the order of `data.parameters.CODES`."""
    return tuple(Rule(code, revisions.get(code, ())) for code in CODES)
