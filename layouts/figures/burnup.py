"""The burn-up: received and checked day by day, the plan, the pace that is needed, and where the present one leads."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from dashboard.core import formats
from dashboard.core.formats import local
from dashboard.core.text import Lang, t
from layouts.figures.theme import INK, MS, MUTED, TMS, base

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from data.answers import Burnup

GAP_DAYS: Final = 7  # between labels of the time axis
NEAR: Final = 3  # days: labels of the time axis closer than this would touch
PLAN_AT, NEEDED_AT = 0.6, 0.75  # of the way: where these lines carry their labels
ROOM: Final = 0.4  # of the window: from here on a label fits left of the present
BELOW: Final = 0.02  # of all that was received: how far a label stands under its line
LONGEST_BAND: Final = 120  # days: a band further than this says nothing


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """The present state and what follows from it: `eta_range` in days (quick, slow) at the recent rates.

    `whole` is what was received where the number checked is known.
    """

    as_of: datetime
    checked: float | None
    whole: float | None
    backlog: float | None
    eta_range: tuple[float | None, float | None] = (None, None)


def burnup(data: Burnup, outlook: Outlook, lang: Lang) -> dict[str, Any]:
    """A figure as a plain dict; directly labelled, no legend; empty data gives an empty figure, never an error."""
    if not data.days:
        return {"data": [], "layout": base(lang)}
    traces = [*_history(data, outlook, lang), *_future(data, outlook, lang)]
    return {"data": traces, "layout": _layout(data, outlook, lang)}


def _history(data: Burnup, outlook: Outlook, lang: Lang) -> list[dict[str, Any]]:
    days = [day.isoformat() for day in data.days]
    shown = [formats.week_day(day, lang) for day in data.days]
    received = _line("received", days, list(data.received), MUTED, 1.5)
    checked = _line("checked", days, list(data.checked), MS, 2.5)
    received["name"], checked["name"] = t("diterima", lang), t("diperiksa", lang)
    for trace, values in ((received, data.received), (checked, data.checked)):
        trace["customdata"] = [formats.number(value, lang) for value in values]
        trace["hovertemplate"] = "%{customdata}"
    checked["text"] = shown
    said = [_first_received(data, lang)]
    if outlook.checked is not None:
        share = formats.share_of(outlook.checked, outlook.whole, lang)
        words = t("diperiksa {share}", lang, share=share)
        now = {**_line("now", [days[-1]], [outlook.checked], MS, 0), "mode": "markers", "marker": _dot()}
        said += [now, _say("checked", days[-1], outlook.checked, words + " ", MS, _beside(data))]
    return [received, checked, *said]


def _first_received(data: Burnup, lang: Lang) -> dict[str, Any]:
    """The label of the upper line stands at its beginning: its end may meet the estimate."""
    known = [(day, value) for day, value in zip(data.days, data.received, strict=True) if value is not None]
    day, value = known[0] if known else (data.days[0], None)
    return _say("received", day.isoformat(), value, t("diterima", lang), MUTED, "top right")


def _beside(data: Burnup) -> str:
    """Left of the point where the line leaves room, else under the pace that is needed."""
    first, today = data.days[0], data.days[-1]
    end = local(data.window.ends_at).date() if data.window and data.window.ends_at else today
    return "top left" if (today - first).days > ROOM * (end - first).days else "bottom right"


def _future(data: Burnup, outlook: Outlook, lang: Lang) -> list[dict[str, Any]]:
    window = data.window
    if outlook.whole is None or not outlook.whole:
        return []
    traces: list[dict[str, Any]] = []
    if window is not None and window.ends_at is not None:
        first, last = local(window.starts_at).date(), local(window.ends_at).date()
        plan = _line("plan", [first.isoformat(), last.isoformat()], [0, outlook.whole], MUTED, 1.2, dash="4px,4px")
        middle = first + (last - first) * PLAN_AT
        level = outlook.whole * (PLAN_AT - BELOW)
        traces += [plan, _say("plan", middle.isoformat(), level, t("rencana", lang), MUTED, "bottom right")]
        traces += _needed(outlook, data.days[-1], last, lang)
    return [*traces, *_band(data, outlook, lang)]


def _needed(outlook: Outlook, today: date, last: date, lang: Lang) -> list[dict[str, Any]]:
    if not outlook.backlog or outlook.checked is None or outlook.whole is None or last <= today:
        return []
    ends = [today.isoformat(), last.isoformat()]
    line = _line("needed", ends, [outlook.checked, outlook.whole], TMS, 1.5)
    spot = today + (last - today) * NEEDED_AT
    level = outlook.checked + (outlook.whole - outlook.checked) * NEEDED_AT + BELOW * outlook.whole
    return [line, _say("needed", spot.isoformat(), level, t("laju perlu", lang), TMS, "top left")]


def _band(data: Burnup, outlook: Outlook, lang: Lang) -> list[dict[str, Any]]:
    """Between the quick and the slow recent rate, from today's state up to all that was received."""
    quick, slow = outlook.eta_range
    if quick is None or slow is None or outlook.checked is None or not outlook.backlog or quick > LONGEST_BAND:
        return []
    today, level = data.days[-1], outlook.checked + outlook.backlog
    ends = [today + timedelta(days=math.ceil(days)) for days in (quick, min(slow, LONGEST_BAND))]
    xs = [today.isoformat(), *(_precise(today, days) for days in (quick, min(slow, LONGEST_BAND))), today.isoformat()]
    band = {
        **_line("band", xs, [outlook.checked, level, level, outlook.checked], MS, 0),
        "fill": "toself",
        "fillcolor": MS,
        "opacity": 0.14,
    }
    words = t("selesai {days}", lang, days=day_range(ends[0], ends[1], lang))
    return [band, _say("eta", _precise(today, (quick + min(slow, LONGEST_BAND)) / 2), level, words, MS, "top center")]


