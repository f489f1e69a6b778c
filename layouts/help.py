"""How to read each number: definitions, states, roles, keys and words. The same text as ⓘ beside every figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard.core.permissions import Permission, Role
from dashboard.core.text import N_, Lang, t
from data.page_metrics import ALL
from layouts import help_words as words
from layouts.components.attributes import attrs
from layouts.components.elements import html
from layouts.components.keyboard import KEYS
from layouts.components.panel import plain_table
from layouts.page import Page

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from data.metrics import Metric

PAGE: Final = Page(id="help", path="/bantuan", title=N_("Bantuan"), permission=Permission.HELP_READ)


@dataclass(frozen=True, kw_only=True)
class View:
    """Nothing but who reads: their own role stands out."""

    role: Role


def page(view: View, lang: Lang) -> Component:
    """The whole page: a list of contents, then one section for each kind of question."""
    sections = (
        ("angka", N_("Angka"), _numbers(lang)),
        ("keadaan", N_("Nol, kosong, dan diam"), _states(lang)),
        ("pembulatan", N_("Persen dan pembulatan"), _plain(words.ROUNDING, lang)),
        ("peran", N_("Peran"), _roles(view, lang)),
        ("papan-tik", N_("Papan tik"), _keys(lang)),
        ("istilah", N_("Istilah"), _glossary(lang)),
    )
    contents = [html.Li(html.A(t(name, lang), href=f"#{anchor}")) for anchor, name, _ in sections]
    intro = t("Angka di sini sementara dan bukan hasil resmi; hasil resmi diumumkan KPU RI.", lang)
    return html.Div(
        [
            html.H1(t("Cara membaca angka", lang)),
            html.P(intro, className="lead"),
            html.Nav(
                html.Ul(contents), className="help-contents screen-only", **attrs(aria_label=t("Isi halaman", lang))
            ),
            *(_section(anchor, t(name, lang), body) for anchor, name, body in sections),
        ],
        className="help",
    )


def _section(anchor: str, name: str, body: Component) -> Component:
    return html.Section([html.H2(name), body], id=anchor, className="help-section")


def _numbers(lang: Lang) -> Component:
    """One row a metric: what it is, how it is computed, where that comes from."""
    head = (N_("Angka"), N_("Arti"), N_("Rumus"), N_("Sumber"))
    tops = [html.Th(t(name, lang), scope="col") for name in head]
    body = [_metric(metric, head, lang) for metric in ALL]
    return html.Table([html.Thead(html.Tr(tops)), html.Tbody(body)], className="rows help-table")


def _metric(metric: Metric, head: tuple[str, ...], lang: Lang) -> Component:
    said = (metric.definition, metric.formula, metric.source)
    cells = [
        html.Td(t(text, lang), **attrs(data_label=t(name, lang))) for name, text in zip(head[1:], said, strict=True)
    ]
    name = html.Th([html.B(t(metric.name, lang)), html.Code(metric.id)], scope="row")
    return html.Tr([name, *cells], id=metric.id)


def _states(lang: Lang) -> Component:
    body = [
        html.Tr(
            [
                html.Th(html.Span(sign, className=f"state {kind}"), scope="row", className="state-cell"),
                html.Td(html.B(t(name, lang))),
                html.Td(t(meaning, lang)),
            ]
        )
        for kind, sign, name, meaning in words.STATES
    ]
    return html.Table(html.Tbody(body), className="rows help-states")


def _plain(sentences: tuple[str, ...], lang: Lang) -> Component:
    return html.Ul([html.Li(t(one, lang)) for one in sentences], className="help-list")


def _roles(view: View, lang: Lang) -> Component:
    rows = []
    for role, name, sees, may in words.ROLES:
        own = html.Span(t("peran Anda", lang), className="badge is-done") if role is view.role else ""
        rows.append(([html.B(t(name, lang)), " ", own], t(sees, lang), t(may, lang)))
    head = (t("Peran", lang), t("Melihat", lang), t("Boleh", lang))
    return plain_table(head, rows, caption=t("Peran", lang), numeric=())


def _keys(lang: Lang) -> Component:
    rows = [(html.Kbd(key), t(meaning, lang)) for key, meaning in KEYS]
    return plain_table((t("Tombol", lang), t("Guna", lang)), rows, caption=t("Papan tik", lang), numeric=())


def _glossary(lang: Lang) -> Component:
    parts = [
        html.Div([html.Dt(t(term, lang)), html.Dd(t(meaning, lang))])
        for term, meaning in sorted(words.GLOSSARY, key=lambda pair: t(pair[0], lang).lower())
    ]
    return html.Dl(parts, className="help-glossary")
