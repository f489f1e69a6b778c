"""The parts of the page of many Help Desks: who is there, how long it takes, what is open, what people think, who is ready."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dash import dcc

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t, tn
from data.answers import Reporting
from data.service_answers import AGES
from layouts import helpdesk_words as words
from layouts import links
from layouts.components.elements import Link, html
from layouts.components.folding import folding
from layouts.components.panel import panel, plain_table
from layouts.figures.theme import config
from layouts.figures.volume import volume_chart
from layouts.helpdesk_keys import rows
from layouts.helpdesk_words import home
from layouts.service_dots import Dot, Part, dot_table, is_below, share_table, slowest_first, worst_first
from layouts.service_time import age_words, took

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from data.service_answers import ServiceFigures
    from layouts.helpdesk_view import View

MOST: Final = 8
SLOWEST: Final = 14
FLAGS: Final = {
    "above": N_("di atas batas"),
    "below": N_("di bawah batas"),
    "run_above": N_("8 hari atau lebih di atas rata-rata"),
    "run_below": N_("8 hari atau lebih di bawah rata-rata"),
}


def cases(view: View, one: ServiceFigures, **changes: str | None) -> str | None:
    """The services of a part; a province's own desk is not the province."""
    if not view.rows:
        return None
    return links.to_tickets(view.filters, **{"area": one.area.code, "reach": reach(one), **changes})


def reach(one: ServiceFigures) -> str | None:
    """What the address of a list says where the area's own desk alone is meant."""
    return "sendiri" if one.own else None


def resolution_panel(view: View, lang: Lang) -> Component | None:
    """How long it took until the end, desk by desk."""
    sla = view.service.sla
    dots = [
        Dot(
            name=view.name(one),
            href=home(view, one),
            spread=one.resolution,
            target=one.day_s * sla.resolution_days,
            rows_href=cases(view, one, state="selesai"),
        )
        for one in view.parts
    ]
    if not slowest_first(dots):
        return None
    sub = t("Waktu layanan sampai selesai: batang p10–p90, titik median, garis sasaran. Di bawah 20 kasus redup.", lang)
    if len({one.target for one in dots if one.spread.n}) > 1:
        other = t("Sasaran satker yang jam layanannya lain di garisnya sendiri.", lang)
        sub = f"{sub} {other}"
    body = dot_table(dots, lang, name="service-resolution")
    return panel(words.slow_title(view, lang), body, lang, sub=sub, metrics=("service_resolution",))


def response_panel(view: View, lang: Lang) -> Component | None:
    """How long the first response took, desk by desk."""
    sla, channel = view.service.sla, view.filters.channel
    target = sla.response_s(channel or "")
    dots = [Dot(name=view.name(one), href=home(view, one), spread=one.response, target=target) for one in view.parts]
    if not slowest_first(dots):
        return None
    sub = t("Waktu layanan sampai respons pertama: batang p10–p90, titik median.", lang)
    if not channel:
        sub += " " + t("Garis: sasaran di luar tatap muka; tatap muka {n} menit.", lang, n=sla.response_face_minutes)
    body = dot_table(dots, lang, name="service-response", most=SLOWEST)
    if len(slowest_first(dots)) > SLOWEST:
        sub += " " + tn("{n} terlama; selebihnya dalam tabel semua angka.", SLOWEST, lang)
    return panel(words.response_title(view, lang), body, lang, sub=sub, metrics=("service_response",))


def share_panel(view: View, lang: Lang) -> Component | None:
    """Who keeps the target, against what chance alone explains; what was missed leads to those that ended and those open."""
    share = view.whole.resolution_sla.share
    parts = [
        Part(
            name=view.name(one),
            href=home(view, one),
            met=one.resolution_sla,
            overdue=one.overdue,
            late_href=cases(view, one, state="selesai_lewat"),
            overdue_href=cases(view, one, state="lewat"),
        )
        for one in view.parts
    ]
    ranked = worst_first(parts, share or 0)
    if share is None or not ranked:
        return None
    below = [one.name for one in ranked if is_below(one, share)]
    sub = t(
        "Selesai tepat waktu. Pita: naik turun wajar untuk jumlah kasus itu (95% dan 99,8%); di bawah 20 kasus hanya jumlah. "
        "Tidak: selesai lewat sasaran + masih terbuka.",
        lang,
    )
    body = share_table(parts, share, lang)
    return panel(words.share_title(below, lang), body, lang, sub=sub, metrics=("service_sla_resolution",))


