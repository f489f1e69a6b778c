"""Text with separators -> columns of text: in bulk where the text is plain, record by record where it is not."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from dashboard.core.text import N_
from data.importers.csv_file import MEGABYTE
from data.importers.headers import SEARCHED, Header, find_header, score
from data.importers.problems import MOST_REJECTED, FileRefused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from data.importers.kind import Kind

SEPARATORS: Final = ",;\t|"
HEAD: Final = 256 * 1024  # bytes in which the header is looked for
BATCH: Final = 50_000  # records
QUOTE, NEWLINE = ord('"'), ord("\n")


@dataclass(kw_only=True)
class Table:
    """The known columns as text (`texts` by name), the line of each row, and the rows that do not fit the header."""

    header: Header
    header_line: int
    texts: dict[str, pa.ChunkedArray]
    line: NDArray[np.int32]
    ragged: list[tuple[int, int]] = field(default_factory=list)  # line, cells


def read_table(data: bytes | bytearray, kind: Kind, kinds: Iterable[Kind], separators: str = SEPARATORS) -> Table:
    """All rows below the header; refuses a text without a header or rows, or with an unclosed quote."""
    separator = _separator(data, kind, separators)
    records = list(_records(bytes(data[:HEAD]), separator, whole=len(data) <= HEAD))
    header = find_header([cells for _, _, cells in records], kind, kinds)
    record = records[header.index]
    table = _in_bulk(data, separator, header, record) or _one_by_one(data, separator, header, record[0])
    if not len(table.line) and not table.ragged:
        raise FileRefused(N_("Berkas ini hanya berisi judul kolom, tanpa baris data."))
    return table


def _separator(data: bytes | bytearray, kind: Kind, separators: str) -> str:
    """The separator under which some row names most columns."""
    head = bytes(data[:HEAD]).decode(errors="replace").split("\n")[:SEARCHED]
    best = {mark: max((score(row, kind) for row in csv.reader(head, delimiter=mark)), default=0) for mark in separators}
    counts = Counter("".join(head))
    return max(separators, key=lambda mark: (best[mark], counts[mark]))


def _records(data: bytes, separator: str, *, whole: bool) -> Iterator[tuple[int, int, list[str]]]:
    """First line, last line and cells of the first records that are not blank."""
    text = data.decode(errors="replace")
    lines = io.StringIO(text if whole else text[: text.rfind("\n") + 1], newline="")
    reader = csv.reader(lines, delimiter=separator)
    last = 0
    for cells in reader:
        first, last = last + 1, reader.line_num
        yield first, last, cells
        if first > SEARCHED:
            return


def _in_bulk(
    data: bytes | bytearray, separator: str, header: Header, record: tuple[int, int, list[str]]
) -> Table | None:
    """The table read by Arrow, or None where lines and records are not one and the same."""
    first, last, cells = record
    start, end = _offset_of_line(data, last + 1), len(data)
    while end > start and data[end - 1] == NEWLINE:
        end -= 1
    body = memoryview(data)[start:end].toreadonly()
    if first != last or len(cells) != header.width or not len(body) or not _quotes_are_plain(body, separator):
        return None
    names = [f"c{at}" for at in range(len(cells))]
    wanted = {f"c{at}": name for name, at in header.positions.items()}
    types = {
        key: pa.string() if name == "id_sumber" else pa.dictionary(pa.int32(), pa.string())
        for key, name in wanted.items()
    }
    try:
        table = arrow_csv.read_csv(
            pa.BufferReader(pa.py_buffer(body)),
            arrow_csv.ReadOptions(column_names=names, block_size=4 * MEGABYTE),
            arrow_csv.ParseOptions(delimiter=separator),
            arrow_csv.ConvertOptions(column_types=types, include_columns=list(wanted), strings_can_be_null=False),
        )
    except pa.ArrowInvalid:
        return None
    if table.num_rows != _lines_in(body):
        return None
    line = np.arange(last + 1, last + 1 + table.num_rows, dtype=np.int32)
    out = Table(header=header, header_line=first, texts={name: table[key] for key, name in wanted.items()}, line=line)
    return None if _has_blank_row(out) else out


def _has_blank_row(table: Table) -> bool:
    """Whether some row has no known cell: it may be a blank line with separators."""
    blank = np.ones(len(table.line), dtype=bool)
    for column in table.texts.values():
        if not blank.any():
            return False
        blank &= _is_empty(column)
    return bool(blank.any())


def _is_empty(column: pa.ChunkedArray) -> NDArray[np.bool_]:
    parts = []
    for chunk in column.chunks:
        if pa.types.is_dictionary(chunk.type):
            empty = np.array([not str(text).strip() for text in chunk.dictionary.to_pylist()], dtype=bool)
            parts.append(empty[chunk.indices.to_numpy()])
        else:
            parts.append(np.asarray(pc.equal(pc.utf8_trim_whitespace(chunk), "")))
    return np.concatenate(parts) if parts else np.empty(0, dtype=bool)


def _offset_of_line(data: bytes | bytearray, line: int) -> int:
    at = 0
    for _ in range(line - 1):
        found = data.find(b"\n", at)
        if found < 0:
            return len(data)
        at = found + 1
    return at


def _lines_in(body: memoryview) -> int:
    ends = sum(bytes(body[at : at + MEGABYTE]).count(b"\n") for at in range(0, len(body), MEGABYTE))
    return ends + (body[-1] != NEWLINE)


def _quotes_are_plain(body: memoryview, separator: str) -> bool:
    """Whether every quote opens at the start of a cell and closes at its end, within one line."""
    edge = np.zeros(256, dtype=bool)
    edge[[QUOTE, NEWLINE, ord(separator)]] = True
    text = np.frombuffer(body, dtype=np.uint8)
    step, at = 8 * MEGABYTE, 0
    while at < len(text):
        end = _end_of_line(body, min(at + step, len(text)))
        if not _block_is_plain(text, at, end, edge):
            return False
        at = end
    return True


def _end_of_line(body: memoryview, near: int) -> int:
    rest = bytes(body[near : near + 2 * MEGABYTE])
    return near + rest.find(b"\n") + 1 if near < len(body) and b"\n" in rest else len(body)


def _block_is_plain(text: NDArray[np.uint8], start: int, end: int, edge: NDArray[np.bool_]) -> bool:
    quotes = np.flatnonzero(text[start:end] == QUOTE) + start
    if not len(quotes):
        return True
    ends = np.flatnonzero(text[start:end] == NEWLINE) + start
    if len(quotes) % 2 or (np.searchsorted(quotes, ends) % 2).any():
        return False
    opening, closing = quotes[::2], quotes[1::2]
    before = edge[text[np.maximum(opening - 1, 0)]] | (opening == 0)
    after = edge[text[np.minimum(closing + 1, len(text) - 1)]] | (closing == len(text) - 1)
    return bool(before.all() and after.all())


def _one_by_one(data: bytes | bytearray, separator: str, header: Header, header_line: int) -> Table:
    """The table read record by record: quoted line breaks, blank lines and ragged rows are seen for what they are."""
    builder = _Builder(header, header_line)
    lines = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8", newline="")
    csv.field_size_limit(2 * MEGABYTE)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    seen = first = 0
    try:
        for cells in reader:
            first, last = seen + 1, reader.line_num
            seen = last
            builder.add(first, cells)
    except csv.Error:
        raise FileRefused(N_("Tanda kutip di sekitar baris {line} tidak berpasangan; perbaiki lalu simpan ulang."),
                          line=seen + 1) from None  # fmt: skip
    return builder.table()


class _Builder:
    """Collects records into columns, batch by batch, so that few Python strings live at a time."""

    def __init__(self, header: Header, header_line: int) -> None:
        self.header, self.header_line = header, header_line
        self.names, self.positions = list(header.positions), list(header.positions.values())
        self.batch: list[list[str]] = []
        self.chunks: list[list[pa.Array]] = [[] for _ in self.names]
        self.line: list[int] = []
        self.ragged: list[tuple[int, int]] = []
        self.record = -1

    def add(self, line: int, cells: Sequence[str]) -> None:
        """One record; those up to the header and blank ones are passed over."""
        self.record += 1
        if self.record <= self.header.index or not any(cell and not cell.isspace() for cell in cells):
            return
        width = self.header.width
        if len(cells) < width or any(cell and not cell.isspace() for cell in cells[width:]):
            self.ragged.append((line, len(cells)))
            if len(self.ragged) > MOST_REJECTED:
                raise FileRefused(
                    N_("Sebagian besar baris tidak cocok dengan judulnya; periksa pemisah dan tanda kutip.")
                )
            return
        self.line.append(line)
        self.batch.append([cells[at] for at in self.positions])
        if len(self.batch) == BATCH:
            self._flush()

    def _flush(self) -> None:
        for chunks, column in zip(self.chunks, zip(*self.batch, strict=True), strict=False):
            chunks.append(pa.array(column, pa.string()))
        self.batch = []

    def table(self) -> Table:
        """Everything added."""
        self._flush()
        texts = {
            name: pa.chunked_array(chunks, pa.string()) for name, chunks in zip(self.names, self.chunks, strict=True)
        }
        line = np.array(self.line, dtype=np.int32)
        return Table(header=self.header, header_line=self.header_line, texts=texts, line=line, ragged=self.ragged)
