"""Is it alive, is it ready, how is it doing: for the machines that watch this server."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING

from flask import Blueprint, Response, request
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy.exc import SQLAlchemyError

from dashboard.core.errors import NotFound
from data.migrate import is_current

if TYPE_CHECKING:
    from flask import Flask
    from prometheus_client import CollectorRegistry
    from sqlalchemy import Engine


def init_app(server: Flask, engine: Engine, registry: CollectorRegistry) -> None:
    """Add `/hidup` (public), `/siap` and `/metrics` (from this machine only)."""
    routes = Blueprint("health", __name__)

    routes.before_request(_refuse_from_afar)

    @routes.get("/hidup")
    def alive() -> Response:
        return _words("hidup")

    @routes.get("/siap")
    def ready() -> Response:
        problem = _problem(engine)
        return _words(problem or "siap", 503 if problem else 200)

    @routes.get("/metrics")
    def metrics() -> Response:
        return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)

    server.register_blueprint(routes)


def _problem(engine: Engine) -> str:
    """Why the database cannot serve; empty when it can."""
    try:
        return "" if is_current(engine) else "skema belum sesuai: jalankan migrate"
    except SQLAlchemyError:
        return "basis data tidak dapat dihubungi"


def _refuse_from_afar() -> None:
    """Behind a proxy every request seems to come from it: what was forwarded is from afar."""
    if request.endpoint == "health.alive":
        return
    near = ipaddress.ip_address(request.remote_addr or "0.0.0.0").is_loopback  # noqa: S104 - means nobody
    if not near or "X-Forwarded-For" in request.headers or "Forwarded" in request.headers:
        raise NotFound


def _words(words: str, status: int = 200) -> Response:
    return Response(words + "\n", status, mimetype="text/plain")
