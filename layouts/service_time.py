"""Service time in words: minutes, hours, service days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.text import Lang, t, tn

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

MINUTE: Final = 60
HOUR: Final = 3_600
LONG: Final = 10 * HOUR  # from here on whole hours are enough


def took(seconds: float | None, lang: Lang) -> str:
    """`42 mnt`, `2 j 15 mnt`, `27 jam`; unknown `–`; less than a minute `< 1 mnt`."""
    if seconds is None:
        return formats.NO_VALUE
    minutes = round(seconds / MINUTE)
    if not minutes and seconds:
        return t("< 1 mnt", lang)
    if minutes < MINUTE:
        return t("{n} mnt", lang, n=formats.number(minutes, lang))
    if seconds >= LONG or not minutes % MINUTE:
        return tn("{n} jam", round(minutes / MINUTE), lang)
    hours, rest = divmod(minutes, MINUTE)
    return t("{hours} j {minutes} mnt", lang, hours=formats.number(hours, lang), minutes=f"{rest:02d}")


def aged(days: int | None, lang: Lang) -> str:
    """`hari ini`, `3 hari layanan`; unknown `–`."""
    if days is None:
        return formats.NO_VALUE
    return t("hari ini", lang) if not days else tn("{n} hari layanan", days, lang)


def age_words(low: int, high: int | None, lang: Lang) -> str:
    """`hari ini`, `1 hari`, `2–3 hari`, `> 3 hari`: an age in service days."""
    if high is None:
        return t("> {low} hari", lang, low=low - 1)
    if not high:
        return t("hari ini", lang)
    return tn("{n} hari", low, lang) if low == high else t("{low}–{high} hari", lang, low=low, high=high)


def period_words(first: date | None, last: date, lang: Lang) -> str:
    """`30 hari terakhir`, or `sejak awal`."""
    if first is None:
        return t("sejak awal", lang)
    return tn("{n} hari terakhir", (last - first).days + 1, lang)


def day_list(days: Sequence[date], lang: Lang) -> str:
    """`14 Agu dan 22 Agu`."""
    return formats.listing([formats.short_day(day, lang) for day in days], lang)
