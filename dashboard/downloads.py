"""Answers that are files: their kinds, the record of who takes them, and how they leave."""

from __future__ import annotations

from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any, Final

from flask import Response, send_file, stream_with_context

from data.commands.audit import record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import IO

    from callbacks.context import Ctx
    from dashboard.sessions import Sessions

KINDS: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def recorded(sessions: Sessions, ctx: Ctx, subject: str, **detail: Any) -> None:
    """Say in the audit log who takes what (file, rows, filters: `detail`), committed before the first byte leaves."""
    with sessions.write.begin() as db:
        record(db, actor=ctx.user, action="unduh", subject=subject, detail=detail)


def streamed(pieces: Iterator[bytes], name: str) -> Response:
    """A CSV that is sent while it is read."""
    return whole(stream_with_context(pieces), name, "csv")


def spooled(write: Callable[[IO[bytes]], object], name: str) -> Response:
    """A workbook has its index at the end: `write` puts it into a nameless file, which is then sent."""
    file = TemporaryFile()  # noqa: SIM115 - closed by the response
    try:
        write(file)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return send_file(file, mimetype=KINDS["xlsx"], as_attachment=True, download_name=name)


def whole(data: bytes | Iterator[bytes], name: str, kind: str) -> Response:
    """`data` as a file of this name and kind."""
    response = Response(data, content_type=KINDS[kind])
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response
