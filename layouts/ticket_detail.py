"""One service in depth: what it was about, each step with the service time before it, each spell against its target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.core import formats
from dashboard.core.text import Lang, t, tn
from data.helpdesk import (
    CATEGORY_WORDS,
    CHANNEL_WORDS,
    CLOSED,
    ESCALATION_WORDS,
    MINUTE,
    PARTY_LEVEL_WORDS,
    REQUESTER_WORDS,
    STATE_WORDS,
    STEP_WORDS,
)
from layouts import links, terms
from layouts.components.elements import Link, html
from layouts.components.panel import panel
from layouts.service_time import took

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from data.ticket_answers import Step, Ticket, TicketSpell
    from layouts.tickets_view import View


def page(view: View, one: Ticket, lang: Lang) -> Component:
    """The way back, the facts, and what happened."""
    back = links.to_tickets(
        view.filters, state=view.filters.state, category=view.filters.category, stage=view.filters.stage,
        party=view.filters.party, officer=view.filters.officer, reach=view.filters.reach, age=view.filters.age,
        sort=view.filters.sort,
    )  # fmt: skip
    name = view.figures.name
    crumbs: list[Component | str] = [Link(t("‹ Kembali ke daftar", lang), href=back)]
    crumbs += [" · ", Link(f"Help Desk {name}", href=links.to_desk(view.filters, one.area.code))]
    left, right = [_steps(one, lang), _spells(one, lang)], [_facts(view, one, lang), _said(one, lang)]
    return html.Div(
        [
            html.Nav(crumbs, className="crumbs"),
            html.H1(t("Layanan nomor {n}, {area}", lang, n=one.id, area=name)),
            html.Div(
                [
                    html.Div([part for part in left if part is not None], className="stack span-7"),
                    html.Div([part for part in right if part is not None], className="stack span-5"),
                ],
                className="grid",
            ),
        ],
        className="ticket-page",
    )


def title(one: Ticket, lang: Lang) -> str:
    """Whether it is done, and whether in time."""
    last = one.spells[-1]
    if one.state == CLOSED:
        time = took(last.resolution_s, lang)
        if last.late:
            return t("Selesai dalam {time}, lewat sasaran", lang, time=time)
        return t("Selesai dalam {time}, dalam sasaran", lang, time=time)
    if last.late:
        return t("Masih terbuka, lewat sasaran sejak {moment}", lang, moment=formats.short_moment(last.due_at, lang))
    if last.due_at is None:
        return t("Masih terbuka; jam berhenti", lang)
    return t("Masih terbuka, sasaran {moment}", lang, moment=formats.short_moment(last.due_at, lang))


def _steps(one: Ticket, lang: Lang) -> Component:
    heads = [html.Th(t("Waktu", lang), scope="col"), html.Th(t("Langkah", lang), scope="col")]
    heads.append(html.Th(t("Waktu layanan sejak sebelumnya", lang), scope="col", className="num"))
    if one.owned:
        heads.append(html.Th(t("Petugas", lang), scope="col", className="hide-phone"))
    table = html.Table(
        [html.Thead(html.Tr(heads)), html.Tbody([_step(each, one, lang) for each in one.steps])],
        className="rows journey",
    )
    sub = t("Di luar jam layanan tidak dihitung; selama menunggu parpol jam berhenti.", lang)
    if one.from_file and one.pause_s:
        pause = took(one.pause_s, lang)
        sub += " " + t("Menurut berkas, {time} menunggu parpol; jamnya tidak tercatat.", lang, time=pause)
    metrics = ("service_response", "service_resolution", "service_sla_resolution")
    return panel(title(one, lang), table, lang, sub=sub, metrics=metrics)


def _step(each: Step, one: Ticket, lang: Lang) -> html.Tr:
    words: list[Component | str] = [terms.word(STEP_WORDS, each.kind, lang)]
    if more := _target(each, lang):
        words.append(html.Small(more, className="muted"))
    since: list[Component | str] = [took(each.since_s, lang) if each.since_s is not None else ""]
    if each.paused:
        since.append(html.Small(t("jam berhenti", lang), className="muted"))
    cells = [
        html.Th(formats.short_moment(each.at, lang), scope="row", className="nowrap"),
        html.Td(words),
        html.Td(since, className="num muted" if each.paused else "num"),
    ]
    if one.owned:
        cells.append(html.Td(each.officer or formats.NO_VALUE, className="hide-phone"))
    return html.Tr(cells)


def _target(each: Step, lang: Lang) -> str:
    if each.kind == "eskalasi" and each.target:
        return t("ke {office}", lang, office=terms.word(ESCALATION_WORDS, each.target, lang))
    if each.kind == "pindah" and each.target:
        return t("ke {officer}", lang, officer=each.target)
    return t("{n} dari 5", lang, n=each.target) if each.kind == "nilai" and each.target else ""


def _spells(one: Ticket, lang: Lang) -> Component | None:
    """Only where it was opened more than once."""
    if len(one.spells) < 2:  # noqa: PLR2004 - one spell stands in the title
        return None
    heads = (t("Rentang", lang), t("Dibuka", lang), t("Selesai", lang), t("Waktu layanan", lang), t("Sasaran", lang))
    tops = [html.Th(words, scope="col", className="num" if n > 2 else None) for n, words in enumerate(heads)]  # noqa: PLR2004 - the last two are numbers
    table = html.Table(
        [html.Thead(html.Tr(tops)), html.Tbody([_spell(each, lang) for each in one.spells])], className="rows"
    )
    sub = t("Tiap pembukaan kembali dihitung sendiri; respons pertama tidak berubah.", lang)
    late = sum(each.late for each in one.spells)
    head = tn("Dibuka {n} kali", len(one.spells), lang)
    head += "; " + (tn("{n} lewat sasaran", late, lang) if late else t("semua dalam sasaran", lang))
    return panel(head, table, lang, sub=sub, metrics=("service_reopened",))


def _spell(each: TicketSpell, lang: Lang) -> html.Tr:
    taken = html.Td(took(each.resolution_s, lang), className="num late" if each.late else "num")
    return html.Tr(
        [
            html.Th(formats.number(each.n, lang), scope="row"),
            html.Td(formats.short_moment(each.opened_at, lang), className="nowrap"),
            html.Td(formats.short_moment(each.resolved_at, lang), className="nowrap"),
            taken,
            html.Td(took(each.target_s, lang), className="num"),
        ]
    )


def _facts(view: View, one: Ticket, lang: Lang) -> Component:
    minutes = one.response_target_s // MINUTE
    response = t("{time} (sasaran {n} mnt)", lang, time=took(one.response_s, lang), n=minutes)
    party = one.party_name or t("tanpa parpol", lang)
    if one.party_level:
        party += f", {terms.word(PARTY_LEVEL_WORDS, one.party_level, lang)}"
    pairs = [
        (t("Keadaan", lang), terms.word(STATE_WORDS, one.state, lang)),
        (t("Kategori", lang), terms.word(CATEGORY_WORDS, one.category, lang)),
        (t("Partai", lang), party),
        (t("Pemohon", lang), terms.word(REQUESTER_WORDS, one.requester, lang) if one.requester else ""),
        (t("Kanal", lang), terms.word(CHANNEL_WORDS, one.channel, lang)),
        (t("Tahap", lang), view.stage(one.stage)),
        (t("Respons pertama", lang), response),
        (t("Nilai pemohon", lang), t("{n} dari 5", lang, n=one.rating) if one.rating else ""),
    ]
    lines = [html.Tr([html.Th(name, scope="row"), html.Td(value or formats.NO_VALUE)]) for name, value in pairs]
    table = html.Table(html.Tbody(lines), className="rows is-tight ticket-facts")
    sub = t("Tanpa nama, telepon, dan NIK: pemohon dikenal menurut perannya saja.", lang)
    return panel(t("Tentang layanan ini", lang), table, lang, sub=sub)


def _said(one: Ticket, lang: Lang) -> Component | None:
    """The managed question with its answer, and what the officer wrote."""
    parts: list[Component] = []
    for words, name in ((one.topic, ""), (one.question, t("Catatan pertanyaan", lang))):
        if words:
            parts.append(html.P([html.Small(name, className="muted"), " ", words] if name else html.B(words)))
    for words, name in ((one.topic_answer, t("Jawaban baku", lang)), (one.answer, t("Catatan jawaban", lang))):
        if words:
            parts.append(html.P([html.Small(name, className="muted"), " ", words]))
    rest = [words for words in (one.topic_reference, one.reference) if words]
    if rest:
        parts.append(html.P(t("Rujukan: {words}", lang, words="; ".join(rest)), className="muted"))
    if not parts:
        return None
    head = t("Dijawab dengan jawaban baku", lang) if one.topic else t("Pertanyaan dan jawaban", lang)
    return panel(head, html.Div(parts, className="ticket-said"), lang)
