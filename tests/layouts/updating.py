"""Views of the page of semester updates, made by hand: three kab/kota, three parties with a name of 76."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from callbacks.filters import Filters
from data.answers import PartyInfo
from data.calendar import Calendar
from data.update_answers import (
    Done,
    Obstacle,
    PartyUpdates,
    SemesterInfo,
    UpdateCell,
    UpdateFigures,
    UpdateQuestion,
    Uptake,
)
from layouts.components.as_of import AsOf
from layouts.updates import View
from layouts.updates_view import Stand
from tests.layouts.crafted import info

if TYPE_CHECKING:
    from collections.abc import Sequence

NOW: Final = datetime(2026, 11, 20, 9, tzinfo=UTC)  # a Friday, 16.00 WIB
PKB, PDIP, PRIMA = (
    PartyInfo("pkb", 1, "PKB", "Partai Kebangkitan Bangsa"),
    PartyInfo("pdip", 3, "PDIP", "Partai Demokrasi Indonesia Perjuangan"),
    PartyInfo("prima", None, "Prima", "Partai Rakyat Adil Makmur"),
)
SEMESTER: Final = SemesterInfo(
    code="2026-2", first=date(2026, 7, 1), last=date(2026, 12, 31), deadline=date(2026, 12, 28),
    rule=date(2026, 12, 28), basis="PKPU 4/2022", accounts=76, accounts_of="2025-2", accounts_source="Bawaslu",
)  # fmt: skip
EARLIER: Final = SemesterInfo(
    code="2025-2", first=date(2025, 7, 1), last=date(2025, 12, 31), deadline=date(2025, 12, 24),
    rule=date(2025, 12, 24), accounts=76, accounts_of="2025-2", accounts_source="Bawaslu",
)  # fmt: skip
PARTS: Final = {"keanggotaan": (2, 4), "kepengurusan": (3, 4), "kantor": (4, 4), "perempuan": (0, 0)}


def leaf(code: str, name: str, done: int | None, expected: int = 76, **more: Any) -> UpdateFigures:
    """A kab/kota; `done` None has not reported."""
    values: dict[str, Any] = {"absent": 0, "undated": 0, "obstacles": 0, "parts": PARTS, **more}
    return UpdateFigures(
        area=info(code, name), done=done, expected=None if done is None else expected, reported=int(done is not None),
        areas=1, data_as_of=None if done is None else NOW, **values,
    )  # fmt: skip


AREAS: Final = (
    leaf("33.73", "Salatiga", 8),
    leaf("33.74", "Kota Semarang", 3, obstacles=1),
    leaf("33.16", "Blora", None),
)


def whole(children: Sequence[UpdateFigures] = AREAS) -> UpdateFigures:
    """Their sum, as a province."""
    known = [one for one in children if one.done is not None]
    return UpdateFigures(
        area=info("33", "Jawa Tengah"),
        done=sum(one.done or 0 for one in known) if known else None,
        expected=sum(one.expected or 0 for one in known) if known else None,
        absent=sum(one.absent for one in children),
        undated=0,
        obstacles=sum(one.obstacles for one in children),
        reported=len(known),
        areas=len(children),
        data_as_of=NOW if known else None,
        parts=PARTS,
        children=tuple(children),
    )


def uptake(semester: SemesterInfo, last: date, final: int, expected: int | None = 152) -> Uptake:
    """A straight course from nothing to `final` at `last`."""
    days = tuple(semester.first + timedelta(days=n) for n in range((last - semester.first).days + 1))
    done = tuple(final * n // max(len(days) - 1, 1) for n in range(len(days)))
    return Uptake(semester=semester, days=days, done=done, expected=expected)


CELLS: Final = (
    UpdateCell(area_code="33.73", party="pkb", state=Done.DONE, parts={"kantor": True}, at=NOW),
    UpdateCell(area_code="33.73", party="pdip", state=Done.OPEN, parts={"kantor": True, "keanggotaan": False}),
    UpdateCell(area_code="33.73", party="prima", state=Done.ABSENT),
    UpdateCell(area_code="33.74", party="pkb", state=Done.OPEN, obstacle="SK belum terbit"),
)


def view(figures: UpdateFigures | None = None, **more: Any) -> View:
    """A view of the running semester; what a test does not name is calm."""
    figures = figures or whole()
    as_of = more.pop("as_of", NOW)
    semester, filters = more.pop("semester", SEMESTER), more.pop("filters", Filters())
    stand = Stand(
        area=figures.area, as_of=as_of, data_as_of=figures.data_as_of, reported=figures.reported,
        expected=figures.areas, chips=(), menu=AsOf(moment=as_of, chosen=False),
    )  # fmt: skip
    values: dict[str, Any] = {
        "filters": filters,
        "question": UpdateQuestion(semester=semester, as_of=as_of, party=filters.party, part=filters.part),
        "semesters": (EARLIER, SEMESTER),
        "whole": figures,
        "uptake": uptake(semester, date(2026, 11, 20), figures.done or 0, figures.expected),
        "before": uptake(EARLIER, date(2025, 12, 31), 15),
        "parties": (
            PartyUpdates(party=PKB, done=1, expected=2, absent=0, obstacles=1),
            PartyUpdates(party=PDIP, done=0, expected=2, absent=0, obstacles=0),
            PartyUpdates(party=PRIMA, done=0, expected=1, absent=1, obstacles=0),
        ),
        "infos": (PKB, PDIP, PRIMA),
        "cells": CELLS,
        "obstacles": (
            Obstacle(area=info("33.74", "Kota Semarang"), party="pkb", words="SK belum terbit", state=Done.OPEN),
        ),
        "calendar": Calendar(((date(2026, 12, 24), False),)),
        "parents": (),
        "figures": stand,
        "present": as_of,
        "shown_later": False,
        "rows": True,
        "exports": True,
    }
    return View(**{**values, **more})
