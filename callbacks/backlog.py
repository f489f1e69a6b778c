"""What the backlog page shows, and the one callback that feeds its table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from dash import Input, Output, State

from callbacks import filters as codec
from callbacks.blocks import asked_rows
from callbacks.frame import question
from callbacks.places import choices, home
from callbacks.wiring import page_callback
from dashboard.core.permissions import Permission
from data.queries import ageing, backlog, figures, progress, reference
from layouts import shell
from layouts.backlog import PAGE, View
from layouts.backlog_grid import GRID, SORTS, row

if TYPE_CHECKING:
    from callbacks.context import Ctx
    from callbacks.filters import Filters

FLIPPED: Final = {"age": "received"}  # the older, the more days


def load(ctx: Ctx, filters: Filters) -> View:
    """The backlog of the area asked for (default: the caller's home); its rows follow in blocks.

    Raises:
        NotFound: the caller sees no area, or not this one.
        InvalidInput: a bucket, finding or order that does not exist.
    """
    area = home(ctx, filters)
    asked = question(ctx, filters)
    finding, age = filters.finding, filters.age
    backlog.backlog(ctx.db, ctx.scope, asked, area, finding=finding, age=age, sort=filters.sort, limit=1)
    return View(
        filters=filters,
        question=asked,
        rounds=reference.rounds(ctx.db, ctx.scope, moment=asked.as_of),
        areas=choices(ctx),
        parties=progress.party_figures(ctx.db, ctx.scope, replace(asked, party=None), area),
        exempt=progress.exempt(ctx.db, ctx.scope, asked),
        figures=figures.figures(ctx.db, ctx.scope, asked, area),
        ages=ageing.ageing(ctx.db, ctx.scope, asked, area),
        itemised=ageing.itemised(ctx.db, ctx.scope, asked, area),
        matching=backlog.count(ctx.db, ctx.scope, asked, area, finding=finding, age=age),
        exports=ctx.may(Permission.BACKLOG_EXPORT),
    )


@page_callback(
    PAGE,
    Output(GRID, "getRowsResponse"),
    Input(GRID, "getRowsRequest"),
    State(shell.URL, "search"),
    prevent_initial_call=True,
)
def give_rows(ctx: Ctx, request: Any, search: Any) -> dict[str, Any]:
    """One block of rows for the filters of the URL; what the browser says only narrows what the caller sees."""
    block = asked_rows(request, SORTS, FLIPPED)
    filters = codec.read(search if isinstance(search, str) else "")
    area, asked = home(ctx, filters), question(ctx, filters)
    finding, age = filters.finding, filters.age
    found = backlog.backlog(
        ctx.db,
        ctx.scope,
        asked,
        area,
        finding=finding,
        age=age,
        sort=block.sort or filters.sort,
        offset=block.offset,
        limit=block.limit,
    )
    total = backlog.count(ctx.db, ctx.scope, asked, area, finding=finding, age=age)
    return {"rowData": [row(one, ctx.lang) for one in found], "rowCount": total}
