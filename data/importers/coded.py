"""What may be kept of a rejected row: codes, numbers, dates and known words.

A broken row shifts its cells, and a person's name then stands under a column that is not personal.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from data.importers.moments import MONTHS
from data.importers.privacy import MASK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.importers.kind import Kind
    from data.importers.lookups import Lookups

LETTERS: Final = re.compile(r"[^\W\d_]+")
CODE: Final = re.compile(r"(?=[^\d]*\d)[A-Za-z0-9._:/+%-]{1,24}")  # one word with a digit in it: 33.10, vermin_2, 9:00
LONG: Final = re.compile(r"\d(?:[\s.\-/()]?\d){8,}")  # nine digits and more: a phone or a card, not a count
MOMENT: Final = re.compile(
    r"(?:\d{4}-\d\d-\d\d|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})(?:[T ]\d\d[:.]\d\d(?:[:.]\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?"
)
COMMON: Final = frozenset({"ya", "tidak", "yes", "no", "semua", "wib", "kab", "kabupaten", "kota", "provinsi", "prov"})


def vocabulary(kind: Kind, lookups: Lookups) -> frozenset[str]:
    """Every word, in small letters, of which codes and official names consist: of this kind and of the reference data."""
    said: set[str] = {*COMMON, *MONTHS, *lookups.topics}
    for column in kind.columns:
        said |= {column.name, *column.aliases, *column.spellings, *(column.words or ())}
        said |= {one for more in (column.words or {}).values() for one in more}
    said |= {text for area in lookups.areas for text in (area.name, area.code)}
    said |= {
        text for some in lookups.parties.values() for one in some for text in (one.code, one.abbreviation, one.name)
    }
    said |= {text for one in lookups.rounds for text in (one.code, one.name, one.stage)}
    said |= {text for known in lookups.documents.values() for pair in known.items() for text in pair}
    return frozenset(word for text in said for word in _words(text))


def coded(text: str, known: frozenset[str]) -> str:
    """`text` if it is a code, a number, a date or made of known words; else a mark in its place."""
    if all(MOMENT.fullmatch(part.strip()) for part in text.split(";")):
        return text
    if LONG.search(text):
        return MASK
    is_code = CODE.fullmatch(text) is not None
    return text if is_code or all(word in known for word in _words(text)) else MASK


def _words(text: str) -> Iterable[str]:
    return (word.casefold() for word in LETTERS.findall(text))
