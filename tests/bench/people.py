"""Somebody signed in, without a browser: asks for pages as the program's own front end does."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pydantic import SecretStr

from dashboard.app import create_app
from dashboard.core.settings import Environment, Settings
from dashboard.sessions import cookie_name
from layouts import shell

if TYPE_CHECKING:
    from pathlib import Path

    from dash import Dash
    from flask.testing import FlaskClient

    from tests.bench.workshop import Database

KEY: Final = "q8Zr2mVx7Lp0Ws4Tn9Yb6Ke1Hd5Jc3Gf"
HOST: Final = "http://localhost"
FINE: Final = 200
PROBLEM: Final = b'"className":"problem"'  # what stands in place of a page, and would be quick


@dataclass(frozen=True, slots=True)
class Person:
    """An open session."""

    app: Dash
    client: FlaskClient

    def navigate(self, path: str) -> int:
        """Follow a link to `path`; the bytes of the answer.

        Raises:
            RuntimeError: the answer is not a page.
        """
        return self._read("POST", "/_dash-update-component", json=navigation(self.app, HOST + path))

    def layout(self, path: str) -> int:
        """The first paint of `path`; the bytes of the answer."""
        return self._read("GET", "/_dash-layout", headers={"Referer": HOST + path})

    def _read(self, method: str, path: str, **options: Any) -> int:
        answer = self.client.open(path, method=method, **options)
        if answer.status_code != FINE or PROBLEM in answer.data:
            msg = f"{path} {options.get('json', options)}: {answer.status}"
            raise RuntimeError(msg)
        return len(answer.data)


def enter(database: Database, name: str, folder: Path) -> Person:
    """An application on `database`, and one of its people in it."""
    settings = Settings(
        environment=Environment.DEVELOPMENT, secret_key=SecretStr(KEY), identity_key_file=folder / "identity.key"
    )
    app = create_app(settings, database.sessions)
    client = app.server.test_client()
    gc.collect()
    gc.freeze()  # as `dashboard.wsgi` does
    client.set_cookie(cookie_name(behind_tls=False), database.token(name))
    return Person(app, client)


def navigation(app: Dash, href: str) -> dict[str, Any]:
    """The body of the request that a change of the URL makes."""
    parts = [f"{part}.children" for part in shell.PARTS]
    output = next(name for name in app.callback_map if all(part in name for part in parts))
    return {
        "output": output,
        "outputs": [{"id": part, "property": "children"} for part in shell.PARTS],
        "inputs": [{"id": shell.URL, "property": "href", "value": href}],
        "state": [],
        "changedPropIds": [f"{shell.URL}.href"],
    }