def volume_panel(view: View, lang: Lang) -> Component | None:
    """Daily volume with its limits, and the same as a table."""
    chart = view.service.volume
    if not chart.days:
        return None
    name = f"helpdesk_{view.service.area.code}"
    graph = dcc.Graph(
        figure=volume_chart(chart, view.service.running, lang),
        config=config(lang, name),  # type: ignore[arg-type]  # a typed dict of Dash
        className="plot",
        responsive=True,
        style={"height": "250px"},
    )
    title = words.volume_title(view, lang)
    sub = t("Layanan dibuka per hari layanan; garis putus batas wajar (XmR).", lang)
    if view.service.closed:
        sub += " " + tn("{n} hari tutup tidak ikut.", view.service.closed, lang)
    if view.service.quiet:
        sub += " " + tn("{n} hari diam tanpa data: diam bukan nol.", view.service.quiet, lang)
    twin = _volume_twin(view, title, lang)
    return panel(title, graph, lang, sub=sub, metrics=("service_volume",), twin=twin)


def _volume_twin(view: View, caption: str, lang: Lang) -> Component:
    chart = view.service.volume
    flags = {one.day: t(FLAGS[one.kind], lang) for one in chart.flags}
    lines = [
        (formats.week_day(day, lang), formats.number(count, lang), flags.get(day, ""))
        for day, count in zip(chart.days, chart.counts, strict=True)
    ]
    if view.service.running:
        day, count = view.service.running
        lines.append((formats.week_day(day, lang), formats.number(count, lang), t("belum selesai", lang)))
    head = (t("Hari", lang), t("Layanan dibuka", lang), t("Keadaan", lang))
    return plain_table(head, lines, caption=caption, numeric=(1,))


def now_panel(view: View, lang: Lang) -> Component:
    """Who serves at the moment, who is silent, who never recorded anything: silence is no zero."""
    whole = view.whole
    served, all_ = (formats.number(count, lang) for count in (whole.opened_desks, whole.desks))
    title = t("{open} dari {all} satker buka sekarang", lang, open=served, all=all_)
    if whole.silent:
        title += "; " + tn("{n} diam", whole.silent, lang)
    if whole.never:
        title += "; " + tn("{n} belum pernah mencatat", whole.never, lang)
    lines = [_line(view, one, lang) for one in _remarkable(view)]
    body: list[Component] = []
    if lines:
        body.append(html.Table(html.Tbody(lines[:MOST]), className="rows is-tight service-now"))
    if len(lines) > MOST:
        body.append(html.P(tn("{n} satker lainnya", len(lines) - MOST, lang), className="foot"))
    body += _never(view, lang)
    if not body:
        said = t("Semua satker mencatat layanan atau absensi pada hari layanan terakhir.", lang)
        body.append(html.P(said, className="foot"))
    sub = t("Menurut jam layanan tiap satker; diam = satu hari layanan penuh tanpa catatan dan absensi.", lang)
    return panel(title, body, lang, sub=sub, metrics=("service_desks_open", "service_silent"))


def _remarkable(view: View) -> list[ServiceFigures]:
    """Silent desks, the longest first, then those that are closed though others serve."""
    quiet = words.silent(view)
    if view.service.area.kind == "nation" or not view.whole.opened_desks:
        return quiet
    shut = [one for one in view.parts if not one.is_open and one.reporting is Reporting.REPORTED]
    return [*quiet, *shut]


def _line(view: View, one: ServiceFigures, lang: Lang) -> html.Tr:
    name = html.Th(Link(view.name(one), href=home(view, one)), scope="row")
    if one.reporting is Reporting.SILENT:
        days = tn("diam {n} hari layanan", one.silent_days, lang)
        last = t("terakhir {moment}", lang, moment=formats.short_moment(one.last_at, lang))
        return html.Tr([name, html.Td(html.Span(days, className="badge is-silent")), html.Td(last, className="muted")])
    opens = t("buka {moment}", lang, moment=formats.short_moment(one.opens_next, lang)) if one.opens_next else ""
    return html.Tr([name, html.Td(t("tutup", lang)), html.Td(opens, className="muted")])


def _never(view: View, lang: Lang) -> list[Component]:
    never = [one for one in view.parts if one.reporting is Reporting.NEVER]
    if not never:
        return []
    if len(never) > MOST * 2:
        said = tn("{n} satker belum pernah mencatat layanan.", view.whole.never, lang)
        return [html.P([html.Span(className="swatch is-dotted"), " ", said], className="foot")]
    said = t("Belum pernah mencatat: {names}.", lang, names=view.names(never, lang))
    return [html.P([html.Span(className="swatch is-dotted"), " ", said], className="foot")]


