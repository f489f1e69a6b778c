"""Which Help Desks an area has: every kab/kota one, and every province its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.queries.reference import area as area_info
from data.queries.reference import areas

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from data.answers import AreaInfo
    from data.scope import Scope
    from data.service_answers import Service


def desks_of(db: Session, scope: Scope, area: str) -> tuple[AreaInfo, ...]:
    """The desks of `area` and below, by code: of a province its own and its kab/kota's, of a kab/kota its only one.

    Raises:
        NotFound: `area` is unknown or outside `scope`.
    """
    own = scope.narrowed(area_info(db, scope, area).code)
    return tuple(one for one in areas(db, own) if one.kind != "nation")


def desk_codes(db: Session, scope: Scope, service: Service) -> tuple[str, ...]:
    """The desks that `service` is about: those of its area, or the area's own alone.

    Raises:
        NotFound: the area is outside `scope`.
    """
    if service.whole.own:
        return (scope.narrowed(service.area.code).areas[0],)
    return tuple(one.code for one in desks_of(db, scope, service.area.code))
