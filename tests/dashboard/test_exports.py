"""Downloads: for those who may, recorded first, and only of what they see."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import select

from data.models import Audit
from tests.dashboard.conftest import MATRIX, Edge, Visitor, signed_in

if TYPE_CHECKING:
    from collections.abc import Callable

ROLES = tuple(MATRIX["scopes"])


def last(edge: Edge) -> Audit:
    """The newest row of the audit log."""
    with edge.sessions() as db:
        return db.scalars(select(Audit).order_by(Audit.id.desc()).limit(1)).one()


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("path", list(MATRIX["downloads"]))
def test_a_download_is_for_its_roles_and_for_no_other(edge: Edge, role: str, path: str) -> None:
    answer = signed_in(edge, role).get(path)
    assert answer.status_code == (200 if role in MATRIX["downloads"][path] else 403)
    assert (last(edge).actor, last(edge).action) == (role, "unduh" if answer.status_code == 200 else "ditolak")


def test_every_row_and_no_other_area_is_in_the_csv(visitor: Callable[[str], Visitor]) -> None:
    mine, all_ = (
        visitor(name).get("/unduh/tunggakan.csv").data.decode("utf-8-sig") for name in ("komisioner", "pimpinan")
    )
    rows = {
        name: [line for line in text.splitlines() if re.match(r"33\.\d\d,", line)]
        for name, text in (("mine", mine), ("all", all_))
    }
    assert len(rows["mine"]) == 3
    assert len(rows["all"]) == 6
    assert all(line.startswith("33.73,") and "REGU-33.73" in line for line in rows["mine"])
    assert "33.74" not in mine


def test_the_workbook_holds_the_same_rows(visitor: Callable[[str], Visitor]) -> None:
    answer = visitor("komisioner").get("/unduh/tunggakan.xlsx?per=2022-08-23")
    sheets = CalamineWorkbook.from_filelike(io.BytesIO(answer.data))
    assert sheets.sheet_names == ["Tunggakan", "Catatan"]
    assert len(sheets.get_sheet_by_name("Tunggakan").to_python()) == 1 + 3


def test_a_download_is_recorded_before_its_first_byte(edge: Edge) -> None:
    answer = signed_in(edge, "operator").client.get(
        "/unduh/tunggakan.csv?objek=keanggotaan&per=2022-08-22", buffered=False
    )
    row = last(edge)
    answer.close()
    detail = json.loads(row.detail)
    assert (row.actor, row.action, row.subject) == ("operator", "unduh", "tunggakan 33.73")
    assert detail["berkas"] == "TERBATAS_kpu-jateng_tunggakan_33.73_2022-08-22T2359WIB.csv"
    assert detail["saringan"]["object"] == "keanggotaan"


def test_a_file_has_a_name_that_says_what_it_is(visitor: Callable[[str], Visitor]) -> None:
    answer = visitor("komisioner").get("/unduh/tunggakan.csv")
    assert "TERBATAS_kpu-jateng_tunggakan_33.73_2022-08-23T1405WIB.csv" in answer.headers["Content-Disposition"]
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("?wilayah=33.74", 404),
        ("?wilayah=99.99", 404),
        ("?x=1", 422),
        ("?partai=zzz", 404),
        ("?umur=x", 422),
        ("?putaran=tidak_ada", 404),
        ("?temuan=zzz", 422),
    ],
)
def test_what_is_not_yours_or_not_there_is_refused(visitor: Callable[[str], Visitor], query: str, status: int) -> None:
    for kind in ("csv", "xlsx"):
        answer = visitor("komisioner").get(f"/unduh/tunggakan.{kind}{query}")
        assert answer.status_code == status
        assert "Content-Disposition" not in answer.headers


@pytest.mark.parametrize("kind", ["pdf", "csv.exe", "CSV", "%2e%2e"])
def test_other_kinds_do_not_exist(visitor: Callable[[str], Visitor], kind: str) -> None:
    assert visitor("pimpinan").get(f"/unduh/tunggakan.{kind}").status_code == 404
