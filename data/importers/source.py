"""What a file really is, whatever its name says, and its text."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from dashboard.core.text import N_
from data.importers.csv_file import MOST_BYTES, read_csv_bytes, read_zipped_csv, too_large
from data.importers.problems import FileRefused
from data.importers.xlsx_file import DAMAGED, check_directory, read_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from data.importers.kind import Kind

OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
ARCHIVE: Final = N_("Berkas ini ternyata arsip; yang diterima adalah CSV, XLSX atau ZIP berisi CSV.")
IMAGE: Final = N_("Berkas ini ternyata gambar; yang diterima adalah CSV, XLSX atau ZIP berisi CSV.")
OFFICE: Final = N_("Berkas ini ternyata dokumen lain; yang diterima adalah CSV, XLSX atau ZIP berisi CSV.")
PROGRAM: Final = N_("Berkas ini ternyata program; yang diterima adalah CSV, XLSX atau ZIP berisi CSV.")
WEB: Final = N_("Berkas ini ternyata halaman web; yang diterima adalah CSV, XLSX atau ZIP berisi CSV.")
SIGNS: Final = (
    (b"MZ", PROGRAM),
    (b"\x7fELF", PROGRAM),
    (b"\x89PNG", IMAGE),
    (b"\xff\xd8\xff", IMAGE),
    (b"GIF8", IMAGE),
    (b"\x1f\x8b", ARCHIVE),
    (b"7z\xbc\xaf", ARCHIVE),
    (b"Rar!", ARCHIVE),
    (b"<!DOCTYPE html", WEB),
    (b"<html", WEB),
    (b"<table", WEB),
    (b"<?xml", OFFICE),
    (b"%PDF", OFFICE),
    (b"{\\rtf", OFFICE),
    (b"SQLite format", OFFICE),
)


@dataclass(kw_only=True, slots=True)
class Source:
    """The text of a file with its possible separators; for a sheet also its merged rows and formula columns."""

    text: bytes | bytearray
    separators: str = ",;\t|"
    merged: tuple[tuple[int, int], ...] = ()
    formulas: dict[int, int] = field(default_factory=dict)

    def take_text(self) -> bytes | bytearray:
        """The text, once: it may be large, and the reader of it lets it go."""
        text, self.text = self.text, b""
        return text


def open_source(path: Path, kind: Kind, sheet: str | None) -> Source:
    """Read a CSV, a workbook or a zipped CSV; refuses everything else by what it is."""
    try:
        with path.open("rb") as file:
            head = file.read(512)
        size = path.stat().st_size
    except OSError as error:
        raise FileRefused(N_("Berkas tidak ditemukan atau tidak dapat dibuka.")) from error
    if size > MOST_BYTES:
        raise too_large()
    if head.startswith(OLE):
        raise _ole(path)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip(path, kind, sheet)
    for sign, sentence in SIGNS:
        if head.lstrip().lower().startswith(sign.lower()) and not _is_text(sign, head):
            raise FileRefused(sentence)
    return Source(text=read_csv_bytes(path))


def _is_text(sign: bytes, head: bytes) -> bool:
    """Whether a short sign of letters may as well begin an ordinary line of text."""
    return sign in (b"MZ", b"GIF8", b"Rar!") and b"\0" not in head


def _ole(path: Path) -> FileRefused:
    with path.open("rb") as file:
        encrypted = ENCRYPTED in file.read(MOST_BYTES)
    if encrypted:
        return FileRefused(N_("Berkas ini dilindungi kata sandi; simpan ulang tanpa kata sandi."))
    return FileRefused(N_("Berkas ini berformat Excel lama (.xls); simpan ulang sebagai .xlsx."))


def _zip(path: Path, kind: Kind, sheet: str | None) -> Source:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "xl/workbook.xml" in names:
                check_directory(archive)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise FileRefused(DAMAGED if path.suffix.lower().startswith(".xls") else _TORN) from error
    if "xl/workbook.xml" in names:
        book = read_workbook(path, kind, sheet)
        return Source(text=_filled(book.text), separators=",", merged=book.merged, formulas=book.formulas)
    if "[Content_Types].xml" in names or "mimetype" in names:
        raise FileRefused(OFFICE)
    return Source(text=read_zipped_csv(path))


_TORN: Final = N_("Berkas ZIP ini rusak atau terpotong; unduh atau kirim ulang.")


def _filled(text: bytes) -> bytes:
    if not text.strip():
        raise FileRefused(N_("Lembar ini kosong."))
    return text
