"""Loading the lists of services: what is clicked on the pages of the desks is what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from callbacks import desk, filters, helpdesk, service_topics, tickets
from callbacks.filters import Filters
from callbacks.wiring import WIRES
from dashboard.core.errors import InvalidInput, NotFound
from dashboard.core.permissions import Permission, Role
from dashboard.core.text import Lang
from layouts import helpdesk as desks_page
from layouts import service_topics as topics_page
from layouts import tickets as shown
from tests.callbacks.calling import block, caller, sorted_by
from tests.callbacks.test_helpdesk import desks
from tests.layouts.reading import kind, words

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from callbacks.context import Ctx

__all__ = ["desks"]


def listed(ctx: Ctx, page: Any) -> list[tuple[int, int]]:
    """(The number shown, how many services its link leads to) for every link to a list."""
    links = [one for one in kind(page, "Link") if str(one.href).startswith("/layanan?") and "tiket=" not in one.href]
    found = [(words(one), filters.read(str(one.href).partition("?")[2])) for one in links]
    return [(int(said), tickets.load(ctx, asked).total) for said, asked in found if said.isdigit()]


def test_every_number_of_the_desks_leads_to_as_many_services(desks: Session) -> None:
    ctx = caller(desks, "33")
    found = listed(ctx, desks_page.page(helpdesk.load(ctx, Filters()), Lang.ID))
    found += listed(ctx, desks_page.page(desk.load(ctx, Filters(area="33")), Lang.ID))
    found += listed(ctx, topics_page.page(service_topics.load(ctx, Filters(period="semua")), Lang.ID))
    own = caller(desks, "33.73", role=Role.PETUGAS)
    found += listed(own, desks_page.page(desk.load(own, Filters(area="33.73")), Lang.ID))
    assert found
    assert [said for said, _ in found] == [total for _, total in found]


def test_the_list_of_an_officer_has_officers_and_no_file(desks: Session) -> None:
    view = tickets.load(caller(desks, "33.73", role=Role.PETUGAS), Filters())
    assert (view.total, view.owned, view.exports, view.officers) == (2, True, False, ("P1", "P9"))
    province = tickets.load(caller(desks, "33"), Filters())
    assert (province.total, province.owned, province.exports) == (4, False, True)
    assert tickets.load(caller(desks, "33"), Filters(reach="sendiri")).total == 1


def test_rows_come_in_blocks_in_the_readers_words(desks: Session) -> None:
    ctx = caller(desks, "33.73", role=Role.PETUGAS)
    found = tickets.give_rows(ctx, block(0, 1), "?keadaan=belum_selesai")
    assert found["rowCount"] == 1
    row = found["rowData"][0]
    assert (row["channel"], row["state"], row["officer"], row["party"]) == ("Telepon", "Belum direspons", "P9", "PKB")
    assert row["href"].startswith("/layanan?keadaan=belum_selesai&tiket=")
    newest = tickets.give_rows(ctx, sorted_by("opened", "desc"), "")["rowData"]
    assert [one["channel"] for one in newest] == ["Telepon", "WhatsApp"]


def test_nothing_widens_what_the_caller_sees(desks: Session) -> None:
    ctx = caller(desks, "33.73", role=Role.PETUGAS)
    for search in ("?wilayah=33.74", "?wilayah=33", "?wilayah=33&lingkup=sendiri"):
        with pytest.raises(NotFound):
            tickets.give_rows(ctx, block(), search)
    with pytest.raises(NotFound):
        tickets.give_rows(caller(desks, "33"), block(), "?wilayah=33.73&petugas=P1")
    with pytest.raises(NotFound):
        tickets.load(caller(desks), Filters())
    for wrong in (block(sortModel=[{"colId": "officer", "sort": "asc"}]), sorted_by("due"), None):
        with pytest.raises(InvalidInput):
            tickets.give_rows(ctx, wrong, "")
    (wire,) = (one for one in WIRES if one.fn is tickets.give_rows)
    assert wire.permission is Permission.TICKETS_READ


def test_one_service_is_shown_to_its_own_and_not_found_elsewhere(desks: Session) -> None:
    ctx = caller(desks, "33.73", role=Role.PETUGAS)
    number = tickets.give_rows(ctx, block(0, 1), "")["rowData"][0]["id"].partition("-")[0]
    view = tickets.load(ctx, Filters(ticket=number))
    assert f"Layanan nomor {number}, Salatiga" in words(shown.page(view, Lang.ID))
    for other in (caller(desks, "33.74"), caller(desks, "34")):
        with pytest.raises(NotFound):
            tickets.load(other, Filters(ticket=number))


@pytest.mark.parametrize("lang", list(Lang))
def test_silence_an_empty_filter_and_a_list_are_told_apart(desks: Session, lang: Lang) -> None:
    ctx = caller(desks, "33")
    never = words(shown.page(tickets.load(ctx, Filters(area="33.71")), lang))
    empty = words(shown.page(tickets.load(ctx, Filters(area="33.73", party="pan")), lang))
    some = words(shown.page(tickets.load(ctx, Filters(area="33.73")), lang))
    assert len({never, empty, some}) == 3
    assert ("itu bukan berarti nol" if lang is Lang.ID else "zero") in never
