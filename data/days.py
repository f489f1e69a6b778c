"""Where a day begins and ends in western Indonesia, and moments as people write them: plain Python, for every layer."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from dashboard.core.formats import WIB


def end_of_day(day: date) -> datetime:
    """The last second of `day` in WIB: what a date without a time means."""
    return datetime.combine(day, time(23, 59, 59), tzinfo=WIB).astimezone(UTC)


def start_of_day(day: date) -> datetime:
    """00.00 WIB of `day`."""
    return datetime.combine(day, time(), tzinfo=WIB).astimezone(UTC)


@lru_cache(maxsize=4096)  # thousands of rows share a few instants
def day_of(instant: datetime) -> date:
    """The day in WIB that `instant` falls in: days are cut at 00.00 WIB."""
    return instant.astimezone(WIB).date()


def day_before(instant: datetime) -> datetime:
    """The same time of the previous day."""
    return instant - timedelta(days=1)


def parse_moment(text: str) -> datetime:
    """`2022-08-23` (the end of that day, WIB) or `2022-08-23T14:05` (WIB where no zone is given), as UTC.

    Raises:
        ValueError: not a date or moment of this form.
    """
    text = text.strip()
    if len(text) == len("2022-08-23"):
        return end_of_day(date.fromisoformat(text))
    moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=WIB)).astimezone(UTC)
