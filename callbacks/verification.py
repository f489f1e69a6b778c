"""What the verification page shows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from callbacks.frame import question
from callbacks.places import home
from dashboard.core.permissions import Permission
from data.queries import figures, progress, quality, reference, reference_book, samples, verdicts
from data.queries.party_thresholds import party_thresholds
from data.scope import NATION
from layouts.verification import View

if TYPE_CHECKING:
    from callbacks.context import Ctx
    from callbacks.filters import Filters
    from data.answers import AreaInfo


def load(ctx: Ctx, filters: Filters) -> View:
    """Figures of the area asked for (default: the caller's home) and of everything below it.

    Raises:
        NotFound: the caller sees no area, or not this one.
    """
    area = home(ctx, filters)
    asked = question(ctx, filters)
    every, nation = replace(asked, party=None), area == NATION
    return View(
        filters=filters,
        question=asked,
        rounds=reference.rounds(ctx.db, ctx.scope, moment=asked.as_of),
        figures=figures.figures(ctx.db, ctx.scope, asked, area),
        parties=progress.party_figures(ctx.db, ctx.scope, every, area),
        cells=() if nation else progress.matrix(ctx.db, ctx.scope, every, area),
        samples=() if nation else samples.sample_states(ctx.db, ctx.scope, every, area),
        drawn=samples.parties_drawn(ctx.db, ctx.scope, every, area) if nation else frozenset(),
        burnup=progress.burnup(ctx.db, ctx.scope, asked, area),
        exempt=progress.exempt(ctx.db, ctx.scope, asked),
        disagreements=quality.disagreements(ctx.db, ctx.scope, every, area),
        rows=ctx.may(Permission.BACKLOG_READ),
        thresholds=party_thresholds(ctx.db, ctx.scope, every, area, pairs=not nation),
        exports=ctx.may(Permission.LISTS_EXPORT),
        verdicts=verdicts.verdicts(ctx.db, ctx.scope, every, area),
        enters=ctx.may(Permission.IMPORT_WRITE),
        rules=reference_book.rules(
            ctx.db, ctx.scope, reference.round_of(ctx.db, ctx.scope, asked.round, asked.as_of).info.cycle
        ),
    )


def load_list(ctx: Ctx, filters: Filters) -> tuple[View, dict[str, AreaInfo]]:
    """The same view with the names of all areas below, for the file of the thresholds.

    Raises:
        NotFound: the caller sees no area, or not this one.
    """
    view = load(ctx, filters)
    area = view.figures.area.code
    if area == NATION:
        every = replace(view.question, party=None)
        view = replace(view, thresholds=party_thresholds(ctx.db, ctx.scope, every, area))
    own = ctx.scope.narrowed(area)
    return view, {one.code: one for one in reference.areas(ctx.db, own)}
