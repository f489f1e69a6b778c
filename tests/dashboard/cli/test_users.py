"""`users` on the command line."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest

from dashboard.cli import run
from dashboard.passwords import matches
from dashboard.sessions import present
from data.commands.reference import load_reference
from data.commands.users import start_session, user_named
from data.engine import make_engine, make_sessions, writing
from data.migrate import migrate
from data.models import Audit
from data.queries.users import by_name, open_session

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session, sessionmaker

GOOD = "sepeda hijau menyala"


@pytest.fixture
def sessions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[sessionmaker[Session]]:
    """The database of the environment, new."""
    url = f"sqlite:///{tmp_path / 'users.db'}"
    monkeypatch.setenv("DATABASE_URL", url)
    engine = make_engine(url)
    migrate(engine)
    with writing(make_sessions(engine)).begin() as db:
        load_reference(db)
    yield make_sessions(engine)
    engine.dispose()


def type_in(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(words + "\n"))


def test_a_user_is_added_with_a_password_from_standard_input(
    sessions: sessionmaker[Session], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    type_in(monkeypatch, GOOD)
    assert run(["users", "add", "Budi", "--role", "komisioner", "--area", "33.73", "--password-stdin"]) == 0
    assert capsys.readouterr().out == "Pengguna budi ditambahkan.\n"
    with sessions() as db:
        found = by_name(db, "budi")
        assert found is not None
        assert (found.areas, found.must_change) == (("33.73",), False)
        assert matches(GOOD, found.password_hash)
        row = db.query(Audit).one()
        assert (row.action, row.subject) == ("tambah_pengguna", "budi")
        assert GOOD not in row.detail


def test_without_a_password_a_one_time_code_is_printed(
    sessions: sessionmaker[Session], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["users", "add", "admin", "--role", "admin"]) == 0
    code = re.search(r"Kode sekali pakai, berlaku 24 jam: ([a-z2-9-]{23})", capsys.readouterr().out)
    assert code
    with sessions() as db:
        found = by_name(db, "admin")
        assert found is not None
        assert found.must_change
        assert found.areas == ()
        assert found.code_until is not None
        assert matches(code[1], found.password_hash)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["add", "budi", "--role", "raja"], "raja"),
        (["add", "budi", "--role", "komisioner", "--area", "99.99"], "Kode wilayah 99.99 tidak dikenal."),
        (["add", "Dua Kata", "--role", "komisioner"], "Nama pengguna hanya huruf kecil"),
        (["disable", "siapa"], "Pengguna siapa tidak ditemukan."),
        (["scope", "siapa", "--area", "33"], "Pengguna siapa tidak ditemukan."),
        (["reset", "siapa"], "Pengguna siapa tidak ditemukan."),
    ],
)
@pytest.mark.usefixtures("sessions")
def test_a_mistake_is_one_sentence_and_status_2(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["users", *arguments]) == 2
    assert words in capsys.readouterr().err


@pytest.mark.usefixtures("sessions")
def test_a_weak_password_is_refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    type_in(monkeypatch, "pantau-demo")
    assert run(["users", "add", "budi", "--role", "admin", "--password-stdin"]) == 2
    assert "paling sedikit 12" in capsys.readouterr().err


def test_disable_scope_and_reset_change_the_user_and_end_sessions(
    sessions: sessionmaker[Session], capsys: pytest.CaptureFixture[str]
) -> None:
    run(["users", "add", "budi", "--role", "komisioner", "--area", "33.73"])
    with writing(sessions).begin() as db:
        start_session(db, user_named(db, "budi").id, b"t" * 32, present())
    assert run(["users", "scope", "budi", "--role", "pimpinan", "--area", "33"]) == 0
    with sessions() as db:
        found = open_session(db, b"t" * 32)
        assert found is not None
        assert (found.person.role, found.person.areas) == ("pimpinan", ("33",))
    assert run(["users", "disable", "budi"]) == 0
    with sessions() as db:
        assert open_session(db, b"t" * 32) is None
    assert run(["users", "reset", "budi"]) == 0
    run(["users", "list"])
    said = capsys.readouterr().out
    assert said.count("Kode sekali pakai") == 2
    assert "menunggu kata sandi" in said
    with sessions() as db:
        actions = [row.action for row in db.query(Audit).order_by(Audit.id)]
    assert actions == ["tambah_pengguna", "ubah_kewenangan", "nonaktifkan_pengguna", "atur_ulang_kata_sandi"]
