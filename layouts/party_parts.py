"""The parts of the page of one party: its rounds, its areas, the threshold, its samples, and where it is registered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t, tn
from data.thresholds import Outlook, Reach
from layouts import links, outlook, sample_table, status_bars, terms
from layouts.burnup_panel import burnup_panel
from layouts.components.elements import Link, html
from layouts.components.panel import panel, stack
from layouts.missing_table import missing_table
from layouts.sample_table import SampleRow
from layouts.verification_parts import COUNTS, areas_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from data.queries.party import PartyRound
    from data.thresholds import ProvinceThreshold
    from layouts.party_view import View

HEADS: Final = (N_("Diterima"), N_("Diperiksa"), N_("MS"), N_("BMS"), N_("TMS"))
THRESHOLD: Final = ("threshold_outlook", "areas_needed", "minimum")
TITLES: Final = {
    Outlook.CERTAIN: N_("Pasti: {met} dari {areas} kab/kota memenuhi, perlu {needed}"),
    Outlook.POSSIBLE: N_("Mungkin: {met} dari {areas} kab/kota memenuhi, perlu {needed}"),
    Outlook.IMPOSSIBLE: N_("Tidak mungkin lagi: paling banyak {best} dari {areas} kab/kota, perlu {needed}"),
}


def panels(view: View, lang: Lang) -> list[Component]:
    """Rounds and areas on the left, the threshold, the pace and where it is registered on the right, samples below."""
    left = [history_panel(view, lang), areas_panel(view, lang)]
    right = [threshold_panel(view, lang), burnup_panel(view.figures, view.burnup, lang), presence_panel(view, lang)]
    below = samples_panel(view, lang)
    return [stack(left, 7), stack(right, 5), *([below] if below is not None else [])]


def history_panel(view: View, lang: Lang) -> Component | None:
    """Every round and object of which anything is known, the one that is shown marked."""
    if not view.history:
        return None
    tops = [html.Th(t("Putaran dan objek", lang), scope="col")]
    tops += [html.Th(t(words, lang), scope="col", className="num") for words in HEADS]
    tops.append(html.Th(t("Wilayah", lang), scope="col", className="num hide-phone"))
    rows = [_round(one, view, lang) for one in view.history]
    table = html.Table([html.Thead(html.Tr(tops)), html.Tbody(rows)], className="rows is-tight history")
    sub = t("Semua putaran dan objek yang dilaporkan; ketuk untuk melihatnya.", lang)
    body = html.Div(table, className="scroll-x")
    return panel(history_title(view.history, lang), body, lang, sub=sub, metrics=("received", *COUNTS))


def history_title(history: Sequence[PartyRound], lang: Lang) -> str:
    """How many of the reported rounds and objects are finished."""
    done = sum(one.checked == one.received for one in history)
    return tn(
        "{done} dari {n} putaran dan objek yang dilaporkan selesai diperiksa",
        len(history),
        lang,
        done=formats.number(done, lang),
    )


def _round(one: PartyRound, view: View, lang: Lang) -> html.Tr:
    name = terms.round_word(one.round.code, one.round.name, lang)
    words = f"{name} · {terms.word(terms.OBJECTS, one.object, lang).lower()}"
    href = links.to_party(view.filters, view.party.code, round=one.round.code, object=one.object)
    is_on = (one.round.code, one.object) == (view.question.round, view.question.object)
    cells = [
        html.Td(formats.number(one.received, lang), className="num"),
        html.Td(formats.share_of(one.checked, one.received_known, lang), className="num strong"),
        *(html.Td(formats.number(count, lang), className="num") for count in (one.ms, one.bms, one.tms)),
        html.Td(formats.number(one.areas, lang), className="num muted hide-phone"),
    ]
    return html.Tr([html.Th(Link(words, href=href), scope="row"), *cells], className="is-on" if is_on else None)


def areas_panel(view: View, lang: Lang) -> Component | None:
    """Status of each area for the chosen round and object, furthest behind first."""
    known = [one for one in view.figures.children if one["received"] is not None]
    bars = status_bars.area_bars(known, view.filters, lang, rows=view.rows)
    if not bars:
        return None
    kind = terms.word(terms.OBJECTS, view.question.object, lang).lower()
    name = terms.round_word(view.round.code, view.round.name, lang)
    sub = t("{round}, {object}, per wilayah tempat partai ini punya laporan.", lang, round=name, object=kind)
    body = status_bars.table(
        bars, lang, first=t("Wilayah", lang), planned=view.figures.planned, more=N_("{n} wilayah lainnya")
    )
    return panel(areas_title(bars, lang), body, lang, sub=sub, metrics=COUNTS)


def threshold_panel(view: View, lang: Lang) -> Component | None:
    """The threshold of the province with what is missing where; of every province for the nation."""
    if view.exempt or not view.thresholds.areas:
        return None
    if view.province is not None:
        return _province(view.province, view, lang)
    if view.is_single:
        return None
    lines = outlook.by_outlook(_line(one, view) for one in view.thresholds.provinces if not one.is_silent)
    if not lines:
        return None
    body = outlook.table(lines, t("Provinsi", lang), lang)
    certain = sum(one.threshold.outlook is Outlook.CERTAIN for one in lines)
    title = tn(
        "Pasti di {certain} dari {n} provinsi yang melapor", len(lines), lang, certain=formats.number(certain, lang)
    )
    sub = outlook.sub(projected=view.thresholds.projected, lang=lang)
    return panel(title, body, lang, sub=sub, metrics=THRESHOLD)


def _line(one: ProvinceThreshold, view: View) -> outlook.Line:
    area = view.names[one.province]
    href = links.to_party(view.filters, view.party.code, area=area.code)
    return outlook.Line(label=area.short_name, title=area.name, href=href, threshold=one)


def _province(one: ProvinceThreshold, view: View, lang: Lang) -> Component:
    facts = {name: formats.number(getattr(one, name), lang) for name in ("met", "areas", "needed", "best")}
    title = t("Belum ada laporan anggota untuk ambang", lang)
    if not one.is_silent:
        title = t(TITLES[one.outlook], lang, **facts)
    shown = [reach for reach, count in one.counts.items() if count]
    body: list[Component] = [
        outlook.legend(shown, lang),
        outlook.outlook_bar(one, lang),
        html.P(outlook.effect(one, lang), className="foot"),
    ]
    if (table := missing_table(view.thresholds.areas, view.names, view.filters, lang)) is not None:
        body.append(table)
    sub = outlook.sub(projected=one.projected, lang=lang)
    return panel(title, body, lang, sub=sub, metrics=(*THRESHOLD, "members_missing"))


def presence_panel(view: View, lang: Lang) -> Component | None:
    """Where the party is registered, where it is not, and of where nobody has said."""
    found = view.registered
    if view.is_single or not (found.here or found.absent):
        return None
    here, absent = (formats.number(len(some), lang) for some in (found.here, found.absent))
    title = t("Terdaftar di {here} kab/kota, tidak terdaftar di {absent}", lang, here=here, absent=absent)
    if not found.absent:
        title = t("Terdaftar di semua {n} kab/kota yang datanya dimuat", lang, n=here)
    body: list[Component] = []
    if found.absent:
        links_ = [Link(area.short_name, href=links.to_area(view.filters, area.code)) for area in found.absent]
        names = [part for one in links_ for part in (one, ", ")][:-1]
        swatch = html.Span(className="swatch is-hatched")
        body.append(html.P([swatch, " ", t("Tidak terdaftar:", lang), " ", *names, "."], className="foot"))
    if found.unsaid:
        words = tn("Keberadaan di {n} kab/kota belum dimuat.", len(found.unsaid), lang)
        body.append(html.P([html.Span(className="swatch is-dotted"), " ", words], className="foot"))
    sub = t("Menurut data keberadaan parpol; yang tidak terdaftar tidak masuk penyebut.", lang)
    return panel(title, body, lang, sub=sub, metrics=("not_registered",))


def samples_panel(view: View, lang: Lang) -> Component | None:
    """The sample of each area, in rounds that draw one."""
    known = sample_table.with_verdicts(view.samples, view.verdicts)
    if not known:
        return None
    decided = {one.area_code: one for one in view.verdicts}
    rows = [
        SampleRow(
            label=view.names[one.area_code].short_name,
            title=view.names[one.area_code].name,
            href=links.to_area(view.filters, one.area_code),
            state=one,
            minimum=view.minimums.get(one.area_code),
            verdict=decided.get(one.area_code),
            enter=links.to_verdict(view.round.code, one.area_code, one.party) if view.enters else None,
        )
        for one in known
    ]
    body: list[Component] = [sample_table.table(rows, t("Wilayah", lang), lang)]
    if said := sample_table.verdict_sentence(view.verdicts, lang):
        body.append(html.P(said, className="foot"))
    met = sum(row.reach is Reach.MET for row in view.thresholds.areas) if view.thresholds.projected else None
    return panel(
        sample_table.title(rows, met, lang), body, lang, sub=sample_table.sub(lang), metrics=sample_table.METRICS
    )
