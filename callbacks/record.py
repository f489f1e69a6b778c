"""What the page of an officer shows: the desk asked for, which must be one of the caller's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.core.errors import NotFound
from data.days import day_of
from data.queries import desk, reference
from data.scope import NATION
from layouts.record_view import Day, Services, View

if TYPE_CHECKING:
    from callbacks.context import Ctx
    from callbacks.filters import Filters
    from data.scope import Scope


def load(ctx: Ctx, filters: Filters) -> View:
    """The whole page.

    Raises:
        NotFound: not a desk of the caller's own.
    """
    area = own_desk(ctx.scope, filters.area)
    return View(
        area=reference.area(ctx.db, ctx.scope, area),
        services=services(ctx, area),
        topics=desk.topics(ctx.db, ctx.scope),
        day=day(ctx, area),
    )


def own_desk(scope: Scope, area: str | None) -> str:
    """The desk that the caller writes for: the areas of their scope themselves, never those below.

    Raises:
        NotFound: another desk, or nobody's.
    """
    own = [code for code in scope.areas if code != NATION]
    found = area or (own[0] if own else None)
    if found not in own or found is None:
        raise NotFound
    return found


def services(ctx: Ctx, area: str) -> Services:
    """The services of a desk as they stand now."""
    running = reference.running_round(ctx.db, ctx.scope, ctx.now).code
    return Services(
        now=ctx.now,
        officers=desk.officers(ctx.db, ctx.scope, area, ctx.now),
        parties=reference.parties(ctx.db, ctx.scope, running, moment=ctx.now),
        open=desk.open_tickets(ctx.db, ctx.scope, area, ctx.now),
        count=desk.count_open(ctx.db, ctx.scope, area, ctx.now),
        ended=desk.ended_tickets(ctx.db, ctx.scope, area, ctx.now),
    )


def day(ctx: Ctx, area: str) -> Day:
    """Attendance and readiness of today."""
    today = day_of(ctx.now)
    return Day(
        day=today,
        shifts=desk.attendance(ctx.db, ctx.scope, area, today),
        readiness=desk.readiness(ctx.db, ctx.scope, area, ctx.now),
    )
