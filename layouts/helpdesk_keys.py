"""The key numbers of the Help Desks, each with its n, its target and its definition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.core import formats
from dashboard.core.text import Lang, t, tn
from layouts import links
from layouts.components.elements import Link, html
from layouts.components.key_number import KeyNumber
from layouts.components.sparkline import sparkline
from layouts.helpdesk_words import met_words
from layouts.service_time import aged, took

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from layouts.helpdesk_view import View


def keys(view: View, lang: Lang) -> list[KeyNumber]:
    """Eight numbers: what came and went, how fast, in time, and what is open."""
    return [
        _volume(view, lang),
        _response(view, lang),
        _resolution(view, lang),
        _in_time(view, lang),
        _open(view, lang),
        _escalated(view, lang),
        _first_contact(view, lang),
        _coverage(view, lang),
    ]


def rows(view: View, words: str, **changes: str | None) -> str | Component:
    """`words` as a link to the services behind them, for those who may open these."""
    if not view.rows:
        return words
    own = "sendiri" if view.whole.own else None  # a province's desk is not the province
    return Link(words, href=links.to_tickets(view.filters, **{"area": view.service.area.code, "reach": own, **changes}))


def listed(view: View, lang: Lang, **changes: str | None) -> str | Component:
    """The way to the services behind a number; nothing for those who may not open these."""
    return html.Span(rows(view, t("buka daftarnya", lang), **changes), className="screen-only") if view.rows else ""


def _volume(view: View, lang: Lang) -> KeyNumber:
    whole, chart = view.whole, view.service.volume
    pace = t("median {n} per hari layanan", lang, n=formats.number(whole.open_rate, lang, decimals=0))
    return KeyNumber(
        label=t("Layanan dibuka / selesai", lang),
        value=f"{formats.number(whole.opened, lang)} / {formats.number(whole.resolved, lang)}",
        details=[listed(view, lang), *([pace] if whole.open_rate is not None else [])],
        foot=sparkline(chart.counts[-14:], t("Layanan dibuka per hari layanan, 14 hari terakhir", lang)),
        metrics=("service_opened", "service_resolved", "service_rates"),
    )


def _response(view: View, lang: Lang) -> KeyNumber:
    whole, sla = view.whole, view.service.sla
    face, other = sla.response_face_minutes, sla.response_other_minutes
    target = t("sasaran {other} mnt, tatap muka {face} mnt", lang, other=other, face=face)
    if view.filters.channel:
        minutes = sla.response_s(view.filters.channel) // 60
        target = t("sasaran {n} mnt", lang, n=minutes)
    return KeyNumber(
        label=t("Respons pertama, median", lang),
        value=took(whole.response.median, lang),
        details=[
            t("p90 {time}", lang, time=took(whole.response.p90, lang)),
            tn("dari {n} respons", whole.response.n, lang),
            target,
            t("tepat waktu {share}", lang, share=met_words(whole.response_sla, lang)),
        ],
        metrics=("service_response", "service_sla_response"),
    )


def _resolution(view: View, lang: Lang) -> KeyNumber:
    whole, sla = view.whole, view.service.sla
    days = tn("sasaran {n} hari layanan", sla.resolution_days, lang)
    late = bool(whole.day_s) and (whole.resolution.p90 or 0) > whole.day_s * sla.resolution_days
    p90 = t("p90 {time}", lang, time=took(whole.resolution.p90, lang))
    return KeyNumber(
        label=t("Penyelesaian, median", lang),
        value=took(whole.resolution.median, lang),
        details=[
            html.Span(p90, className="bad" if late else None),
            tn("dari {n} selesai", whole.resolution.n, lang),
            days,
            t("eskalasi {n}", lang, n=sla.escalated_days),
        ],
        metrics=("service_resolution",),
    )


def _in_time(view: View, lang: Lang) -> KeyNumber:
    met = view.whole.resolution_sla
    late, overdue = met.missed - view.whole.overdue, view.whole.overdue
    return KeyNumber(
        label=t("Selesai tepat waktu (SLA)", lang),
        value=met_words(met, lang),
        details=[
            f"{formats.number(met.met, lang)} / {formats.number(met.n, lang)}",
            rows(view, tn("{n} selesai lewat sasaran", late, lang), state="selesai_lewat") if late else "",
            rows(view, tn("{n} lewat sasaran dan masih terbuka", overdue, lang), state="lewat") if overdue else "",
        ],
        metrics=("service_sla_resolution",),
    )


def _open(view: View, lang: Lang) -> KeyNumber:
    whole = view.whole
    details: list[str | Component] = []
    if whole.open_now:
        details.append(t("tertua {age}", lang, age=aged(whole.oldest_days, lang)))
    if whole.waiting:
        details.append(rows(view, tn("{n} menunggu parpol", whole.waiting, lang), state="menunggu"))
    if whole.days_to_clear is not None and whole.open_now:
        n = formats.number(whole.days_to_clear, lang, decimals=1)
        details.append(t("tuntas dalam {n} hari layanan", lang, n=n))
    return KeyNumber(
        label=t("Terbuka sekarang", lang),
        value=formats.number(whole.open_now, lang),
        details=[listed(view, lang, state="belum_selesai"), *details],
        metrics=("service_open", "service_days_to_clear"),
    )


def _escalated(view: View, lang: Lang) -> KeyNumber:
    whole = view.whole
    details: list[str | Component] = [tn("{n} dieskalasi dalam masa ini", whole.escalated, lang)]
    if whole.escalated_open:
        details.insert(0, listed(view, lang, state="eskalasi"))
        details.append(t("terlama {age}", lang, age=aged(whole.escalated_days, lang)))
    return KeyNumber(
        label=t("Menunggu jawaban eskalasi", lang),
        value=formats.number(whole.escalated_open, lang),
        details=details,
        metrics=("service_escalated",),
    )


def _first_contact(view: View, lang: Lang) -> KeyNumber:
    whole = view.whole
    again = formats.share_of(whole.reopened, whole.resolved, lang)
    return KeyNumber(
        label=t("Selesai pada kontak pertama", lang),
        value=formats.share_of(whole.first_contact, whole.resolved, lang),
        details=[
            tn("dari {n} selesai", whole.resolved, lang),
            rows(view, t("dibuka kembali {share}", lang, share=again), state="dibuka_kembali")
            if whole.reopened
            else "",
        ],
        metrics=("service_first_contact", "service_reopened"),
    )


def _coverage(view: View, lang: Lang) -> KeyNumber:
    found = view.whole.coverage
    if found.registered is None:
        details = [t("parpol terdaftar di sini belum dimuat", lang)]
        if view.service.area.kind == "nation":
            details = [t("tidak dijumlah untuk seluruh negara agar halaman tetap cepat; buka satu provinsi", lang)]
        return KeyNumber(
            label=t("Cakupan parpol", lang), value=formats.NO_VALUE, details=details, metrics=("service_coverage",)
        )
    unit = t("parpol", lang) if view.whole.desks == 1 else t("pasangan parpol × satker", lang)
    others = tn("{n} lain dilayani tetapi tidak terdaftar", found.others, lang) if found.others else ""
    return KeyNumber(
        label=t("Cakupan parpol", lang),
        value=formats.share_of(found.served, found.registered, lang),
        details=[f"{formats.number(found.served, lang)} / {formats.number(found.registered, lang)} {unit}", others],
        metrics=("service_coverage",),
    )
