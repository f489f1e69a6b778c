"""Filters as chips: what is filtered, and a click that takes it away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.core.text import Lang, t
from layouts.components.attributes import attrs
from layouts.components.elements import html

if TYPE_CHECKING:
    from dash.development.base_component import Component


@dataclass(frozen=True, kw_only=True)
class Chip:
    """One filter in words; `without` is the address of the page without it (None: it cannot be taken away)."""

    label: str
    without: str | None = None


def chip(one: Chip, lang: Lang) -> Component:
    """A filter that is removed by a click, or plain words."""
    if one.without is None:
        return html.Span(one.label, className="chip")
    cross = html.Span("×", className="chip-x", **attrs(aria_hidden="true"))
    hint = t("Hapus saringan {label}", lang, label=one.label)
    return html.A([one.label, cross], href=one.without, className="chip", title=hint)
