"""The blocks of rows that an endless table asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from dashboard.core.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

MOST_ROWS: Final = 500  # one request asks for no more
LAST_ROW: Final = 10_000_000


@dataclass(frozen=True, slots=True)
class Block:
    """The rows a table asks for: from `offset`, at most `limit`, in the order of `sort` (None: the page's)."""

    offset: int
    limit: int
    sort: str | None


def asked_rows(request: Any, sorts: Collection[str], flipped: Mapping[str, str]) -> Block:
    """The block that a grid's request names; its columns `sorts` can be sorted, those `flipped` against another one.

    Raises:
        InvalidInput: not a request of such a table.
    """
    if not isinstance(request, dict):
        raise InvalidInput
    start, end = request.get("startRow"), request.get("endRow")
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= LAST_ROW:
        raise InvalidInput
    return Block(start, min(end - start, MOST_ROWS), _sort(request.get("sortModel"), sorts, flipped))


def _sort(model: Any, sorts: Collection[str], flipped: Mapping[str, str]) -> str | None:
    """The order of the table's header as the query knows it; None where it has none."""
    if not model:
        return None
    first = model[0] if isinstance(model, list) else None
    column, way = (first.get("colId"), first.get("sort")) if isinstance(first, dict) else (None, None)
    if not isinstance(column, str) or column not in sorts or way not in ("asc", "desc"):
        raise InvalidInput
    falling = way == "desc"
    if column in flipped:
        column, falling = flipped[column], not falling
    return f"-{column}" if falling else column
