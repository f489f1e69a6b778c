"""What the pages of single services show, and the one callback that feeds their table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from dash import Input, Output, State

from callbacks import filters as codec
from callbacks.blocks import asked_rows
from callbacks.frame import address
from callbacks.helpdesk import period_of
from callbacks.places import choices, home
from callbacks.wiring import page_callback
from dashboard.core.errors import InvalidInput
from dashboard.core.permissions import Permission
from dashboard.core.text import t
from data.helpdesk import CATEGORY_WORDS, CHANNEL_WORDS
from data.queries import desk, reference, service_stages, ticket, tickets
from data.ticket_answers import LATE, Asked
from layouts import shell
from layouts.components.chips import Chip
from layouts.stage_words import stage_names
from layouts.ticket_grid import FLIPPED, GRID, row, sorts
from layouts.ticket_words import ASKED_WORDS
from layouts.tickets import PAGE
from layouts.tickets_view import Stand, View

if TYPE_CHECKING:
    from callbacks.context import Ctx
    from callbacks.filters import Filters

OLDEST: Final = 999  # service days; whoever asks for more is mistaken


def load(ctx: Ctx, filters: Filters) -> View:
    """The list of the area asked for (default: the caller's home), or the one service asked for.

    Raises:
        NotFound: the caller sees no area, or not this one; a service or officers that are not theirs to see.
        InvalidInput: a state, channel, category, age or order that does not exist.
    """
    return _one(ctx, filters) if filters.ticket else listed(ctx, filters)


def listed(ctx: Ctx, filters: Filters) -> View:
    """The list, without its rows.

    Raises:
        NotFound: as `load`.
        InvalidInput: as `load`.
    """
    asked = asked_of(ctx, filters)
    tickets.check(ctx.scope, asked)
    tickets.order(asked, filters.sort)
    owned = tickets.owns(ctx.scope, asked)
    late = tickets.count(ctx.db, ctx.scope, replace(asked, state=LATE)) if asked.is_open and asked.state != LATE else 0
    return View(
        filters=filters,
        asked=asked,
        figures=_stand(ctx, filters, asked),
        total=tickets.count(ctx.db, ctx.scope, asked),
        late=late,
        owned=owned,
        exports=ctx.may(Permission.LISTS_EXPORT),
        areas=choices(ctx),
        parties=_parties(ctx, asked),
        officers=desk.officers(ctx.db, ctx.scope, asked.area, asked.as_of) if owned else (),
        stages=stage_names(service_stages.stage_names(ctx.db, ctx.scope), ctx.lang),
    )


def asked_of(ctx: Ctx, filters: Filters) -> Asked:
    """Which services the filters mean.

    Raises:
        NotFound: the caller sees no area.
        InvalidInput: an age that cannot be.
    """
    area = home(ctx, filters)
    moment = filters.as_of or ctx.now
    return Asked(
        area=area,
        period=period_of(filters, moment),
        as_of=moment,
        own=filters.reach == codec.OWN_DESK,
        state=filters.state,
        channel=filters.channel,
        category=filters.category,
        stage=filters.stage,
        party=filters.party,
        officer=filters.officer,
        age=_age(filters.age),
    )


def _age(words: str | None) -> tuple[int, int | None] | None:
    """`2-3` -> (2, 3), `4-` -> (4, None)."""
    if words is None:
        return None
    low, _, high = words.partition("-")
    if int(low) > OLDEST:
        raise InvalidInput
    return int(low), int(high) if high else None


def _one(ctx: Ctx, filters: Filters) -> View:
    found = ticket.ticket(ctx.db, ctx.scope, int(filters.ticket or 0), filters.as_of or ctx.now)
    code = found.area.code
    asked = asked_of(ctx, filters.but(area=code, reach=None if "." in code else codec.OWN_DESK))
    last = tickets.last_record(ctx.db, ctx.scope, asked)
    name = tickets.desk_name(found.area)
    return View(
        filters=filters,
        asked=asked,
        figures=Stand(area=found.area, as_of=found.as_of, data_as_of=last, name=name),
        stages=stage_names(service_stages.stage_names(ctx.db, ctx.scope), ctx.lang),
        ticket=found,
    )


def _stand(ctx: Ctx, filters: Filters, asked: Asked) -> Stand:
    area = reference.area(ctx.db, ctx.scope, asked.area)
    last = tickets.last_record(ctx.db, ctx.scope, asked)
    name = tickets.desk_name(area) if asked.own else area.name
    return Stand(area=area, as_of=asked.as_of, data_as_of=last, name=name, chips=_chips(ctx, filters))


def _chips(ctx: Ctx, filters: Filters) -> tuple[Chip, ...]:
    """The filters of this list in words; party and age have theirs in the frame."""
    stages = stage_names(service_stages.stage_names(ctx.db, ctx.scope), ctx.lang)
    said = (
        ("state", t(ASKED_WORDS.get(filters.state or "", filters.state or ""), ctx.lang)),
        ("channel", t(CHANNEL_WORDS.get(filters.channel or "", filters.channel or ""), ctx.lang)),
        ("category", t(CATEGORY_WORDS.get(filters.category or "", filters.category or ""), ctx.lang)),
        ("stage", stages.get(filters.stage or "", filters.stage or "")),
        ("officer", filters.officer or ""),
    )
    return tuple(
        Chip(label=label, without=address(PAGE, filters.but(**{name: None, "sort": None})))
        for name, label in said
        if label
    )


def _parties(ctx: Ctx, asked: Asked) -> tuple[Any, ...]:
    of = reference.running_round(ctx.db, ctx.scope, asked.as_of).code
    return reference.parties(ctx.db, ctx.scope, of, moment=asked.as_of)


@page_callback(
    PAGE,
    Output(GRID, "getRowsResponse"),
    Input(GRID, "getRowsRequest"),
    State(shell.URL, "search"),
    prevent_initial_call=True,
)
def give_rows(ctx: Ctx, request: Any, search: Any) -> dict[str, Any]:
    """One block of rows for the filters of the URL; what the browser says only narrows what the caller sees."""
    filters = codec.read(search if isinstance(search, str) else "")
    asked = asked_of(ctx, filters)
    block = asked_rows(request, sorts(asked), FLIPPED)
    found = tickets.tickets(
        ctx.db, ctx.scope, asked, sort=block.sort or filters.sort, offset=block.offset, limit=block.limit
    )
    total = tickets.count(ctx.db, ctx.scope, asked)
    topics = {one.code: one.question for one in desk.topics(ctx.db, ctx.scope)}
    return {"rowData": [row(one, filters, topics, ctx.lang) for one in found], "rowCount": total}
