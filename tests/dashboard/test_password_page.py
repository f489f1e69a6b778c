"""Choosing a password: with a one-time code, or in place of an old one."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, select, update

from dashboard.passwords import hashed, one_time_code
from dashboard.sessions import present
from data.commands.users import add_user
from data.models import Audit, SignIn, SignInFailure, User
from data.queries.users import by_name
from tests.dashboard.conftest import Edge, Visitor
from tests.dashboard.test_auth import fill_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkzeug.test import TestResponse

NEW = "gunung lampu kertas tujuh"


@pytest.fixture
def code(edge: Edge) -> Iterator[str]:
    """The one-time code of a new administrator, who is gone afterwards."""
    code = one_time_code()
    with edge.write.begin() as db:
        until = present() + timedelta(hours=24)
        add_user(db, name="baru", role="admin", areas=(), password_hash=hashed(code), now=present(), code_until=until)
    yield code
    with edge.write.begin() as db:
        db.execute(delete(SignIn).where(SignIn.user_id.in_(select(User.id).where(User.name == "baru"))))
        db.execute(delete(User).where(User.name == "baru"))
        db.execute(delete(SignInFailure))


def choose(visitor: Visitor, **fields: str) -> TestResponse:
    """Fill in the password form as a person does."""
    token = re.search(r'name="token" value="(\w+)"', visitor.get("/kata-sandi").text)
    assert token
    return visitor.client.post("/kata-sandi", data={"token": token[1], **fields})


def test_a_code_opens_nothing_but_the_choice_of_a_password(stranger: Visitor, code: str) -> None:
    assert fill_in(stranger, "baru", code).headers["Location"] == "/kata-sandi"
    assert stranger.get("/bantuan").headers["Location"] == "/kata-sandi"
    assert stranger.layout("/bantuan").status_code == 401
    assert stranger.navigate("http://localhost/bantuan").status_code == 401
    answer = choose(stranger, new=NEW, again=NEW)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/acuan")
    assert stranger.get("/bantuan").status_code == 200


def test_a_code_works_once(edge: Edge, stranger: Visitor, code: str) -> None:
    fill_in(stranger, "baru", code)
    second = Visitor(edge.app.server.test_client())
    assert fill_in(second, "baru", code).status_code == 401


def test_a_code_works_for_a_day(edge: Edge, stranger: Visitor, code: str) -> None:
    with edge.write.begin() as db:
        db.execute(update(User).where(User.name == "baru").values(code_until=present() - timedelta(seconds=1)))
    assert fill_in(stranger, "baru", code).status_code == 401


@pytest.mark.parametrize(
    "fields",
    [
        {"new": "pendek", "again": "pendek"},
        {"new": NEW, "again": NEW + "x"},
        {"new": "baru baru baru", "again": "baru baru baru"},
        {},
    ],
)
def test_a_poor_choice_is_explained(stranger: Visitor, code: str, fields: dict[str, str]) -> None:
    fill_in(stranger, "baru", code)
    answer = choose(stranger, **fields)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text


def test_changing_a_password_needs_the_old_one_and_ends_other_sessions(
    edge: Edge, stranger: Visitor, code: str
) -> None:
    other = Visitor(edge.app.server.test_client())
    fill_in(stranger, "baru", code)
    choose(stranger, new=NEW, again=NEW)
    fill_in(other, "baru", NEW)
    assert choose(other, old="salah", new=NEW + " lain", again=NEW + " lain").status_code == 422
    assert choose(other, old=NEW, new=NEW + " lain", again=NEW + " lain").status_code == 303
    assert stranger.get("/bantuan").headers["Location"] == "/login?next=%2Fbantuan"
    assert other.get("/bantuan").status_code == 200
    with edge.sessions() as db:
        assert db.scalars(select(Audit.action).order_by(Audit.id.desc()).limit(1)).one() == "ganti_kata_sandi"
        person = by_name(db, "baru")
    assert person is not None
    assert not person.must_change


def test_a_form_of_another_browser_changes_nothing(stranger: Visitor, code: str) -> None:
    fill_in(stranger, "baru", code)
    assert stranger.client.post("/kata-sandi", data={"token": "x", "new": NEW, "again": NEW}).status_code == 422
