"""What stands on paper in place of a table of any length: `assets/57-grid-paper.js` fills it before printing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.core.text import Lang, t
from layouts.components.attributes import attrs
from layouts.components.elements import html

if TYPE_CHECKING:
    from dash.development.base_component import Component


def paper_rows(lang: Lang) -> list[Component]:
    """The place of the rows that the table has read, and the sentence for a table that has read none."""
    some = t("Baris 1 sampai {rows} dari {all}, menurut urutan dan saringan di layar.", lang)
    whole = t("Semua {all} baris, menurut urutan dan saringan di layar.", lang)
    none = t("Di kertas hanya jumlahnya; baris satu per satu ada di unduhan.", lang)
    return [
        html.Div(className="paper-only grid-paper", **attrs(data_some=some, data_all=whole)),
        html.P(none, className="paper-only grid-none"),
    ]
