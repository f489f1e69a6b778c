"""The page of registration: documents by level, who uploaded them, branches and members against the law, by area."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.permissions import Permission
from dashboard.core.text import N_, Lang, t, tn
from layouts import links
from layouts.components.elements import Link, html
from layouts.components.files import files
from layouts.components.key_number import key_number
from layouts.components.panel import lead
from layouts.page import Page
from layouts.registration_matrix import matrix_panel
from layouts.registration_single import parties_panel
from layouts.registration_tables import branches_panel, documents_panel, uploaders_panel
from layouts.registration_view import View
from layouts.registration_words import numbers, sentences
from layouts.updates_parts import FIT

if TYPE_CHECKING:
    from dash.development.base_component import Component

__all__ = ["PAGE", "View", "page"]

PAGE: Final = Page(
    id="registration", path="/pendaftaran", title=N_("Pendaftaran"), permission=Permission.REGISTRATION_READ,
    by_round=False,
)  # fmt: skip


def page(view: View, lang: Lang) -> Component:
    """The whole page; without any report the sentences alone."""
    heading = t("Pendaftaran partai, {area}", lang, area=view.found.area.name)
    top: list[Component] = [
        *_crumbs(view, lang),
        html.H1(heading, className="visually-hidden"),
        lead(sentences(view, lang)),
        html.P(_window(view, lang), className="foot"),
    ]
    if view.is_silent:
        return html.Div([*top, _nothing(view, lang)], className="registration")
    keys = html.Div([key_number(one, lang) for one in numbers(view, lang)], className="grid registration-keys")
    return html.Div([*top, keys, *_body(view, lang), *_files(view, lang)], className="registration")


def _body(view: View, lang: Lang) -> list[Component]:
    if view.found.is_single:
        return [_grid(*(one for one in (parties_panel(view, lang), uploaders_panel(view, lang)) if one is not None))]
    matrix = matrix_panel(view, lang)
    documents, branches, uploaders = (
        documents_panel(view, lang),
        branches_panel(view, lang),
        uploaders_panel(view, lang),
    )
    if len(view.lines) > FIT:
        return [
            _grid(_stack(6, documents), _stack(6, branches, uploaders), html.Div(matrix, className="span-12 is-wide"))
        ]
    parts = [_stack(5, branches, uploaders), _stack(7, matrix)]
    return [html.Div(parts, className="grid verification"), _grid(documents)]


def _grid(*parts: Component) -> html.Div:
    return html.Div(list(parts), className="grid")


def _stack(span: int, *parts: Component | None) -> html.Div:
    return html.Div([one for one in parts if one is not None], className=f"stack span-{span}")


def _crumbs(view: View, lang: Lang) -> list[Component]:
    """The areas above, and of a kab/kota its own page."""
    above: list[Component | str] = []
    for area in view.parents:
        above += [Link(area.name, href=links.to_registration(view.filters, area=area.code)), " › "]
    if view.found.is_single:
        words = t("Semua tentang {area}", lang, area=view.found.area.name)
        above.append(Link(words, href=links.to_area(view.filters, view.found.area.code)))
    return [html.Nav(above, className="crumbs")] if above else []


def _window(view: View, lang: Lang) -> str:
    """When registration runs, and by what."""
    window = view.found.window
    if window is None:
        return t("Jadwal pendaftaran siklus {cycle} belum dimuat.", lang, cycle=view.found.question.cycle)
    first = formats.long_day(formats.local(window.starts_at).date(), lang)
    last = formats.moment(window.ends_at, lang) if window.ends_at else formats.NO_VALUE
    words = t("Pendaftaran siklus {cycle}: {first} sampai {last} ({basis}).", lang,
              cycle=view.found.question.cycle, first=first, last=last, basis=window.legal_basis)  # fmt: skip
    if view.found.is_nation or view.found.is_single:
        return words
    return words + " " + t("Dokumen pusat (DPP) tampak pada lingkup nasional saja.", lang)


def _nothing(view: View, lang: Lang) -> Component:
    """What is missing, and the way to what is not."""
    moment = formats.moment(view.found.question.as_of, lang)
    words = t("Belum ada laporan untuk pilihan ini sampai {moment}; itu bukan berarti nol.", lang, moment=moment)
    if not (view.filters.party or view.filters.as_of_text):
        return html.P(words, className="empty")
    plain = links.to_registration(view.filters, party=None, as_of_text=None)
    return html.P([words, " ", html.A(t("Hapus semua saringan", lang), href=plain)], className="empty")


def _files(view: View, lang: Lang) -> list[Component]:
    if not view.exports:
        return []
    said = tn("Unduh dokumen dan keberadaan {n} partai di tiap wilayah:", len(view.lines), lang)
    return [files("pendaftaran", view.filters.query(), said, lang)]
