"""The filters of the backlog as native selects whose options are addresses: the URL stays the state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.core.text import Lang, t
from layouts import ageing_bars, links, terms
from layouts.components.attributes import attrs
from layouts.components.elements import html

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dash.development.base_component import Component

    from callbacks.filters import Filters
    from layouts.backlog import View

Choice = tuple[str | None, str]  # value and words


def filter_bar(view: View, lang: Lang) -> Component:
    """Area, party, finding, age and order; only those that leave a choice."""
    filters = view.filters
    fields = (
        ("area", t("Wilayah", lang), _areas(view), view.figures.area.code),
        ("party", t("Partai", lang), _parties(view, lang), filters.party),
        ("finding", t("Temuan", lang), _findings(lang), filters.finding),
        ("age", t("Umur", lang), _ages(view, lang), filters.age),
        ("sort", t("Urutan", lang), _sorts(lang), filters.sort),
    )
    shown = [
        _field(name, words, choices, present, filters) for name, words, choices, present in fields if len(choices) > 1
    ]
    if narrowed(filters):
        fresh = filters.but(area=None, party=None, age=None, finding=None, sort=None)
        shown.append(html.A(t("Hapus saringan", lang), href="/tunggakan" + fresh.query(), className="button-quiet"))
    return html.Div(shown, className="filters screen-only", role="group", **attrs(aria_label=t("Saringan", lang)))


def narrowed(filters: Filters) -> bool:
    """Whether any filter but round, object and moment is set."""
    return any((filters.area, filters.party, filters.age, filters.finding, filters.sort))


def _field(name: str, words: str, choices: list[Choice], present: str | None, filters: Filters) -> Component:
    address = {value: links.to_backlog(filters, **{**_kept(filters), name: value}) for value, _ in choices}
    options = [_option(label, address[value], is_present=value == present) for value, label in choices]
    select = html.Select(options, id=f"backlog-{name}", **attrs(data_do="open"))
    return html.Label([html.Span(words), select], htmlFor=f"backlog-{name}")


def _option(words: str, href: str, *, is_present: bool) -> Component:
    return html.Option(words, value=href, selected=True) if is_present else html.Option(words, value=href)


def _kept(filters: Filters) -> dict[str, str | None]:
    return {"age": filters.age, "finding": filters.finding, "sort": filters.sort}


def _areas(view: View) -> list[Choice]:
    """The caller's areas; those below a province are set in."""
    return [(area.code, f"{'   ' if '.' in area.code else ''}{area.name}") for area in view.areas]


def _parties(view: View, lang: Lang) -> list[Choice]:
    known = [(one.party.code, one.party.abbreviation) for one in view.parties]
    return [(None, t("Semua partai", lang)), *known]


def _findings(lang: Lang) -> list[Choice]:
    known = [(code, t(words, lang)) for code, words in terms.FINDINGS.items()]
    return [(None, t("Semua temuan", lang)), *known, (ageing_bars.NO_FINDING, t("tanpa temuan", lang))]


def _ages(view: View, lang: Lang) -> list[Choice]:
    known = [(ageing_bars.code(bucket), ageing_bars.words(bucket, lang)) for bucket in view.ages]
    return [(None, t("Semua umur", lang)), *_with(known, view.filters.age, lang)]


def _with(known: Iterable[Choice], present: str | None, lang: Lang) -> list[Choice]:
    """The known buckets, and the one of the URL where it is another."""
    found = list(known)
    if present and present not in {value for value, _ in found}:
        found.append((present, t("{days} hari", lang, days=present.strip("-"))))
    return found


def _sorts(lang: Lang) -> list[Choice]:
    return [
        (None, t("Tertua dulu", lang)),
        ("-received", t("Terbaru dulu", lang)),
        ("area", t("Wilayah", lang)),
        ("party", t("Partai", lang)),
    ]
