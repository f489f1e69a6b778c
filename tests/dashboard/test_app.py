"""The composition root refuses to build what must not be served."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from dash import Input, Output
from sqlalchemy import delete, select

from callbacks import wiring
from callbacks.wiring import Wire
from dashboard import app as root
from dashboard.app import create_app
from dashboard.core.errors import UnscopedQuery
from dashboard.core.permissions import Permission
from dashboard.core.settings import Environment
from data.models import Installation, VerificationRecap
from tests.dashboard.conftest import NAVIGATION, Edge, Visitor, navigation, settings_for

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PLANTED = {
    "output": "planted.children",
    "outputs": {"id": "planted", "property": "children"},
    "state": [],
    "inputs": [{"id": "shell-url", "property": "href", "value": "/"}],
}


def test_two_apps_in_one_process_both_have_their_callbacks(edge: Edge) -> None:
    second = create_app(edge.settings, edge.sessions)
    assert set(second.callback_map) == set(edge.app.callback_map)
    assert NAVIGATION in second.callback_map


def test_dangerous_parts_of_dash_stay_off(edge: Edge) -> None:
    assert edge.app.config.suppress_callback_exceptions
    assert not edge.app.config.include_pages_meta
    assert edge.app.validation_layout is None
    assert not [rule for rule in edge.app.server.url_map.iter_rules() if "mcp" in rule.rule]


def test_layouts_are_not_in_the_html(visitor: Callable[[str], Visitor]) -> None:
    html = visitor("pimpinan").get("/wilayah/33.73").text
    assert "validation_layout" not in html
    assert "Salatiga" not in html


def test_an_undeclared_callback_keeps_the_server_from_starting(edge: Edge, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = root._dash

    def planting(server: Any) -> Any:
        app = plain(server)
        app.callback(Output("planted", "children"), Input("shell-url", "href"))(lambda _: "829393")
        return app

    monkeypatch.setattr(root, "_dash", planting)
    with pytest.raises(RuntimeError, match=r"planted\.children"):
        create_app(edge.settings, edge.sessions)


def test_an_undeclared_callback_is_refused_by_the_door_as_well(edge: Edge, visitor: Callable[[str], Visitor]) -> None:
    edge.app.callback(Output("planted", "children"), Input("shell-url", "href"))(lambda _: "829393")
    try:
        answer = visitor("pimpinan").client.post("/_dash-update-component", json=PLANTED)
    finally:
        del edge.app.callback_map["planted.children"]
    assert answer.status_code == 403
    assert "829393" not in answer.text


def test_a_lost_callback_keeps_the_server_from_starting(edge: Edge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wiring, "install", lambda *_: {NAVIGATION: Permission.HELP_READ})
    with pytest.raises(RuntimeError, match="differ"):
        create_app(edge.settings, edge.sessions)


def test_an_unscoped_query_in_a_callback_shows_nothing(edge: Edge, monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(ctx: Any, _href: str) -> str:
        return str(ctx.db.scalars(select(VerificationRecap.received)).all())

    wire = Wire(Permission.HELP_READ, (Output("planted", "children"), Input("shell-url", "href")), careless)
    monkeypatch.setattr(wiring, "WIRES", [*wiring.WIRES, wire])
    app = create_app(edge.settings, edge.sessions)
    client = app.server.test_client()
    client.set_cookie("sid", Visitor(client, _token(edge)).token)
    answer = client.post("/_dash-update-component", json=PLANTED)
    assert answer.status_code == UnscopedQuery.status == 500
    assert "717171" not in answer.text


def _token(edge: Edge) -> str:
    from tests.dashboard.conftest import signed_in  # noqa: PLC0415 - one use

    return signed_in(edge, "pimpinan").token


def test_the_demos_accounts_are_impossible_in_production(edge: Edge, tmp_path: Path) -> None:
    production = settings_for(tmp_path, environment=Environment.PRODUCTION, trusted_hosts="pantau.example.id")
    create_app(production, edge.sessions)
    with edge.write.begin() as db:
        db.add(Installation(key="kind", value="demo"))
    try:
        with pytest.raises(ValueError, match="demo"):
            create_app(production, edge.sessions)
        page = create_app(edge.settings, edge.sessions).server.test_client().get("/login").text
    finally:
        with edge.write.begin() as db:
            db.execute(delete(Installation).where(Installation.key == "kind"))
    assert "pantau-demo" in page
    assert "komisioner" in page


def test_without_a_demo_the_sign_in_page_names_nobody(stranger: Visitor) -> None:
    page = stranger.get("/login").text
    assert "pantau-demo" not in page
    assert "komisioner" not in page


def test_production_refuses_a_weak_secret(edge: Edge, tmp_path: Path) -> None:
    weak = settings_for(tmp_path, environment=Environment.PRODUCTION, trusted_hosts="x", secret_key="short")
    with pytest.raises(ValueError, match="SECRET_KEY"):
        create_app(weak, edge.sessions)


def test_navigation_works_after_all_this(visitor: Callable[[str], Visitor]) -> None:
    answer = visitor("pimpinan").client.post("/_dash-update-component", json=navigation("http://localhost/bantuan"))
    assert set(answer.get_json()["response"]) == {"shell-tabs", "shell-as-of", "shell-context", "shell-content"}
