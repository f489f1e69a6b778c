"""People and their sessions, on both databases."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from dashboard.core.errors import InvalidInput
from data.commands import users
from data.models import SignIn, SignInFailure, User
from data.queries.users import by_name, everyone, failures, is_demo, open_session
from tests.data.making import wib

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

NOW = wib(2026, 11, 2, 8)
TOKEN, OTHER = b"t" * 32, b"o" * 32


def budi(db: Session, *areas: str) -> User:
    """A commissioner called budi."""
    return users.add_user(db, name=" Budi ", role="komisioner", areas=areas, password_hash="hash", now=NOW)


def test_a_person_is_found_by_name_in_any_case_with_sorted_areas(db: Session) -> None:
    budi(db, "33.74", "33.73", "33.73")
    users.add_user(db, name="ani", role="operator", areas=["33.10"], password_hash="other", now=NOW)
    found = by_name(db, "BUDI ")
    assert found is not None
    assert (found.name, found.role, found.areas, found.lang) == ("budi", "komisioner", ("33.73", "33.74"), "id")
    assert (found.disabled, found.must_change) == (False, False)
    assert by_name(db, "bud") is None
    assert {"ani", "budi"} <= {each.name for each in everyone(db)}


@pytest.mark.parametrize("name", ["", "a", "dua kata", "-x", "ä", "x" * 65, "a\x00b", "<script>"])
def test_a_name_of_the_wrong_form_is_refused(db: Session, name: str) -> None:
    with pytest.raises(InvalidInput):
        users.add_user(db, name=name, role="komisioner", areas=(), password_hash="hash", now=NOW)


def test_a_name_is_given_once_and_roles_and_areas_must_exist(db: Session) -> None:
    budi(db)
    for name, role, area in (("budi", "komisioner", "33"), ("ani", "raja", "33"), ("ani", "operator", "99.99")):
        with pytest.raises(InvalidInput):
            users.add_user(db, name=name, role=role, areas=[area], password_hash="hash", now=NOW)


def test_a_session_shows_its_user_and_scope_as_they_are_now(db: Session) -> None:
    user = budi(db, "33.73")
    users.start_session(db, user.id, TOKEN, NOW)
    users.set_scope(db, user, ["33.10", "33.11"])
    found = open_session(db, TOKEN)
    assert found is not None
    assert (found.person.name, found.person.areas, found.started_at) == ("budi", ("33.10", "33.11"), NOW)
    assert open_session(db, OTHER) is None


def test_a_person_without_areas_has_a_session_that_sees_nothing(db: Session) -> None:
    users.start_session(db, budi(db).id, TOKEN, NOW)
    found = open_session(db, TOKEN)
    assert found is not None
    assert found.person.areas == ()


def test_use_is_noted_and_an_ended_session_stays_ended(db: Session) -> None:
    users.start_session(db, budi(db).id, TOKEN, NOW)
    users.touch_session(db, TOKEN, NOW + timedelta(minutes=5))
    found = open_session(db, TOKEN)
    assert found is not None
    assert found.seen_at == NOW + timedelta(minutes=5)
    users.end_session(db, TOKEN, NOW + timedelta(minutes=6))
    users.end_session(db, TOKEN, NOW + timedelta(minutes=9))
    assert open_session(db, TOKEN) is None
    assert db.scalar(select(SignIn.ended_at).where(SignIn.token_hash == TOKEN)) == NOW + timedelta(minutes=6)


def test_disabling_ends_every_session_of_that_user_and_no_other(db: Session) -> None:
    user = budi(db)
    ani = users.add_user(db, name="ani", role="operator", areas=(), password_hash="other", now=NOW)
    users.start_session(db, user.id, TOKEN, NOW)
    users.start_session(db, ani.id, OTHER, NOW)
    users.disable(db, user, NOW)
    assert open_session(db, TOKEN) is None
    assert open_session(db, OTHER) is not None


def test_a_new_password_ends_sessions_and_a_code_is_used_up(db: Session) -> None:
    user = budi(db)
    users.start_session(db, user.id, TOKEN, NOW)
    users.set_password(db, user.id, "new", now=NOW, code_until=NOW + timedelta(days=1))
    found = by_name(db, "budi")
    assert found is not None
    assert (found.password_hash, found.must_change, found.code_until) == ("new", True, NOW + timedelta(days=1))
    assert open_session(db, TOKEN) is None
    users.use_up_code(db, user.id)
    found = by_name(db, "budi")
    assert found is not None
    assert (found.password_hash, found.code_until, found.must_change) == ("", None, True)


def test_failures_are_counted_by_subject_and_window_and_forgotten_on_success(db: Session) -> None:
    users.note_failure(db, [b"account", b"address"], NOW)
    users.note_failure(db, [b"account", b"address"], NOW - timedelta(minutes=20))
    users.note_failure(db, [b"other"], NOW)
    window = NOW - timedelta(minutes=15)
    assert [failures(db, each, window) for each in (b"account", b"address", b"other", b"x")] == [1, 1, 1, 0]
    users.forget_failures(db, b"account")
    assert [failures(db, each, window) for each in (b"account", b"address")] == [0, 1]


def test_what_nobody_needs_any_more_goes_with_the_next_session(db: Session) -> None:
    user, old = budi(db), NOW - users.KEEP - timedelta(days=1)
    users.start_session(db, user.id, OTHER, old)
    users.note_failure(db, [b"account"], old)
    users.start_session(db, user.id, TOKEN, NOW)
    assert db.scalars(select(SignIn.token_hash).where(SignIn.user_id == user.id)).all() == [TOKEN]
    assert db.scalars(select(SignInFailure.subject).where(SignInFailure.subject == b"account")).all() == []


def test_a_language_is_remembered_and_an_unknown_name_is_said(db: Session) -> None:
    user = budi(db)
    users.set_language(db, user.id, "en")
    found = by_name(db, "budi")
    assert found is not None
    assert found.lang == "en"
    with pytest.raises(InvalidInput, match="tidak ditemukan"):
        users.user_named(db, "tidak.ada")


def test_a_plain_installation_is_no_demo(db: Session) -> None:
    assert not is_demo(db)
