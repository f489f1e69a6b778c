"""Text that a spreadsheet shows and never runs: every text cell of every file goes through here."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from dashboard.core.errors import InvalidInput
from dashboard.core.text import N_

LONGEST_CELL: Final = 32_767  # Excel's own limit; beyond it a cell would be cut
STARTS: Final = frozenset("=+-@|\t\r\n")
TOO_LONG: Final = N_("Satu sel berisi {n} karakter; Excel memuat paling banyak {limit}. Berkas tidak dibuat.")
MASK: Final = "•" * 16
_LONG_NUMBER: Final = re.compile(r"\d{16,}")  # a NIK has 16 digits


def safe(text: str) -> str:
    """`text` as a spreadsheet may hold it: a formula's first character gets an apostrophe, a 16-digit run is masked.

    Full-width forms (`＝1+1`) and a formula behind spaces or invisible characters count as formulas, too; so does
    what XlsxWriter takes for formatted text and writes into the sheet as it is (`<r>…</r>`).

    Raises:
        InvalidInput: more than 32,767 characters as Excel counts them (UTF-16), which it would cut.
    """
    shown = _LONG_NUMBER.sub(MASK, text)
    if _is_formula(shown) or shown.startswith("<r>"):
        shown = f"'{shown}"
    if (
        len(shown) > LONGEST_CELL // 2
        and (length := len(shown.encode("utf-16-le", "surrogatepass")) // 2) > LONGEST_CELL
    ):
        raise InvalidInput(TOO_LONG, n=length, limit=LONGEST_CELL)
    return shown


def _is_formula(text: str) -> bool:
    if not text or text[0].isalnum():
        return False
    first = next((char for char in text if not _is_unseen(char)), "")
    return text[0] in STARTS or unicodedata.normalize("NFKC", first)[:1] in STARTS


def _is_unseen(char: str) -> bool:
    """Spaces, zero-width and bidi marks, which programs skip before they look for a formula."""
    return char.isspace() or unicodedata.category(char) in {"Cf", "Cc"}
