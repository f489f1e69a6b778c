"""How numbers, shares and instants are written. Screens, files, sentences and tests share it.

Babel (CLDR) does the writing; what is decided here is what may not be rounded away: a share below 1 is never
written `100%` and one above 0 never `0%`, and nothing is invented where a value is unknown.
"""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from babel.dates import format_date, format_datetime
from babel.lists import format_list
from babel.numbers import format_compact_decimal, format_decimal

from dashboard.core.text import Lang

if TYPE_CHECKING:
    from collections.abc import Sequence

NO_VALUE: Final = "–"
WIB: Final = timezone(timedelta(hours=7), "WIB")
SMALL: Final = 20  # below this many cases counts are shown, not percentages


def _locale(lang: Lang) -> str:
    return "id_ID" if lang is Lang.ID else "en_GB"


def number(value: float | None, lang: Lang, *, decimals: int = 0) -> str:
    """`1234567.8` -> `1.234.568` (or `1.234.567,8` with one decimal); unknown -> `–`."""
    if value is None or math.isnan(value):
        return NO_VALUE
    return _decimal(value, "#,##0" + ("." + "0" * decimals if decimals else ""), _locale(lang))


@lru_cache(maxsize=8_192)  # a page writes hundreds, most of them again and again
def _decimal(value: float, pattern: str, locale: str) -> str:
    return format_decimal(value, format=pattern, locale=locale)


def compact(value: float | None, lang: Lang) -> str:
    """Axis ticks: `250000` -> `250 rb`, `1000000` -> `1 jt` (English `250K`, `1M`)."""
    if value is None:
        return NO_VALUE
    return format_compact_decimal(value, locale=_locale(lang), fraction_digits=1).replace("\xa0", " ")


def percent(share: float | None, lang: Lang, *, decimals: int = 1) -> str:
    """`0.875` -> `87,5%`; 0.9996 is `99,9%` and 0.0004 is `0,1%`: only all is 100 % and only none is 0 %."""
    if share is None or math.isnan(share):
        return NO_VALUE
    step = 10.0**-decimals
    value = share * 100
    if 0 < value < 100:  # noqa: PLR2004 - percent
        value = min(max(round(value, decimals), step), 100 - step)
    return number(value, lang, decimals=0 if value in (0, 100) else decimals) + "%"


def share_of(part: float | None, whole: float | None, lang: Lang) -> str:
    """A share where it means something (`87,5%`), the counts where there are few cases (`7 dari 8`)."""
    if part is None or not whole:
        return NO_VALUE
    if whole < SMALL:
        joiner = " dari " if lang is Lang.ID else " of "
        return f"{number(part, lang)}{joiner}{number(whole, lang)}"
    return percent(part / whole, lang)


def listing(words: Sequence[str], lang: Lang) -> str:
    """`Brebes, Cilacap, dan Demak` (English `Brebes, Cilacap and Demak`); empty for nothing."""
    return format_list(list(words), locale=_locale(lang)) if words else ""


def times(ratio: float | None, lang: Lang) -> str:
    """`2.13` -> `2,1×`."""
    return NO_VALUE if ratio is None else number(ratio, lang, decimals=1) + "×"


def local(instant: datetime) -> datetime:
    """`instant` (UTC or any zone) on a clock in western Indonesia."""
    return instant.replace(tzinfo=instant.tzinfo or UTC).astimezone(WIB)


def long_day(day: date | None, lang: Lang) -> str:
    """`23 Agustus 2022`."""
    return NO_VALUE if day is None else format_date(day, "d MMMM y", locale=_locale(lang))


def week_day(day: date | None, lang: Lang) -> str:
    """`Selasa, 23 Agustus 2022`."""
    return NO_VALUE if day is None else format_date(day, "EEEE, d MMMM y", locale=_locale(lang))


def short_day(day: date | None, lang: Lang) -> str:
    """`23 Agu`."""
    return NO_VALUE if day is None else format_date(day, "d MMM", locale=_locale(lang))


def clock_time(instant: datetime | None, lang: Lang) -> str:
    """`14.05 WIB`."""
    if instant is None:
        return NO_VALUE
    return format_datetime(local(instant), "HH.mm" if lang is Lang.ID else "HH:mm", locale=_locale(lang)) + " WIB"


def moment(instant: datetime | None, lang: Lang) -> str:
    """`Selasa, 23 Agustus 2022 14.05 WIB`."""
    if instant is None:
        return NO_VALUE
    return f"{week_day(local(instant).date(), lang)} {clock_time(instant, lang)}"


def short_moment(instant: datetime | None, lang: Lang, *, year: bool = False) -> str:
    """`Sel 23 Agu 14.05`, or with the year `Sel 23 Agu 2022 14.05`."""
    if instant is None:
        return NO_VALUE
    pattern = f"EEE d MMM{' y' if year else ''} {'HH.mm' if lang is Lang.ID else 'HH:mm'}"
    return format_datetime(local(instant), pattern, locale=_locale(lang))
