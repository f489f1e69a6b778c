"""Looking through a workbook's XML before it is parsed: sheets, far cells, formulas, errors, rows with values.

Runs in the child process of `xlsx_child`; needs nothing but the standard library.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Callable

MOST_CELLS: Final = 20_000_000  # of the rectangle around all cells
MOST_COLUMNS: Final = 702  # ZZ
MOST_FORMULAS: Final = 1_000_000
MOST_UNPACKED: Final = 512 * 2**20
PIECE: Final = 2**20
_ERROR: Final = re.compile(r"#[A-Z0-9/!?_]{1,12}")
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})")


class Refused(Exception):  # noqa: N818 - named for what the user is told
    """The workbook is not taken: `key` names the sentence, `found` fills its hole."""

    def __init__(self, key: str, **found: str | int) -> None:
        super().__init__(key)
        self.key, self.found = key, found

    def as_json(self) -> str:
        """One line for the parent process."""
        return json.dumps({"refused": self.key, "found": self.found})


@dataclass(frozen=True, slots=True)
class Sheet:
    """A visible worksheet: its name, its place among all sheets, and the member of the ZIP that holds it."""

    name: str
    index: int
    member: str


@dataclass(slots=True)
class Scan:
    """What a sheet's XML says; rows and columns count from 0."""

    valued: set[int] = field(default_factory=set)  # rows with a cell that has a value
    overrides: dict[tuple[int, int], str] = field(default_factory=dict)  # cells to show as an error or open formula
    formulas: dict[int, int] = field(default_factory=dict)  # column -> first row with a formula that has a result
    merged: list[tuple[int, int]] = field(default_factory=list)  # first and last row of merged cells
    far: tuple[int, int] = (-1, -1)


