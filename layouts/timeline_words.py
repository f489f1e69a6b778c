"""The sentences at the top of the page of the stages: where we are in time, against the plan, and who is too slow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.core import formats
from dashboard.core.formats import local
from dashboard.core.text import N_, Lang, t, tn
from layouts import pace, terms

if TYPE_CHECKING:
    from layouts.timeline_view import Running, View


def sentences(view: View, lang: Lang) -> list[str]:
    """Two to four sentences a round that is shown; one where none is."""
    if not view.running:
        return [t("**Siklus ini tidak punya putaran verifikasi.** Jadwalnya ada di bawah.", lang)]
    return [said for one in view.running for said in (_time(one, lang), _plan(one, lang), _slow(one, lang)) if said]


def _time(one: Running, lang: Lang) -> str:
    name, window = terms.round_word(one.round.code, one.round.name, lang), one.figures.window
    if window is None:
        return t("**{name} belum punya jadwal di sini.**", lang, name=name)
    today, first = pace.as_of_day(one.figures), local(window.starts_at).date()
    end = pace.end_day(one.figures)
    if today < first:
        return tn(
            "**{name} mulai {n} hari lagi**, {day}.",
            (first - today).days,
            lang,
            name=name,
            day=formats.long_day(first, lang),
        )
    if end is None:
        return t(
            "**{name} berjalan sejak {day}, tanpa batas akhir.**", lang, name=name, day=formats.long_day(first, lang)
        )
    if today > end:
        return tn(
            "**{name} berakhir {n} hari lalu**, {day}.",
            (today - end).days,
            lang,
            name=name,
            day=formats.long_day(end, lang),
        )
    facts = {
        "name": name,
        "day": (today - first).days + 1,
        "all": (end - first).days + 1,
        "end": formats.long_day(end, lang),
    }
    if today == end:
        return t("**{name} hari terakhir**, hari ke-{day} dari {all}.", lang, **facts)
    return tn("**{name} hari ke-{day} dari {all}**, {n} hari lagi sampai {end}.", (end - today).days, lang, **facts)


def _plan(one: Running, lang: Lang) -> str:
    figures = one.figures
    if figures.planned is None or figures["progress"] is None or pace.is_small(figures):
        return ""
    planned, done = (formats.percent(share, lang) for share in (figures.planned, figures["progress"]))
    return t("Menurut rencana {planned} sudah diperiksa; kenyataannya {done}.", lang, planned=planned, done=done)


def _slow(one: Running, lang: Lang) -> str:
    """How many are too slow, the shortest of days, and the first that turned red."""
    if not one.slow or "." in one.figures.area.code:
        return ""
    worst = one.slow[0].figures.area.short_name
    first = min(one.slow, key=lambda each: (each.red.since, each.figures.area.code))
    day, longest = formats.long_day(first.red.since, lang), first.figures.area.short_name
    if len(one.slow) == 1:
        return t("**1 wilayah terlalu lambat**: {worst}, sejak {day}.", lang, worst=worst, day=day)
    if all(each.red.since == first.red.since for each in one.slow):
        words = N_("**{n} wilayah terlalu lambat**, terburuk {worst}; semuanya sejak {day}.")
        return tn(words, len(one.slow), lang, worst=worst, day=day)
    words = N_("**{n} wilayah terlalu lambat**, terburuk {worst}; yang paling lama {first}, sejak {day}.")
    return tn(words, len(one.slow), lang, worst=worst, first=longest, day=day)
