"""The routes of the application itself: its HTML, its layout with the page already in it, and its callbacks' context."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from flask import Response, redirect, request
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import sessionmaker

from callbacks.context import Ctx
from dashboard import doors, pages
from dashboard.core.errors import NotAllowed, NotFound
from dashboard.core.permissions import Permission
from dashboard.identity import person
from dashboard.sessions import present
from data import clock
from data.memo import remember

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from dash import Dash
    from sqlalchemy.orm import Session
    from werkzeug.wrappers import Response as AnyResponse

    from callbacks.wiring import OpenCtx
    from dashboard.sessions import Sessions, SignedIn
    from dashboard.views import Views


NOWHERE: Final = sessionmaker()  # every query fails at once: asking an absent database again takes seconds


def context(sessions: sessionmaker[Session], denied: Callable[[str, str, str], None]) -> OpenCtx:
    """Make what opens a request's context, once the caller is known to hold the permission; `denied` records refusals."""

    @contextmanager
    def open_ctx(needed: Permission) -> Iterator[Ctx]:
        user = person()
        if not user.may(needed):
            denied(user.name, request.path, str(needed))
            raise NotAllowed
        with (NOWHERE if user.stale else sessions)() as db:
            try:
                yield _ctx(remember(db), user)
            except (NotAllowed, NotFound) as error:
                denied(user.name, request.path, type(error).__name__)
                raise

    return open_ctx


def _ctx(db: Session, user: SignedIn) -> Ctx:
    return Ctx(
        db=db,
        scope=user.scope,
        lang=user.lang,
        user=user.name,
        role=user.role,
        permissions=user.permissions,
        now=_now(db),
    )


def _now(db: Session) -> datetime:
    """The installation's present; the real one while it cannot be asked (then only kept pages are shown)."""
    try:
        return clock.now(db)
    except SQLAlchemyError:
        db.rollback()
        return present()


def init_app(app: Dash, views: Views, sessions: Sessions, open_ctx: OpenCtx) -> None:
    """Answer Dash's routes for the page and its layout with what the asked URL shows."""

    def html(path: str = "") -> AnyResponse:
        user, found = person(), pages.match(f"/{path}")
        if path == "" and found and not user.may(found.page.permission):
            return redirect(pages.home(user), 303)
        status = 404 if found is None else 200 if user.may(found.page.permission) else 403
        return Response(_html(app), status, mimetype="text/html")

    def layout() -> AnyResponse:
        with open_ctx(Permission.HELP_READ) as ctx:
            token = sessions.form_token(sessions.token() or "")
            return Response(views.document(ctx, token, _asked()), mimetype="application/json")

    app.server.view_functions["/"] = html
    app.server.view_functions["/<path:path>"] = html
    app.server.view_functions[doors.LAYOUT] = layout


def _html(app: Dash) -> str:
    return str(app.index())  # type: ignore[no-untyped-call]  # Dash is typed in parts


def _asked() -> str:
    """The URL of the page that asks for its layout: of this host, or nothing."""
    sent = request.headers.get("Referer", "")
    try:
        return sent if urlsplit(sent).netloc == request.host else ""
    except ValueError:
        return ""
