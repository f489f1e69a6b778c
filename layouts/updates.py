"""The page of semester updates: who has updated this semester, where, how far from the deadline, and what is in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.permissions import Permission
from dashboard.core.text import N_, Lang, t, tn
from layouts import links, terms
from layouts.components.elements import Link, html
from layouts.components.files import files
from layouts.components.key_number import key_number
from layouts.components.panel import lead
from layouts.page import Page
from layouts.switch import pills
from layouts.updates_parts import FIT, several
from layouts.updates_single import single
from layouts.updates_view import View
from layouts.updates_words import capital, deadline_source, numbers, semester_words, sentences

if TYPE_CHECKING:
    from dash.development.base_component import Component

__all__ = ["PAGE", "View", "page"]

PAGE: Final = Page(
    id="updates", path="/pemutakhiran", title=N_("Pemutakhiran"), permission=Permission.UPDATES_READ, by_round=False
)


def page(view: View, lang: Lang) -> Component:
    """The whole page; before a semester begins, or without reports, the sentences alone."""
    name = semester_words(view.semester.code, lang)
    heading = t("Pemutakhiran data partai, {semester}, {area}", lang, semester=name, area=view.whole.area.name)
    top: list[Component] = [
        *_crumbs(view),
        html.H1(heading, className="visually-hidden"),
        _switches(view, lang),
        lead(sentences(view, lang)),
        html.P([*_later(view, lang), _source(view, lang)], className="foot"),
    ]
    if view.whole.done is None:
        return html.Div([*top, _nothing(view, lang)], className="updates")
    keys = [key_number(one, lang) for one in numbers(view, lang)]
    body = single(view, lang) if view.is_single else several(view, lang)
    parts = [html.Div(keys, className="grid update-keys"), html.Div(body, className=_grid(view))]
    return html.Div([*top, *parts, *_files(view, lang)], className="updates")


def _grid(view: View) -> str:
    """Beside a matrix that fits the columns are those of verification."""
    return "grid" if view.is_single or view.is_nation or len(view.infos) > FIT else "grid verification"


def _crumbs(view: View) -> list[Component]:
    above = [Link(area.name, href=links.to_updates(view.filters, area=area.code)) for area in view.parents]
    return [html.Nav([part for one in above for part in (one, " › ")], className="crumbs")] if above else []


def _switches(view: View, lang: Lang) -> html.Div:
    """Semester and object: plain links; the present choice is marked."""
    which = [
        (one.code, capital(semester_words(one.code, lang)), links.to_updates(view.filters, semester=one.code))
        for one in view.semesters
    ]
    parts = [("", t("Semua unsur", lang), links.to_updates(view.filters, part=None))]
    parts += [
        (code, terms.word(terms.OBJECTS, code, lang), links.to_updates(view.filters, part=code))
        for code in terms.OBJECTS
    ]
    return html.Div(
        [
            pills(t("Semester", lang), which, view.semester.code),
            pills(t("Unsur", lang), parts, view.question.part or ""),
        ],
        className="switches screen-only",
    )


def _source(view: View, lang: Lang) -> str:
    """By what the deadline is set."""
    return t("Tenggat {source}.", lang, source=deadline_source(view.semester, lang))


def _later(view: View, lang: Lang) -> list[str]:
    """Why the page shows another moment than the present."""
    if not view.shown_later:
        return []
    facts = {
        "now": formats.long_day(formats.local(view.present).date(), lang),
        "moment": formats.long_day(view.today, lang),
    }
    words = t(
        "Sekarang {now}, sebelum semester ini dimulai; yang tampak adalah keadaan terakhir yang tercatat, {moment}.",
        lang,
        **facts,
    )
    return [words, " "]


def _nothing(view: View, lang: Lang) -> Component:
    """What is missing, and the way to what is not."""
    moment = formats.moment(view.question.as_of, lang)
    words = t("Belum ada laporan untuk pilihan ini sampai {moment}; itu bukan berarti nol.", lang, moment=moment)
    plain = links.to_updates(view.filters, part=None, party=None, as_of_text=None)
    link = html.A(t("Hapus semua saringan", lang), href=plain)
    narrowed = view.filters.part or view.filters.party or view.filters.as_of_text
    parts: list[str | Component] = [words, " ", link] if narrowed else [words]
    return html.P(parts, className="empty")


def _files(view: View, lang: Lang) -> list[Component]:
    if not view.exports:
        return []
    own = not view.is_single and any(one.area_code == view.whole.area.code for one in view.cells)  # the province's own
    parties = 1 if view.question.party else len(view.infos)
    said = tn("Unduh semua {n} pasangan partai dan wilayah:", parties * (view.whole.areas + own), lang)
    return [files("pemutakhiran", view.filters.query(), said, lang)]
