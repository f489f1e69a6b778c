"""A headline number: label, ⓘ, the value, what stands behind it and which way it moved, two weeks as a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from layouts.components.attributes import attrs
from layouts.components.elements import html
from layouts.components.info import info

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from dashboard.core.text import Lang

LONG: Final = 11  # characters that still fit at full size
ARROWS: Final = {"up": "▲", "down": "▼", "same": ""}


@dataclass(frozen=True, kw_only=True)
class Move:
    """A change in words (`4,1 poin sejak kemarin`), which way it went, and whether that is good."""

    words: str
    way: Literal["up", "down", "same"] = "same"
    tone: Literal["neutral", "good", "bad"] = "neutral"


@dataclass(frozen=True, kw_only=True)
class KeyNumber:
    """What a headline shows, already in the reader's words and digits; `details` are short pieces, each kept whole."""

    label: str
    value: str
    unit: str = ""
    details: Sequence[str | Component] = ()
    move: Move | None = None
    foot: Component | None = None
    metrics: tuple[str, ...] = ()


def key_number(number: KeyNumber, lang: Lang, *, span: int = 3) -> html.Article:
    """One number under its label; `foot` is a sparkline or a small bar."""
    label: list[Component] = [html.Span(number.label)]
    if number.metrics:
        label.append(info(number.metrics, lang))
    value: list[str | Component] = [number.value]
    if number.unit:
        value.append(html.Span(f" {number.unit}", className="key-unit"))
    long = " is-long" if len(number.value) + len(number.unit) / 2 > LONG else ""
    parts = [
        html.H2(label, className="key-label"),
        html.P(value, className=f"key-value{long}"),
        html.P(_details(number), className="key-detail"),
    ]
    if number.foot is not None:
        parts.append(number.foot)
    return html.Article(parts, className=f"key span-{span}")


def _details(number: KeyNumber) -> list[html.Span]:
    pieces = [html.Span(one) for one in number.details if one != ""]
    if number.move:
        pieces.append(_move(number.move))
    return pieces


def _move(move: Move) -> html.Span:
    arrow = ARROWS[move.way]
    sign: list[str | Component] = [html.Span(arrow, **attrs(aria_hidden="true")), " "] if arrow else []
    return html.Span([*sign, move.words], className=move.tone if move.tone != "neutral" else None)
