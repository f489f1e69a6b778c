"""Backup and restore, there and back on both databases; nothing is overwritten by mistake."""

from __future__ import annotations

import stat
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import MetaData, select

from dashboard.core.errors import InvalidInput
from data.commands.backup import backup, has_data, restore
from tests.own_database import REAL

if TYPE_CHECKING:
    from pathlib import Path

    from tests.own_database import Own


def contents(own: Own) -> dict[str, set[tuple[Any, ...]]]:
    """Every row of every table, as stored."""
    found = MetaData()
    with own.engine.connect() as connection:
        found.reflect(connection)
        return {table.name: {tuple(row) for row in connection.execute(select(table))} for table in found.sorted_tables}


def fill(own: Own) -> None:
    own.take("rekap_verifikasi", REAL / "rekap_verifikasi_jateng_2022.csv")
    item = "id_sumber,putaran,objek,kode_wilayah,partai,status,diterima_pada,tim"
    own.take(
        "item_verifikasi",
        own.file("b.csv", item, 'S1,vermin,kantor,33.73,pkb,belum,2022-08-16T09:00,"tim ""satu"", dua"'),
    )


def test_a_restored_database_is_the_one_that_was_backed_up(own: Own, tmp_path: Path) -> None:
    fill(own)
    before, path = contents(own), tmp_path / "cadangan"
    backup(own.engine, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.glob("*cadangan*")] == ["cadangan"]

    own.take("tanggapan", REAL / "tanggapan_jateng_2022.csv")
    restore(own.engine, path, force=True)

    assert contents(own) == before
    assert own.broken() == []
    assert own.take("tanggapan", REAL / "tanggapan_jateng_2022.csv").accepted == 12  # new rows get new numbers


def test_a_database_with_data_is_only_overwritten_by_force(own: Own, tmp_path: Path) -> None:
    path = tmp_path / "cadangan"
    assert not has_data(own.engine)
    backup(own.engine, path)
    restore(own.engine, path)
    fill(own)
    before = contents(own)

    with pytest.raises(InvalidInput, match="--force"):
        restore(own.engine, path)

    assert contents(own) == before


def test_a_file_that_is_no_backup_changes_nothing(own: Own, tmp_path: Path) -> None:
    fill(own)
    before, path = contents(own), tmp_path / "cadangan"
    backup(own.engine, path)
    wrong = own.file("catatan.txt", "bukan cadangan")
    other = tmp_path / "lain.zip"
    with zipfile.ZipFile(other, "w") as file:
        file.writestr("manifest.json", '{"format": "lain"}')
    cut = tmp_path / "terpotong"
    cut.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    for bad in (wrong, other, cut, tmp_path / "tidak_ada"):
        with pytest.raises(InvalidInput):
            restore(own.engine, bad, force=True)

    assert contents(own) == before


def test_a_backup_never_overwrites_a_file(own: Own, tmp_path: Path) -> None:
    path = own.file("penting.txt", "jangan hilang")
    with pytest.raises(InvalidInput, match="sudah ada"):
        backup(own.engine, path)
    with pytest.raises(InvalidInput, match="tidak dapat"):
        backup(own.engine, tmp_path / "tidak" / "ada" / "cadangan")
    assert path.read_text() == "jangan hilang\n"
