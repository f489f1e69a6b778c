"""Where one party stands in one area, as a letter: what the matrix shows and the thresholds count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from data.answers import MatrixCell, Reporting, Status
from data.thresholds import FIRST_STAGE, SAMPLED_STAGE, projected, verified

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from data.answers import SampleState

__all__ = ["FIRST_STAGE", "MEMBERS", "SAMPLED_STAGE", "Standing", "met", "standings", "verified"]

MEMBERS: Final = "keanggotaan"
WORST_FIRST: Final = (Status.TMS, Status.BMS, Status.MS)


class Standing(NamedTuple):
    """A cell: its counts and the status they add up to (belum: not decided). A tuple: a page has thousands.

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
    by_cells = minimums if threshold else {}
    by_samples = minimums if projects else {}
    drawn = {(one.area_code, one.party): one for one in samples if one.party and one.sample}
    found: dict[tuple[str, str], Standing] = {}
    for cell in cells:
        key = cell.area_code, cell.party
        state = drawn.pop(key, None)
        found[key] = _drawn(cell, state, by_cells, by_samples) if state else _standing(cell, by_cells)
    return found | {key: _drawn(None, state, by_cells, by_samples) for key, state in drawn.items()}


def _standing(cell: MatrixCell, minimums: Mapping[str, int | None]) -> Standing:
    minimum = minimums.get(cell.area_code)
    return Standing(cell, by_majority(cell) if minimum is None else by_threshold(cell, minimum))


def _drawn(
    cell: MatrixCell | None,
    state: SampleState,
    by_cells: Mapping[str, int | None],
    by_samples: Mapping[str, int | None],
) -> Standing:
    """A pair of which a sample was drawn."""
    settled = verified(state)
    known = cell if cell and cell.received is not None else _sampled(state, settled)
    minimum = by_samples.get(state.area_code)
    if minimum is None:
        return _standing(known, by_cells)
    value = projected(state)
    return Standing(known, by_sample(state, settled, value, minimum), projected=True, value=value)


def by_sample(state: SampleState, settled: int, value: float | None, minimum: int) -> Status:
    """Status by the projection (`value`) of a finished sample: at or below the minimum (BMS can be repaired); else belum."""
    if value is None or not state.sample or settled < state.sample:
        return Status.BELUM
    return Status.MS if value >= minimum else Status.BMS


def _sampled(state: SampleState, settled: int) -> MatrixCell:
    """The sample as counts: what was not met is not MS, so it stands with what can be completed."""
    area, party = state.area_code, state.party
    return MatrixCell(area, party, Reporting.REPORTED, state.sample, settled, state.ms, state.not_met, state.tms)


def met(found: Iterable[Standing], parties: Iterable[str]) -> dict[str, int]:
    """Party -> in how many areas it stands at MS; every party of `parties` is there."""
    counts = dict.fromkeys(parties, 0)
    for one in found:
        if one.status is Status.MS and one.cell.party in counts:
            counts[one.cell.party] += 1
    return counts
