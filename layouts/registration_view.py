"""What the page of registration shows, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from data.registration import Reach, added

if TYPE_CHECKING:
    from callbacks.filters import Filters
    from data.answers import AreaInfo
    from data.registration import Documents, Line, Registration
    from layouts.updates_view import Stand


@dataclass(frozen=True, kw_only=True)
class View:
    """Registration in an area and below it; `parents` may be opened, `exports`: the caller may download."""

    filters: Filters
    found: Registration
    figures: Stand
    parents: tuple[AreaInfo, ...]
    exports: bool

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every party over all places, in ballot order."""
        return tuple(self.found.line(party) for party in self.found.parties)

    @cached_property
    def by_need(self) -> tuple[Line, ...]:
        """The same, those with most left first."""
        return tuple(sorted(self.lines, key=lambda one: (-one.open, one.lower.complete)))

    @cached_property
    def lower(self) -> Documents:
        """The documents of all kab/kota."""
        return added(one.lower for one in self.lines)

    @cached_property
    def upper(self) -> Documents:
        """The documents of all provinces of a nation."""
        return added(one.upper for one in self.lines)

    @cached_property
    def own(self) -> Documents:
        """The documents of the area's own level."""
        return added(self.found.own.values())

    @cached_property
    def every(self) -> Documents:
        """All documents together."""
        return self.lower + self.upper + self.own

    @cached_property
    def expected(self) -> int:
        """Pairs of a party and a kab/kota in which it is not said to be absent."""
        return sum(one.expected for one in self.lines)

    @property
    def silent(self) -> int:
        """Those of them whose documents nobody has said anything about."""
        return self.expected - self.lower.pairs

    @property
    def left(self) -> int:
        """Those of them that are told of, but not complete."""
        return self.lower.pairs - self.lower.done

    @cached_property
    def known(self) -> tuple[Line, ...]:
        """The parties of whose branches anything is known."""
        return tuple(one for one in self.lines if one.is_known)

    @cached_property
    def enough(self) -> tuple[Line, ...]:
        """Those of them that meet the law in branches, kecamatan and members."""
        return tuple(one for one in self.known if one.verdict is Reach.MET)

    @cached_property
    def short(self) -> tuple[Line, ...]:
        """Those that fall short of it, whatever is still unknown."""
        return tuple(one for one in self.known if one.verdict is Reach.SHORT)

    @property
    def is_silent(self) -> bool:
        """Whether nothing was ever said, neither of documents nor of branches."""
        return not self.every.pairs and not self.known

    @property
    def is_over(self) -> bool:
        """Whether registration has closed."""
        window = self.found.window
        return bool(window and window.ends_at and window.ends_at < self.found.question.as_of)
