"""Pages as plain trees: what is only HTML goes to the browser as one component, not as a thousand.

Dash wraps each component and asks each of them again at every step: 1,000 of them cost a browser two seconds at a first
visit. `window.pantau.Tree` (assets/55-tree.js) draws the same HTML from nested lists; what lives (figures, tables,
whatever a callback reads or writes) stays a component in a place that the tree leaves for it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from dash import dcc, html
from dash.development.base_component import Component

if TYPE_CHECKING:
    from collections.abc import Collection

HTML: Final = html.Div._namespace  # noqa: SLF001 - Dash has no public name for it
TAGS: Final = {"ObjectEl": "object", "MapEl": "map"}
OF_CLASS: Final = frozenset(  # what Dash keeps beside the attributes; asking it for them takes ten times as long
    {"_prop_names", "_valid_wildcard_attributes", "available_properties", "available_wildcard_properties"}
)
BESIDE: Final = OF_CLASS | {"children", "n_clicks", "n_clicks_timestamp", "disable_n_clicks"}  # no attributes of HTML


class Tree(Component):
    """HTML for `window.pantau.Tree`.

    `tree`: a text or number, `[tag, attributes, *children]` (tag '' for several side by side), or `{"slot": n}` for the
    child of that number. Attributes are a map, a class name alone, or null: most elements have no more than that.
    """

    _children_props: list[str] = []  # noqa: RUF012 - Dash declares these on instances and reads them from the class
    _base_nodes: list[str] = ["children"]  # noqa: RUF012
    _namespace = "pantau"
    _type = "Tree"
    _prop_names: list[str] = ["children", "tree"]  # noqa: RUF012
    _valid_wildcard_attributes: list[str] = []  # noqa: RUF012
    available_properties: list[str] = _prop_names
    available_wildcard_properties: list[str] = []  # noqa: RUF012


def planted(shown: Any, alive: Collection[str]) -> Any:
    """`shown` (components, texts, lists of them) with its HTML as trees; ids in `alive` are used by callbacks."""
    living: list[Any] = []
    tree = _tree(shown, alive, living)
    if isinstance(tree, dict):
        return living[0]
    return Tree(tree=tree, children=living) if living else Tree(tree=tree)  # type: ignore[no-untyped-call]  # as above


def _tree(shown: Any, alive: Collection[str], living: list[Any]) -> Any:
    if shown is None or isinstance(shown, (str, int, float)):
        return shown
    if isinstance(shown, (list, tuple)):
        return ["", None, *[_tree(each, alive, living) for each in shown]]
    kind: Any = type(shown)
    tag, given = _tag(kind), vars(shown)
    if tag is None or given.get("id") in alive:
        living.append(_with_trees_inside(shown, alive))
        return {"slot": len(living) - 1}
    attributes = {name: value for name, value in given.items() if value is not None and name not in BESIDE}
    inner = given.get("children")
    children = inner if isinstance(inner, (list, tuple)) else (inner,)
    return [tag, _short(attributes), *[_tree(each, alive, living) for each in children if each is not None]]


def _short(attributes: dict[str, Any]) -> Any:
    return attributes["className"] if attributes.keys() == {"className"} else attributes or None


@cache
def _tag(kind: Any) -> str | None:
    """The tag of a component that is an element and nothing more; a link of Dash is one: the frame follows every link."""
    if issubclass(kind, dcc.Link):
        return "a"
    name = kind._type  # noqa: SLF001 - Dash has no public name for it
    return TAGS.get(name, name.lower()) if kind._namespace == HTML else None  # noqa: SLF001 - as above


def _with_trees_inside(component: Component, alive: Collection[str]) -> Component:
    """A living element keeps its place; what it holds becomes a tree."""
    inner = getattr(component, "children", None)
    if _tag(type(component)) and isinstance(inner, (list, tuple, Component)):
        component.children = planted(inner, alive)
    return component
