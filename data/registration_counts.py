"""Counts of registration: documents of pairs of a party and an area, and branches of a party; both can be added."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
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
        return added((self, other))


def added(some: Iterable[Documents]) -> Documents:
    """All of them together; `at` is the newest moment."""
    told = [one for one in some if one.pairs]
    if len(told) < 2:  # noqa: PLR2004 - nothing to add
        return told[0] if told else NOTHING
    return Documents(
        sum(one.pairs for one in told),
        sum(one.done for one in told),
        sum(one.begun for one in told),
        sum(one.repairing for one in told),
        sum(one.uploaded for one in told),
        sum(one.complete for one in told),
        sum(one.repair for one in told),
        tuple(map(sum, zip(*(one.by for one in told), strict=True))),
        max((one.at for one in told if one.at), default=None),
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


def added_branches(some: Iterable[Branches]) -> Branches:
    """All of them together; counts that nobody knows stay unknown."""
    columns = zip(*((*astuple(one),) for one in some), strict=True)
    sums = [None if all(one is None for one in each) else sum(one or 0 for one in each) for each in columns]
    return Branches(*sums)  # type: ignore[arg-type]  # the first six are always known


@dataclass(frozen=True, kw_only=True, slots=True)
class Brief:
    """Registration of the kab/kota of an area, of one party or of all, in one line.

    `expected` pairs of a party and one of the `areas` are waited for, each with `wanted` documents; `branches` is None
    where nothing is said of them, `minimum` that of the one kab/kota.
    """

    cycle: str
    documents: Documents
    branches: Branches | None
    areas: int
    expected: int
    wanted: int
    minimum: int | None = None


UNKNOWN: Final = Branches()
