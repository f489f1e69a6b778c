"""A long table that shows its first rows; the rest folds under a summary, its columns still in line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core.text import Lang, tn
from layouts.components.elements import html

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

SLACK: Final = 2  # so many rows more are shown rather than folded


def folding(  # noqa: PLR0913 - a table and how it folds, the latter by keyword
    heads: Sequence[Component], rows: Sequence[html.Tr], lang: Lang, *, more: str, name: str, shown: int = 14
) -> html.Div:
    """`heads` are the `th` of the columns, `more` a counted sentence such as *{n} wilayah lainnya*.

    `name` is the class of the whole; its n-th column has the class `col-n`, whose width the style sheet gives.
    """
    first = rows[:shown] if len(rows) > shown + SLACK else rows
    parts: list[Component] = [_table(heads, first, is_first=True)]
    if rest := rows[len(first) :]:
        summary = html.Summary(tn(more, len(rest), lang))
        parts.append(html.Details([summary, _table(heads, rest, is_first=False)], className="more"))
    return html.Div(parts, className=f"folding {name}")


def _table(heads: Sequence[Component], rows: Sequence[html.Tr], *, is_first: bool) -> html.Table:
    columns = html.Colgroup([html.Col(className=f"col-{n}") for n in range(1, len(heads) + 1)])
    head = html.Thead(html.Tr(heads), className=None if is_first else "is-folded")
    return html.Table([columns, head, html.Tbody(rows)], className="rows is-tight")