def _precise(day: date, days: float) -> str:
    return (day + timedelta(days=math.ceil(days))).isoformat()


def day_range(first: date, last: date, lang: Lang) -> str:
    """`31 Agu–4 Sep`, `2–4 Sep`, or the one day."""
    if first == last:
        return formats.short_day(last, lang)
    start = str(first.day) if (first.year, first.month) == (last.year, last.month) else formats.short_day(first, lang)
    return f"{start}–{formats.short_day(last, lang)}"


def _line(  # noqa: PLR0913 - what a line is
    uid: str, x: Sequence[str], y: Sequence[float | None], color: str, width: float, *, dash: str = "solid"
) -> dict[str, Any]:
    """A line whose `uid` the style sheet knows; a None breaks it."""
    return {
        "type": "scatter",
        "uid": uid,
        "x": list(x),
        "y": list(y),
        "mode": "lines",
        "line": {"color": color, "width": width, "dash": dash},
        "connectgaps": False,
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _dot() -> dict[str, Any]:
    return {"color": MS, "size": 8}


def _say(  # noqa: PLR0913, PLR0917 - a label: whose, where, what, how
    uid: str, x: str, y: float | None, words: str, color: str, place: str
) -> dict[str, Any]:
    """A direct label: text at a point of the data, never a legend."""
    return {
        "type": "scatter",
        "uid": f"say-{uid}",
        "x": [x],
        "y": [y],
        "mode": "text",
        "text": [f"<b>{words}</b>"],
        "textposition": place,
        "textfont": {"color": color, "size": 12},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _layout(data: Burnup, outlook: Outlook, lang: Lang) -> dict[str, Any]:
    end = local(data.window.ends_at).date() if data.window and data.window.ends_at else None
    ticks = axis_days(data.days[0], data.days[-1], end)
    top = max([outlook.whole or 0, *(value or 0 for value in data.received), *(value or 0 for value in data.checked)])
    levels = axis_levels(top)
    last = max(ticks)
    shapes = [] if end is None else [_wall(end)]
    return base(
        lang,
        height=300,
        uirevision="burnup",
        xaxis={
            "type": "date",
            "range": [data.days[0].isoformat(), (last + (last - data.days[0]) * 0.06).isoformat()],
            "tickvals": [day.isoformat() for day in ticks],
            "ticktext": [_tick(day, end, lang) for day in ticks],
            "hoverformat": "%-d %b %Y",
        },
        yaxis={
            "tickvals": levels,
            "ticktext": [formats.compact(level, lang) if level else "0" for level in levels],
            "range": [0, max(top, 1) * 1.12],
        },
        shapes=shapes,
    )


def _tick(day: date, end: date | None, lang: Lang) -> str:
    words = formats.short_day(day, lang)
    return f"<b>{words}</b>" if day == end else words


def _wall(end: date) -> dict[str, Any]:
    line = {"color": INK, "width": 1}
    return {
        "type": "line",
        "x0": end.isoformat(),
        "x1": end.isoformat(),
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": line,
    }


def axis_days(first: date, today: date, end: date | None) -> list[date]:
    """Days that the time axis names: the first, the present, the window's end, and about every week between."""
    named = {first, today} | ({end} if end else set())
    last = max(named)
    step = max(GAP_DAYS, -(-(last - first).days // 5))
    near = max(NEAR, (last - first).days // 10)
    day = first + timedelta(days=step)
    while day < last:
        if all(abs((day - other).days) > near for other in named):
            named.add(day)
        day += timedelta(days=step)
    if (today != last and (last - today).days <= near) or ((today - first).days <= near and today != first):
        named.discard(today)
    return sorted(named | ({end} if end else set()))


def axis_levels(top: float) -> list[float]:
    """Three to five round levels from zero up to `top`."""
    if top <= 0:
        return [0]
    power = 10 ** (len(str(int(top))) - 1)
    step = next(power * part for part in (0.2, 0.25, 0.5, 1, 2, 2.5) if top / (power * part) <= 5)  # noqa: PLR2004
    if top < 5:  # noqa: PLR2004 - counts have no halves
        step = 1
    return [step * n for n in range(int(top // step) + 1)]
