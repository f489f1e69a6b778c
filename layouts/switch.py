"""Switches between rounds and objects: plain links, the present one marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.core.text import Lang, t
from layouts import terms
from layouts.components.attributes import attrs
from layouts.components.elements import html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from dash.development.base_component import Component

    from callbacks.filters import Filters
    from data.answers import Question, RoundInfo

    Address = Callable[..., str]


def switches(
    filters: Filters, question: Question, rounds: Sequence[RoundInfo], lang: Lang, address: Address
) -> html.Div:
    """Round and object; `address(filters, **changes)` gives the page's own address."""
    choices = [
        (one.code, terms.round_word(one.code, one.name, lang), address(filters, round=one.code)) for one in rounds
    ]
    objects = [(code, terms.word(terms.OBJECTS, code, lang), address(filters, object=code)) for code in terms.OBJECTS]
    return html.Div(
        [
            pills(t("Putaran", lang), choices, question.round),
            pills(t("Objek", lang), objects, question.object),
        ],
        className="switches screen-only",
    )


def pills(label: str, choices: Iterable[tuple[str, str, str]], present: str | None) -> html.Nav:
    """Links as buttons from (code, words, address); the one of `present` is current."""
    links: list[Component] = [pill(words, href, is_current=code == present) for code, words, href in choices]
    return html.Nav(links, className="pills", **attrs(aria_label=label))


def pill(words: str, href: str, *, is_current: bool) -> Component:
    """One link as a button, marked when it is the present choice."""
    return html.A(words, href=href, className="button", **attrs(aria_current="true" if is_current else None))
