"""CSV as bytes: size, line length and encoding checked while reading; afterwards always UTF-8 with LF line ends."""

from __future__ import annotations

import codecs
import lzma
import zipfile
import zlib
from typing import IO, TYPE_CHECKING, Final

from dashboard.core.text import N_
from data.importers.cells import unmarked
from data.importers.problems import FileRefused

if TYPE_CHECKING:
    from pathlib import Path

MEGABYTE: Final = 2**20
MOST_BYTES: Final = 256 * MEGABYTE
BLOCK: Final = MEGABYTE // 2  # two blocks without a line end: a line that is too long
MOST_RATIO: Final = 200  # of a compressed file
MANY: Final = 10 * MEGABYTE  # below this a ratio means nothing
_BOMS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def read_csv_bytes(path: Path) -> bytes | bytearray:
    """The text of a CSV file; refuses what is empty, too large, binary or not text in a known encoding."""
    with path.open("rb") as file:
        return _as_utf8(_read(file))


def read_zipped_csv(path: Path) -> bytes | bytearray:
    """The text of the one CSV inside a ZIP, unpacked in memory; refuses bombs, passwords and several files."""
    try:
        with zipfile.ZipFile(path) as archive:
            member = _only_csv(archive)
            with archive.open(member) as file:
                return _as_utf8(_read(file))
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError) as error:
        raise FileRefused(N_("Berkas ZIP ini rusak atau terpotong; unduh atau kirim ulang.")) from error


def _only_csv(archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    files = [m for m in archive.infolist() if not m.is_dir() and not m.filename.startswith("__MACOSX/")]
    if len(files) != 1 or not files[0].filename.lower().endswith((".csv", ".txt", ".tsv")):
        raise FileRefused(N_("ZIP harus berisi tepat satu berkas CSV; ditemukan {n} berkas."), n=len(files))
    member = files[0]
    if member.flag_bits & 1:
        raise FileRefused(N_("Berkas ini dilindungi kata sandi; simpan ulang tanpa kata sandi."))
    if member.file_size > MOST_BYTES:
        raise too_large()
    if member.file_size > MANY and member.file_size > MOST_RATIO * max(member.compress_size, 1):
        raise FileRefused(N_("Isi ZIP ini mengembang secara tidak wajar, sehingga tidak dibuka."))
    return member


def too_large() -> FileRefused:
    """The refusal of a file that does not fit into memory."""
    return FileRefused(N_("Berkas ini lebih besar dari {most} MB; bagilah menjadi beberapa berkas."),
                       most=MOST_BYTES // MEGABYTE)  # fmt: skip


def _read(file: IO[bytes]) -> bytearray:
    data = bytearray()
    endless = False
    while block := file.read(BLOCK):
        ends = b"\n" in block or b"\r" in block
        if endless and not ends:
            raise FileRefused(N_("Berkas ini memuat baris yang lebih panjang dari 1 MB; ini bukan CSV yang lazim."))
        endless = not ends
        data += block
        if len(data) > MOST_BYTES:
            raise too_large()
    return data


def _as_utf8(data: bytearray) -> bytes | bytearray:
    """UTF-8 without BOM, lines ending in LF; Windows-1252 and UTF-16 (with its mark) are translated."""
    if not data or data.isspace():
        raise FileRefused(N_("Berkas ini kosong."))
    text = _unix_lines(_decoded(data))
    if b"\0" in text:
        raise FileRefused(
            N_("Berkas ini memuat byte kosong (NUL), jadi bukan CSV biasa; simpan ulang sebagai CSV UTF-8.")
        )
    return unmarked(text)


def _decoded(data: bytearray) -> bytes | bytearray:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            body = data[len(bom) :]
            if encoding == "utf-8":
                return _checked(body)
            try:
                return body.decode(encoding).encode()
            except UnicodeError:
                raise _unknown_encoding() from None
    return _checked(data)


def _checked(data: bytearray) -> bytes | bytearray:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for at in range(0, len(data), MEGABYTE):
            decoder.decode(data[at : at + MEGABYTE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        try:
            return data.decode("cp1252").encode()
        except UnicodeDecodeError:
            raise _unknown_encoding() from None
    return data


def _unknown_encoding() -> FileRefused:
    return FileRefused(N_("Pengodean teks berkas ini tidak dikenal; simpan ulang sebagai CSV UTF-8."))


def _unix_lines(data: bytes | bytearray) -> bytes | bytearray:
    if b"\r" not in data:
        return data
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
