"""What the page of reference data shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from callbacks.filters import Filters
    from data.reference_book import Book


@dataclass(frozen=True, kw_only=True)
class View:
    """The book of one of the `cycles` at the present `moment`."""

    filters: Filters
    cycle: str
    cycles: tuple[str, ...]
    book: Book
    moment: datetime
