"""The table of open items: rows come from the server as they are scrolled to, sorted there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dash import html
from dash_ag_grid import AgGrid

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t
from layouts import terms

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from data.answers import BacklogRow

GRID: Final = "backlog-grid"
BLOCK: Final = 100  # rows a request
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
WORDS: Final = {
    "loadingOoo": N_("Memuat …"),
    "noRowsToShow": N_("Tidak ada berkas"),
    "loadingError": N_("Gagal memuat"),
    "ariaSortableColumn": N_("Tekan Enter untuk mengurutkan"),
    "ariaLabelLoading": N_("Memuat"),
}


def grid(key: str, sort: str | None, lang: Lang) -> Component:
    """An empty table that asks for its rows in the order `sort`; another `key` (the filters) makes it ask again."""
    table = AgGrid(
        id=GRID,
        columnDefs=[_column(name, words, width, sort or "received", lang) for name, words, width in COLUMNS],
        defaultColDef={
            "resizable": True,
            "suppressHeaderMenuButton": True,
            "sortable": False,
            "wrapHeaderText": True,
            "autoHeaderHeight": True,
        },
        rowModelType="infinite",
        getRowId="params.data.id",
        dashGridOptions={
            "cacheBlockSize": BLOCK,
            "maxBlocksInCache": 20,
            "infiniteInitialRowCount": 1,
            "rowHeight": 34,
            "headerHeight": 34,
            "localeText": {name: t(words, lang) for name, words in WORDS.items()},
            "suppressCellFocus": False,
            "suppressDragLeaveHidesColumns": True,
            "multiSortKey": "ctrl",
        },
        eventListeners={event: ["fitColumns(params)"] for event in ("gridSizeChanged", "firstDataRendered")},
        className="ag-theme-pantau",
        style={"height": "min(640px, 70vh)", "width": "100%"},
    )
    return html.Div(table, key=key, className="backlog-grid")


def _column(name: str, words: str, width: int, sort: str, lang: Lang) -> dict[str, Any]:
    column: dict[str, Any] = {
        "field": name,
        "headerName": t(words, lang),
        "minWidth": min(width, 72),
        "flex": width,
        "sortable": name in SORTS,
        "sortingOrder": ["asc", "desc"],
        "tooltipField": name,
    }
    if name == sort.removeprefix("-"):
        column["sort"] = "desc" if sort.startswith("-") else "asc"
    if name in RIGHT:
        column |= {"cellClass": "num", "headerClass": "ag-right-aligned-header"}
    return column


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
