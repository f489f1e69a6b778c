"""The right end of the top bar: search, language, theme and the user's menu. Native elements, a few lines of script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from dash import dcc

from dashboard.core.text import N_, Lang, t
from layouts.components.attributes import attrs
from layouts.components.elements import html

if TYPE_CHECKING:
    from dash.development.base_component import Component

LEAVE: Final = N_(
    "Masih ada catatan layanan yang belum terkirim. Bila keluar sekarang, catatan itu hilang dari perangkat ini. Tetap keluar?"
)


@dataclass(frozen=True, kw_only=True)
class Option:
    """Something the search finds: an area (leads to its page) or a party (filters the page)."""

    label: str
    kind: Literal["area", "party"]
    code: str


@dataclass(frozen=True, kw_only=True)
class Account:
    """Who is signed in, as shown; `token` is the form token of this session."""

    name: str
    role: str
    token: str = ""
    is_demo: bool = False


def search_box(options: tuple[Option, ...], lang: Lang) -> Component:
    """A search field whose choices came with the page; choosing one opens it.

    The choices travel as one line of text each and become a `<datalist>` when the field is first used: 514 areas as
    components would outweigh the page.
    """
    label = t("Cari kab/kota atau partai", lang)
    choices = "\n".join(f"{one.kind}|{one.code}|{one.label}" for one in options)
    field = dcc.Input(type="search", name="cari", id="shell-search", list="shell-choices", placeholder=label)
    return html.Form(
        [
            html.Label(label, htmlFor="shell-search", className="visually-hidden"),
            field,
            html.Kbd("/", **attrs(aria_hidden="true")),
            html.Datalist(id="shell-choices", **attrs(data_choices=choices)),
            html.Div(className="search-miss", role="status", **attrs(data_miss=t("Tidak ditemukan: {words}", lang))),
        ],
        className="search",
        role="search",
        **attrs(data_do="search"),
    )


def user_tools(account: Account, lang: Lang) -> list[Component]:
    """Language, theme, help and the user's menu with the way out."""
    return [_language(account, lang), _theme(lang), _user(account, lang)]


def _language(account: Account, lang: Lang) -> Component:
    other = Lang.EN if lang is Lang.ID else Lang.ID
    hint = "Read in English" if other is Lang.EN else "Baca dalam bahasa Indonesia"
    button = html.Button(
        other.upper(),
        className="icon-button",
        type="submit",
        name="lang",
        value=other.value,
        title=hint,
        **attrs(aria_label=hint),
    )
    return _post("/bahasa", account, [button, _hidden("next", "/")], **attrs(data_do="stay"))


def _theme(lang: Lang) -> Component:
    words = t("Tema terang atau gelap", lang)
    signs = [
        html.Span("☾", className="theme-light-only", **attrs(aria_hidden="true")),
        html.Span("☀", className="theme-dark-only", **attrs(aria_hidden="true")),
    ]
    extra = attrs(aria_label=words, data_do="theme")
    return html.Button(signs, className="icon-button", type="button", title=words, **extra)


def _user(account: Account, lang: Lang) -> Component:
    out = html.Button(t("Keluar", lang), className="button", type="submit")
    rows = [
        html.Div([html.Div(account.name, className="strong"), html.Div(account.role, className="muted")]),
        html.Hr(),
        html.Ul(
            [
                html.Li(html.A(t("Cara membaca angka", lang), href="/bantuan")),
                html.Li(html.A(t("Ganti kata sandi", lang), href="/kata-sandi", **attrs(data_file="page"))),
                html.Li(html.Button([t("Papan tik", lang), html.Kbd("?")], type="button", **attrs(data_do="keys"))),
            ]
        ),
        _post("/logout", account, [out], **attrs(data_user=account.name, data_leave=t(LEAVE, lang))),
    ]
    if account.is_demo:
        rows.insert(1, html.Div(t("Data peragaan", lang), className="demo-mark"))
    name = html.Summary(html.Span(account.name))
    return html.Details([name, html.Div(rows, className="menu-body")], className="menu is-plain")


def _post(action: str, account: Account, children: list[Component], **extra: Any) -> Component:
    return html.Form([*children, _hidden("token", account.token)], action=action, method="post", **extra)


def _hidden(name: str, value: str) -> Component:
    return dcc.Input(type="hidden", name=name, value=value)
