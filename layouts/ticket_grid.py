"""The table of services: rows come from the server as they are scrolled to, sorted there; free text is never in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dash import html
from dash_ag_grid import AgGrid

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t
from data.helpdesk import CATEGORY_WORDS, CHANNEL_WORDS
from layouts import links, terms, ticket_words
from layouts.backlog_grid import BLOCK, WORDS
from layouts.service_time import took

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dash.development.base_component import Component

    from callbacks.filters import Filters
    from data.ticket_answers import Asked, TicketRow
    from layouts.tickets_view import View

GRID: Final = "tickets-grid"
OWN_WORDS: Final = {**WORDS, "noRowsToShow": N_("Tidak ada layanan")}
COLUMNS: Final = {
    "ended": (N_("Selesai pada"), 145),
    "opened": (N_("Dibuka"), 145),
    "area": (N_("Satker"), 140),
    "subject": (N_("Kategori dan pertanyaan"), 235),
    "party": (N_("Partai"), 112),
    "requester": (N_("Pemohon"), 98),
    "channel": (N_("Kanal"), 105),
    "state": (N_("Keadaan"), 150),
    "age": (N_("Umur"), 80),
    "due": (N_("Sasaran"), 165),
    "officer": (N_("Petugas"), 80),
    "response": (N_("Respons"), 92),
    "resolution": (N_("Penyelesaian"), 118),
}
RIGHT: Final = frozenset({"age", "response", "resolution"})
FLIPPED: Final = {"age": "opened"}  # the older, the more days


def columns(asked: Asked, *, single: bool, owned: bool) -> tuple[str, ...]:
    """The columns that say something in this list."""
    hidden = {"area"} if single else set()
    hidden |= set() if owned else {"officer"}
    hidden |= {"age", "due"} if asked.is_ended else {"ended"}
    hidden |= {"resolution"} if asked.is_open else set()
    return tuple(name for name in COLUMNS if name not in hidden)


def sorts(asked: Asked) -> frozenset[str]:
    """The columns that the server can sort this list by."""
    known = {one.removeprefix("-") for one in asked.sorts}
    return frozenset(known | {"age"} if asked.is_open else known)


def grid(view: View, lang: Lang) -> Component:
    """An empty table that asks for its rows; other filters (its key) make it ask again."""
    asked = view.asked
    shown = columns(asked, single=view.single, owned=view.owned)
    table = AgGrid(
        id=GRID,
        columnDefs=[_column(name, asked, view.filters.sort or asked.sorts[0], lang) for name in shown],
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
            "localeText": {name: t(words, lang) for name, words in OWN_WORDS.items()},
            "suppressCellFocus": False,
            "suppressDragLeaveHidesColumns": True,
            "multiSortKey": "ctrl",
        },
        eventListeners={event: ["fitTickets(params)"] for event in ("gridSizeChanged", "firstDataRendered")},
        className="ag-theme-pantau",
        style={"height": "min(640px, 70vh)", "width": "100%"},
    )
    return html.Div(table, key=view.filters.query(), className="backlog-grid tickets-grid")


def _column(name: str, asked: Asked, sort: str, lang: Lang) -> dict[str, Any]:
    words, width = COLUMNS[name]
    column: dict[str, Any] = {
        "field": name,
        "headerName": t(words, lang),
        "minWidth": min(width, 72),
        "flex": width,
        "sortable": name in sorts(asked),
        "sortingOrder": ["asc", "desc"],
        "tooltipField": name,
    }
    if name == sort.removeprefix("-"):
        column["sort"] = "desc" if sort.startswith("-") else "asc"
    if name in RIGHT:
        column |= {"cellClass": "num", "headerClass": "ag-right-aligned-header"}
    if name == ("ended" if asked.is_ended else "opened"):
        column |= {"cellRenderer": "RowLink", "minWidth": 132}  # the whole moment, also on a phone
    if name == "due":
        column["cellClassRules"] = {"late": "params.data && params.data.late"}
    return column


def row(one: TicketRow, filters: Filters, topics: Mapping[str, str], lang: Lang) -> dict[str, Any]:
    """One service in the reader's words; `href` is its own page."""
    subject = terms.word(CATEGORY_WORDS, one.category, lang)
    if one.topic and one.topic in topics:
        subject += f": {topics[one.topic]}"
    return {
        "id": f"{one.id}-{one.spell}",
        "href": links.to_ticket(filters, one.id),
        "ended": formats.short_moment(one.resolved_at, lang),
        "opened": formats.short_moment(one.opened_at, lang),
        "area": one.area_name,
        "subject": subject,
        "party": one.party_name or formats.NO_VALUE,
        "requester": terms.word(ticket_words.REQUESTER_SHORT, one.requester, lang)
        if one.requester
        else formats.NO_VALUE,
        "channel": terms.word(CHANNEL_WORDS, one.channel, lang),
        "state": ticket_words.state(one, lang),
        "age": ticket_words.age(one, lang),
        "due": ticket_words.due(one, lang),
        "late": one.late,
        "officer": one.officer or formats.NO_VALUE,
        "response": took(one.response_s, lang),
        "resolution": took(one.resolution_s, lang),
    }
