"""The planned course of a stage as the burn-up draws it: what is due at the end of each day of the window."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from dashboard.core.formats import WIB, local

if TYPE_CHECKING:
    from datetime import date

    from data.answers import Window

DAY: Final = timedelta(days=1)
LAST_SECOND: Final = time(23, 59, 59, tzinfo=WIB)


def plan_line(window: Window) -> list[tuple[date, float]]:
    """(day, share of the work due at its end) for every day of the window; empty without an end."""
    if window.ends_at is None:
        return []
    first, last = local(window.starts_at).date(), local(window.ends_at).date()
    days = [first + n * DAY for n in range((last - first).days + 1)]
    return [(day, window.planned(datetime.combine(day, LAST_SECOND)) or 0.0) for day in days]
