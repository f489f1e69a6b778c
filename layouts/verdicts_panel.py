"""Official verdicts of a round in which nothing was reported of samples: told on their own, by area or by party."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t, tn
from layouts import links
from layouts.components.elements import Link, html
from layouts.components.folding import folding
from layouts.components.panel import panel
from layouts.sample_table import SampleRow, verdict_cell, with_verdicts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from data.verdicts import Verdict
    from layouts.verification_view import View

METRICS = ("official_verdict",)


def verdicts_panel(view: View, lang: Lang) -> Component | None:
    """The verdicts of the party asked for, or of all; None without any."""
    shown = [one for one in view.verdicts if view.question.party in {None, one.party}]
    if not shown:
        return None
    met = sum(one.is_met for one in shown)
    counts = {"met": formats.number(met, lang), "rest": formats.number(len(shown) - met, lang)}
    title = tn("{n} putusan resmi: {met} MS dan {rest} TMS", len(shown), lang, **counts)
    body = _by_party(view, shown, lang) if view.is_single else _by_area(view, shown, lang)
    sub = t("Dimuat dari berita acara; putaran ini tidak punya angka sampel untuk disandingkan.", lang)
    return panel(title, body, lang, sub=sub, metrics=METRICS)


def _by_party(view: View, shown: Sequence[Verdict], lang: Lang) -> Component:
    """One row a party of the one kab/kota."""
    named, decided = {one.code: one for one in view.party_infos}, {one.party: one for one in shown}
    rows = [
        SampleRow(
            label=named[state.party].abbreviation,
            title=named[state.party].name,
            href=links.to_party(view.filters, state.party),
            state=state,
            minimum=None,
            verdict=decided[state.party],
            enter=links.to_verdict(view.round.code, state.area_code, state.party) if view.enters else None,
        )
        for state in with_verdicts((), shown)
        if state.party in named
    ]
    lines = [
        html.Tr(
            [
                html.Th(Link(one.label, href=one.href), scope="row", title=one.title),
                html.Td(verdict_cell(one, lang)),
            ]
        )
        for one in rows
    ]
    return _table((N_("Partai"), N_("Putusan resmi")), lines, lang)


def _by_area(view: View, shown: Sequence[Verdict], lang: Lang) -> Component:
    """One row an area directly below: which parties are MS there and which TMS, in how many kab/kota."""
    lines = []
    for child in view.figures.children:
        mine = [one for one in shown if f"{one.area_code}.".startswith(f"{child.area.code}.")]
        if mine:
            name = Link(child.area.short_name, href=links.to_verification(view.filters, area=child.area.code))
            sides = [_names(view, [one for one in mine if one.is_met is is_met], lang) for is_met in (True, False)]
            lines.append(html.Tr([html.Th(name, scope="row"), *map(html.Td, sides)]))
    return _table((N_("Wilayah"), N_("MS"), N_("TMS")), lines, lang)


def _names(view: View, some: Sequence[Verdict], lang: Lang) -> str:
    """The parties in ballot order, with the number of kab/kota where there is more than one."""
    said = []
    for party in view.party_infos:
        n = sum(one.party == party.code for one in some)
        if n:
            said.append(party.abbreviation if n == 1 else f"{party.abbreviation} ({formats.number(n, lang)})")
    return ", ".join(said) or formats.NO_VALUE


def _table(heads: Sequence[str], lines: list[html.Tr], lang: Lang) -> Component:
    cells = [html.Th(t(words, lang), scope="col") for words in heads]
    return folding(cells, lines, lang, more=N_("{n} baris lainnya"), name="rows verdicts")
