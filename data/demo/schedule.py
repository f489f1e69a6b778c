"""Windows of the demo beside the official ones: a local one that moved, and a stage without an end."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import numpy as np

from dashboard.core.formats import WIB
from data.demo.frames import INVENTED, stacked, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from pandas import DataFrame

IMPORTED_AT: Final = datetime(2022, 8, 16, 8, 30, tzinfo=WIB)
NAME: Final = "Verifikasi faktual perbaikan keanggotaan"
ISLANDS: Final = "anggota di Karimunjawa"
ROWS: Final = (
    ("2024", "verfak_p", NAME, "kabkota", "33.20", "2022-11-27T00:00", "2022-12-05T23:59", 0, ISLANDS),
    ("2024", "verfak_p", NAME, "kabkota", "33.20", "2022-11-27T00:00", "2022-12-06T23:59", 1, ISLANDS),
    ("2026-2", "layanan", "Layanan Help Desk pemutakhiran", "nasional", None, "2026-07-01T00:00", None, 0, None),
)


def window_rows() -> DataFrame:
    """The rows of one file of kind `tahapan`."""
    cycle, code, name, level, area, first, last, revision, note = zip(*ROWS, strict=True)
    days = {"start": _instants(first), "end": _instants(last), "decided": _instants([None] * len(ROWS))}
    words = {"cycle": cycle, "code": code, "name": name, "level": level, "area_code": area, "note": note}
    return stacked([table({**words, **days, "revision": np.array(revision), "legal_basis": INVENTED})])


def _instants(texts: Sequence[object]) -> NDArray[np.datetime64]:
    """Moments in WIB as UTC; None is unknown."""
    known = [datetime.fromisoformat(str(text)).replace(tzinfo=WIB).astimezone(UTC) if text else None for text in texts]
    return np.array([one.replace(tzinfo=None) if one else "NaT" for one in known], dtype="datetime64[s]")
