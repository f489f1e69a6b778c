"""`migrate`, `verify`, `backup`, `restore` and what is said when the database is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from sqlalchemy import select, update

from dashboard.cli import VERBS, cli, run
from data.models import Area, Audit, Progress
from data.queries.version import data_version
from tests.own_database import REAL

if TYPE_CHECKING:
    from pathlib import Path

    from tests.own_database import Own


@pytest.fixture
def here(own: Own, monkeypatch: pytest.MonkeyPatch) -> Own:
    monkeypatch.setenv("DATABASE_URL", own.url)
    return own


def test_every_verb_is_there_and_explains_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for verb in VERBS:
        result = CliRunner().invoke(cli, [verb, "--help"])
        assert (result.exit_code, "Usage" in result.output) == (0, True), verb
    assert CliRunner().invoke(cli, ["entah"]).exit_code == 2


def test_migrate_leaves_a_usable_installation_and_can_run_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'baru' / 'p.db'}")
    assert run(["migrate"]) == 0
    assert run(["migrate"]) == 0
    assert run(["verify"]) == 0
    first, second, *_ = capsys.readouterr().out.splitlines()
    assert first.startswith("Basis data siap; ")
    assert second == "Basis data siap; 0 baris data acuan ditambahkan."


@pytest.mark.parametrize("verb", ["verify", "verify-rollups"])
def test_verify_prints_a_line_an_invariant_and_fails_when_one_does(
    here: Own, capsys: pytest.CaptureFixture[str], verb: str
) -> None:
    here.take("rekap_verifikasi", REAL / "rekap_verifikasi_jateng_2022.csv")
    assert run([verb]) == 0
    assert [line[:5] for line in capsys.readouterr().out.splitlines()] == ["BAIK "] * 8
    with here.sessions.begin() as db:
        db.execute(update(Progress).values(received=1))

    assert run([verb]) == 1

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "RUSAK Angka ringkasan sama dengan hitung ulang dari data mentah. 14 penyimpangan."
    assert [line[:5] for line in lines[1:]] == ["BAIK "] * 7


def test_a_backup_comes_back_and_no_cached_number_survives_it(here: Own, capsys: pytest.CaptureFixture[str]) -> None:
    path = here.folder / "cadangan"
    assert run(["backup", str(path)]) == 0
    here.take("tanggapan", REAL / "tanggapan_jateng_2022.csv")
    with here.sessions() as db:
        before = data_version(db)

    assert run(["restore", str(path)]) == 2
    assert "--force" in capsys.readouterr().err
    assert run(["restore", str(path), "--force"]) == 0

    with here.sessions() as db:
        assert data_version(db) > before
        assert db.scalars(select(Audit.action).order_by(Audit.id)).all() == ["restore"]
        assert db.get(Area, "33.73") is not None
    assert here.broken() == []


def test_a_database_that_is_not_there_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for url in ("postgresql://localhost:1/tidak_ada", f"sqlite:///{tmp_path / 'kosong.db'}"):
        monkeypatch.setenv("DATABASE_URL", url)
        assert run(["verify"]) == 2
        said = capsys.readouterr()
        assert (said.out, len(said.err.splitlines())) == ("", 1)


def test_a_stray_framework_variable_stops_every_verb(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DASH_MCP_ENABLED", "true")
    assert run(["verify"]) == 2
    assert "DASH_MCP_ENABLED" in capsys.readouterr().err
