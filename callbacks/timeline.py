"""What the page of the stages shows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from callbacks.frame import question
from callbacks.places import home
from dashboard.core.errors import NotFound
from dashboard.core.permissions import Permission
from data.queries import reference, reference_book, timeline
from data.queries.figures import figures
from data.queries.progress import burnup
from layouts.stage_words import stage_lines
from layouts.timeline_view import Running, View

if TYPE_CHECKING:
    from callbacks.context import Ctx
    from callbacks.filters import Filters
    from data.answers import Question, RoundInfo


def load(ctx: Ctx, filters: Filters) -> View:
    """The cycle asked for, else that of the round asked for, else the one that runs; its rounds that run.

    Where none of its rounds runs, the one that began last.

    Raises:
        NotFound: an area outside the caller's scope, or a cycle without a schedule.
    """
    asked, area = question(ctx, filters), home(ctx, filters)
    cycles = timeline.cycles(ctx.db, ctx.scope)
    if filters.cycle not in {None, *cycles}:
        raise NotFound
    every = reference.rounds(ctx.db, ctx.scope, moment=asked.as_of)
    cycle = filters.cycle or _cycle(ctx, filters, asked, every)
    rounds = tuple(one for one in every if one.cycle == cycle)
    shown = tuple(_running(ctx, replace(asked, round=one.code), area, one) for one in _shown(ctx, filters, asked, area))
    running = tuple(one for one in shown if one.round in rounds)
    known = timeline.stage_lines(ctx.db, ctx.scope.narrowed(area), cycle) if cycle else ()
    lines = stage_lines(known, ctx.lang)
    names = {line.stage: line.now.name for line in lines}
    return View(
        filters=filters,
        question=asked,
        figures=running[0].figures if running else figures(ctx.db, ctx.scope, asked, area, depth=0),
        cycle=cycle,
        cycles=cycles,
        rounds=rounds,
        lines=lines,
        running=running,
        rules=reference_book.rules(ctx.db, ctx.scope, cycle or ""),
        courses=reference_book.courses(ctx.db, ctx.scope, cycle or "", names),
        exports=ctx.may(Permission.LISTS_EXPORT),
    )


def _cycle(ctx: Ctx, filters: Filters, asked: Question, rounds: tuple[RoundInfo, ...]) -> str | None:
    if filters.round:
        return next(one.cycle for one in rounds if one.code == filters.round)
    return timeline.cycle_at(ctx.db, ctx.scope, asked.as_of)


def _shown(ctx: Ctx, filters: Filters, asked: Question, area: str) -> tuple[RoundInfo, ...]:
    """The round asked for, else those that run, else the one that began last."""
    if not filters.round and (running := timeline.running_rounds(ctx.db, ctx.scope, asked.as_of, area)):
        return running
    return tuple(one for one in reference.rounds(ctx.db, ctx.scope, moment=asked.as_of) if one.code == asked.round)


def _running(ctx: Ctx, asked: Question, area: str, one: RoundInfo) -> Running:
    found = figures(ctx.db, ctx.scope, asked, area)
    return Running(
        round=one,
        figures=found,
        burnup=burnup(ctx.db, ctx.scope, asked, area),
        paces=timeline.paces(ctx.db, ctx.scope, asked, found),
    )
