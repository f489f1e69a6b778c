"""The parts of the page of complaints: the days, the areas, the province's own numbers, and what fell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dash import dcc

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t, tn
from layouts import links
from layouts.complaint_tables import areas_table, reports_table
from layouts.components.elements import Link, html
from layouts.components.panel import panel, plain_table, stack
from layouts.figures.complaints import complaint_lines
from layouts.figures.theme import config

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from dash.development.base_component import Component

    from data.answers import AreaInfo
    from data.complaints import AreaComplaints, Claim, Fall
    from layouts.complaints import View

WEEK: Final = 7
COLUMNS: Final = {"received": N_("masuk"), "resolved": N_("selesai")}
COUNTS: Final = ("complaints_received", "complaints_in_process", "complaints_resolved")


def several(view: View, lang: Lang) -> list[Component]:
    """A province or the nation: its areas on the left, time and what does not add up on the right."""
    right = [days_panel(view, lang), claims_panel(view, lang), falls_panel(view, lang)]
    return [stack([areas_panel(view, lang)], 7), stack(right, 5)]


def single(view: View, lang: Lang) -> list[Component]:
    """One kab/kota: its reports on the left, its line on the right."""
    return [stack([reports_panel(view, lang)], 7), stack([days_panel(view, lang), falls_panel(view, lang)], 5)]


def by_need(areas: Iterable[AreaComplaints]) -> list[AreaComplaints]:
    """Most in process first, then the oldest report; those that never reported last."""
    return sorted(
        areas,
        key=lambda one: (
            one.at is None,
            -(one.in_process or 0),
            one.at.timestamp() if one.at else 0.0,
            one.area.code,
        ),
    )


def areas_panel(view: View, lang: Lang) -> Component:
    """Every area below, by need; silence is told apart from zero."""
    rows = by_need(view.figures.children)
    known = [one for one in rows if one.at]
    body: list[Component] = [areas_table(known, view.filters, lang)] if known else []
    if never := [one.area for one in rows if one.at is None]:
        body.append(_never(never, view, lang))
    sub = t("Diurutkan dari yang terbanyak diproses, lalu laporan terlama; ketuk angka untuk laporannya.", lang)
    return panel(areas_title(rows, lang), body, lang, sub=sub, metrics=COUNTS)


def _never(areas: Sequence[AreaInfo], view: View, lang: Lang) -> Component:
    """Who has never reported, by name: that is no zero."""
    said: list[Component | str] = [html.Span(className="swatch is-dotted"), " ", t("Belum pernah melapor:", lang), " "]
    for n, area in enumerate(areas):
        said += [*([", "] if n else []), Link(area.short_name, href=_home(area, view))]
    return html.P([*said, "."], className="foot")


def _home(area: AreaInfo, view: View) -> str:
    if "." in area.code:
        return links.to_area(view.filters, area.code)
    return links.to_complaints(view.filters, area=area.code)


def areas_title(rows: Sequence[AreaComplaints], lang: Lang) -> str:
    """The fewest areas that hold half of what is in process; else how many never reported."""
    whole = sum(one.in_process or 0 for one in rows)
    never = sum(one.at is None for one in rows)
    held, names = 0, list[str]()
    for one in rows:
        if not whole or held * 2 >= whole or len(names) == 3:  # noqa: PLR2004 - a title names three
            break
        held += one.in_process or 0
        names.append(one.area.short_name)
    if names:
        share, listed = formats.share_of(held, whole, lang), formats.listing(names, lang)
        return t("{names}: {share} dari yang masih diproses", lang, names=listed, share=share)
    if never:
        return tn("{n} wilayah belum pernah melapor", never, lang)
    return t("Tidak ada yang masih diproses menurut laporan wilayah", lang)


def days_panel(view: View, lang: Lang) -> Component | None:
    """The cumulative numbers over the reported days, with the same as a table."""
    days, today = view.figures.days, formats.local(view.figures.as_of).date()
    if not days.days or not any(days.received):
        return None
    fell = {formats.local(one.at).date() for one in view.figures.falls if one.column == "received"}
    claims = view.figures.claims if view.figures.area.kind == "province" else ()
    graph = dcc.Graph(
        figure=complaint_lines(days, claims, fell, today, lang),
        config=config(lang, f"tanggapan_{view.figures.area.code}"),  # type: ignore[arg-type]  # a typed dict of Dash
        className="plot",
        responsive=True,
        style={"height": "280px"},
    )
    title = days_title(view, today, lang)
    return panel(
        title,
        graph,
        lang,
        sub=days_sub(claims, fell, lang),
        metrics=("complaints_received",),
        twin=_twin(view, title, lang),
    )


def days_sub(claims: Sequence[Claim], fell: Collection[date], lang: Lang) -> str:
    """What the marks are, as far as there are any."""
    said = [t("Kumulatif pada hari yang dilaporkan", lang)]
    if claims:
        said.append(t("titik hitam = angka provinsi", lang))
    if fell:
        said.append(t("segitiga = ada angka yang turun", lang))
    return f"{'; '.join(said)}."


def days_title(view: View, today: date, lang: Lang) -> str:
    """How much came in during the last week."""
    days = view.figures.days
    added = sum(count for day, count in zip(days.days, days.added, strict=True) if 0 <= (today - day).days < WEEK)
    if added > 0:
        return tn("Bertambah {n} dalam tujuh hari terakhir", added, lang)
    if added < 0:
        return tn("Berkurang {n} dalam tujuh hari terakhir: ada angka yang turun", -added, lang)
    return t("Tidak bertambah dalam tujuh hari terakhir", lang)


def _twin(view: View, caption: str, lang: Lang) -> Component:
    days = view.figures.days
    rows = [
        (formats.week_day(day, lang), *(formats.number(count, lang) for count in counts))
        for day, *counts in zip(days.days, days.received, days.added, days.resolved, days.reports, strict=True)
    ]
    head = (
        t("Hari", lang),
        t("Jumlah masuk", lang),
        t("Tambahan", lang),
        t("Selesai", lang),
        t("Satker melapor", lang),
    )
    return plain_table(head, rows, caption=caption)


def claim_words(one: Claim, lang: Lang) -> str:
    """What the province said, and how far that is from its areas."""
    facts = {
        "area": one.area.name,
        "n": formats.number(one.received, lang),
        "day": formats.long_day(formats.local(one.at).date(), lang),
        "sum": formats.number(one.summed, lang),
        "gap": formats.number(abs(one.gap or 0), lang),
    }
    if one.gap is None:
        return t("KPU {area} menyebut {n} per {day}; belum ada laporan kab/kota saat itu", lang, **facts)
    if not one.gap:
        return t("KPU {area} menyebut {n} per {day}, sama dengan jumlah laporan kab/kota", lang, **facts)
    if one.gap > 0:
        return t(
            "KPU {area} menyebut {n} per {day}, {gap} lebih banyak daripada laporan kab/kota ({sum})", lang, **facts
        )
    return t("KPU {area} menyebut {n} per {day}, {gap} lebih sedikit daripada laporan kab/kota ({sum})", lang, **facts)


def claims_panel(view: View, lang: Lang) -> Component | None:
    """The province's own numbers beside the sum of its areas at that moment."""
    claims = view.figures.claims
    if not claims:
        return None
    heads = (N_("Per"), N_("Provinsi"), N_("Jumlah kab/kota"), N_("Selisih"), N_("Melapor hari itu"))
    tops = [html.Th(t(words, lang), scope="col", className="num" if n else None) for n, words in enumerate(heads)]
    rows = [_claim(one, view, lang) for one in claims]
    table = html.Table([html.Thead(html.Tr(tops)), html.Tbody(rows)], className="rows is-tight")
    sources = list(dict.fromkeys(one.source for one in claims if one.source))
    body: list[Component] = [html.Div(table, className="scroll-x")]
    if sources:
        body.append(html.P(t("Sumber: {source}", lang, source="; ".join(sources)), className="foot"))
    sub = t("Angka provinsi tidak ikut dijumlahkan; selisih ditunjukkan, bukan diratakan.", lang)
    return panel(claim_words(claims[0], lang), body, lang, sub=sub, metrics=("complaints_gap",))


