"""Logs: one JSON object a line, no personal data; counters for the operator."""

from __future__ import annotations

import logging
import secrets
import sys
import time
from typing import TYPE_CHECKING, Any, Final

import structlog
from flask import g, request
from prometheus_client import CollectorRegistry, Counter, Histogram

from data.commands.audit import scrub

if TYPE_CHECKING:
    from flask import Flask, Response
    from structlog.typing import EventDict, WrappedLogger

BUCKETS: Final = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)
log = structlog.get_logger(__name__)


def configure() -> None:
    """Log JSON lines to standard output; 16-digit runs are masked wherever they come from."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            _masked,
            structlog.processors.JSONRenderer(sort_keys=True),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stdout),
    )


def new_id() -> str:
    """A short id that a user can read out and an operator can search for."""
    return secrets.token_hex(4)


def init_app(server: Flask) -> CollectorRegistry:
    """Time and log every request of `server`; returns the registry of its counters."""
    registry = CollectorRegistry()
    took = Histogram("request_seconds", "Time to answer", ["kind"], buckets=BUCKETS, registry=registry)
    answers = Counter("responses", "Answers by status", ["kind", "status"], registry=registry)

    @server.before_request
    def begin() -> None:
        g.began, g.id = time.perf_counter(), new_id()

    @server.after_request
    def note(response: Response) -> Response:
        if "began" in g:  # a foreign host never got that far
            seconds, kind = time.perf_counter() - g.began, _kind()
            took.labels(kind).observe(seconds)
            answers.labels(kind, response.status_code).inc()
            _line(kind, response.status_code, seconds)
        return response

    return registry


def _line(kind: str, status: int, seconds: float) -> None:
    if kind == "static" and status < 400:  # noqa: PLR2004 - HTTP
        return
    log.info("request", id=g.id, kind=kind, method=request.method, status=status, ms=round(seconds * 1000, 1))


def _kind() -> str:
    """What was asked for, without paths or queries: those name areas and people."""
    path = request.path
    if path.startswith(("/_dash-component-suites", "/assets")):
        return "static"
    first = path.split("/", 2)[1]
    return (
        first
        if request.endpoint and first.startswith(("_dash", "login", "logout", "unduh", "hidup", "siap"))
        else "page"
    )


def _masked(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    return {key: _mask(value) for key, value in event.items()}


def _mask(value: Any) -> Any:
    return scrub(value) if isinstance(value, str) else value
