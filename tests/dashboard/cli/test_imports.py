"""`import` and `undo` as a person types them: sentences, the last line, exit statuses, no traceback."""

from __future__ import annotations

import contextlib
import io
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from dashboard.cli import run
from dashboard.cli.imports import bar
from data.commands.users import add_user
from data.models import Audit, Batch, VerificationRecap
from data.scope import marked
from tests.data.making import wib
from tests.own_database import KEY, REAL

if TYPE_CHECKING:
    from pathlib import Path

    from tests.own_database import Own

RECAP = "putaran,objek,kode_wilayah,partai,per_tanggal,diterima,diperiksa"
GOOD, OTHER = "vermin,keanggotaan,33.73,pkb,2022-08-22,100,40", "vermin,keanggotaan,33.74,pkb,2022-08-22,100,40"


@pytest.fixture
def type_(own: Own, monkeypatch: pytest.MonkeyPatch) -> Typed:
    monkeypatch.setenv("DATABASE_URL", own.url)
    monkeypatch.setenv("IDENTITY_KEY", KEY.decode())
    return Typed()


class Typed:
    """What a command printed, and its exit status."""

    def __call__(self, *words: str | Path) -> tuple[int, list[str], str]:
        """Exit status, lines of stdout, stderr."""
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = run([str(word) for word in words])
        assert "Traceback" not in out.getvalue() + err.getvalue()
        return status, out.getvalue().splitlines(), err.getvalue()


def test_a_good_file_ends_with_the_line_for_programs_and_status_0(own: Own, type_: Typed) -> None:
    del own
    status, lines, _ = type_("import", "tanggapan", REAL / "tanggapan_jateng_2022.csv")
    assert (status, lines[0], lines[-1]) == (0, "Impor nomor 1.", "diterima=12 tetap=0 ditolak=0 peringatan=0")
    status, lines, _ = type_("import", "tanggapan", REAL / "tanggapan_jateng_2022.csv")
    assert (status, lines[-1]) == (0, "diterima=0 tetap=12 ditolak=0 peringatan=0")
    assert lines[0] == "Berkas ini sudah pernah diimpor sebagai impor nomor 1."


def test_bad_rows_are_listed_with_row_and_column_and_give_status_1(own: Own, type_: Typed) -> None:
    path = own.file(
        "a.csv",
        f"{RECAP},catatan,Nama Anggota",
        f"{GOOD},x,Budi 3374011203800001",
        "vermin,keanggotaan,Magelang,pkb,2022-08-22,1,2,,",
    )
    status, lines, _ = type_("import", "rekap_verifikasi", path, "--rejected", own.folder / "ditolak.csv")

    text = "\n".join(lines)
    assert status == 1
    assert "Kolom yang tidak dipakai: catatan." in lines
    assert "Kolom data pribadi yang dibuang: Nama Anggota." in lines
    assert "baris 3, kode_wilayah “Magelang”" in text
    assert "baris 3, diperiksa “2”" in text
    assert str(own.folder / "ditolak.csv") in text
    assert lines[-1].startswith("diterima=1 tetap=0 ditolak=1 ")
    assert "Budi" not in text + (own.folder / "ditolak.csv").read_text(encoding="utf-8")


def test_of_many_bad_rows_only_the_first_are_listed(own: Own, type_: Typed) -> None:
    path = own.file("a.csv", RECAP, *(f"vermin,keanggotaan,33.73,pkb,2022-08-22,x{n},1" for n in range(50)))
    status, lines, _ = type_("import", "rekap_verifikasi", path)
    assert (status, len(lines)) == (1, 25)
    assert len((own.folder / "a_ditolak.csv").read_text(encoding="utf-8").splitlines()) == 51


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", ()), (b"MZ\x90\x00", ()), (b"a,b\n1,2\n", ()), (f"{RECAP}\n{GOOD}\n{GOOD},9\n".encode(), ("--strict",))],
)
def test_a_refused_file_is_one_sentence_on_stderr_status_2_and_nothing_stored(
    own: Own, type_: Typed, content: bytes, words: tuple[str, ...]
) -> None:
    path = own.folder / "a.csv"
    path.write_bytes(content)

    status, lines, said = type_("import", "rekap_verifikasi", path, *words)

    assert (status, len(said.splitlines())) == (2, 1)
    assert lines[-1] == f"diterima=0 tetap=0 ditolak={len(words)} peringatan=0"
    with own.sessions() as db:
        assert db.scalar(select(func.count(Batch.id))) == 0


def test_a_missing_file_and_an_unknown_kind_are_said(own: Own, type_: Typed) -> None:
    status, _, said = type_("import", "rekap_verifikasi", own.folder / "tidak_ada.csv")
    assert (status, len(said.splitlines())) == (2, 1)
    assert type_("import", "entah", own.folder / "a.csv")[0] == 2


def test_a_dry_run_stores_nothing_and_says_so(own: Own, type_: Typed) -> None:
    status, lines, _ = type_("import", "rekap_verifikasi", own.file("a.csv", RECAP, GOOD), "--dry-run")
    assert (status, lines) == (
        0,
        ["Percobaan saja: tidak ada yang disimpan.", "diterima=1 tetap=0 ditolak=0 peringatan=0"],
    )
    with own.sessions() as db:
        assert db.scalar(select(func.count(Batch.id))) == 0


def add(own: Own, name: str, role: str, *areas: str) -> None:
    with own.sessions.begin() as db:
        add_user(db, name=name, role=role, areas=areas, password_hash="x", now=wib(2022, 8, 1))


def test_a_user_imports_within_their_scope_and_role(own: Own, type_: Typed) -> None:
    add(own, "operator.salatiga", "operator", "33.73")
    add(own, "pengawas", "pengawas", "33")
    path = own.file("a.csv", RECAP, GOOD, OTHER)

    status, lines, _ = type_("import", "rekap_verifikasi", path, "--by", "operator.salatiga")

    assert (status, lines[-1].split()[0], lines[-1].split()[2]) == (1, "diterima=1", "ditolak=1")
    with own.sessions() as db:
        stored = db.scalars(marked(select(VerificationRecap.area_code), VerificationRecap)).all()
        actors = db.scalars(select(Audit.actor).where(Audit.action == "import")).all()
    assert (stored, actors) == (["33.73"], ["operator.salatiga"])
    assert type_("import", "rekap_verifikasi", path, "--by", "pengawas")[0] == 2
    assert type_("import", "partai", path, "--by", "operator.salatiga")[0] == 2
    assert type_("import", "rekap_verifikasi", path, "--by", "siapa")[0] == 2


def test_undo_takes_the_batch_back_once(own: Own, type_: Typed) -> None:
    type_("import", "rekap_verifikasi", own.file("a.csv", RECAP, GOOD))
    assert type_("undo", "1")[:2] == (0, ["Impor nomor 1 dibatalkan: 1 baris."])
    status, lines, said = type_("undo", "1")
    assert (status, lines, said) == (2, [], "Impor nomor 1 sudah dibatalkan.\n")


def test_a_progress_bar_is_drawn_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with bar(tmp_path / "a.csv") as progress:
        assert progress is None
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stderr", terminal)
    with bar(tmp_path / "panjang.csv") as progress:
        assert progress is not None
        progress(0.5)
    assert "panjang.csv" in terminal.getvalue()
