"""The form for strangers: a good code opens it once, every other code gets one calm sentence, and nothing else."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING, Any, Final

import pytest
from sqlalchemy import select

from dashboard.survey_words import QUESTIONS
from data.commands import desk as commands
from data.models import Audit, SatisfactionAnswer, SignInFailure
from data.scope import marked
from tests.dashboard.canaries import NOW
from tests.data.desks import SALATIGA, ticket
from tests.data.making import wib

if TYPE_CHECKING:
    from tests.dashboard.conftest import Edge, Visitor

NINE: Final = {f"u{n}": "4" for n in range(1, 10)} | {"u8": "2"}
REFUSED: Final = "tidak berlaku lagi atau sudah dipakai"
_addresses = count(1)


@pytest.fixture
def good(edge: Edge) -> str:
    """A code that is committed."""
    with edge.write.begin() as db:
        one = ticket(db, resolved_at=wib(2022, 8, 23, 11))
        known: dict[str, Any] = {"actor": "petugas", "now": NOW, "key": b"k" * 32}
        return commands.issue_satisfaction_code(db, SALATIGA, ticket_id=one.id, **known).code


@pytest.fixture
def caller(stranger: Visitor) -> dict[str, Any]:
    """An address that nobody else has used."""
    del stranger
    return {"environ_base": {"REMOTE_ADDR": f"10.9.8.{next(_addresses)}"}}


def answers(edge: Edge) -> int:
    """How many questionnaires there are."""
    with edge.sessions() as db:
        return len(db.scalars(marked(select(SatisfactionAnswer.id), SatisfactionAnswer)).all())


def failures(edge: Edge) -> int:
    """How many wrong tries are noted."""
    with edge.sessions() as db:
        return len(db.scalars(select(SignInFailure.id)).all())


def test_a_stranger_answers_once(edge: Edge, stranger: Visitor, good: str, caller: dict[str, Any]) -> None:
    before = answers(edge)
    form = stranger.get(f"/survei/{good}", **caller)
    assert form.status_code == 200
    assert "Kota Salatiga" in form.text
    assert form.text.count('type="radio"') == 36
    assert "<script" not in form.text
    sent = stranger.client.post(f"/survei/{good}", data=NINE, **caller)
    assert (sent.status_code, "Terima kasih" in sent.text) == (200, True)
    again = stranger.client.post(f"/survei/{good}", data=NINE, **caller)
    assert (again.status_code, REFUSED in again.text) == (404, True)
    assert answers(edge) == before + 1


def test_every_bad_code_gets_the_same_answer(edge: Edge, stranger: Visitor, good: str, caller: dict[str, Any]) -> None:
    stranger.client.post(f"/survei/{good}", data=NINE, **caller)
    said = {stranger.get(f"/survei/{bad}", **caller).data for bad in (good, "x", "A" * 22, "B" * 200)}
    assert len(said) == 1
    assert all(REFUSED.encode() in one for one in said)
    assert stranger.client.post("/survei/x", data=NINE, **caller).status_code == 404
    del edge


def test_what_is_missing_is_asked_for_and_the_rest_is_kept(
    edge: Edge, stranger: Visitor, good: str, caller: dict[str, Any]
) -> None:
    before = answers(edge)
    short = stranger.client.post(f"/survei/{good}", data={"u1": "4", "u2": "9"}, **caller)
    assert short.status_code == 422
    assert "Jawab kesembilan pertanyaan" in short.text
    assert len(re.findall(r"is-missing", short.text)) - short.text.count(".is-missing") == 7
    assert len(re.findall(r"required checked", short.text)) == 1
    assert answers(edge) == before
    assert stranger.client.post(f"/survei/{good}", data=NINE, **caller).status_code == 200


def test_it_can_be_read_in_english(stranger: Visitor, good: str, caller: dict[str, Any]) -> None:
    form = stranger.get(f"/survei/{good}?bahasa=en", **caller)
    assert "How was our service?" in form.text
    assert '<html lang="en">' in form.text


def test_guessing_stops_after_ten_tries_even_for_a_good_code(
    edge: Edge, stranger: Visitor, good: str, caller: dict[str, Any]
) -> None:
    before = failures(edge)
    for number in range(12):
        assert stranger.get(f"/survei/guess-{number}", **caller).status_code == 404
    assert stranger.get(f"/survei/{good}", **caller).status_code == 404
    elsewhere = {"environ_base": {"REMOTE_ADDR": "10.9.7.7"}}
    assert stranger.get(f"/survei/{good}", **elsewhere).status_code == 200
    assert failures(edge) == before + 10


def test_another_site_cannot_answer(edge: Edge, stranger: Visitor, good: str, caller: dict[str, Any]) -> None:
    before = answers(edge)
    sent = stranger.client.post(f"/survei/{good}", data=NINE, headers={"Sec-Fetch-Site": "cross-site"}, **caller)
    assert sent.status_code == 403
    assert answers(edge) == before


def test_neither_code_nor_service_is_in_the_log(
    edge: Edge, stranger: Visitor, good: str, caller: dict[str, Any]
) -> None:
    stranger.client.post(f"/survei/{good}", data=NINE, **caller)
    with edge.sessions() as db:
        newest = db.scalars(select(Audit).order_by(Audit.id.desc()).limit(1)).one()
    assert (newest.action, newest.actor, newest.subject, newest.detail) == ("isi_survei", "-", "33.73", "{}")


def test_nine_elements_with_four_answers_each() -> None:
    assert [element for element, _, _ in QUESTIONS] == [f"u{n}" for n in range(1, 10)]
    assert all(len(set(said)) == 4 for _, _, said in QUESTIONS)
