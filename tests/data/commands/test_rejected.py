"""Rejected rows: a file to mend and send again that never runs as formulas, and rows without any source id."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from dashboard.core.errors import InvalidInput
from data.commands.identity import hashed
from data.commands.rejected import keep_rejected, reason, safe, write_rejected
from data.importers.kinds import KINDS
from data.importers.privacy import MASK
from data.importers.problems import Problem, Rejected
from data.models import RejectedRow
from data.scope import Scope, marked
from tests.data.making import make_batch

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from tests.own_database import Own

KIND = KINDS["item_verifikasi"]
WRONG = Problem(column="status", value="entah", message="Pilihan ini tidak dikenal.", line=7)
TWICE = Problem(column="id_sumber", value="SIPOL-77", message="Baris ganda.", line=7)
ROW = Rejected(line=7, cells={"status": "entah", "id_sumber": "SIPOL-77", "tim": ""}, reasons=(WRONG, TWICE))


def test_the_file_has_the_columns_of_the_kind_in_order_and_the_reason(tmp_path: Path) -> None:
    path = write_rejected(tmp_path / "a.csv", KIND, [ROW])
    with path.open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [
            ["id_sumber", "status", "tim", "alasan"],
            ["SIPOL-77", "entah", "", "Baris 7: status: Pilihan ini tidak dikenal.; id_sumber: Baris ganda."],
        ]
    assert reason(ROW).startswith("Baris 7: ")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "|x", "\tx", "\rx", " =1", "＝1+1", "\u200b=1"])
def test_a_cell_that_would_run_as_a_formula_gets_an_apostrophe(cell: str) -> None:
    assert safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "33.10", "Kota Salatiga", "a=b", "2022-08-23"])
def test_an_ordinary_cell_stays_as_it_is(cell: str) -> None:
    assert safe(cell) == cell


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="--rejected"):
        write_rejected(tmp_path / "tidak" / "ada.csv", KIND, [ROW])


def test_of_a_source_id_only_its_hash_is_kept(db: Session) -> None:
    batch = make_batch(db, "item_verifikasi")

    keep_rejected(db, batch, KIND, [ROW], scope=Scope.of("33.73"), identity_key=b"k")

    mine = select(RejectedRow).where(RejectedRow.batch_id == batch.id)
    (row,) = db.scalars(marked(mine, RejectedRow))
    mark = hashed(b"k", ["SIPOL-77"])[0].hex()[:12]
    assert (row.line, row.area_code) == (7, "33.73")
    assert json.loads(row.cells) == {"id_sumber": mark, "status": MASK, "tim": ""}
    assert json.loads(row.reasons)[1] == ["id_sumber", mark, "Baris ganda."]


def test_a_name_shifted_under_a_coded_column_is_kept_nowhere_and_the_line_leads_to_it(own: Own) -> None:
    header = "id_sumber,putaran,objek,kode_wilayah,partai,status,diterima_pada"
    shifted = "S1,vermin,kantor,Zubaedah Kenari,pkb,081234567890,2022-08-16T09:00"
    path = own.file(
        "a.csv", header, "S0,vermin,kantor,33.73,pkb,MS,2022-08-16T09:00", shifted, "S2,Zubaedah,x,33.7,Kenari,,"
    )

    assert own.take("item_verifikasi", path).rejected == 2

    with own.sessions() as db:
        kept = db.scalars(marked(select(RejectedRow).order_by(RejectedRow.line), RejectedRow)).all()
    assert [row.line for row in kept] == [3, 4]
    said = "".join(row.cells + row.reasons for row in kept)
    for canary in ("Zubaedah", "Kenari", "081234567890"):
        assert canary not in said
    first = json.loads(kept[0].cells)
    assert (first["kode_wilayah"], first["status"], first["partai"]) == (MASK, MASK, "pkb")
    assert json.loads(kept[1].cells)["kode_wilayah"] == "33.7"
    assert {reason[0] for reason in json.loads(kept[0].reasons)} >= {"kode_wilayah", "status"}
    assert own.broken() == []
