"""`serve`: the dashboard on this machine, by gunicorn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click
from gunicorn.app.base import BaseApplication

from dashboard.app import refuse_demo_in_production
from dashboard.cli.database import reading
from dashboard.core.settings import Environment, Settings

if TYPE_CHECKING:
    from collections.abc import Callable

OPTIONS: Final = {
    "worker_class": "gthread",
    "threads": 4,
    "timeout": 60,
    "graceful_timeout": 30,
    "keepalive": 5,
    "max_requests": 20_000,
    "max_requests_jitter": 2_000,
    "control_socket_disable": True,
    "limit_request_line": 8_190,
    "accesslog": None,
    "errorlog": "-",
    "loglevel": "warning",
}


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn ships no types
    """gunicorn with our options instead of a command line."""

    def __init__(self, bind: str, workers: int) -> None:
        self.bind, self.workers = bind, workers
        super().__init__()

    def load_config(self) -> None:
        """Our options."""
        for name, value in {**OPTIONS, "bind": self.bind, "workers": self.workers}.items():
            self.cfg.set(name, value)

    def load(self) -> Callable[..., Any]:
        """The application: built in each worker, for engines do not survive a fork."""
        from dashboard import wsgi  # noqa: PLC0415 - importing it builds the application

        served: Callable[..., Any] = wsgi.server
        return served


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--workers", default=2, show_default=True, envvar="WEB_CONCURRENCY", help="Processes that answer.")
def serve(host: str, workers: int) -> None:
    """Serve the dashboard on http://HOST:PORT until interrupted."""
    settings = checked()
    kind = " (DEMO)" if settings.environment is Environment.DEMO else ""
    click.echo(f"Pantau Verpol{kind}: http://{host}:{settings.port}")
    Server(f"{host}:{settings.port}", workers).run()


def checked() -> Settings:
    """The settings, if they may be served.

    Raises:
        click.ClickException: they may not; says why.
    """
    try:
        settings = Settings().checked_for_serving()
        with reading(settings) as sessions:
            refuse_demo_in_production(settings, sessions)
    except ValueError as problem:
        raise click.ClickException(str(problem)) from problem
    return settings
