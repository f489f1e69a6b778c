"""What the page of one Help Desk shows: a kab/kota's, or the province's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from callbacks.helpdesk import view_of
from dashboard.core.errors import NotFound
from data.scope import NATION

if TYPE_CHECKING:
    from callbacks.context import Ctx
    from callbacks.filters import Filters
    from layouts.helpdesk_view import View


def load(ctx: Ctx, filters: Filters) -> View:
    """The desk that the path names.

    Raises:
        NotFound: no such desk, or outside the caller's scope; or no such channel.
    """
    if filters.area is None or filters.area == NATION:
        raise NotFound
    return view_of(ctx, filters, filters.area, own=True)
