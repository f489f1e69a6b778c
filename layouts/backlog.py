"""The backlog page: how old it is, where it is, and its rows, all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.permissions import Permission
from dashboard.core.text import N_, Lang, t, tn
from data.answers import Reporting
from layouts import ageing_bars, links, pace
from layouts.backlog_filters import filter_bar, narrowed
from layouts.backlog_grid import grid
from layouts.backlog_places import places_panel
from layouts.components.elements import html
from layouts.components.files import files
from layouts.components.panel import lead, panel
from layouts.components.paper import paper_rows
from layouts.page import Page
from layouts.switch import switches

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from callbacks.filters import Filters
    from data.answers import AgeBucket, AreaFigures, AreaInfo, PartyFigures, Question, RoundInfo

PAGE: Final = Page(id="backlog", path="/tunggakan", title=N_("Tunggakan"), permission=Permission.BACKLOG_READ)


@dataclass(frozen=True, kw_only=True)
class View:
    """The backlog of an area: `itemised` open items have rows, `matching` of them pass the filters.

    `areas` are those the caller may choose; `ages` and `itemised` follow area, party, round and object, not age and
    finding. `exports`: the caller may download. `exempt` are the parties that the round passes over.
    """

    filters: Filters
    question: Question
    rounds: tuple[RoundInfo, ...]
    areas: tuple[AreaInfo, ...]
    parties: tuple[PartyFigures, ...]
    figures: AreaFigures
    ages: tuple[AgeBucket, ...]
    itemised: int
    matching: int
    exports: bool
    exempt: frozenset[str] = frozenset()


def page(view: View, lang: Lang) -> Component:
    """The whole page; the rows follow as they are scrolled to."""
    top = [
        html.H1(t("Tunggakan {area}", lang, area=view.figures.area.name), className="visually-hidden"),
        switches(view.filters, view.question, view.rounds, lang, links.to_backlog),
        lead(sentences(view, lang)),
    ]
    ages = _ages(view, lang)
    body = [part for part in (ages, places_panel(view, lang), _rows(view, lang)) if part is not None]
    return html.Div([*top, html.Div(body, className="grid")], className="backlog-page")


def sentences(view: View, lang: Lang) -> list[str]:
    """How much is left, how old, and how much of it can be listed."""
    figures, backlog = view.figures, view.figures["backlog"]
    if figures["received"] is None and view.question.party in view.exempt:
        return [t("**Partai ini dikecualikan dari verifikasi faktual.**", lang)]
    if figures["received"] is None and figures.reporting is Reporting.NOT_REGISTERED:
        return [t("**Partai ini tidak terdaftar di {area}.**", lang, area=figures.area.name)]
    if figures["received"] is None:
        said = t("**Belum ada laporan untuk putaran dan objek ini.**", lang)
        return [said, *filter(None, [pace.begins(figures, lang)])]
    if backlog is None:
        return [t("**Jumlah yang sudah diperiksa belum dilaporkan, jadi tunggakannya tidak diketahui.**", lang)]
    if not backlog:
        return [
            t("**Tidak ada tunggakan: semua {n} sudah diperiksa.**", lang, n=formats.number(figures["received"], lang))
        ]
    whole = formats.number(figures["received"], lang)
    first = tn("**{n} belum diperiksa** dari {whole} yang diterima.", int(backlog), lang, whole=whole)
    oldest = figures["oldest_days"]
    second = "" if oldest is None else tn("Yang tertua menunggu {n} hari.", int(oldest), lang)
    return [first, second, ageing_bars.listed(view.itemised, backlog, lang)]


def _ages(view: View, lang: Lang) -> Component | None:
    if not view.itemised:
        return None
    body = ageing_bars.table(view.ages, view.filters, lang, rows=True)
    sub = t("Berkas yang punya daftar, menurut umur dan temuan; ketuk untuk menyaring.", lang)
    ages = ageing_bars.narrowed(view.ages, view.filters.finding)
    return panel(ageing_bars.title(ages, lang), body, lang, sub=sub, metrics=("backlog", "oldest_days"), span=7)


def _rows(view: View, lang: Lang) -> Component | None:
    """Filters, how many match, the files, and the table; a sentence with a way out where nothing matches."""
    if not view.itemised and not narrowed(view.filters):
        return None
    bar = filter_bar(view, lang)
    if not view.itemised:
        return panel(t("Tidak ada daftar berkas", lang), [bar, html.P(_unlisted(view, lang), className="empty")], lang)
    if not view.matching:
        return panel(t("Tidak ada berkas yang cocok dengan saringan", lang), [bar, _reset(view, lang)], lang)
    title = tn("{n} berkas, yang tertua di atas", view.matching, lang)
    sub = t("Satu baris satu berkas yang belum diperiksa; tenggat = akhir jadwal di wilayahnya.", lang)
    if view.filters.sort:
        title = tn("{n} berkas", view.matching, lang)
    elif "." not in view.figures.area.code:
        alike = t("Yang diterima pada hari yang sama menurut wilayah.", lang)
        sub = f"{sub} {alike}"
    rows = grid(view.filters.query(), view.filters.sort, lang)
    body = [part for part in (bar, rows, *paper_rows(lang), _files(view, lang)) if part is not None]
    return panel(title, body, lang, sub=sub)


def _unlisted(view: View, lang: Lang) -> str:
    """Why there is nothing to list, whatever the filters."""
    if view.figures["backlog"]:
        return t("Yang belum diperiksa hanya dilaporkan sebagai jumlah di rekap, bukan per berkas.", lang)
    return t("Tidak ada berkas yang menunggu di sini.", lang)


def _reset(view: View, lang: Lang) -> Component:
    fresh = view.filters.but(area=None, party=None, age=None, finding=None, sort=None)
    words = t("Saringan ini tidak menemukan satu berkas pun.", lang)
    return html.P(
        [words, " ", html.A(t("Hapus semua saringan", lang), href="/tunggakan" + fresh.query())], className="empty"
    )


def _files(view: View, lang: Lang) -> Component | None:
    """Downloads of all rows that match, for those who may."""
    if not view.exports:
        return None
    said = tn("Unduh semua {n} baris:", view.matching, lang)
    return files("tunggakan", view.filters.query(), said, lang)
