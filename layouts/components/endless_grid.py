"""A table of any length: its rows come from the server in blocks as they are scrolled to, sorted there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from dash_ag_grid import AgGrid

from dashboard.core.text import N_, Lang, t
from layouts.components.elements import html

if TYPE_CHECKING:
    from collections.abc import Collection

    from dash.development.base_component import Component

BLOCK: Final = 100  # rows a request
NARROWEST: Final = 72  # px
WORDS: Final = {
    "loadingOoo": N_("Memuat …"),
    "loadingError": N_("Gagal memuat"),
    "ariaSortableColumn": N_("Tekan Enter untuk mengurutkan"),
    "ariaLabelLoading": N_("Memuat"),
}
EVERY_COLUMN: Final = {
    "resizable": True,
    "suppressHeaderMenuButton": True,
    "sortable": False,
    "wrapHeaderText": True,
    "autoHeaderHeight": True,
}
OPTIONS: Final = {
    "cacheBlockSize": BLOCK,
    "maxBlocksInCache": 20,
    "infiniteInitialRowCount": 1,
    "rowHeight": 34,
    "headerHeight": 34,
    "suppressCellFocus": False,
    "suppressDragLeaveHidesColumns": True,
    "multiSortKey": "ctrl",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of width `width` (px, also its share of the room); the server can sort by it if `sortable`.

    `extra` are further properties of AG Grid for it.
    """

    name: str
    words: str
    width: int
    sortable: bool
    is_number: bool = False
    extra: dict[str, Any] = field(default_factory=dict)


def endless_grid(  # noqa: PLR0913 - what two tables differ in
    table: str,
    columns: Collection[Column],
    *,
    key: str,
    sort: str,
    none: str,
    fit: str,
    lang: Lang,
    class_name: str = "",
) -> Component:
    """An empty table with the id `table` that asks for its rows; another `key` (the filters) makes it ask again.

    `sort` is the column of its first order, with `-` in front if falling; `none` says that there are no rows; `fit` is
    the function of the page's script that hides columns on a narrow screen.
    """
    words = WORDS | {"noRowsToShow": none}
    grid = AgGrid(
        id=table,
        columnDefs=[_definition(column, sort, lang) for column in columns],
        defaultColDef=EVERY_COLUMN,
        rowModelType="infinite",
        getRowId="params.data.id",
        dashGridOptions=OPTIONS | {"localeText": {name: t(said, lang) for name, said in words.items()}},
        eventListeners={event: [f"{fit}(params)"] for event in ("gridSizeChanged", "firstDataRendered")},
        className="ag-theme-pantau",
        style={"height": "min(640px, 70vh)", "width": "100%"},
    )
    return html.Div(grid, key=key, className=f"backlog-grid {class_name}".rstrip())


def _definition(column: Column, sort: str, lang: Lang) -> dict[str, Any]:
    made: dict[str, Any] = {
        "field": column.name,
        "headerName": t(column.words, lang),
        "minWidth": min(column.width, NARROWEST),
        "flex": column.width,
        "sortable": column.sortable,
        "sortingOrder": ["asc", "desc"],
        "tooltipField": column.name,
    }
    if column.name == sort.removeprefix("-"):
        made["sort"] = "desc" if sort.startswith("-") else "asc"
    if column.is_number:
        made |= {"cellClass": "num", "headerClass": "ag-right-aligned-header"}
    return made | column.extra
