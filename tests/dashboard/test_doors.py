"""The first door: nothing for strangers, however it is spelt, and nothing odd for anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from tests.dashboard.canaries import CANARIES

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.dashboard.conftest import Edge, Visitor

PUBLIC: Final = {
    ("/login", "GET"),
    ("/login", "HEAD"),
    ("/hidup", "GET"),
    ("/hidup", "HEAD"),
    ("/login", "OPTIONS"),
    ("/hidup", "OPTIONS"),
    ("/logout", "OPTIONS"),
    ("/survei/tidak-pernah-ada", "OPTIONS"),
}
METHODS: Final = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "BREW")
ODD: Final = (
    "{}/",
    "/{}",
    "{}//",
    "{}/..",
    "{}%2f",
    "{};x",
    "{}?x=1",
    "{}#x",
    "/.{}",
    "{}/%2e%2e/login",
    "/login/..{}",
)
INSIDE: Final = (
    "/", "/verifikasi", "/tunggakan", "/wilayah/33.73", "/bantuan", "/kata-sandi", "/_dash-layout", "/_dash-dependencies",
    "/_reload-hash", "/_favicon.ico", "/assets/frame.js", "/siap", "/metrics", "/unduh/tunggakan.csv", "/_mcp",
    "/_dash-component-suites/dash/deps/react@18.v4_4_1m1.3.1.min.js", "/static/x", "/LOGIN", "/Hidup", "/login/x", "/logout",
)  # fmt: skip


def rules(edge: Edge) -> list[str]:
    """Every rule of the application, its holes filled."""
    found = []
    for rule in edge.app.server.url_map.iter_rules():
        path = rule.rule.replace("<string:package_name>", "dash").replace("<path:fingerprinted_path>", "dash.py")
        path = path.replace("<code>", "tidak-pernah-ada").replace("<int:number>", "1")
        found.append(path.replace("<path:filename>", "frame.js").replace("<path:path>", "verifikasi"))
    return found


def leaks(data: bytes) -> bool:
    """Whether a body holds what only signed-in people see."""
    words = (b"react-entry-point", b"_dash-config", b"shell-", b'"output"', b"plotly", b"request_seconds_bucket")
    return any(word in data for word in words) or any(str(number).encode() in data for number in CANARIES.values())


@pytest.mark.parametrize("method", METHODS)
def test_strangers_reach_the_public_list_and_nothing_else(edge: Edge, stranger: Visitor, method: str) -> None:
    for path in rules(edge):
        answer = stranger.client.open(path, method=method, environ_base={"REMOTE_ADDR": "10.1.2.3"})
        if (path, method) in PUBLIC:
            assert answer.status_code == 200
        else:
            assert answer.status_code in {303, 400, 401, 404, 405}, (path, method, answer.status_code)
            assert answer.status_code != 303 or answer.headers["Location"].startswith("/login"), path
        assert not leaks(answer.data), (path, method)


@pytest.mark.parametrize("spelling", ODD)
def test_odd_spellings_open_nothing(stranger: Visitor, spelling: str) -> None:
    for path in INSIDE[1:]:
        answer = stranger.get(spelling.format(path), environ_base={"REMOTE_ADDR": "10.1.2.3"})
        assert answer.status_code != 200 or b"Nama pengguna" in answer.data, (path, spelling)
        assert not leaks(answer.data), (path, spelling)


@pytest.mark.parametrize("path", INSIDE)
def test_strangers_are_led_to_sign_in_or_told_to(stranger: Visitor, path: str) -> None:
    answer = stranger.get(path, environ_base={"REMOTE_ADDR": "10.1.2.3"})
    assert answer.status_code in {303, 401, 404}
    assert not leaks(answer.data)


def test_a_known_page_is_remembered_for_after_signing_in(stranger: Visitor) -> None:
    assert (
        stranger.get("/verifikasi?putaran=vermin").headers["Location"] == "/login?next=%2Fverifikasi%3Fputaran%3Dvermin"
    )
    assert stranger.get("/tidak-ada").headers["Location"] == "/login"


def test_routes_that_dash_brings_along_stay_shut_for_everybody(visitor: Callable[[str], Visitor]) -> None:
    pimpinan = visitor("pimpinan")
    assert pimpinan.get("/_reload-hash").status_code == 404
    assert pimpinan.get("/_mcp").status_code == 404
    assert pimpinan.client.post("/_mcp", json={}).status_code in {404, 405}


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "evil.example:8050", "127.0.0.1.nip.io"])
def test_a_foreign_host_is_refused(visitor: Callable[[str], Visitor], host: str) -> None:
    for path in ("/login", "/", "/hidup", "/_dash-layout"):
        answer = visitor("pimpinan").get(path, headers={"Host": host})
        assert answer.status_code == 400
        assert not leaks(answer.data)


@pytest.mark.parametrize(
    "path", ["/%00", "/verifikasi%00", "/verifikasi?putaran=%00", "/verifikasi?%0d%0aX-Bad:1", "/wilayah/33.73%0a"]
)
def test_control_characters_are_refused(visitor: Callable[[str], Visitor], path: str) -> None:
    answer = visitor("pimpinan").get(path)
    assert answer.status_code == 400
    assert "X-Bad" not in answer.headers


def test_a_very_long_query_is_refused(visitor: Callable[[str], Visitor], stranger: Visitor) -> None:
    for each in (visitor("pimpinan"), stranger):
        assert each.get("/verifikasi?partai=" + "a" * 8_000).status_code == 414


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "BREW"])
def test_unknown_methods_are_refused_calmly(visitor: Callable[[str], Visitor], method: str) -> None:
    answer = visitor("pimpinan").client.open("/verifikasi", method=method)
    assert answer.status_code == 405
    assert "tidak dikenal" in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
    ],
)
@pytest.mark.parametrize("path", ["/login", "/logout", "/bahasa", "/kata-sandi", "/_dash-update-component"])
def test_other_sites_cannot_make_a_browser_act(
    visitor: Callable[[str], Visitor], headers: dict[str, str], path: str
) -> None:
    answer = visitor("pimpinan").client.post(path, headers=headers, data={"lang": "en", "next": "/"})
    assert answer.status_code == 403


def test_two_cookies_of_one_name_are_nobodys(edge: Edge, visitor: Callable[[str], Visitor]) -> None:
    mine, other = visitor("komisioner").token, visitor("pimpinan").token
    client = edge.app.server.test_client(use_cookies=False)
    for pair in (f"sid={mine}; sid={other}", f"sid={mine}; sid="):
        assert client.get("/_dash-layout", headers={"Cookie": pair}).status_code == 401
    assert client.get("/_dash-layout", headers={"Cookie": f"sid={mine}"}).status_code == 200


@pytest.mark.parametrize(
    "token", ["", "x", "a" * 43, "a" * 5_000, "'; DROP TABLE users --", "\N{SNOWMAN}".encode().decode("latin-1")]
)
def test_a_made_up_cookie_is_nobodys(edge: Edge, token: str) -> None:
    client = edge.app.server.test_client(use_cookies=False)
    assert client.get("/_dash-layout", headers={"Cookie": f"sid={token}"}).status_code == 401


def test_flask_and_remember_me_cookies_mean_nothing(edge: Edge) -> None:
    client = edge.app.server.test_client(use_cookies=False)
    for cookie in ("session=eyJfdXNlcl9pZCI6IjEifQ.x.y", "remember_token=1|" + "0" * 128):
        assert client.get("/_dash-layout", headers={"Cookie": cookie}).status_code == 401
