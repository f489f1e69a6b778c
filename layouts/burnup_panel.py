"""The burn-up with its sentence and its table twin: will we finish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import dcc

from dashboard.core import formats
from dashboard.core.text import Lang, t
from layouts import pace
from layouts.components.panel import panel, plain_table
from layouts.figures.burnup import Outlook, burnup
from layouts.figures.theme import config

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from data.answers import AreaFigures, Burnup


def burnup_panel(figures: AreaFigures, data: Burnup, lang: Lang, *, span: int = 12) -> Component | None:
    """Received and checked by day, the plan, the pace that is needed and where the present one leads."""
    if not data.days or figures["received"] is None:
        return None
    checked, left = figures["checked"], figures["backlog"]
    outlook = Outlook(
        as_of=figures.as_of,
        checked=checked,
        whole=None if checked is None or left is None else checked + left,
        backlog=left,
        eta_range=figures.eta_range,
    )
    title = pace.pace_title(figures, lang)
    graph = dcc.Graph(
        figure=burnup(data, outlook, lang),
        config=config(lang, f"laju_{figures.area.code}"),  # type: ignore[arg-type]  # a typed dict of Dash
        className="plot",
        responsive=True,
        style={"height": "300px"},
    )
    metrics = ("daily_rate", "pace_needed", "days_left", "eta")
    sub = pace.pace_sub(figures, lang)
    return panel(title, graph, lang, sub=sub, metrics=metrics, span=span, twin=_twin(data, title, lang))


def _twin(data: Burnup, caption: str, lang: Lang) -> Component:
    rows = [
        (formats.week_day(day, lang), formats.number(received, lang), formats.number(checked, lang))
        for day, received, checked in zip(data.days, data.received, data.checked, strict=True)
    ]
    head = (t("Hari", lang), t("Diterima", lang), t("Diperiksa", lang))
    return plain_table(head, rows, caption=caption)
