"""All rows of the backlog as a file: CSV and XLSX."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

from dashboard.reports import long_lists
from dashboard.reports.backlog_notes import HEADERS, definitions, notes
from dashboard.reports.long_lists import COUNT, DAY, MOMENT, TEXT, LongList
from dashboard.reports.safe_cells import safe
from layouts import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import IO

    from dashboard.core.text import Lang
    from dashboard.reports.backlog_notes import About
    from dashboard.reports.long_lists import Cells
    from data.answers import BacklogRow

SHEET: Final = "Tunggakan"
WIDTHS: Final = (12, 28, 16, 26, 20, 16, 12, 17, 12, 12)
LOOKS: Final = (*(TEXT,) * 7, MOMENT, COUNT, DAY)
COLUMNS: Final = tuple(zip(HEADERS, WIDTHS, LOOKS, strict=True))

word = lru_cache(maxsize=10_000)(safe)  # most cells repeat: areas, parties, teams


def write_xlsx(rows: Iterable[BacklogRow], about: About, target: IO[bytes]) -> int:
    """Write the workbook of these rows to `target`; see `long_lists.write_xlsx`."""
    return long_lists.write_xlsx(_listed(rows, about), target)


def csv_pieces(rows: Iterable[BacklogRow], about: About) -> Iterator[bytes]:
    """The CSV of these rows, piece by piece; see `long_lists.csv_pieces`."""
    return long_lists.csv_pieces(_listed(rows, about))


def _listed(rows: Iterable[BacklogRow], about: About) -> LongList:
    return LongList(
        sheet=SHEET,
        columns=COLUMNS,
        cells=(_cells(row, about.lang) for row in rows),
        total=about.total,
        as_of=about.question.as_of,
        notes=partial(notes, about),
        terms=definitions(about.lang),
        lang=about.lang,
    )


def _cells(row: BacklogRow, lang: Lang) -> Cells:
    """A row in the order of the columns."""
    return (
        word(row.area_code),
        word(row.area_name),
        word(row.party_name),
        findings_words(row.findings, lang),
        word(terms.word(terms.METHODS, row.method, lang)) if row.method else "",
        word(row.team) if row.team else "",
        row.reference,
        row.received_at,
        row.age_days,
        row.due_on,
    )


@lru_cache(maxsize=256)
def findings_words(findings: tuple[str, ...], lang: Lang) -> str:
    """The findings of an item in one cell, safe to show."""
    return safe("; ".join(terms.word(terms.FINDINGS, code, lang) for code in findings))
