"""The worker of the officer's page: for those who may record, within that page alone, and without a figure in it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from dashboard.offline import hash_of
from tests.dashboard.canaries import CANARIES

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.dashboard.conftest import Visitor

WORKER = "/catat/pekerja.js"


@pytest.fixture
def script(visitor: Callable[[str], Visitor]) -> str:
    """What the phone of an officer keeps."""
    answer = visitor("petugas").get(WORKER)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/javascript; charset=utf-8"
    assert answer.headers["Service-Worker-Allowed"] == "/catat"
    assert answer.headers["Cache-Control"] == "no-store"
    return answer.text


def page_of(script: str) -> str:
    """The page inside the worker."""
    found = re.search(r"^const PAGE = (.*);$", script, re.MULTILINE)
    assert found
    return str(json.loads(found[1]))


def test_nobody_else_gets_it(visitor: Callable[[str], Visitor], stranger: Visitor) -> None:
    for role in ("pimpinan", "komisioner", "pengawas", "admin"):
        assert visitor(role).get(WORKER).status_code == 403
    assert stranger.get(WORKER).headers["Location"] == "/login"


def test_it_keeps_words_and_no_answer_of_ours(script: str) -> None:
    page = page_of(script)
    assert "<h1>Tidak ada jaringan</h1>" in page
    assert "petugas" not in page.replace("petugas yang berwenang", "")
    assert not any(str(number) in script for number in CANARIES.values())
    assert "caches" not in script
    assert "33.73" not in script


def test_its_page_runs_its_own_script_and_nothing_else(script: str) -> None:
    page = page_of(script)
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert len(scripts) == 1
    assert "localStorage" in scripts[0]
    assert f"script-src '{hash_of(scripts[0])}';".replace("'", "\\u0027") in script
    assert "src=" not in page


def test_it_speaks_the_language_of_its_reader(visitor: Callable[[str], Visitor]) -> None:
    user = visitor("operator")
    token = user.client.application.extensions["sessions"].form_token(user.token)
    assert user.client.post("/bahasa", data={"lang": "en", "token": token}).status_code == 303
    assert "<h1>No network</h1>" in page_of(user.get(WORKER).text)
