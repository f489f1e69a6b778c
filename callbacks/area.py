"""What the page of one area shows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from callbacks.frame import question
from callbacks.helpdesk import quality
from dashboard.core.errors import NotFound
from dashboard.core.permissions import Permission
from data.queries import ageing, complaints, figures, peers, progress, reference, samples
from data.queries.registration_brief import brief
from data.scope import NATION
from layouts.area import View

if TYPE_CHECKING:
    from callbacks.context import Ctx
    from callbacks.filters import Filters
    from data.answers import AreaInfo
    from data.queries.peers import Peers


def load(ctx: Ctx, filters: Filters) -> View:
    """Everything about the area of the path, as far as the caller may see it.

    Raises:
        NotFound: no such area, or outside the caller's scope.
    """
    area = filters.area
    if area is None:
        raise NotFound
    asked = question(ctx, filters)
    every = replace(asked, party=None)
    found = figures.figures(ctx.db, ctx.scope, asked, area)
    others = peers.peers(ctx.db, ctx.scope, asked, area) if "." in area else None
    return View(
        filters=filters,
        question=asked,
        rounds=reference.rounds(ctx.db, ctx.scope, moment=asked.as_of),
        figures=found,
        parents=parents(ctx, found.area, others),
        parties=progress.party_figures(ctx.db, ctx.scope, every, area),
        samples=samples.sample_states(ctx.db, ctx.scope, every, area),
        burnup=progress.burnup(ctx.db, ctx.scope, asked, area),
        exempt=progress.exempt(ctx.db, ctx.scope, asked),
        ages=ageing.ageing(ctx.db, ctx.scope, asked, area),
        itemised=ageing.itemised(ctx.db, ctx.scope, asked, area),
        peers=others,
        complaints=complaints.complaints(ctx.db, ctx.scope, area, asked.as_of),
        rows=ctx.may(Permission.BACKLOG_READ),
        registration=brief(ctx.db, ctx.scope, asked, area) if ctx.may(Permission.REGISTRATION_READ) else None,
        quality=None if area == NATION else quality(ctx, filters, area),
    )


def parents(ctx: Ctx, area: AreaInfo, others: Peers | None) -> tuple[tuple[AreaInfo, bool], ...]:
    """The areas above, from the top: (area, whether the caller may open it)."""
    above = [others.province.area] if others else []
    if area.code != NATION and ctx.scope.holds(NATION):
        above.insert(0, reference.area(ctx.db, ctx.scope, NATION))
    return tuple((one, ctx.scope.holds(one.code)) for one in above)
