"""Files to take away: every row of the backlog, never cut, each download in the audit log before its first byte."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING

from flask import Blueprint, request

from callbacks import filters as codec
from callbacks.frame import question
from callbacks.places import home
from dashboard.core.errors import NotFound
from dashboard.core.permissions import Permission
from dashboard.downloads import KINDS, recorded, spooled, streamed
from dashboard.reports.backlog import csv_pieces, write_xlsx
from dashboard.reports.backlog_notes import About, file_name
from data.queries import backlog, figures, reference

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from flask import Flask, Response

    from callbacks.context import Ctx
    from callbacks.filters import Filters
    from callbacks.wiring import OpenCtx
    from dashboard.sessions import Sessions
    from data.answers import BacklogRow


def init_app(server: Flask, sessions: Sessions, open_ctx: OpenCtx) -> None:
    """Add `/unduh/tunggakan.csv` and `.xlsx`, with the filters of the backlog page as query."""
    routes = Blueprint("exports", __name__)

    @routes.get("/unduh/tunggakan.<kind>")
    def backlog(kind: str) -> Response:
        with open_ctx(Permission.BACKLOG_EXPORT) as ctx:
            if kind not in KINDS:
                raise NotFound
            filters = codec.read(request.query_string.decode("utf-8", "replace"))
            about = about_of(ctx, filters)
            name, subject = file_name(about, kind), f"tunggakan {about.area.code}"
            recorded(sessions, ctx, subject, berkas=name, baris=about.total, saringan=_said(about))
            if kind == "csv":
                return streamed(_csv(open_ctx, filters, about), name)
            return spooled(partial(write_xlsx, _rows(ctx, filters, about), about), name)

    server.register_blueprint(routes)


def about_of(ctx: Ctx, filters: Filters) -> About:
    """What the file will say about itself.

    Raises:
        NotFound: an area or party that does not exist, or lies outside the caller's scope.
    """
    asked, area = question(ctx, filters), home(ctx, filters)
    rounds = {each.code: each for each in reference.rounds(ctx.db, ctx.scope, moment=asked.as_of)}
    parties = {each.code: each for each in reference.parties(ctx.db, ctx.scope, asked.round, moment=asked.as_of)}
    if filters.party and filters.party not in parties:
        raise NotFound
    return About(
        area=reference.area(ctx.db, ctx.scope, area),
        question=asked,
        round=rounds[asked.round],
        party=parties[filters.party] if filters.party else None,
        finding=filters.finding,
        age=filters.age,
        total=backlog.count(ctx.db, ctx.scope, asked, area, finding=filters.finding, age=filters.age),
        data_as_of=figures.figures(ctx.db, ctx.scope, asked, area, depth=0).data_as_of,
        lang=ctx.lang,
    )


def _rows(ctx: Ctx, filters: Filters, about: About) -> Iterator[BacklogRow]:
    narrowed = {"finding": filters.finding, "age": filters.age, "sort": filters.sort}
    return backlog.every_row(ctx.db, ctx.scope, about.question, about.area.code, **narrowed)


def _said(about: About) -> dict[str, Any]:
    asked = asdict(about.question)
    said = {**asked, "as_of": about.question.as_of.isoformat(), "finding": about.finding, "age": about.age}
    return {key: value for key, value in said.items() if value is not None}


def _csv(open_ctx: OpenCtx, filters: Filters, about: About) -> Iterator[bytes]:
    """The pieces, read in a session of their own that closes with the last one."""
    with open_ctx(Permission.BACKLOG_EXPORT) as ctx:
        yield from csv_pieces(_rows(ctx, filters, about), about)
