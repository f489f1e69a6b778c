"""Every report of public complaints in an area and below, as the page of complaints shows them: one read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from data.complaints import (
    AreaComplaints,
    Claim,
    Fall,
    Report,
    Series,
    claim,
    of_area,
    of_sum,
    series,
    states,
)
from data.days import day_of
from data.models import PublicComplaint
from data.queries.reference import area as area_info
from data.queries.reference import areas
from data.queries.thresholds import KAB_KOTA
from data.scope import visible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from data.answers import AreaInfo
    from data.complaints import State
    from data.scope import Scope

COLUMNS: Final = (
    PublicComplaint.area_code, PublicComplaint.as_of_at, PublicComplaint.received, PublicComplaint.in_process,
    PublicComplaint.resolved, PublicComplaint.source,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ComplaintFigures:
    """Complaints of an area at a moment: `whole`, the areas below it, its days, what fell, and what provinces said.

    `reports` are those of the kab/kota, in order of time; `data_as_of` is the newest of them.
    """

    area: AreaInfo
    as_of: datetime
    data_as_of: datetime | None
    whole: AreaComplaints
    children: tuple[AreaComplaints, ...]
    days: Series
    falls: tuple[Fall, ...]
    claims: tuple[Claim, ...]
    reports: tuple[Report, ...]
    names: Mapping[str, AreaInfo]

    @property
    def reported(self) -> int:
        """How many kab/kota have reported on the day."""
        return self.whole.reported

    @property
    def expected(self) -> int:
        """How many kab/kota there are."""
        return self.whole.expected


def complaint_figures(db: Session, scope: Scope, area: str, as_of: datetime) -> ComplaintFigures:
    """Everything about the complaints of `area` and below at `as_of`.

    Raises:
        NotFound: `area` is unknown or outside `scope`.
    """
    own = scope.narrowed(area_info(db, scope, area).code)
    infos = {info.code: info for info in areas(db, own)}
    rows = _reports(db, own, as_of)
    below = tuple(row for row in rows if infos[row.area_code].kind in KAB_KOTA)
    found, today = states(below), day_of(as_of)
    children = _children(infos, area, found, today)
    return ComplaintFigures(
        area=infos[area],
        as_of=as_of,
        data_as_of=below[-1].at if below else None,
        whole=_whole(infos, area, found, children, today),
        children=children,
        days=series(below),
        falls=tuple(sorted((fall for state in found.values() for fall in state.falls), key=_newest_first)),
        claims=_claims(infos, rows, below),
        reports=below,
        names=infos,
    )


def _reports(db: Session, scope: Scope, as_of: datetime) -> tuple[Report, ...]:
    stmt = select(*COLUMNS).where(PublicComplaint.as_of_at <= as_of)
    ordered = stmt.order_by(PublicComplaint.as_of_at, PublicComplaint.area_code)
    return tuple(Report._make(row) for row in db.execute(visible(ordered, scope, PublicComplaint)))


def _newest_first(fall: Fall) -> tuple[float, str]:
    return (-fall.at.timestamp(), fall.area_code)


def _children(
    infos: Mapping[str, AreaInfo], area: str, found: Mapping[str, State], today: date
) -> tuple[AreaComplaints, ...]:
    """The areas directly below `area`, by code: kab/kota as they stand, provinces as sums."""
    direct = [info for info in infos.values() if info.parent_code == area]
    return tuple(_child(infos, info, found, today) for info in direct)


def _child(
    infos: Mapping[str, AreaInfo],
    info: AreaInfo,
    found: Mapping[str, State],
    today: date,
) -> AreaComplaints:
    if info.kind in KAB_KOTA:
        return of_area(info, found.get(info.code), today)
    parts = [of_area(one, found.get(one.code), today) for one in infos.values() if one.parent_code == info.code]
    return of_sum(info, parts)


def _whole(
    infos: Mapping[str, AreaInfo],
    area: str,
    found: Mapping[str, State],
    children: Sequence[AreaComplaints],
    today: date,
) -> AreaComplaints:
    if infos[area].kind in KAB_KOTA:
        return of_area(infos[area], found.get(area), today)
    return of_sum(infos[area], children)


def _claims(infos: Mapping[str, AreaInfo], rows: Sequence[Report], below: Sequence[Report]) -> tuple[Claim, ...]:
    """What provinces in `rows` said of themselves, the newest first."""
    own = [row for row in rows if infos[row.area_code].kind == "province"]
    made = []
    for row in own:
        here = [one for one in below if one.area_code.startswith(f"{row.area_code}.")]
        expected = sum(info.parent_code == row.area_code for info in infos.values())
        made.append(claim(infos[row.area_code], row, here, expected))
    return tuple(reversed(made))
