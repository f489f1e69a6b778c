"""Liveness for everybody, readiness and counters for this machine only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import OperationalError

from dashboard import health

if TYPE_CHECKING:
    from tests.dashboard.conftest import Visitor

AFAR = {"REMOTE_ADDR": "10.0.0.7"}


def test_anybody_may_ask_whether_it_is_alive(stranger: Visitor) -> None:
    answer = stranger.get("/hidup", environ_base=AFAR)
    assert (answer.status_code, answer.text) == (200, "hidup\n")


def test_it_is_ready_when_the_database_answers_with_the_right_schema(stranger: Visitor) -> None:
    assert stranger.get("/siap").text == "siap\n"


def test_it_is_not_ready_with_another_schema_or_without_a_database(
    stranger: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "is_current", lambda _: False)
    assert stranger.get("/siap").status_code == 503

    def refuse(_: object) -> bool:
        raise OperationalError("SELECT", {}, ConnectionRefusedError())

    monkeypatch.setattr(health, "is_current", refuse)
    answer = stranger.get("/siap")
    assert (answer.status_code, answer.text) == (503, "basis data tidak dapat dihubungi\n")


def test_counters_are_in_the_usual_format_and_name_no_path(stranger: Visitor) -> None:
    stranger.get("/wilayah/33.73")
    text = stranger.get("/metrics").text
    assert 'responses_total{kind="page",status="303"}' in text
    assert "33.73" not in text


@pytest.mark.parametrize("path", ["/siap", "/metrics"])
def test_nobody_from_afar_learns_more(stranger: Visitor, path: str) -> None:
    assert stranger.get(path, environ_base=AFAR).status_code == 404
    assert stranger.get(path, headers={"X-Forwarded-For": "127.0.0.1"}).status_code == 404
    assert stranger.get(path, headers={"Forwarded": "for=127.0.0.1"}).status_code == 404
