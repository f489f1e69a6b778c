"""What the page of complaints shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.core.errors import NotFound
from dashboard.core.permissions import Permission
from data.queries import reference
from data.queries.complaint_reports import complaint_figures
from layouts.complaints import View

if TYPE_CHECKING:
    from callbacks.context import Ctx
    from callbacks.filters import Filters
    from data.answers import AreaInfo


def load(ctx: Ctx, filters: Filters) -> View:
    """Complaints of the area asked for (default: the caller's home) and of everything below it.

    Raises:
        NotFound: the caller sees no area, or not this one.
    """
    area = filters.area or ctx.scope.home()
    if area is None:
        raise NotFound
    found = complaint_figures(ctx.db, ctx.scope, area, filters.as_of or ctx.now)
    return View(
        filters=filters,
        figures=found,
        parents=parents(ctx, found.area),
        exports=ctx.may(Permission.LISTS_EXPORT),
    )


def parents(ctx: Ctx, area: AreaInfo) -> tuple[AreaInfo, ...]:
    """The areas above that the caller may open, from the top."""
    above: list[AreaInfo] = []
    while area.parent_code and ctx.scope.holds(area.parent_code):
        area = reference.area(ctx.db, ctx.scope, area.parent_code)
        above.insert(0, area)
    return tuple(above)
