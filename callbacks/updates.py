"""What the page of semester updates shows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from callbacks.frame import address, other_year, present
from callbacks.places import home, parents
from dashboard.core import formats
from dashboard.core.errors import InvalidInput, NotFound
from dashboard.core.permissions import Permission
from dashboard.core.text import N_, t
from data.days import day_of, end_of_day
from data.queries import semesters, updates
from data.queries.calendar import calendar
from data.queries.uptake import uptake
from data.scope import NATION
from data.update_answers import UpdateQuestion
from layouts import terms
from layouts.components.as_of import AsOf, Preset
from layouts.components.chips import Chip
from layouts.updates import PAGE, View
from layouts.updates_view import Stand
from layouts.updates_words import capital, semester_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from callbacks.context import Ctx
    from callbacks.filters import Filters
    from data.update_answers import SemesterInfo, UpdateCell, UpdateFigures, Uptake

NO_SEMESTER = N_("Semester ini tidak ada datanya. Pilih semester lain.")


def load(ctx: Ctx, filters: Filters) -> View:
    """Updates of the semester asked for in the area asked for (default: the caller's home) and below it.

    Without a semester it is the newest that has begun, else the newest with data, shown as it was last known.

    Raises:
        NotFound: the caller sees no area, or not this one; or no such party.
        InvalidInput: no such semester.
    """
    area = home(ctx, filters)
    every = semesters.semesters(ctx.db, ctx.scope, area, filters.as_of or ctx.now)
    chosen = _chosen(ctx, filters, every, area)
    asked, later = _question(ctx, filters, chosen, area)
    infos = semesters.parties(ctx.db, ctx.scope, chosen)
    if filters.party and filters.party not in {one.code for one in infos}:
        raise NotFound
    whole = updates.update_figures(ctx.db, ctx.scope, asked, area)
    reported = {one.area.code for one in _leaves(whole) if one.done is not None}
    return View(
        filters=filters,
        question=asked,
        semesters=every,
        whole=whole,
        uptake=uptake(ctx.db, ctx.scope, asked, whole),
        before=_before(ctx, asked, every, area),
        parties=updates.party_updates(ctx.db, ctx.scope, asked, area, reported),
        infos=infos,
        cells=() if area == NATION else _cells(ctx, replace(asked, party=None), area),
        obstacles=updates.obstacles(ctx.db, ctx.scope, asked, area) if ctx.may(Permission.BACKLOG_READ) else (),
        calendar=calendar(ctx.db, ctx.scope),
        parents=parents(ctx, whole.area),
        figures=_stand(ctx, filters, asked, whole, every),
        present=ctx.now,
        shown_later=later,
        rows=ctx.may(Permission.BACKLOG_READ),
        exports=ctx.may(Permission.LISTS_EXPORT),
    )


def load_list(ctx: Ctx, filters: Filters) -> View:
    """The same with every pair, whatever the area: what a file holds."""
    view = load(ctx, filters)
    return replace(view, cells=_cells(ctx, view.question, view.whole.area.code))


def _cells(ctx: Ctx, asked: UpdateQuestion, area: str) -> tuple[UpdateCell, ...]:
    """The pairs; their notes are for those who may read rows."""
    found = updates.update_cells(ctx.db, ctx.scope, asked, area)
    return found if ctx.may(Permission.BACKLOG_READ) else tuple(replace(one, obstacle=None) for one in found)


def _leaves(whole: UpdateFigures) -> list[UpdateFigures]:
    """The kab/kota of an area, or itself."""
    return [leaf for child in whole.children for leaf in _leaves(child)] if whole.children else [whole]


def _chosen(ctx: Ctx, filters: Filters, every: Sequence[SemesterInfo], area: str) -> SemesterInfo:
    """The semester of the filters; else the newest that has begun, else the newest with data, else the first."""
    if filters.semester:
        found = next((one for one in every if one.code == filters.semester), None)
        if found is None:
            raise InvalidInput(NO_SEMESTER)
        return found
    today = day_of(filters.as_of or ctx.now)
    begun = [one for one in every if one.first <= today]
    filled = [] if begun else [one for one in every if updates.newest(ctx.db, ctx.scope, one, area)]
    return (begun or filled or [*every[:1]])[-1]


def _question(ctx: Ctx, filters: Filters, chosen: SemesterInfo, area: str) -> tuple[UpdateQuestion, bool]:
    """The slice, and whether it lies after the present: a semester that has not begun shows its newest data."""
    moment, later = filters.as_of or ctx.now, False
    if filters.as_of is None and day_of(ctx.now) < chosen.first:
        newest = updates.newest(ctx.db, ctx.scope, chosen, area)
        moment, later = newest or ctx.now, newest is not None
    return UpdateQuestion(semester=chosen, as_of=moment, party=filters.party, part=filters.part), later


def _before(ctx: Ctx, asked: UpdateQuestion, every: Sequence[SemesterInfo], area: str) -> Uptake | None:
    """The newest earlier semester that anybody reported on."""
    for one in reversed([one for one in every if one.code < asked.semester.code]):
        earlier = replace(asked, semester=one)
        figures = updates.update_sum(ctx.db, ctx.scope, earlier, area)
        if figures.done is not None:
            return uptake(ctx.db, ctx.scope, earlier, figures)
    return None


def _stand(
    ctx: Ctx, filters: Filters, asked: UpdateQuestion, whole: UpdateFigures, every: Sequence[SemesterInfo]
) -> Stand:
    """The context line; after the deadline silence is no longer staleness."""
    return Stand(
        area=whole.area,
        as_of=min(asked.as_of, end_of_day(asked.semester.deadline)),
        data_as_of=whole.data_as_of,
        reported=whole.reported,
        expected=whole.areas,
        chips=_chips(ctx, filters, asked),
        menu=_menu(ctx, filters, asked, every),
    )


def _chips(ctx: Ctx, filters: Filters, asked: UpdateQuestion) -> tuple[Chip, ...]:
    """The semester, and the object where one is chosen."""
    words = capital(semester_words(asked.semester.code, ctx.lang))
    without = address(PAGE, filters.but(semester=None)) if filters.semester else None
    found = [Chip(label=words, without=without)]
    if filters.part:
        words = terms.word(terms.OBJECTS, filters.part, ctx.lang)
        found.append(Chip(label=words, without=address(PAGE, filters.but(part=None))))
    return tuple(found)


def _menu(ctx: Ctx, filters: Filters, asked: UpdateQuestion, every: Sequence[SemesterInfo]) -> AsOf:
    """The present, and the deadline of every semester."""
    return AsOf(
        moment=asked.as_of,
        chosen=filters.as_of_text is not None,
        other_year=other_year(asked.as_of, ctx.now),
        presets=(present(ctx, PAGE, filters), *(_preset(ctx, filters, one) for one in every)),
    )


def _preset(ctx: Ctx, filters: Filters, semester: SemesterInfo) -> Preset:
    text = semester.deadline.isoformat()
    return Preset(
        label=t("Tenggat {semester}", ctx.lang, semester=semester_words(semester.code, ctx.lang)),
        detail=formats.long_day(semester.deadline, ctx.lang),
        href=address(PAGE, filters.but(as_of_text=text, semester=semester.code)),
        current=filters.as_of_text == text,
    )
