"""The headline numbers of an area: how far, how much is left, how fast, with what result."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, Literal

from dashboard.core import formats
from dashboard.core.text import Lang, t, tn
from layouts import factual, links, pace
from layouts.components.elements import html
from layouts.components.key_number import KeyNumber, Move
from layouts.components.sparkline import sparkline
from layouts.figures.marks import day_range

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from data.answers import AgeBucket, AreaFigures, Burnup
    from layouts.overview import View

    Way = Literal["up", "down", "same"]

DAYS: Final = 14  # of the line under a number
OLD: Final = 8
LETTERS: Final = (("ms", "MS"), ("bms", "BMS"), ("tms", "TMS"))
ENOUGH: Final = 0.08  # of a bar's width: a letter fits


def headline(view: View, lang: Lang) -> list[KeyNumber]:
    """Four numbers; a round that draws samples has its own."""
    if view.figures["received"] is None and view.figures["sample"] is not None:
        return [_met(view, lang), _not_met(view, lang), _projection(view, lang), _areas_met(view, lang)]
    return [_checked(view, lang), _backlog(view, lang), _rate(view, lang), _result(view, lang)]


def _checked(view: View, lang: Lang) -> KeyNumber:
    one, before = view.figures, view.before
    whole = _whole(one)
    details = [f"{formats.number(one['checked'], lang)} / {formats.number(whole or one['received'], lang)}"]
    if one["received"] is None:
        details = [t("belum ada laporan", lang)]
    series = [_ratio(part, all_) for part, all_ in zip(view.burnup.checked, view.burnup.received, strict=True)]
    line = sparkline(
        series[-DAYS:], t("Bagian yang diperiksa, {n} hari terakhir", lang, n=min(DAYS, len(series))), tone="good"
    )
    return KeyNumber(
        label=t("Diperiksa", lang),
        value=formats.share_of(one["checked"], whole, lang),
        details=details,
        move=points(one["progress"], before["progress"], lang),
        foot=line,
        metrics=("progress", "checked", "received"),
    )


def _ratio(part: float | None, whole: float | None) -> float | None:
    return None if part is None or not whole else part / whole


def _whole(one: AreaFigures) -> float | None:
    checked, left = one["checked"], one["backlog"]
    return None if checked is None or left is None else checked + left


def points(now: float | None, before: float | None, lang: Lang) -> Move | None:
    """A change of a share in percentage points since yesterday."""
    if now is None or before is None:
        return None
    change = (now - before) * 100
    if round(abs(change), 1) == 0:
        return Move(words=t("tetap sejak kemarin", lang))
    words = t("{points} poin sejak kemarin", lang, points=formats.number(abs(change), lang, decimals=1))
    return Move(words=words, way="up" if change > 0 else "down", tone="good" if change > 0 else "bad")


def counted(now: float | None, before: float | None, lang: Lang, *, good: Way) -> Move | None:
    """A change of a count since yesterday; `good` is the way that is welcome (`same`: neither)."""
    if now is None or before is None:
        return None
    change = now - before
    if not change:
        return Move(words=t("tetap sejak kemarin", lang))
    way: Way = "up" if change > 0 else "down"
    words = t("{n} sejak kemarin", lang, n=formats.number(abs(change), lang))
    return Move(words=words, way=way, tone="neutral" if good == "same" else "good" if way == good else "bad")


def _backlog(view: View, lang: Lang) -> KeyNumber:
    one = view.figures
    series = [
        None if part is None or whole is None else whole - part
        for part, whole in zip(view.burnup.checked, view.burnup.received, strict=True)
    ]
    words = t("Tunggakan, {n} hari terakhir", lang, n=min(DAYS, len(series)))
    return KeyNumber(
        label=t("Tunggakan", lang),
        value=formats.number(one["backlog"], lang),
        details=_ages(view, lang),
        move=counted(one["backlog"], view.before["backlog"], lang, good="down"),
        foot=sparkline(series[-DAYS:], words),
        metrics=("backlog", "oldest_days"),
    )


def _ages(view: View, lang: Lang) -> list[str | Component]:
    said: list[str | Component] = []
    oldest = view.figures["oldest_days"]
    if oldest is not None:
        said.append(tn("tertua {n} hari", int(oldest), lang))
    old = old_items(view.ageing)
    if old:
        words = tn("{n} lebih dari 7 hari", old, lang)
        href = links.to_backlog(view.filters, area=view.figures.area.code, age=f"{OLD}-")
        said.append(html.A(words, href=href) if view.rows else words)
    return said


def old_items(buckets: Sequence[AgeBucket]) -> int:
    """Items older than seven days."""
    return sum(bucket.items for bucket in buckets if bucket.low >= OLD)


def _rate(view: View, lang: Lang) -> KeyNumber:
    one = view.figures
    details: list[str | Component] = []
    needed = one["pace_needed"]
    if needed and one["backlog"]:
        short = one["daily_rate"] is not None and one["daily_rate"] < needed
        words = t("perlu {needed}", lang, needed=formats.number(math.ceil(needed), lang))
        details.append(html.Span(words, className="bad" if short else None))
    if said := estimate(one, lang):
        details.append(said)
    return KeyNumber(
        label=t("Laju 5 hari kerja terakhir", lang),
        value=formats.number(one["daily_rate"], lang),
        unit=t("/hari", lang) if one["daily_rate"] is not None else "",
        details=details or [t("belum ada hari kerja penuh dalam jadwal", lang)],
        foot=_daily(view.burnup, lang),
        metrics=("daily_rate", "pace_needed", "eta"),
    )


def estimate(one: AreaFigures, lang: Lang) -> str:
    """`perkiraan selesai 31 Agu–4 Sep`; nothing where it cannot be said."""
    if one["backlog"] == 0:
        return t("selesai", lang)
    quick, slow = (pace.done_day(one, eta) for eta in one.eta_range)
    middle = pace.done_day(one, one["eta"])
    if quick and slow:
        return t("perkiraan selesai {days}", lang, days=day_range(quick, slow, lang))
    return t("perkiraan selesai {days}", lang, days=formats.short_day(middle, lang)) if middle else ""


def _daily(burnup: Burnup, lang: Lang) -> Component:
    """What each day added; a day without a report has no bar of its own, so the line breaks there."""
    pairs = zip(burnup.checked, burnup.checked[1:], strict=False)
    added = [None if old is None or new is None else new - old for old, new in pairs]
    return sparkline(
        added[-DAYS:], t("Diperiksa per hari, {n} hari terakhir", lang, n=min(DAYS, len(added))), tone="good"
    )


def _result(view: View, lang: Lang) -> KeyNumber:
    one = view.figures
    known = [(key, word, one[key]) for key, word in LETTERS if one[key] is not None]
    whole = sum(value or 0 for _, _, value in known)
    rest: list[str | Component] = [f"{word} {formats.number(value, lang)}" for key, word, value in known if key != "ms"]
    return KeyNumber(
        label=t("Memenuhi syarat, dari yang diperiksa", lang),
        value=formats.share_of(one["ms"], whole, lang) if one["ms"] is not None else formats.NO_VALUE,
        details=rest or [t("rincian status belum dilaporkan", lang)],
        move=points(_ratio(one["ms"], whole), _share_ms(view.before), lang),
        foot=_status_foot([(key, word, value or 0) for key, word, value in known], whole, lang),
        metrics=("ms", "bms", "tms"),
    )


def _share_ms(one: AreaFigures) -> float | None:
    whole = sum(one[key] or 0 for key, _ in LETTERS)
    return _ratio(one["ms"], whole)


def _status_foot(parts: Sequence[tuple[str, str, float]], whole: float, lang: Lang) -> Component:
    """One small bar of the statuses, each with its letter."""
    if not whole:
        return html.Div(className="key-foot")
    spans = [
        html.Span(
            word[0] if value / whole >= ENOUGH else None,
            className=f"is-{key}",
            style={"width": f"{value / whole:.2%}"},
            title=f"{word} {formats.share_of(value, whole, lang)}",
        )
        for key, word, value in parts
        if value
    ]
    return html.Div(html.Div(spans, className="status-bar"), className="key-foot")


def _met(view: View, lang: Lang) -> KeyNumber:
    one = view.figures
    said = factual.attempts(one, lang)
    met = sum(each.count for each in said if each.key != "not-met")
    rest: list[str | Component] = [
        f"{each.label} {formats.number(each.count, lang)}" for each in said if each.key != "not-met"
    ]
    return KeyNumber(
        label=t("Sampel yang ditemui", lang),
        value=formats.share_of(met, one["sample"], lang) if said else formats.NO_VALUE,
        details=[f"{formats.number(met, lang)} / {formats.number(one['sample'], lang)}", *rest],
        metrics=("sample", "met_home", "met_gathered", "met_video"),
    )


def _not_met(view: View, lang: Lang) -> KeyNumber:
    one = view.figures
    share = t("{share} dari sampel", lang, share=formats.share_of(one["not_met"], one["sample"], lang))
    return KeyNumber(
        label=t("Tidak ditemui", lang),
        value=formats.number(one["not_met"], lang),
        details=[share] if one["not_met"] is not None else [t("belum dilaporkan", lang)],
        move=counted(one["not_met"], view.before["not_met"], lang, good="down"),
        metrics=("not_met",),
    )


def _projection(view: View, lang: Lang) -> KeyNumber:
    return KeyNumber(
        label=t("Proyeksi memenuhi syarat", lang),
        value=formats.number(view.figures["projection"], lang),
        details=[t("proyeksi, bukan putusan", lang)],
        metrics=("projection",),
    )


def _areas_met(view: View, lang: Lang) -> KeyNumber:
    one = view.figures
    if one["areas_needed"] is None:
        value, details = formats.number(one["minimum"], lang), [t("anggota per partai", lang)]
        return KeyNumber(label=t("Syarat minimal", lang), value=value, details=details, metrics=("minimum",))
    needed = formats.number(one["areas_needed"], lang)
    return KeyNumber(
        label=t("Wilayah yang semua partainya cukup", lang),
        value=formats.number(one["areas_met"], lang),
        details=[t("tiap partai perlu {needed} wilayah", lang, needed=needed)],
        metrics=("areas_met", "areas_needed"),
    )
