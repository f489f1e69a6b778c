"""Views of the verification, area and backlog pages made by hand; what a test does not name is calm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from callbacks.filters import Filters
from data.answers import MatrixCell, PartyFigures, PartyInfo, Question, Reporting, RoundInfo, SampleState
from data.queries.party_thresholds import PartyThresholds
from layouts import area_view, backlog, verification_view
from tests.layouts.crafted import NOW, ages, burnup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.answers import AreaFigures

ROUNDS: Final = (
    RoundInfo("vermin", "2024", "Vermin", "vermin"),
    RoundInfo("verfak", "2024", "Verfak", "verfak"),
    RoundInfo("ulang_1", "2024", "Vermin ulang Prima", "vermin_p"),
)
PKB: Final = PartyInfo("pkb", 1, "PKB", "Partai Kebangkitan Bangsa")
PAN: Final = PartyInfo("pan", 12, "PAN", "Partai Amanat Nasional")
PRIMA: Final = PartyInfo("prima", None, "PRIMA", "Partai Rakyat Adil Makmur")


def asked(filters: Filters) -> Question:
    """The question of these filters at the crafted moment."""
    return Question(filters.round or "vermin", filters.object, NOW, filters.party)


def party(one: PartyInfo, received: int | None = None, *counts: int | None, absent: int | None = 0) -> PartyFigures:
    """A party's counts: received, then checked, MS, BMS and TMS; what is not given is unknown."""
    checked, ms, bms, tms = (*counts, None, None, None, None)[:4]
    return PartyFigures(one, received, checked, ms, bms, tms, areas_registered=None, areas_absent=absent)


def cell(area: str, party: str, *counts: int | None, reporting: Reporting = Reporting.REPORTED) -> MatrixCell:
    """A pair: received, checked, MS, BMS and TMS; without counts use `reporting`."""
    received, checked, ms, bms, tms = (*counts, None, None, None, None, None)[:5]
    return MatrixCell(area, party, reporting, received, checked, ms, bms, tms)


def sample(area: str, party: str, size: int, ms: int | None, tms: int | None, population: int = 1_000) -> SampleState:
    """The sample of one party in one area."""
    return SampleState(area, party, population, size, None, None, None, None, ms, tms, NOW)


def verification(figures: AreaFigures, parties: Sequence[PartyFigures] = (), **more: Any) -> verification_view.View:
    """A view of the verification page."""
    filters = more.get("filters", Filters())
    return verification_view.View(
        filters=filters,
        question=asked(filters),
        rounds=ROUNDS,
        figures=figures,
        parties=tuple(parties) or (party(PKB, 100, 60), party(PAN, 50, 50)),
        cells=tuple(more.get("cells", ())),
        samples=tuple(more.get("samples", ())),
        burnup=more.get("burnup", burnup()),
        disagreements=tuple(more.get("disagreements", ())),
        rows=more.get("rows", True),
        exempt=frozenset(more.get("exempt", ())),
        thresholds=more.get("thresholds", PartyThresholds()),
        exports=more.get("exports", False),
    )


def area_page(figures: AreaFigures, parties: Sequence[PartyFigures] = (), **more: Any) -> area_view.View:
    """A view of an area's page."""
    filters = more.get("filters", Filters(area=figures.area.code))
    return area_view.View(
        filters=filters,
        question=asked(filters),
        rounds=ROUNDS,
        figures=figures,
        parents=tuple(more.get("parents", ())),
        parties=tuple(parties) or (party(PKB, 100, 60), party(PAN, 50, 50)),
        samples=tuple(more.get("samples", ())),
        burnup=more.get("burnup", burnup()),
        ages=more.get("ageing", ages(5)),
        itemised=more.get("itemised", 5),
        peers=more.get("peers"),
        complaints=more.get("complaints"),
        rows=more.get("rows", True),
        exempt=frozenset(more.get("exempt", ())),
    )


def backlog_page(figures: AreaFigures, parties: Sequence[PartyFigures] = (), **more: Any) -> backlog.View:
    """A view of the backlog page."""
    filters = more.get("filters", Filters())
    return backlog.View(
        filters=filters,
        question=asked(filters),
        rounds=ROUNDS,
        areas=tuple(one.area for one in (figures, *figures.children)),
        parties=tuple(parties) or (party(PKB, 100, 60), party(PAN, 50, 50)),
        figures=figures,
        ages=more.get("ageing", ages(5)),
        itemised=more.get("itemised", 5),
        matching=more.get("matching", 5),
        exports=more.get("exports", True),
        exempt=frozenset(more.get("exempt", ())),
    )
