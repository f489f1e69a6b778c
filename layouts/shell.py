"""The frame around every page: top bar, context line, content, messages. `parts` is what a change of the URL redraws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from dash import dcc

from dashboard.core import formats
from dashboard.core.text import Lang, t, tn
from layouts.components.as_of import AsOf, Preset, as_of_menu
from layouts.components.attributes import attrs
from layouts.components.chips import Chip, chip
from layouts.components.elements import html
from layouts.components.keyboard import keyboard_help
from layouts.components.tools import Account, Option, search_box, user_tools

if TYPE_CHECKING:
    from datetime import datetime

    from dash.development.base_component import Component

    Shown = Component | list[Component] | str

URL: Final = "shell-url"
TABS: Final = "shell-tabs"
AS_OF: Final = "shell-as-of"
CONTEXT: Final = "shell-context"
CONTENT: Final = "shell-content"
MESSAGE: Final = "shell-message"
PARTS: Final = (TABS, AS_OF, CONTEXT, CONTENT)  # outputs of the one navigate callback, in the order of `parts`

__all__ = ["PARTS", "URL", "Account", "AsOf", "Chip", "Context", "Frame", "Option", "Preset", "Tab", "layout", "parts"]


@dataclass(frozen=True, kw_only=True)
class Tab:
    """A page of the top bar, `title` in the reader's language; `current` is `page` for itself, `true` for one below it."""

    title: str
    href: str
    current: Literal["page", "true"] | None = None


@dataclass(frozen=True, kw_only=True)
class Context:
    """What the numbers of the page are about; `reported` of `expected` satker reported on the day of the as-of.

    Without `by_day` they reported at all.
    `freshness` says whether a complete working day has passed without new data; `idle_days` how many.
    """

    scope: str
    chips: tuple[Chip, ...] = ()
    data_as_of: datetime | None = None
    freshness: Literal["fresh", "stale", "none"] = "none"
    idle_days: int = 0
    reported: int = 0
    expected: int = 0
    by_day: bool = True


@dataclass(frozen=True, kw_only=True)
class Frame:
    """Everything of the frame that follows the URL; `title` is the page's name for the browser tab.

    `context` and `as_of` are None where a page shows no figures (help, errors).
    """

    lang: Lang
    title: str
    tabs: tuple[Tab, ...]
    context: Context | None = None
    as_of: AsOf | None = None


def layout(frame: Frame, content: Shown, account: Account, options: tuple[Option, ...] = ()) -> html.Div:
    """The whole document for a first paint, numbers included."""
    tabs, as_of, context, inner = parts(frame, content)
    lang = frame.lang
    return html.Div(
        [
            dcc.Location(id=URL, refresh="callback-nav"),
            html.A(t("Lompat ke isi", lang), href="#isi", className="skip"),
            html.Div(className="busy-mark", **attrs(aria_hidden="true")),
            _top(lang, (tabs, as_of), account, options),
            html.Div(context, id=CONTEXT),
            html.Div(inner, id=CONTENT),
            html.Div(id=MESSAGE, className="message", role="alert"),
            html.Div(className="visually-hidden", role="status", **attrs(data_says="title")),
            keyboard_help(lang),
        ],
        className="shell",
    )


def parts(frame: Frame, content: Shown) -> list[Component]:
    """What a change of the URL redraws: tabs, as-of control, context line, content (the outputs `PARTS`)."""
    said = attrs(aria_label=t("Halaman", frame.lang))
    return [
        html.Nav([_tab(tab) for tab in frame.tabs], className="tabs", **said),
        as_of_menu(frame.as_of, frame.lang) if frame.as_of else html.Div(),
        _context(frame.context, frame.lang) if frame.context else html.Div(),
        html.Main(content, id="isi", className="content", tabIndex=-1, **attrs(data_title=frame.title)),
    ]


def _top(lang: Lang, parts: tuple[Component, Component], account: Account, options: tuple[Option, ...]) -> html.Header:
    tabs, as_of = parts
    said = attrs(aria_label=t("Menu", lang), aria_expanded="false", data_do="menu")
    tools = [search_box(options, lang), html.Div(as_of, id=AS_OF), *user_tools(account, lang)]
    return html.Header(
        [
            html.A("Pantau Verpol", href="/", className="brand"),
            html.Button("☰", className="menu-button", type="button", **said),
            html.Div(tabs, id=TABS, className="tabs-holder"),
            html.Div(tools, className="tools"),
        ],
        className="top",
    )


def _tab(tab: Tab) -> html.A:
    # A plain anchor: Link takes no aria attributes. The script follows it without a reload.
    return html.A(tab.title, href=tab.href, **attrs(aria_current=tab.current))


def _context(context: Context, lang: Lang) -> Component:
    facts = [_freshness(context, lang)]
    if context.expected == 1 and not context.reported and context.by_day:
        facts.append(html.Span(t("belum lapor hari itu", lang)))
    if context.expected > 1:
        done = formats.number(context.reported, lang)
        facts.append(html.Span(_reporters(context, done, lang)))
    facts.append(html.Span(t("Data sementara, bukan hasil resmi", lang)))
    chips = [html.Span(context.scope, className="chip"), *(chip(one, lang) for one in context.chips)]
    return html.Div(
        [*chips, html.Div(facts, className="context-facts", role="status")],
        className="context",
        role="region",
        **attrs(aria_label=t("Konteks data", lang)),
    )


def _reporters(context: Context, done: str, lang: Lang) -> str:
    if context.by_day:
        return tn("{done} dari {n} satker sudah melapor hari itu", context.expected, lang, done=done)
    return tn("{done} dari {n} satker sudah melapor", context.expected, lang, done=done)


def _freshness(context: Context, lang: Lang) -> Component:
    dot = html.I(className=f"dot is-{context.freshness}", **attrs(aria_hidden="true"))
    if context.data_as_of is None:
        return html.Span([dot, t("Belum ada data", lang)])
    words = t("Data per {moment}", lang, moment=formats.moment(context.data_as_of, lang))
    if context.freshness == "stale":
        words += tn(" ({n} hari kerja tanpa laporan)", context.idle_days, lang)
    return html.Span([dot, words])
