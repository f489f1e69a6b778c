"""A workbook -> text with marked cells: the ZIP's directory is checked here, everything else in a child process."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from dashboard.core.text import N_
from data.importers.lookups import squash
from data.importers.problems import FileRefused

if TYPE_CHECKING:
    import zipfile

    from data.importers.kind import Kind

ROOT: Final = Path(__file__).resolve().parents[2]
WALL_SECONDS: Final = 180.0
MOST_BYTES: Final = 300 * 2**20  # of what the child may answer
MOST_MEMBERS: Final = 2_000
MOST_SHEETS: Final = 100
MOST_UNPACKED: Final = 512 * 2**20
MOST_RATIO: Final = 200
MANY: Final = 10 * 2**20  # below this a ratio means nothing
TOO_MUCH: Final = N_("Buku kerja ini terlalu besar atau terlalu rumit untuk dibaca dengan aman; simpan sebagai CSV.")
DAMAGED: Final = N_("Buku kerja ini rusak atau terpotong; buka di Excel, simpan ulang, lalu kirim lagi.")

REFUSALS: Final[dict[str, str]] = {
    "bomb": N_("Isi buku kerja ini mengembang secara tidak wajar, sehingga tidak dibuka."),
    "counted": N_("Lembar ini berisi {scanned} baris, tetapi hanya {parsed} yang terbaca; simpan ulang sebagai CSV."),
    "damaged": DAMAGED,
    "date1904": N_("Buku kerja ini memakai sistem tanggal 1904; ubah ke sistem 1900 atau simpan sebagai CSV."),
    "doctype": N_("Buku kerja ini memuat DOCTYPE, yang tidak dipakai Excel; simpan ulang dari Excel."),
    "far": N_("Lembar ini berisi sel sangat jauh ({cell}); hapus sel di luar tabel lalu simpan ulang."),
    "formulas": N_("Lembar ini berisi terlalu banyak rumus; tempel sebagai nilai lalu simpan ulang."),
    "missing_sheet": N_("Lembar dengan nama itu tidak ada atau tersembunyi."),
    "no_sheet": N_("Buku kerja ini tidak memiliki lembar kerja yang terlihat."),
    "output": TOO_MUCH,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Workbook:
    """A sheet as CSV bytes (line n is row n), rows that merged cells span (from 0), and columns with formulas."""

    text: bytes
    merged: tuple[tuple[int, int], ...]
    formulas: dict[int, int]  # column -> first row, from 0


def check_directory(archive: zipfile.ZipFile) -> None:
    """Refuse by the ZIP's own list of members: bombs, macros, passwords, thousands of sheets, doubled names."""
    members = archive.infolist()
    names = [member.filename.lower() for member in members]
    sheets = sum(name.startswith("xl/worksheets/") and name.endswith(".xml") for name in names)
    if sheets > MOST_SHEETS:
        raise FileRefused(N_("Buku kerja ini berisi {n} lembar; paling banyak {most}."), n=sheets, most=MOST_SHEETS)
    if len(names) > MOST_MEMBERS or len(set(names)) < len(names):
        raise FileRefused(DAMAGED)
    if any(member.flag_bits & 1 for member in members):
        raise FileRefused(N_("Berkas ini dilindungi kata sandi; simpan ulang tanpa kata sandi."))
    if any("vbaproject" in name or name.startswith("xl/macrosheets/") for name in names):
        raise FileRefused(N_("Buku kerja ini memuat makro; simpan ulang sebagai .xlsx tanpa makro."))
    swollen = any(m.file_size > MANY and m.file_size > MOST_RATIO * max(m.compress_size, 1) for m in members)
    if swollen or sum(member.file_size for member in members) > MOST_UNPACKED:
        raise FileRefused(REFUSALS["bomb"])


def read_workbook(path: Path, kind: Kind, sheet: str | None) -> Workbook:
    """The visible sheet named `sheet`, or like the kind, or the first one."""
    arguments = [sys.executable, "-m", "data.importers.xlsx_child", str(path.resolve()), squash(kind.name), sheet or ""]
    with subprocess.Popen(  # noqa: S603 - our own module, arguments are not a shell's
        arguments, cwd=ROOT, env={}, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as child:
        answer, status = _answer(child)
    if status == 0:
        return _workbook(answer)
    raise _refusal(answer, status)


def _answer(child: subprocess.Popen[bytes]) -> tuple[bytes, int]:
    """What the child wrote and its exit status; killed when it takes too long or says too much."""
    timer = threading.Timer(WALL_SECONDS, child.kill)
    timer.start()
    try:
        answer = child.stdout.read(MOST_BYTES + 1) if child.stdout else b""
        if len(answer) > MOST_BYTES:
            child.kill()
        return answer, child.wait()
    finally:
        timer.cancel()


def _workbook(answer: bytes) -> Workbook:
    head, _, text = answer.partition(b"\n")
    told: dict[str, Any] = json.loads(head)
    return Workbook(
        text=text,
        merged=tuple((int(first), int(last)) for first, last in told["merged"]),
        formulas={int(column): int(row) for column, row in told["formulas"]},
    )


def _refusal(answer: bytes, status: int) -> FileRefused:
    if status == 3:  # noqa: PLR2004 - the child's sign of a refusal
        told = json.loads(answer.rpartition(b"\n")[2])
        return FileRefused(REFUSALS[told["refused"]], **told["found"])
    killed = status < 0 or status == 4  # noqa: PLR2004 - a signal (memory, time), or out of memory
    return FileRefused(TOO_MUCH if killed else DAMAGED)
