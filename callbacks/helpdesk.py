"""What the page of the Help Desks shows; an area with a single desk is shown as that desk."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from callbacks.frame import address
from dashboard.core.errors import NotFound
from dashboard.core.permissions import Permission
from dashboard.core.text import t
from data.days import day_of
from data.helpdesk import CHANNEL_WORDS
from data.queries import reference
from data.queries.alerts import alerts
from data.queries.readiness import attendance, attendance_days, readiness
from data.queries.satisfaction import satisfaction
from data.queries.service import service_figures
from data.queries.service_calendar import calendar_of
from data.queries.service_officers import officer_loads
from data.queries.service_peers import service_peers
from data.service_answers import Period
from layouts import desk as desk_page
from layouts.components.chips import Chip
from layouts.helpdesk import PAGE
from layouts.helpdesk_view import Desk, View
from layouts.quality_strip import Quality

if TYPE_CHECKING:
    from datetime import date, datetime

    from callbacks.context import Ctx
    from callbacks.filters import Filters
    from data.answers import AreaInfo
    from data.service_answers import Service

WEEK: Final = 7
ALL: Final = "semua"


def load(ctx: Ctx, filters: Filters) -> View:
    """The desks of the area asked for (default: the caller's home) over the period asked for.

    Raises:
        NotFound: the caller sees no area, or not this one; or no such channel.
    """
    area = filters.area or ctx.scope.home()
    if area is None:
        raise NotFound
    return view_of(ctx, filters, area, own=False)


def view_of(ctx: Ctx, filters: Filters, area: str, *, own: bool) -> View:
    """The view of an area, or of its own desk alone.

    Raises:
        NotFound: the area is outside the caller's scope; or no such channel.
    """
    if filters.channel and filters.channel not in CHANNEL_WORDS:
        raise NotFound
    moment = filters.as_of or ctx.now
    service = service_figures(
        ctx.db, ctx.scope, area, period_of(filters, moment), moment, own=own, channel=filters.channel
    )
    answers, by_part = satisfaction(ctx.db, ctx.scope, service)
    came, came_by_part = attendance(ctx.db, ctx.scope, service)
    return View(
        filters=filters,
        service=service,
        satisfaction=answers,
        satisfied=by_part,
        attendance=came,
        attended=came_by_part,
        ready=readiness(ctx.db, ctx.scope, service),
        parents=parents(ctx, service.area),
        rows=ctx.may(Permission.TICKETS_READ),
        exports=ctx.may(Permission.LISTS_EXPORT),
        alerts=alerts(ctx.db, ctx.scope, area, moment, own=own),
        desk=None if service.whole.children else _desk(ctx, filters, service),
        chips=_chips(ctx, filters, own=own),
    )


def quality(ctx: Ctx, filters: Filters, area: str) -> Quality | None:
    """The line on the Help Desks of an area for other pages; None where the caller may not see them.

    Raises:
        NotFound: the area is outside the caller's scope.
    """
    if not ctx.may(Permission.SERVICE_READ):
        return None
    moment = filters.as_of or ctx.now
    service = service_figures(ctx.db, ctx.scope, area, period_of(filters, moment), moment)
    return Quality(service=service, satisfaction=satisfaction(ctx.db, ctx.scope, service)[0])


def period_of(filters: Filters, moment: datetime) -> Period:
    """The days counted, up to the day of the moment."""
    last = day_of(moment)
    return Period(None if filters.period == ALL else last - timedelta(days=int(filters.period) - 1), last)


def parents(ctx: Ctx, area: AreaInfo) -> tuple[AreaInfo, ...]:
    """The areas above that the caller may open, from the top."""
    above: list[AreaInfo] = []
    while area.parent_code and ctx.scope.holds(area.parent_code):
        area = reference.area(ctx.db, ctx.scope, area.parent_code)
        above.insert(0, area)
    return tuple(above)


def _desk(ctx: Ctx, filters: Filters, service: Service) -> Desk:
    """What only one desk has; names of officers are for those whose own desk it is."""
    of = reference.running_round(ctx.db, ctx.scope, service.as_of).code
    return Desk(
        officers=officer_loads(ctx.db, ctx.scope, service),
        peers=service_peers(ctx.db, ctx.scope, service, channel=filters.channel),
        days=attendance_days(ctx.db, ctx.scope, service.area, service.period, service.as_of),
        week=_week(ctx, service),
        parties=reference.parties(ctx.db, ctx.scope, of, moment=service.as_of),
        owners=service.area.code in ctx.scope.areas and ctx.may(Permission.TICKETS_READ),
    )


def _week(ctx: Ctx, service: Service) -> tuple[tuple[date, tuple[tuple[datetime, datetime], ...], str], ...]:
    """The hours of the days of this week, Monday first, with the names of special days."""
    known = calendar_of(ctx.db, ctx.scope, service.area.code)
    names = {one.day: one.name for one in known.special}
    today = day_of(service.as_of)
    days = [today + timedelta(days=n - today.weekday()) for n in range(WEEK)]
    return tuple((day, known.hours(day), names.get(day, "")) for day in days)


def _chips(ctx: Ctx, filters: Filters, *, own: bool) -> tuple[Chip, ...]:
    """The channel, where one is chosen."""
    if not filters.channel:
        return ()
    page = desk_page.PAGE if own else PAGE
    label = t(CHANNEL_WORDS[filters.channel], ctx.lang)
    return (Chip(label=label, without=address(page, filters.but(channel=None))),)
