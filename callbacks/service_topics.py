"""What the page of the parties' questions shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from callbacks.filters import OWN_DESK
from callbacks.helpdesk import period_of
from callbacks.places import home
from dashboard.core.permissions import Permission
from data.queries import reference, service_stages, tickets
from data.queries.service_topics import service_topics
from layouts.service_topics import View
from layouts.stage_words import stage_names
from layouts.tickets_view import Stand

if TYPE_CHECKING:
    from callbacks.context import Ctx
    from callbacks.filters import Filters


def load(ctx: Ctx, filters: Filters) -> View:
    """What was asked at the desks of the area asked for (default: the caller's home).

    Raises:
        NotFound: the caller sees no area, or not this one.
    """
    area = home(ctx, filters)
    moment = filters.as_of or ctx.now
    own = filters.reach == OWN_DESK
    found = service_topics(ctx.db, ctx.scope, area, period_of(filters, moment), moment, own=own)
    name = tickets.desk_name(found.area) if own else found.area.name
    of = reference.running_round(ctx.db, ctx.scope, moment).code
    return View(
        filters=filters,
        topics=found,
        figures=Stand(area=found.area, as_of=moment, data_as_of=found.data_as_of, name=name),
        stages=stage_names(service_stages.stage_names(ctx.db, ctx.scope), ctx.lang),
        parties=reference.parties(ctx.db, ctx.scope, of, moment=moment),
        rows=ctx.may(Permission.TICKETS_READ),
        exports=ctx.may(Permission.LISTS_EXPORT),
    )
