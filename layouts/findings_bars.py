"""Findings as bars: how many, and what share of what was checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t
from layouts import links, terms
from layouts.components.elements import Link, html

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dash.development.base_component import Component

    from callbacks.filters import Filters
    from data.answers import AreaFigures


@dataclass(frozen=True, kw_only=True)
class Scale:
    """What every row shares: the longest bar, the whole of the shares, and where names lead (None: nowhere)."""

    most: int
    checked: float | None
    filters: Filters | None
    area: str


def title(figures: AreaFigures, lang: Lang) -> str:
    """The most frequent finding with its share of what was checked."""
    known = _known(figures.findings)
    if not known:
        return t("Belum ada temuan yang dilaporkan", lang)
    code, most = max(known.items(), key=lambda pair: pair[1])
    if most == 0:
        return t("Tidak ada temuan, sudah dilaporkan", lang)
    name, share = terms.word(terms.FINDINGS, code, lang), formats.share_of(most, figures["checked"], lang)
    if share == formats.NO_VALUE:
        return t("{finding} paling banyak: {n}", lang, finding=name, n=formats.number(most, lang))
    return t("{finding} paling banyak: {share} dari yang diperiksa", lang, finding=name, share=share)


def sub(figures: AreaFigures, lang: Lang) -> str:
    """What is counted, and out of how many."""
    if figures["checked"] is None:
        return t("Indikasi yang dilaporkan; satu berkas bisa lebih dari satu. Jumlah diperiksa belum diketahui.", lang)
    words = N_("Indikasi pada {n} yang sudah diperiksa; satu berkas bisa lebih dari satu.")
    return t(words, lang, n=formats.number(figures["checked"], lang))


def table(figures: AreaFigures, filters: Filters, lang: Lang, *, rows: bool) -> html.Div:
    """One row a finding, most frequent first; names lead to the open items that have it, where the caller may.

    Findings of which nothing was reported are named below, because they are not zero.
    """
    known = _known(figures.findings)
    most = max([*known.values(), 1])
    order = sorted(known, key=lambda code: -known[code])
    unsaid = [code for code in figures.findings if code not in known]
    scale = Scale(most=most, checked=figures["checked"], filters=filters if rows else None, area=figures.area.code)
    body = [_row(code, known[code], scale, lang) for code in order]
    head = [
        html.Th(t("Temuan", lang), scope="col"),
        html.Th("", className="hide-phone"),
        html.Th(t("Jumlah", lang), scope="col", className="num"),
        html.Th(t("dari diperiksa", lang), scope="col", className="num"),
    ]
    parts: list[Component] = []
    if body:
        parts.append(html.Table([html.Thead(html.Tr(head)), html.Tbody(body)], className="rows findings"))
    if unsaid:
        names = [terms.inside(terms.word(terms.FINDINGS, name, lang)) for name in unsaid]
        words = t("Belum ada laporan: {names}.", lang, names=formats.listing(names, lang))
        parts.append(html.P(words, className="foot" if body else "empty"))
    return html.Div(parts)


def _known(findings: Mapping[str, int | None]) -> dict[str, int]:
    return {code: count for code, count in findings.items() if count is not None}


def _row(code: str, count: int, scale: Scale, lang: Lang) -> html.Tr:
    name: Component | str = terms.word(terms.FINDINGS, code, lang)
    if scale.filters is not None:
        href = links.to_backlog(scale.filters, area=scale.area, finding=code)
        name = Link(name, href=href, title=t("Buka yang belum diperiksa dengan temuan ini", lang))
    meaning = t(terms.FINDING_MEANINGS[code], lang) if code in terms.FINDING_MEANINGS else None
    bar = html.Span(className="bar" if count else "bar is-zero", style={"width": f"{count / scale.most:.2%}"})
    return html.Tr(
        [
            html.Th(name, scope="row", title=meaning),
            html.Td(html.Span(bar, className="bar-track"), className="cell-bar hide-phone"),
            html.Td(formats.number(count, lang), className="num"),
            html.Td(formats.share_of(count, scale.checked, lang), className="num muted"),
        ]
    )
