"""The table of services: rows come from the server as they are scrolled to, sorted there; free text is never in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dashboard.core import formats
from dashboard.core.text import N_, Lang
from data.helpdesk import CATEGORY_WORDS, CHANNEL_WORDS
from layouts import links, terms, ticket_words
from layouts.components.endless_grid import Column, endless_grid
from layouts.service_time import took

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dash.development.base_component import Component

    from callbacks.filters import Filters
    from data.ticket_answers import Asked, TicketRow
    from layouts.tickets_view import View

GRID: Final = "tickets-grid"
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
    """An empty table that asks for its rows; other filters make it ask again."""
    asked = view.asked
    return endless_grid(
        GRID,
        [_column(name, asked) for name in columns(asked, single=view.single, owned=view.owned)],
        key=view.filters.query(),
        sort=view.filters.sort or asked.sorts[0],
        none=N_("Tidak ada layanan"),
        fit="fitTickets",
        class_name="tickets-grid",
        lang=lang,
    )


def _column(name: str, asked: Asked) -> Column:
    words, width = COLUMNS[name]
    extra: dict[str, Any] = {}
    if name == ("ended" if asked.is_ended else "opened"):
        extra = {"cellRenderer": "RowLink", "minWidth": 132}  # the whole moment, also on a phone
    if name == "due":
        extra = {"cellClassRules": {"late": "params.data && params.data.late"}}
    return Column(
        name=name, words=words, width=width, sortable=name in sorts(asked), is_number=name in RIGHT, extra=extra
    )


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
