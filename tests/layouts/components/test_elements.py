"""Elements made without Dash's checks are Dash's elements in every other way."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

import pytest
from dash import dcc
from dash import html as checked
from dash.development.base_component import Component

from layouts.components.elements import Link, html

if TYPE_CHECKING:
    from collections.abc import Callable

TAGS = sorted(name for name, _ in inspect.getmembers(checked, inspect.isclass) if name != "Component")
GIVEN = {"id": "one", "className": "rows", "title": "Satu", "aria-hidden": "true"}


@pytest.mark.parametrize("tag", TAGS)
def test_an_element_says_to_the_browser_what_dash_s_own_says(tag: str) -> None:
    assert _said(getattr(html, tag)) == _said(getattr(checked, tag))


def test_a_link_says_what_dash_s_own_says() -> None:
    assert Link("Salatiga", href="/wilayah/33.73").to_plotly_json() == {
        "props": {"children": "Salatiga", "href": "/wilayah/33.73"},
        "type": "Link",
        "namespace": "dash_core_components",
    }


def test_an_element_is_still_of_dash_s_class_and_can_be_walked_through() -> None:
    inner = html.Td(["a", Link("b", href="/")])
    row = html.Tr([inner], id="row")
    assert isinstance(row, checked.Tr)
    assert isinstance(row, Component)
    assert [type(each).__name__ for each in row._traverse() if isinstance(each, Component)] == ["Td", "Link"]
    assert isinstance(inner.children[1], dcc.Link)


def _said(element: Callable[..., Component]) -> object:
    return element(["a", element("b")], **GIVEN).to_plotly_json()["props"] | {"children": None}
