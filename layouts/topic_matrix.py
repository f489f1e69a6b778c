"""What was asked, as matrices: category by stage, and category by party; every number leads to its services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.core import formats
from dashboard.core.text import Lang, t, tn
from data.helpdesk import CATEGORY_WORDS
from layouts import terms
from layouts.components.elements import html
from layouts.components.panel import panel
from layouts.topic_parts import cases

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dash.development.base_component import Component

    from layouts.service_topics import View

Counts = dict[tuple[str, str], int]


def by_stage(view: View, lang: Lang) -> Component | None:
    """Category × stage."""
    counts = _counts(view, "stage")
    present = {stage for _, stage in counts}
    columns = {
        code: view.stages.get(code, code) for code in [*view.stages, *sorted(present)] if code in present and code
    }
    if "" in present:
        columns[""] = t("tahap tidak disebut", lang)
    if not columns:
        return None
    busiest = max(columns, key=lambda code: sum(count for (_, stage), count in counts.items() if stage == code))
    title = t("Paling banyak ditanyakan pada tahap {stage}", lang, stage=terms.inside(columns[busiest]))
    sub = t("Layanan dibuka menurut kategori dan tahap; ketuk angka untuk melihat layanannya.", lang)
    return panel(title, _table(view, counts, columns, "stage", lang), lang, sub=sub, metrics=("service_opened",))


def by_party(view: View, lang: Lang) -> Component | None:
    """Category × party, the stage chosen if one is."""
    counts = _counts(view, "party")
    names = {one.code: one.abbreviation for one in view.parties}
    present = {party for _, party in counts}
    columns = {code: names.get(code, code) for code in [*names, *sorted(present)] if code in present and code}
    if "" in present:
        columns[""] = t("tanpa parpol", lang)
    if not columns:
        return None
    party = max((code for code in columns if code), default="", key=lambda code: _sum(counts, code))
    count = _sum(counts, party)
    title = tn("{party} paling banyak bertanya: {n} layanan", count, lang, party=columns.get(party, ""))
    sub = t("Layanan dibuka menurut kategori dan parpol; banyaknya bertanya bukan ukuran mutu partai.", lang)
    return panel(title, _table(view, counts, columns, "party", lang), lang, sub=sub, metrics=("service_opened",))


def _sum(counts: Mapping[tuple[str, str], int], column: str) -> int:
    return sum(count for (_, one), count in counts.items() if one == column)


def _counts(view: View, name: str) -> Counts:
    found: Counts = {}
    for one in view.topics.cells:
        key = (one.category, getattr(one, name))
        found[key] = found.get(key, 0) + one.opened
    return found


def _table(view: View, counts: Counts, columns: Mapping[str, str], name: str, lang: Lang) -> Component:
    """Categories as rows, the most asked on top; darker is more."""
    sums = {category: sum(count for (one, _), count in counts.items() if one == category) for category, _ in counts}
    ranked = sorted(sums, key=lambda one: (-sums[one], one))
    most = max(counts.values(), default=1)
    turned = "tilt" if len(columns) > 9 else None  # noqa: PLR2004 - more names do not stand side by side
    heads = [html.Th(t("Kategori", lang), scope="col")]
    heads += [html.Th(html.Span(words), scope="col", className=turned or "num") for words in columns.values()]
    heads.append(html.Th(t("Jumlah", lang), scope="col", className="num"))
    lines = [_row(view, category, counts, columns, name, most, lang) for category in ranked]
    table = html.Table([html.Thead(html.Tr(heads)), html.Tbody(lines)], className="rows is-tight topics-matrix")
    return html.Div(table, className="scroll-x")


def _row(  # noqa: PLR0913, PLR0917 - one row of a matrix
    view: View,
    category: str,
    counts: Counts,
    columns: Sequence[str] | Mapping[str, str],
    name: str,
    most: int,
    lang: Lang,
) -> html.Tr:
    cells: list[Component] = [html.Th(terms.word(CATEGORY_WORDS, category, lang), scope="row")]
    for code in columns:
        count = counts.get((category, code), 0)
        shown = cases(view, count, lang, category=category, **{name: code}) if code else formats.number(count, lang)
        shade = f"heat-{min(4, round(4 * count / most))}"
        cells.append(html.Td(shown if count else "", className=f"num {shade}"))
    whole = sum(counts.get((category, code), 0) for code in columns)
    cells.append(html.Td(cases(view, whole, lang, category=category), className="num strong"))
    return html.Tr(cells)
