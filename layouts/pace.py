"""Sentences about where the work stands and when it will be done, from the figures of one area."""

from __future__ import annotations

import math
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dashboard.core import formats
from dashboard.core.formats import SMALL
from dashboard.core.text import N_, Lang, t, tn

if TYPE_CHECKING:
    from data.answers import AreaFigures


def as_of_day(figures: AreaFigures) -> date:
    """The day of the as-of, in WIB."""
    return formats.local(figures.as_of).date()


def end_day(figures: AreaFigures) -> date | None:
    """The window's last day, in WIB."""
    end = figures.window.ends_at if figures.window else None
    return formats.local(end).date() if end else None


def begins(figures: AreaFigures, lang: Lang) -> str:
    """When the window opens, where it has not at the as-of: why nothing is reported yet; empty otherwise."""
    window = figures.window
    if window is None or window.starts_at <= figures.as_of:
        return ""
    return t("Jadwalnya baru mulai {day}.", lang, day=formats.long_day(formats.local(window.starts_at).date(), lang))


def done_day(figures: AreaFigures, eta: float | None) -> date | None:
    """The day on which `eta` days from the as-of are over; None beyond the calendar or where `eta` is unknown."""
    if eta is None or eta > 3_650:  # noqa: PLR2004 - ten years is never
        return None
    return as_of_day(figures) + timedelta(days=math.ceil(eta))


def share_checked(figures: AreaFigures, lang: Lang) -> str:
    """`61,4%`, or `7 dari 8` where there are few."""
    checked, backlog = figures["checked"], figures["backlog"]
    whole = None if checked is None or backlog is None else checked + backlog
    return formats.share_of(checked, whole, lang)


def pace_title(figures: AreaFigures, lang: Lang) -> str:
    """When the work ends at the present rate, beside the window's end: the title of the burn-up."""
    backlog, received = figures["backlog"], figures["received"]
    if received is None:
        return t("Belum ada laporan", lang)
    if backlog is None:
        return t("Jumlah yang sudah diperiksa belum dilaporkan", lang)
    if backlog == 0:
        return t("Semua {n} sudah diperiksa", lang, n=formats.number(received, lang))
    left = figures["days_left"]
    if left is not None and left < 0:
        return _past(figures, lang)
    done = done_day(figures, figures["eta"])
    return _unsure(figures, lang) if done is None else _expected(figures, done, lang)


def _past(figures: AreaFigures, lang: Lang) -> str:
    words = N_("Batas {end} sudah lewat, {n} belum diperiksa")
    return t(words, lang, end=formats.long_day(end_day(figures), lang), n=formats.number(figures["backlog"], lang))


def _unsure(figures: AreaFigures, lang: Lang) -> str:
    """The rate is zero or cannot be known yet."""
    pace, end = figures["pace_needed"], end_day(figures)
    if pace is None or end is None:
        return t("Laju belum dapat dihitung; {n} belum diperiksa", lang, n=formats.number(figures["backlog"], lang))
    words = N_("Laju belum dapat dihitung; perlu {pace} sehari agar selesai {end}")
    return t(words, lang, pace=formats.number(math.ceil(pace), lang), end=formats.long_day(end, lang))


def _expected(figures: AreaFigures, done: date, lang: Lang) -> str:
    end, day = end_day(figures), formats.long_day(done, lang)
    if end is None:
        return t("Selesai sekitar {day} bila laju bertahan", lang, day=day)
    if done <= end:
        if last := _latest(figures):
            words = N_("Gabungan selesai sekitar {day}, tetapi {area} baru {last}; batasnya {end}")
            return t(words, lang, day=formats.short_day(done, lang), area=last[1], last=formats.short_day(last[0], lang),
                     end=formats.short_day(end, lang))  # fmt: skip
        return t(
            "Selesai sekitar {day} bila laju bertahan, batasnya {end}", lang, day=day, end=formats.short_day(end, lang)
        )
    late = (done - end).days
    words = N_("Pada laju sekarang baru selesai {day}, {n} hari setelah batas")
    return tn(words, late, lang, day=day)


def _latest(figures: AreaFigures) -> tuple[date, str] | None:
    """The area below that is done last, by its own rate and after its own window: the whole is done no earlier than it."""
    late = []
    for one in figures.children:
        done, end = done_day(one, one["eta"]) if one["backlog"] else None, end_day(one) or end_day(figures)
        if done and end and done > end:
            late.append((done, one.area.short_name))
    return max(late, default=None)


def pace_sub(figures: AreaFigures, lang: Lang) -> str:
    """What the burn-up draws, with the rate, the pace needed and the range of the estimate."""
    said = [t("Diterima dan diperiksa, kumulatif.", lang)]
    rate, pace = figures["daily_rate"], figures["pace_needed"]
    if rate is not None and figures["backlog"]:
        now = formats.number(rate, lang)
        said.append(t("Laju {rate} sehari (median 5 hari kerja terakhir).", lang, rate=now))
    if pace is not None and figures["backlog"]:
        said.append(t("Perlu {pace} sehari.", lang, pace=formats.number(math.ceil(pace), lang)))
    quick, slow = (done_day(figures, eta) for eta in figures.eta_range)
    if quick and slow and quick != slow and figures["backlog"]:
        span = {"first": formats.short_day(quick, lang), "last": formats.short_day(slow, lang)}
        said.append(t("Rentang perkiraan {first}–{last}.", lang, **span))
    return " ".join(said)


def is_small(figures: AreaFigures) -> bool:
    """Whether there are too few cases for percentages."""
    return (figures["received"] or 0) < SMALL
