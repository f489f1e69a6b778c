"""Where a page stands: the area it is of, those above it, and those one may choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.core.errors import NotFound
from data.queries import reference
from data.scope import NATION

if TYPE_CHECKING:
    from callbacks.context import Ctx
    from callbacks.filters import Filters
    from data.answers import AreaInfo


def home(ctx: Ctx, filters: Filters) -> str:
    """The area asked for, or the caller's own.

    Raises:
        NotFound: the caller sees no area.
    """
    area = filters.area or ctx.scope.home()
    if area is None:
        raise NotFound
    return area


def parents(ctx: Ctx, area: AreaInfo) -> tuple[AreaInfo, ...]:
    """The areas above that the caller may open, from the top."""
    above: list[AreaInfo] = []
    while area.parent_code and ctx.scope.holds(area.parent_code):
        area = reference.area(ctx.db, ctx.scope, area.parent_code)
        above.insert(0, area)
    return tuple(above)


def choices(ctx: Ctx) -> tuple[AreaInfo, ...]:
    """The areas that the caller may choose, the nation only where all of it is theirs."""
    every = reference.areas(ctx.db, ctx.scope)
    return tuple(one for one in every if one.code != NATION or ctx.scope.holds(NATION))
