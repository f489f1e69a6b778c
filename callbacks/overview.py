"""Loads the overview."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from callbacks.frame import question
from callbacks.helpdesk import quality
from callbacks.places import home
from dashboard.core.permissions import Permission
from data.days import day_before
from data.queries.ageing import ageing, itemised
from data.queries.changes import changes
from data.queries.figures import bare_figures, figures
from data.queries.progress import burnup
from data.queries.reference import parties, stage_clock
from data.scope import NATION
from layouts.overview import View

if TYPE_CHECKING:
    from callbacks.context import Ctx
    from callbacks.filters import Filters


def load(ctx: Ctx, filters: Filters) -> View:
    """The numbers of the filters' area, or of the caller's own.

    Raises:
        NotFound: an area outside the caller's scope, or a caller without any.
    """
    asked = question(ctx, filters)
    area = home(ctx, filters)
    yesterday = replace(asked, as_of=day_before(asked.as_of))
    return View(
        filters=filters,
        question=asked,
        figures=figures(ctx.db, ctx.scope, asked, area),
        before=bare_figures(ctx.db, ctx.scope, yesterday, area),
        burnup=burnup(ctx.db, ctx.scope, asked, area),
        clock=stage_clock(ctx.db, ctx.scope, asked.as_of),
        ageing=ageing(ctx.db, ctx.scope, asked, area),
        itemised=itemised(ctx.db, ctx.scope, asked, area),
        changes=changes(ctx.db, ctx.scope, asked, area, yesterday.as_of),
        parties={one.code: one.abbreviation for one in parties(ctx.db, ctx.scope, asked.round, moment=asked.as_of)},
        rows=ctx.may(Permission.BACKLOG_READ),
        quality=None if area == NATION else quality(ctx, filters, area),
    )
