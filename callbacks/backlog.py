"""What the backlog page shows, and the one callback that feeds its table."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from dash import Input, Output, State

from callbacks import filters as codec
from callbacks.frame import question
from callbacks.wiring import page_callback
from dashboard.core.errors import InvalidInput, NotFound
from dashboard.core.permissions import Permission
from data.queries import ageing, backlog, figures, progress, reference
from layouts import shell
from layouts.backlog import PAGE, View
from layouts.backlog_grid import GRID, SORTS, row

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from callbacks.context import Ctx
    from callbacks.filters import Filters

MOST_ROWS: Final = 500  # one request asks for no more
LAST_ROW: Final = 10_000_000
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
        areas=tuple(one for one in reference.areas(ctx.db, ctx.scope) if one.code != "*" or ctx.scope.holds("*")),
        parties=progress.party_figures(ctx.db, ctx.scope, replace(asked, party=None), area),
        exempt=progress.exempt(ctx.db, ctx.scope, asked),
        figures=figures.figures(ctx.db, ctx.scope, asked, area),
        ages=ageing.ageing(ctx.db, ctx.scope, asked, area),
        itemised=ageing.itemised(ctx.db, ctx.scope, asked, area),
        matching=backlog.count(ctx.db, ctx.scope, asked, area, finding=finding, age=age),
        exports=ctx.may(Permission.BACKLOG_EXPORT),
    )


def home(ctx: Ctx, filters: Filters) -> str:
    """The area asked for, or the caller's own.

    Raises:
        NotFound: the caller sees no area.
    """
    area = filters.area or ctx.scope.home()
    if area is None:
        raise NotFound
    return area


@dataclass(frozen=True, slots=True)
class Block:
    """The rows a table asks for: from `offset`, at most `limit`, in the order of `sort` (None: the page's)."""

    offset: int
    limit: int
    sort: str | None


@page_callback(
    PAGE,
    Output(GRID, "getRowsResponse"),
    Input(GRID, "getRowsRequest"),
    State(shell.URL, "search"),
    prevent_initial_call=True,
)
def give_rows(ctx: Ctx, request: Any, search: Any) -> dict[str, Any]:
    """One block of rows for the filters of the URL; what the browser says only narrows what the caller sees."""
    block = asked_block(request)
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


def asked_block(request: Any) -> Block:
    """The block that a request of the backlog's table names.

    Raises:
        InvalidInput: not a request of our table.
    """
    return asked_rows(request, SORTS, FLIPPED)


def asked_rows(request: Any, sorts: Collection[str], flipped: Mapping[str, str]) -> Block:
    """The block that a grid's request names; its columns `sorts` can be sorted, those `flipped` against another one.

    Raises:
        InvalidInput: not a request of such a table.
    """
    if not isinstance(request, dict):
        raise InvalidInput
    start, end = request.get("startRow"), request.get("endRow")
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= LAST_ROW:
        raise InvalidInput
    return Block(start, min(end - start, MOST_ROWS), _sort(request.get("sortModel"), sorts, flipped))


def _sort(model: Any, sorts: Collection[str], flipped: Mapping[str, str]) -> str | None:
    """The order of the table's header as the query knows it; None where it has none."""
    if not model:
        return None
    first = model[0] if isinstance(model, list) else None
    column, way = (first.get("colId"), first.get("sort")) if isinstance(first, dict) else (None, None)
    if not isinstance(column, str) or column not in sorts or way not in ("asc", "desc"):
        raise InvalidInput
    falling = way == "desc"
    if column in flipped:
        column, falling = flipped[column], not falling
    return f"-{column}" if falling else column
