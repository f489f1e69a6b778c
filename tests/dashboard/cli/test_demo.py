"""`demo`: fills its database once, with accounts that may sign in, and never in production."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from dashboard import passwords
from dashboard.cli import run
from dashboard.cli.database import changing, reading
from dashboard.cli.demo import ACCOUNTS, PASSWORD
from data.commands.reference import load_reference
from data.migrate import migrate
from data.models import Audit, Batch
from data.queries.users import by_name, is_demo
from tests.data.making import make_batch

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def own_database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ENVIRONMENT", "demo")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'demo.db'}")
    monkeypatch.setenv("IDENTITY_KEY_FILE", str(tmp_path / "identity.key"))


def test_the_demo_is_made_once_and_kept(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["demo"]) == 0
    assert "baris disimpan" in capsys.readouterr().out
    assert run(["demo"]) == 0
    told = capsys.readouterr().out
    assert "sudah ada" in told
    assert PASSWORD in told
    with reading() as sessions, sessions() as db:
        assert is_demo(db)
        imports = db.scalar(select(func.count()).where(Audit.action == "import"))
        assert imports == db.scalar(select(func.count()).select_from(Batch))
        for name, role, areas in ACCOUNTS:
            person = by_name(db, name)
            assert person is not None
            assert (person.role, person.areas) == (role, areas)
            assert passwords.matches(PASSWORD, person.password_hash)


def test_production_refuses_the_demo(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("ENVIRONMENT", "production")
    assert run(["demo"]) == 2
    assert "tidak dibuat di produksi" in capsys.readouterr().err
    assert not (tmp_path / "demo.db").exists()


def test_a_database_with_data_of_its_own_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    with changing() as sessions:
        migrate(sessions.kw["bind"])
        with sessions.begin() as db:
            load_reference(db)
            make_batch(db)
    assert run(["demo"]) == 2
    assert "bukan peragaan" in capsys.readouterr().err
    with reading() as sessions, sessions() as db:
        assert not is_demo(db)
        assert by_name(db, "pimpinan") is None
