"""Finding the header row and what its names mean: known columns, unknown ones (ignored), personal ones (dropped)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard.core.text import N_
from data.importers.cells import plain
from data.importers.lookups import squash
from data.importers.privacy import is_personal, shown
from data.importers.problems import FileRefused

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from data.importers.columns import Column
    from data.importers.kind import Kind

SEARCHED: Final = 60  # rows among which the header must be
FEWEST: Final = 2  # known columns that make a row a header (or all that are required)
MOST_COLUMNS: Final = 300
LISTED: Final = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class Header:
    """A header row: `positions` of the known columns, how many cells a row needs, and the names not read."""

    index: int  # among the rows looked at
    positions: Mapping[str, int]
    width: int
    ignored: tuple[str, ...]
    dropped: tuple[str, ...]


def find_header(rows: Sequence[Sequence[str]], kind: Kind, kinds: Iterable[Kind]) -> Header:
    """The header among the first `rows`; refuses a file without one, of another kind or with missing columns."""
    names = spellings(kind)
    scores = [len(_known(row, names)) for row in rows[:SEARCHED]]
    best = max(scores, default=0)
    needed = [column.name for column in kind.columns if column.required]
    if best < min(FEWEST, len(needed)):
        raise _unlike(rows, kind, kinds)
    index = scores.index(best)
    header = _header(rows[index], index, kind, names)
    if missing := [name for name in needed if name not in header.positions]:
        if other := _other_kind(rows, kind, kinds, best):
            raise _another(kind, other)
        raise FileRefused(
            N_("Kolom wajib {missing} tidak ada; kolom yang ditemukan hanya {found}."),
            missing=", ".join(missing), found=", ".join(header.positions),
        )  # fmt: skip
    return header


def spellings(kind: Kind) -> dict[str, Column]:
    """Squashed header name -> the column it means."""
    return {squash(name): column for column in kind.columns for name in (*column.aliases, column.name)}


def score(row: Sequence[str], kind: Kind) -> int:
    """How many different columns of `kind` a row of text names."""
    return len(_known(row, spellings(kind)))


def _known(row: Sequence[str], names: Mapping[str, Column]) -> set[str]:
    return {names[squash(cell)].name for cell in row if len(cell) < LISTED * 4 and squash(cell) in names}


def _header(row: Sequence[str], index: int, kind: Kind, names: Mapping[str, Column]) -> Header:
    if len(row) > MOST_COLUMNS:
        raise FileRefused(N_("Berkas berisi {n} kolom; paling banyak {most}."), n=len(row), most=MOST_COLUMNS)
    cells = [plain(cell).strip() for cell in row]
    _refuse_doubles(cells, names)
    positions = _positions(cells, kind)
    width = max((at for at, cell in enumerate(cells) if cell), default=-1) + 1
    rest = [cell or f"kolom {at + 1}" for at, cell in enumerate(cells[:width]) if at not in positions.values()]
    personal = {cell: squash(cell) not in names and is_personal(cell) for cell in rest}
    return Header(
        index=index,
        positions=positions,
        width=width,
        ignored=tuple(shown(cell, LISTED) for cell in rest if not personal[cell]),
        dropped=tuple(shown(cell, LISTED) for cell in rest if personal[cell]),
    )


def _refuse_doubles(cells: Sequence[str], names: Mapping[str, Column]) -> None:
    squashed = [squash(cell) for cell in cells]
    for cell, name in zip(cells, squashed, strict=True):
        if name in names and squashed.count(name) > 1:
            raise FileRefused(N_("Kolom {column} muncul lebih dari sekali; sisakan satu."), column=shown(cell, LISTED))


def _positions(cells: Sequence[str], kind: Kind) -> dict[str, int]:
    """Where each known column is: its own name wins over its aliases, an earlier alias over a later one."""
    at = {squash(cell): index for index, cell in reversed(list(enumerate(cells))) if cell}
    found = {}
    for column in kind.columns:
        for name in (column.name, *column.aliases):
            if squash(name) in at:
                found[column.name] = at[squash(name)]
                break
    return found


def _other_kind(rows: Sequence[Sequence[str]], kind: Kind, kinds: Iterable[Kind], best: int) -> Kind | None:
    """The kind these rows fit better, with all its required columns."""
    for other in kinds:
        known = max((_known(row, spellings(other)) for row in rows[:SEARCHED]), key=len, default=set())
        needed = {column.name for column in other.columns if column.required}
        if other.name != kind.name and needed <= known and len(known) >= best:
            return other
    return None


def _another(kind: Kind, other: Kind) -> FileRefused:
    return FileRefused(
        N_("Berkas ini tampaknya berjenis {other}, bukan {kind}; pilih jenis yang sesuai."),
        other=other.name, kind=kind.name,
    )  # fmt: skip


def _unlike(rows: Sequence[Sequence[str]], kind: Kind, kinds: Iterable[Kind]) -> FileRefused:
    """No header row: the expected names are told; the cells found are not, they may be anybody's data."""
    if other := _other_kind(rows, kind, kinds, FEWEST):
        return _another(kind, other)
    return FileRefused(
        N_("Baris judul tidak ditemukan: diharapkan kolom {expected}, tetapi {found} baris pertama tidak memuat nama kolom itu."),
        expected=", ".join(column.name for column in kind.columns if column.required), found=len(rows),
    )  # fmt: skip
