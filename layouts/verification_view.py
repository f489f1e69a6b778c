"""What the verification page shows: figures, cells and samples, and what follows from them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from layouts.standing import FIRST_STAGE, MEMBERS, SAMPLED_STAGE, Standing, standings

if TYPE_CHECKING:
    from callbacks.filters import Filters
    from data.answers import (
        AreaFigures,
        Burnup,
        MatrixCell,
        PartyFigures,
        PartyInfo,
        Question,
        RoundInfo,
        SampleState,
    )
    from data.queries.party_thresholds import PartyThresholds
    from data.queries.quality import Disagreement
    from data.reference_book import Rule
    from data.verdicts import Verdict


@dataclass(frozen=True, kw_only=True)
class View:
    """Figures of an area and of those below it (`party`: of one party), with every party and pair behind them.

    `cells` (none of the nation) and `samples` are of all parties, whatever party is asked for. `rows`: the caller may open items.
    Of the nation there are no `samples`, but the parties that have any (`drawn`).
    `verdicts` are of all parties, beside the samples and never mixed into them; `enters`: may enter one.
    `rules` are those of the round's cycle.
    `thresholds` are of all parties; `exempt` are the parties that the round passes over; `exports`: may
    download.
    """

    filters: Filters
    question: Question
    rounds: tuple[RoundInfo, ...]
    figures: AreaFigures
    parties: tuple[PartyFigures, ...]
    cells: tuple[MatrixCell, ...]
    samples: tuple[SampleState, ...]
    burnup: Burnup
    disagreements: tuple[Disagreement, ...]
    rows: bool
    thresholds: PartyThresholds
    exports: bool = False
    drawn: frozenset[str] = frozenset()
    exempt: frozenset[str] = frozenset()
    verdicts: tuple[Verdict, ...] = ()
    enters: bool = False
    rules: tuple[Rule, ...] = ()

    @cached_property
    def round(self) -> RoundInfo:
        """The round that is shown."""
        return next(one for one in self.rounds if one.code == self.question.round)

    @cached_property
    def minimums(self) -> dict[str, int | None]:
        """Area code -> the minimum of members there, for the area and those below it."""
        found = {one.area.code: one["minimum"] for one in (self.figures, *self.figures.children)}
        return {code: None if value is None else int(value) for code, value in found.items()}

    @cached_property
    def standings(self) -> dict[tuple[str, str], Standing]:
        """(area, party) -> where it stands."""
        members = self.question.object == MEMBERS
        if self.figures.area.kind == "nation":
            return {}  # tens of thousands of pairs that its page does not show
        return standings(
            self.cells,
            self.samples if members else (),
            self.minimums,
            threshold=members and self.round.stage == FIRST_STAGE,
            projects=self.round.stage == SAMPLED_STAGE,
        )

    @property
    def decides(self) -> bool:
        """Whether this round and object decide on the minimum of members."""
        projected = self.is_projected or self.thresholds.projected
        return self.question.object == MEMBERS and (self.round.stage == FIRST_STAGE or projected)

    @property
    def is_later(self) -> bool:
        """Whether the round is for those only who came out of an earlier one."""
        return self.round.stage != FIRST_STAGE

    @property
    def is_projected(self) -> bool:
        """Whether letters come from the projection of samples."""
        return any(one.projected for one in self.standings.values())

    @property
    def party_infos(self) -> tuple[PartyInfo, ...]:
        """Every party of the cycle, in ballot order."""
        return tuple(one.party for one in self.parties)

    @cached_property
    def taking_part(self) -> tuple[PartyInfo, ...]:
        """The parties that the round is about: all of them in the first, in later ones those with any data."""
        if not self.is_later:
            return self.party_infos
        known = {one.party.code for one in self.parties if one.received is not None}
        known |= {one.party for one in self.samples if one.sample} | self.drawn
        return tuple(one for one in self.party_infos if one.code in known)

    @property
    def passed_over(self) -> tuple[PartyInfo, ...]:
        """Exempt parties, as far as nothing was reported of them."""
        return tuple(one for one in self.party_infos if one.code in self.exempt and one not in self.taking_part)

    @property
    def without_data(self) -> tuple[PartyInfo, ...]:
        """Parties of which a later round says nothing at all: out since an earlier one, or not reported."""
        rest = {*self.taking_part, *self.passed_over}
        return tuple(one for one in self.party_infos if one not in rest)

    @property
    def is_single(self) -> bool:
        """Whether the area is one kab/kota: rows are parties then, not areas."""
        return "." in self.figures.area.code

    @property
    def is_silent(self) -> bool:
        """Whether nothing at all was reported for this round and object."""
        return self.figures["received"] is None and self.figures["sample"] is None
