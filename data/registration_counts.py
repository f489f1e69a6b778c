"""Counts of registration: documents of pairs of a party and an area, and branches of a party; both can be added."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import datetime

UPLOADERS: Final = ("DPP", "DPW", "DPC", "helpdesk")


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
