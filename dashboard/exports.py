"""Files to take away: every row of the backlog, never cut, each download in the audit log before its first byte."""

from __future__ import annotations

from dataclasses import asdict
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Final

from flask import Blueprint, Response, request, send_file, stream_with_context

from callbacks import filters as codec
from callbacks.backlog import home
from callbacks.frame import question
from dashboard.core.errors import NotFound
from dashboard.core.permissions import Permission
from dashboard.reports.backlog import csv_pieces, write_xlsx
from dashboard.reports.backlog_notes import About, file_name
from data.commands.audit import record
from data.queries import backlog, figures, reference

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from flask import Flask

    from callbacks.context import Ctx
    from callbacks.filters import Filters
    from callbacks.wiring import OpenCtx
    from dashboard.sessions import Sessions
    from data.answers import BacklogRow

KINDS: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


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
            _record(sessions, ctx, about, kind)
            return _csv(open_ctx, filters, about) if kind == "csv" else _xlsx(ctx, filters, about)

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


def _record(sessions: Sessions, ctx: Ctx, about: About, kind: str) -> None:
    """Say in the audit log who takes what, committed before the first byte leaves."""
    detail = {"berkas": file_name(about, kind), "baris": about.total, "saringan": _said(about)}
    with sessions.write.begin() as db:
        record(db, actor=ctx.user, action="unduh", subject=f"tunggakan {about.area.code}", detail=detail)


def _said(about: About) -> dict[str, Any]:
    asked = asdict(about.question)
    said = {**asked, "as_of": about.question.as_of.isoformat(), "finding": about.finding, "age": about.age}
    return {key: value for key, value in said.items() if value is not None}


def _csv(open_ctx: OpenCtx, filters: Filters, about: About) -> Response:
    """A stream with a session of its own, closed with the last piece."""

    def pieces() -> Iterator[bytes]:
        with open_ctx(Permission.BACKLOG_EXPORT) as ctx:
            yield from csv_pieces(_rows(ctx, filters, about), about)

    context = stream_with_context(pieces())
    response = Response(context, content_type=KINDS["csv"])
    response.headers.set("Content-Disposition", "attachment", filename=file_name(about, "csv"))
    return response


def _xlsx(ctx: Ctx, filters: Filters, about: About) -> Response:
    """A workbook has its index at the end: written to a nameless file first, then sent from there."""
    file = TemporaryFile()  # noqa: SIM115 - closed by the response
    try:
        write_xlsx(_rows(ctx, filters, about), about, file)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return send_file(file, mimetype=KINDS["xlsx"], as_attachment=True, download_name=file_name(about, "xlsx"))
