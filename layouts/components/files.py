"""Downloads of a page's lists: the same rows as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.core.text import Lang, t
from layouts.components.attributes import attrs
from layouts.components.elements import html

if TYPE_CHECKING:
    from dash.development.base_component import Component


def files(topic: str, query: str, said: str, lang: Lang) -> Component:
    """`said` and two buttons that fetch `/unduh/<topic>.xlsx` and `.csv` with the page's filters as `query`."""
    buttons = [
        html.A(
            t("Unduh {kind}", lang, kind=kind.upper()),
            href=f"/unduh/{topic}.{kind}{query}",
            className="button",
            **attrs(data_file="1"),
        )
        for kind in ("xlsx", "csv")
    ]
    return html.P([html.Span(said, className="muted"), " ", *buttons], className="files screen-only")
