"""The child process that opens a workbook, so that one made to harm can only harm itself.

`python -m data.importers.xlsx_child FILE KIND [SHEET]` limits its own memory and time, scans the sheet, parses it
with calamine and writes to standard output: one line of JSON, then the rows as CSV with marked cells (`cells`),
line n being row n of the sheet. A refusal is a line of JSON alone. Nothing is written to disk.
"""

from __future__ import annotations

import csv
import json
import resource
import sys
import zipfile
from typing import IO, TYPE_CHECKING, Final
from xml.parsers.expat import ExpatError

from data.importers.cells import FAULT, FORMULA, encoded
from data.importers.xlsx_scan import Refused, Scan, SheetScanner, choose_sheet, empty_strings, parse, refuse_doctypes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from python_calamine import CalamineSheet

MEMORY: Final = 1_536 * 2**20  # bytes of address space
SECONDS: Final = 120  # of processor time
MOST_OUTPUT: Final = 256 * 2**20  # characters


def limit() -> None:
    """Bound memory and processor time, write no file and no core."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def scan_sheet(path: str, kind: str, wanted: str) -> tuple[int, Scan]:
    """Which sheet to read (its index), and what its XML says."""
    with zipfile.ZipFile(path) as archive:
        refuse_doctypes(archive)
        sheet, computed = choose_sheet(archive, wanted, kind)
        scanner = SheetScanner(empty_strings(archive), computed=computed, error=FAULT, formula=FORMULA)
        parse(archive, sheet.member, scanner.start, scanner.end, scanner.characters)
        return sheet.index, scanner.scan


def rows_of(sheet: CalamineSheet, scan: Scan) -> Iterator[list[str]]:
    """Every row from the first of the sheet, as marked text; errors and open formulas put back in their place."""
    first_column = sheet.start[1] if sheet.start else 0
    changed: dict[int, list[tuple[int, str]]] = {}
    for (row, column), text in scan.overrides.items():
        changed.setdefault(row, []).append((column, text))
    parsed = -1
    for parsed, values in enumerate(sheet.iter_rows()):
        yield _with([""] * first_column + [encoded(value) for value in values], changed.get(parsed, []))
    for row in range(parsed + 1, max(changed, default=-1) + 1):
        yield _with([], changed.get(row, []))


def _with(cells: list[str], changes: list[tuple[int, str]]) -> list[str]:
    for column, text in changes:
        cells += [""] * (column + 1 - len(cells))
        cells[column] = text
    return cells


def write(path: str, index: int, scan: Scan, out: IO[str]) -> None:
    """The head and all rows; refuses when the rows parsed are not the rows scanned."""
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - after the limits are set

    try:
        sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(index)
    except CalamineError as error:
        raise Refused("damaged") from error
    head = {"merged": scan.merged, "formulas": [[column, row] for column, row in scan.formulas.items()]}
    out.write(json.dumps(head) + "\n")
    writer = csv.writer(out, lineterminator="\n")
    valued, written = 0, 0
    expected = scan.valued | {row for row, _ in scan.overrides}
    for cells in rows_of(sheet, scan):
        filled = any(cell and not cell.isspace() for cell in cells)
        valued += filled
        written += sum(map(len, cells)) + len(cells)
        if written > MOST_OUTPUT:
            raise Refused("output")
        writer.writerow(cells if filled else [])
    if valued != len(expected):
        raise Refused("counted", scanned=len(expected), parsed=valued)


def main(arguments: list[str]) -> int:
    """0 when all rows were written, 3 when the workbook was refused."""
    limit()
    path, kind, wanted = arguments[0], arguments[1], arguments[2] if len(arguments) > 2 else ""  # noqa: PLR2004
    out = open(1, "w", encoding="utf-8", errors="replace", newline="", closefd=False)  # noqa: SIM115 - standard output
    try:
        index, scan = scan_sheet(path, kind, wanted)
        write(path, index, scan, out)
    except Refused as refusal:
        out.write("\n" + refusal.as_json())
    except MemoryError:
        return 4
    except (zipfile.BadZipFile, ExpatError, KeyError, EOFError, OSError, ValueError, RuntimeError):
        out.write("\n" + Refused("damaged").as_json())
    else:
        out.flush()
        return 0
    out.flush()
    return 3


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
