"""The headline numbers of one area: checked, backlog, rate against need, deadline; the sample's in factual rounds."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from dashboard.core import formats
from dashboard.core.text import Lang, t, tn
from layouts import links, pace
from layouts.components.elements import Link
from layouts.components.key_number import KeyNumber, key_number
from layouts.components.sparkline import sparkline

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from layouts.area_view import View

DAYS = 14  # of the small line


def keys(view: View, lang: Lang) -> list[Component]:
    """Four numbers; none where nothing was reported."""
    if view.figures["received"] is not None:
        found = (_checked(view, lang), _backlog(view, lang), _rate(view, lang), _deadline(view, lang))
    elif view.figures["sample"] is not None:
        found = (_sample(view, lang), _met(view, lang), _missing(view, lang), _deadline(view, lang))
    else:
        return []
    return [key_number(one, lang) for one in found]


def _checked(view: View, lang: Lang) -> KeyNumber:
    figures = view.figures
    small = pace.is_small(figures)
    fraction = f"{formats.number(figures['checked'], lang)} / {formats.number(figures['received'], lang)}"
    recent = view.burnup.checked[-DAYS:]
    words = t("Diperiksa selama {n} hari terakhir", lang, n=len(recent))
    return KeyNumber(
        label=t("Diperiksa", lang),
        value=fraction if small else formats.percent(figures["progress"], lang),
        details=() if small else (fraction,),
        foot=sparkline(recent, words, tone="good"),
        metrics=("checked", "received", "progress"),
    )


def _backlog(view: View, lang: Lang) -> KeyNumber:
    figures, details = view.figures, []
    oldest = figures["oldest_days"]
    if oldest is not None:
        details.append(tn("tertua {n} hari", int(oldest), lang))
    elif figures["backlog"]:
        details.append(t("umur tidak diketahui", lang))
    parts: list[str | Component] = [*details]
    if view.rows and figures["backlog"]:
        href = links.to_backlog(view.filters, area=figures.area.code)
        parts.append(Link(t("buka daftar", lang), href=href))
    left = [
        None if received is None or checked is None else received - checked
        for received, checked in zip(view.burnup.received[-DAYS:], view.burnup.checked[-DAYS:], strict=True)
    ]
    words = t("Tunggakan selama {n} hari terakhir", lang, n=len(left))
    value = formats.number(figures["backlog"], lang)
    foot = sparkline(left, words)
    return KeyNumber(
        label=t("Tunggakan", lang), value=value, details=parts, foot=foot, metrics=("backlog", "oldest_days")
    )


def _rate(view: View, lang: Lang) -> KeyNumber:
    figures = view.figures
    rate, needed = formats.number(figures["daily_rate"], lang), figures["pace_needed"]
    unit = t("per hari", lang)
    if needed:
        unit = t("/ perlu {pace} per hari", lang, pace=formats.number(math.ceil(needed), lang))
    return KeyNumber(
        label=t("Laju 5 hari kerja", lang),
        value=rate,
        unit=unit,
        details=_outlook(view, lang),
        metrics=("daily_rate", "pace_needed", "eta"),
    )


def _outlook(view: View, lang: Lang) -> tuple[str, ...]:
    figures = view.figures
    if not figures["backlog"]:
        return (t("selesai", lang),) if figures["backlog"] == 0 else ()
    quick, slow = (pace.done_day(figures, days) for days in figures.eta_range)
    done = pace.done_day(figures, figures["eta"])
    if done is None:
        return (t("belum dapat diperkirakan", lang),)
    if quick and slow and quick != slow:
        span = f"{formats.short_day(quick, lang)}–{formats.short_day(slow, lang)}"
        return (t("perkiraan selesai {span}", lang, span=span),)
    return (t("perkiraan selesai {span}", lang, span=formats.short_day(done, lang)),)


def _deadline(view: View, lang: Lang) -> KeyNumber:
    figures, end = view.figures, pace.end_day(view.figures)
    left = figures["days_left"]
    if end is None or left is None:
        return KeyNumber(label=t("Batas", lang), value=formats.NO_VALUE, details=(t("jadwal belum dimuat", lang),))
    details = [formats.long_day(end, lang)]
    if figures.window and figures.window.revision:
        details.append(t("revisi {n}", lang, n=formats.number(figures.window.revision, lang)))
    passed = left < 0
    unit = tn("hari sejak batas", abs(int(left)), lang) if passed else tn("hari lagi", int(left), lang)
    return KeyNumber(
        label=t("Batas", lang),
        value=formats.number(abs(left), lang),
        unit=unit,
        details=details,
        metrics=("days_left",),
    )


def _sample(view: View, lang: Lang) -> KeyNumber:
    value = formats.number(view.figures["sample"], lang)
    return KeyNumber(
        label=t("Sampel", lang), value=value, details=(t("anggota ditarik KPU RI", lang),), metrics=("sample",)
    )


def _met(view: View, lang: Lang) -> KeyNumber:
    figures, names = view.figures, ("met_home", "met_gathered", "met_video")
    known = [value for name in names if (value := figures[name]) is not None]
    met = sum(known) if known else None
    return KeyNumber(
        label=t("Ditemui", lang),
        value=formats.number(met, lang),
        details=(formats.share_of(met, figures["sample"], lang),),
        metrics=names,
    )


def _missing(view: View, lang: Lang) -> KeyNumber:
    figures = view.figures
    return KeyNumber(
        label=t("Tidak ditemui", lang),
        value=formats.number(figures["not_met"], lang),
        details=(formats.share_of(figures["not_met"], figures["sample"], lang),),
        metrics=("not_met",),
    )
