"""Views of the pages of the Help Desks; every argument has a boring default."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from callbacks.filters import Filters
from data.answers import Reporting
from data.control import control
from data.helpdesk import READINESS, Sla
from data.service_answers import (
    Attendance,
    AttendanceDay,
    Coverage,
    Met,
    OfficerLoad,
    OpenSpell,
    Period,
    Ready,
    Satisfaction,
    Service,
    ServiceFigures,
    Spread,
)
from layouts.helpdesk_view import Desk, View
from tests.data.making import wib
from tests.layouts.crafted import info

NOON: Final = wib(2022, 8, 23, 14)
FIRST: Final = date(2022, 8, 1)
DAYS: Final = tuple(FIRST + timedelta(days=n) for n in range(20))
JATENG: Final = info("33", "Jawa Tengah")
HOUR: Final = 3_600
ANSWERS: Final = Satisfaction(40, (3.5, 3.4, 3.3, 3.6, 3.5, 3.5, 3.6, 3.2, 3.0), 85.0, "B", "Baik", 80)
NOBODY: Final = Satisfaction(0, None, None, "", "", 0)
FULL: Final = {item: Ready(available=True, at=wib(2022, 8, 1), by="K1") for item in READINESS}


def figures(code: str = "33.73", name: str = "Kota Salatiga", **more: Any) -> ServiceFigures:
    """One desk: 100 opened, 90 of 100 in time, p90 six hours, four open."""
    known: dict[str, Any] = {
        "reporting": Reporting.REPORTED, "last_at": NOON, "is_open": True, "opened_desks": 1, "opened": 100,
        "resolved": 96, "reopened": 4, "responded": 98, "first_contact": 60, "escalated": 5,
        "response": Spread(98, 60.0, 600.0, 3_000.0), "resolution": Spread(96, 600.0, 1.5 * HOUR, 6.0 * HOUR),
        "response_sla": Met(88, 12), "resolution_sla": Met(90, 10), "open_now": 4, "open_ages": (1, 1, 1, 1),
        "overdue": 2, "waiting": 1, "oldest_at": wib(2022, 8, 18), "oldest_days": 4, "escalated_open": 1,
        "escalated_days": 3, "open_rate": 5.0, "close_rate": 4.0, "days_to_clear": 1.0,
        "coverage": Coverage(12, 16, 1), "day_s": 8 * HOUR,
    }  # fmt: skip
    return ServiceFigures(area=info(code, name), **{**known, **more})


def silent(code: str = "33.16", name: str = "Blora", days: int = 3) -> ServiceFigures:
    """A desk that fell silent on 19 August."""
    return figures(
        code, name, reporting=Reporting.SILENT, silent=1, silent_days=days, last_at=wib(2022, 8, 19, 15), opened=0
    )


def never(code: str = "33.29", name: str = "Brebes") -> ServiceFigures:
    """A desk that never recorded anything."""
    return ServiceFigures(area=info(code, name), never=1)


def own() -> ServiceFigures:
    """The province's own desk."""
    return figures("33", "Jawa Tengah", own=True)


def service(*parts: ServiceFigures, **more: Any) -> Service:
    """The province with these desks (default: Salatiga and its own), twenty quiet days of volume."""
    parts = parts or (own(), figures())
    whole = figures(
        "33", "Jawa Tengah", desks=len(parts), opened_desks=len(parts), children=parts,
        silent=sum(one.silent for one in parts), never=sum(one.never for one in parts),
    )  # fmt: skip
    known: dict[str, Any] = {
        "area": JATENG, "period": Period(date(2022, 7, 25), date(2022, 8, 23)), "as_of": NOON, "data_as_of": NOON,
        "whole": whole, "volume": control(DAYS, [10, 12] * 10), "sla": Sla(), "closed": 1,
        "running": (date(2022, 8, 23), 4),
    }  # fmt: skip
    return Service(**{**known, **more})


def view(*parts: ServiceFigures, **more: Any) -> View:
    """The page of the province with these desks."""
    known: dict[str, Any] = {
        "filters": Filters(),
        "service": (made := more.pop("service", None) or service(*parts)),
        "satisfaction": ANSWERS,
        "satisfied": {one.area.code: ANSWERS for one in made.whole.children},
        "attendance": Attendance(shifts=20, scheduled=40, present=39, filled=18, due=20, missing=1, today=(2, 1, 1)),
        "attended": {
            one.area.code: Attendance(shifts=9, scheduled=9, present=9, filled=9, due=10, missing=1)
            for one in made.whole.children
        },
        "ready": {one.area.code: (FULL,) for one in made.whole.children},
        "rows": True,
        "exports": True,
    }
    return View(**{**known, **more})


def spell(number: int = 1, **more: Any) -> OpenSpell:
    """An open service of PKB on WhatsApp, due tomorrow."""
    known: dict[str, Any] = {
        "ticket_id": number, "area_code": "33.73", "n": 1, "channel": "whatsapp", "party": "pkb", "category": "akun",
        "officer": "P1", "opened_at": wib(2022, 8, 22, 9), "responded_at": wib(2022, 8, 22, 9, 10),
        "due_at": wib(2022, 8, 24, 9), "waiting_since": None, "escalated_to": None, "escalated_at": None,
        "returned_at": None, "days": 1,
    }  # fmt: skip
    return OpenSpell(**{**known, **more})


def desk(*spells: OpenSpell, officers: tuple[OfficerLoad, ...] = (), owners: bool = True, **more: Any) -> View:
    """The page of Kota Salatiga with these open services."""
    made = replace(service(), area=info("33.73", "Kota Salatiga"), whole=figures(), spells=spells)
    only = Desk(
        officers=officers,
        peers=figures("33", "Jawa Tengah", desks=36),
        days=(
            AttendanceDay(date(2022, 8, 22), due=True, scheduled=2, present=1, filled=True),
            AttendanceDay(date(2022, 8, 23), due=True),
        ),
        week=(
            (date(2022, 8, 23), ((wib(2022, 8, 23, 8), wib(2022, 8, 23, 16)),), ""),
            (date(2022, 8, 17), (), "Hari kemerdekaan"),
        ),
        owners=owners,
    )
    return view(
        service=made,
        desk=only,
        ready={"33.73": ({**FULL, "kamera": Ready(available=False, at=wib(2022, 8, 2), by="K1")},)},
        **more,
    )
