"""The parts of the page of one Help Desk: its open services, its people, its pace against the province, its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t, tn
from data.helpdesk import CATEGORY_WORDS, CHANNEL_WORDS, ESCALATION_WORDS, READINESS, READINESS_WORDS
from layouts import helpdesk_parts as parts
from layouts import links
from layouts import service_quality as quality
from layouts.alerts_panel import alerts_panel
from layouts.components.elements import Link, html
from layouts.components.folding import folding
from layouts.components.panel import panel, stack
from layouts.desk_days import days_panel, hours_panel
from layouts.helpdesk_words import met_words
from layouts.service_dots import Dot, dot_table
from layouts.service_time import age_words, aged, took

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from data.service_answers import OfficerLoad, OpenSpell
    from layouts.helpdesk_view import Desk, View

SHOWN: Final = 10


def body(view: View, lang: Lang) -> list[Component]:
    """What is open and who has it on the left, pace and volume on the right, the place below."""
    desk = view.desk
    if desk is None:
        return []
    came = days_panel(view, desk, lang)
    left = [
        parts.open_panel(view, lang),
        open_list(view, desk, lang) if view.rows else None,
        officers_panel(view, desk.officers, lang),
        quality.ikm_panel(view, lang),
        html.Div(came, id=quality.CAME) if came else None,
    ]
    right = [
        alerts_panel(view, lang),
        pace_panel(view, desk, lang),
        parts.volume_panel(view, lang),
        html.Div(checklist_panel(view, lang), id=quality.READY),
        hours_panel(view, desk, lang),
    ]
    return [stack(left, 7, "service-main"), stack(right, 5)]


def open_list(view: View, desk: Desk, lang: Lang) -> Component | None:
    """Every open service, the oldest first, with what is due."""
    spells = view.service.spells
    if not spells:
        return None
    heads = [
        html.Th(t("Dibuka", lang), scope="col"),
        html.Th(t("Kategori", lang), scope="col"),
        html.Th(t("Parpol", lang), scope="col", className="hide-phone"),
        html.Th(t("Umur", lang), scope="col", className="num hide-phone"),
        html.Th(t("Sasaran", lang), scope="col", className="num"),
    ]
    if desk.owners:
        heads.append(html.Th(t("Petugas", lang), scope="col", className="hide-phone"))
    names = {one.code: one.abbreviation for one in desk.parties}
    lines = [_open(one, view, desk, names.get(one.party, one.party), lang) for one in spells]
    late = sum(one.is_late(view.service.as_of) for one in spells)
    title = tn("{n} layanan lewat sasaran", late, lang) if late else t("Semua yang terbuka masih dalam sasaran", lang)
    table = folding(heads, lines, lang, more=N_("{n} layanan lainnya"), name="service-open", shown=SHOWN)
    sub = t("Layanan terbuka, yang terlama di atas; saat menunggu parpol jam berhenti.", lang)
    return panel(title, table, lang, sub=sub, metrics=("service_open", "service_sla_resolution"))


def _open(one: OpenSpell, view: View, desk: Desk, party: str, lang: Lang) -> html.Tr:
    moment = view.service.as_of
    about: list[Component | str] = [t(CATEGORY_WORDS.get(one.category, one.category), lang)]
    about.append(html.Small(_state(one, lang), className="muted"))
    late = one.is_late(moment)
    when = formats.short_moment(one.opened_at, lang)
    listed = view.filters.but(area=one.area_code, state="belum_selesai", reach=parts.reach(view.whole))
    cells = [
        html.Th(Link(when, href=links.to_ticket(listed, one.ticket_id)), scope="row", className="nowrap"),
        html.Td(about),
        html.Td(party or formats.NO_VALUE, className="hide-phone"),
        html.Td(age_words(one.days, one.days, lang), className="num hide-phone"),
        html.Td(_due(one, late=late, lang=lang), className="num strong late" if late else "num"),
    ]
    if desk.owners:
        cells.append(html.Td(_owner(one, view, lang), className="hide-phone"))
    return html.Tr(cells)


def _state(one: OpenSpell, lang: Lang) -> str:
    """Channel, and where it stands."""
    said = [t(CHANNEL_WORDS.get(one.channel, one.channel), lang)]
    if one.n > 1:
        said.append(t("dibuka kembali", lang))
    if one.waiting_since:
        said.append(t("menunggu parpol", lang))
    elif one.is_escalated:
        where = t(ESCALATION_WORDS.get(one.escalated_to or "", one.escalated_to or ""), lang)
        said.append(t("di {office}, {age}", lang, office=where, age=aged(one.escalated_days, lang)))
    elif one.responded_at is None and one.n == 1:
        said.append(t("belum direspons", lang))
    return ", ".join(said)


def _due(one: OpenSpell, *, late: bool, lang: Lang) -> str:
    if one.due_at is None:
        return t("jam berhenti", lang) if one.waiting_since else formats.NO_VALUE
    when = formats.short_moment(one.due_at, lang)
    return t("lewat, {moment}", lang, moment=when) if late else when


def _owner(one: OpenSpell, view: View, lang: Lang) -> Component | str:
    if not one.officer:
        return t("belum ada", lang)
    href = parts.cases(view, view.whole, officer=one.officer, state="belum_selesai")
    return Link(one.officer, href=href) if href else one.officer


def officers_panel(view: View, loads: Sequence[OfficerLoad], lang: Lang) -> Component | None:
    """Who did how much and has what open: for the desk's own people."""
    if not loads:
        return None
    ranked = sorted(loads, key=lambda one: (-one.open_now, -one.opened, one.officer))
    most = ranked[0]
    heads = [
        html.Th(t("Petugas", lang), scope="col"),
        html.Th(t("Dibuka", lang), scope="col", className="num"),
        html.Th(t("Selesai", lang), scope="col", className="num"),
        html.Th(t("Median", lang), scope="col", className="num"),
        html.Th("p90", scope="col", className="num hide-phone"),
        html.Th(t("Terbuka", lang), scope="col", className="num"),
        html.Th(t("Lewat sasaran", lang), scope="col", className="num hide-phone"),
    ]
    lines = [_load(one, view, lang) for one in ranked]
    name = most.officer or t("tanpa petugas", lang)
    title = tn("{name} memegang {n} layanan terbuka", most.open_now, lang, name=name)
    if not most.open_now:
        title = t("Tidak ada petugas yang memegang layanan terbuka", lang)
    table = folding(heads, lines, lang, more=N_("{n} petugas lainnya"), name="service-officers", shown=SHOWN)
    sub = t("Hanya terlihat oleh satker ini; jumlah layanan bukan ukuran mutu kerja.", lang)
    return panel(title, table, lang, sub=sub, metrics=("service_officers",))


