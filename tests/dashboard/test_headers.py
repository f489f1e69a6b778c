"""What every response says about itself."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING

import pytest

from dashboard.app import create_app
from tests.dashboard.conftest import settings_for

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.dashboard.conftest import Edge, Visitor

PATHS = ("/", "/login", "/hidup", "/tidak-ada", "/_dash-layout", "/assets/frame.js", "/verifikasi?x=1", "/%00", "/siap")


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_to_anybody_carries_the_headers(
    stranger: Visitor, visitor: Callable[[str], Visitor], path: str
) -> None:
    for each in (stranger, visitor("pimpinan")):
        headers = each.get(path).headers
        policy = headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'")
        assert "unsafe-eval" not in policy
        assert "'unsafe-inline'" not in policy.split("style-src")[0]
        assert "frame-ancestors 'none'; form-action 'self'; base-uri 'none'; object-src 'none'" in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Cross-Origin-Opener-Policy"] == headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "camera=()" in headers["Permissions-Policy"]
        assert "Server-Timing" not in headers
        assert "Access-Control-Allow-Origin" not in headers


@pytest.mark.parametrize("path", PATHS)
def test_nothing_but_fingerprinted_files_is_stored(visitor: Callable[[str], Visitor], path: str) -> None:
    assert visitor("pimpinan").get(path).headers["Cache-Control"] == "no-store"


def test_fingerprinted_files_are_kept_for_a_year(visitor: Callable[[str], Visitor]) -> None:
    user = visitor("pimpinan")
    html = user.get("/").text
    files = [path for path in re.findall(r'(?:src|href)="(/[^"]+)"', html) if path.startswith(("/assets", "/_dash-c"))]
    assert len(files) > 10
    for path in files:
        answer = user.get(path)
        assert answer.status_code == 200, path
        assert answer.headers["Cache-Control"] == "private, max-age=31536000, immutable"


def test_every_inline_script_has_its_hash_in_the_policy(visitor: Callable[[str], Visitor]) -> None:
    answer = visitor("pimpinan").get("/")
    scripts = re.findall(r"<script(?![^>]*(?:src=|application/json))[^>]*>(.*?)</script>", answer.text, re.DOTALL)
    assert scripts
    for script in scripts:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in answer.headers["Content-Security-Policy"]


def test_nothing_comes_from_another_host(visitor: Callable[[str], Visitor]) -> None:
    html = visitor("pimpinan").get("/").text + visitor("pimpinan").layout("/bantuan").text
    assert re.findall(r'(?:src|href)\W{1,4}(?:https?:)?//(?!localhost|www\.w3\.org)[^"\']+', html) == []


def test_behind_tls_the_cookie_is_bound_to_the_host_and_browsers_stay_with_tls(edge: Edge, tmp_path: Path) -> None:
    app = create_app(settings_for(tmp_path, behind_tls=True, trusted_hosts="pantau.example.id"), edge.sessions)
    answer = app.server.test_client().get("/login", base_url="https://pantau.example.id")
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-sid=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= {part.strip() for part in cookie.split(";")}
    assert "Domain" not in cookie


def test_on_plain_http_no_promise_of_tls_is_made(stranger: Visitor) -> None:
    assert "Strict-Transport-Security" not in stranger.get("/login").headers
