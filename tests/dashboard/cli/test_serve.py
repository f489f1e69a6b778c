"""`serve` refuses what must not be served, and serves what may."""

from __future__ import annotations

import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Final

import pytest

from dashboard.cli import run
from dashboard.cli.serve import Server
from data.commands.reference import load_reference
from data.engine import make_engine, make_sessions, writing
from data.migrate import migrate
from data.models import Installation
from tests.ports import free_port

ROOT: Final = Path(__file__).parents[3]
STRONG: Final = "q8Zr2mVx7Lp0Ws4Tn9Yb6Ke1Hd5Jc3Gf"


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a demo's database, set in the environment."""
    url = f"sqlite:///{tmp_path / 'serve.db'}"
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("IDENTITY_KEY_FILE", str(tmp_path / "identity.key"))
    engine = make_engine(url)
    migrate(engine)
    with writing(make_sessions(engine)).begin() as db:
        load_reference(db)
        db.add(Installation(key="kind", value="demo"))
    engine.dispose()
    return url


@pytest.mark.usefixtures("url")
def test_a_demo_is_never_served_in_production(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ENVIRONMENT", "production")
    monkeypatch.setenv("SECRET_KEY", STRONG)
    monkeypatch.setenv("TRUSTED_HOSTS", "pantau.example.id")
    monkeypatch.setattr(Server, "run", lambda _: pytest.fail("served"))
    assert run(["serve"]) != 0
    assert "demo" in capsys.readouterr().err


@pytest.mark.usefixtures("url")
@pytest.mark.parametrize(("name", "value"), [("SECRET_KEY", "short"), ("DASH_DEBUG", "true"), ("DEBUG", "true")])
def test_unsafe_settings_are_said_before_anything_starts(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, value: str
) -> None:
    monkeypatch.setenv("ENVIRONMENT", "production")
    monkeypatch.setenv("SECRET_KEY", STRONG)
    monkeypatch.setenv("TRUSTED_HOSTS", "pantau.example.id")
    monkeypatch.setenv(name, value)
    monkeypatch.setattr(Server, "run", lambda _: pytest.fail("served"))
    assert run(["serve"]) != 0
    assert name.split("_", maxsplit=1)[0] in capsys.readouterr().err


@pytest.mark.usefixtures("url")
def test_the_server_answers_within_seconds_and_stops_when_told(monkeypatch: pytest.MonkeyPatch) -> None:
    port = free_port()
    monkeypatch.setenv("ENVIRONMENT", "demo")
    monkeypatch.setenv("PORT", str(port))
    with subprocess.Popen([sys.executable, "-m", "dashboard", "serve"], cwd=ROOT) as server:
        try:
            assert answer(f"http://127.0.0.1:{port}/hidup", server) == "hidup\n"
            assert "Nama pengguna" in answer(f"http://127.0.0.1:{port}/login", server)
        finally:
            server.terminate()
    assert server.returncode == 0


def answer(url: str, server: subprocess.Popen[bytes]) -> str:
    """What the server says once it listens."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5) as found:  # noqa: S310 - our own server
                return str(found.read().decode())
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    pytest.fail("the server did not answer")
