"""What the page of complaints shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from callbacks.places import home, parents
from dashboard.core.permissions import Permission
from data.queries.complaint_reports import complaint_figures
from layouts.complaints import View

if TYPE_CHECKING:
    from callbacks.context import Ctx
    from callbacks.filters import Filters


def load(ctx: Ctx, filters: Filters) -> View:
    """Complaints of the area asked for (default: the caller's home) and of everything below it.

    Raises:
        NotFound: the caller sees no area, or not this one.
    """
    area = home(ctx, filters)
    found = complaint_figures(ctx.db, ctx.scope, area, filters.as_of or ctx.now)
    return View(
        filters=filters,
        figures=found,
        parents=parents(ctx, found.area),
        exports=ctx.may(Permission.LISTS_EXPORT),
    )