def _claim(one: Claim, view: View, lang: Lang) -> html.Tr:
    day = formats.local(one.at).date()
    words = formats.short_day(day, lang)
    if view.figures.area.code == "*":
        words = f"{one.area.short_name}, {words}"
    href = links.to_complaints(view.filters, as_of_text=day.isoformat(), area=one.area.code)
    reported, expected = (formats.number(count, lang) for count in (one.reported, one.expected))
    return html.Tr(
        [
            html.Th(Link(words, href=href), scope="row", className="nowrap"),
            html.Td(formats.number(one.received, lang), className="num strong"),
            html.Td(formats.number(one.summed, lang), className="num"),
            html.Td(signed(one.gap, lang), className="num strong late" if one.gap else "num"),
            html.Td(f"{reported} / {expected}", className="num muted"),
        ]
    )


def signed(value: int | None, lang: Lang) -> str:
    """`+11`, `−3`, `0`; unknown `–`."""
    if not value:
        return formats.number(value, lang)
    return f"{'+' if value > 0 else '−'}{formats.number(abs(value), lang)}"


def falls_panel(view: View, lang: Lang) -> Component | None:
    """Cumulative numbers that fell, the newest first."""
    falls = view.figures.falls
    if not falls:
        return None
    rows = [_fall(one, view, lang) for one in falls]
    table = html.Table(html.Tbody(rows), className="rows is-tight")
    sub = t("Angka kumulatif tidak boleh berkurang; mintalah penjelasan atau pembetulan.", lang)
    title = tn("{n} angka kumulatif turun", len(falls), lang)
    return panel(title, table, lang, sub=sub, metrics=("complaints_fall",))


def _fall(one: Fall, view: View, lang: Lang) -> html.Tr:
    area = view.figures.names[one.area_code]
    was, now = (formats.number(count, lang) for count in (one.was, one.now))
    words = t("{column} {was} menjadi {now}", lang, column=t(COLUMNS[one.column], lang), was=was, now=now)
    href = links.to_complaints(view.filters, area=area.code)
    return html.Tr(
        [
            html.Th(Link(area.short_name, href=href), scope="row"),
            html.Td(words),
            html.Td(formats.short_day(formats.local(one.at).date(), lang), className="num muted"),
        ]
    )


def reports_panel(view: View, lang: Lang) -> Component | None:
    """Every report of one kab/kota, the newest first."""
    reports = view.figures.reports
    if not reports:
        return None
    newest, count = reports[-1], formats.number(len(reports), lang)
    day = formats.long_day(formats.local(newest.at).date(), lang)
    title = t("{n} laporan, yang terakhir {day}", lang, n=count, day=day)
    sub = t("Angka kumulatif tiap laporan; tambahan dihitung dari laporan sebelumnya.", lang)
    return panel(title, reports_table(reports, lang), lang, sub=sub, metrics=COUNTS)
