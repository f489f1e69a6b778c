"""Dash's HTML elements, made fast: the same classes, but their arguments are checked by mypy and not at each call.

Dash's constructors compare every argument with the list of allowed ones: 10 to 20 µs an element, half the time that a
page of 2,000 elements takes to draw. The signatures that a type checker sees are Dash's own.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from dash import dcc
from dash import html as checked
from dash.development.base_component import Component

if TYPE_CHECKING:
    from dash import html as html  # noqa: PLC0414 - what importers of this module see
    from dash.dcc import Link as Link  # noqa: PLC0414


def _fast(element: Any, **needed: str) -> Any:
    """A subclass of the component `element`, made without Dash's checks; `needed` are its required arguments."""

    def __init__(self: Component, children: Any = None, **given: Any) -> None:  # noqa: N807 - becomes a method
        vars(self).update(given, children=children)

    of_class = {name: value for name, value in vars(element(**needed)).items() if name not in {"children", *needed}}
    of_class |= {"_namespace": element._namespace, "_children_props": element._children_props}  # noqa: SLF001 - Dash's register reads them
    return type(element)(
        element.__name__, (element,), {"__module__": element.__module__, "__init__": __init__, **of_class}
    )


if not TYPE_CHECKING:
    html = SimpleNamespace(
        **{
            name: _fast(element)
            for name, element in vars(checked).items()
            if isinstance(element, type) and issubclass(element, Component)
        }
    )
    Link = _fast(dcc.Link, href="")
