"""Composition root: the only place where everything meets."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dash import html
from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from callbacks import wiring
from callbacks.navigation import navigation
from dashboard import (
    audits,
    auth,
    desk,
    doors,
    entries,
    exports,
    failures,
    headers,
    health,
    identity,
    lists,
    logs,
    offline,
    pages,
    preferences,
    statics,
    surface,
    survey,
    ticket_exports,
)
from dashboard.core.settings import Environment
from dashboard.document import Document
from dashboard.keys import secret_of
from dashboard.sessions import Sessions
from dashboard.views import Views
from data.commands.identity import identity_key
from data.queries.users import is_demo

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dash import Dash
    from sqlalchemy.orm import Session, sessionmaker

    from dashboard.core.permissions import Permission
    from dashboard.core.settings import Settings

ROOT: Final = Path(__file__).parent.parent
ASSETS: Final = ROOT / "assets"
SHEETS: Final = (ASSETS / "10-tokens.css", ASSETS / "20-base.css", ROOT / "dashboard" / "templates" / "edge.css")
SURVEY: Final = ROOT / "dashboard" / "templates" / "survey.css"


def create_app(settings: Settings, sessions: sessionmaker[Session]) -> Dash:
    """Build one app; everything it needs comes in as an argument.

    Raises:
        ValueError: settings that may not be served, or a demo's database in production.
    """
    settings.checked_for_serving()
    refuse_demo_in_production(settings, sessions)
    server = _server(settings)
    open_sessions = Sessions(sessions, key=secret_of(settings), behind_tls=settings.behind_tls)
    denied = audits.denials(open_sessions.write)
    views = Views(denied)
    _close_and_furnish(server, open_sessions, settings)
    app = _dash(server)
    context = surface.context(sessions, denied)
    declared = wiring.install(app, context, [*wiring.WIRES, navigation(views.navigate)])
    doors.guard_callbacks(app, declared, denied)
    statics.init_app(app, ASSETS)
    surface.init_app(app, views, open_sessions, context)
    exports.init_app(server, open_sessions, context)
    lists.init_app(server, open_sessions, context)
    ticket_exports.init_app(server, open_sessions, context)
    desk.init_app(server, open_sessions, context)
    offline.init_app(server, context, _styles())
    key = partial(identity_key, settings)
    entries.init_app(server, entries.Entries(sessions, open_sessions, context, key, _styles()))
    warm(app, declared)
    headers.set_hashes(server, app.csp_hashes())
    return app


def refuse_demo_in_production(settings: Settings, sessions: sessionmaker[Session]) -> None:
    """The demo's accounts have a published password.

    Raises:
        ValueError: a demo's database in production.
    """
    if settings.environment is Environment.PRODUCTION:
        with sessions() as db:
            if is_demo(db):
                msg = "this database was made by the demo: its accounts have a published password"
                raise ValueError(msg)


def _server(settings: Settings) -> Flask:
    server = Flask("dashboard", root_path=str(ROOT / "dashboard"), static_folder=None)
    server.secret_key = secret_of(settings)
    server.config["TRUSTED_HOSTS"] = settings.hosts
    if settings.behind_tls:
        server.wsgi_app = ProxyFix(server.wsgi_app)  # type: ignore[method-assign]  # Flask's documented way
    return server


def _close_and_furnish(server: Flask, sessions: Sessions, settings: Settings) -> None:
    """Doors and routes that are not Dash's: before it, so that nothing of its own runs first."""
    styles = _styles()
    registry = logs.init_app(server)
    headers.init_app(server, behind_tls=settings.behind_tls)
    identity.init_app(server, sessions)
    failures.init_app(server, styles)
    doors.init_app(server, is_page=pages.is_known)
    server.extensions["sessions"] = sessions
    parts = auth.Auth(sessions=sessions, is_page=pages.is_known, home=pages.home, styles=styles)
    auth.init_app(server, parts)
    health.init_app(server, sessions.read.kw["bind"], registry)
    preferences.init_app(server, sessions, pages.is_known)
    survey.init_app(server, sessions, f"{styles}\n{SURVEY.read_text('utf-8')}")


def _styles() -> str:
    """The sheet of the pages outside the application, forms among them."""
    return "\n".join(sheet.read_text("utf-8") for sheet in SHEETS)


def _dash(server: Flask) -> Dash:
    pages.load_callbacks()
    app = Document(
        "dashboard",
        server=server,  # type: ignore[arg-type]  # Dash takes a Flask; its hint does not say so
        pages_folder="",
        use_pages=False,
        include_pages_meta=False,
        assets_folder=str(ASSETS),
        include_assets_files=False,  # the document names them itself: one style sheet, one script
        suppress_callback_exceptions=True,
        update_title="",
        title="Pantau Verpol",
        enable_mcp=False,
        add_log_handler=False,
    )
    app.folder = ASSETS
    app.layout = html.Div  # a skeleton without words: the route of `surface` answers with the page
    return app


def warm(app: Dash, declared: Mapping[str, Permission]) -> None:
    """Do now what Dash does at its first request: an error there would leave a worker without callbacks for ever.

    Raises:
        RuntimeError: a callback that was not declared through `callbacks.wiring`, or one that got lost.
    """
    with app.server.test_request_context("/", base_url="http://localhost"):
        app._setup_server()  # type: ignore[no-untyped-call]  # noqa: SLF001 - Dash has no public way
        app.index()  # type: ignore[no-untyped-call]
    asked = {output for output, spec in app.callback_map.items() if "callback" in spec}
    if asked != set(declared) or len(declared) <= len(wiring.WIRES):
        msg = f"callbacks declared and registered differ: {sorted(asked ^ set(declared))}"
        raise RuntimeError(msg)
