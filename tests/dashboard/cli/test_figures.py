"""`python -m dashboard figures`: the numbers of the pages as table, JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from dashboard.cli import run
from dashboard.cli.figures import as_csv, as_json, as_table, written
from data.metrics import BY_ID, IDS, METRICS
from data.queries.figures import figures
from data.scope import Scope
from tests.data.making import wib
from tests.data.queries.stock import question, recap, roll_up

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from data.answers import AreaFigures

NOON = wib(2022, 8, 23, 12)


@pytest.fixture
def jateng(db: Session) -> AreaFigures:
    """Salatiga with 50 of 100 checked, the other areas without a report."""
    recap(db, "33.73", "pkb", NOON, received=100, checked=50)
    roll_up(db)
    return figures(db, Scope.of("33"), question(NOON), "33")


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert run(["figures", *arguments, "--format", "json"]) == 0
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return answer


def test_json_has_exactly_the_agreed_shape(jateng: AreaFigures) -> None:
    found = json.loads(as_json(jateng))
    assert list(found) == ["area", "as_of", "data_as_of", "metrics", "children"]
    assert (found["as_of"], found["data_as_of"]) == ("2022-08-23T12:00:00+07:00", "2022-08-23T12:00:00+07:00")
    assert tuple(found["metrics"]) == IDS
    assert (found["metrics"]["received"], found["metrics"]["progress"], found["metrics"]["ms"]) == (100, 0.5, None)
    salatiga = next(child for child in found["children"] if child["area"] == "33.73")
    silent = next(child for child in found["children"] if child["area"] == "33.01")
    assert salatiga["metrics"]["backlog"] == 50
    assert (silent["data_as_of"], silent["metrics"]["received"], silent["children"]) == (None, None, [])


def test_csv_is_a_line_an_area_with_unknown_left_empty(jateng: AreaFigures) -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(jateng))))
    assert len(rows) == 36
    found = {row["area"]: row for row in rows}
    assert (found["33.73"]["received"], found["33.73"]["ms"], found["33.01"]["received"]) == ("100", "", "")


def test_the_table_speaks_indonesian(jateng: AreaFigures) -> None:
    table = as_table(jateng, METRICS)
    assert [column.header for column in table.columns][:4] == ["Wilayah", "Diterima", "Diperiksa", "Tunggakan"]
    assert table.row_count == 36


def test_values_are_written_as_on_the_pages() -> None:
    assert written(BY_ID["progress"], 0.9996) == "99,9%"
    assert written(BY_ID["received"], 1234567) == "1.234.567"
    assert written(BY_ID["daily_rate"], 12.5) == "12,5"
    assert written(BY_ID["eta"], 21.0) == "21"
    assert written(BY_ID["eta"], None) == "–"


@pytest.mark.usefixtures("shell")
def test_the_verb_takes_the_running_round_and_prints_all_levels(capsys: pytest.CaptureFixture[str]) -> None:
    found = said(capsys, "--area", "33", "--as-of", "2022-08-23")
    assert (found["area"], found["as_of"], len(found["children"])) == ("33", "2022-08-23T23:59:59+07:00", 35)
    assert found["metrics"]["days_left"] == 17  # of vermin, which ran that day
    assert said(capsys, "--area", "33", "--as-of", "2022-08-23", "--round", "verfak")["metrics"]["days_left"] == 73
    nation = said(capsys, "--area", "*", "--as-of", "2022-08-23T14:05")
    assert nation["as_of"] == "2022-08-23T14:05:00+07:00"
    assert sum(len(province["children"]) for province in nation["children"]) == 514


@pytest.mark.usefixtures("shell")
def test_a_table_names_the_area_and_the_moment(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["figures", "--area", "33.73", "--as-of", "2022-08-23"]) == 0
    words = capsys.readouterr().out
    assert "Kota Salatiga · vermin · keanggotaan · keadaan Selasa, 23 Agustus 2022 23.59 WIB" in words
    assert "33.73 Salatiga" in words


@pytest.mark.usefixtures("shell")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--area", "99.99"], "tidak ditemukan"),
        (["--area", "33", "--as-of", "kemarin"], "“kemarin” bukan tanggal"),
        (["--area", "33", "--round", "vermin_x"], "tidak ditemukan"),
        (["--area", "33", "--party", "zzz"], "Tidak ada parpol dengan kode “zzz”"),
    ],
)
def test_what_cannot_be_answered_is_one_sentence(
    capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert run(["figures", *arguments]) == 2
    answer = capsys.readouterr()
    assert words in answer.err
    assert answer.out == ""
    assert "Traceback" not in answer.err
