"""What the page of reference data shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.core.errors import NotFound
from data.queries import reference_book, timeline
from layouts.reference import View

if TYPE_CHECKING:
    from callbacks.context import Ctx
    from callbacks.filters import Filters


def load(ctx: Ctx, filters: Filters) -> View:
    """The reference data of the cycle asked for, else of the one that runs.

    Raises:
        NotFound: there is no such cycle.
    """
    cycles = reference_book.cycles(ctx.db, ctx.scope)
    cycle = filters.cycle or timeline.cycle_at(ctx.db, ctx.scope, ctx.now) or next(iter(cycles), "")
    if cycle not in cycles:
        raise NotFound
    return View(
        filters=filters,
        cycle=cycle,
        cycles=cycles,
        book=reference_book.book(ctx.db, ctx.scope, cycle),
        moment=ctx.now,
    )
