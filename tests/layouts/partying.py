"""Views of the page of one party; every argument has a boring default."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from callbacks.filters import Filters
from data.answers import PartyInfo, SampleState
from data.queries.party import PartyRound, Registered
from data.queries.party_thresholds import PartyThresholds
from data.thresholds import AreaThreshold, Reach, counted_members, of_province
from layouts.party import View
from tests.layouts.crafted import NOW, area, burnup, info, province
from tests.layouts.places import ROUNDS, asked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.answers import AreaFigures

PSI: Final = PartyInfo("psi", 15, "PSI", "Partai Solidaritas Indonesia")
NAMES: Final = {
    code: info(code, name)
    for code, name in (
        ("33", "Jawa Tengah"),
        ("33.19", "Kudus"),
        ("33.20", "Jepara"),
        ("33.29", "Brebes"),
        ("33.73", "Kota Salatiga"),
    )
}
BREBES: Final = area("33.29", "Brebes", 60, 100, metrics={"minimum": 50, "ms": 45, "bms": 5, "tms": 10})
JEPARA: Final = area("33.20", "Jepara", 80, 80, metrics={"minimum": 50, "ms": 70, "bms": 5, "tms": 5})
NEAR: Final = AreaThreshold("33.29", "psi", Reach.OPEN, 50, counted_members(100, 45, 5, 10))
THERE: Final = AreaThreshold("33.20", "psi", Reach.MET, 50, counted_members(80, 70, 5, 5))
GONE: Final = AreaThreshold("33.19", "psi", Reach.ABSENT, 50)
OUT: Final = AreaThreshold("33.73", "psi", Reach.OUT, 50, counted_members(49, 20, 5, 24))
ALL: Final = (GONE, THERE, NEAR, OUT)


def round_of(code: str, kind: str, received: int, *counts: int | None) -> PartyRound:
    """A round with counts: checked, MS, BMS and TMS; what is not given is unknown."""
    checked, ms, bms, tms = (*counts, None, None, None, None)[:4]
    found = next(one for one in ROUNDS if one.code == code)
    return PartyRound(found, kind, received, None if checked is None else received, checked, ms, bms, tms, areas=2)


def sample(area_code: str, *, population: int = 440, drawn: int = 205, ms: int = 180) -> SampleState:
    """A finished sample: two thirds met at home, the rest gathered."""
    return SampleState(area_code, "psi", population, drawn, 150, 55, 0, 0, ms, drawn - ms, NOW)


def view(needed: int = 3, rows: Sequence[AreaThreshold] = ALL, **more: Any) -> View:
    """PSI in Jawa Tengah: met in Jepara, open in Brebes, out in Salatiga, absent in Kudus."""
    figures: AreaFigures = more.get("figures", province([BREBES, JEPARA], metrics={"ms": 115, "bms": 10, "tms": 15}))
    single = "." in figures.area.code
    provinces = () if single or not rows else (of_province("33", "psi", needed, rows),)
    filters = more.get("filters", Filters(party="psi"))
    everywhere = Registered((NAMES["33.20"], NAMES["33.29"]), (NAMES["33.19"],), ())
    return View(
        filters=filters,
        question=asked(filters),
        rounds=ROUNDS,
        party=more.get("party", PSI),
        figures=figures,
        history=more.get("history", (round_of("vermin", "keanggotaan", 180, 140, 115, 10, 15),)),
        registered=more.get("registered", everywhere),
        thresholds=more.get("thresholds", PartyThresholds(provinces=provinces, areas=tuple(rows))),
        samples=tuple(more.get("samples", ())),
        burnup=more.get("burnup", burnup()),
        names=NAMES,
        parents=tuple(more.get("parents", ())),
        rows=more.get("may_open", True),
        exports=more.get("exports", True),
        exempt=more.get("exempt", False),
    )
