"""The control chart of daily volume: counts of complete service days, their mean and limits, days that stand out."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from dashboard.core import formats
from dashboard.core.text import Lang, t
from layouts.figures import marks
from layouts.figures.theme import CONTROL, INK, MUTED, PAPER, TMS, base

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from data.control import Control

    Trace = dict[str, Any]

HEADROOM: Final = 1.18
MOST_NAMED: Final = 4  # days whose count stands at the mark
GAP: Final = timedelta(days=1)
APART: Final = timedelta(days=3)  # of two names


def volume_chart(chart: Control, running: tuple[date, int] | None, lang: Lang) -> dict[str, Any]:
    """A figure as a plain dict; `running` is the day that is not over. Empty data gives an empty figure."""
    if not chart.days:
        return {"data": [], "layout": base(lang)}
    traces = [
        *_limits(chart, running, lang),
        _counts(chart, lang),
        *_outside(chart, lang),
        *_running(chart, running, lang),
    ]
    return {"data": traces, "layout": _layout(chart, running, lang)}


def _counts(chart: Control, lang: Lang) -> Trace:
    days, counts = _broken(chart.days, chart.counts)
    drawn = marks.line("volume", days, counts, INK, width=1.5)
    drawn |= {"mode": "lines+markers", "marker": {"color": INK, "size": 5}, "name": t("layanan dibuka", lang)}
    drawn |= {"customdata": [formats.number(count, lang) for count in counts], "hoverinfo": "all"}
    return drawn | {"hovertemplate": "%{customdata}<extra></extra>"}


def _broken(days: Sequence[date], counts: Sequence[int]) -> tuple[list[date], list[int | None]]:
    """The same with a gap wherever days are left out: a closed day breaks the line."""
    when: list[date] = []
    many: list[int | None] = []
    for day, count in zip(days, counts, strict=True):
        if when and day - when[-1] > GAP:
            when.append(when[-1] + GAP)
            many.append(None)
        when.append(day)
        many.append(count)
    return when, many


def _limits(chart: Control, running: tuple[date, int] | None, lang: Lang) -> list[Trace]:
    if chart.mean is None or chart.lower is None or chart.upper is None:
        return []
    ends = [chart.days[0], max(chart.days[-1], running[0] if running else chart.days[-1])]
    levels: tuple[tuple[float, str, str, str], ...] = (
        (chart.upper, "upper", "dash", t("batas", lang)),
        (chart.mean, "mean", "solid", t("rata-rata", lang)),
    )
    if chart.lower > 0:
        levels = (*levels, (chart.lower, "lower", "dash", t("batas", lang)))
    drawn: list[Trace] = []
    for level, uid, dash, name in levels:
        words = f"\u00a0\u00a0{name} {formats.number(round(level), lang)}"
        drawn.append(marks.line(f"volume-{uid}", ends, [level, level], CONTROL, width=1, dash=dash))
        drawn.append(marks.label(f"volume-{uid}", (ends[1], level), words, MUTED, "middle right"))
    return drawn


def _outside(chart: Control, lang: Lang) -> list[Trace]:
    """Days beyond the limits; the farthest are named, as far as their names have room."""
    flags = [one for one in chart.flags if one.kind in {"above", "below"}]
    if not flags:
        return []
    drawn = marks.line("volume-out", [one.day for one in flags], [one.count for one in flags], TMS)
    named: list[date] = []
    for one in sorted(flags, key=lambda flag: -abs(flag.count - (chart.mean or 0))):
        if len(named) < MOST_NAMED and all(abs(one.day - day) > APART for day in named):
            named.append(one.day)
    text = [formats.short_day(one.day, lang) if one.day in named else "" for one in flags]
    drawn |= {
        "mode": "markers+text",
        "marker": {"color": TMS, "size": 9, "symbol": "diamond"},
        "text": text,
        "textposition": "top center",
        "textfont": {"color": TMS, "size": 12},
    }
    return [drawn]


def _running(chart: Control, running: tuple[date, int] | None, lang: Lang) -> list[Trace]:
    if running is None or running[0] <= chart.days[-1]:
        return []
    drawn = marks.line("volume-now", [running[0]], [running[1]], INK)
    hollow = {"color": PAPER, "size": 8, "line": {"color": INK, "width": 1.5}}
    so_far = t("sejauh ini", lang)
    said = f"{formats.number(running[1], lang)} {so_far}<extra></extra>"
    return [drawn | {"mode": "markers", "marker": hollow, "hoverinfo": "all", "hovertemplate": said}]


def _layout(chart: Control, running: tuple[date, int] | None, lang: Lang) -> dict[str, Any]:
    first, last = chart.days[0], max(chart.days[-1], running[0] if running else chart.days[-1])
    top = max([*chart.counts, chart.upper or 0, running[1] if running else 0, 1])
    span = max((last - first).days, 1)
    start = datetime.combine(first, datetime.min.time())
    named = marks.spread(marks.axis_days(first, last, None), max(span // 5, 1))
    return base(
        lang,
        height=250,
        uirevision="volume",
        xaxis={
            "range": [
                (start - timedelta(hours=span * 0.7)).isoformat(),
                (start + timedelta(days=span, hours=span * 8.5)).isoformat(),
            ],
            **marks.day_axis(named, lang),
            "tickangle": 0,
        },
        yaxis=marks.count_axis(top, HEADROOM, lang),
    )
