"""Static files: small on the wire, whole after unpacking, and only those that are registered."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import brotli
import pytest

from dashboard.app import ASSETS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.dashboard.conftest import Visitor


def test_files_are_compressed_as_the_browser_likes(visitor: Callable[[str], Visitor]) -> None:
    user, plain = visitor("pimpinan"), (ASSETS / "frame.js").read_bytes()
    packed = {
        kind: user.get("/assets/frame.js", headers={"Accept-Encoding": kind}) for kind in ("br", "gzip", "identity")
    }
    assert (
        brotli.decompress(packed["br"].data) == gzip.decompress(packed["gzip"].data) == packed["identity"].data == plain
    )
    assert len(packed["br"].data) < len(packed["gzip"].data) < len(plain)
    assert {answer.headers["Vary"] for answer in packed.values()} == {"Accept-Encoding"}
    assert len({answer.headers["ETag"] for answer in packed.values()}) == 3


def test_a_file_that_the_browser_has_is_not_sent_again(visitor: Callable[[str], Visitor]) -> None:
    user = visitor("pimpinan")
    tag = user.get("/assets/frame.js").headers["ETag"]
    again = user.get("/assets/frame.js", headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")


def test_pages_are_compressed_too(visitor: Callable[[str], Visitor]) -> None:
    headers = {"Referer": "http://localhost/bantuan", "Accept-Encoding": "br"}
    answer = visitor("pimpinan").get("/_dash-layout", headers=headers)
    assert answer.headers["Content-Encoding"] == "br"
    assert b"shell-content" in brotli.decompress(answer.data)


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../dashboard/keys.py", "/assets/..%2fdashboard%2fkeys.py", "/assets/%2e%2e/pyproject.toml", "/assets/",
        "/assets//etc/passwd", "/_dash-component-suites/dash/dash.py", "/_dash-component-suites/os/os.py",
        "/_dash-component-suites/dashboard/keys.py", "/_dash-component-suites/dash/../../x", "/assets/vendor",
    ],
)  # fmt: skip
def test_nothing_else_can_be_fetched(visitor: Callable[[str], Visitor], path: str) -> None:
    assert visitor("pimpinan").get(path).status_code == 404


def test_the_smaller_plotly_is_named_before_anything_loads(visitor: Callable[[str], Visitor]) -> None:
    html = visitor("pimpinan").get("/").text
    assert re.search(r'<script src="/assets/semua\.js\?m=\d+" data-plotly="/assets/vendor/plotly-[^"]+\?m=\d+"', html)
    assert html.index("/assets/semua.js") < html.index("/assets/semua.css")
    assert len(set(re.findall(r'"(/assets/[^"]+)"', html))) == 3


def test_the_table_comes_only_with_its_page_and_figures_at_once_with_theirs(visitor: Callable[[str], Visitor]) -> None:
    user = visitor("pimpinan")
    front, backlog, help_page = (user.get(path).text for path in ("/", "/tunggakan", "/bantuan"))
    assert '<script src="/_dash-component-suites/dash_ag_grid' not in front + backlog + help_page
    assert "dash_ag_grid" in re.findall(r"<link rel=\"preload\"[^>]+>", backlog)[-1]
    assert len(re.findall(r"<script src=[^>]+(?:plotly|async-graph)[^>]+ async>", front)) == 2
    assert "async-graph" not in backlog + help_page


def test_all_small_files_come_in_one(visitor: Callable[[str], Visitor]) -> None:
    user = visitor("pimpinan")
    for bundle, pattern in (("semua.css", "*.css"), ("semua.js", "*.js")):
        text = user.get(f"/assets/{bundle}").text
        assert all(path.read_text("utf-8") in text for path in ASSETS.glob(pattern))
