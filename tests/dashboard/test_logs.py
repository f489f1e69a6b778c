"""Logs: one JSON object a line, and nobody in them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import structlog

from dashboard import logs

if TYPE_CHECKING:
    import pytest

    from tests.dashboard.conftest import Visitor


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_line_is_json_with_time_and_level_and_masks_long_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    before = structlog.get_config()
    try:
        logs.configure()
        try:
            raise ValueError("3373010101010001")  # noqa: TRY301 - what a careless library would say
        except ValueError as problem:
            structlog.get_logger("x").error("failed", nik="3373010101010001", number=7, exc_info=problem)
    finally:
        structlog.configure(**before)
    (line,) = lines(capsys)
    assert (line["event"], line["level"], line["number"]) == ("failed", "error", 7)
    assert str(line["timestamp"]).endswith("Z")
    assert "3373010101010001" not in json.dumps(line)
    assert "ValueError" in str(line["exception"])


def test_a_request_is_logged_without_its_path_query_or_person(
    stranger: Visitor, capsys: pytest.CaptureFixture[str]
) -> None:
    before = structlog.get_config()
    try:
        logs.configure()
        stranger.get("/wilayah/33.73?partai=pkb", headers={"User-Agent": "someone"})
    finally:
        structlog.configure(**before)
    line = next(each for each in lines(capsys) if each["event"] == "request")
    assert set(line) == {"event", "level", "timestamp", "id", "kind", "method", "ms", "status"}
    assert not {"33.73", "pkb", "someone", "127.0.0.1"} & {str(value) for value in line.values()}
