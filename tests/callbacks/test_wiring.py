"""Callbacks carry their permission to the app."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from dash import Dash, Input, Output

from callbacks import wiring
from callbacks.navigation import LONGEST_URL, navigation
from callbacks.wiring import Wire, guarded, install, page_callback
from dashboard.core.errors import NotAllowed
from dashboard.core.permissions import Permission
from layouts.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Page(id="x", path="/x", title="X", permission=Permission.BACKLOG_READ)
ENDS = (Output("x-out", "children"), Input("x-in", "value"))


@contextmanager
def only_help(needed: Permission) -> Iterator[Any]:
    """A caller who may read the help and nothing else."""
    if needed is not Permission.HELP_READ:
        raise NotAllowed
    yield "ctx"


def test_a_page_callback_stays_a_plain_function_and_is_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wiring, "WIRES", [])

    @page_callback(PAGE, *ENDS, prevent_initial_call=True)
    def show(ctx: Any, value: str) -> str:
        return f"{ctx}-{value}"

    assert show("c", "v") == "c-v"
    assert [(wire.permission, wire.fn, wire.options) for wire in wiring.WIRES] == [
        (Permission.BACKLOG_READ, show, {"prevent_initial_call": True})
    ]


def test_the_permission_comes_before_the_function() -> None:
    def never(*_: Any) -> None:
        pytest.fail("ran")

    with pytest.raises(NotAllowed):
        guarded(Wire(Permission.BACKLOG_READ, ENDS, never), only_help)("v")
    assert guarded(Wire(Permission.HELP_READ, ENDS, lambda ctx, value: (ctx, value)), only_help)("v") == ("ctx", "v")


def test_installing_tells_the_permission_of_every_output() -> None:
    app = Dash("x", server=False)
    declared = install(app, only_help, [Wire(Permission.BACKLOG_READ, ENDS, lambda *_: "")])
    assert declared == {"x-out.children": Permission.BACKLOG_READ}
    assert set(app.callback_map) == set(declared)


@pytest.mark.parametrize(
    ("href", "asked"), [("http://x/a?b", "http://x/a?b"), (None, "/"), ("x" * (LONGEST_URL + 1), "/"), ([], "/")]
)
def test_navigation_shows_the_page_of_a_sound_address_and_else_the_first(href: Any, asked: str) -> None:
    wire = navigation(lambda ctx, said: [ctx, said])
    assert wire.fn("ctx", href) == ["ctx", asked]
    assert wire.options == {"prevent_initial_call": True}