def _load(one: OfficerLoad, view: View, lang: Lang) -> html.Tr:
    def link(count: int, state: str | None = None) -> Component | str:
        words = formats.number(count, lang)
        if not (count and view.rows and one.officer):
            return words
        return Link(words, href=parts.cases(view, view.whole, officer=one.officer, state=state))

    return html.Tr(
        [
            html.Th(one.officer or t("tanpa petugas", lang), scope="row"),
            html.Td(link(one.opened), className="num"),
            html.Td(formats.number(one.resolved, lang), className="num"),
            html.Td(took(one.resolution.median, lang), className="num"),
            html.Td(took(one.resolution.p90, lang), className="num hide-phone"),
            html.Td(link(one.open_now, "belum_selesai"), className="num strong"),
            html.Td(link(one.overdue, "lewat"), className="num hide-phone late" if one.overdue else "num hide-phone"),
        ]
    )


def pace_panel(view: View, desk: Desk, lang: Lang) -> Component | None:
    """Response and resolution beside those of the whole province, without names."""
    whole, peers = view.whole, desk.peers
    if not whole.resolution.n and not whole.response.n:
        return None
    area = view.service.area
    own = f"KPU {area.short_name}" if whole.own else area.short_name
    tables: list[Component] = []
    goals = (
        (t("Penyelesaian", lang), whole.resolution, peers.resolution if peers else None, whole.day_s),
        (
            t("Respons pertama", lang),
            whole.response,
            peers.response if peers else None,
            view.service.sla.response_s(view.filters.channel or ""),
        ),
    )
    for name, mine, theirs, target in goals:
        dots = [Dot(name=own, href=links.to_desk(view.filters, area.code), spread=mine, target=target)]
        if theirs is not None:
            other, href = t("Seluruh provinsi", lang), links.to_help("service_resolution")
            dots.append(Dot(name=other, href=href, spread=theirs, target=target))
        tables += [html.H3(name), dot_table(dots, lang, name="service-pace")]
    sub = t("Waktu layanan: batang p10–p90, titik median, garis sasaran; provinsi sebagai satu kesatuan.", lang)
    if not view.filters.channel:
        minutes = view.service.sla.response_face_minutes
        sub += " " + t("Garis respons: sasaran di luar tatap muka; tatap muka {n} menit.", lang, n=minutes)
    return panel(
        _pace_title(view, desk, lang), tables, lang, sub=sub, metrics=("service_resolution", "service_response")
    )


def _pace_title(view: View, desk: Desk, lang: Lang) -> str:
    own = met_words(view.whole.resolution_sla, lang)
    if desk.peers is None or not desk.peers.resolution_sla.n:
        return t("{share} selesai tepat waktu", lang, share=own)
    theirs = met_words(desk.peers.resolution_sla, lang)
    return t("{share} selesai tepat waktu; seluruh provinsi {other}", lang, share=own, other=theirs)


def checklist_panel(view: View, lang: Lang) -> Component:
    """The SOP's items of this desk, gaps first, with date and who confirmed."""
    items = next(iter(view.ready.get(view.service.area.code, ({},))), {})
    missing = [code for code in READINESS if code not in items or not items[code].available]
    rest = [code for code in READINESS if code not in missing]
    lines = []
    for code in [*missing, *rest]:
        said = items.get(code)
        who = said.by or "" if said and view.desk and view.desk.owners else ""
        when = formats.short_day(formats.local(said.at).date(), lang) if said else t("belum pernah dikonfirmasi", lang)
        lines.append(
            html.Tr(
                [
                    html.Th(t(READINESS_WORDS[code], lang), scope="row"),
                    quality.sign(said, lang),
                    html.Td(", ".join(one for one in (when, who) if one), className="muted"),
                ]
            )
        )
    title = t("Siap: semua butir SOP ada", lang)
    if not items:
        title = t("Kesiapan belum dikonfirmasi", lang)
    elif missing:
        title = tn("{n} butir SOP kurang", len(missing), lang)
    table = html.Table(html.Tbody(lines), className="rows is-tight service-checklist")
    sub = t("✓ ada, – belum ada, titik belum pernah dikonfirmasi.", lang)
    return panel(title, table, lang, sub=sub, metrics=("service_readiness",))
