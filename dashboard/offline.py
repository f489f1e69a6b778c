"""What an officer's phone shows without a network: one kept page that counts what waits, and no figures at all.

The page stands in the worker's own script, in words only: nothing of a response is stored on the phone.
"""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Final

from flask import Blueprint, Response, render_template

from dashboard.core.permissions import Permission
from dashboard.core.text import t

if TYPE_CHECKING:
    from flask import Flask

    from callbacks.context import Ctx
    from callbacks.wiring import OpenCtx

SCOPE: Final = "/catat"  # the officer's page, and nothing beside or above it
COUNTING: Final = "offline.js"  # the page's own script, inside it
CSP: Final = (
    "default-src 'none'; script-src '{hash}'; style-src 'unsafe-inline'; img-src data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def init_app(server: Flask, open_ctx: OpenCtx, styles: str) -> None:
    """Add the worker of the officer's page; only those who may open the page get it."""
    routes = Blueprint("offline", __name__, template_folder="templates")

    @routes.get(f"{SCOPE}/pekerja.js")
    def worker() -> Response:
        with open_ctx(Permission.SERVICE_WRITE) as ctx:
            response = Response(_worker(ctx, styles), mimetype="application/javascript")
        response.headers["Service-Worker-Allowed"] = SCOPE
        return response

    server.register_blueprint(routes)


def _worker(ctx: Ctx, styles: str) -> str:
    """The script, with the page in the reader's language inside it."""
    page = render_template("offline.html", t=lambda message: t(message, ctx.lang), lang=ctx.lang, styles=styles)
    policy = CSP.format(hash=hash_of(render_template(COUNTING)))
    return render_template("worker.js", page=page, path=SCOPE, policy=policy)


def hash_of(script: str) -> str:
    """How a policy names an inline script."""
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"
