"""What the signs in the cells of a matrix and the colours of bars mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layouts.components.elements import html

if TYPE_CHECKING:
    from collections.abc import Iterable


def sign_legend(signs: Iterable[tuple[str, str, str]]) -> html.Ul:
    """A line for each (letter, class of the cell, words)."""
    items = [html.Li([html.Span(letter, className=f"sign {kind}"), words]) for letter, kind, words in signs]
    return html.Ul(items, className="legend matrix-legend")


def swatch(kind: str, words: str) -> html.Li:
    """A colour (class) and its words."""
    return html.Li([html.Span(className=f"swatch {kind}"), words])
