"""The days of one Help Desk: attendance as a calendar, and its service hours with special days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.text import Lang, t, tn
from layouts.components.attributes import attrs
from layouts.components.elements import html
from layouts.components.panel import panel

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from dash.development.base_component import Component

    from data.service_answers import AttendanceDay
    from layouts.helpdesk_view import Desk, View

WEEK: Final = 7
MOST: Final = 12 * WEEK  # days of the calendar


def days_panel(view: View, desk: Desk, lang: Lang) -> Component | None:
    """One cell a day: officers present of those scheduled; a day due without a word is not zero."""
    days = desk.days[-MOST:]
    if not days:
        return None
    whole = view.attendance
    if not whole.shifts:
        title = t("Kehadiran belum dilaporkan", lang)
    elif whole.missing:
        title = tn("{n} hari layanan tanpa absensi", whole.missing, lang)
    else:
        title = _told(days, view, lang)
    share = formats.share_of(whole.filled, whole.shifts, lang) if whole.shifts else formats.NO_VALUE
    sub = t("Hadir / terjadwal tiap hari; garis bawah: absensi KPU RI terisi ({share} giliran).", lang, share=share)
    return panel(
        title, _calendar(days, view, lang), lang, sub=sub, metrics=("service_attendance", "service_kpu_attendance")
    )


def _told(days: Sequence[AttendanceDay], view: View, lang: Lang) -> str:
    """Every day that is over has its attendance: what still lacks on them."""
    today = formats.local(view.service.as_of).date()
    said = [one for one in days if one.present is not None]
    short = sum((one.present or 0) < (one.scheduled or 0) for one in said)
    unfilled = sum(not one.filled for one in said)
    lacks = [tn("{n} hari kurang petugas", short, lang)] if short else []
    lacks += [tn("{n} hari tanpa absensi KPU RI", unfilled, lang)] if unfilled else []
    lacks += [t("hari ini belum diisi", lang)] if any(one.day == today and _is_due(one) for one in days) else []
    if not lacks:
        return t("Absensi lengkap pada semua hari layanan", lang)
    return t("Absensi tiap hari layanan ada; {list}", lang, list=formats.listing(lacks, lang))


def _is_due(one: AttendanceDay) -> bool:
    return one.due and one.present is None


def _calendar(days: Sequence[AttendanceDay], view: View, lang: Lang) -> Component:
    """Weeks as rows, Monday first."""
    monday = days[0].day.weekday()
    names = [formats.week_day(one, lang)[:3] for one in _week(days[0].day)]
    cells: list[Component] = [html.Span(name, className="day-name") for name in names]
    cells += [html.Span(className="day is-none") for _ in range(monday)]
    cells += [_day(one, formats.local(view.service.as_of).date(), lang) for one in days]
    return html.Div(cells, className="day-grid")


def _week(day: date) -> list[date]:
    first = day.toordinal() - day.weekday()
    return [day.fromordinal(first + n) for n in range(WEEK)]


def _day(one: AttendanceDay, today: date, lang: Lang) -> Component:
    said = "" if one.present is None else f"{one.present}/{one.scheduled}"
    kind, words = _kind(one, today, lang)
    label = f"{formats.week_day(one.day, lang)}: {words}"
    return html.Span(
        [html.Small(str(one.day.day)), said],
        className=f"day {kind}",
        role="img",
        title=label,
        **attrs(aria_label=label),
    )


def _kind(one: AttendanceDay, today: date, lang: Lang) -> tuple[str, str]:
    if one.present is not None:
        came = t("{present} dari {scheduled} hadir", lang, present=one.present, scheduled=one.scheduled)
        short = " is-short" if one.present < (one.scheduled or 0) else ""
        if one.filled:
            return f"is-said is-filled{short}", t("{came}, absensi KPU RI terisi", lang, came=came)
        return f"is-said{short}", t("{came}, absensi KPU RI belum", lang, came=came)
    if not one.due:
        return "is-closed", t("tutup", lang)
    if one.day == today:
        return "is-open", t("belum diisi", lang)
    return "is-missing", t("belum ada absensi", lang)


def hours_panel(view: View, desk: Desk, lang: Lang) -> Component | None:
    """The hours of the days around the moment, special days named."""
    if not desk.week:
        return None
    whole = view.whole
    if whole.is_open:
        title = t("Buka sekarang", lang)
    elif whole.opens_next:
        title = t("Tutup; buka lagi {moment}", lang, moment=formats.short_moment(whole.opens_next, lang))
    else:
        title = t("Tidak ada jam layanan", lang)
    today = formats.local(view.service.as_of).date()
    lines = [_hours(day, hours, name, lang, is_today=day == today) for day, hours, name in desk.week]
    table = html.Table(html.Tbody(lines), className="rows is-tight service-hours")
    sub = t("Jam layanan minggu ini; hari libur dan hari khusus sudah diperhitungkan.", lang)
    return panel(title, table, lang, sub=sub, metrics=("service_desks_open",))


def _hours(day: date, hours: Sequence[tuple[datetime, datetime]], name: str, lang: Lang, *, is_today: bool) -> html.Tr:
    said = ", ".join(f"{_clock(one, lang)}–{_clock(two, lang)}" for one, two in hours) or t("tutup", lang)
    return html.Tr(
        [
            html.Th(formats.week_day(day, lang), scope="row", className="strong" if is_today else None),
            html.Td(said, className="num"),
            html.Td(name, className="muted"),
        ]
    )


def _clock(moment: datetime, lang: Lang) -> str:
    return formats.clock_time(moment, lang).removesuffix(" WIB")
