"""What a form's field can be chosen or suggested from: (value, words)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core.text import N_, t
from data.days import day_of
from data.parameters import CODES
from data.queries import reference, reference_book, timeline
from data.scope import NATION, Scope
from layouts import rules_list
from layouts.gantt import LEVELS

if TYPE_CHECKING:
    from callbacks.context import Ctx
    from data.timeline import Line

Choices = tuple[tuple[str, str], ...]
YES_NO: Final = (("1", N_("hari kerja")), ("0", N_("bukan hari kerja")))
VERDICTS: Final = (("MS", N_("MS, memenuhi syarat")), ("TMS", N_("TMS, tidak memenuhi syarat")))
SAMPLED: Final = "verfak"  # stages whose code begins so draw a sample


def choices(ctx: Ctx, name: str, values: dict[str, str]) -> Choices:
    """The list called `name`; `values` are the fields filled so far."""
    if name == "levels":
        return tuple((code, t(words, ctx.lang)) for code, words in LEVELS.items())
    if name == "parameters":
        return tuple((code, t(rules_list.NAMES[code], ctx.lang)) for code in CODES)
    if name == "roundings":
        return tuple((code, t(words, ctx.lang)) for code, words in rules_list.VALUES.items())
    if name in {"yes_no", "verdicts"}:
        return tuple((code, t(words, ctx.lang)) for code, words in (YES_NO if name == "yes_no" else VERDICTS))
    if name == "cycles":
        return tuple((cycle, cycle) for cycle in reference_book.cycles(ctx.db, Scope.of(NATION)))
    return _of_data(ctx, name, values)


def _of_data(ctx: Ctx, name: str, values: dict[str, str]) -> Choices:
    if name == "stages":
        lines = timeline.stage_lines(ctx.db, Scope(), values.get("cycle", "")) or _usual(ctx)
        return tuple({line.stage: line.now.name for line in lines}.items())
    if name == "sampled":
        rounds = reference.rounds(ctx.db, ctx.scope, moment=ctx.now)
        return tuple((one.code, one.name) for one in rounds if one.stage.startswith(SAMPLED))
    if name == "own_areas":
        return tuple((one.code, one.name) for one in reference.areas(ctx.db, ctx.scope) if "." in one.code)
    return _parties(ctx, values.get("putaran", ""))


def _usual(ctx: Ctx) -> tuple[Line, ...]:
    """The stages of the cycle that runs: a new one has none yet, and mostly the same."""
    cycle = timeline.cycle_at(ctx.db, Scope(), ctx.now)
    return timeline.stage_lines(ctx.db, Scope(), cycle) if cycle else ()


def _parties(ctx: Ctx, round_code: str) -> Choices:
    """The parties of the round, else of the first that draws a sample."""
    rounds = [code for code, _ in _of_data(ctx, "sampled", {})]
    wanted = round_code if round_code in rounds else next(iter(rounds), None)
    if wanted is None:
        return ()
    found = reference.parties(ctx.db, ctx.scope, wanted, moment=ctx.now)
    return tuple((one.code, one.abbreviation) for one in found)


def today(ctx: Ctx) -> str:
    """The present day in WIB, as a date field writes it."""
    return day_of(ctx.now).isoformat()
