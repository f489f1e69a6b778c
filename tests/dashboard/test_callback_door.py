"""The second door: what a callback brings is checked before Dash sees it."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any, Final

import pytest
from sqlalchemy import select

from data.models import Audit
from tests.dashboard.conftest import NAVIGATION, PARTS, navigation

if TYPE_CHECKING:
    from collections.abc import Callable

    from werkzeug.test import TestResponse

    from tests.dashboard.conftest import Edge, Visitor

PATH: Final = "/_dash-update-component"
GOOD: Final = navigation("http://localhost/bantuan")


def send(visitor: Visitor, body: str | bytes, kind: str = "application/json") -> TestResponse:
    return visitor.client.post(PATH, data=body, content_type=kind)


@pytest.mark.parametrize(
    "body",
    [
        "", "[]", "null", "true", "0", '"x"', "{", "{}", "NaN", '{"output": NaN}', '{"output": 1}', '{"output": []}',
        '{"output": {"id": "x"}}', "[" * 30_000, '{"a":' * 1_500, '{"output": "\\ud800"}', "\x00", "{'output': 1}",
        '{"output": null, "inputs": []}', "1e999", '{"output": "x", "output": null}',
    ],
)  # fmt: skip
def test_what_is_no_callback_is_refused(visitor: Callable[[str], Visitor], body: str) -> None:
    assert send(visitor("pimpinan"), body).status_code == 400


@pytest.mark.parametrize(
    "changes",
    [
        {"inputs": None}, {"inputs": {}}, {"inputs": []}, {"inputs": [1]}, {"inputs": [[]]}, {"inputs": GOOD["inputs"] * 2},
        {"inputs": [{"id": "other", "property": "href", "value": "/"}]},
        {"inputs": [{"id": {"index": "*"}, "property": "href", "value": "/"}]},
        {"inputs": [{"id": "shell-url", "property": "search", "value": "/"}]},
        {"inputs": [{"id": "shell-url", "property": "href", "value": "/", "scope": "*"}]},
        {"state": [{"id": "user", "property": "data", "value": "admin"}]}, {"state": {}},
        {"outputs": None}, {"outputs": []}, {"outputs": GOOD["outputs"][:1]}, {"outputs": GOOD["outputs"][::-1]},
        {"outputs": {"id": PARTS[0], "property": "children"}},
        {"outputs": [{"id": "shell-tabs", "property": "dangerously_allow_html"}, *GOOD["outputs"][1:]]},
        {"changedPropIds": "x"}, {"changedPropIds": ["evil.href"]}, {"changedPropIds": [1]}, {"changedPropIds": [{}]},
        {"inputs": [{"id": "shell-url", "property": "href", "value": [0] * 3_000}]},
        {"inputs": [{"id": "shell-url", "property": "href", "value": "x" * 9_000}]},
        {"inputs": [{"id": "shell-url", "property": "href", "value": [[[[[[[[1]]]]]]]]}]},
    ],
)  # fmt: skip
def test_forged_parts_are_refused(visitor: Callable[[str], Visitor], changes: dict[str, Any]) -> None:
    assert send(visitor("pimpinan"), json.dumps(GOOD | changes)).status_code == 400


@pytest.mark.parametrize("output", ["", "x", "x.y", "..a.b...c.d..", NAVIGATION + " ", NAVIGATION.upper(), "__proto__"])
def test_an_unknown_output_is_not_found(visitor: Callable[[str], Visitor], output: str) -> None:
    assert send(visitor("pimpinan"), json.dumps(GOOD | {"output": output})).status_code == 404


@pytest.mark.parametrize("size", [65_537, 400_000])
def test_a_large_body_is_refused(visitor: Callable[[str], Visitor], size: int) -> None:
    body = json.dumps(GOOD | {"inputs": [{"id": "shell-url", "property": "href", "value": [0] * (size // 3)}]})
    assert send(visitor("pimpinan"), body).status_code == 413


def test_a_large_body_that_hides_its_length_is_refused(visitor: Callable[[str], Visitor]) -> None:
    environ = {
        "wsgi.input": io.BytesIO(b"[" * 200_000),
        "wsgi.input_terminated": True,
        "HTTP_TRANSFER_ENCODING": "chunked",
    }
    answer = visitor("pimpinan").client.post(PATH, environ_overrides=environ, content_type="application/json")
    assert answer.status_code == 413


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_other_content_types_are_refused(visitor: Callable[[str], Visitor], kind: str) -> None:
    assert send(visitor("pimpinan"), json.dumps(GOOD), kind).status_code == 415


@pytest.mark.parametrize(
    "value",
    [
        None,
        1,
        True,
        [],
        {},
        {"props": {"children": "x"}, "type": "Div"},
        "//evil.example",
        "javascript:alert(1)",
        "\\\\x",
        "http://[",
        "x" * 5_000,
    ],
)
def test_an_odd_address_shows_a_page_or_a_sentence_and_never_an_echo(
    visitor: Callable[[str], Visitor], value: Any
) -> None:
    answer = visitor("pimpinan").navigate(value)
    assert answer.status_code == 200
    assert "evil.example" not in answer.text
    assert "javascript:" not in answer.text


def test_a_denied_callback_is_recorded(edge: Edge, visitor: Callable[[str], Visitor]) -> None:
    visitor("pengawas").navigate("http://localhost/tunggakan")
    with edge.sessions() as db:
        last = db.scalars(select(Audit).order_by(Audit.id.desc()).limit(1)).one()
    assert (last.actor, last.action, last.subject) == ("pengawas", "ditolak", "/tunggakan")
