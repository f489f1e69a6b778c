"""The burn-up: received and checked day by day, the plan, the pace that is needed, and where the present one leads."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from dashboard.core import formats
from dashboard.core.formats import local
from dashboard.core.text import Lang, t
from layouts.figures import marks
from layouts.figures.marks import day_range
from layouts.figures.plan_line import plan_line
from layouts.figures.theme import INK, MS, MUTED, TMS, base

if TYPE_CHECKING:
    from datetime import date, datetime

    from data.answers import Burnup

    Trace = dict[str, Any]

ROOM: Final = 0.4  # of the window: from here on a label fits left of the present
LATE: Final = 0.9  # of the window: from here on none fits to the right of it
NARROW: Final = 0.2  # of the window: less than this leaves no room at all
NEEDED_AT, FLAT_AT = 0.75, 0.88  # of the way: where the needed pace carries its label
GAP, WIDE_GAP = 0.02, 0.05  # of all that was received: how far a label stands off its line
CLOSE: Final = 0.1  # of all that was received: nearer lines share no place for labels
FLAT: Final = 0.3  # of all that was received: with less left the needed pace is nearly level
LONGEST_BAND: Final = 120  # days: a band further than this says nothing
BEYOND: Final = 0.3  # of the window: how far past its end the axis may reach for the estimate
HEADROOM: Final = 1.12


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


@dataclass(frozen=True, kw_only=True)
class Span:
    """The time axis: its first day, the present, and the window's last day (the present where there is none)."""

    first: date
    today: date
    end: date

    @property
    def days(self) -> int:
        """Its length."""
        return max((max(self.end, self.today) - self.first).days, 1)

    @property
    def passed(self) -> float:
        """The share of it that lies behind the present."""
        return (self.today - self.first).days / self.days


def burnup(data: Burnup, outlook: Outlook, lang: Lang) -> Trace:
    """A figure as a plain dict; directly labelled, no legend; empty data gives an empty figure, never an error."""
    if not data.days:
        return {"data": [], "layout": base(lang)}
    end = local(data.window.ends_at).date() if data.window and data.window.ends_at else None
    span = Span(first=data.days[0], today=data.days[-1], end=end or data.days[-1])
    traces = [*_history(data, outlook, span, lang), *_schedule(data, outlook, span, lang), *_band(outlook, span, lang)]
    return {"data": traces, "layout": _layout(data, outlook, span, lang)}


def _history(data: Burnup, outlook: Outlook, span: Span, lang: Lang) -> list[Trace]:
    received = marks.line("received", data.days, data.received, MUTED)
    checked = marks.line("checked", data.days, data.checked, MS, width=2.5)
    received["name"], checked["name"] = t("diterima", lang), t("diperiksa", lang)
    for trace, values in ((received, data.received), (checked, data.checked)):
        trace["customdata"] = [formats.number(value, lang) for value in values]
        trace |= {"hoverinfo": "all", "hovertemplate": "%{customdata}"}
    traces = [received, checked, *_received_label(data, outlook, span, lang)]
    if outlook.checked is None:
        return traces
    said = t("diperiksa {share}", lang, share=formats.share_of(outlook.checked, outlook.whole, lang))
    words = f"\u00a0\u00a0{said}\u00a0\u00a0"
    point = marks.dot("now", span.today, outlook.checked, MS)
    return [*traces, point, marks.label("checked", (span.today, outlook.checked), words, MS, _beside(outlook, span))]