def parse(archive: zipfile.ZipFile, member: str, start: Callable[[str, dict[str, str]], None],
          end: Callable[[str], None] | None = None, text: Callable[[str], None] | None = None) -> None:  # fmt: skip
    """Stream a member through expat, names without prefix; refuses a DOCTYPE and more than it may unpack to."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = lambda name, attributes: start(name.rpartition(" ")[2], attributes)
    if end:
        parser.EndElementHandler = lambda name: end(name.rpartition(" ")[2])
    if text:
        parser.CharacterDataHandler = text
    left = MOST_UNPACKED
    with archive.open(member) as file:
        while piece := file.read(PIECE):
            left -= len(piece)
            if left < 0:
                raise Refused("bomb")
            parser.Parse(piece, False)  # noqa: FBT003 - expat's own
        parser.Parse(b"", True)  # noqa: FBT003


def _refuse_doctype(*_: object) -> None:
    raise Refused("doctype")


def refuse_doctypes(archive: zipfile.ZipFile) -> None:
    """No XML member may declare a DOCTYPE, in any of the usual encodings."""
    for member in archive.infolist():
        if member.filename.endswith((".xml", ".rels", ".vml")):
            with archive.open(member) as file:
                head = file.read(64 * 1024).replace(b"\0", b"").upper()
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                raise Refused("doctype")


def choose_sheet(archive: zipfile.ZipFile, wanted: str, kind: str) -> tuple[Sheet, bool]:
    """The visible sheet named `wanted`, else the one named like the kind, else the first; whether formulas are computed."""
    sheets, computed = _sheets(archive)
    if not sheets:
        raise Refused("no_sheet")
    if wanted:
        for sheet in sheets:
            if sheet.name == wanted:
                return sheet, computed
        raise Refused("missing_sheet")
    for sheet in sheets:
        if re.sub(r"[\W_]+", "", sheet.name.lower()) == kind:
            return sheet, computed
    return sheets[0], computed


def _sheets(archive: zipfile.ZipFile) -> tuple[list[Sheet], bool]:
    targets: dict[str, str] = {}
    rows: list[dict[str, str]] = []
    computed = True

    def link(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("Type", "").endswith("/worksheet"):
            target = attributes.get("Target", "")
            targets[attributes.get("Id", "")] = target[1:] if target.startswith("/") else f"xl/{target}"

    def book(name: str, attributes: dict[str, str]) -> None:
        nonlocal computed
        if name == "sheet":
            rows.append({key.rpartition(" ")[2]: value for key, value in attributes.items()})
        elif name == "calcPr" and attributes.get("fullCalcOnLoad") in ("1", "true"):
            computed = False  # written by a program that leaves the computing to Excel
        elif name == "workbookPr" and attributes.get("date1904") in ("1", "true"):
            raise Refused("date1904")

    parse(archive, "xl/_rels/workbook.xml.rels", link)
    parse(archive, "xl/workbook.xml", book)
    found = [
        Sheet(row.get("name", ""), index, targets[row.get("id", "")])
        for index, row in enumerate(rows)
        if row.get("state", "visible") == "visible" and row.get("id", "") in targets
    ]
    return found, computed


def empty_strings(archive: zipfile.ZipFile) -> set[str]:
    """Indices (as text) of the shared strings that have no visible character."""
    if "xl/sharedStrings.xml" not in archive.namelist():
        return set()
    empty: set[str] = set()
    index, filled = -1, False

    def start(name: str, _: dict[str, str]) -> None:
        nonlocal index, filled
        if name == "si":
            index, filled = index + 1, False

    def text(data: str) -> None:
        nonlocal filled
        filled = filled or not data.isspace()

    def end(name: str) -> None:
        if name == "si" and not filled:
            empty.add(str(index))

    parse(archive, "xl/sharedStrings.xml", start, end, text)
    return empty


class SheetScanner:
    """Handlers that fill a `Scan` from a worksheet's XML."""

    def __init__(self, empty: set[str], *, computed: bool, error: str, formula: str) -> None:
        self.scan = Scan()
        self.empty, self.computed, self.error, self.formula = empty, computed, error, formula
        self.row = self.column = -1
        self.type, self.text = "", ""
        self.has_formula = self.in_value = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element opens."""
        if name == "c":
            self._cell(attributes.get("r"))
            self.type, self.text, self.has_formula = attributes.get("t", "n"), "", False
        elif name == "row":
            self._row(attributes.get("r"))
        elif name in ("v", "t"):
            self.in_value = True
        elif name == "f":
            self.has_formula = True
        elif name == "mergeCell":
            cells = _REFERENCE.findall(attributes.get("ref", ""))
            self.scan.merged.append((int(cells[0][1]) - 1, int(cells[-1][1]) - 1) if cells else (0, 0))

    def characters(self, data: str) -> None:
        """Text of a value."""
        if self.in_value:
            self.text += data

    def end(self, name: str) -> None:
        """An element closes."""
        if name in ("v", "t"):
            self.in_value = False
        elif name == "c":
            self._close_cell()

    def _row(self, reference: str | None) -> None:
        row = int(reference) - 1 if reference and reference.isdigit() else self.row + 1
        if row <= self.row:
            raise Refused("damaged")
        self.row, self.column = row, -1

    def _cell(self, reference: str | None) -> None:
        column = self.column + 1
        if reference:
            match = _REFERENCE.fullmatch(reference)
            if not match or int(match[2]) - 1 != self.row:
                raise Refused("damaged")
            column = column_of(match[1])
        if column <= self.column:
            raise Refused("damaged")
        self.column = column
        far_row, far_column = self.scan.far
        self.scan.far = far = (max(far_row, self.row), max(far_column, column))
        if far[1] >= MOST_COLUMNS or (far[0] + 1) * (far[1] + 1) > MOST_CELLS:
            raise Refused("far", cell=reference or str(self.row + 1))

    def _close_cell(self) -> None:
        at = (self.row, self.column)
        if self.type == "e":
            self.scan.overrides[at] = self.error + (self.text if _ERROR.fullmatch(self.text) else "#")
        elif self.has_formula and not (self.computed and self.text):
            self.scan.overrides[at] = self.formula
        elif self.has_formula:
            self.scan.formulas.setdefault(self.column, self.row)
        blank = self.text in self.empty if self.type == "s" else not self.text.strip()
        if not blank:
            self.scan.valued.add(self.row)
        if len(self.scan.overrides) > MOST_FORMULAS:
            raise Refused("formulas")


def column_of(letters: str) -> int:
    """`A` -> 0, `AA` -> 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
