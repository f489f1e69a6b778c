"""The overview: one screen that says where we stand, what moved and what needs a decision."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from dashboard.core.permissions import Permission
from dashboard.core.text import N_, Lang, t
from layouts import overview_parts as parts
from layouts import overview_words as words
from layouts.burnup_panel import burnup_panel
from layouts.components.clock import stage_clock
from layouts.components.elements import html
from layouts.components.key_number import key_number
from layouts.components.panel import lead
from layouts.headline import headline
from layouts.page import Page
from layouts.quality_strip import strip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dash.development.base_component import Component

    from callbacks.filters import Filters
    from data.answers import AgeBucket, AreaFigures, Burnup, Change, Question, Window
    from layouts.quality_strip import Quality

PAGE: Final = Page(id="overview", path="/", title=N_("Ringkasan"), permission=Permission.OVERVIEW_READ)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The numbers of the page: `figures` at the as-of and `before` a day earlier, with the areas below.

    `parties` are abbreviations by code. `itemised` open items have a row of their own, so that their age is known; `rows`: the caller may open the rows.
    """

    filters: Filters
    question: Question
    figures: AreaFigures
    before: AreaFigures
    burnup: Burnup
    clock: tuple[Window, ...]
    ageing: tuple[AgeBucket, ...]
    itemised: int
    changes: tuple[Change, ...]
    parties: Mapping[str, str] = field(default_factory=dict)
    rows: bool = False
    quality: Quality | None = None  # None where the reader may not see the Help Desks


def page(view: View, lang: Lang) -> Component:
    """The page, numbers included."""
    top = [
        html.H1(t("Ringkasan {area}", lang, area=view.figures.area.name), className="visually-hidden"),
        html.Div(lead(words.lead(view, lang)), className="span-8"),
        html.Div(stage_clock(view.clock, view.question.as_of, lang), className="span-4"),
        *(key_number(one, lang) for one in headline(view, lang)),
    ]
    served = strip(view.quality, view.filters, lang)
    return html.Div([*top, *([served] if served else []), *_body(view, lang)], className="grid overview")


def _body(view: View, lang: Lang) -> list[Component]:
    burnup = burnup_panel(view.figures, view.burnup, lang, span=7)
    changed = parts.changes_panel(view, lang)
    if not view.figures.children:
        right = html.Div([parts.age_panel(view, lang), changed], className="stack span-5")
        return [one for one in (burnup, right) if one is not None]
    if view.figures["received"] is None and view.figures["sample"] is None:
        return [parts.map_panel(view, lang, span=7), parts.quiet_panel(view, lang, span=5)]
    right = html.Div([parts.risk_panel(view, lang), parts.age_panel(view, lang)], className="stack span-5")
    below = html.Div([changed, parts.quiet_panel(view, lang)], className="stack span-5")
    return [one for one in (parts.map_panel(view, lang, span=7), right, burnup, below) if one is not None]
