"""Rows and notes of a backlog file; every argument has a boring default."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard.core.text import Lang
from dashboard.reports.backlog_notes import About
from data.answers import AreaInfo, BacklogRow, Question, RoundInfo
from tests.data.making import wib

SALATIGA = AreaInfo("33.73", "Kota Salatiga", "Kota Salatiga", "kota", "33", None, None, None)


def about(**changes: Any) -> About:
    values: dict[str, Any] = {
        "area": SALATIGA,
        "question": Question("vermin", "keanggotaan", wib(2022, 8, 23, 14, 5)),
        "round": RoundInfo("vermin", "2024", "Verifikasi administrasi", "vermin"),
        "total": 2,
        "lang": Lang.ID,
    }
    return About(**{**values, **changes})


def backlog_row(**changes: Any) -> BacklogRow:
    values: dict[str, Any] = {
        "id": 1,
        "reference": "00e1a2b3",
        "area_code": "33.10",
        "area_name": "Kabupaten Klaten",
        "party": "pkb",
        "party_name": "PKB",
        "object": "keanggotaan",
        "findings": ("ganda_identik", "nik"),
        "method": "video",
        "team": "Tim 1",
        "received_at": wib(2022, 8, 16, 9, 30),
        "age_days": 7,
        "due_on": date(2022, 9, 9),
    }
    return BacklogRow(**{**values, **changes})
