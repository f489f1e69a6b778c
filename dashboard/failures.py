"""Errors: one sentence for the person, the details for the log under the same id, nothing in between."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import structlog
from flask import Response, g, jsonify, make_response, render_template, request
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError
from werkzeug.exceptions import HTTPException

from dashboard.core.errors import AppError, NotFound, Unavailable
from dashboard.core.text import N_, Lang, t
from dashboard.identity import person_or_stranger
from data.commands.locks import AGAIN, Importing, refusal

if TYPE_CHECKING:
    from flask import Flask

log = structlog.get_logger(__name__)
WRONG: Final = 500
SCRIPTED: Final = "desk"  # what its page's script asks for
WORDS: Final = {
    400: N_("Permintaan ini tidak dapat dibaca."),
    404: NotFound.message,
    405: N_("Cara meminta halaman ini tidak dikenal."),
    413: N_("Permintaan ini terlalu besar."),
    414: N_("Alamat halaman ini terlalu panjang."),
    415: N_("Jenis isi permintaan ini tidak diterima."),
}


def init_app(server: Flask, styles: str) -> None:
    """Answer every error of `server` calmly: JSON for the page's own requests, a page for people."""

    @server.errorhandler(AppError)
    def ours(error: AppError) -> Response:
        if error.status >= WRONG:
            log.error("failed", id=_id(), problem=type(error).__name__, exc_info=error)
        response = _answer(error.message, error.status, styles, error.params)
        return _again(response) if isinstance(error, Importing) else response

    @server.errorhandler(HTTPException)
    def protocol(error: HTTPException) -> Response:
        status = error.code or WRONG
        response = _answer(WORDS.get(status, WORDS[400] if status < WRONG else AppError.message), status, styles)
        response.headers.extend((name, value) for name, value in error.get_headers() if name == "Allow")
        return response

    @server.errorhandler(SQLAlchemyError)
    def database(error: SQLAlchemyError) -> Response:
        if isinstance(error, IntegrityError):  # it can be asked, and said no
            return unforeseen(error)
        refused = refusal(error) if isinstance(error, DBAPIError) else Unavailable()
        if isinstance(refused, Importing):
            log.warning("database_busy", id=_id(), problem=type(error).__name__)
            return _again(_answer(refused.message, refused.status, styles))
        log.error("database_unavailable", id=_id(), problem=type(error).__name__, exc_info=error)
        return _answer(refused.message, refused.status, styles)

    @server.errorhandler(Exception)
    def unforeseen(error: Exception) -> Response:
        log.error("failed", id=_id(), problem=type(error).__name__, exc_info=error)
        return _answer(AppError.message, WRONG, styles)


def _answer(message: str, status: int, styles: str, params: dict[str, object] | None = None) -> Response:
    lang = _lang()
    words, reference = t(message, lang, **(params or {})), _id() if status >= WRONG else ""
    if request.path.startswith(("/_dash", "/assets")) or request.blueprint == SCRIPTED:
        return make_response(jsonify(message=words, id=reference), status)
    page = {"t": lambda each: t(each, lang), "lang": lang, "words": words, "reference": reference, "styles": styles}
    return make_response(render_template("problem.html", **page), status)


def _again(response: Response) -> Response:
    """Nothing is wrong with what was sent: it may come again, as it is, a little later."""
    response.headers["Retry-After"] = str(AGAIN)
    return response


def _lang() -> Lang:
    """The reader's language; Indonesian for strangers, and when even that cannot be asked."""
    try:
        found = person_or_stranger()
    except AppError:
        return Lang.ID
    return found.lang if found else Lang.ID


def _id() -> str:
    return str(g.get("id", "-"))
