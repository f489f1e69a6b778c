"""The as-of control: any day of the cycle in the URL, the present by default."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dash import dcc

from dashboard.core import formats
from dashboard.core.text import Lang, t
from layouts.components.attributes import attrs
from layouts.components.elements import html

if TYPE_CHECKING:
    from datetime import datetime

    from dash.development.base_component import Component


@dataclass(frozen=True, kw_only=True)
class Preset:
    """A moment worth jumping to: its name, its date and the address of this page then."""

    label: str
    detail: str
    href: str
    current: bool = False


@dataclass(frozen=True, kw_only=True)
class AsOf:
    """The moment shown, whether it was chosen (else it is the present), and where one click leads.

    `other_year`: it does not lie in the present year, so the year is said.
    """

    moment: datetime
    chosen: bool
    presets: tuple[Preset, ...] = ()
    other_year: bool = False


def as_of_menu(as_of: AsOf, lang: Lang) -> Component:
    """A button with the moment; in it a date field and the presets. The script writes `per=` into the URL."""
    shown = formats.short_moment(as_of.moment, lang, year=as_of.other_year)
    label = html.Span(t("Keadaan per", lang) + " ", className="visually-hidden")
    body = [_day_form(as_of, lang), html.Hr(), html.Ul([_preset(one) for one in as_of.presets])]
    return html.Details(
        [html.Summary([html.Span([label, shown])]), html.Div(body, className="menu-body")],
        className="menu is-past" if as_of.chosen else "menu",
        **attrs(data_menu="as-of"),
    )


def _day_form(as_of: AsOf, lang: Lang) -> Component:
    day = formats.local(as_of.moment).date().isoformat()
    field = dcc.Input(type="date", name="per", value=day, required=True)  # type: ignore[arg-type]  # a plain <input>
    words = html.Label([t("Keadaan pada akhir hari", lang), field])
    button = html.Button(t("Tampilkan", lang), className="button", type="submit")
    return html.Form([words, button], className="as-of-form", method="get", **attrs(data_do="as-of"))


def _preset(one: Preset) -> Component:
    extra = attrs(aria_current="true") if one.current else {}
    return html.Li(html.A([html.Span(one.label), html.Span(one.detail, className="muted")], href=one.href, **extra))
