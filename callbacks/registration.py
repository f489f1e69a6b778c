"""What the page of registration shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from callbacks.frame import address, other_year, present
from callbacks.places import home, parents
from dashboard.core import formats
from dashboard.core.errors import NotFound
from dashboard.core.permissions import Permission
from dashboard.core.text import t
from data.days import end_of_day
from data.queries.registration import cycle_of, registration
from data.registration import RegistrationQuestion
from layouts.components.as_of import AsOf, Preset
from layouts.components.chips import Chip
from layouts.registration import PAGE, View
from layouts.updates_view import Stand

if TYPE_CHECKING:
    from datetime import datetime

    from callbacks.context import Ctx
    from callbacks.filters import Filters
    from data.registration import Registration


def load(ctx: Ctx, filters: Filters, *, single_pairs: bool = False) -> View:
    """Registration in the area asked for (default: the caller's home) and below it, in the cycle that registers then.

    Raises:
        NotFound: the caller sees no area, or not this one; or no such party.
    """
    area = home(ctx, filters)
    moment = filters.as_of or ctx.now
    cycle = filters.cycle or cycle_of(ctx.db, ctx.scope, moment)
    question = RegistrationQuestion(cycle=cycle, as_of=moment, party=filters.party)
    found = registration(ctx.db, ctx.scope, question, area, single_pairs=single_pairs)
    if filters.party and not found.parties:
        raise NotFound
    return View(
        filters=filters,
        found=found,
        figures=_stand(ctx, filters, found),
        parents=parents(ctx, found.area),
        exports=ctx.may(Permission.LISTS_EXPORT),
    )


def load_list(ctx: Ctx, filters: Filters) -> View:
    """The same with every kab/kota, whatever the area: what a file holds."""
    return load(ctx, filters, single_pairs=True)


def _stand(ctx: Ctx, filters: Filters, found: Registration) -> Stand:
    """The context line; after registration has closed silence is no longer staleness."""
    ends = found.window.ends_at if found.window else None
    return Stand(
        area=found.area,
        as_of=min(found.question.as_of, ends) if ends else found.question.as_of,
        data_as_of=found.data_as_of,
        reported=found.reporting,
        expected=sum(place.areas for place in found.places),
        chips=(_chip(ctx, filters, found),),
        menu=_menu(ctx, filters, found),
    )


def _chip(ctx: Ctx, filters: Filters, found: Registration) -> Chip:
    without = address(PAGE, filters.but(cycle=None)) if filters.cycle else None
    return Chip(label=t("Siklus {cycle}", ctx.lang, cycle=found.question.cycle), without=without)


def _menu(ctx: Ctx, filters: Filters, found: Registration) -> AsOf:
    """The present, and the first and last evening of registration."""
    window, days = found.window, []
    if window and window.ends_at:
        days = [(t("Penutupan pendaftaran", ctx.lang), window.ends_at)]
        days.append((t("Hari pertama pendaftaran", ctx.lang), window.starts_at))
    presets = (present(ctx, PAGE, filters), *(_preset(ctx, filters, label, moment) for label, moment in days))
    moment = found.question.as_of
    chosen, other = filters.as_of_text is not None, other_year(moment, ctx.now)
    return AsOf(moment=moment, chosen=chosen, presets=presets, other_year=other)


def _preset(ctx: Ctx, filters: Filters, label: str, moment: datetime) -> Preset:
    day = formats.local(moment).date()
    text = day.isoformat()
    return Preset(
        label=label,
        detail=formats.short_moment(end_of_day(day), ctx.lang),
        href=address(PAGE, filters.but(as_of_text=text)),
        current=filters.as_of_text == text,
    )
