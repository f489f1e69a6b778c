"""What the page of one party shows, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from callbacks.filters import Filters
    from data.answers import AreaFigures, AreaInfo, Burnup, PartyInfo, Question, RoundInfo, SampleState
    from data.queries.party import PartyRound, Registered
    from data.queries.party_thresholds import PartyThresholds
    from data.registration_counts import Brief
    from data.thresholds import AreaThreshold, ProvinceThreshold
    from data.verdicts import Verdict


@dataclass(frozen=True, kw_only=True)
class View:
    """One party in an area: `figures` of the round and object asked for, `history` of every one that is known.

    `names` are the areas below, `parents` those above that the caller may open. `rows`: may open items; `exports`: may
    download; `exempt`: the round passes over the party. `verdicts` stand beside the samples; `enters`: may enter one.
    """

    filters: Filters
    question: Question
    rounds: tuple[RoundInfo, ...]
    party: PartyInfo
    figures: AreaFigures
    history: tuple[PartyRound, ...]
    registered: Registered
    thresholds: PartyThresholds
    samples: tuple[SampleState, ...]
    burnup: Burnup
    names: Mapping[str, AreaInfo]
    parents: tuple[AreaInfo, ...]
    rows: bool
    exports: bool
    exempt: bool = False
    verdicts: tuple[Verdict, ...] = ()
    enters: bool = False
    registration: Brief | None = None  # None where no documents were loaded, or the reader may not see them

    @property
    def is_single(self) -> bool:
        """Whether the area is one kab/kota."""
        return "." in self.figures.area.code

    @cached_property
    def round(self) -> RoundInfo:
        """The round that is shown."""
        return next(one for one in self.rounds if one.code == self.question.round)

    @property
    def province(self) -> ProvinceThreshold | None:
        """The threshold of the province that is shown, if it is one and the round decides on it."""
        found = self.thresholds.provinces
        return found[0] if len(found) == 1 and found[0].province == self.figures.area.code else None

    @property
    def here(self) -> AreaThreshold | None:
        """The threshold of the one kab/kota that is shown."""
        return self.thresholds.areas[0] if self.is_single and self.thresholds.areas else None

    @cached_property
    def minimums(self) -> dict[str, int | None]:
        """Area code -> the minimum of members there, as far as it is known."""
        found = {one.area.code: one["minimum"] for one in (self.figures, *self.figures.children)}
        known = {code: None if value is None else int(value) for code, value in found.items()}
        return known | {row.area_code: row.minimum for row in self.thresholds.areas}
