"""What an officer's page sends, read strictly: texts of a flat object, numbers, days and instants of one form each."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

import orjson
from flask import request

from dashboard.core.errors import InvalidInput
from dashboard.doors import Malformed, Unsupported
from data.desk_answers import Attendance

if TYPE_CHECKING:
    from data.commands.desk import Shift

OLDEST: Final = timedelta(hours=12)  # what waited longer on a phone is recorded as that old
LONGEST: Final = 2_000
KEY_LENGTH: Final = range(16, 65)
GREATEST: Final = 2**63 - 1


def body() -> dict[str, str]:
    """What was sent, all of it as text: an object of JSON, or a form.

    Raises:
        Malformed: not JSON, or not a flat object.
        Unsupported: neither of the two.
    """
    if request.mimetype == "application/x-www-form-urlencoded":
        return request.form.to_dict()
    if request.mimetype != "application/json":
        raise Unsupported
    try:
        found = orjson.loads(request.get_data())
    except orjson.JSONDecodeError as problem:
        raise Malformed from problem
    if not isinstance(found, dict) or not all(isinstance(one, (str, int)) for one in found.values()):
        raise Malformed
    return {name: str(one) for name, one in found.items()}


def happened(now: datetime, said: dict[str, str]) -> datetime:
    """When it was tapped: `ago` seconds before it arrived, measured by the phone between its own two moments."""
    return now - min(timedelta(seconds=number(said.get("ago") or "0", most=10**9)), OLDEST)


def key(said: dict[str, str]) -> str:
    """The key that a record or a tap got on the phone, the same however often it is sent."""
    found = said.get("key", "")
    if len(found) not in KEY_LENGTH or not found.isascii():
        raise Malformed
    return found


def text(words: str | None) -> str | None:
    """Free text, at most 2,000 characters; None where nothing was written."""
    kept = (words or "").strip()[:LONGEST]
    return kept or None


def number(words: str, *, most: int = 99) -> int:
    """A whole number from 0 to `most`.

    Raises:
        InvalidInput: anything else.
    """
    if not (words.isascii() and words.isdigit()) or len(words) > len(str(GREATEST)) or int(words) > most:
        raise InvalidInput
    return int(words)


def day(words: str) -> date:
    """A day as ISO writes it."""
    try:
        return date.fromisoformat(words)
    except ValueError as problem:
        raise InvalidInput from problem


def instant(words: str) -> datetime | None:
    """An instant with its zone; None where nothing was said."""
    try:
        found = datetime.fromisoformat(words) if words else None
    except ValueError as problem:
        raise InvalidInput from problem
    if found is not None and found.tzinfo is None:
        raise InvalidInput
    return found


def seen(shift: Shift, words: str) -> Attendance | None:
    """What the form showed: `3,2,1` for 3 scheduled, 2 present, KPU RI's filled; nothing for a new one."""
    if not words:
        return None
    numbers = [number(one) for one in words.split(",")]
    if len(numbers) != len(("scheduled", "present", "filled")):
        raise InvalidInput
    return Attendance(shift.day, shift.shift, numbers[0], numbers[1], bool(numbers[2]))
