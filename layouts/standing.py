"""Where one party stands in one area, as a letter: what the matrix shows and the thresholds count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from data.answers import MatrixCell, Reporting, Status
from data.thresholds import FIRST_STAGE, SAMPLED_STAGE, verified
from layouts.factual import project

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from data.answers import SampleState

__all__ = ["FIRST_STAGE", "MEMBERS", "SAMPLED_STAGE", "Standing", "met", "standings", "verified"]

MEMBERS: Final = "keanggotaan"
WORST_FIRST: Final = (Status.TMS, Status.BMS, Status.MS)


@dataclass(frozen=True, slots=True)
class Standing:
    """A cell: its counts and the status they add up to (belum: not decided).

    `projected`: the status follows the projection of a sample, which is `value` members.
    """

    cell: MatrixCell
    status: Status
    projected: bool = False
    value: float | None = None

    @property
    def share(self) -> float | None:
        """Share checked, 0..1."""
        done, whole = self.cell.checked, self.cell.received
        return done / whole if whole and done is not None else None


def by_threshold(cell: MatrixCell, minimum: int) -> Status:
    """Status of a party by the minimum of members: reached, still to be completed, or out of reach.

    MS as soon as enough members are MS, TMS as soon as even all the others could not make up for it, BMS when all
    are checked and completing (BMS) would reach it.
    """
    if cell.received is None or cell.ms is None:
        return Status.BELUM
    if cell.ms >= minimum:
        return Status.MS
    if cell.received - (cell.tms or 0) < minimum:
        return Status.TMS
    return Status.BMS if cell.checked == cell.received else Status.BELUM


def by_majority(cell: MatrixCell) -> Status:
    """The most frequent status once all are checked, the worse of two that are level; belum before that."""
    if not cell.received or cell.checked != cell.received:
        return Status.BELUM
    counts = {Status.TMS: cell.tms, Status.BMS: cell.bms, Status.MS: cell.ms}
    if all(count is None for count in counts.values()):
        return Status.BELUM
    return max(WORST_FIRST, key=lambda status: counts[status] or 0)


def by_sample(state: SampleState, minimum: int) -> Status:
    """Status by the projection of a finished sample: at or below the minimum (BMS can be repaired); else belum."""
    found = project(state)
    if found is None or not state.sample or verified(state) < state.sample:
        return Status.BELUM
    return Status.MS if found.value >= minimum else Status.BMS


def standings(
    cells: Iterable[MatrixCell],
    samples: Iterable[SampleState],
    minimums: Mapping[str, int | None],
    *,
    threshold: bool,
    projects: bool = True,
) -> dict[tuple[str, str], Standing]:
    """(area, party) -> its standing.

    Counts are those of the recaps and items, as everywhere on the page; of the sample only where there are no others.
    `threshold`: the round decides on the minimum of members; `projects`: it does so by its samples.
    """
    drawn = {(one.area_code, one.party): one for one in samples if one.party and one.sample}
    found = {(cell.area_code, cell.party): _standing(cell, minimums, threshold=threshold) for cell in cells}
    for key, state in drawn.items():
        before, minimum = found.get(key), minimums.get(state.area_code)
        cell = before.cell if before and before.cell.received is not None else _sampled(state)
        if projects and minimum is not None:
            projection = project(state)
            value = projection.value if projection else None
            found[key] = Standing(cell, by_sample(state, minimum), projected=True, value=value)
        else:
            found[key] = _standing(cell, minimums, threshold=threshold)
    return found


def _standing(cell: MatrixCell, minimums: Mapping[str, int | None], *, threshold: bool) -> Standing:
    minimum = minimums.get(cell.area_code) if threshold else None
    return Standing(cell, by_majority(cell) if minimum is None else by_threshold(cell, minimum))


def _sampled(state: SampleState) -> MatrixCell:
    """The sample as counts: what was not met is not MS, so it stands with what can be completed."""
    return MatrixCell(
        area_code=state.area_code,
        party=state.party,
        reporting=Reporting.REPORTED,
        received=state.sample,
        checked=verified(state),
        ms=state.ms,
        bms=state.not_met,
        tms=state.tms,
    )


def met(found: Iterable[Standing], parties: Iterable[str]) -> dict[str, int]:
    """Party -> in how many areas it stands at MS; every party of `parties` is there."""
    counts = dict.fromkeys(parties, 0)
    for one in found:
        if one.status is Status.MS and one.cell.party in counts:
            counts[one.cell.party] += 1
    return counts
