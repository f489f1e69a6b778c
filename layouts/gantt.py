"""The schedule as bars over time: a real table, one row a stage and level, ghosts of former windows, a line for now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from dashboard.core import formats
from dashboard.core.formats import local
from dashboard.core.text import N_, Lang, t, tn
from layouts.components.attributes import attrs
from layouts.components.elements import html
from layouts.components.panel import plain_table
from layouts.figures.marks import day_range

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from data.timeline import Line, Revision

LEVELS: Final = {"nasional": N_("nasional"), "provinsi": N_("provinsi"), "kabkota": N_("kab/kota")}
MONTHS_APART: Final = {0: 1, 10: 2, 20: 3, 40: 6}  # months shown -> months between the names of the axis
DAY: Final = timedelta(days=1)
ROOM: Final = 0.02  # of the axis, right of the last end
GHOST_TOP, GHOST_STEP = 19, 6  # pixels
FULL: Final = 0.95  # of the axis: from here on the name of a month would stick out
LATE: Final = 0.8  # of the axis: from here on the word for now stands left of its line


@dataclass(frozen=True, slots=True)
class Axis:
    """The days of the time axis, from `first` to the end of `last`."""

    first: date
    last: date

    def place(self, moment: datetime) -> float:
        """Where `moment` lies, 0..1 of the axis."""
        here = local(moment)
        days = (here.date() - self.first).days + (here.hour * 60 + here.minute) / 1_440
        return min(max(days / ((self.last - self.first).days + 1), 0.0), 1.0)

    def holds(self, moment: datetime) -> bool:
        """Whether `moment` lies on the axis."""
        return self.first <= local(moment).date() <= self.last


def axis_of(lines: Sequence[Line], moment: datetime) -> Axis:
    """From the first start to the last end; an open end reaches the present at least."""
    every = [revision for line in lines for revision in line.revisions]
    starts = [local(one.starts_at).date() for one in every]
    ends = [local(one.ends_at).date() for one in every if one.ends_at]
    if any(line.now.ends_at is None for line in lines):
        ends.append(max(local(moment).date(), *starts))
    first, last = min(starts), max([*ends, *starts])
    return Axis(first, last + max(round((last - first).days * ROOM), 1) * DAY)


def gantt(lines: Sequence[Line], moment: datetime, lang: Lang) -> html.Div:
    """The table; what its marks show is also said in words in each row."""
    axis = axis_of(lines, moment)
    head = html.Tr(
        [
            html.Th(t("Tahapan", lang), scope="col"),
            html.Th(_scale(axis, moment, lang), className="gantt-axis", **attrs(aria_hidden="true")),
            html.Th(t("Jadwal", lang), scope="col"),
        ]
    )
    style: dict[str, Any] = {"--months": _rules(axis)}
    if axis.holds(moment):
        style["--now"] = f"{axis.place(moment):.2%}"
    table = html.Table(
        [
            html.Caption(t("Jadwal tahapan", lang), className="visually-hidden"),
            html.Thead(head),
            html.Tbody([_row(line, axis, moment, lang) for line in lines]),
        ],
        className="gantt has-now" if axis.holds(moment) else "gantt",
        style=style,
    )
    return html.Div([table, _legend(lang)])


def _months(axis: Axis) -> list[date]:
    """First days of months that the axis names."""
    count = (axis.last.year - axis.first.year) * 12 + axis.last.month - axis.first.month
    step = next(apart for shown, apart in reversed(MONTHS_APART.items()) if count >= shown)
    serials = range(axis.first.year * 12 + axis.first.month, axis.last.year * 12 + axis.last.month, step)
    found = [date(serial // 12, serial % 12 + 1, 1) for serial in serials]
    return [day for day in found if _at(axis, day) < FULL]


def _at(axis: Axis, day: date) -> float:
    return (day - axis.first).days / ((axis.last - axis.first).days + 1)


def _rules(axis: Axis) -> str:
    """An upright hairline for each month, as one background."""
    lines = [f"{_at(axis, day):.2%}" for day in _months(axis)]
    parts = [
        f"linear-gradient(90deg,transparent {at},var(--hairline) {at} calc({at} + 1px),transparent calc({at} + 1px))"
        for at in lines
    ]
    return ",".join(parts) or "none"


def _scale(axis: Axis, moment: datetime, lang: Lang) -> html.Div:
    marks = [
        html.Span(formats.short_day(day, lang), style={"left": f"{_at(axis, day):.2%}"}, className="gantt-month")
        for day in _months(axis)
    ]
    if axis.holds(moment):
        place = axis.place(moment)
        words = t("kini, {day}", lang, day=formats.short_day(local(moment).date(), lang))
        side = "gantt-now is-late" if place > LATE else "gantt-now"
        marks.append(html.Span(words, style={"left": f"{place:.2%}"}, className=side))
    return html.Div(marks, className="gantt-scale")


def _row(line: Line, axis: Axis, moment: datetime, lang: Lang) -> html.Tr:
    state = line.state(moment)
    place = line.area.name if line.area else t(LEVELS[line.level], lang)
    name = html.Th(
        [html.Span(line.now.name), html.Small(place)], scope="row", className="is-local" if line.area else None
    )
    height = GHOST_TOP + GHOST_STEP * len(line.former) + 1
    marks = [_bar(line, axis, moment), *(_ghost(one, n, axis) for n, one in enumerate(reversed(line.former)))]
    track = html.Div(marks, className="gantt-track", style={"minHeight": f"{height}px"}, **attrs(aria_hidden="true"))
    return html.Tr([name, html.Td(track, className="gantt-cell"), _when(line, moment, lang)], className=f"is-{state}")


def _span(one: Revision, axis: Axis) -> tuple[float, float]:
    start = axis.place(one.starts_at)
    return start, (axis.place(one.ends_at) if one.ends_at else 1.0) - start


def _bar(line: Line, axis: Axis, moment: datetime) -> html.Span:
    start, width = _span(line.now, axis)
    inside: list[Component] = []
    if line.state(moment) == "running" and width:
        inside.append(html.Span(className="gantt-done", style={"width": f"{(axis.place(moment) - start) / width:.2%}"}))
    kind = f"gantt-bar is-{line.state(moment)}" + (" is-open" if line.now.ends_at is None else "")
    return html.Span(inside, className=kind, style={"left": f"{start:.2%}", "width": f"{width:.2%}"})


def _ghost(one: Revision, number: int, axis: Axis) -> html.Span:
    start, width = _span(one, axis)
    top = GHOST_TOP + GHOST_STEP * number
    style = {"left": f"{start:.2%}", "width": f"{width:.2%}", "top": f"{top}px"}
    return html.Span(className="gantt-ghost", style=style)


def days(one: Revision, lang: Lang) -> str:
    """`16 Agu–9 Sep`, or from when on where there is no end."""
    first = local(one.starts_at).date()
    if one.ends_at is None:
        return t("sejak {day}, tanpa batas akhir", lang, day=formats.short_day(first, lang))
    return day_range(first, local(one.ends_at).date(), lang)


def _when(line: Line, moment: datetime, lang: Lang) -> html.Td:
    parts: list[Component] = [html.Span(days(line.now, lang), className="strong")]
    if said := _left(line, moment, lang):
        parts.append(html.Span(said, className="gantt-left"))
    if line.former:
        before = t(", lalu ", lang).join(days(one, lang) for one in line.former)
        parts.append(html.Small(t("semula {days}", lang, days=before)))
    return html.Td(parts, className="gantt-when")


def _left(line: Line, moment: datetime, lang: Lang) -> str:
    today, end = local(moment).date(), line.now.ends_at
    state = line.state(moment)
    if state == "ahead":
        return tn("mulai {n} hari lagi", (local(line.now.starts_at).date() - today).days, lang)
    if state == "past" or end is None:
        return ""
    left = (local(end).date() - today).days
    return tn("{n} hari lagi", left, lang) if left else t("hari terakhir", lang)


def _legend(lang: Lang) -> html.Ul:
    words = (
        ("is-past", t("selesai", lang)),
        ("is-running", t("berjalan: bagian yang sudah lewat", lang)),
        ("is-ahead", t("akan datang", lang)),
        ("is-ghost", t("jadwal sebelum diubah", lang)),
        ("is-line", t("kini", lang)),
    )
    return html.Ul([html.Li([html.Span(className=f"swatch {kind}"), said]) for kind, said in words], className="legend")


def twin(lines: Sequence[Line], lang: Lang) -> html.Table:
    """Every revision of every window in words; the newest of each rules."""
    head = (
        t("Tahapan", lang), t("Tingkat", lang), t("Revisi", lang), t("Mulai", lang), t("Selesai", lang),
        t("Dasar hukum", lang), t("Catatan", lang),
    )  # fmt: skip
    rows = [_words(line, one, lang) for line in lines for one in line.revisions]
    return plain_table(head, rows, caption=t("Jadwal tahapan", lang), numeric=(2,))


def _words(line: Line, one: Revision, lang: Lang) -> tuple[str, ...]:
    end = formats.long_day(local(one.ends_at).date(), lang) if one.ends_at else t("tanpa batas akhir", lang)
    return (
        one.name,
        line.area.name if line.area else t(LEVELS[line.level], lang),
        str(one.number),
        formats.long_day(local(one.starts_at).date(), lang),
        end,
        one.legal_basis,
        one.note or "",
    )
