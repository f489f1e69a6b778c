"""Where a click leads: addresses of the pages with the filters that match what was clicked."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlencode

if TYPE_CHECKING:
    from callbacks.filters import Filters


def to_backlog(filters: Filters, **changes: str | None) -> str:
    """The backlog page with the present filters and `changes`; bucket, finding and order start afresh."""
    fresh: dict[str, str | None] = {"age": None, "finding": None, "sort": None}
    return "/tunggakan" + filters.but(**{**fresh, **changes}).query()


def to_verification(filters: Filters, **changes: str | None) -> str:
    """The verification page with the present filters and `changes`."""
    fresh: dict[str, str | None] = {"age": None, "finding": None, "sort": None}
    return "/verifikasi" + filters.but(**{**fresh, **changes}).query()


def to_area(filters: Filters, code: str, **changes: str | None) -> str:
    """The page of one area at the same round, object and moment."""
    fresh: dict[str, str | None] = {"area": None, "party": None, "age": None, "finding": None, "sort": None}
    return f"/wilayah/{code}" + filters.but(**{**fresh, **changes}).query()


def to_updates(filters: Filters, **changes: str | None) -> str:
    """The page of semester updates with its present filters and `changes`."""
    fresh: dict[str, str | None] = {"round": None, "object": "keanggotaan", "age": None, "finding": None, "sort": None}
    return "/pemutakhiran" + filters.but(**{**fresh, **changes}).query()


def to_registration(filters: Filters, **changes: str | None) -> str:
    """The page of registration, which knows an area, a party, a cycle and a moment."""
    fresh: dict[str, str | None] = {"round": None, "object": "keanggotaan", "age": None, "finding": None, "sort": None}
    return "/pendaftaran" + filters.but(**{**fresh, **changes}).query()


def to_help(metric: str = "") -> str:
    """The help page, at the definition of `metric`."""
    return f"/bantuan#{metric}" if metric else "/bantuan"


def to_complaints(filters: Filters, **changes: str | None) -> str:
    """The page of complaints, which knows an area and a moment only."""
    fresh: dict[str, str | None] = {
        "round": None, "object": "keanggotaan", "party": None, "age": None, "finding": None, "sort": None,
    }  # fmt: skip
    return "/tanggapan" + filters.but(**{**fresh, **changes}).query()


def to_timeline(filters: Filters, **changes: str | None) -> str:
    """The page of the stages with the present filters and `changes`."""
    fresh: dict[str, str | None] = {"age": None, "finding": None, "sort": None}
    return "/tahapan" + filters.but(**{**fresh, **changes}).query()


def to_verdict(round_code: str, area: str, party: str) -> str:
    """The form in which an official verdict is entered."""
    return f"/putusan?{urlencode({'putaran': round_code, 'kode_wilayah': area, 'partai': party})}"


def to_verdicts(round_code: str | None, area: str | None) -> str:
    """The verification page of a round and an area, on which verdicts stand."""
    named = {"putaran": round_code, "wilayah": area}
    said = {name: value for name, value in named.items() if value}
    return "/verifikasi" + (f"?{urlencode(said)}" if said else "")


def to_reference(form: str = "", **named: str) -> str:
    """The page of reference data; with `form`, the form for a new revision of the thing that `named` tells."""
    if not form:
        return "/acuan" + (f"?{urlencode(named)}" if named else "")
    return f"/acuan/{form}" + (f"?{urlencode(named)}" if named else "")


def to_party(filters: Filters, code: str, **changes: str | None) -> str:
    """The page of one party at the same round, object, area and moment."""
    fresh: dict[str, str | None] = {"party": None, "age": None, "finding": None, "sort": None}
    return f"/partai/{code}" + filters.but(**{**fresh, **changes}).query()


def to_helpdesk(filters: Filters, **changes: str | None) -> str:
    """The page of the Help Desks with its own filters: area, period, channel, moment."""
    return "/helpdesk" + _of_services(filters).but(**changes).query()


def to_desk(filters: Filters, code: str, **changes: str | None) -> str:
    """The page of one Help Desk: of a kab/kota, or of a province's own."""
    return f"/helpdesk/{code}" + _of_services(filters).but(**{"area": None, **changes}).query()


def to_tickets(filters: Filters, **changes: str | None) -> str:
    """The table of single services with the filters of the Help Desk's pages and `changes`.

    `reach="sendiri"` is the area's own desk alone: a province's, without those below it.
    """
    return "/layanan" + _of_services(filters).but(**changes).query()


def to_ticket(filters: Filters, number: int) -> str:
    """One service; the filters of the list stay, so that the way back leads to it."""
    return "/layanan" + filters.but(ticket=str(number)).query()


def to_service_topics(filters: Filters, **changes: str | None) -> str:
    """The page of what parties ask, with the filters of the Help Desk's pages and `changes`."""
    return "/layanan/topik" + _of_services(filters).but(**changes).query()


@lru_cache(maxsize=256)
def _of_services(filters: Filters) -> Filters:
    """What the pages of the Help Desk have in common: area, period, channel and moment; the rest starts afresh.

    Worked out once a page: each of its thousand links asks.
    """
    fresh: dict[str, str | None] = {
        "round": None, "object": "keanggotaan", "party": None, "age": None, "finding": None, "sort": None,
        "semester": None, "part": None, "cycle": None, "category": None, "state": None, "officer": None, "stage": None,
        "reach": None, "ticket": None,
    }  # fmt: skip
    return filters.but(**fresh)
