"""What the help page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layouts.help import View

if TYPE_CHECKING:
    from callbacks.context import Ctx
    from callbacks.filters import Filters


def load(ctx: Ctx, filters: Filters) -> View:
    """Who reads; the page has no numbers of its own."""
    del filters
    return View(role=ctx.role)
