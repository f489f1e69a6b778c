"""Cells as text. A spreadsheet's number, date, truth value, error and formula carry a mark, so that text stays text.

The marks are private-use characters: no file can bring its own, they are taken out of what is read (`unmarked`).
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Final

NUMBER: Final = "\ue000"
DATE: Final = "\ue001"
TRUTH: Final = "\ue002"
FAULT: Final = "\ue003"  # an error value such as #DIV/0!
FORMULA: Final = "\ue004"  # a formula whose result was never computed
MARKS: Final = frozenset({NUMBER, DATE, TRUTH, FAULT, FORMULA})
UNREADABLE: Final = "\ufffd"

_MARK_BYTES: Final = tuple((mark.encode(), UNREADABLE.encode()) for mark in sorted(MARKS))
_MARK: Final = re.compile(f"[{''.join(sorted(MARKS))}]")
_WHOLE: Final = 10.0**21


def unmarked(data: bytes | bytearray) -> bytes | bytearray:
    """UTF-8 `data` with stray marks made unreadable (same length); returned as it is when it has none."""
    if b"\xee\x80" not in data:
        return data
    for mark, instead in _MARK_BYTES:
        data = data.replace(mark, instead)
    return data


def plain(text: str) -> str:
    """A cell as people know it: without its mark."""
    return text[1:] if text[:1] in MARKS else text


def encoded(value: object) -> str:
    """A value of a spreadsheet as marked text on one line."""
    if isinstance(value, str):
        return _MARK.sub(UNREADABLE, re.sub(r"[\r\n]+", " ", value))
    if isinstance(value, bool):
        return TRUTH + str(int(value))
    if isinstance(value, int | float):
        whole = isinstance(value, int) or (value.is_integer() and abs(value) < _WHOLE)
        return NUMBER + (str(int(value)) if whole else repr(value))
    if isinstance(value, datetime | date | time):
        return DATE + value.isoformat()
    return DATE + str(value) if isinstance(value, timedelta) else ""
