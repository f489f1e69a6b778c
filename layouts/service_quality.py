"""Satisfaction, readiness and attendance of Help Desks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t, tn
from data.helpdesk import READINESS, READINESS_WORDS
from layouts.components.elements import Link, html
from layouts.components.folding import folding
from layouts.components.panel import panel
from layouts.helpdesk_words import home

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dash.development.base_component import Component

    from data.service_answers import Attendance, Checklist, Ready, Satisfaction, ServiceFigures
    from layouts.helpdesk_view import View

READY, CAME = "kesiapan", "absensi"  # sections of a desk's page
LACKING: Final = 20  # rows of the checklist
WEAK: Final = 30  # answers below which the index is weak
SCALE: Final = (1.0, 4.0)
ELEMENTS: Final = (  # Permenpan RB 14/2017
    N_("Persyaratan"),
    N_("Sistem, mekanisme, prosedur"),
    N_("Waktu penyelesaian"),
    N_("Biaya/tarif"),
    N_("Produk layanan"),
    N_("Kompetensi pelaksana"),
    N_("Perilaku pelaksana"),
    N_("Penanganan pengaduan"),
    N_("Sarana dan prasarana"),
)


def ikm_words(one: Satisfaction, lang: Lang) -> str:
    """`84,21 (B, baik)`; nothing where nobody answered."""
    if one.value is None:
        return formats.NO_VALUE
    value = formats.number(one.value, lang, decimals=2)
    return f"{value} ({one.grade}, {t(one.word, lang).lower()})"


def ikm_panel(view: View, lang: Lang) -> Component:
    """The index with its answers, element by element, and the desks with answers of their own."""
    found = view.satisfaction
    metrics = ("service_ikm", "service_ikm_rate")
    if found.means is None:
        words = t("Belum ada jawaban survei dalam masa ini; itu bukan nilai nol.", lang)
        title = t("Kepuasan belum dapat dihitung", lang)
        return panel(title, html.P(words, className="empty"), lang, metrics=metrics)
    lowest = ELEMENTS[found.means.index(min(found.means))]
    title = t("IKM {value}; terendah {element}", lang, value=ikm_words(found, lang), element=t(lowest, lang).lower())
    body: list[Component] = [_elements(found.means, lang)]
    if desks := _desks(view, lang):
        body.append(desks)
    return panel(title, body, lang, sub=_answers(found, lang), metrics=metrics)


def _answers(found: Satisfaction, lang: Lang) -> str:
    said = [tn("{n} jawaban", found.n, lang)]
    if found.rate is not None:
        share = formats.share_of(found.n, found.resolved, lang)
        said.append(t("{share} dari layanan selesai", lang, share=share))
    if found.n < WEAK:
        said.append(t("lemah: di bawah 30 jawaban", lang))
    return f"{'; '.join(said)}. " + t("Rata-rata tiap unsur, 1–4.", lang)


def _elements(means: Sequence[float], lang: Lang) -> Component:
    """One dot an element on the scale from 1 to 4."""
    low, high = SCALE
    least = min(means)
    lines = []
    for name, mean in zip(ELEMENTS, means, strict=True):
        share = (mean - low) / (high - low)
        dot = html.Span(className="dot-mid is-bad" if mean == least else "dot-mid", style={"left": f"{share:.1%}"})
        lines.append(
            html.Tr(
                [
                    html.Th(t(name, lang), scope="row"),
                    html.Td(html.Div(dot, className="dot-track is-scale"), className="cell-bar"),
                    html.Td(formats.number(mean, lang, decimals=2), className="num"),
                ]
            )
        )
    return html.Table(html.Tbody(lines), className="rows is-tight service-elements")


def _desks(view: View, lang: Lang) -> Component | None:
    """Desks by their index, the lowest first; those with few answers after the others."""
    known = [(one, view.satisfied[one.area.code]) for one in view.parts if view.satisfied[one.area.code].n]
    if not known:
        return None
    ranked = sorted(known, key=lambda pair: (pair[1].n < WEAK, pair[1].value or 0, pair[0].area.code))
    heads = [
        html.Th(t("Satker", lang), scope="col"),
        html.Th(t("IKM", lang), scope="col", className="num"),
        html.Th(t("Mutu", lang), scope="col"),
        html.Th(t("Responden", lang), scope="col", className="num"),
    ]
    lines = [_desk(view, one, said, lang) for one, said in ranked]
    return folding(heads, lines, lang, more=N_("{n} satker lainnya"), name="service-ikm", shown=6)


def _desk(view: View, one: ServiceFigures, said: Satisfaction, lang: Lang) -> html.Tr:
    grade: list[str | Component] = [said.grade]
    if said.n < WEAK:
        grade += [" ", html.Span(t("lemah", lang), className="badge is-silent")]
    return html.Tr(
        [
            html.Th(Link(view.name(one), href=home(view, one)), scope="row"),
            html.Td(formats.number(said.value, lang, decimals=2), className="num strong"),
            html.Td(grade),
            html.Td(formats.number(said.n, lang), className="num muted"),
        ],
        className="is-few" if said.n < WEAK else None,
    )


def gaps(lists: Sequence[Checklist]) -> int:
    """Items that are not confirmed as there, over all desks of a part."""
    return sum(len(READINESS) - sum(one.available for one in items.values()) for items in lists)


def readiness_panel(view: View, lang: Lang, *, span: int = 12) -> Component:
    """Desk × item: those with most gaps first; whoever has everything is only counted."""
    every = [(one, view.ready.get(one.area.code, ())) for one in view.parts]
    nation = view.service.area.kind == "nation"
    found = [(one, [items for items in lists if items or not nation]) for one, lists in every]
    never = sum(len(lists) - len(said) for (_, lists), (_, said) in zip(every, found, strict=True))
    lacking = sorted((pair for pair in found if gaps(pair[1])), key=lambda pair: (-gaps(pair[1]), pair[0].area.code))
    sub = t("✓ semua satker punya; angka: satker yang kurang.", lang)
    if not nation:
        sub = t("✓ ada, – belum ada, titik belum pernah dikonfirmasi.", lang)
    cue = html.P(t("Geser tabel untuk melihat semua butir.", lang), className="matrix-cue screen-only")
    body = [cue, _matrix(view, lacking, lang)] if lacking else []
    done = sum(not gaps([items]) for _, lists in found for items in lists)
    said = [tn("{n} satker lengkap.", done, lang) if done else t("Belum ada satker yang lengkap.", lang)]
    if never:
        said.append(tn("{n} satker belum pernah mengonfirmasi; itu bukan berarti kurang.", never, lang))
    body = [*body, html.P(" ".join(said), className="foot")]
    title = _ready_title(lacking, lang) if any(lists for _, lists in found) else t("Kesiapan belum dikonfirmasi", lang)
    return panel(title, body, lang, sub=sub, metrics=("service_readiness",), span=span)


def _ready_title(lacking: Sequence[tuple[ServiceFigures, Sequence[Checklist]]], lang: Lang) -> str:
    """The item that most desks lack."""
    if not lacking:
        return t("Semua satker siap menurut SOP", lang)
    lists = [items for _, some in lacking for items in some]
    missing = {item: sum(not _has(items, item) for items in lists) for item in READINESS}
    item = max(missing, key=lambda code: missing[code])
    name = t(READINESS_WORDS[item], lang).lower()
    return tn("Paling banyak kurang: {item}, di {n} satker", missing[item], lang, item=name)


def _has(items: Checklist, item: str) -> bool:
    return item in items and items[item].available


def _matrix(view: View, lacking: Sequence[tuple[ServiceFigures, Sequence[Checklist]]], lang: Lang) -> Component:
    heads = [
        html.Th(t("Satker", lang), scope="col"),
        *(html.Th(html.Span(t(READINESS_WORDS[item], lang)), scope="col", className="tilt") for item in READINESS),
        html.Th(t("Kurang", lang), scope="col", className="num"),
    ]
    lines = [_ready_row(view, one, lists, lang) for one, lists in lacking]
    table = folding(heads, lines[:LACKING], lang, more=N_("{n} satker lainnya"), name="service-ready", shown=12)
    rest = len(lines) - LACKING
    more = [html.P(tn("{n} lagi dalam berkas unduhan.", rest, lang), className="foot")] if rest > 0 else []
    return html.Div([table, *more], className="scroll-x")


def _ready_row(view: View, one: ServiceFigures, lists: Sequence[Checklist], lang: Lang) -> html.Tr:
    cells = [_ready_cell(lists, item, lang) for item in READINESS]
    if not any(lists):  # one word instead of a row of dots
        cells = [html.Td(t("belum pernah dikonfirmasi", lang), className="unsaid", colSpan=len(READINESS))]
    name = html.Th(Link(view.name(one), href=home(view, one, READY)), scope="row")
    return html.Tr([name, *cells, html.Td(formats.number(gaps(lists), lang), className="num strong")])


def _ready_cell(lists: Sequence[Checklist], item: str, lang: Lang) -> html.Td:
    if len(lists) > 1:
        missing = sum(not _has(items, item) for items in lists)
        return html.Td(formats.number(missing, lang) if missing else "✓", className="lacks" if missing else "has")
    return sign((lists[0] if lists else {}).get(item), lang)


def sign(said: Ready | None, lang: Lang) -> html.Td:
    """One item of one desk, with when it was confirmed."""
    if said is None:
        return html.Td("·", className="unsaid", title=t("belum pernah dikonfirmasi", lang))
    when = formats.short_day(formats.local(said.at).date(), lang)
    words = t("ada, {day}", lang, day=when) if said.available else t("belum ada, {day}", lang, day=when)
    return html.Td("✓" if said.available else "–", className="has" if said.available else "lacks", title=words)


def attendance_panel(view: View, lang: Lang) -> Component:
    """Who came of those scheduled, whether KPU RI's attendance was filled, and days without a word."""
    whole = view.attendance
    metrics = ("service_attendance", "service_kpu_attendance")
    due, said, filled = (formats.number(count, lang) for count in whole.today)
    today = t(
        "Hari ini {said} dari {due} satker mengisi absensi, {filled} juga absensi KPU RI.",
        lang,
        said=said,
        due=due,
        filled=filled,
    )
    if not whole.today[0]:
        today = t("Hari ini tidak ada satker yang buka.", lang)
    if not whole.shifts:
        words = t("Belum ada absensi dalam masa ini; itu bukan nol yang hadir.", lang)
        return panel(t("Kehadiran belum dilaporkan", lang), html.P(words, className="empty"), lang, metrics=metrics)
    title = t(
        "{share} petugas terjadwal hadir",
        lang,
        share=formats.share_of(min(whole.present, whole.scheduled), whole.scheduled, lang),
    )
    if whole.missing:
        title += "; " + tn("{n} hari tanpa absensi", whole.missing, lang)
    body: list[Component] = [html.P(today, className="foot")]
    if rows := _absent(view, lang):
        body.insert(0, rows)
    share = formats.share_of(whole.filled, whole.shifts, lang)
    sub = t("Absensi KPU RI terisi pada {share} giliran yang dicatat.", lang, share=share)
    return panel(title, body, lang, sub=sub, metrics=metrics)


