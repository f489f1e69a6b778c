"""Personal data in a file goes nowhere: not into the database's bytes, nor a message, a file or a file's name."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.acceptance.conftest import Office

NIK, SPACED, NAME, STREET, PHONE = (
    "3373011501900001", "3373 0115 0190 0001", "Slamet Riyadiwangsa", "Jalan Kenanga 77", "081234567890",
)  # fmt: skip
HEADER: Final = "id_sumber,NIK,Nama Lengkap,alamat,Telepon,putaran,objek,kode_wilayah,partai,status,diterima_pada,diputus_pada,tim,hal"


def row(
    source: str, *, team: str = "tim 1", status: str = "belum", day: str = "2022-08-20", area: str = "33.73"
) -> str:
    """A line of a list that should never have held all this."""
    return f"{source},{NIK},{NAME},{STREET},{PHONE},vermin,keanggotaan,{area},pkb,{status},{day},,{team},{NAME} {NIK}"


LINES: Final = (
    row("A1"),
    row(NIK),  # a NIK as source id
    row("A3", team=f"tim {NIK} x"),
    row("A4", team=f"tim {SPACED}"),
    row("A5", status=NIK),
    row("A6", day=NIK, area=NIK),
    f"A7,{NIK},{NAME}",  # ragged
)


def test_nothing_personal_is_kept_or_said(office: Office) -> None:
    path = office.file(f"anggota {NIK}.csv", HEADER, *LINES)

    said = office.says("import", "item_verifikasi", path)
    others = [
        office.says("import", "item_verifikasi", office.file("tanpa_judul.csv", f"{NIK},{NAME},{STREET}")),
        office.says("import", "item_verifikasi", path, "--dry-run"),
        office.says("import", "item_verifikasi", path, "--strict"),
        office.says("undo", 1),
        office.says("import", "item_verifikasi", path),
        office.says("verify"),
        office.says("backup", office.folder / "cadangan"),
    ]
    path.unlink()
    (office.folder / "tanpa_judul.csv").unlink()

    assert "Kolom data pribadi yang dibuang: NIK, Nama Lengkap, alamat, Telepon." in said.out
    assert said.last == "diterima=4 tetap=0 ditolak=3 peringatan=0"
    for words in (said, *others):
        assert not _personal((words.out + words.err).replace(str(path), "").encode())
    left = list(_left(office.folder))
    assert any(name.endswith("_ditolak.csv") for name, _ in left)
    assert [name for name, content in left if _personal(content) or _personal(name.encode())] == []


def _personal(content: bytes) -> list[str]:
    wide = content.replace(b"\0", b"")
    return [each for each in (NIK, SPACED, NAME, STREET, PHONE) if each.encode() in content + b"\n" + wide]


def _left(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file that is left: SQLite's database and log are among them; a backup has all tables of PostgreSQL."""
    for file in folder.iterdir():
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as archive:
                yield from ((name, archive.read(name)) for name in archive.namelist())
        elif file.is_file():
            yield file.name, file.read_bytes()
