"""The filters of the table of services as native selects whose options are addresses: the URL stays the state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core.text import N_, Lang, t
from data.helpdesk import CATEGORY_WORDS, CHANNEL_WORDS
from data.service_answers import AGES
from layouts import links
from layouts.components.attributes import attrs
from layouts.components.elements import html
from layouts.service_time import age_words
from layouts.ticket_words import ASKED_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dash.development.base_component import Component

    from callbacks.filters import Filters
    from data.answers import AreaInfo
    from layouts.tickets_view import View

Choice = tuple[dict[str, str | None], str]  # what it changes, and its words

OWN_DESK: Final = "sendiri"
MOST_AREAS: Final = 100  # of a whole country the provinces and the desks of the chosen one
PERIODS: Final = (("7", N_("7 hari")), ("30", N_("30 hari")), ("90", N_("90 hari")), ("semua", N_("Semua")))
SORTS: Final = {
    "opened": N_("Terlama dulu"),
    "-opened": N_("Terbaru dulu"),
    "-ended": N_("Terakhir selesai dulu"),
    "ended": N_("Pertama selesai dulu"),
    "due": N_("Sasaran terdekat dulu"),
    "area": N_("Satker"),
}


def kept(filters: Filters) -> dict[str, str | None]:
    """The filters of the list that stay when another one changes; the order belongs to one list only."""
    return {
        "state": filters.state, "category": filters.category, "stage": filters.stage, "party": filters.party,
        "officer": filters.officer, "reach": filters.reach, "age": filters.age,
    }  # fmt: skip


def narrowed(filters: Filters) -> bool:
    """Whether any filter but area, period and moment is set."""
    fields = (filters.state, filters.channel, filters.category, filters.stage, filters.party, filters.officer)
    return any((*fields, filters.age, filters.sort))


def fresh(view: View) -> str:
    """The list without filters, of the same area and moment."""
    return links.to_tickets(view.filters, channel=None, reach=view.filters.reach)


def filter_bar(view: View, lang: Lang) -> Component:
    """Only those filters that leave a choice in this list."""
    asked, filters = view.asked, view.filters
    fields: list[tuple[str, str, list[Choice], dict[str, str | None] | None]] = [
        ("area", t("Satker", lang), _areas(view, lang), {"area": view.figures.area.code, "reach": filters.reach}),
        ("state", t("Keadaan", lang), _states(lang), {"state": filters.state}),
        ("period", t("Masa", lang), _periods(lang), {"period": filters.period}),
        ("channel", t("Kanal", lang), _coded("channel", CHANNEL_WORDS, t("Semua kanal", lang), lang), None),
        ("category", t("Kategori", lang), _coded("category", CATEGORY_WORDS, t("Semua kategori", lang), lang), None),
        ("stage", t("Tahap", lang), _named("stage", view.stages or {}, t("Semua tahap", lang)), None),
        ("party", t("Partai", lang), _parties(view, lang), None),
        ("officer", t("Petugas", lang), _officers(view, lang), None),
        ("age", t("Umur", lang), _ages(lang), None),
        ("sort", t("Urutan", lang), _sorts(view, lang), None),
    ]
    hidden = {"period"} if asked.is_open else {"age"}
    shown = [
        _field(name, words, choices, present or {name: getattr(filters, name)}, filters)
        for name, words, choices, present in fields
        if len(choices) > 1 and name not in hidden
    ]
    if narrowed(filters):
        shown.append(html.A(t("Hapus saringan", lang), href=fresh(view), className="button-quiet"))
    return html.Div(shown, className="filters screen-only", role="group", **attrs(aria_label=t("Saringan", lang)))


def _field(name: str, words: str, choices: list[Choice], present: dict[str, str | None], filters: Filters) -> Component:
    options = []
    for changes, label in choices:
        href = links.to_tickets(filters, **{**kept(filters), **changes})
        is_present = all(present.get(key) == value for key, value in changes.items() if key in present)
        options.append(html.Option(label, value=href, selected=True) if is_present else html.Option(label, value=href))
    select = html.Select(options, id=f"tickets-{name}", **attrs(data_do="open"))
    return html.Label([html.Span(words), select], htmlFor=f"tickets-{name}")


def _areas(view: View, lang: Lang) -> list[Choice]:
    """The caller's areas; those below a province are set in, its own desk before them."""
    areas = view.areas
    if len(areas) > MOST_AREAS:
        chosen = view.figures.area.code.partition(".")[0]
        areas = tuple(one for one in areas if "." not in one.code or one.code.startswith(f"{chosen}."))
    return [choice for one in areas for choice in _area(one, lang)]


def _area(one: AreaInfo, lang: Lang) -> list[Choice]:
    whole: Choice = (
        {"area": one.code, "reach": None, "officer": None},
        f"{'   ' if '.' in one.code else ''}{one.name}",
    )
    if one.kind != "province":
        return [whole]
    own = t("{area}, satker sendiri", lang, area=f"KPU {one.short_name}")
    return [whole, ({"area": one.code, "reach": OWN_DESK, "officer": None}, f"   {own}")]


def _states(lang: Lang) -> list[Choice]:
    plain = {"sort": None, "age": None}
    known: list[Choice] = [({"state": code, **plain}, t(words, lang)) for code, words in ASKED_WORDS.items()]
    return [({"state": None, **plain}, t("Semua yang dibuka", lang)), *known]


def _periods(lang: Lang) -> list[Choice]:
    return [({"period": code}, t(words, lang)) for code, words in PERIODS]


def _coded(name: str, words: Mapping[str, str], every: str, lang: Lang) -> list[Choice]:
    return _named(name, {code: t(said, lang) for code, said in words.items()}, every)


def _named(name: str, names: Mapping[str, str], every: str) -> list[Choice]:
    known: list[Choice] = [({name: code}, said) for code, said in names.items()]
    return [({name: None}, every), *known]


def _parties(view: View, lang: Lang) -> list[Choice]:
    known: list[Choice] = [({"party": one.code}, one.abbreviation) for one in view.parties]
    return [({"party": None}, t("Semua partai", lang)), *known]


def _officers(view: View, lang: Lang) -> list[Choice]:
    known: list[Choice] = [({"officer": code}, code) for code in view.officers]
    return [({"officer": None}, t("Semua petugas", lang)), *known]


def _ages(lang: Lang) -> list[Choice]:
    known: list[Choice] = [({"age": age_code(low, high)}, age_words(low, high, lang)) for low, high in AGES]
    return [({"age": None}, t("Semua umur", lang)), *known]


def age_code(low: int, high: int | None) -> str:
    """`2-3`, `4-`: an age in service days as the address says it."""
    return f"{low}-{'' if high is None else high}"


def _sorts(view: View, lang: Lang) -> list[Choice]:
    known = {
        "opened": ("opened", "-opened"), "-opened": ("-opened", "opened"), "-ended": ("-ended", "ended"),
    }[view.asked.sorts[0]]  # fmt: skip
    more = [one for one in view.asked.sorts if one not in known and not (one == "area" and view.single)]
    default = view.asked.sorts[0]
    return [({"sort": None if one == default else one}, t(SORTS[one], lang)) for one in (*known, *more)]
