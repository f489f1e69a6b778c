"""Attendance of the day by shift with KPU RI's tick, and the checklist of readiness with who confirmed it and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.text import Lang, t
from data.helpdesk import READINESS_WORDS, SHIFT_WORDS
from layouts.components.attributes import attrs
from layouts.components.elements import html
from layouts.components.field import Field
from layouts.record_form import pick

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from data.desk_answers import Attendance, ReadinessItem
    from layouts.record_view import Day

MOST_OFFICERS: Final = 99


def day_part(day: Day, lang: Lang) -> Component:
    """Both, one below the other."""
    said = {one.shift: one for one in day.shifts}
    title = t("Absensi {day}", lang, day=formats.week_day(day.day, lang))
    shifts = [_shift(code, t(words, lang), said.get(code), day, lang) for code, words in SHIFT_WORDS.items()]
    return html.Div([html.H2(title), *shifts, _readiness(day.readiness, lang)], className="record-day")


def attendance_words(one: Attendance | None, lang: Lang) -> str:
    """What is known of a shift."""
    if one is None:
        return t("belum diisi", lang)
    filled = t("absensi KPU RI sudah", lang) if one.kpu_ri_filled else t("absensi KPU RI belum", lang)
    return t(
        "{present} dari {scheduled} hadir, {filled}", lang, present=one.present, scheduled=one.scheduled, filled=filled
    )


def _shift(code: str, name: str, one: Attendance | None, day: Day, lang: Lang) -> Component:
    summary = html.Summary([html.B(name), html.Span(attendance_words(one, lang), className="muted")])
    seen = f"{one.scheduled},{one.present},{int(one.kpu_ri_filled)}" if one else ""
    tick = Field(
        type="checkbox", name="kpu_ri_filled", value="1", defaultChecked=bool(one and one.kpu_ri_filled) or None
    )
    fields = [
        Field(type="hidden", name="shift", value=code),
        Field(type="hidden", name="day", value=day.day.isoformat()),
        Field(type="hidden", name="seen", value=seen),
        html.Div(
            [
                _number(code, "scheduled", t("Terjadwal", lang), one.scheduled if one else None),
                _number(code, "present", t("Hadir", lang), one.present if one else None),
            ],
            className="record-numbers",
        ),
        html.Label([tick, html.Span(t("Absensi online KPU RI sudah diisi", lang))], className="pick is-tick"),
        html.Button(t("Simpan absensi", lang), type="submit", className="record-action is-main"),
    ]
    form = html.Form(fields, **attrs(data_record="attendance"))
    return html.Details([summary, form], className="record-shift", open=bool(one))


def _number(shift: str, name: str, label: str, value: int | None) -> Component:
    """A count with a button to either side."""
    known, own = None if value is None else str(value), f"record-{shift}-{name}"
    field = Field(
        id=own, type="number", name=name, inputMode="numeric", min="0", max=str(MOST_OFFICERS), required=True,
        defaultValue=known,
    )  # fmt: skip
    less, more = (
        html.Button(sign, type="button", **attrs(data_record="count", data_by=by, aria_label=f"{label} {sign}"))
        for sign, by in (("−", -1), ("+", 1))
    )
    return html.Div(
        [html.Label(label, htmlFor=own), html.Span([less, field, more], className="record-number")],
    )


def _readiness(items: tuple[ReadinessItem, ...], lang: Lang) -> Component:
    newest = max((one.as_of for one in items if one.as_of), default=None)
    seen = newest.isoformat() if newest else ""
    rows = [_item(one, lang) for one in items]
    there = sum(one.available is True for one in items)
    if newest is None:
        words = t("Belum pernah dikonfirmasi.", lang)
    else:
        words = t("{there} dari {all} ada; terakhir dikonfirmasi {moment}.", lang,
                  there=there, all=len(items), moment=formats.short_moment(newest, lang))  # fmt: skip
    confirm = html.Button(t("Konfirmasi kesiapan", lang), type="submit", className="record-action is-main")
    return html.Form(
        [
            html.H2(t("Kesiapan", lang)),
            html.P(words, className="muted"),
            Field(type="hidden", name="seen", value=seen),
            *rows,
            html.Div(confirm, className="record-bar"),
        ],
        className="record-readiness",
        **attrs(data_record="readiness"),
    )


def _item(one: ReadinessItem, lang: Lang) -> Component:
    name = t(READINESS_WORDS[one.item], lang)
    said = []
    if one.as_of:
        day = formats.short_day(formats.local(one.as_of).date(), lang)
        said.append(html.Small(f"{day} · {one.confirmed_by}" if one.confirmed_by else day, className="muted"))
    picks = [
        pick(one.item, "1", t("Ada", lang), checked=one.available is True),
        pick(one.item, "0", t("Belum ada", lang), checked=one.available is False),
    ]
    return html.Fieldset(
        [html.Legend([name, *said]), html.Div(picks, className="record-picks is-2")],
        className="record-item",
        **attrs(data_field=one.item, data_needed=""),
    )
