"""How a desk does beside its province: sums only, and nothing where they would give others away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from data.queries.service import service_figures
from data.scope import Scope

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from data.service_answers import Service, ServiceFigures

FEWEST: Final = 4  # others with cases; fewer would give them away


def service_peers(db: Session, scope: Scope, service: Service, *, channel: str | None) -> ServiceFigures | None:
    """The sum of all desks of the province of the one desk in `service`, without names; None where few others have cases.

    The one read of the Help Desk that looks outside the scope of a kab/kota.

    Raises:
        NotFound: the desk is outside `scope`.
    """
    province = scope.narrowed(service.area.code).areas[0].partition(".")[0]
    found = service_figures(db, Scope.of(province), province, service.period, service.as_of, channel=channel).whole
    others = [one for one in found.children if one.resolution.n and one.area.code != service.area.code]
    return replace(found, children=()) if len(others) >= FEWEST else None
