"""`figures --topic`: every topic as JSON, CSV and table, its metrics defined, its words Indonesian."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from dashboard.cli import run
from dashboard.cli.topics.node import Answer, Node, as_csv, as_json, tables
from dashboard.cli.topics.registry import TOPICS
from data.page_metrics import BY_ID
from tests.data.making import wib

if TYPE_CHECKING:
    from collections.abc import Iterator


MOMENT = ("--as-of", "2022-08-23")


def nodes(found: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield found
    for child in found["children"]:
        yield from nodes(child)


@pytest.mark.usefixtures("shell")
@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("area", ["*", "33", "33.73"])
def test_every_topic_answers_for_every_level_with_defined_metrics(
    capsys: pytest.CaptureFixture[str], topic: str, area: str
) -> None:
    assert run(["figures", "--area", area, "--topic", topic, *MOMENT, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["topic"], found["area"]) == (topic, area)
    assert found["as_of"].endswith("+07:00")
    assert {metric for node in nodes(found) for metric in node["metrics"]} <= set(BY_ID)
    assert all(list(node)[-2:] == ["metrics", "children"] for node in nodes(found))


@pytest.mark.usefixtures("shell")
@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_prints_a_table_under_a_title(capsys: pytest.CaptureFixture[str], topic: str) -> None:
    assert run(["figures", "--area", "33", "--topic", topic, *MOMENT]) == 0
    words = capsys.readouterr().out
    assert (f"Jawa Tengah · {topic}" if topic != "ambang" else "Belum ada angka") in words  # nobody has reported


@pytest.mark.usefixtures("shell")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--area", "99.99", "--topic", "tanggapan"], "tidak ditemukan"),
        (["--area", "33", "--topic", "tahapan", "--round", "vermin_x"], "tidak ditemukan"),
        (["--area", "33", "--topic", "ambang", "--party", "zzz"], "Tidak ada parpol dengan kode “zzz”"),
        (["--area", "33", "--topic", "pemutakhiran", "--semester", "2031-1"], "Semester ini tidak ada datanya"),
        (["--area", "33", "--semester", "2026-2"], "hanya untuk topik pemutakhiran"),
    ],
)
def test_what_a_topic_cannot_answer_is_one_sentence(
    capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert run(["figures", *arguments]) == 2
    said = capsys.readouterr()
    assert words in said.err
    assert said.out == ""


@pytest.fixture
def answer() -> Answer:
    """Two areas and a party under one of them."""
    party = Node(kind="party", code="pkb", name="PKB", metrics={"threshold_outlook": "possible", "minimum": 199})
    below = Node(
        kind="area", code="33.73", name="Salatiga", metrics={"plan": 0.25, "slow_since": None}, children=(party,)
    )
    day = date(2022, 8, 27)
    whole = Node(kind="area", code="33", name="Jateng", metrics={"plan": 0.5, "slow_since": day}, children=(below,))
    return Answer(node=whole, as_of=wib(2022, 8, 23, 12), data_as_of=None, said={"round": "vermin"})


def test_json_names_each_node_by_what_it_is(answer: Answer) -> None:
    found = json.loads(as_json("tahapan", answer))
    assert list(found) == ["topic", "as_of", "data_as_of", "round", "area", "metrics", "children"]
    assert found["metrics"] == {"plan": 0.5, "slow_since": "2022-08-27"}
    assert found["children"][0]["children"][0] == {
        "party": "pkb",
        "metrics": {"threshold_outlook": "possible", "minimum": 199},
        "children": [],
    }


def test_csv_is_a_line_a_node_with_the_codes_above_it(answer: Answer) -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(answer))))
    assert [(row["area"], row["party"], row["plan"]) for row in rows] == [
        ("33", "", "0.5"),
        ("33.73", "", "0.25"),
        ("33.73", "pkb", ""),
    ]
    assert [(row["slow_since"], row["minimum"]) for row in rows] == [("2022-08-27", ""), ("", ""), ("", "199")]


def test_tables_put_nodes_of_one_kind_together_in_words(answer: Answer) -> None:
    areas, parties = tables(answer)
    assert [list(column.cells) for column in areas.columns] == [
        ["33 Jateng", "33.73 Salatiga"],
        ["50,0%", "25,0%"],
        ["27 Agustus 2022", "–"],
    ]
    assert [list(column.cells) for column in parties.columns] == [["33.73 pkb PKB"], ["mungkin"], ["199"]]
