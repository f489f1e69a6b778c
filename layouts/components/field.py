"""`<input>`, which Dash's HTML lacks: for pages drawn as trees (dashboard/trees.py), where it is the browser's own."""

from __future__ import annotations

from typing import Final

from dash.development.base_component import Component

from layouts.components.elements import html

ATTRIBUTES: Final = [
    "children", "id", "name", "type", "value", "defaultValue", "defaultChecked", "required", "disabled", "min", "max",
    "maxLength", "placeholder", "readOnly", "autoComplete", "inputMode", "className", "role", "title",
]  # fmt: skip


class Field(Component):
    """An `<input>` with its attributes as React spells them; it keeps what is typed into it by itself."""

    _children_props: list[str] = []  # noqa: RUF012 - Dash declares these on instances and reads them from the class
    _base_nodes: list[str] = ["children"]  # noqa: RUF012
    _namespace = html.Div._namespace  # noqa: SLF001 - Dash has no public name for it
    _type = "Input"
    _prop_names: list[str] = ATTRIBUTES
    _valid_wildcard_attributes: list[str] = ["data-", "aria-"]  # noqa: RUF012
    available_properties: list[str] = ATTRIBUTES
    available_wildcard_properties: list[str] = ["data-", "aria-"]  # noqa: RUF012
