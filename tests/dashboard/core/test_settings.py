"""Settings are checked before anything is served."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dashboard.core.settings import Environment, Settings

if TYPE_CHECKING:
    from pydantic import SecretStr

STRONG = "q8Zr2mVx7Lp0Ws4Tn9Yb6Ke1Hd5Jc3Gf"
OPERATIONS = Path(__file__).parents[3] / "docs" / "operations.md"


@pytest.fixture
def production(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The environment of a sound production server."""
    monkeypatch.setenv("ENVIRONMENT", "production")
    monkeypatch.setenv("SECRET_KEY", STRONG)
    monkeypatch.setenv("TRUSTED_HOSTS", "pantau.example.id")
    monkeypatch.delenv("DEBUG", raising=False)
    return monkeypatch


def test_production_is_what_an_unset_environment_means(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ENVIRONMENT", raising=False)
    assert Settings().environment is Environment.PRODUCTION


@pytest.mark.usefixtures("production")
def test_a_sound_production_server_may_start() -> None:
    assert Settings().checked_for_serving().hosts == ["pantau.example.id"]


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("SECRET_KEY", "", "SECRET_KEY"),
        ("SECRET_KEY", "short", "SECRET_KEY"),
        ("SECRET_KEY", "a" * 40, "SECRET_KEY"),
        ("DEBUG", "true", "DEBUG"),
        ("TRUSTED_HOSTS", "", "TRUSTED_HOSTS"),
    ],
)
def test_production_refuses_to_serve_unsafely(production: pytest.MonkeyPatch, name: str, value: str, why: str) -> None:
    production.setenv(name, value)
    with pytest.raises(ValueError, match=why):
        Settings().checked_for_serving()


@pytest.mark.parametrize("name", ["DASH_MCP_ENABLED", "DASH_DEBUG", "FLASK_DEBUG"])
@pytest.mark.parametrize("environment", list(Environment))
def test_stray_framework_variables_are_refused_everywhere(
    production: pytest.MonkeyPatch, name: str, environment: Environment
) -> None:
    production.setenv("ENVIRONMENT", environment)
    production.setenv(name, "true")
    with pytest.raises(ValueError, match=name):
        Settings()


def test_a_secret_is_never_printed(production: pytest.MonkeyPatch) -> None:
    del production
    secret: SecretStr = Settings().secret_key
    assert STRONG not in repr(Settings())
    assert secret.get_secret_value() == STRONG


def test_every_setting_is_explained_to_operators() -> None:
    words = OPERATIONS.read_text("utf-8")
    assert [name for name in Settings.model_fields if f"`{name.upper()}`" not in words] == []
