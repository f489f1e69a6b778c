"""The check of narrow rounds: rows of parties and areas that do not take part in one are refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from dashboard.core.text import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from data.importers.checks import Told
    from data.importers.lookups import RoundRef
    from data.importers.rows import Rows

PARTY: Final = N_("Putaran {round} hanya untuk partai {those}; partai ini tidak ikut.")
AREA: Final = N_("Putaran {round} hanya untuk wilayah {those}; wilayah ini tidak ikut.")
AREA_COLUMN: Final = "kode_wilayah"
PARTY_COLUMN: Final = "partai"


@dataclass(frozen=True, slots=True)
class TakesPart:
    """In a round for some parties or areas only, the row is of one of them; other rounds cost nothing."""

    def failing(self, rows: Rows) -> NDArray[np.bool_]:
        """Rows of a party or an area that does not take part."""
        wrong = np.zeros(len(rows), dtype=bool)
        for mine, one in _narrow(rows):
            wrong |= mine & (_outside(rows, AREA_COLUMN, one.has_area) | _outside(rows, PARTY_COLUMN, one.has_party))
        return wrong

    def told(self, rows: Rows, row: int) -> Told:
        """Who does take part."""
        assert rows.round is not None  # noqa: S101 - a row without a round does not fail
        one = rows.context.lookups.rounds[int(rows.round[row])]
        area = rows.value(AREA_COLUMN, row)
        if area is not None and not one.has_area(area):
            return AREA_COLUMN, AREA, {"round": one.code, "those": ", ".join(one.areas)}
        return PARTY_COLUMN, PARTY, {"round": one.code, "those": ", ".join(one.parties)}


def _narrow(rows: Rows) -> Iterator[tuple[NDArray[np.bool_], RoundRef]]:
    """Each narrow round that the file names, with its rows."""
    if rows.round is not None:
        for at, one in enumerate(rows.context.lookups.rounds):
            if one.is_narrow and (mine := rows.round == at).any():
                yield mine, one


def _outside(rows: Rows, name: str, takes_part: Callable[[str], bool]) -> NDArray[np.bool_]:
    """Rows whose known code in this column does not take part."""
    column = rows.columns.get(name)
    if column is None:
        return np.zeros(len(rows), dtype=bool)
    pairs = zip(column.known, column.values, strict=True)
    return column.spread(np.array([bool(known) and not takes_part(str(value)) for known, value in pairs], dtype=bool))