def _received_label(data: Burnup, outlook: Outlook, span: Span, lang: Lang) -> list[Trace]:
    """At the end of the upper line, or half-way along it where the lower one has all but reached it."""
    known = [(day, value) for day, value in zip(data.days, data.received, strict=True) if value is not None]
    if not known:
        return []
    met = outlook.whole is not None and (outlook.backlog or 0) < CLOSE * outlook.whole
    spot = known[len(known) // 2] if met and span.passed > ROOM else known[-1]
    place = "top left" if span.passed > NARROW else "bottom right"
    return [marks.label("received", spot, t("diterima", lang), MUTED, place)]


def _is_behind(outlook: Outlook, span: Span) -> bool:
    return bool(outlook.whole) and (outlook.checked or 0) / (outlook.whole or 1) < span.passed


def _beside(outlook: Outlook, span: Span) -> str:
    """Left of the present where neither the plan nor the start is in the way, else under the needed pace."""
    free = span.passed > ROOM and not _is_behind(outlook, span)
    return "top left" if free or span.passed > LATE else "bottom right"


def _schedule(data: Burnup, outlook: Outlook, span: Span, lang: Lang) -> list[Trace]:
    """The planned course through the window, and the pace from here to its end."""
    course = plan_line(data.window) if data.window else []
    if not outlook.whole or not course:
        return []
    levels = [round(share * outlook.whole, 1) for _, share in course]
    plan = marks.line("plan", [day for day, _ in course], levels, MUTED, width=1.2, dash="4px,4px")
    behind = _is_behind(outlook, span)
    at = int((0.3 if behind and span.passed > ROOM else 0.72) * (len(course) - 1))
    spot = (course[at][0], levels[at] + (GAP if behind else -GAP) * outlook.whole)
    place = "top left" if behind else "bottom right"
    said = marks.label("plan", spot, t("rencana", lang), MUTED, place)
    return [plan, said, *_needed(outlook, span, lang)]


def _needed(outlook: Outlook, span: Span, lang: Lang) -> list[Trace]:
    if not outlook.backlog or outlook.checked is None or outlook.whole is None or span.end <= span.today:
        return []
    line = marks.line("needed", [span.today, span.end], [outlook.checked, outlook.whole], TMS)
    at, off, place = _needed_label(outlook, span)
    spot = (span.today + (span.end - span.today) * at, outlook.checked + outlook.backlog * at + off * outlook.whole)
    return [line, marks.label("needed", spot, t("laju perlu", lang), TMS, place)]


def _needed_label(outlook: Outlook, span: Span) -> tuple[float, float, str]:
    """How far along, how far off and on which side: above a line ahead of the plan, else below it.

    A line that is nearly level leaves the room above it to the estimate.
    """
    if _is_behind(outlook, span):
        return NEEDED_AT, -WIDE_GAP, "bottom right"
    if (outlook.backlog or 0) < FLAT * (outlook.whole or 0):
        return FLAT_AT, -GAP, "bottom left"
    return NEEDED_AT, GAP, "top left"


def _ends(outlook: Outlook, span: Span) -> tuple[date, date] | None:
    """The first and the last day on which the work may be done; None where that cannot be said or is far off."""
    quick, slow = outlook.eta_range
    if quick is None or slow is None or not outlook.backlog or quick > LONGEST_BAND:
        return None
    first, last = (span.today + timedelta(days=math.ceil(days)) for days in (quick, min(slow, LONGEST_BAND)))
    return first, last


def _band(outlook: Outlook, span: Span, lang: Lang) -> list[Trace]:
    """Between the quick and the slow recent rate, from the present state up to all that was received."""
    ends = _ends(outlook, span)
    if ends is None or outlook.checked is None or outlook.backlog is None:
        return []
    top = outlook.checked + outlook.backlog
    shape = marks.line(
        "band", [span.today, *ends, span.today], [outlook.checked, top, top, outlook.checked], MS, width=0
    )
    band = {**shape, "fill": "toself", "fillcolor": MS, "opacity": 0.14}
    middle = ends[0] + (ends[1] - ends[0]) / 2
    drawn = [band]
    if (ends[1] - ends[0]).days != 1:  # between two days that follow each other there is no day in the middle
        drawn.append(marks.line("course", [span.today, middle], [outlook.checked, top], MS, dash="2px,4px"))
    if ends[0] > _last_day(outlook, span):
        return drawn
    near = (ends[0] - span.today).days < NARROW * span.days
    spot = (ends[0] if near else middle, top)
    words = t("selesai {days}", lang, days=day_range(*ends, lang))
    place = "top right" if near else "top left" if spot[0] > span.end else "top center"
    return [*drawn, marks.label("eta", spot, words, MS, place)]


def _last_day(outlook: Outlook, span: Span) -> date:
    """Where the time axis ends: a little past the window, further for an estimate not far behind it."""
    last = max(span.end, span.today)
    ends = _ends(outlook, span)
    reach = min(ends[1], last + timedelta(days=math.ceil(span.days * BEYOND))) if ends else last
    return max(last, reach)


def _layout(data: Burnup, outlook: Outlook, span: Span, lang: Lang) -> Trace:
    end = span.end if data.window and data.window.ends_at else None
    days = marks.axis_days(span.first, span.today, end)
    top = max([outlook.whole or 0, *(value or 0 for value in (*data.received, *data.checked))])
    last = _last_day(outlook, span) + timedelta(days=math.ceil(span.days * 0.05))
    return base(
        lang,
        height=300,
        uirevision="burnup",
        xaxis={**marks.day_axis(days, lang, strong=end), "range": [span.first.isoformat(), last.isoformat()]},
        yaxis=marks.count_axis(top, HEADROOM, lang),
        shapes=[marks.wall(end, INK)] if end else [],
    )
