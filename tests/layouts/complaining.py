"""Views of the page of complaints; every argument has a boring default."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from callbacks.filters import Filters
from data.complaints import Report, claim, of_area, of_sum, series, states
from data.queries.complaint_reports import ComplaintFigures
from layouts.complaints import View
from tests.data.making import wib
from tests.layouts.crafted import info

if TYPE_CHECKING:
    from data.answers import AreaInfo

NOON = wib(2022, 8, 23, 12)
AREAS = {
    "33": info("33", "Jawa Tengah"),
    "33.20": info("33.20", "Jepara"),
    "33.29": info("33.29", "Brebes"),
    "33.71": info("33.71", "Kota Magelang"),
    "33.73": info("33.73", "Kota Salatiga"),
}


def told(area: str, day: int, received: int, in_process: int | None = None, resolved: int | None = None) -> Report:
    return Report(area, wib(2022, 8, day), received, in_process, resolved)


def view(*reports: Report, area: str = "33", own: Report | None = None, **more: Any) -> View:
    """The page of `area` with these reports of its kab/kota (in order of time), and what the province said (`own`)."""
    found, today = states(reports), NOON.date()
    children = [of_area(one, found.get(code), today) for code, one in AREAS.items() if "." in code]
    whole = of_sum(AREAS["33"], children) if area == "33" else of_area(AREAS[area], found.get(area), today)
    figures = ComplaintFigures(
        area=AREAS[area],
        as_of=NOON,
        data_as_of=reports[-1].at if reports else None,
        whole=whole,
        children=tuple(children) if area == "33" else (),
        days=series(reports),
        falls=tuple(fall for state in found.values() for fall in state.falls),
        claims=(claim(AREAS["33"], own, reports, len(children)),) if own else (),
        reports=reports,
        names=AREAS,
    )
    parents: tuple[AreaInfo, ...] = more.get("parents", ())
    return View(
        filters=more.get("filters", Filters()), figures=figures, parents=parents, exports=more.get("exports", True)
    )
