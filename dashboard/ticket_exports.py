"""Lists of services to take away: every row, never cut, each download in the audit log before its first byte."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from flask import Blueprint, request

from callbacks import filters as codec
from callbacks.tickets import listed
from dashboard.core.errors import NotAllowed, NotFound
from dashboard.core.permissions import Permission
from dashboard.core.text import t
from dashboard.downloads import KINDS, recorded, spooled, streamed
from dashboard.reports.tickets import About, csv_pieces, file_name, write_xlsx
from data.queries import tickets
from layouts.service_time import period_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask, Response

    from callbacks.context import Ctx
    from callbacks.filters import Filters
    from callbacks.wiring import OpenCtx
    from dashboard.sessions import Sessions
    from data.ticket_answers import TicketRow


def init_app(server: Flask, sessions: Sessions, open_ctx: OpenCtx) -> None:
    """Add `/unduh/layanan.csv` and `.xlsx`, with the filters of the list as query."""
    routes = Blueprint("ticket_exports", __name__)

    @routes.get("/unduh/layanan.<kind>")
    def services(kind: str) -> Response:
        with open_ctx(Permission.LISTS_EXPORT) as ctx:
            if not ctx.may(Permission.TICKETS_READ):
                raise NotAllowed
            if kind not in KINDS:
                raise NotFound
            filters = codec.read(request.query_string.decode("utf-8", "replace")).but(ticket=None)
            about = about_of(ctx, filters)
            name, subject = file_name(about, kind), f"layanan {about.area.code}"
            recorded(sessions, ctx, subject, berkas=name, baris=about.total, saringan=filters.query())
            if kind == "csv":
                return streamed(_csv(open_ctx, filters, about), name)
            return spooled(partial(write_xlsx, _rows(ctx, filters, about), about), name)

    server.register_blueprint(routes)


def about_of(ctx: Ctx, filters: Filters) -> About:
    """What the file will say about itself.

    Raises:
        NotFound: an area outside the caller's scope, or officers that are not theirs to see.
        InvalidInput: a filter that does not exist.
    """
    view = listed(ctx, filters)
    lang, asked = ctx.lang, view.asked
    period = period_words(asked.period.first, asked.period.last, lang)
    said = [] if asked.is_open else [(t("Masa hitung", lang), period)]
    said += [(t("Saringan", lang), ", ".join(chip.label for chip in view.figures.chips))] if view.figures.chips else []
    said += [(t("Partai", lang), filters.party)] if filters.party else []
    said += [(t("Umur (hari layanan)", lang), filters.age)] if filters.age else []
    return About(
        area=view.figures.area,
        asked=asked,
        name=view.figures.name,
        total=view.total,
        owned=view.owned,
        data_as_of=view.figures.data_as_of,
        said=tuple(said),
        stages=view.stages or {},
        lang=lang,
    )


def _rows(ctx: Ctx, filters: Filters, about: About) -> Iterator[TicketRow]:
    return tickets.every_row(ctx.db, ctx.scope, about.asked, sort=filters.sort)


def _csv(open_ctx: OpenCtx, filters: Filters, about: About) -> Iterator[bytes]:
    """The pieces, read in a session of their own that closes with the last one."""
    with open_ctx(Permission.LISTS_EXPORT) as ctx:
        yield from csv_pieces(_rows(ctx, filters, about), about)
