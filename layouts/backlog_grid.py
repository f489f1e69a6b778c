"""The table of open items: rows come from the server as they are scrolled to, sorted there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t
from layouts import terms
from layouts.components.endless_grid import Column, endless_grid

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from data.answers import BacklogRow

GRID: Final = "backlog-grid"
SORTS: Final = frozenset({"area", "party", "received", "age"})  # columns the server can sort by
COLUMNS: Final = (
    ("area", N_("Wilayah"), 190),
    ("party", N_("Partai"), 110),
    ("findings", N_("Temuan"), 210),
    ("age", N_("Umur (hari)"), 100),
    ("received", N_("Diterima"), 140),
    ("due", N_("Tenggat"), 90),
    ("method", N_("Metode"), 160),
    ("team", N_("Tim"), 90),
    ("reference", N_("Kode"), 100),
)
RIGHT: Final = frozenset({"age"})


def grid(key: str, sort: str | None, lang: Lang) -> Component:
    """An empty table that asks for its rows in the order `sort`; another `key` (the filters) makes it ask again."""
    columns = [
        Column(name=name, words=words, width=width, sortable=name in SORTS, is_number=name in RIGHT)
        for name, words, width in COLUMNS
    ]
    none = N_("Tidak ada berkas")
    return endless_grid(GRID, columns, key=key, sort=sort or "received", none=none, fit="fitColumns", lang=lang)


def row(one: BacklogRow, lang: Lang) -> dict[str, Any]:
    """One item in the reader's words."""
    findings = [terms.word(terms.FINDINGS, code, lang) for code in one.findings]
    return {
        "id": str(one.id),
        "reference": one.reference,
        "area": one.area_name.replace("Kabupaten ", "Kab. "),  # as offices abbreviate it; the column is narrow
        "party": one.party_name,
        "findings": ", ".join(findings) or t("tanpa temuan", lang),
        "age": formats.number(one.age_days, lang),
        "received": formats.short_moment(one.received_at, lang),
        "due": formats.short_day(one.due_on, lang),
        "method": terms.word(terms.METHODS, one.method, lang) if one.method else formats.NO_VALUE,
        "team": one.team or formats.NO_VALUE,
    }
