"""A part of a page without a box: a title that states the finding, what is shown, ⓘ, the figure, its table twin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from dashboard.core.text import Lang, t
from layouts.components.elements import Link, html
from layouts.components.info import info

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dash.development.base_component import Component

BOLD = re.compile(r"\*\*(.+?)\*\*")
LINK = re.compile(r"\[([^\[\]]+)\]\((/[^()\s]*)\)")


def panel(  # noqa: PLR0913 - the options of one part of a page, all by keyword
    title: str,
    body: Component | Sequence[Component],
    lang: Lang,
    *,
    sub: str = "",
    metrics: Sequence[str] = (),
    span: int = 12,
    twin: Component | None = None,
) -> html.Section:
    """`title` is the finding in a sentence, `sub` says what is shown, `span` of 12 columns, `twin` a `<table>`.

    While the twin is open it stands in place of the figure.
    """
    head: list[Component] = [html.H2(title)]
    if metrics:
        head.append(info(metrics, lang))
    if sub:
        head.append(html.P(sub, className="sub"))
    figure = html.Div(body, className="figure-box")
    parts = [html.Div(head, className="panel-head"), figure, table_twin(twin, lang)]
    return html.Section([part for part in parts if part is not None], className=f"panel span-{span}")


def table_twin(table: Component | None, lang: Lang) -> html.Details | None:
    """The same numbers as a real table, behind a native toggle."""
    if table is None:
        return None
    closed, opened = t("Lihat sebagai tabel", lang), t("Lihat sebagai gambar", lang)
    words = [html.Span(closed, className="when-closed"), html.Span(opened, className="when-open")]
    return html.Details([html.Summary(words), html.Div(table, className="scroll-x")], className="twin")


def plain_table(
    head: Sequence[str], rows: Sequence[Sequence[Any]], *, caption: str, numeric: Sequence[int] | None = None
) -> html.Table:
    """A table of words and finished numbers; the first column heads the row, `numeric` (default: all others) align right."""
    right = set(range(1, len(head))) if numeric is None else set(numeric)
    tops = [html.Th(one, scope="col", className="num" if n in right else None) for n, one in enumerate(head)]
    return html.Table(
        [
            html.Caption(caption, className="visually-hidden"),
            html.Thead(html.Tr(tops)),
            html.Tbody([_row(row, right) for row in rows]),
        ],
        className="rows",
    )


def _row(row: Sequence[Any], right: set[int]) -> html.Tr:
    first = html.Th(row[0], scope="row")
    return html.Tr(
        [first, *(html.Td(one, className="num" if n in right else None) for n, one in enumerate(row[1:], 1))]
    )


def rich(words: str) -> list[Any]:
    """`**bold**` parts of a sentence and `[words](/path)` links as components, the rest as text."""
    pieces = BOLD.split(words)
    parts = ([html.B(piece)] if n % 2 else _linked(piece) for n, piece in enumerate(pieces) if piece)
    return [one for some in parts for one in some]


def _linked(words: str) -> list[Any]:
    """Links of this application only; whatever else stands in brackets is text."""
    text, *rest = LINK.split(words)
    links = [[Link(rest[n], href=rest[n + 1]), rest[n + 2]] for n in range(0, len(rest), 3)]
    return [one for some in ([text], *links) for one in some if one]


def lead(sentences: Sequence[str], *, large: bool = True) -> html.Div:
    """The generated sentences at the top of a page; each may hold `**bold**` parts and `[links](/path)`."""
    return html.Div([html.P(rich(one)) for one in sentences if one], className="lead" if large else "lead is-small")


def stack(parts: Iterable[Component | None], span: int, more: str = "") -> html.Div:
    """Panels below each other in `span` of 12 columns, those that there are."""
    return html.Div([one for one in parts if one is not None], className=f"stack span-{span} {more}".strip())
