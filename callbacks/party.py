"""What the page of one party shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from callbacks.frame import question
from callbacks.places import home, parents
from dashboard.core.permissions import Permission
from data.queries import figures, party, progress, reference, samples, verdicts
from data.queries.party_thresholds import party_thresholds
from data.queries.registration_brief import brief
from layouts.party import View

if TYPE_CHECKING:
    from callbacks.context import Ctx
    from callbacks.filters import Filters


def load(ctx: Ctx, filters: Filters) -> View:
    """The party of the path in the area asked for (default: the caller's home) and everything below it.

    Raises:
        NotFound: no such party, or an area outside the caller's scope.
    """
    area = home(ctx, filters)
    asked = question(ctx, filters)
    info = party.party_info(ctx.db, ctx.scope, asked)
    found = figures.figures(ctx.db, ctx.scope, asked, area)
    own = ctx.scope.narrowed(area)
    return View(
        filters=filters,
        question=asked,
        rounds=reference.rounds(ctx.db, ctx.scope, moment=asked.as_of),
        party=info,
        figures=found,
        history=party.party_rounds(ctx.db, ctx.scope, info.code, area, asked.as_of),
        registered=party.registered(ctx.db, ctx.scope, asked, area),
        thresholds=party_thresholds(ctx.db, ctx.scope, asked, area),
        samples=samples.sample_states(ctx.db, ctx.scope, asked, area),
        burnup=progress.burnup(ctx.db, ctx.scope, asked, area),
        names={one.code: one for one in reference.areas(ctx.db, own)},
        parents=parents(ctx, found.area),
        rows=ctx.may(Permission.BACKLOG_READ),
        exports=ctx.may(Permission.LISTS_EXPORT),
        verdicts=verdicts.verdicts(ctx.db, ctx.scope, asked, area),
        enters=ctx.may(Permission.IMPORT_WRITE),
        registration=brief(ctx.db, ctx.scope, asked, area) if ctx.may(Permission.REGISTRATION_READ) else None,
        exempt=info.code in progress.exempt(ctx.db, ctx.scope, asked),
    )