def _absent(view: View, lang: Lang) -> Component | None:
    """Parts with most service days without attendance."""
    found: Mapping[str, Attendance] = view.attended
    lacking = [
        one
        for one in view.parts
        if found[one.area.code].missing or found[one.area.code].filled < found[one.area.code].shifts
    ]
    if not lacking:
        return None
    ranked = sorted(lacking, key=lambda one: (-found[one.area.code].missing, one.area.code))
    heads = [
        html.Th(t("Satker", lang), scope="col"),
        html.Th(t("Tanpa absensi", lang), scope="col", className="num"),
        html.Th(t("Hadir", lang), scope="col", className="num"),
        html.Th(t("KPU RI", lang), scope="col", className="num"),
    ]
    lines = [_absent_row(view, one, found[one.area.code], lang) for one in ranked]
    return folding(heads, lines, lang, more=N_("{n} satker lainnya"), name="service-absent", shown=6)


def _absent_row(view: View, one: ServiceFigures, said: Attendance, lang: Lang) -> html.Tr:
    missing = t("{n} dari {due} hari", lang, n=formats.number(said.missing, lang), due=formats.number(said.due, lang))
    came = (
        formats.share_of(min(said.present, said.scheduled), said.scheduled, lang)
        if said.scheduled
        else formats.NO_VALUE
    )
    filled = formats.share_of(said.filled, said.shifts, lang) if said.shifts else formats.NO_VALUE
    return html.Tr(
        [
            html.Th(Link(view.name(one), href=home(view, one, CAME)), scope="row"),
            html.Td(missing, className="num strong late" if said.missing else "num"),
            html.Td(came, className="num"),
            html.Td(filled, className="num"),
        ],
    )
