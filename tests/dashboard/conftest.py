"""The whole application on a database of its own, one person of each role, and visitors without a browser."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from pydantic import SecretStr
from sqlalchemy import URL, make_url

from dashboard.app import create_app
from dashboard.core.settings import Environment, Settings
from dashboard.passwords import hashed
from dashboard.sessions import cookie_name, hash_of, new_token, present
from data.commands.reference import load_reference
from data.commands.users import add_user, start_session
from data.engine import make_engine, make_sessions, writing
from data.migrate import migrate
from data.queries.users import by_name
from tests.conftest import DATABASES
from tests.dashboard.canaries import plant
from tests.dashboard.officers import Officer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dash import Dash
    from flask.testing import FlaskClient
    from sqlalchemy import Engine
    from sqlalchemy.orm import Session, sessionmaker
    from werkzeug.test import TestResponse

MATRIX: Final[dict[str, Any]] = tomllib.loads((Path(__file__).parents[1] / "matrix.toml").read_text("utf-8"))
PASSWORD: Final = "sepeda hijau menyala di kebun"
KEY: Final = "q8Zr2mVx7Lp0Ws4Tn9Yb6Ke1Hd5Jc3Gf"
NAVIGATION: Final = next(iter(MATRIX["callbacks"]))
PARTS: Final = ("shell-tabs", "shell-as-of", "shell-context", "shell-content")


@dataclass(frozen=True)
class Edge:
    """A running application and its database."""

    app: Dash
    sessions: sessionmaker[Session]
    settings: Settings

    @property
    def write(self) -> sessionmaker[Session]:
        """Sessions that may write."""
        return writing(self.sessions)


@dataclass(frozen=True)
class Visitor:
    """Somebody with cookies, signed in or not."""

    client: FlaskClient
    token: str = ""

    def get(self, path: str, **options: Any) -> TestResponse:
        """Ask for a path."""
        return self.client.get(path, **{"buffered": True, **options})

    def layout(self, href: str) -> TestResponse:
        """The first paint of a page."""
        return self.client.get("/_dash-layout", headers={"Referer": f"http://localhost{href}"})

    def navigate(self, href: Any, **changes: Any) -> TestResponse:
        """What the browser sends when the URL changes, with forged parts."""
        return self.client.post("/_dash-update-component", json=navigation(href) | changes)


def navigation(href: Any) -> dict[str, Any]:
    """The body of the navigation callback."""
    return {
        "output": NAVIGATION,
        "outputs": [{"id": part, "property": "children"} for part in PARTS],
        "inputs": [{"id": "shell-url", "property": "href", "value": href}],
        "state": [],
        "changedPropIds": ["shell-url.href"],
    }


@pytest.fixture(scope="session", params=DATABASES)
def edge_engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A database beside that of the rolled-back tests, for what must be committed."""
    if request.param == "sqlite":
        url: URL | str = f"sqlite:///{tmp_path_factory.mktemp('edge') / 'edge.db'}"
    else:
        url = make_url(request.getfixturevalue("postgres"))
        owner = make_engine(url.render_as_string(hide_password=False))
        with owner.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("DROP DATABASE IF EXISTS edge")
            connection.exec_driver_sql("CREATE DATABASE edge")
        owner.dispose()
        url = url.set(database="edge")
    engine = make_engine(str(url) if isinstance(url, str) else url.render_as_string(hide_password=False))
    migrate(engine)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def edge(edge_engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Edge:
    """The application with one person of each role and a canary in every area."""
    sessions = make_sessions(edge_engine)
    known = hashed(PASSWORD)
    with writing(sessions).begin() as db:
        load_reference(db)
        for role, areas in MATRIX["scopes"].items():
            add_user(db, name=role, role=role, areas=areas, password_hash=known, now=present())
        plant(db)
    settings = settings_for(tmp_path_factory.mktemp("keys"))
    return Edge(create_app(settings, sessions), sessions, settings)


def settings_for(folder: Path, **changes: Any) -> Settings:
    """Settings of a development server with its keys in `folder`."""
    defaults: dict[str, Any] = {
        "environment": Environment.DEVELOPMENT,
        "secret_key": SecretStr(KEY),
        "identity_key_file": folder / "identity.key",
    }
    return Settings(**{**defaults, **changes})


@pytest.fixture
def stranger(edge: Edge) -> Visitor:
    """Nobody we know."""
    return Visitor(edge.app.server.test_client())


@pytest.fixture
def visitor(edge: Edge) -> Callable[[str], Visitor]:
    """A function that gives somebody with an open session."""

    def enter(name: str) -> Visitor:
        return signed_in(edge, name)

    return enter


def signed_in(edge: Edge, name: str) -> Visitor:
    """Somebody with an open session, without the time that a password takes."""
    token = new_token()
    with edge.write.begin() as db:
        person = by_name(db, name)
        assert person is not None
        start_session(db, person.id, hash_of(token), present())
    client = edge.app.server.test_client()
    client.set_cookie(cookie_name(behind_tls=False), token)
    return Visitor(client, token)


@pytest.fixture
def officer(edge: Edge, visitor: Callable[[str], Visitor]) -> Officer:
    """The officer of Kota Salatiga."""
    return Officer(edge, visitor("petugas"))
