"""ⓘ beside every figure: the definition, formula and source of its metrics, the same words as the help page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.core.text import Lang, t
from data.page_metrics import BY_ID
from layouts.components.attributes import attrs
from layouts.components.elements import html

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from data.metrics import Metric


def info(metrics: Sequence[str], lang: Lang, *, left: bool = False) -> html.Details:
    """A small button (keyboard: Enter) that opens the definitions of `metrics`; `left` opens it to the right."""
    known = [BY_ID[metric] for metric in metrics]
    names = ", ".join(t(one.name, lang) for one in known)
    said = attrs(aria_label=t("Penjelasan: {names}", lang, names=names))
    body = html.Dl([part for one in known for part in _definition(one, lang)], className="info-body")
    return html.Details([html.Summary(**said), body], className="info is-left" if left else "info")


def _definition(metric: Metric, lang: Lang) -> list[Component]:
    parts = [html.Dt(t(metric.name, lang)), html.Dd(t(metric.definition, lang))]
    if metric.formula:
        parts.append(html.Dd(t(metric.formula, lang)))
    if metric.source:
        parts.append(html.Dd(t("Sumber: {source}", lang, source=t(metric.source, lang))))
    return [html.Div(parts)]
