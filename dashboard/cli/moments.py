"""Moments as the command line takes and gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core.errors import InvalidInput
from dashboard.core.formats import local
from dashboard.core.text import N_
from data.days import parse_moment

if TYPE_CHECKING:
    from datetime import datetime

BAD_MOMENT: Final = N_("“{text}” bukan tanggal atau waktu. Tulis misalnya 2022-08-23 atau 2022-08-23T14:05.")


def asked_moment(text: str) -> datetime:
    """The moment that a person named, in WIB where they said no zone.

    Raises:
        InvalidInput: it is no day and no moment.
    """
    try:
        return parse_moment(text)
    except ValueError as problem:
        raise InvalidInput(BAD_MOMENT, text=text) from problem


def iso(instant: datetime | None) -> str | None:
    """An instant with its zone, WIB; None stays unknown."""
    return local(instant).isoformat() if instant else None
