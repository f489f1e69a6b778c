"""Signing in and out: one answer to every failure, and nothing that outlives its row."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import delete, select, update

from dashboard.auth import TRIES
from dashboard.sessions import IDLE, LONGEST, hash_of, present
from data.commands.users import disable, set_scope, user_named
from data.models import Audit, SignIn, SignInFailure, User
from tests.dashboard.conftest import PASSWORD, Edge, Visitor, signed_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from werkzeug.test import TestResponse


@pytest.fixture(autouse=True)
def no_failures(edge: Edge) -> Iterator[None]:
    """Failures of one test do not throttle the next."""
    yield
    with edge.write.begin() as db:
        db.execute(delete(SignInFailure))


def fill_in(visitor: Visitor, name: str, password: str, **more: Any) -> TestResponse:
    """Fill in the sign-in form as a person does."""
    page = visitor.get("/login").text
    token = re.search(r'name="token" value="(\w+)"', page)
    assert token
    return visitor.client.post("/login", data={"token": token[1], "name": name, "password": password, **more})


def cookie_of(answer: TestResponse) -> str:
    """The session cookie that an answer sets."""
    return next(each for each in answer.headers.getlist("Set-Cookie") if each.startswith("sid="))


def test_the_right_password_opens_the_own_area(stranger: Visitor) -> None:
    answer = fill_in(stranger, "Komisioner ", PASSWORD)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/wilayah/33.73")
    assert stranger.get("/wilayah/33.73").status_code == 200


def test_signing_in_gives_a_new_id_in_a_guarded_cookie(edge: Edge, stranger: Visitor) -> None:
    before = cookie_of(stranger.get("/login"))
    after = cookie_of(fill_in(stranger, "pimpinan", PASSWORD))
    token = after.split(";")[0].removeprefix("sid=")
    assert before.split(";")[0] != after.split(";")[0]
    assert {"HttpOnly", "Path=/", "SameSite=Lax"} <= {part.strip() for part in after.split(";")}
    with edge.sessions() as db:
        assert db.get(SignIn, hash_of(token)) is not None
        assert not any(token.encode() in row.token_hash for row in db.scalars(select(SignIn)))


def test_every_failure_gets_the_same_answer(edge: Edge, stranger: Visitor) -> None:
    with edge.write.begin() as db:
        disable(db, user_named(db, "petugas"), present())
    cases = [("pimpinan", "salah"), ("tidak.ada", PASSWORD), ("petugas", PASSWORD), ("pimpinan", "x" * 2_000)]
    answers = [fill_in(stranger, *case) for case in cases]
    with edge.write.begin() as db:
        db.execute(update(User).values(disabled=0))
    assert {answer.status_code for answer in answers} == {401}
    assert len({re.sub(r'value="[^"]*"', "", answer.text) for answer in answers}) == 1


def test_five_failures_close_the_account_for_a_while_even_to_the_right_password(edge: Edge, stranger: Visitor) -> None:
    wrong = [fill_in(stranger, "pimpinan", "salah sekali") for _ in range(TRIES)]
    right = fill_in(stranger, "pimpinan", PASSWORD)
    assert {answer.status_code for answer in [*wrong, right]} == {401}
    with edge.write.begin() as db:
        db.execute(update(SignInFailure).values(at=present() - timedelta(minutes=16)))
    assert fill_in(stranger, "pimpinan", PASSWORD).status_code == 303


def test_five_failures_close_the_address_for_every_account(stranger: Visitor) -> None:
    for number in range(TRIES):
        fill_in(stranger, f"orang{number}", "salah sekali")
    assert fill_in(stranger, "pimpinan", PASSWORD).status_code == 401


def test_failures_and_successes_are_recorded_without_what_was_typed(edge: Edge, stranger: Visitor) -> None:
    fill_in(stranger, "kata sandiku yang salah tempat", "x")
    fill_in(stranger, "pimpinan", PASSWORD)
    with edge.sessions() as db:
        rows = db.scalars(select(Audit).order_by(Audit.id.desc()).limit(2)).all()
    assert [(row.action, row.subject) for row in rows] == [("masuk", "pimpinan"), ("gagal_masuk", "(tidak dikenal)")]


def test_a_form_that_is_not_ours_is_refused(edge: Edge, stranger: Visitor) -> None:
    other = Visitor(edge.app.server.test_client())
    token = re.search(r'name="token" value="(\w+)"', other.get("/login").text)
    assert token
    stranger.get("/login")
    for sent in ("", "x", token[1]):
        answer = stranger.client.post("/login", data={"token": sent, "name": "pimpinan", "password": PASSWORD})
        assert answer.status_code == 400


@pytest.mark.parametrize(
    "target",
    [
        "//evil.example",
        "https://evil.example/",
        "/\\evil.example",
        "/tidak-ada",
        "javascript:alert(1)",
        "/logout",
        "\\\\x",
        "http://[",
        "/wilayah/٣٣",
        "/verifikasi?x=1",
    ],
)
def test_signing_in_never_leads_elsewhere(stranger: Visitor, target: str) -> None:
    answer = fill_in(stranger, "pimpinan", PASSWORD, next=target)
    assert answer.headers["Location"] == "/"


def test_signing_in_leads_back_to_a_page_of_ours(stranger: Visitor) -> None:
    answer = fill_in(stranger, "pimpinan", PASSWORD, next="/verifikasi?putaran=vermin")
    assert answer.headers["Location"] == "/verifikasi?putaran=vermin"


def test_logging_out_ends_the_session_for_a_copied_cookie_too(edge: Edge, visitor: Callable[[str], Visitor]) -> None:
    user = visitor("pimpinan")
    thief = edge.app.server.test_client()
    thief.set_cookie("sid", user.token)
    assert thief.get("/_dash-layout").status_code == 200
    answer = user.client.post("/logout")
    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies"'
    assert thief.get("/_dash-layout").status_code == 401
    assert thief.post("/_dash-update-component", json={}).status_code == 401


def test_a_disabled_user_is_out_at_the_next_request(edge: Edge, visitor: Callable[[str], Visitor]) -> None:
    user = visitor("petugas")
    with edge.write.begin() as db:
        disable(db, user_named(db, "petugas"), present())
    assert user.layout("/").status_code == 401
    with edge.write.begin() as db:
        user_named(db, "petugas").disabled = 0
    assert user.layout("/").status_code == 401


def test_a_smaller_scope_bites_at_the_next_request(edge: Edge) -> None:
    user = signed_in(edge, "pimpinan")
    assert "828282" in re.sub(r"\D", "", user.layout("/wilayah/33.74").text)
    with edge.write.begin() as db:
        set_scope(db, user_named(db, "pimpinan"), ["33.73"])
    answer = user.layout("/wilayah/33.74").text
    with edge.write.begin() as db:
        set_scope(db, user_named(db, "pimpinan"), ["33"])
    assert "tidak ditemukan" in answer
    assert "828282" not in re.sub(r"\D", "", answer)


def test_a_lesser_role_bites_at_the_next_request(edge: Edge) -> None:
    user = signed_in(edge, "operator")
    with edge.write.begin() as db:
        user_named(db, "operator").role = "admin"
    status = user.get("/verifikasi").status_code
    with edge.write.begin() as db:
        user_named(db, "operator").role = "operator"
    assert status == 403


@pytest.mark.parametrize("column", ["seen_at", "started_at"])
def test_a_session_ends_when_idle_or_old(edge: Edge, visitor: Callable[[str], Visitor], column: str) -> None:
    user = visitor("pimpinan")
    past = present() - (IDLE if column == "seen_at" else LONGEST) - timedelta(seconds=2)
    with edge.write.begin() as db:
        db.execute(update(SignIn).where(SignIn.token_hash == hash_of(user.token)).values({column: past}))
    assert user.layout("/").status_code == 401


def test_use_is_noted_at_most_once_a_minute(edge: Edge, visitor: Callable[[str], Visitor]) -> None:
    user = visitor("pimpinan")
    earlier = present() - timedelta(minutes=3)
    with edge.write.begin() as db:
        db.execute(update(SignIn).where(SignIn.token_hash == hash_of(user.token)).values(seen_at=earlier))
    user.get("/_dash-dependencies")
    noted = _seen(edge, user)
    user.get("/_dash-dependencies")
    assert noted - earlier >= timedelta(minutes=2)
    assert _seen(edge, user) == noted


def _seen(edge: Edge, user: Visitor) -> Any:
    edge.app.server.extensions["sessions"].settle()
    with edge.sessions() as db:
        row = db.get(SignIn, hash_of(user.token))
        assert row is not None
        return row.seen_at