def open_panel(view: View, lang: Lang) -> Component:
    """What is open by age, and where most of it lies."""
    whole = view.whole
    old = sum(whole.open_ages[2:])
    title = tn("{n} layanan terbuka lebih dari satu hari layanan", old, lang)
    if not whole.open_now:
        title = t("Tidak ada layanan yang terbuka", lang)
    elif not old:
        title = t("Yang terbuka semuanya baru", lang)
    body: list[Component] = [ages_table(view, lang)] if whole.open_now else []
    if busy := [one for one in view.parts if one.overdue]:
        body.append(_busy(view, busy, lang))
    sub = t("Umur dalam hari layanan sejak dibuka.", lang)
    metrics = ("service_open", "service_days_to_clear")
    return panel(title, body or [html.P("", className="foot")], lang, sub=sub, metrics=metrics)


def ages_table(view: View, lang: Lang) -> Component:
    """One bar an age."""
    most = max(view.whole.open_ages) or 1
    lines = []
    for (low, high), count in zip(AGES, view.whole.open_ages, strict=True):
        kind = "bar is-bad" if low > 1 and count else "bar"
        bar = html.Span(className=kind if count else "bar is-zero", style={"width": f"{count / most:.2%}"})
        age = f"{low}-{'' if high is None else high}"
        number = formats.number(count, lang)
        value = rows(view, number, state="belum_selesai", age=age) if count else number
        lines.append(
            html.Tr(
                [
                    html.Th(age_words(low, high, lang), scope="row", className="nowrap"),
                    html.Td(html.Div(bar, className="bar-track"), className="cell-bar wide"),
                    html.Td(value, className="num"),
                ]
            )
        )
    return html.Table(html.Tbody(lines), className="rows ages")


def _busy(view: View, busy: Sequence[ServiceFigures], lang: Lang) -> Component:
    ranked = sorted(busy, key=lambda one: (-one.overdue, -one.open_now, one.area.code))
    heads = [
        html.Th(t("Satker", lang), scope="col"),
        html.Th(t("Lewat sasaran", lang), scope="col", className="num"),
        html.Th(t("Terbuka", lang), scope="col", className="num"),
        html.Th(t("Tertua", lang), scope="col", className="num"),
        html.Th(t("Tuntas, hari", lang), scope="col", className="num hide-phone"),
    ]
    lines = [_busy_row(view, one, lang) for one in ranked]
    return folding(heads, lines, lang, more=N_("{n} satker lainnya"), name="service-busy", shown=5)


def _busy_row(view: View, one: ServiceFigures, lang: Lang) -> html.Tr:
    late, count = formats.number(one.overdue, lang), formats.number(one.open_now, lang)
    late_href, open_href = cases(view, one, state="lewat"), cases(view, one, state="belum_selesai")
    clear = formats.number(one.days_to_clear, lang, decimals=1) if one.days_to_clear is not None else formats.NO_VALUE
    return html.Tr(
        [
            html.Th(Link(view.name(one), href=home(view, one)), scope="row"),
            html.Td(Link(late, href=late_href) if late_href else late, className="num strong late"),
            html.Td(Link(count, href=open_href) if open_href else count, className="num"),
            html.Td(age_words(one.oldest_days or 0, one.oldest_days or 0, lang), className="num"),
            html.Td(clear, className="num hide-phone"),
        ]
    )


def figures_table(view: View, lang: Lang) -> Component:
    """All desks with their main numbers as one plain table: the twin of the marks above."""
    head = (
        t("Satker", lang), t("Dibuka", lang), t("Selesai", lang), t("Respons, median", lang), t("Respons, p90", lang),
        t("Selesai, median", lang), t("Selesai, p90", lang), t("Tepat waktu", lang), t("Terbuka", lang),
        t("Lewat sasaran", lang), t("Keadaan", lang),
    )  # fmt: skip
    lines = [
        (
            view.name(one),
            formats.number(one.opened, lang),
            formats.number(one.resolved, lang),
            *(took(value, lang) for value in (one.response.median, one.response.p90)),
            *(took(value, lang) for value in (one.resolution.median, one.resolution.p90)),
            words.met_words(one.resolution_sla, lang),
            formats.number(one.open_now, lang),
            formats.number(one.overdue, lang),
            words.state_words(one, lang),
        )
        for one in view.parts
    ]
    return plain_table(head, lines, caption=t("Semua satker", lang), numeric=range(1, 10))
