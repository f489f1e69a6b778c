"""What is only HTML becomes one component; what lives keeps its own, in its place."""

from __future__ import annotations

from typing import Any

from dash import dcc, html

from dashboard.trees import Tree, planted


def test_html_becomes_nested_lists_of_tag_attributes_and_children() -> None:
    shown = html.Div([html.B("12", className="num"), " dari ", 35, None], id="here", title="x")

    tree = planted(shown, ()).tree

    assert tree == ["div", {"id": "here", "title": "x"}, ["b", "num", "12"], " dari ", 35]


def test_a_link_is_an_anchor_since_the_frame_follows_it() -> None:
    assert planted(dcc.Link("Salatiga", href="/wilayah/33.73"), ()).tree == [
        "a",
        {"href": "/wilayah/33.73"},
        "Salatiga",
    ]


def test_several_side_by_side_have_no_element_around_them() -> None:
    assert planted([html.P("a"), "b"], ()).tree == ["", None, ["p", None, "a"], "b"]


def test_what_lives_is_a_child_of_the_tree_and_the_tree_says_where() -> None:
    figure = dcc.Graph(id="burnup")

    made = planted(html.Section([html.H2("Laju"), figure]), ())

    assert made.tree == ["section", None, ["h2", None, "Laju"], {"slot": 0}]
    assert made.children == [figure]


def test_html_that_a_callback_reads_or_writes_stays_a_component_with_trees_inside() -> None:
    part = html.Div([html.P("isi")], id="shell-content")

    made = planted(html.Main(part), {"shell-content"})

    assert made.tree == ["main", None, {"slot": 0}]
    assert made.children == [part]
    assert isinstance(part.children, Tree)


def test_a_component_alone_needs_no_tree() -> None:
    figure = dcc.Graph(id="burnup")

    assert planted(figure, ()) is figure


def test_markup_in_a_text_stays_text() -> None:
    assert planted(html.P("<b>tebal</b>"), ()).tree == ["p", None, "<b>tebal</b>"]


def test_attributes_are_those_that_dash_itself_would_send() -> None:
    loose: dict[str, Any] = {"aria-label": "q", "data-do": "open"}
    cell = html.Td("x", colSpan=2, style={"--share": "50%"}, hidden=True, **loose)
    sent = cell.to_plotly_json()["props"]

    assert planted(cell, ()).tree[1] == {name: value for name, value in sent.items() if name != "children"}
