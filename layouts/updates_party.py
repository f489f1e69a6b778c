"""One party on the page of semester updates: where it has updated and where not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.core.text import Lang, t, tn
from layouts import links
from layouts.components.elements import Link, html
from layouts.components.panel import panel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from data.update_answers import UpdateFigures
    from layouts.updates_view import View

COUNTS = ("updates_done", "updates_expected", "updates_share")


def one_party_panel(view: View, known: Sequence[UpdateFigures], lang: Lang) -> Component:
    """Where the party asked for has updated and where not: names, since each area is one or none."""
    groups = (
        (t("Belum", lang), [one for one in known if one.left]),
        (t("Sudah", lang), [one for one in known if one.done]),
        (t("Tidak terdaftar", lang), [one for one in known if not one.expected]),
    )
    rows = [
        html.Li([html.B(words), html.Span(_linked(view, some))], className="update-group")
        for words, some in groups
        if some
    ]
    left = sum(one.left or 0 for one in known)
    party = view.names.get(view.question.party or "", "")
    title = tn("{party} belum memutakhirkan di {n} wilayah", left, lang, party=party)
    if not left:
        title = t("{party} sudah memutakhirkan di semua wilayah yang melapor", lang, party=party)
    return panel(title, html.Ul(rows, className="obstacles"), lang, metrics=COUNTS)


def _linked(view: View, some: Sequence[UpdateFigures]) -> list[Component | str]:
    """Short names, each a link to its area, with commas between."""
    found: list[Component | str] = []
    for one in some:
        found += [", ", Link(one.area.short_name, href=links.to_updates(view.filters, area=one.area.code))]
    return found[1:]
