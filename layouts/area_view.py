"""What the page of one area shows: its own figures, its parties, its backlog, and what it may know of others."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from data.answers import MatrixCell, Reporting
from layouts.standing import FIRST_STAGE, MEMBERS, SAMPLED_STAGE, Standing, standings

if TYPE_CHECKING:
    from callbacks.filters import Filters
    from data.answers import (
        AgeBucket,
        AreaFigures,
        AreaInfo,
        Burnup,
        Complaints,
        PartyFigures,
        PartyInfo,
        Question,
        RoundInfo,
        SampleState,
    )
    from data.queries.peers import Peers
    from data.registration_counts import Brief
    from layouts.quality_strip import Quality


@dataclass(frozen=True, kw_only=True)
class View:
    """Everything about one area. `parents` are those above it that the caller may open or only read the name of.

    `itemised` open items have rows of their own; `peers` stands for a kab/kota only. `rows`: the caller may open
    items. Parties and samples are of all parties, whatever party is asked for; `exempt` are those that the round
    passes over.
    """

    filters: Filters
    question: Question
    rounds: tuple[RoundInfo, ...]
    figures: AreaFigures
    parents: tuple[tuple[AreaInfo, bool], ...]
    parties: tuple[PartyFigures, ...]
    samples: tuple[SampleState, ...]
    burnup: Burnup
    ages: tuple[AgeBucket, ...]
    itemised: int
    peers: Peers | None
    complaints: Complaints | None
    rows: bool
    exempt: frozenset[str] = frozenset()
    registration: Brief | None = None  # None where no documents were loaded, or the reader may not see them
    quality: Quality | None = None  # None where the reader may not see the Help Desks

    @property
    def is_single(self) -> bool:
        """Whether the area is one kab/kota."""
        return "." in self.figures.area.code

    @cached_property
    def round(self) -> RoundInfo:
        """The round that is shown."""
        return next(one for one in self.rounds if one.code == self.question.round)

    @property
    def party_infos(self) -> tuple[PartyInfo, ...]:
        """Every party of the cycle, in ballot order."""
        return tuple(one.party for one in self.parties)

    @property
    def minimum(self) -> int | None:
        """Members a party needs here, where that is asked of a kab/kota."""
        value = self.figures["minimum"]
        return None if value is None else int(value)

    @property
    def decides(self) -> bool:
        """Whether this round and object decide on the minimum of members here."""
        members = self.question.object == MEMBERS and self.minimum is not None
        return members and (self.round.stage == FIRST_STAGE or self.projects)

    @property
    def projects(self) -> bool:
        """Whether the round decides by its samples, and has any here."""
        return self.round.stage == SAMPLED_STAGE and any(one.sample for one in self.samples)

    @cached_property
    def standings(self) -> dict[str, Standing]:
        """Party -> where it stands in this kab/kota; empty for what has others below it."""
        if not self.is_single:
            return {}
        area = self.figures.area.code
        members = self.question.object == MEMBERS
        cells = [_cell(one, area) for one in self.parties]
        threshold = members and self.round.stage == FIRST_STAGE
        found = standings(
            cells,
            self.samples if members else (),
            {area: self.minimum},
            threshold=threshold,
            projects=self.projects,
        )
        return {party: one for (_, party), one in found.items()}


def _cell(one: PartyFigures, area: str) -> MatrixCell:
    state = Reporting.NOT_REGISTERED if one.areas_absent else Reporting.NEVER
    return MatrixCell(
        area_code=area,
        party=one.party.code,
        reporting=state if one.received is None else Reporting.REPORTED,
        received=one.received,
        checked=one.checked,
        ms=one.ms,
        bms=one.bms,
        tms=one.tms,
    )
